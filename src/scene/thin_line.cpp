#include "scene/thin_line.h"

#include <cmath>
#include <utility>
#include <vector>

namespace scene {

using geo::Point;

namespace {

double away(Point p, Point a, Point b) {
    const Point d = b - a;
    const double length = std::hypot(d.x, d.y);
    if (length == 0) return std::hypot(p.x - a.x, p.y - a.y);
    const double along = ((p.x - a.x) * d.x + (p.y - a.y) * d.y) / (length * length);
    const double held = along < 0 ? 0 : along > 1 ? 1 : along;
    return std::hypot(p.x - a.x - d.x * held, p.y - a.y - d.y * held);
}

}  // namespace

geo::Ring thinned(const geo::Ring& line, double tolerance_m) {
    if (line.size() < 2) return line;
    std::vector<bool> stays(line.size());
    stays.front() = stays.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double worst = tolerance_m;
        std::size_t at = first;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double d = away(line[i], line[first], line[last]);
            if (d <= worst) continue;
            worst = d;
            at = i;
        }
        if (at == first) continue;
        stays[at] = true;
        open.emplace_back(first, at);
        open.emplace_back(at, last);
    }
    geo::Ring thin;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (stays[i] && (thin.empty() || !(thin.back() == line[i]))) thin.push_back(line[i]);
    return thin;
}

}  // namespace scene
