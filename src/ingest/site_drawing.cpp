#include "ingest/site_drawing.h"

#include "geo/crs.h"
#include "ingest/dxf_texts.h"
#include "ingest/file_kind.h"
#include "ingest/gdal_access.h"
#include "ingest/read.h"
#include "ingest/site_lines_code.h"
#include "ingest/site_raster.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <filesystem>
#include <map>

#include <unistd.h>

namespace ingest {

namespace {

using base::Fault;
using base::Word;

constexpr std::uintmax_t kMostLineBytes = std::uintmax_t{256} << 20U;
constexpr std::size_t kMostClasses = 4096;  // a drawing with more has no classes
constexpr int kLattice = 5;                 // points a side, to see how affine a projection is

/// Lines under way: numbers of classes, and how much there is already.
struct Gathering {
    SiteLines lines;
    std::map<std::string, std::uint16_t, std::less<>> numbers;
    std::int64_t vertices = 0;
};

std::uint16_t class_number(Gathering& to, std::string_view name) {
    const auto known = to.numbers.find(name);
    if (known != to.numbers.end()) return known->second;
    std::vector<std::string>& classes = to.lines.classes;
    if (classes.size() >= kMostClasses) return static_cast<std::uint16_t>(kMostClasses - 1);
    const auto number = static_cast<std::uint16_t>(classes.size());
    classes.emplace_back(name);
    to.numbers.emplace(name, number);
    return number;
}

void take_line(Gathering& to, geo::Ring points, std::uint16_t cls, bool closed) {
    if (closed) points.push_back(points.front());
    const auto count = static_cast<std::int64_t>(points.size());
    if (to.vertices + count > kSiteMostVertices) {
        ++to.lines.lines_left_out;
        return;
    }
    to.vertices += count;
    for (const geo::Point point : points) to.lines.box.add(point);
    to.lines.lines.push_back({cls, std::move(points)});
}

bool has_lines(const Feature& feature) {
    return feature.shape.kind == geo::ShapeKind::Line || feature.shape.kind == geo::ShapeKind::Area;
}

/// Sheets of a DXF show its model again, smaller, with frames and stamps round it.
bool on_a_sheet(const Feature& feature) {
    return tag(feature, "PaperSpace") == "true";
}

void take_layer(Gathering& to, Layer& layer) {
    for (Feature& feature : layer.features) {
        if (!has_lines(feature) || on_a_sheet(feature)) continue;
        const std::string_view drawn_on = tag(feature, "Layer");  // DXF, DGN and DWG
        const std::uint16_t cls = class_number(to, drawn_on.empty() ? layer.name : drawn_on);
        const bool closed = feature.shape.kind == geo::ShapeKind::Area;
        for (geo::Ring& part : feature.shape.parts) take_line(to, std::move(part), cls, closed);
    }
    for (const Remark& remark : layer.remarks) {
        if (remark.reason == "bad-coordinates" || remark.reason == "unreadable")
            to.lines.rows_broken += static_cast<std::int64_t>(remark.ids.size());
    }
}

std::int64_t lines_of(const Layer& layer) {
    std::int64_t count = 0;
    for (const Feature& feature : layer.features) {
        if (has_lines(feature)) count += static_cast<std::int64_t>(feature.shape.parts.size());
    }
    return count;
}

bool is_archive_or_extract(FileKind kind) {
    return kind == FileKind::Gzip || kind == FileKind::Bzip2 || kind == FileKind::Zip ||
           kind == FileKind::Tar || kind == FileKind::OtherArchive || kind == FileKind::OsmPbf;
}

base::Result<SiteDrawing> read_lines(const std::string& path, const std::atomic<bool>* cancelled) {
    const DxfTexts texts{path};
    ReadOptions options;
    options.cancelled = cancelled;
    base::Result<std::vector<Layer>> layers = read_file(path, options);
    if (!layers) return base::refusal(layers);
    Gathering to;
    SiteDrawing drawing;
    const std::string* crs = nullptr;
    for (Layer& layer : *layers) {
        const std::int64_t count = lines_of(layer);
        if (count > 0 && crs == nullptr) crs = &layer.crs;
        if (crs != nullptr && layer.crs != *crs) {
            to.lines.lines_left_out += count;
            continue;
        }
        take_layer(to, layer);
    }
    if (to.lines.lines.empty() && to.lines.lines_left_out == 0)
        return base::fail(Fault::Corrupt, Word::FileEmpty, {path});
    if (to.lines.lines.empty())
        return base::fail(Fault::Unsupported, Word::FileUnknown, {path}, "too many vertices");
    if (crs != nullptr && !crs->empty()) drawing.georeference = SiteGeoreference{{}, *crs};
    drawing.content = std::move(to.lines);
    return drawing;
}

base::Result<SiteDrawing> read_any(const std::string& path, const std::atomic<bool>* cancelled) {
    {
        GdalSession session;
        const std::optional<std::string> head = first_bytes_of(path, 1U << 16U);
        if (!head) return base::fail(Fault::Unreachable, Word::FileNotReadable, {path});
        if (head->empty()) return base::fail(Fault::Corrupt, Word::FileEmpty, {path});
        if (is_picture(path)) return read_picture(path, path, session, cancelled);
        if (is_archive_or_extract(kind_of(path, *head)))
            return base::fail(Fault::Unsupported, Word::FileUnknown, {path});
    }
    std::error_code ignored;
    if (std::filesystem::file_size(path, ignored) > kMostLineBytes)
        return base::fail(Fault::Unsupported, Word::FileUnknown, {path}, "too many bytes");
    return read_lines(path, cancelled);
}

bool is_empty(const SiteDrawing& drawing) {
    if (const auto* raster = std::get_if<SiteRaster>(&drawing.content)) {
        if (raster->width_px <= 0 || raster->height_px <= 0) return true;
        const auto pixels = static_cast<std::size_t>(raster->width_px) *
                            static_cast<std::size_t>(raster->height_px);
        return raster->rgba.size() != pixels * 4 ||
               std::max(raster->width_px, raster->height_px) > kSiteLongestSide_px;
    }
    return std::get<SiteLines>(drawing.content).lines.empty();
}

/// Whether most pixels are like the one to their left, as in what was drawn; what was scanned or
/// photographed has grain, and a PNG of it would take its full size.
bool is_flat(const SiteRaster& raster) {
    std::size_t same = 0;
    const std::size_t size = raster.rgba.size();
    for (std::size_t i = 4; i < size; i += 4) {
        if (std::memcmp(&raster.rgba[i], &raster.rgba[i - 4], 4) == 0) ++same;
    }
    return same * 2 >= size / 4;
}

std::string bytes_from_raster(const SiteRaster& raster) {
    if (!is_flat(raster)) {
        std::string close = picture_from_raster(raster, "WEBP", {"QUALITY=90", "METHOD=2"});
        if (!close.empty()) return close;
    }
    return picture_from_raster(raster, "PNG", {"ZLEVEL=6"});
}

}  // namespace

bool may_be_site_drawing(const std::string& name) {
    static constexpr std::array<std::string_view, 22> kEndings{
        "png", "jpg",  "jpeg", "webp", "tif",     "tiff", "bmp", "gif", "jp2", "pdf", "dxf",
        "dwg", "json", "gml",  "kml",  "geojson", "gpkg", "shp", "tab", "mif", "svg", "vrt"};
    return std::ranges::find(kEndings, extension_of(name)) != kEndings.end();
}

geo::Box box_of(const SiteDrawing& drawing) {
    if (const auto* lines = std::get_if<SiteLines>(&drawing.content)) return lines->box;
    const auto& raster = std::get<SiteRaster>(drawing.content);
    return {0, 0, static_cast<double>(raster.width_px), static_cast<double>(raster.height_px)};
}

geo::YAxis y_axis_of(const SiteDrawing& drawing) {
    return std::holds_alternative<SiteRaster>(drawing.content) ? geo::YAxis::Down : geo::YAxis::Up;
}

base::Result<SiteDrawing> read_site_drawing(const std::string& path,
                                            const std::atomic<bool>* cancelled) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return base::fail(Fault::NotFound, Word::FileMissing, {path});
    if (access(path.c_str(), R_OK) != 0)
        return base::fail(Fault::Denied, Word::FileNotReadable, {path});
    // Pipes and devices would keep the reader waiting for ever.
    if (!std::filesystem::is_regular_file(path, ignored))
        return base::fail(Fault::Unsupported, Word::FileUnknown, {path});
    try {
        return read_any(path, cancelled);
    } catch (const std::exception& error) {
        return base::fail(Fault::Corrupt, Word::FileBroken, {path}, error.what());
    }
}

