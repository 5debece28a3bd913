#include "ingest/floor_open.h"

#include "ingest/dxf_texts.h"
#include "ingest/file_kind.h"
#include "ingest/gdal_access.h"
#include "ingest/read.h"
#include "ingest/site_raster.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <unistd.h>

namespace ingest {

namespace {

using base::Fault;
using base::Word;

constexpr std::size_t kPlanHead = std::size_t{1} << 16U;
constexpr std::uintmax_t kLargestPlan = std::uintmax_t{256} << 20U;

/// The folder of an IMDF archive when one of its files is named, else the path itself.
std::string whole_of(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return path;
    const std::filesystem::path folder = std::filesystem::path{path}.parent_path();
    const bool manifest = name_of(path) == "manifest.json";
    const bool one_of_many =
        !imdf_type(path).empty() && std::filesystem::exists(folder / "manifest.json", ignored);
    if (!manifest && !one_of_many) return path;
    return folder.empty() ? std::string{"."} : folder.string();
}

struct OtherFormat {
    std::string_view head;
    std::string_view name;
};
constexpr std::array kOtherFormats{OtherFormat{"AC10", "DWG"},
                                   OtherFormat{"AutoCAD Binary DXF", "DXF (binary)"},
                                   OtherFormat{"ISO-10303-21", "IFC"}};

/// What is told apart by its first bytes and is no plan that can be read.
std::optional<base::Error> refused_head(const std::string& path, std::string_view head) {
    if (head.empty()) return base::Error{Fault::Corrupt, Word::FileEmpty, {path}, {}};
    for (const OtherFormat& format : kOtherFormats)
        if (head.starts_with(format.head))
            return base::Error{
                Fault::Unsupported, Word::LevelCad, {path, std::string{format.name}}, {}};
    const GdalSession session;
    if (head.starts_with("%PDF") || head.starts_with("\xFF\xD8\xFF") || is_picture(path))
        return base::Error{Fault::Unsupported, Word::LevelPicture, {path}, {}};
    return std::nullopt;
}

bool is_dxf_layer(const Layer& layer) {
    return extension_of(layer.file) == "dxf" && layer.name == "entities";
}

base::Result<PlanKind> kind_of_plan(const std::string& path, const std::vector<Layer>& layers) {
    if (std::ranges::any_of(layers, is_dxf_layer)) return PlanKind::Dxf;
    if (is_imdf(layers)) return PlanKind::Imdf;
    if (is_osm_indoor(layers)) return PlanKind::OsmIndoor;
    if (std::ranges::any_of(layers, &Layer::from_osm))
        return base::fail(Fault::Unsupported, Word::LevelUnknown, {path});
    return PlanKind::FloorFiles;
}

base::Result<OpenPlan> open_file(const std::string& path, const PlanOptions& options) {
    OpenPlan open{.path = path};
    std::error_code ignored;
    std::string head;
    if (std::filesystem::is_regular_file(path, ignored)) {
        if (std::filesystem::file_size(path, ignored) > kLargestPlan)
            return base::fail(Fault::Unsupported, Word::LevelTooThick, {path});
        {
            const GdalSession session;
            head = first_bytes_of(path, kPlanHead).value_or(std::string{});
        }
        if (auto refused = refused_head(path, head)) return tl::unexpected{*std::move(refused)};
    }
    if (head.find("IndoorFeatures") != std::string::npos) {
        open.kind = PlanKind::IndoorGml;
        auto layers = read_indoor_gml(path);
        if (!layers) return base::refusal(layers);
        open.layers = *std::move(layers);
        return open;
    }
    const DxfTexts texts{path, options.encoding};
    ReadOptions reading;
    reading.encoding = options.encoding;
    reading.cancelled = options.cancelled;
    auto layers = read_file(path, reading);
    if (!layers) return base::refusal(layers);
    const auto kind = kind_of_plan(path, *layers);
    if (!kind) return base::refusal(kind);
    open.kind = *kind;
    open.layers = *std::move(layers);
    if (open.kind == PlanKind::Dxf) {
        std::erase_if(open.layers, [](const Layer& layer) { return !is_dxf_layer(layer); });
        const GdalSession session;
        open.declared_m = declared_unit(
            first_bytes_of(open.layers.front().file, kPlanHead).value_or(std::string{}));
    } else if (open.kind != PlanKind::OsmIndoor) {
        open.notes = plan_notes(path);
    }
    return open;
}

}  // namespace

base::Result<OpenPlan> open_plan(const std::string& path, const PlanOptions& options) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return base::fail(Fault::NotFound, Word::FileMissing, {path});
    if (access(path.c_str(), R_OK) != 0)
        return base::fail(Fault::Denied, Word::FileNotReadable, {path});
    const bool file = std::filesystem::is_regular_file(path, ignored);
    // Pipes and devices would keep the reader waiting for ever.
    if (!file && !std::filesystem::is_directory(path, ignored))
        return base::fail(Fault::Unsupported, Word::LevelUnknown, {path});
    auto open = open_file(whole_of(path), options);
    if (!open && open.error().word == Word::FileUnknown)
        return base::fail(Fault::Unsupported, Word::LevelUnknown, {path}, open.error().about);
    return open;
}

void take_parts(const OpenPlan& open, const PlanOptions& options, Ledger& ledger, PlanParts& plan) {
    switch (open.kind) {
        case PlanKind::Imdf:
            return take_imdf(open.layers, open.notes, ledger, plan);
        case PlanKind::OsmIndoor:
            return take_osm_indoor(open.layers, ledger, plan);
        case PlanKind::FloorFiles:
            return take_floor_files(open.layers, open.notes, ledger, plan);
        case PlanKind::Dxf:
            return take_dxf(open.layers, options.roles, ledger, plan);
        case PlanKind::IndoorGml:
            return take_indoor_gml(open.layers, ledger, plan);
    }
}

bool may_be_plan(const std::string& name) {
    static constexpr std::array<std::string_view, 12> kEndings{
        "dxf", "geojson", "json", "osm", "pbf", "gml", "xml", "gpkg", "shp", "zip", "gz", "kml"};
    return std::ranges::find(kEndings, extension_of(name)) != kEndings.end();
}

}  // namespace ingest
