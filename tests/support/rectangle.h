// tests/support/rectangle.h — upright rectangles, as places have them in tests.
#pragma once

#include "geo/shape.h"

namespace support {

/// From one corner to the other.
inline geo::Shape block(double x0, double y0, double x1, double y1) {
    return geo::area_of({{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}});
}

/// From its south-west corner, so large.
inline geo::Shape box(double x, double y, double width, double depth) {
    return block(x, y, x + width, y + depth);
}

}  // namespace support
