#include "scene/scene.h"

#include <algorithm>

namespace scene {

using derive::Derived;
using model::Row;
using model::Snapshot;
using Bytes = base::Pages<std::uint8_t>;

namespace {

std::uint8_t byte_of_place(Layer layer, const Derived& derived, Row row) {
    if (is_region(layer)) return static_cast<std::uint8_t>(derive::rate_class(derived.total[row]));
    return static_cast<std::uint8_t>(derived.block[row].state);
}

std::uint8_t byte_of(const Geometry& geometry, const Derived& derived, std::uint32_t slot) {
    const Row row = geometry.row_of_slot[slot];
    return row == model::kNoRow ? geometry.class_of_slot[slot]
                                : byte_of_place(geometry.layer_of_slot[slot], derived, row);
}

/// All bytes anew; a page that comes out as it was keeps its pointer.
Bytes all_states(const Geometry& geometry, const Derived& derived, const Bytes& before) {
    base::PagesEdit<std::uint8_t> edit{Bytes(geometry.slots(), 0)};
    for (std::uint32_t slot = 0; slot < geometry.slots(); ++slot)
        edit.at(slot) = byte_of(geometry, derived, slot);
    return std::move(edit).freeze().sharing(before);
}

}  // namespace

Scene scene_from(const Snapshot& is, const Derived& derived) {
    Scene scene;
    scene.geometry = geometry_from(is);
    scene.state = all_states(*scene.geometry, derived, {});
    scene.cells = cells_from(*scene.geometry, scene.state);
    return scene;
}

Scene scene_from(const Snapshot& is, const Derived& derived, const Scene& kept) {
    Scene scene = kept;
    if (kept.geometry->generation != is.generation) {
        auto geometry = std::make_shared<Geometry>(*kept.geometry);
        geometry->generation = is.generation;
        scene.geometry = geometry;
    }
    scene.state = all_states(*scene.geometry, derived, kept.state);
    std::vector<std::uint32_t> changed;
    for (const std::uint32_t slot : scene.geometry->blocks.slot)
        if (scene.state[slot] != kept.state[slot]) changed.push_back(slot);
    if (!changed.empty())
        scene.cells = cells_after(*kept.cells, *scene.geometry, scene.state, changed);
    return scene;
}

Scene scene_after(const Scene& before, const Snapshot& was, const Derived& derived,
                  const Snapshot& is, const Derived& now) {
    Scene scene = before;
    if (before.geometry->generation != is.generation || derived.generation != now.generation) {
        scene.geometry = geometry_after(*before.geometry, was, is);
        scene.state = all_states(*scene.geometry, now, before.state);
        scene.cells = cells_from(*scene.geometry, scene.state);
        return scene;
    }
    std::vector<std::uint32_t> blocks_changed;
    base::PagesEdit<std::uint8_t> state{before.state};
    for (std::size_t p = 0; p < now.block.page_count(); ++p) {
        if (now.block.page(p) == derived.block.page(p)) continue;
        const std::size_t first = p * base::Pages<derive::Block>::kRows;
        const std::size_t end =
            std::min(first + base::Pages<derive::Block>::kRows, now.block.size());
        for (std::size_t row = first; row < end; ++row) {
            const std::uint32_t slot = scene.geometry->slot_of_row[row];
            if (slot == kNoSlot) continue;
            const std::uint8_t byte = byte_of(*scene.geometry, now, slot);
            if (state[slot] == byte) continue;
            state.at(slot) = byte;
            if (scene.geometry->layer_of_slot[slot] == Layer::Block) blocks_changed.push_back(slot);
        }
    }
    for (const std::uint32_t slot : scene.geometry->regions) {
        const std::uint8_t byte = byte_of(*scene.geometry, now, slot);
        if (state[slot] != byte) state.at(slot) = byte;
    }
    scene.state = std::move(state).freeze();
    if (!blocks_changed.empty())
        scene.cells = cells_after(*before.cells, *scene.geometry, scene.state, blocks_changed);
    return scene;
}

}  // namespace scene
