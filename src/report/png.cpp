#include "report/png.h"

#include <cstdio>
#include <memory>
#include <vector>

#include <png.h>

namespace report {

base::Result<void> write_png(const std::string& path, int width_px, int height_px,
                             std::span<const std::uint8_t> rgba) {
    std::vector<std::uint8_t> rgb;
    rgb.reserve(rgba.size() / 4 * 3);
    for (std::size_t i = 0; i + 3 < rgba.size(); i += 4)
        rgb.insert(rgb.end(), {rgba[i], rgba[i + 1], rgba[i + 2]});
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width_px);
    image.height = static_cast<png_uint_32>(height_px);
    image.format = PNG_FORMAT_RGB;
    if (png_image_write_to_file(&image, path.c_str(), 0, rgb.data(), 0, nullptr) != 0) return {};
    std::remove(path.c_str());
    return base::fail(base::Fault::Unreachable, base::Word::PictureRefused, {path}, image.message);
}

}  // namespace report
