// scene/lettering.h — text into quads: fonts, shaped words, and an atlas of glyphs.
//
// Glyphs are drawn once at whole pixel sizes by FreeType as coverage, R the fill and G the fill
// with its halo. Distance fields would cost a Chinese character 14 to 18 ms each.
#pragma once

#include "base/result.h"
#include "scene/lettering_fonts.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace scene {

/// Two bytes a texel. `version` grows with every new glyph, and `row_version` tells which rows
/// hold anything newer than a version.
struct Atlas {
    static constexpr int kSide = 2048;
    std::vector<std::uint8_t> rg;
    std::vector<std::uint64_t> row_version;  // kSide of them
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

enum class Hand : std::uint8_t { Regular, Bold };

class Lettering {
  public:
    static base::Result<Lettering> with(const FontFile& font);

    Lettering(Lettering&&) noexcept;
    Lettering& operator=(Lettering&&) noexcept;
    ~Lettering();

    /// To be called before a page is written: what was handed out before is not placed any more,
    /// and texts that no page has used for long may be forgotten.
    void begin_page();

    /// Shapes and, where needed, draws the glyphs. A letter the font lacks is taken from whatever
    /// font of the system has it; one that no font has is a box with its code. Remembered by text,
    /// size and hand.
    const Word& word(std::string_view text, int size_px, Hand hand = Hand::Regular);

    /// A glyph of the icon font, its middle at the start of the baseline; without glyphs where
    /// there is no such font, or no such glyph in it.
    const Word& icon(char32_t code, int size_px);

    /// A filled circle with a halo, its middle at the start of the baseline.
    const Word& disc(int diameter_px);

    const Atlas& atlas() const;

  private:
    struct Impl;
    explicit Lettering(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace scene
