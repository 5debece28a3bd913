#include "ingest/lines.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ingest {

using geo::Point;
using geo::Ring;

double distance_between(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

double dot(Point a, Point b) {
    return a.x * b.x + a.y * b.y;
}

double cross(Point a, Point b) {
    return a.x * b.y - a.y * b.x;
}

Point unit(Point v) {
    const double length = std::hypot(v.x, v.y);
    return length > 0 ? v * (1 / length) : Point{1, 0};
}

Point left_of(Point direction) {
    return {-direction.y, direction.x};
}

double length_of(const Ring& line) {
    double total = 0;
    for (std::size_t i = 1; i < line.size(); ++i) total += distance_between(line[i - 1], line[i]);
    return total;
}

Footing footing_on(const Ring& line, Point point) {
    Footing best{.distance_m = std::numeric_limits<double>::infinity()};
    double passed = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point step = line[i] - line[i - 1];
        const double length = std::hypot(step.x, step.y);
        if (length <= 0) continue;
        const Point direction = step * (1 / length);
        const double along = std::clamp(dot(point - line[i - 1], direction), 0.0, length);
        const Point at = line[i - 1] + direction * along;
        const double distance = distance_between(at, point);
        if (distance < best.distance_m)
            best = {.along_m = passed + along,
                    .distance_m = distance,
                    .left = cross(direction, point - line[i - 1]) > 0,
                    .at_end = (i == 1 && along <= 0) || (i + 1 == line.size() && along >= length),
                    .at = at,
                    .direction = direction};
        passed += length;
    }
    return best;
}

Point point_along(const Ring& line, double along_m) {
    double left = std::max(along_m, 0.0);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = distance_between(line[i - 1], line[i]);
        if (step >= left && step > 0) return line[i - 1] + (line[i] - line[i - 1]) * (left / step);
        left -= step;
    }
    return line.back();
}

Ring part_between(const Ring& line, double from_m, double to_m) {
    Ring part{point_along(line, from_m)};
    double passed = 0;
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        passed += distance_between(line[i - 1], line[i]);
        if (passed > from_m + 1e-6 && passed < to_m - 1e-6) part.push_back(line[i]);
    }
    part.push_back(point_along(line, to_m));
    return part;
}

}  // namespace ingest
