// ingest/partition.h — pieces of ground into areas of equal weight that hang together.
#pragma once

#include "geo/point.h"

#include <cstdint>
#include <vector>

namespace ingest {

/// Pieces of ground, and which lie side by side.
struct Neighbourhood {
    struct Side {
        std::uint32_t to = 0;
        double cost = 0;  // of a border here: metres, less along a wide street
    };
    std::vector<double> weight;
    std::vector<geo::Point> at;
    std::vector<std::vector<Side>> sides;  // of each piece; every side is told by both
};

/// Pieces whose sides form no way between them are joined where they come closest, at a cost that
/// makes a border there welcome: nothing is left hanging alone.
void connect(Neighbourhood& ground);

/// The part of each piece, numbered from 0; at most `parts`, fewer when a piece weighs as much as
/// several. Parts hang together, weigh about the same, and their
/// borders are short and follow cheap sides. Cut in two again and again: of the ways to sweep
/// over the ground the one with the cheapest border, then bettered piece by piece along it.
/// Requires `connect`ed ground, and 1 <= parts.
std::vector<int> partition(const Neighbourhood& ground, int parts);

}  // namespace ingest
