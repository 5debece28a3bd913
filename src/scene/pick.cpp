#include "scene/pick.h"

#include "scene/band.h"
#include "scene/piece.h"

#include <utility>

namespace scene {

using model::Row;

namespace {

/// What is drawn over what, among those that can be met; below zero cannot.
int height_of(Layer layer, const Pickable& pickable) {
    if (layer == Layer::Block) return pickable.blocks ? 3 : -1;
    if (layer == Layer::Band) return pickable.grounds ? 2 : -1;
    if (layer == Layer::Ground) return pickable.grounds ? 1 : -1;
    return layer == pickable.region ? 0 : -1;
}

bool is_hidden(const Geometry& geometry, std::uint32_t slot, const Pickable& pickable) {
    if (pickable.state == nullptr || geometry.layer_of_slot[slot] != Layer::Block) return false;
    return !derive::has(pickable.shown, (*pickable.state)[slot]);
}

/// A street is met where its band is drawn, corners and ends included.
bool covers(const model::PlaceRow& place, geo::Point world) {
    if (place.shape.kind != geo::ShapeKind::Line) return geo::contains(place.shape, world);
    const double width_m = street_width_m(place);
    if (geo::distance(place.shape, world) > width_m) return false;  // a mitre reaches no farther
    return geo::contains(band_along(place.shape, width_m, Ends::Round), world);
}

}  // namespace

Pickable pickable_at(const Geometry& geometry, double metres_per_design_px) {
    constexpr double kLeast_px = 1.6;  // across a block
    constexpr double kYardsUntil_m = 7;
    constexpr double kCommunitiesUntil_m = 17;
    constexpr double kSubdistrictsUntil_m = 85;
    Pickable pickable;
    pickable.blocks = geometry.block_m >= kLeast_px * metres_per_design_px;
    pickable.grounds = metres_per_design_px < kYardsUntil_m;
    pickable.region = Layer::Community;
    if (metres_per_design_px >= kCommunitiesUntil_m) pickable.region = Layer::Subdistrict;
    if (metres_per_design_px >= kSubdistrictsUntil_m) pickable.region = Layer::District;
    return pickable;
}

Row place_at(const Geometry& geometry, const model::Places& places, geo::Point world,
             const Pickable& pickable) {
    const geo::Box point{world.x, world.y, world.x, world.y};
    std::uint32_t best = kNoSlot;
    int best_height = -1;
    const auto consider = [&](std::uint32_t slot) {
        const Row row = geometry.row_of_slot[slot];
        if (row == model::kNoRow) return;
        const int height = height_of(geometry.layer_of_slot[slot], pickable);
        if (is_hidden(geometry, slot, pickable)) return;
        if (height < 0 || height < best_height || !covers(places.row[row], world)) return;
        const bool above = height > best_height || std::pair{geometry.chunk_number(slot), slot} >
                                                       std::pair{geometry.chunk_number(best), best};
        if (!above) return;
        best = slot;
        best_height = height;
    };
    if (pickable.blocks)
        for (const std::uint32_t slot : geometry.blocks.touching(point)) consider(slot);
    if (best == kNoSlot)
        for (const std::uint32_t slot : geometry.others.touching(point)) consider(slot);
    return best == kNoSlot ? model::kNoRow : geometry.row_of_slot[best];
}

}  // namespace scene
