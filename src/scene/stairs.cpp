#include "scene/stairs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace scene {

using geo::Point;
using geo::Ring;

namespace {

constexpr int kMostStairs = 40;
constexpr double kInside_m = 2.2;

double dot(Point a, Point b) {
    return a.x * b.x + a.y * b.y;
}

/// Along the long side, of length 1, to the east; the longest edge of slabs runs along it.
Point long_side(const Ring& ring) {
    Point best{1, 0};
    double longest = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point edge = ring[(i + 1) % ring.size()] - ring[i];
        const double length = std::hypot(edge.x, edge.y);
        if (length <= longest) continue;
        longest = length;
        best = edge * (1 / length);
    }
    return best.x < 0 || (best.x == 0 && best.y < 0) ? best * -1 : best;
}

/// How far the ring reaches in a direction.
std::pair<double, double> reach(const Ring& ring, Point direction) {
    std::pair<double, double> span{std::numeric_limits<double>::infinity(),
                                   -std::numeric_limits<double>::infinity()};
    for (const Point p : ring) {
        span.first = std::min(span.first, dot(p, direction));
        span.second = std::max(span.second, dot(p, direction));
    }
    return span;
}

/// The highest point of the ring across its long side, at `along`.
double facade(const Ring& ring, Point side, Point up, double along) {
    double highest = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[(i + 1) % ring.size()];
        const double from = dot(a, side) - along;
        const double to = dot(b, side) - along;
        if ((from > 0) == (to > 0) || from == to) continue;
        const double t = from / (from - to);
        highest = std::max(highest, dot(a, up) + t * (dot(b, up) - dot(a, up)));
    }
    return highest;
}

}  // namespace

std::vector<StairMark> stair_marks(const model::PlaceRow& building) {
    std::vector<StairMark> marks;
    const int stairs = std::min(building.stairs, kMostStairs);
    if (stairs < 2 || building.shape.kind != geo::ShapeKind::Area) return marks;
    const Ring& ring = building.shape.parts.front();
    if (ring.size() < 3) return marks;
    const Point side = long_side(ring);
    Point up{-side.y, side.x};
    if (up.y < 0) up = up * -1;
    const auto [from, to] = reach(ring, side);
    for (int i = 0; i < stairs; ++i) {
        const double along = from + (to - from) * (i + 0.5) / stairs;
        const double top = facade(ring, side, up, along);
        if (!std::isfinite(top)) continue;
        const Point door = side * along + up * top;
        marks.push_back({i + 1, door, door - up * kInside_m});
    }
    return marks;
}

std::vector<StairMark> stair_marks(const model::PlaceRow& building,
                                   std::span<const model::EntranceRow> doors) {
    std::vector<StairMark> marks;
    const Point middle = geo::label_point(building.shape);
    for (const model::EntranceRow& door : doors) {
        if (!door.has_point) continue;
        const Point in = middle - door.point;
        const double far = std::hypot(in.x, in.y);
        const double step = far > 0 ? std::min(kInside_m, far) / far : 0;
        marks.push_back({door.stair, door.point, door.point + in * step});
    }
    return marks.empty() ? stair_marks(building) : marks;
}

}  // namespace scene
