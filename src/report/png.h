// report/png.h — a picture into a PNG file.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>

namespace report {

/// `rgba` are rows from the top, four bytes a pixel; alpha is dropped. All or nothing: a file
/// half written is removed.
base::Result<void> write_png(const std::string& path, int width_px, int height_px,
                             std::span<const std::uint8_t> rgba);

}  // namespace report
