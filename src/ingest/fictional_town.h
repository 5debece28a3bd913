// ingest/fictional_town.h — a whole sub-district that does not exist, or a district of fifteen.
//
// From above it should look like a place: a river with its boulevards, main roads and lanes,
// estates of slabs turned to the south, towers around gardens, an old quarter, works with their
// housing, schools, a market. Every name is invented.
#pragma once

#include "ingest/fictional.h"

namespace ingest {

/// Sizes of domain.md 10.3.
enum class TownSize : std::uint8_t {
    S,  // one sub-district: 10 communities, 100 grids, 80 yards, 1 100 buildings, 2 500 fronts
    M,  // a district of fifteen such, no two alike
};

/// Places, grids and what lies around them, in metres of `kFictionalEpsg`; nobody lives there
/// until `add_residents`. The same seed gives the same ground on every machine.
model::Rows fictional_ground(const FictionalOptions& options, TownSize size);

/// The ground with its residents, shops, staff and `options.days` of work, the ways that people
/// walk, and what planners look at (fictional_planning.h).
model::Rows fictional_town(const FictionalOptions& options, TownSize size);

}  // namespace ingest
