// scene/brick.h — a block from afar.
#pragma once

#include "geo/shape.h"
#include "scene/geometry.h"

namespace scene {

/// The rectangle along the longest side of an area, as large as the area itself, so that as much
/// ground is built up in the picture as in the data.
Brick brick_of(const geo::Shape& area, geo::Point origin, double unit_m, std::uint16_t feature);

}  // namespace scene
