// scene/pick.h — what lies under a point, found on the CPU.
#pragma once

#include "derive/theme.h"
#include "model/places.h"
#include "scene/geometry.h"

namespace scene {

/// Which slots a click can meet: what is hidden or drawn away must not be found.
struct Pickable {
    bool blocks = true;           // buildings and fronts
    bool grounds = true;          // yards, sites and streets
    Layer region = Layer::Block;  // else this area of responsibility; Block for none
    /// Blocks of other classes are met by nothing: `state` says which class a slot has.
    derive::ClassSet shown = derive::kAllClasses;
    const base::Pages<std::uint8_t>* state = nullptr;
};

/// What can be met where a design pixel is so many metres: blocks as long as the eye tells them
/// apart, then the areas that are filled (scene/detail.cpp).
Pickable pickable_at(const Geometry& geometry, double metres_per_design_px);

/// The topmost place at `world`, as it is drawn: fronts and buildings before streets, streets
/// before yards, yards before the area of responsibility; of several, the one drawn last. kNoRow
/// when there is none. Requires the places of the geometry.
model::Row place_at(const Geometry& geometry, const model::Places& places, geo::Point world,
                    const Pickable& pickable = {});

}  // namespace scene