std::optional<geo::ControlFit> placed_by_file(const SiteDrawing& drawing,
                                              const std::string& ground_crs) {
    if (!drawing.georeference || drawing.georeference->crs.empty()) return std::nullopt;
    const auto transform = geo::Transform::between(drawing.georeference->crs, ground_crs);
    if (!transform) return std::nullopt;
    const geo::Box box = box_of(drawing);
    std::vector<geo::ControlPair> pairs;
    std::vector<geo::Point> ground;
    for (int i = 0; i < kLattice * kLattice; ++i) {
        const double across = static_cast<double>(i % kLattice) / (kLattice - 1);
        const double along = static_cast<double>(i / kLattice) / (kLattice - 1);
        const geo::Point at{box.x0 + box.width() * across, box.y0 + box.height() * along};
        pairs.push_back({at, {}});
        ground.push_back(geo::mapped(drawing.georeference->crs_from_drawing, at));
    }
    transform->apply(ground);
    for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].ground = ground[i];
    const auto fit = geo::fitted(pairs, y_axis_of(drawing));
    return fit ? std::optional{*fit} : std::nullopt;
}

base::Result<std::string> encode(const SiteDrawing& drawing) {
    if (is_empty(drawing)) return base::fail(Fault::Corrupt, Word::Unexpected);
    const GdalSession session;
    const auto* lines = std::get_if<SiteLines>(&drawing.content);
    std::string bytes = lines != nullptr ? bytes_from_lines(*lines)
                                         : bytes_from_raster(std::get<SiteRaster>(drawing.content));
    if (bytes.empty())
        return base::fail(Fault::Unsupported, Word::Unexpected, {}, session.failure());
    return bytes;
}

std::string_view media_type_of(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
    if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
    if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP")
        return "image/webp";
    if (bytes.starts_with(kSiteLinesMagic)) return "application/x-getu-lines";
    return {};
}

std::optional<SiteDrawing> decode(std::string_view bytes) {
    const std::string_view type = media_type_of(bytes);
    if (type.empty()) return std::nullopt;
    const GdalSession session;
    if (type == "application/x-getu-lines") {
        std::optional<SiteLines> lines = lines_from_bytes(bytes);
        if (!lines) return std::nullopt;
        return SiteDrawing{*std::move(lines), std::nullopt};
    }
    std::optional<SiteRaster> raster = raster_from_picture(std::string{bytes});
    if (!raster) return std::nullopt;
    return SiteDrawing{*std::move(raster), std::nullopt};
}

}  // namespace ingest
