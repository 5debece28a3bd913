#include "scene/band.h"

#include "scene/thin_line.h"

#include <algorithm>
#include <cmath>

namespace scene {

using geo::Point;
using geo::Ring;

namespace {

constexpr double kRail = 0.3;  // of the width, between the thick pieces
constexpr double kSleeper_m = 12;
constexpr double kLongestMitre = 2;  // times the half width; sharper corners are cut

Point unit_normal(Point a, Point b) {
    const Point d = b - a;
    const double length = std::hypot(d.x, d.y);
    return length > 0 ? Point{-d.y / length, d.x / length} : Point{0, 1};
}

/// The way from a corner of the line to the same corner of its left side, for half width 1.
Point mitre(const Ring& line, std::size_t i) {
    const Point before = unit_normal(line[i > 0 ? i - 1 : 0], line[i > 0 ? i : 1]);
    const bool last = i + 1 == line.size();
    const Point after = unit_normal(line[last ? i - 1 : i], line[last ? i : i + 1]);
    const Point sum = before + after;
    const double length = std::hypot(sum.x, sum.y);
    if (length < 1e-6) return before;  // the line turns back on itself
    const Point middle = sum * (1 / length);
    const double cosine = middle.x * before.x + middle.y * before.y;
    return middle * std::min(1 / cosine, kLongestMitre);
}

/// Three points of a half circle past the end of a line that comes from `before`.
void add_cap(Ring& outline, Point end, Point before, double radius_m) {
    const Point left = unit_normal(before, end);
    const Point onward{left.y, -left.x};
    constexpr double kDiagonal = 0.707;
    outline.push_back(end + (onward - left) * (kDiagonal * radius_m));
    outline.push_back(end + onward * radius_m);
    outline.push_back(end + (onward + left) * (kDiagonal * radius_m));
}

constexpr double kUnseen_m = 0.06;  // two pixels where a door fills the screen

}  // namespace

geo::Shape band_along(const geo::Shape& lines, double width_m, Ends ends) {
    geo::Shape band{.kind = geo::ShapeKind::Area};
    for (const Ring& raw : lines.parts) {
        const Ring line = thinned(raw, kUnseen_m);
        if (line.size() < 2) continue;
        Ring outline;
        for (std::size_t i = 0; i < line.size(); ++i)
            outline.push_back(line[i] - mitre(line, i) * (width_m / 2));
        if (ends == Ends::Round) add_cap(outline, line.back(), line[line.size() - 2], width_m / 2);
        for (std::size_t i = line.size(); i-- > 0;)
            outline.push_back(line[i] + mitre(line, i) * (width_m / 2));
        if (ends == Ends::Round) add_cap(outline, line[0], line[1], width_m / 2);
        band.first_ring.push_back(static_cast<std::uint32_t>(band.parts.size()));
        band.parts.push_back(std::move(outline));
    }
    return band;
}

namespace {

/// The stretch of a line between two distances from its start.
Ring stretch(const Ring& line, double from_m, double to_m) {
    Ring part;
    double along = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point d = line[i] - line[i - 1];
        const double step = std::hypot(d.x, d.y);
        if (step > 0 && along + step > from_m && along < to_m) {
            if (part.empty())
                part.push_back(line[i - 1] + d * (std::max(from_m - along, 0.0) / step));
            part.push_back(line[i - 1] + d * (std::min(to_m - along, step) / step));
        }
        along += step;
    }
    return part;
}

}  // namespace

geo::Shape rails_along(const geo::Shape& lines, double width_m) {
    geo::Shape rails = band_along(lines, width_m * kRail);
    for (const Ring& line : lines.parts) {
        const double length = geo::length_m(geo::line_of(line));
        for (double at = 0; at + kSleeper_m < length; at += 2 * kSleeper_m) {
            geo::Shape sleeper =
                band_along(geo::line_of(stretch(line, at, at + kSleeper_m)), width_m);
            for (Ring& ring : sleeper.parts) {
                rails.first_ring.push_back(static_cast<std::uint32_t>(rails.parts.size()));
                rails.parts.push_back(std::move(ring));
            }
        }
    }
    return rails;
}

std::uint32_t rail_vertices(const geo::Shape& lines) {
    std::size_t points = 0;
    for (const Ring& line : lines.parts) points += line.size();
    const double pieces =
        geo::length_m(lines) / (2 * kSleeper_m) + static_cast<double>(lines.parts.size());
    return static_cast<std::uint32_t>(pieces * 5) + static_cast<std::uint32_t>(3 * points);
}

}  // namespace scene
