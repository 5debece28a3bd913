// geo/shape.h — the ground a place stands on.
#pragma once

#include "geo/point.h"

#include <cstdint>
#include <vector>

namespace geo {

using Ring = std::vector<Point>;  // closed without repeating the first point

enum class ShapeKind : std::uint8_t { None, Point, Line, Area };

/// A point (one part of one point), lines (each part a line), or areas. For an Area, the parts
/// are rings; `first_ring` says where each polygon begins, its outline first, then its holes.
struct Shape {
    ShapeKind kind = ShapeKind::None;
    std::vector<Ring> parts;
    std::vector<std::uint32_t> first_ring;  // Area only, one entry per polygon, ascending

    friend bool operator==(const Shape&, const Shape&) = default;
};

/// One polygon with one ring.
Shape area_of(Ring outline);
Shape line_of(Ring points);
Shape point_of(Point point);

Box box_of(const Shape& shape);

/// Inside or on the border (a building whose label point lies on a border counts as inside).
/// Rings count by the even-odd rule, so holes need no special case. Always false for no Area.
bool contains(const Shape& area, Point point);

/// Metres from `point` to the nearest part of the shape's lines or borders; infinity if empty.
double distance(const Shape& shape, Point point);

/// Square metres, holes taken off; 0 for no Area.
double area_m2(const Shape& shape);

/// Metres along all lines; 0 for no Line.
double length_m(const Shape& shape);
double length_m(const Ring& line);

/// How far an Area reaches from `inside` without a break, west and east together, and south and
/// north together; nothing when the point lies outside.
struct Room {
    double across_m = 0;
    double down_m = 0;
};
Room room_around(const Shape& area, Point inside);

/// A point to write the name at: inside an Area (the middle of its widest span at mid height),
/// halfway along a Line, the Point itself. Requires a shape that is not None.
Point label_point(const Shape& shape);

}  // namespace geo
