#include "ingest/floor_net.h"
#include "ingest/floor_walls.h"
#include "ingest/lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ingest {

namespace {

constexpr double kTouch_m = 0.12;      // a symbol so near to a wall stands in it
constexpr double kNarrowest_m = 0.45;  // of an opening
constexpr double kWidest_m = 4;

/// The middle of the circle through three points; nothing when they lie in a line.
std::optional<geo::Point> circle_centre(geo::Point a, geo::Point b, geo::Point c) {
    const geo::Point u = b - a;
    const geo::Point v = c - a;
    const double twice = 2 * cross(u, v);
    if (std::abs(twice) < 1e-9) return std::nullopt;
    const double uu = dot(u, u);
    const double vv = dot(v, v);
    return a + geo::Point{(v.y * uu - u.y * vv) / twice, (u.x * vv - v.x * uu) / twice};
}

/// Whether nothing of a wall lies halfway: else it is a leaf that stands open along one.
bool is_open_between(geo::Point a, geo::Point b, const NearEdges& walls) {
    return !walls.foot((a + b) * 0.5, kTouch_m);
}

bool is_opening(double width_m) {
    return width_m >= kNarrowest_m && width_m <= kWidest_m;
}

/// From the hinge to where the leaf closes: at a wall, or at the leaf of the other half.
std::optional<geo::Ring> threshold_of_swing(const DoorSwing& swing,
                                            const std::vector<DoorSwing>& others,
                                            const NearEdges& walls) {
    const auto hinge = walls.foot(swing.hinge, 2 * kTouch_m);
    if (!hinge) return std::nullopt;
    for (const geo::Point end : {swing.one_end, swing.other_end}) {
        const auto jamb = walls.foot(end, kTouch_m);
        if (jamb && is_opening(distance_between(*hinge, *jamb)) &&
            is_open_between(*hinge, *jamb, walls))
            return geo::Ring{*hinge, *jamb};
    }
    for (const geo::Point end : {swing.one_end, swing.other_end})
        for (const DoorSwing& other : others) {
            const bool meets = distance_between(other.one_end, end) < kTouch_m ||
                               distance_between(other.other_end, end) < kTouch_m;
            if (!meets || distance_between(other.hinge, swing.hinge) < kTouch_m) continue;
            const auto jamb = walls.foot(other.hinge, 2 * kTouch_m);
            if (jamb && is_opening(distance_between(*hinge, *jamb)))
                return geo::Ring{*hinge, *jamb};
        }
    return std::nullopt;
}

/// Straight strokes of a symbol from wall to wall: jambs, sills, thresholds that are drawn.
std::vector<geo::Ring> strokes_between_walls(const std::vector<geo::Ring>& symbol,
                                             const NearEdges& walls) {
    constexpr double kClose_m = 0.04;
    constexpr double kShortest_m = 0.04;
    constexpr std::size_t kMostStrokes = 400;
    std::vector<geo::Ring> strokes;
    for (const geo::Ring& line : symbol)
        for (std::size_t i = 0; i + 1 < line.size() && strokes.size() < kMostStrokes; ++i) {
            const auto a = walls.foot(line[i], kClose_m);
            const auto b = walls.foot(line[i + 1], kClose_m);
            if (!a || !b || distance_between(*a, *b) < kShortest_m) continue;
            if (walls.foot((*a + *b) * 0.5, 0.01)) continue;  // along a wall
            strokes.push_back({*a, *b});
        }
    return strokes;
}

/// Of a symbol without a swing: between the two points on walls that are farthest apart.
std::optional<geo::Ring> threshold_of_lines(const std::vector<geo::Ring>& symbol,
                                            const NearEdges& walls) {
    constexpr std::size_t kMostPoints = 400;
    geo::Ring on_walls;
    for (const geo::Ring& line : symbol)
        for (const geo::Point p : line) {
            if (on_walls.size() >= kMostPoints) break;
            if (const auto foot = walls.foot(p, kTouch_m)) on_walls.push_back(*foot);
        }
    geo::Ring best;
    double widest = 0;
    for (std::size_t i = 0; i < on_walls.size(); ++i)
        for (std::size_t j = i + 1; j < on_walls.size(); ++j) {
            const double width = distance_between(on_walls[i], on_walls[j]);
            if (width <= widest || !is_opening(width)) continue;
            if (!is_open_between(on_walls[i], on_walls[j], walls)) continue;
            widest = width;
            best = {on_walls[i], on_walls[j]};
        }
    return best.empty() ? std::nullopt : std::optional{best};
}

}  // namespace

std::optional<DoorSwing> swing_of(const geo::Ring& line) {
    constexpr std::size_t kFewest = 5;
    constexpr double kRound = 0.03;
    if (line.size() < kFewest) return std::nullopt;
    const auto centre = circle_centre(line.front(), line[line.size() / 2], line.back());
    if (!centre) return std::nullopt;
    const double radius = distance_between(*centre, line.front());
    if (!(radius >= 0.35 && radius <= 1.6)) return std::nullopt;
    for (const geo::Point p : line)
        if (std::abs(distance_between(*centre, p) - radius) > kRound * radius) return std::nullopt;
    const geo::Point a = line.front() - *centre;
    const geo::Point b = line.back() - *centre;
    const double angle = std::atan2(std::abs(cross(a, b)), dot(a, b)) * 180 / std::numbers::pi;
    const geo::Point half = line[line.size() / 2] - *centre;
    const bool minor = dot(half, a + b) > 0;
    if (!minor || angle < 25 || angle > 120) return std::nullopt;
    return DoorSwing{*centre, line.front(), line.back()};
}

std::vector<geo::Ring> thresholds_of(const std::vector<std::vector<geo::Ring>>& doors,
                                     const std::vector<geo::Ring>& walls, double snap_m) {
    std::vector<geo::Ring> out;
    const auto net = net_of(walls, snap_m);
    if (!net || net->edges.empty()) return out;
    const NearEdges near{*net};
    std::vector<DoorSwing> swings;
    for (const auto& symbol : doors)
        for (const geo::Ring& line : symbol)
            if (const auto swing = swing_of(line)) swings.push_back(*swing);
    constexpr std::size_t kMostSwings = 4000;
    if (swings.size() > kMostSwings) return out;
    for (const DoorSwing& swing : swings)
        if (auto across = threshold_of_swing(swing, swings, near))
            out.push_back(std::move(*across));
    for (const auto& symbol : doors) {
        bool is_closed = false;
        for (geo::Ring& stroke : strokes_between_walls(symbol, near)) {
            is_closed = is_closed || is_opening(distance_between(stroke[0], stroke[1]));
            out.push_back(std::move(stroke));
        }
        const bool swings_open = std::ranges::any_of(
            symbol, [](const geo::Ring& line) { return swing_of(line).has_value(); });
        if (swings_open || is_closed) continue;
        if (auto across = threshold_of_lines(symbol, near)) out.push_back(std::move(*across));
    }
    return out;
}

}  // namespace ingest
