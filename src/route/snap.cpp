#include "route/snap.h"

#include "route/line.h"

#include <array>

namespace route {

using geo::Point;

namespace {

bool takes_doors(const Network& net, Edge edge) {
    switch (net.kind[edge]) {
        case WayKind::Path:
        case WayKind::Road:
        case WayKind::Pavement:
        case WayKind::Link:
            return !net.is(edge, Network::kClosed);
        case WayKind::Crossing:
        case WayKind::Stairs:
        case WayKind::Bridge:
        case WayKind::Gate:
            return false;
    }
    return false;
}

struct NearestSegment {
    std::uint32_t segment = kNone;
    double share = 0;
    double distance_m = 0;

    void take(const NearestSegment& other) {
        if (segment == kNone || other.distance_m < distance_m) *this = other;
    }
};

/// The nearest that takes doors, and the nearest of all, within a square around the point.
std::pair<NearestSegment, NearestSegment> nearest_within(const Network& net, Point point,
                                                         double most_m) {
    geo::Box around;
    around.add(point);
    NearestSegment door, any;
    for (const std::uint32_t s : net.segments.touching(around.grown(most_m))) {
        const Point a = net.point[net.segment_point[s]], b = net.point[net.segment_point[s] + 1];
        const double share = share_along(point, a, b);
        const NearestSegment here{s, share, apart_m(point, a + (b - a) * share)};
        if (here.distance_m > most_m) continue;
        any.take(here);
        if (takes_doors(net, net.segment_edge[s])) door.take(here);
    }
    return {door, any};
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

std::optional<Snap> snap(const Network& net, Point point, double most_m) {
    // Most doors stand close to a way: small squares first.
    constexpr std::array kTries{12.0, 40.0};
    for (const double within : kTries) {
        if (within >= most_m) break;
        if (const NearestSegment door = nearest_within(net, point, within).first;
            door.segment != kNone)
            return snap_of(net, door);
    }
    const auto [door, any] = nearest_within(net, point, most_m);
    if (door.segment != kNone) return snap_of(net, door);
    if (any.segment != kNone) return snap_of(net, any);
    return std::nullopt;
}

std::optional<Snap> nearest_edge(const Network& net, Point point, double most_m) {
    const NearestSegment any = nearest_within(net, point, most_m).second;
    return any.segment == kNone ? std::nullopt : std::optional{snap_of(net, any)};
}

Point point_of(const Network& net, const Snap& snap) {
    return point_along(net.line(snap.edge), static_cast<double>(snap.offset_m));
}

}  // namespace route
