// route/snap.h — from a door to the way before it.
#pragma once

#include "route/network.h"

#include <optional>

namespace route {

/// A point beside an edge.
struct Snap {
    Edge edge = kNone;
    float offset_m = 0;  // along the edge's line, from its first node
    float aside_m = 0;   // from there to the point

    friend bool operator==(const Snap&, const Snap&) = default;
};

inline constexpr double kAcrossStreet_m = 25;

/// The nearest edge on which a door may stand: no crossing, bridge, stairs or gate, and not barred;
/// of these only where nothing else lies within `most_m`. Of a small island, the largest part
/// instead when that lies at most kAcrossStreet_m farther. Nothing when no edge does.
std::optional<Snap> snap(const Network& net, geo::Point point, double most_m);

/// Whether doors lead onto ways of this kind while they are open.
bool takes_doors(WayKind kind);

/// The nearest edge of any kind, closed or not: what somebody points at.
std::optional<Snap> nearest_edge(const Network& net, geo::Point point, double most_m);

/// Where on the edge.
geo::Point point_of(const Network& net, const Snap& snap);

}  // namespace route
