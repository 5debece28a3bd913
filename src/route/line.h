// route/line.h — along a polyline. Only for route/.
#pragma once

#include "geo/shape.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace route {

inline double apart_m(geo::Point a, geo::Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

inline double line_length_m(std::span<const geo::Point> line) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i) length += apart_m(line[i - 1], line[i]);
    return length;
}

/// Where along the segment (0 to 1) a point is nearest to it.
inline double share_along(geo::Point p, geo::Point a, geo::Point b) {
    const geo::Point d = b - a;
    const double len2 = d.x * d.x + d.y * d.y;
    return len2 > 0 ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / len2, 0.0, 1.0) : 0.0;
}

/// Requires a point.
geo::Point point_along(std::span<const geo::Point> line, double offset_m);

/// The piece between two offsets; backwards when `from_m` is the greater. Requires a point.
geo::Ring piece_of(std::span<const geo::Point> line, double from_m, double to_m);

}  // namespace route
