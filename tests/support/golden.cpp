#include "support/golden.h"

#include "render/gl.h"
#include "report/png.h"
#include "scene/lettering_fonts.h"

#include <catch_amalgamated.hpp>

#include <cstdlib>
#include <fstream>

#include <png.h>

namespace support {

namespace {

bool anew() {
    return std::getenv("GETU_GOLDEN_UPDATE") != nullptr;
}

std::vector<std::uint8_t> read_png(const std::filesystem::path& path) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&image, path.c_str()) == 0) return {};
    image.format = PNG_FORMAT_RGBA;
    std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) == 0) return {};
    return pixels;
}

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Pixels of which a colour is more than 3 of 255 off.
int far_off(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    int count = 0;
    for (std::size_t i = 0; i + 3 < a.size(); i += 4) {
        bool off = false;
        for (std::size_t c = 0; c < 3; ++c) off = off || std::abs(a[i + c] - b[i + c]) > 3;
        count += off ? 1 : 0;
    }
    return count;
}

}  // namespace

std::string drawn_with() {
    const auto font = scene::cjk_font();
    REQUIRE(font);
    const auto text = [](GLenum name) {
        return std::string{reinterpret_cast<const char*>(glGetString(name))};
    };
    return text(GL_RENDERER) + "\n" + text(GL_VERSION) + "\n" +
           std::filesystem::path{font->path}.filename().string() + " " +
           std::to_string(std::filesystem::file_size(font->path)) + "\n";
}

bool comparable(const std::filesystem::path& folder, const std::string& drawn_with) {
    const std::filesystem::path note = folder / "made_with.txt";
    if (anew()) {
        std::filesystem::create_directories(folder);
        std::ofstream{note} << drawn_with;
        return true;
    }
    const bool same = text_of(note) == drawn_with;
    if (!same) WARN("drawn with something else than the pictures were made with: none compared");
    return same;
}

void compare(const std::filesystem::path& file, int width_px, int height_px,
             const std::vector<std::uint8_t>& drawn) {
    if (anew()) REQUIRE(report::write_png(file.string(), width_px, height_px, drawn));
    const std::vector<std::uint8_t> golden = read_png(file);
    REQUIRE(golden.size() == drawn.size());
    CHECK(far_off(drawn, golden) <= width_px * height_px / 4'000);  // 0.025 %
}

}  // namespace support
