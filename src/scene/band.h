// scene/band.h — a street's line made into the band it covers.
#pragma once

#include "geo/shape.h"

#include <cstdint>

namespace scene {

/// How a band ends. Round ends close the gap where two pieces of a way meet at an angle.
enum class Ends : std::uint8_t { Square, Round };

/// An Area of `width_m` along the lines, with mitred corners.
geo::Shape band_along(const geo::Shape& lines, double width_m, Ends ends = Ends::Square);

/// Rails as a map draws them: thin, and thick again every few metres.
geo::Shape rails_along(const geo::Shape& lines, double width_m);
/// At most how many corners its thick pieces have, each ring closed.
std::uint32_t rail_vertices(const geo::Shape& lines);

}  // namespace scene
