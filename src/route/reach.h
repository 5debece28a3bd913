// route/reach.h — how long it is on foot to the nearest of some sources, exact also where both
// stand in the middle of an edge.
//
// A search that stops at a limit (Dijkstra), from all sources at once; ways are walked in both
// directions alike, so that it answers "from here" and "to here".
#pragma once

#include "route/costs.h"
#include "route/snap.h"

#include <span>
#include <utility>
#include <vector>

namespace route {

struct Source {
    Snap at;
    double head_s = 0;  // what is counted on top, wherever one comes from
};

/// What a search has found, and what it works with: used again, it costs only what it touches.
struct Reach {
    double limit_s = 0;
    std::vector<double> seconds;        // by node; kUnreached beyond the limit
    std::vector<std::uint32_t> source;  // by node: the nearest, as its number
    std::vector<Node> before;           // by node: the next one on the way there; kNone: the source
    std::vector<Edge> by;               // by node: along which edge
    std::vector<Source> sources;
    std::vector<std::pair<Edge, std::uint32_t>> on_edge;  // edge and source, ascending

    std::vector<Node> touched;
    std::vector<std::pair<double, Node>> heap;
};

/// Looks from all `sources` as far as `limit_s`. What `reach` held is forgotten.
void search(const Network& net, const Costs& costs, std::span<const Source> sources, double limit_s,
            Reach& reach);

struct Nearest {
    double seconds = kUnreached;
    std::uint32_t source = kNone;
    Node via = kNone;  // the end of the edge by which one goes; kNone: the source is on the edge
};

/// From the door of a snapped point to the nearest source, the ways beside the edges in it. Nothing
/// beyond the limit, and nothing from an edge that is barred.
Nearest nearest_at(const Network& net, const Costs& costs, const Reach& reach, const Snap& at);
double seconds_at(const Network& net, const Costs& costs, const Reach& reach, const Snap& at);

/// The way from a snapped point to its nearest source, along the edges; empty where there is none.
geo::Ring way_to(const Network& net, const Costs& costs, const Reach& reach, const Snap& at);

}  // namespace route
