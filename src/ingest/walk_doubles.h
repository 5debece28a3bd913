// ingest/walk_doubles.h — ways that are there already, or come twice, by where they run. Only for
// walk_ways.cpp.
#pragma once

#include "ingest/ledger.h"
#include "ingest/walk_gates.h"
#include "model/walk_rows.h"

#include <span>
#include <vector>

namespace ingest {

/// Removes pieces that run along edges that are there, and of those that join the same two ends
/// along the same line all but the first; answers how many. A row of which nothing is left is a
/// loss, "already-there" or "duplicate".
std::int64_t remove_doubles(std::vector<WayPiece>& pieces,
                            std::span<const model::WalkEdgeRow> there, double tolerance_m,
                            Ledger& ledger);

}  // namespace ingest
