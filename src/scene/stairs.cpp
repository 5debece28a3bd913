#include "scene/stairs.h"

#include "geo/stairs.h"

#include <algorithm>
#include <cmath>

namespace scene {

using geo::Point;

namespace {

constexpr double kInside_m = 2.2;

}  // namespace

std::vector<StairMark> stair_marks(const model::PlaceRow& building) {
    std::vector<StairMark> marks;
    if (building.stairs < 2) return marks;
    for (const geo::StairDoor& at : geo::stair_doors(building.shape, building.stairs))
        marks.push_back({at.stair, at.door, at.door - at.outwards * kInside_m});
    return marks;
}

std::vector<StairMark> stair_marks(const model::PlaceRow& building,
                                   std::span<const model::EntranceRow> doors) {
    std::vector<StairMark> marks;
    const Point middle = geo::label_point(building.shape);
    for (const model::EntranceRow& door : doors) {
        if (!door.has_point) continue;
        const Point in = middle - door.point;
        const double far = std::hypot(in.x, in.y);
        const double step = far > 0 ? std::min(kInside_m, far) / far : 0;
        marks.push_back({door.stair, door.point, door.point + in * step});
    }
    return marks.empty() ? stair_marks(building) : marks;
}

}  // namespace scene
