// geo/overlay.h — one area against another: repair, union, cut, take apart, polygonise. By GEOS.
//
// Every function takes and gives shapes of this program; what GEOS refuses gives nothing, never
// an exception. Results are valid, rings closed without a repeated point, outlines
// counter-clockwise, and in an order that only the input decides.
#pragma once

#include "geo/shape.h"

#include <optional>
#include <vector>

namespace geo {

/// Whether every ring is simple and rings touch only in points.
bool is_valid(const Shape& area);

/// The area with its crossings resolved (GEOS "structure" method); nothing when no area is left.
std::optional<Shape> made_valid(const Shape& area);

/// Each polygon by itself, with its holes.
std::vector<Shape> polygons_of(const Shape& area);

/// The one with the most ground; None where there is none.
Shape largest_of(const Shape& area);

/// One area of all; shared borders vanish.
std::optional<Shape> united(const std::vector<Shape>& areas);

std::optional<Shape> intersection(const Shape& a, const Shape& b);
std::optional<Shape> difference(const Shape& a, const Shape& b);

/// Grown (or, by a negative distance, shrunk) with mitred corners; for a Line, a band of twice
/// the distance with flat ends.
std::optional<Shape> buffered(const Shape& shape, double by_m);

/// The faces that lines enclose; lines are noded first.
std::vector<Shape> faces_of(const std::vector<Ring>& lines);

/// The tightest ring without dents around points, counter-clockwise; fewer than three points when
/// they lie on a line.
Ring convex_hull(Ring points);

/// The tightest rectangle around an area, corners counter-clockwise.
Ring oriented_box(const Shape& area);

/// Fewer points; no point of the border moves farther than `tolerance_m`, and it stays valid.
Shape simplified(const Shape& shape, double tolerance_m);

}  // namespace geo
