#include "scene/pick.h"

namespace scene {

using model::Kind;
using model::Row;

namespace {

int height_of(Kind kind) {
    if (kind == Kind::Building || kind == Kind::Front) return 2;
    return kind == Kind::Street ? 1 : 0;
}

bool covers(const model::PlaceRow& place, geo::Point world) {
    if (place.shape.kind == geo::ShapeKind::Line)
        return geo::distance(place.shape, world) <= place.width_m / 2;
    return geo::contains(place.shape, world);
}

}  // namespace

Row place_at(const Geometry& geometry, const model::Places& places, geo::Point world) {
    Row best = model::kNoRow;
    double best_area = 0;
    for (const std::uint32_t slot : geometry.index.touching({world.x, world.y, world.x, world.y})) {
        const Row row = geometry.row_of_slot[slot];
        if (row == model::kNoRow) continue;
        if (!covers(places.row[row], world)) continue;
        const int height = height_of(places.kind[row]);
        const double area = geo::area_m2(places.row[row].shape);
        const int best_height = best == model::kNoRow ? -1 : height_of(places.kind[best]);
        if (height < best_height || (height == best_height && area >= best_area)) continue;
        best = row;
        best_area = area;
    }
    return best;
}

}  // namespace scene
