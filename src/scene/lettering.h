// scene/lettering.h — text into quads: a font, shaped words, and an atlas of glyphs.
//
// Glyphs are drawn once at whole pixel sizes by FreeType as coverage, R the fill and G the fill
// with its halo. Distance fields would cost a Chinese character 14 to 18 ms each.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace scene {

/// The system's Chinese font, found by fontconfig; NoCjkFont names the package when there is
/// none.
struct FontFile {
    std::string path;
    int face = 0;
};
base::Result<FontFile> cjk_font();

/// Two bytes a texel. `version` grows with every new glyph; rows from `used_rows` on are empty.
struct Atlas {
    static constexpr int kSide = 2048;
    std::vector<std::uint8_t> rg;
    int used_rows = 0;
    std::uint64_t version = 0;
    std::uint64_t restarts = 0;  // how often it was full and began anew
};

/// One glyph of a shaped word: its texels, and where its top left corner stands from the start
/// of the baseline (x right, y down), in pixels.
struct PlacedGlyph {
    float x = 0, y = 0;
    float width = 0, height = 0;
    float u = 0, v = 0;
};

struct Word {
    std::vector<PlacedGlyph> glyph;
    float width_px = 0;
    float ascent_px = 0;   // of ink, above the baseline
    float descent_px = 0;  // of ink, below it
};

class Lettering {
  public:
    static base::Result<Lettering> with(const FontFile& font);

    Lettering(Lettering&&) noexcept;
    Lettering& operator=(Lettering&&) noexcept;
    ~Lettering();

    /// Shapes and, where needed, draws the glyphs. Remembered by text and size.
    const Word& word(std::string_view text, int size_px);

    const Atlas& atlas() const;

  private:
    struct Impl;
    explicit Lettering(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace scene
