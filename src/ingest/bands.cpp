#include "ingest/bands.h"

#include "geo/overlay.h"

#include <utility>

namespace ingest {

using geo::Ring;
using geo::Shape;

namespace {

constexpr std::size_t kPoints = 6;  // of one stretch: few, so that its box lies close

}  // namespace

void Bands::add(const Ring& line, double width_m, double margin_m) {
    // Stretches overlap by one edge, so that the bend between them has no gap.
    for (std::size_t first = 0; first + 1 < line.size(); first += kPoints - 2) {
        const std::size_t end = std::min(first + kPoints, line.size());
        const Shape stretch = geo::line_of(Ring{line.begin() + static_cast<std::ptrdiff_t>(first),
                                                line.begin() + static_cast<std::ptrdiff_t>(end)});
        std::optional<Shape> band = geo::buffered(stretch, width_m / 2 + margin_m);
        if (!band) continue;
        boxes_.push_back(geo::box_of(*band));
        bands_.push_back(std::move(*band));
        if (end == line.size()) break;
    }
}

void Bands::add(Shape area) {
    boxes_.push_back(geo::box_of(area));
    bands_.push_back(std::move(area));
}

void Bands::close() {
    index_ = geo::BoxIndex{boxes_};
}

std::optional<Shape> Bands::leave_of(const Shape& area) const {
    std::vector<Shape> near;
    for (const std::uint32_t b : index_.touching(geo::box_of(area))) near.push_back(bands_[b]);
    if (near.empty()) return area;
    const std::optional<Shape> taken = geo::united(near);
    return taken ? geo::difference(area, *taken) : area;
}

}  // namespace ingest
