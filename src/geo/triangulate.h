// geo/triangulate.h — areas into triangles, for drawing.
#pragma once

#include "geo/shape.h"

#include <cstdint>
#include <vector>

namespace geo {

/// Corner numbers, three a triangle, into the points of all rings laid end to end in order.
/// Ear clipping (earcut.hpp): a ring that crosses itself is drawn with gaps, never refused.
std::vector<std::uint32_t> triangles_of(const Shape& area);

}  // namespace geo
