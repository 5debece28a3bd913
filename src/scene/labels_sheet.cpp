#include "scene/labels_sheet.h"

#include <algorithm>
#include <cmath>

namespace scene {

using geo::Box;
using geo::Point;

Line centred(const Word& word, Point middle) {
    const double height = word.ascent_px + word.descent_px;
    return {&word,
            {std::round(middle.x - word.width_px / 2.0),
             std::round(middle.y + height / 2 - word.descent_px)}};
}

Sheet::Sheet(const Camera& camera, double ratio, const LabelOptions& options, Lettering& lettering)
    : camera_{camera},
      ratio_{ratio},
      language_{options.language},
      palette_{palette_of(options.look)},
      lettering_{lettering},
      columns_{camera.width_px / kCell_px + 1},
      rows_{camera.height_px / kCell_px + 1},
      taken_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)),
      block_columns_{camera.width_px / kBlock_px + 1},
      block_rows_{camera.height_px / kBlock_px + 1},
      covered_(static_cast<std::size_t>(block_columns_) * static_cast<std::size_t>(block_rows_)),
      seamed_{!options.seams.empty()} {
    lettering.begin_page();
    for (const Box& seam : options.seams) take(seam);
}

int Sheet::pixels(double design) const {
    return static_cast<int>(std::lround(design * ratio_));
}

template <class Visit>
void Sheet::for_cells(const Box& box, Visit visit) const {
    const auto cell = [](double px, int count) {
        return std::clamp(static_cast<int>(px) / kCell_px, 0, count - 1);
    };
    for (int r = cell(box.y0, rows_); r <= cell(box.y1, rows_); ++r)
        for (int c = cell(box.x0, columns_); c <= cell(box.x1, columns_); ++c)
            visit(static_cast<std::size_t>(r * columns_ + c));
}

bool Sheet::free(const Box& box) const {
    if (box.x0 < 0 || box.y0 < 0 || box.x1 > camera_.width_px || box.y1 > camera_.height_px)
        return false;
    bool hit = false;
    for_cells(box, [&](std::size_t cell) {
        hit = hit || std::ranges::any_of(taken_[cell],
                                         [&](const Box& taken) { return taken.intersects(box); });
    });
    return !hit;
}

void Sheet::take(const Box& box) {
    for_cells(box, [&](std::size_t cell) { taken_[cell].push_back(box); });
}

void Sheet::cover(const geo::Shape& block) {
    // Row by row of small cells, whatever lies inside the outline at the middle of the row. A side
    // is a pair of points, one after the other.
    sides_.clear();
    Box box;
    for (const geo::Ring& ring : block.parts) {
        Point before = on_screen(ring.back());
        for (const Point p : ring) {
            const Point at = on_screen(p);
            box.add(at);
            sides_.push_back(before);
            sides_.push_back(at);
            before = at;
        }
    }
    const double width = camera_.width_px;
    if (!box.intersects({0, 0, width, static_cast<double>(camera_.height_px)})) return;
    const int first = std::max(static_cast<int>(box.y0) / kBlock_px, 0);
    const int last = std::min(static_cast<int>(box.y1) / kBlock_px, block_rows_ - 1);
    for (int row = first; row <= last; ++row) {
        const double y = std::clamp((row + 0.5) * kBlock_px, box.y0, box.y1 - 1e-6);
        crossings_.clear();
        for (std::size_t i = 0; i < sides_.size(); i += 2) {
            const Point a = sides_[i];
            const Point b = sides_[i + 1];
            if ((a.y > y) == (b.y > y)) continue;
            crossings_.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
        }
        std::sort(crossings_.begin(), crossings_.end());
        for (std::size_t i = 0; i + 1 < crossings_.size(); i += 2) {
            const double from = std::clamp(crossings_[i], 0.0, width);
            const double to = std::clamp(crossings_[i + 1], 0.0, width);
            if (to <= from) continue;
            const auto begin = covered_.begin() + row * block_columns_;
            std::fill(begin + static_cast<int>(from) / kBlock_px,
                      begin + static_cast<int>(to) / kBlock_px + 1, std::uint8_t{1});
        }
    }
}

bool Sheet::on_blocks(const Box& box) const {
    const auto cell = [](double px, int count) {
        return std::clamp(static_cast<int>(px) / kBlock_px, 0, count - 1);
    };
    for (int r = cell(box.y0, block_rows_); r <= cell(box.y1, block_rows_); ++r)
        for (int c = cell(box.x0, block_columns_); c <= cell(box.x1, block_columns_); ++c)
            if (covered_[static_cast<std::size_t>(r * block_columns_ + c)] != 0) return true;
    return false;
}

bool Sheet::said_near(const std::string& name, Point at, double design_px) const {
    return std::ranges::any_of(said_, [&](const Said& said) {
        return *said.name == name &&
               std::hypot(said.at.x - at.x, said.at.y - at.y) < design_px * ratio_;
    });
}

void Sheet::quad(const PlacedGlyph& g, Point start, Point along, const LabelVertex& like) {
    for (int c = 0; c < 4; ++c) {
        const float dx = (c & 1) == 0 ? 0 : g.width;
        const float dy = (c & 2) == 0 ? 0 : g.height;
        const double right = g.x + dx;
        const double down = g.y + dy;
        LabelVertex corner = like;
        corner.x = static_cast<float>(start.x + right * along.x - down * along.y);
        corner.y = static_cast<float>(start.y + right * along.y + down * along.x);
        corner.u = g.u + dx;
        corner.v = g.v + dy;
        corners_.push_back(corner);
    }
}

void Sheet::write(const Line& line, Colour ink, std::uint32_t slot) {
    for (const PlacedGlyph& g : line.word->glyph)
        quad(g, line.start, {1, 0}, {.slot = slot, .ink = ink, .rim = palette_.halo});
}

void Sheet::write_turned(const Word& word, Point start, Point along, Ink ink) {
    for (const PlacedGlyph& g : word.glyph)
        quad(g, start, along, {.ink = palette_.name.at(index(ink)), .rim = palette_.halo});
}

void Sheet::write_plain(const Word& word, Point at, Colour ink, Colour rim) {
    for (const PlacedGlyph& g : word.glyph) quad(g, at, {1, 0}, {.ink = ink, .rim = rim});
}

void Sheet::fill(const Box& box, Colour colour) {
    for (int c = 0; c < 4; ++c)
        plain_.push_back({.x = static_cast<float>((c & 1) == 0 ? box.x0 : box.x1),
                          .y = static_cast<float>((c & 2) == 0 ? box.y0 : box.y1),
                          .ink = colour,
                          .rim = colour});
}

}  // namespace scene
