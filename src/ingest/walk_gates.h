// ingest/walk_gates.h — what stands across ways: gates and walls become short edges of their own,
// so that somebody can open one and leave the rest as it is. Only for walk_ways.cpp.
#pragma once

#include "ingest/ledger.h"
#include "ingest/walk_tags.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ingest {

/// A gate is a piece of so many metres, or less where there is less.
inline constexpr double kGate_m = 2;

/// A point of a layer where people may be kept out.
struct Across {
    geo::Point at;
    BarrierTags tags;
    std::string source;
    RowAt of;
    bool closed = false;
};

/// A piece of a way between two joints.
struct WayPiece {
    route::Way way;
    std::string source;
    RowAt of;
};

/// Cuts the pieces that lie within `tolerance_m` of each point, and makes what is nearest to it a
/// gate; where several meet in it, one on each. Answers by number of the point whether there was
/// any way.
std::vector<char> cut_gates(std::vector<WayPiece>& pieces, const std::vector<Across>& across,
                            double tolerance_m);

}  // namespace ingest
