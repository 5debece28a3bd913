// scene/band.h — a street's line made into the band it covers.
#pragma once

#include "geo/shape.h"

namespace scene {

/// An Area of `width_m` along the lines, with mitred corners and square ends.
geo::Shape band_along(const geo::Shape& lines, double width_m);

/// The direction of the first line at its middle, turned so that text on it reads from left to
/// right; radians counter-clockwise from east. 0 for no Line.
double angle_halfway(const geo::Shape& lines);

}  // namespace scene
