// scene/labels_sheet.h — the picture while names are being laid on it; only for scene/labels*.cpp.
#pragma once

#include "scene/labels.h"

#include <vector>

namespace scene {

/// Where a word is written from, upright.
struct Line {
    const Word* word = nullptr;
    geo::Point start;  // of the baseline

    geo::Box box() const {
        return {start.x, start.y - word->ascent_px, start.x + word->width_px,
                start.y + word->descent_px};
    }
};

/// The word with the middle of its ink at `middle`, on whole pixels.
Line centred(const Word& word, geo::Point middle);

class Sheet {
  public:
    Sheet(const Camera& camera, double ratio, const LabelOptions& options, Lettering& lettering);

    const Camera& camera() const { return camera_; }
    const Palette& palette() const { return palette_; }
    base::Language language() const { return language_; }
    Lettering& lettering() { return lettering_; }
    /// Metres a pixel of the size things are designed in.
    double scale() const { return camera_.metres_per_px * ratio_; }
    double ratio() const { return ratio_; }
    int pixels(double design) const;
    geo::Point on_screen(geo::Point world) const { return screen_from_world(camera_, world); }

    const Word& word(std::string_view text, double design_px, Hand hand = Hand::Regular) {
        return lettering_.word(text, pixels(design_px), hand);
    }

    /// Wholly inside the picture, and nothing written there.
    bool free(const geo::Box& box) const;
    void take(const geo::Box& box);
    /// Whether it is shown on several screens: what is written keeps off their seams.
    bool seamed() const { return seamed_; }

    /// A block lies here: names of others keep off.
    void cover(const geo::Shape& block);
    bool on_blocks(const geo::Box& box) const;

    void write(const Line& line, Colour ink, std::uint32_t slot = kNoSlot);
    void write(const Line& line, Ink ink) { write(line, palette_.name.at(index(ink))); }
    /// `along` is the direction of the baseline on the screen, of length 1.
    void write_turned(const Word& word, geo::Point start, geo::Point along, Ink ink);
    void write_plain(const Word& word, geo::Point at, Colour ink, Colour rim);
    void fill(const geo::Box& box, Colour colour);

    void count_name() { count_ += 1; }

    /// Whether this name was noted within so many pixels (of design) of the point.
    bool said_near(const std::string& name, geo::Point at, double design_px) const;
    void note(const std::string& name, geo::Point at) { said_.push_back({&name, at}); }

    void tell(const Figure& figure) { figure_.push_back(figure); }
    Labels finish(const derive::Derived& derived);

  private:
    static std::size_t index(Ink ink) { return static_cast<std::size_t>(ink); }
    template <class Visit>
    void for_cells(const geo::Box& box, Visit visit) const;
    void quad(const PlacedGlyph& g, geo::Point start, geo::Point along, const LabelVertex& like);

    static constexpr int kCell_px = 64;  // of what is taken
    static constexpr int kBlock_px = 4;  // of what is covered by blocks

    const Camera& camera_;
    double ratio_;
    base::Language language_;
    const Palette& palette_;
    Lettering& lettering_;
    int columns_, rows_;
    std::vector<std::vector<geo::Box>> taken_;
    int block_columns_, block_rows_;
    std::vector<std::uint8_t> covered_;
    bool seamed_ = false;
    std::vector<geo::Point> sides_;  // kept, so that a block costs no memory
    std::vector<double> crossings_;
    struct Said {
        const std::string* name;
        geo::Point at;
    };
    std::vector<Said> said_;
    std::vector<LabelVertex> plain_;  // corners of areas of one colour
    std::vector<LabelVertex> corners_;
    std::vector<Figure> figure_;
    std::uint32_t count_ = 0;
};

}  // namespace scene
