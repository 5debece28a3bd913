#include "geo/stairs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace geo {

namespace {

constexpr int kMostStairs = 40;

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

std::vector<StairDoor> stair_doors(const Shape& building, int stairs) {
    std::vector<StairDoor> doors;
    stairs = std::min(stairs, kMostStairs);
    if (stairs < 1 || building.kind != ShapeKind::Area) return doors;
    const Ring& ring = building.parts.front();
    if (ring.size() < 3) return doors;
    const Point side = long_side(ring);
    Point up{-side.y, side.x};
    if (up.y < 0) up = up * -1;
    const auto [from, to] = reach(ring, side);
    for (int i = 0; i < stairs; ++i) {
        const double along = from + (to - from) * (i + 0.5) / stairs;
        const double top = facade(ring, side, up, along);
        if (std::isfinite(top)) doors.push_back({i + 1, side * along + up * top, up});
    }
    return doors;
}

}  // namespace geo
