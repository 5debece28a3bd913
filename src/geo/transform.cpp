#include "geo/crs.h"

#include <cstdlib>
#include <string_view>
#include <utility>

#include <proj.h>

namespace geo {

namespace {

using ContextPtr = std::unique_ptr<PJ_CONTEXT, decltype(&proj_context_destroy)>;
using PjPtr = std::unique_ptr<PJ, decltype(&proj_destroy)>;

ContextPtr quiet_context() {
    ContextPtr context{proj_context_create(), &proj_context_destroy};
    proj_log_level(context.get(), PJ_LOG_NONE);  // a refusal is told once, by us
    return context;
}

PjPtr owned(PJ* pj) {
    return {pj, &proj_destroy};
}

/// The horizontal CRS itself, without a height and without the shift that comes with it.
PjPtr plain_crs(PJ_CONTEXT* context, PjPtr crs) {
    for (int depth = 0; crs && depth < 4; ++depth) {
        const PJ_TYPE type = proj_get_type(crs.get());
        if (type == PJ_TYPE_COMPOUND_CRS)
            crs = owned(proj_crs_get_sub_crs(context, crs.get(), 0));
        else if (type == PJ_TYPE_BOUND_CRS)
            crs = owned(proj_get_source_crs(context, crs.get()));
        else
            break;
    }
    return crs;
}

std::string text_of(const char* text) {
    return text == nullptr ? std::string{} : std::string{text};
}

Box area_of_use(PJ_CONTEXT* context, const PJ* crs) {
    Box use;
    double west = 0, south = 0, east = 0, north = 0;
    const char* name = nullptr;
    if (proj_get_area_of_use(context, crs, &west, &south, &east, &north, &name) == 0) return use;
    if (west < -180 || south < -90 || east < west) return use;  // unknown, or over the date line
    use.add(Point{west, south});
    use.add(Point{east, north});
    return use;
}

std::string datum_name(PJ_CONTEXT* context, const PJ* crs) {
    PjPtr datum = owned(proj_crs_get_datum(context, crs));
    if (!datum) datum = owned(proj_crs_get_datum_ensemble(context, crs));
    return datum ? text_of(proj_get_name(datum.get())) : std::string{};
}

base::Error unknown(const std::string& text) {
    const bool coded = text.starts_with("EPSG:");
    return {base::Fault::Unsupported,
            base::Word::CrsUnknown,
            {coded ? text.substr(5) : text.substr(0, 60)}};
}

}  // namespace

base::Result<CrsFacts> crs_facts(const std::string& text) {
    const ContextPtr context = quiet_context();
    PjPtr whole = owned(proj_create(context.get(), text.c_str()));
    CrsFacts facts;
    facts.own_shift = whole && proj_get_type(whole.get()) == PJ_TYPE_BOUND_CRS;
    const PjPtr crs = plain_crs(context.get(), std::move(whole));
    if (!crs || proj_is_crs(crs.get()) == 0) return tl::unexpected{unknown(text)};

    facts.name = text_of(proj_get_name(crs.get()));
    const char* authority = proj_get_id_auth_name(crs.get(), 0);
    const char* code = proj_get_id_code(crs.get(), 0);
    if (authority && code && std::string_view{authority} == "EPSG") facts.epsg = std::atoi(code);
    const PJ_TYPE type = proj_get_type(crs.get());
    facts.degrees = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
    facts.earth = facts.degrees || type == PJ_TYPE_PROJECTED_CRS;
    facts.use = area_of_use(context.get(), crs.get());
    facts.datum = datum_name(context.get(), crs.get());
    return facts;
}

struct Transform::Context {
    ContextPtr proj = quiet_context();
    PjPtr transform = owned(nullptr);
};

base::Result<Transform> Transform::between(const std::string& from, const std::string& to) {
    auto context = std::make_shared<Context>();
    PJ_CONTEXT* proj = context->proj.get();
    const PjPtr raw = owned(proj_create_crs_to_crs(proj, from.c_str(), to.c_str(), nullptr));
    if (!raw) return tl::unexpected{unknown(crs_facts(from) ? to : from)};
    // Authorities disagree about which axis comes first; here x is always east.
    context->transform = owned(proj_normalize_for_visualization(proj, raw.get()));
    if (!context->transform) return tl::unexpected{unknown(from)};
    return Transform{std::move(context)};
}

void Transform::apply(std::span<Point> points) const {
    if (points.empty()) return;
    constexpr std::size_t kStep = sizeof(Point);
    const std::size_t count = points.size();
    proj_trans_generic(context_->transform.get(), PJ_FWD, &points[0].x, kStep, count, &points[0].y,
                       kStep, count, nullptr, 0, 0, nullptr, 0, 0);
}

}  // namespace geo
