// scene/scene.h — what should be on the map, as frozen arrays.
#pragma once

#include "base/pages.h"
#include "derive/theme.h"
#include "scene/cells.h"
#include "scene/geometry.h"

#include <array>
#include <cstdint>
#include <memory>

namespace scene {

/// State bytes are pages of 1024, one row of the state texture each: "same pointer, same
/// content" tells the renderer which rows to upload.
struct Scene {
    std::shared_ptr<const Geometry> geometry = std::make_shared<const Geometry>();
    base::Pages<std::uint8_t> state;  // by slot: a class of the theme, or of the surroundings
    std::shared_ptr<const Cells> cells = std::make_shared<const Cells>();
    derive::Theme theme = derive::Theme::Work;
    base::Instant until = base::kNever;  // the clock alone changes the theme's classes then
    /// What is drawn of each class of the theme; of Work the streets with the blocks.
    std::array<std::uint32_t, derive::kMostThemeClasses> drawn{};
    std::uint32_t undrawn = 0;  // the same kinds of places without an outline
};

/// The scene of a snapshot and what follows from it.
Scene scene_from(const model::Snapshot& is, const derive::Derived& derived);

/// The same; `kept` was made of the same rows of places, grids and ground, and its geometry is
/// taken as it is.
Scene scene_from(const model::Snapshot& is, const derive::Derived& derived, const Scene& kept);

/// All states of `scene.geometry` anew; a page that comes out as it was keeps its pointer. The
/// cells are left as they were: `scene_told` mixes them, too.
void tell_states(Scene& scene, const model::Snapshot& is, const derive::Derived& derived,
                 derive::Theme theme);

/// The same map told by another theme. Geometry stays; pages of states that come out equal too.
Scene scene_told(const Scene& before, const model::Snapshot& is, const derive::Derived& derived,
                 derive::Theme theme);

/// The same after a change. Geometry is kept while the generation is, else chunk by chunk; of the
/// states, only the pages in which a byte differs are new.
Scene scene_after(const Scene& before, const model::Snapshot& was, const derive::Derived& derived,
                  const model::Snapshot& is, const derive::Derived& now);

}  // namespace scene
