#include "scene/scene.h"

#include <algorithm>

namespace scene {

using derive::Derived;
using derive::Theme;
using model::Row;
using model::Snapshot;
using Bytes = base::Pages<std::uint8_t>;

namespace {

bool is_told(Theme theme, Layer layer) {
    return layer == Layer::Block || (theme == Theme::Work && layer == Layer::Band);
}

/// In other themes than Work only blocks have a class, and regions where that makes sense; yards
/// and streets keep quiet.
derive::Shade shade_of_place(Theme theme, Layer layer, const Derived& derived,
                             const derive::Shades& shades, Row row) {
    if (is_region(layer)) {
        const bool shaded = derive::shades_regions(theme);
        const int rate =
            theme == Theme::Work ? derive::rate_class(derived.total[row]) : derive::kRateUnknown;
        return {shaded ? shades.of_region(row) : static_cast<std::uint8_t>(rate), base::kNever};
    }
    if (theme == Theme::Work || layer == Layer::Block) return shades.of(row);
    return {static_cast<std::uint8_t>(derive::State::Ok), base::kNever};
}

/// Whether a theme tells of places of this kind, drawn or not.
bool counts_in(Theme theme, model::Kind kind) {
    return model::is_leaf(kind) && (theme == Theme::Work || kind != model::Kind::Street);
}

/// Mixes the cells of blocks anew whose state is no more what it was.
void mix_changed(Scene& scene, const Bytes& before) {
    std::vector<std::uint32_t> changed;
    for (const std::uint32_t slot : scene.geometry->blocks.slot)
        if (scene.state[slot] != before[slot]) changed.push_back(slot);
    if (changed.size() > scene.geometry->blocks.slot.size() / 4)
        scene.cells = cells_from(*scene.geometry, scene.state);
    else if (!changed.empty())
        scene.cells = cells_after(*scene.cells, *scene.geometry, scene.state, changed);
}

/// Only what `Derived` computed anew is looked at.
void follow_work(Scene& scene, const Derived& derived, const Snapshot& is, const Derived& now) {
    const Geometry& geometry = *scene.geometry;
    const derive::Shades shades{Theme::Work, is, now};
    const auto byte_at = [&](std::uint32_t slot) {
        const Layer layer = geometry.layer_of_slot[slot];
        return shade_of_place(Theme::Work, layer, now, shades, geometry.row_of_slot[slot]).klass;
    };
    std::vector<std::uint32_t> blocks_changed;
    base::PagesEdit<std::uint8_t> state{scene.state};
    constexpr std::size_t kRows = base::Pages<derive::Block>::kRows;
    for (std::size_t p = 0; p < now.block.page_count(); ++p) {
        if (now.block.page(p) == derived.block.page(p)) continue;
        const std::size_t end = std::min((p + 1) * kRows, now.block.size());
        for (std::size_t row = p * kRows; row < end; ++row) {
            const std::uint32_t slot = geometry.slot_of_row[row];
            if (slot == kNoSlot) continue;
            const std::uint8_t byte = byte_at(slot);
            const std::uint8_t had = state[slot];
            if (had == byte) continue;
            state.at(slot) = byte;
            const Layer layer = geometry.layer_of_slot[slot];
            if (layer == Layer::Block) blocks_changed.push_back(slot);
            if (!is_told(Theme::Work, layer)) continue;
            scene.drawn.at(had) -= 1;
            scene.drawn.at(byte) += 1;
        }
    }
    for (const std::uint32_t slot : geometry.regions) {
        const std::uint8_t byte = byte_at(slot);
        if (state[slot] != byte) state.at(slot) = byte;
    }
    scene.state = std::move(state).freeze();
    if (!blocks_changed.empty())
        scene.cells = cells_after(*scene.cells, geometry, scene.state, blocks_changed);
}

}  // namespace

void tell_states(Scene& scene, const Snapshot& is, const Derived& derived, Theme theme) {
    const Geometry& geometry = *scene.geometry;
    const derive::Shades shades{theme, is, derived};
    scene.theme = theme;
    scene.drawn = {};
    scene.undrawn = 0;
    scene.until = base::kNever;
    // By row, as what is told stands in memory: a million bytes may be written out of order, a
    // million rows not be read so.
    std::vector<std::uint8_t> bytes = geometry.class_of_slot;
    for (Row row = 0; row < is.places->size(); ++row) {
        const std::uint32_t slot = geometry.slot_of_row[row];
        if (slot == kNoSlot) {
            if (counts_in(theme, is.places->kind[row])) scene.undrawn += 1;
            continue;
        }
        const Layer layer = geometry.layer_of_slot[slot];
        const derive::Shade shade = shade_of_place(theme, layer, derived, shades, row);
        bytes[slot] = shade.klass;
        if (is_told(theme, layer)) scene.drawn.at(shade.klass) += 1;
        // When states of work change by themselves, `Derived` knows.
        if (theme != Theme::Work) scene.until = std::min(scene.until, shade.until);
    }
    scene.state = Bytes{bytes}.sharing(scene.state);
}

Scene scene_from(const Snapshot& is, const Derived& derived) {
    Scene scene;
    scene.geometry = geometry_from(is);
    tell_states(scene, is, derived, Theme::Work);
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
    tell_states(scene, is, derived, Theme::Work);
    mix_changed(scene, kept.state);
    return scene;
}

Scene scene_told(const Scene& before, const Snapshot& is, const Derived& derived, Theme theme) {
    Scene scene = before;
    tell_states(scene, is, derived, theme);
    mix_changed(scene, before.state);
    return scene;
}

Scene scene_after(const Scene& before, const Snapshot& was, const Derived& derived,
                  const Snapshot& is, const Derived& now) {
    Scene scene = before;
    if (before.geometry->generation != is.generation || derived.generation != now.generation) {
        scene.geometry = geometry_after(*before.geometry, was, is);
        tell_states(scene, is, now, before.theme);
        scene.cells = cells_from(*scene.geometry, scene.state);
        return scene;
    }
    // Other themes hang on more than states of work: what a change means for them is not tracked.
    if (before.theme != Theme::Work) return scene_told(before, is, now, before.theme);
    follow_work(scene, derived, is, now);
    return scene;
}

}  // namespace scene
