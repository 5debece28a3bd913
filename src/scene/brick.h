// scene/brick.h — a block from afar, and the whole units that chunks are measured in.
#pragma once

#include "geo/shape.h"
#include "scene/geometry.h"

namespace scene {

/// Whole units, no further from 0 than 16 bits reach.
std::int16_t units_from_metres(double metres, double unit_m);

/// The rectangle along the longest side of an area, as large as the area itself, so that as much
/// ground is built up in the picture as in the data.
Brick brick_of(const geo::Shape& area, geo::Point origin, double unit_m, std::uint16_t feature);

}  // namespace scene
