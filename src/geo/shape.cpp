#include "geo/shape.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace geo {

namespace {

double distance_to_segment(Point p, Point a, Point b) {
    const Point d = b - a;
    const double len2 = d.x * d.x + d.y * d.y;
    double t = 0;
    if (len2 > 0) t = std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / len2, 0.0, 1.0);
    const Point near = a + d * t;
    return std::hypot(p.x - near.x, p.y - near.y);
}

double signed_area(const Ring& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[(i + 1) % ring.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

/// The middle of the widest stretch of the horizontal line at `y` that lies inside.
Point middle_of_widest_span(const Shape& area, double y, Point fallback) {
    std::vector<double> crossings;
    for (const Ring& ring : area.parts) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point a = ring[i];
            const Point b = ring[(i + 1) % ring.size()];
            if ((a.y > y) == (b.y > y)) continue;
            crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
        }
    }
    std::ranges::sort(crossings);
    Point best = fallback;
    double widest = 0;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const double width = crossings[i + 1] - crossings[i];
        if (width <= widest) continue;
        widest = width;
        best = {(crossings[i] + crossings[i + 1]) / 2, y};
    }
    return best;
}

Point halfway(const Ring& line) {
    double total = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        total += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    double left = total / 2;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        if (step >= left && step > 0) return line[i - 1] + (line[i] - line[i - 1]) * (left / step);
        left -= step;
    }
    return line.front();
}

}  // namespace

Shape area_of(Ring outline) {
    Shape shape{.kind = ShapeKind::Area, .parts = {}, .first_ring = {0}};
    shape.parts.push_back(std::move(outline));
    return shape;
}

Shape line_of(Ring points) {
    Shape shape{.kind = ShapeKind::Line, .parts = {}, .first_ring = {}};
    shape.parts.push_back(std::move(points));
    return shape;
}

Shape point_of(Point point) {
    return Shape{.kind = ShapeKind::Point, .parts = {{point}}, .first_ring = {}};
}

Box box_of(const Shape& shape) {
    Box box;
    for (const Ring& part : shape.parts)
        for (const Point p : part) box.add(p);
    return box;
}

bool contains(const Shape& area, Point p) {
    if (area.kind != ShapeKind::Area) return false;
    bool inside = false;
    for (const Ring& ring : area.parts) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point a = ring[i];
            const Point b = ring[(i + 1) % ring.size()];
            const double cross = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
            const bool within_x = p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x);
            const bool within_y = p.y >= std::min(a.y, b.y) && p.y <= std::max(a.y, b.y);
            if (cross == 0 && within_x && within_y) return true;  // on the border
            if ((a.y > p.y) != (b.y > p.y) && (cross > 0) == (b.y > a.y)) inside = !inside;
        }
    }
    return inside;
}

double distance(const Shape& shape, Point point) {
    double best = std::numeric_limits<double>::infinity();
    const bool closed = shape.kind == ShapeKind::Area;
    for (const Ring& part : shape.parts) {
        if (part.size() == 1) best = std::min(best, distance_to_segment(point, part[0], part[0]));
        for (std::size_t i = 1; i < part.size() + (closed ? 1 : 0); ++i)
            best = std::min(best, distance_to_segment(point, part[i - 1], part[i % part.size()]));
    }
    return best;
}

double area_m2(const Shape& shape) {
    if (shape.kind != ShapeKind::Area) return 0;
    double total = 0;
    for (std::size_t p = 0; p < shape.first_ring.size(); ++p) {
        const std::size_t first = shape.first_ring[p];
        const std::size_t end =
            p + 1 < shape.first_ring.size() ? shape.first_ring[p + 1] : shape.parts.size();
        for (std::size_t r = first; r < end; ++r)
            total += (r == first ? 1.0 : -1.0) * std::abs(signed_area(shape.parts[r]));
    }
    return total;
}

double length_m(const Shape& shape) {
    if (shape.kind != ShapeKind::Line) return 0;
    double total = 0;
    for (const Ring& line : shape.parts) total += length_m(line);
    return total;
}

double length_m(const Ring& line) {
    double total = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        total += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    return total;
}

Room room_around(const Shape& area, Point inside) {
    if (!contains(area, inside)) return {};
    constexpr double kFar = std::numeric_limits<double>::infinity();
    double west = kFar;
    double east = kFar;
    double south = kFar;
    double north = kFar;
    for (const Ring& ring : area.parts) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point a = ring[i] - inside;
            const Point b = ring[(i + 1) % ring.size()] - inside;
            if ((a.y > 0) != (b.y > 0)) {
                const double x = a.x - a.y * (b.x - a.x) / (b.y - a.y);
                (x < 0 ? west : east) = std::min(x < 0 ? west : east, std::abs(x));
            }
            if ((a.x > 0) != (b.x > 0)) {
                const double y = a.y - a.x * (b.y - a.y) / (b.x - a.x);
                (y < 0 ? south : north) = std::min(y < 0 ? south : north, std::abs(y));
            }
        }
    }
    const auto together = [](double one, double other) {
        return one == kFar || other == kFar ? 0 : one + other;
    };
    return {together(west, east), together(south, north)};
}

Point label_point(const Shape& shape) {
    assert(shape.kind != ShapeKind::None && !shape.parts.empty() && !shape.parts[0].empty());
    if (shape.kind == ShapeKind::Point) return shape.parts[0][0];
    if (shape.kind == ShapeKind::Line) return halfway(shape.parts[0]);
    const Point middle = box_of(shape).centre();
    return middle_of_widest_span(shape, middle.y, shape.parts[0][0]);
}

}  // namespace geo
