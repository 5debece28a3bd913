#include "route/snap.h"

#include "route/line.h"

#include <algorithm>
#include <array>

namespace route {

using geo::Point;

namespace {

struct NearestSegment {
    std::uint32_t segment = kNone;
    double share = 0;
    double distance_m = 0;

    void take(const NearestSegment& other) {
        if (segment == kNone || other.distance_m < distance_m) *this = other;
    }
};

/// Within a square around a point.
struct WaysAround {
    NearestSegment door;  // of those that take doors
    NearestSegment main;  // of those, in the largest part
    NearestSegment any;
};

WaysAround nearest_within(const Network& net, Point point, double most_m) {
    geo::Box around;
    around.add(point);
    WaysAround found;
    for (const std::uint32_t s : net.segments.touching(around.grown(most_m))) {
        const Point a = net.point[net.segment_point[s]], b = net.point[net.segment_point[s] + 1];
        const double share = share_along(point, a, b);
        const NearestSegment here{s, share, apart_m(point, a + (b - a) * share)};
        if (here.distance_m > most_m) continue;
        found.any.take(here);
        const Edge edge = net.segment_edge[s];
        if (!takes_doors(net.kind[edge]) || net.is(edge, Network::kClosed)) continue;
        found.door.take(here);
        if (net.part[net.from[edge]] == 0) found.main.take(here);
    }
    return found;
}

/// Many maps draw pavements as areas that meet nothing: whoever lives there walks in the street
/// beside them. What is a town of its own, across a river, stays an island.
bool is_small_island(const Network& net, const NearestSegment& nearest) {
    constexpr double kTown = 0.1;  // of the largest part's length
    const std::uint32_t part = net.part[net.from[net.segment_edge[nearest.segment]]];
    return part != 0 && net.parts[part].length_m < kTown * net.parts.front().length_m;
}

Snap snap_of(const Network& net, const NearestSegment& nearest) {
    const Edge edge = net.segment_edge[nearest.segment];
    const std::uint32_t first = net.first_point[edge];
    const std::uint32_t from = net.segment_point[nearest.segment];
    const double before = line_length_m(std::span{net.point}.subspan(first, from - first + 1));
    const double step = apart_m(net.point[from], net.point[from + 1]) * nearest.share;
    return {.edge = edge,
            .offset_m = std::min(static_cast<float>(before + step), net.length_m[edge]),
            .aside_m = static_cast<float>(nearest.distance_m)};
}

}  // namespace

bool takes_doors(WayKind kind) {
    switch (kind) {
        case WayKind::Path:
        case WayKind::Road:
        case WayKind::Pavement:
        case WayKind::Link:
            return true;
        case WayKind::Crossing:
        case WayKind::Stairs:
        case WayKind::Bridge:
        case WayKind::Gate:
            return false;
    }
    return false;
}

std::optional<Snap> snap(const Network& net, Point point, double most_m) {
    // Most doors stand close to a way: small squares first.
    constexpr std::array kTries{12.0, 40.0};
    WaysAround found;
    for (const double within : kTries) {
        if (within >= most_m) break;
        found = nearest_within(net, point, within);
        if (found.door.segment != kNone) break;
    }
    if (found.door.segment == kNone) found = nearest_within(net, point, most_m);
    if (found.door.segment == kNone)
        return found.any.segment == kNone ? std::nullopt : std::optional{snap_of(net, found.any)};
    if (!is_small_island(net, found.door)) return snap_of(net, found.door);
    const double reach_m = std::min(most_m, found.door.distance_m + kAcrossStreet_m);
    const NearestSegment main = nearest_within(net, point, reach_m).main;
    return snap_of(net, main.segment == kNone ? found.door : main);
}

std::optional<Snap> nearest_edge(const Network& net, Point point, double most_m) {
    const NearestSegment any = nearest_within(net, point, most_m).any;
    return any.segment == kNone ? std::nullopt : std::optional{snap_of(net, any)};
}

Point point_of(const Network& net, const Snap& snap) {
    return point_along(net.line(snap.edge), static_cast<double>(snap.offset_m));
}

}  // namespace route
