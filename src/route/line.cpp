#include "route/line.h"

#include <cassert>

namespace route {

using geo::Point;

Point point_along(std::span<const Point> line, double offset_m) {
    assert(!line.empty());
    double left = std::max(offset_m, 0.0);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = apart_m(line[i - 1], line[i]);
        if (step > 0 && step >= left) return line[i - 1] + (line[i] - line[i - 1]) * (left / step);
        left -= step;
    }
    return line.back();
}

geo::Ring piece_of(std::span<const Point> line, double from_m, double to_m) {
    const double low = std::min(from_m, to_m), high = std::max(from_m, to_m);
    geo::Ring piece{point_along(line, low)};
    double at = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        at += apart_m(line[i - 1], line[i]);
        if (at > low && at < high) piece.push_back(line[i]);
    }
    piece.push_back(point_along(line, high));
    if (from_m > to_m) std::ranges::reverse(piece);
    return piece;
}

}  // namespace route
