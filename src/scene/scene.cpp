#include "scene/scene.h"

#include <algorithm>

namespace scene {

using model::Row;

namespace {

std::uint8_t byte_of(const derive::Block& block) {
    return static_cast<std::uint8_t>(block.state);
}

Scene built_anew(const model::Snapshot& snapshot, const derive::Derived& is) {
    Scene scene;
    scene.geometry = geometry_from(*snapshot.places, *snapshot.ground, snapshot.generation);
    const auto& rows = scene.geometry->row_of_slot;
    base::PagesEdit<std::uint8_t> state{base::Pages<std::uint8_t>(rows.size(), 0)};
    for (std::size_t slot = 0; slot < rows.size(); ++slot)
        state.at(slot) = rows[slot] == model::kNoRow ? scene.geometry->class_of_slot[slot]
                                                     : byte_of(is.block[rows[slot]]);
    scene.state = std::move(state).freeze();
    return scene;
}

}  // namespace

Scene scene_from(const Scene& before, const derive::Derived& was, const model::Snapshot& snapshot,
                 const derive::Derived& is) {
    if (before.geometry->generation != snapshot.generation || was.generation != is.generation)
        return built_anew(snapshot, is);
    Scene scene = before;
    base::PagesEdit<std::uint8_t> state{before.state};
    for (std::size_t p = 0; p < is.block.page_count(); ++p) {
        if (is.block.page(p) == was.block.page(p)) continue;
        const std::size_t first = p * base::Pages<derive::Block>::kRows;
        const std::size_t end =
            std::min(first + base::Pages<derive::Block>::kRows, is.block.size());
        for (std::size_t row = first; row < end; ++row) {
            const std::uint32_t slot = scene.geometry->slot_of_row[row];
            if (slot == kNoSlot || state[slot] == byte_of(is.block[row])) continue;
            state.at(slot) = byte_of(is.block[row]);
        }
    }
    scene.state = std::move(state).freeze();
    return scene;
}

}  // namespace scene
