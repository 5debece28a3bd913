#include "scene/level.h"

#include "scene/pick.h"

#include <algorithm>

namespace scene {

using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

constexpr double kNearest_m_per_px = 0.05;  // of a place flown to; by design pixels
constexpr double kStillIn = 1.5;            // a view so much farther than facing is still inside
constexpr double kStep = 1.15;              // a level that changes the scale less is passed over

double facing_m_per_px(const Camera& camera, const model::Places& places, Row row, double ratio) {
    return facing(camera, places, row, ratio).metres_per_px;
}

bool is_region(Kind kind) {
    return kind == Kind::District || kind == Kind::Subdistrict || kind == Kind::Community;
}

}  // namespace

int level_of(Kind kind) {
    switch (kind) {
        case Kind::District:
            return 0;
        case Kind::Subdistrict:
            return 1;
        case Kind::Community:
            return 2;
        case Kind::Yard:
        case Kind::Street:
        case Kind::Site:
        case Kind::Other:
            return 3;
        case Kind::Building:
        case Kind::Front:
            return 4;
    }
    return 4;
}

Camera facing(const Camera& camera, const model::Places& places, Row row, double ratio) {
    const geo::Box& box = places.box[row];
    if (box.empty()) return camera;
    // In a small window the room around it shrinks before the place does.
    const double margin_px =
        std::min(kPlaceMargin_px * ratio, std::min(camera.width_px, camera.height_px) / 4.0);
    Camera next = fitted(camera, box, margin_px);
    next.metres_per_px = std::max(next.metres_per_px, kNearest_m_per_px / ratio);
    return snapped(next);
}

Row deepest_at(const Geometry& geometry, const model::Places& places, geo::Point world) {
    if (const Row block = place_at(geometry, places, world); block != kNoRow) return block;
    Row best = kNoRow;
    for (Row row = 0; row < places.size(); ++row) {
        if (!is_region(places.kind[row]) || !places.box[row].contains(world)) continue;
        const bool deeper =
            best == kNoRow || level_of(places.kind[row]) > level_of(places.kind[best]);
        if (deeper && geo::contains(places.row[row].shape, world)) best = row;
    }
    return best;
}

std::vector<Row> chain_of(const model::Places& places, Row row) {
    std::vector<Row> chain;
    for (Row up = row; up != kNoRow; up = places.parent[up]) chain.push_back(up);
    std::ranges::reverse(chain);
    return chain;
}

Row place_of_view(const Geometry& geometry, const model::Places& places, const Camera& camera,
                  double ratio) {
    const Row middle = deepest_at(geometry, places, camera.centre);
    for (Row row = middle; row != kNoRow; row = places.parent[row]) {
        if (places.box[row].empty()) continue;
        if (camera.metres_per_px <= kStillIn * facing_m_per_px(camera, places, row, ratio))
            return row;
    }
    return kNoRow;
}

Row one_down(const Geometry& geometry, const model::Places& places, const Camera& camera,
             double ratio, geo::Point world) {
    const Row here = place_of_view(geometry, places, camera, ratio);
    const int level = here == kNoRow ? -1 : level_of(places.kind[here]);
    const Row deepest = deepest_at(geometry, places, world);
    for (const Row row : chain_of(places, deepest)) {
        if (level_of(places.kind[row]) <= level) continue;
        if (facing_m_per_px(camera, places, row, ratio) * kStep <= camera.metres_per_px) return row;
    }
    return deepest;
}

Row one_up(const Geometry& geometry, const model::Places& places, const Camera& camera,
           double ratio) {
    const Row here = place_of_view(geometry, places, camera, ratio);
    if (here == kNoRow) return kNoRow;
    for (Row row = places.parent[here]; row != kNoRow; row = places.parent[row]) {
        if (places.box[row].empty()) continue;
        if (facing_m_per_px(camera, places, row, ratio) >= camera.metres_per_px * kStep) return row;
    }
    return kNoRow;
}

}  // namespace scene
