#include "geo/crs.h"

#include <cmath>
#include <utility>

#include <proj.h>

namespace geo {

struct Projection::Context {
    PJ_CONTEXT* proj = proj_context_create();
    PJ* transform = nullptr;

    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    Context(Context&&) = delete;
    Context& operator=(Context&&) = delete;
    ~Context() {
        proj_destroy(transform);
        proj_context_destroy(proj);
    }
};

int epsg_at(double longitude_deg, double latitude_deg) {
    if (longitude_deg >= 73.5 && longitude_deg < 136.5 && latitude_deg >= 0) {
        const int zone = static_cast<int>(std::floor((longitude_deg + 1.5) / 3));
        return 4534 + zone - 25;  // zone 25 has its central meridian at 75 E
    }
    const int zone = static_cast<int>(std::floor((longitude_deg + 180) / 6)) % 60 + 1;
    return (latitude_deg >= 0 ? 32600 : 32700) + zone;
}

base::Result<CrsText> crs_text(int epsg) {
    const std::unique_ptr<PJ_CONTEXT, decltype(&proj_context_destroy)> context{
        proj_context_create(), &proj_context_destroy};
    proj_log_level(context.get(), PJ_LOG_NONE);  // a refusal is told once, by us
    const std::unique_ptr<PJ, decltype(&proj_destroy)> crs{
        proj_create_from_database(context.get(), "EPSG", std::to_string(epsg).c_str(),
                                  PJ_CATEGORY_CRS, 0, nullptr),
        &proj_destroy};
    const char* wkt = crs ? proj_as_wkt(context.get(), crs.get(), PJ_WKT1_GDAL, nullptr) : nullptr;
    if (wkt == nullptr)
        return base::fail(base::Fault::Unsupported, base::Word::CrsUnknown, {std::to_string(epsg)});
    return CrsText{proj_get_name(crs.get()), wkt};
}

base::Result<Projection> Projection::to(int epsg) {
    auto context = std::make_shared<Context>();
    proj_log_level(context->proj, PJ_LOG_NONE);
    const std::string target = "EPSG:" + std::to_string(epsg);
    PJ* raw = proj_create_crs_to_crs(context->proj, "OGC:CRS84", target.c_str(), nullptr);
    // Authorities disagree about which axis comes first; here x is always east.
    context->transform = raw ? proj_normalize_for_visualization(context->proj, raw) : nullptr;
    proj_destroy(raw);
    if (context->transform == nullptr)
        return base::fail(base::Fault::Unsupported, base::Word::CrsUnknown, {std::to_string(epsg)});
    return Projection{std::move(context)};
}

Point Projection::projected_from_degrees(Point degrees) const {
    const PJ_COORD out =
        proj_trans(context_->transform, PJ_FWD, proj_coord(degrees.x, degrees.y, 0, 0));
    return {out.xy.x, out.xy.y};
}

Point Projection::degrees_from_projected(Point metres) const {
    const PJ_COORD out =
        proj_trans(context_->transform, PJ_INV, proj_coord(metres.x, metres.y, 0, 0));
    return {out.xy.x, out.xy.y};
}

}  // namespace geo
