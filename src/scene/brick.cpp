#include "scene/brick.h"

#include <algorithm>
#include <cmath>

namespace scene {

using geo::Point;

namespace {

Point longest_side(const geo::Ring& outline) {
    Point along{1, 0};
    double longest = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Point side = outline[(i + 1) % outline.size()] - outline[i];
        const double length = std::hypot(side.x, side.y);
        if (length <= longest) continue;
        longest = length;
        along = side * (1 / length);
    }
    return along;
}

/// The sign of a turned or jagged block stands on its own corner, not on its box's.
Point sign_corner(const geo::Ring& outline) {
    Point best = outline[0];
    for (const Point p : outline)
        if (p.x + p.y > best.x + best.y) best = p;
    return best;
}

}  // namespace

std::int16_t units_from_metres(double metres, double unit_m) {
    return static_cast<std::int16_t>(std::lround(std::clamp(metres / unit_m, -32767.0, 32767.0)));
}

Brick brick_of(const geo::Shape& area, Point origin, double unit_m, std::uint16_t feature) {
    Point along{1, 0};
    geo::Box turned;  // in the directions of the longest side and across it
    if (!area.parts.empty()) along = longest_side(area.parts[0]);
    const auto turn = [&](Point p) {
        return Point{p.x * along.x + p.y * along.y, p.y * along.x - p.x * along.y};
    };
    for (const geo::Ring& ring : area.parts)
        for (const Point p : ring) turned.add(turn(p - origin));
    if (turned.empty()) return {.feature = feature};
    const double box_m2 = turned.width() * turned.height();
    const double shrink = box_m2 > 0 ? std::sqrt(geo::area_m2(area) / box_m2) : 1;
    const Point c = turned.centre();
    const Point middle{c.x * along.x - c.y * along.y, c.x * along.y + c.y * along.x};
    const double half = turned.width() / 2 * shrink;
    const Point sign = sign_corner(area.parts[0]) - origin;
    return {.x = units_from_metres(middle.x, unit_m),
            .y = units_from_metres(middle.y, unit_m),
            .along_x = units_from_metres(along.x * half, unit_m),
            .along_y = units_from_metres(along.y * half, unit_m),
            .across = units_from_metres(turned.height() / 2 * shrink, unit_m),
            .feature = feature,
            .sign_x = units_from_metres(sign.x, unit_m),
            .sign_y = units_from_metres(sign.y, unit_m)};
}

}  // namespace scene
