// scene/scene.h — what should be on the map, as frozen arrays.
#pragma once

#include "base/pages.h"
#include "derive/derived.h"
#include "scene/cells.h"
#include "scene/geometry.h"

#include <cstdint>
#include <memory>

namespace scene {

/// State bytes are pages of 1024, one row of the state texture each: "same pointer, same
/// content" tells the renderer which rows to upload.
struct Scene {
    std::shared_ptr<const Geometry> geometry = std::make_shared<const Geometry>();
    base::Pages<std::uint8_t> state;  // by slot: a derive::State, or a class of the surroundings
    std::shared_ptr<const Cells> cells = std::make_shared<const Cells>();
};

/// The scene of a snapshot and what follows from it.
Scene scene_from(const model::Snapshot& is, const derive::Derived& derived);

/// The same; `kept` was made of the same rows of places, grids and ground, and its geometry is
/// taken as it is.
Scene scene_from(const model::Snapshot& is, const derive::Derived& derived, const Scene& kept);

/// The same after a change. Geometry is kept while the generation is, else chunk by chunk; of the
/// states, only the pages in which a byte differs are new.
Scene scene_after(const Scene& before, const model::Snapshot& was, const derive::Derived& derived,
                  const model::Snapshot& is, const derive::Derived& now);

}  // namespace scene
