#include "scene/labels.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace scene {

using geo::Box;

namespace {

constexpr double kNear_px = 12;          // quads so near are of one label
constexpr std::size_t kMostQuads = 600;  // beyond that the whole picture is quicker

/// Four corners of a glyph, to be compared.
struct Quad {
    std::array<LabelVertex, 4> corner;

    auto key() const {
        const auto colour = [](Colour c) { return std::tuple{c.r, c.g, c.b, c.a}; };
        const LabelVertex& a = corner[0];
        const LabelVertex& d = corner[3];
        return std::tuple{a.x, a.y, d.x, d.y, a.u, a.v, a.slot, colour(a.ink), colour(a.rim)};
    }
    friend bool operator<(const Quad& a, const Quad& b) { return a.key() < b.key(); }

    Box box() const {
        Box box;
        for (const LabelVertex& v : corner) box.add(geo::Point{v.x, v.y});
        return box;
    }
};

std::vector<Quad> quads_of(const std::vector<LabelVertex>& corners) {
    std::vector<Quad> quads;
    quads.reserve(corners.size() / 4);
    for (std::size_t i = 0; i + 3 < corners.size(); i += 4)
        quads.push_back({{corners[i], corners[i + 1], corners[i + 2], corners[i + 3]}});
    std::ranges::sort(quads, [](const Quad& a, const Quad& b) { return a < b; });
    return quads;
}

}  // namespace

std::vector<Box> difference(const std::vector<LabelVertex>& was,
                            const std::vector<LabelVertex>& is) {
    const std::vector<Quad> old_quads = quads_of(was);
    const std::vector<Quad> new_quads = quads_of(is);
    std::vector<Quad> differ;
    std::set_symmetric_difference(old_quads.begin(), old_quads.end(), new_quads.begin(),
                                  new_quads.end(), std::back_inserter(differ));
    std::vector<Box> boxes;
    for (const Quad& quad : differ) {
        Box box = quad.box();
        if (boxes.empty() || differ.size() <= kMostQuads) {
            // It swallows what it touches; a box grown so may touch others in turn.
            for (bool grown = true; grown;) {
                grown = false;
                std::erase_if(boxes, [&](const Box& near) {
                    if (!near.grown(kNear_px).intersects(box)) return false;
                    box.add(near);
                    grown = true;
                    return true;
                });
            }
            boxes.push_back(box);
        } else {
            boxes.front().add(box);
        }
    }
    return boxes;
}

}  // namespace scene
