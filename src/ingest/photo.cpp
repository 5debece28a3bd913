#include "ingest/photo.h"

#include "ingest/file_kind.h"
#include "ingest/shrinker.h"
#include "ingest/site_raster.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <utility>
#include <variant>

namespace ingest {

using base::Fault;
using base::Result;
using base::Word;

namespace {

SiteRaster shrunk(SiteRaster raster, int longest_px) {
    const SizePx from{raster.width_px, raster.height_px};
    const SizePx to = fitting(from, longest_px);
    if (to == from) return raster;
    Shrinker shrinker{from, to};
    const std::size_t row_bytes = static_cast<std::size_t>(from.width) * 4;
    const std::span<const std::uint8_t> rgba{raster.rgba};
    for (std::size_t at = 0; at + row_bytes <= rgba.size(); at += row_bytes)
        shrinker.add_row(rgba.subspan(at, row_bytes));
    raster.width_px = to.width;
    raster.height_px = to.height;
    raster.rgba = shrinker.take();
    return raster;
}

std::size_t pixel_at(int x, int y, int width) {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
            static_cast<std::size_t>(x)) *
           4;
}

}  // namespace

SiteRaster upright(SiteRaster raster, int exif_orientation) {
    if (exif_orientation < 2 || exif_orientation > 8) return raster;
    const int width = raster.width_px;
    const int height = raster.height_px;
    const bool turned = exif_orientation >= 5;  // rows and columns are exchanged
    // EXIF 2.32, 4.6.4 A: which side of what was seen the first row and the first column are.
    const bool from_right = exif_orientation == 2 || exif_orientation == 3 ||
                            exif_orientation == 7 || exif_orientation == 8;
    const bool from_below = exif_orientation == 3 || exif_orientation == 4 ||
                            exif_orientation == 6 || exif_orientation == 7;
    std::vector<std::uint8_t> rgba(raster.rgba.size());
    const int wide = turned ? height : width;
    const int high = turned ? width : height;
    for (int y = 0; y < high; ++y) {
        for (int x = 0; x < wide; ++x) {
            int u = turned ? y : x;
            int v = turned ? x : y;
            if (from_right) u = width - 1 - u;
            if (from_below) v = height - 1 - v;
            const std::size_t from = pixel_at(u, v, width);
            const std::size_t to = pixel_at(x, y, wide);
            std::copy_n(raster.rgba.begin() + static_cast<std::ptrdiff_t>(from), 4,
                        rgba.begin() + static_cast<std::ptrdiff_t>(to));
        }
    }
    raster.rgba = std::move(rgba);
    raster.width_px = wide;
    raster.height_px = high;
    return raster;
}

Result<Photo> read_photo(const std::string& path, const std::atomic<bool>* cancelled) {
    const std::string name = std::filesystem::path{path}.filename().string();
    auto drawing = read_site_drawing(path, cancelled);
    if (!drawing && drawing.error().word == Word::FileUnknown)
        return base::fail(Fault::Unsupported, Word::PictureNotOne, {name});
    if (!drawing) return base::refusal(drawing);
    auto* raster = std::get_if<SiteRaster>(&drawing->content);
    if (raster == nullptr) return base::fail(Fault::Unsupported, Word::PictureNotOne, {name});
    Photo photo;
    photo.raster =
        upright(shrunk(std::move(*raster), kPhotoLongestSide_px), exif_orientation(path));
    drawing->content = photo.raster;
    auto bytes = encode(*drawing);
    if (!bytes) return base::refusal(bytes);
    photo.picture = {.media = std::string{media_type_of(*bytes)},
                     .width_px = photo.raster.width_px,
                     .height_px = photo.raster.height_px,
                     .bytes = std::move(*bytes)};
    return photo;
}

bool may_be_photo(const std::string& name) {
    static constexpr std::array<std::string_view, 7> kEndings{"png", "jpg",  "jpeg", "webp",
                                                              "tif", "tiff", "bmp"};
    return std::ranges::find(kEndings, extension_of(name)) != kEndings.end();
}

}  // namespace ingest
