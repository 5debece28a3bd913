// scene/labels.h — which names stand where in one picture.
#pragma once

#include "scene/camera.h"
#include "scene/geometry.h"
#include "scene/lettering.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace scene {

/// A corner of a glyph. With a slot, the ink follows the state of that block; without, it is the
/// map's own ink with a halo.
struct LabelVertex {
    float x = 0, y = 0;  // pixels from the top left
    float u = 0, v = 0;  // texels
    std::uint32_t slot = kNoSlot;
};
static_assert(sizeof(LabelVertex) == 20);

/// Four corners a glyph (top left, top right, bottom left, bottom right). Same pointer, same
/// labels. `atlas` lives as long as its Lettering.
struct Labels {
    std::shared_ptr<const std::vector<LabelVertex>> corner;
    const Atlas* atlas = nullptr;
    std::uint32_t count = 0;  // names placed
};

/// Places the names by priority: yards, streets, buildings, fronts; none over another, those of
/// blocks only inside their block, yards' beside the blocks. The same arguments give the same
/// labels, whatever was shown before.
Labels labels_for(const Geometry& geometry, const model::Snapshot& snapshot, const Camera& camera,
                  double ratio, Lettering& lettering);

/// The part of a building's or front's name that tells it from its neighbours: "7" of 7号楼,
/// "101" of 人民路101号; the name itself when it has no number.
std::string short_name(const std::string& name);

}  // namespace scene
