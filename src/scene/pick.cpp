#include "scene/pick.h"

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

bool covers(const model::PlaceRow& place, geo::Point world) {
    if (place.shape.kind == geo::ShapeKind::Line)
        return geo::distance(place.shape, world) <= place.width_m / 2;
    return geo::contains(place.shape, world);
}

/// The chunk of a slot: later ones are drawn over earlier ones.
std::size_t chunk_of(const Geometry& geometry, std::uint32_t slot) {
    for (std::size_t c = 0; c < geometry.chunk.size(); ++c) {
        const Chunk& chunk = *geometry.chunk[c];
        if (slot >= chunk.first_slot && slot - chunk.first_slot < chunk.slot_count) return c;
    }
    return geometry.chunk.size();
}

}  // namespace

Row place_at(const Geometry& geometry, const model::Places& places, geo::Point world,
             const Pickable& pickable) {
    const geo::Box point{world.x, world.y, world.x, world.y};
    std::uint32_t best = kNoSlot;
    int best_height = -1;
    const auto consider = [&](std::uint32_t slot) {
        const Row row = geometry.row_of_slot[slot];
        if (row == model::kNoRow) return;
        const int height = height_of(geometry.layer_of_slot[slot], pickable);
        if (height < 0 || height < best_height || !covers(places.row[row], world)) return;
        const bool above = height > best_height || std::pair{chunk_of(geometry, slot), slot} >
                                                       std::pair{chunk_of(geometry, best), best};
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
