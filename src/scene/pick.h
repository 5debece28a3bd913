// scene/pick.h — what lies under a point, found on the CPU.
#pragma once

#include "model/places.h"
#include "scene/geometry.h"

namespace scene {

/// The topmost block at `world`: fronts and buildings before streets, streets before yards; among
/// several the smallest. kNoRow when there is none. Requires the places of the geometry.
model::Row place_at(const Geometry& geometry, const model::Places& places, geo::Point world);

}  // namespace scene
