// ingest/site_drawing.h — a drawing to lie under the plan of a courtyard: a scan or photograph, or
// the lines of a CAD file. What it shows is looked at, and never becomes rows.
//
// A raster's own plane is pixels as kept, from the upper left corner, y down; a vector's the units
// of its file, y up. Where it lies on the ground is said by geo/control_points.h.
#pragma once

#include "base/result.h"
#include "geo/control_points.h"
#include "geo/shape.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ingest {

inline constexpr int kSiteLongestSide_px = 4096;
inline constexpr std::int64_t kSiteMostVertices = 2'000'000;

struct SiteRaster {
    int width_px = 0;  // neither side over kSiteLongestSide_px
    int height_px = 0;
    int file_width_px = 0;  // before it was scaled down; what `decode` gives has no other size
    int file_height_px = 0;
    std::vector<std::uint8_t> rgba;  // rows from the top, alpha straight, 0 where there is no data

    friend bool operator==(const SiteRaster&, const SiteRaster&) = default;
};

/// Two points or more; the border of an area returns to where it began.
struct SiteLine {
    std::uint16_t cls = 0;  // index into SiteLines::classes
    geo::Ring points;

    friend bool operator==(const SiteLine&, const SiteLine&) = default;
};

struct SiteLines {
    std::vector<std::string> classes;  // layers of the drawing, in the order they were met
    std::vector<SiteLine> lines;
    geo::Box box;
    std::int64_t lines_left_out = 0;  // over kSiteMostVertices, or in another CRS than the first
    std::int64_t rows_broken = 0;     // without coordinates that are numbers

    friend bool operator==(const SiteLines&, const SiteLines&) = default;
};

/// Where the file itself says the drawing lies.
struct SiteGeoreference {
    geo::Affine crs_from_drawing;  // x east or longitude, whatever the authority writes first
    std::string crs;               // "EPSG:n" or WKT; empty when only a world file says numbers

    friend bool operator==(const SiteGeoreference&, const SiteGeoreference&) = default;
};

struct SiteDrawing {
    std::variant<SiteRaster, SiteLines> content;
    std::optional<SiteGeoreference> georeference;
};

geo::Box box_of(const SiteDrawing& drawing);
geo::YAxis y_axis_of(const SiteDrawing& drawing);

/// Pictures of any depth (grey, palette, colours, CMYK, also 1 and 16 bits and floating point)
/// are scaled down by averaging until neither side is over kSiteLongestSide_px; of several pages
/// the first is taken, of a PDF its picture. From anything else lines and borders of areas are
/// taken, from a DXF only those of its model space.
///
/// Refuses what is not there with FileMissing, what may not be read with FileNotReadable, what
/// nobody knows, an archive, a folder, or more than 1 GiB of pixels or 256 MiB of lines with
/// FileUnknown, what is damaged with FileBroken, and what shows nothing with FileEmpty.
base::Result<SiteDrawing> read_site_drawing(const std::string& path,
                                            const std::atomic<bool>* cancelled = nullptr);

/// By its name alone: a picture, a PDF, or lines.
bool may_be_site_drawing(const std::string& name);

/// The placement that the file's georeference means in another CRS: an affine map through a
/// lattice over the drawing, whose residuals say how far the two systems are from being affine to
/// each other. Nothing when the file says no system, or one that does not reach there.
std::optional<geo::ControlFit> placed_by_file(const SiteDrawing& drawing,
                                              const std::string& ground_crs);

/// A drawing as bytes for a store. A raster is a PNG when most of its pixels are like their
/// neighbours, as in what was drawn; what has grain, like scans and photographs, is a WebP of
/// quality 90: any program can show them. Lines are our own format (site_lines_code.h). Neither
/// holds the georeference, which goes where the placement goes. Refuses an empty drawing, one
/// over the limits above, and when GDAL lacks the means.
base::Result<std::string> encode(const SiteDrawing& drawing);

/// "image/png", "image/webp", "image/jpeg", or "application/x-getu-lines"; empty for anything else.
std::string_view media_type_of(std::string_view bytes);

/// What `encode` made, also a JPEG. Nothing for any other bytes, which may be hostile.
std::optional<SiteDrawing> decode(std::string_view bytes);

}  // namespace ingest
