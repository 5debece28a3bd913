#include "report/sheet_hatch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace report {

using geo::Point;

namespace {

constexpr double kQuarter = std::numbers::pi / 4;

/// One family of parallel lines.
struct Family {
    double angle = 0;
    double step_pt = 3;
};

std::vector<Family> families_of(Hatch hatch) {
    switch (hatch) {
        case Hatch::None:
            return {};
        case Hatch::Level:
            return {{0, 3.4}};
        case Hatch::Rising:
            return {{-kQuarter, 4.6}};
        case Hatch::Falling:
            return {{kQuarter, 3.2}};
        case Hatch::Cross:
            return {{-kQuarter, 4.2}, {kQuarter, 4.2}};
        case Hatch::Dense:
            return {{-kQuarter, 2.3}};
        case Hatch::Upright:
            return {{2 * kQuarter, 3}};
        case Hatch::Wide:
            return {{-kQuarter, 7.5}};
    }
    return {};
}

Point turned(Point p, double cosine, double sine) {
    return {p.x * cosine - p.y * sine, p.x * sine + p.y * cosine};
}

/// Where the line at `y` enters and leaves, in the plane in which the family is level.
std::vector<double> crossings(const std::vector<geo::Ring>& rings, double y) {
    std::vector<double> found;
    for (const geo::Ring& ring : rings)
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point a = ring[i];
            const Point b = ring[(i + 1) % ring.size()];
            if ((a.y > y) == (b.y > y)) continue;
            found.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
        }
    std::ranges::sort(found);
    return found;
}

}  // namespace

std::vector<std::pair<Point, Point>> hatch_strokes(const geo::Shape& area, Hatch hatch) {
    std::vector<std::pair<Point, Point>> strokes;
    if (area.kind != geo::ShapeKind::Area) return strokes;
    for (const Family& family : families_of(hatch)) {
        const double cosine = std::cos(family.angle), sine = std::sin(family.angle);
        std::vector<geo::Ring> rings = area.parts;
        geo::Box box;
        for (geo::Ring& ring : rings)
            for (Point& p : ring) {
                p = turned(p, cosine, -sine);
                box.add(p);
            }
        if (box.empty()) continue;
        for (double n = std::ceil(box.y0 / family.step_pt); n * family.step_pt < box.y1; ++n) {
            const double y = n * family.step_pt;
            const std::vector<double> x = crossings(rings, y);
            for (std::size_t i = 0; i + 1 < x.size(); i += 2)
                strokes.emplace_back(turned({x[i], y}, cosine, sine),
                                     turned({x[i + 1], y}, cosine, sine));
        }
    }
    return strokes;
}

}  // namespace report
