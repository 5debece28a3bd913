// tests/support/golden.h — pictures that somebody has looked at and found good. Software OpenGL and
// a font draw the same everywhere, but only in the same version: elsewhere nothing is compared.
// GETU_GOLDEN_UPDATE=1 draws them anew; whoever does looks at each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace support {

inline const std::filesystem::path kGoldens =
    std::filesystem::path{GETU_SOURCE_DIR} / "tests/render/golden";

/// What pictures are drawn with here: the OpenGL that is current, and the Chinese font.
std::string drawn_with();

/// Whether the pictures of `folder` were drawn with the same; warns when not. When they are drawn
/// anew, it is noted and true.
bool comparable(const std::filesystem::path& folder, const std::string& drawn_with);

/// Compares rows of RGBA with a picture, or draws it anew.
void compare(const std::filesystem::path& file, int width_px, int height_px,
             const std::vector<std::uint8_t>& drawn);

}  // namespace support
