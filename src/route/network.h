// route/network.h — the walking network as compact arrays, frozen.
//
// An edge is walked both ways. Everything about it lies in columns by edge number; what leads away
// from a node lies side by side (`first`, then `head` and `edge_at`), which is all that a search
// reads besides the seconds of each edge (route/costs.h).
#pragma once

#include "geo/box_index.h"
#include "geo/shape.h"
#include "route/hours.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace route {

enum class WayKind : std::uint8_t { Path, Road, Pavement, Crossing, Stairs, Bridge, Gate, Link };
inline constexpr int kWayKinds = 8;

/// "path" … "link"; what is none of them is a path.
WayKind way_kind_from(std::string_view text);
std::string_view text_of(WayKind kind);

/// One way that people walk, as it comes from a table or a layer.
struct Way {
    geo::Ring line;
    WayKind kind = WayKind::Path;
    std::string hours;      // route/hours.h; empty: always
    bool closed = false;    // barred until somebody opens it
    bool step_free = true;  // a wheelchair gets through
    bool derived = false;   // nobody has drawn it as a way for walking
    bool noded = true;      // meets other such at their ends only; false: also where they cross
    std::int64_t id = 0;    // whatever the caller knows it by
};

using Node = std::uint32_t;
using Edge = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFF'FFFF;

/// Ends of ways closer than this are one node.
inline constexpr double kJoint_m = 0.05;

/// What hangs together, whatever is closed at the moment.
struct NetworkPart {
    std::uint32_t nodes = 0;
    std::uint32_t edges = 0;
    double length_m = 0;
    Edge edge = kNone;  // one of its edges, to show where it is
};

struct Network {
    std::vector<geo::Point> node;
    std::vector<std::uint32_t>
        first;                  // by node: its first place in the next two; one more at the end
    std::vector<Node> head;     // where it leads
    std::vector<Edge> edge_at;  // by which edge

    std::vector<Node> from, to;   // by edge, as all below
    std::vector<float> length_m;  // along its line
    std::vector<WayKind> kind;
    std::vector<std::uint8_t> flags;         // kClosed …
    std::vector<std::uint32_t> hours;        // in `opening`; 0: always
    std::vector<std::uint32_t> way;          // which of the ways it was made from
    std::vector<std::int64_t> way_id;        // that way's id
    std::vector<std::uint32_t> first_point;  // its line, in `point`; one more at the end
    std::vector<geo::Point> point;

    std::vector<Hours> opening;       // [0] is always open
    std::vector<std::uint32_t> part;  // by node, in `parts`
    std::vector<NetworkPart> parts;   // the longest first; all others are islands

    geo::BoxIndex segments;                    // of all lines, for snapping
    std::vector<Edge> segment_edge;            // by segment
    std::vector<std::uint32_t> segment_point;  // by segment: its first point
    std::uint32_t dropped = 0;                 // ways without length

    static constexpr std::uint8_t kClosed = 1, kStepFree = 2, kDerived = 4;

    bool is(Edge edge, std::uint8_t flag) const { return (flags[edge] & flag) != 0; }
    Node nodes() const { return static_cast<Node>(node.size()); }
    Edge edges() const { return static_cast<Edge>(from.size()); }
    bool empty() const { return from.empty(); }
    std::span<const geo::Point> line(Edge edge) const {
        return std::span{point}.subspan(first_point[edge],
                                        first_point[edge + 1] - first_point[edge]);
    }
};

/// Whether and when people get through a way, by its id.
struct WayState {
    std::int64_t id = 0;
    std::string hours;
    bool closed = false;
    bool step_free = true;
};
/// The same network with those ways in another state: lines, nodes and edges keep their numbers.
Network with_states(Network net, std::span<const WayState> ways);

/// Joins the ends of ways to kJoint_m. Ways that are not noded are cut first (route/crossings.h).
Network make_network(std::span<const Way> ways);

}  // namespace route
