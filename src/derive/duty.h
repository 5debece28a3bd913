// derive/duty.h — who answers for a place: its grid, its yard, its community, its sub-district.
#pragma once

#include "base/time.h"
#include "derive/subtree.h"
#include "model/snapshot.h"

#include <vector>

namespace derive {

/// From the day somebody begins until the day he ends; without a day it has begun, or never ends.
bool is_current(base::Instant from, base::Instant to, base::Instant now);
bool is_current(const model::AssignmentRow& duty, base::Instant now);

/// One link of the chain. Nobody in it is a vacancy.
struct Duty {
    model::Row place = model::kNoRow;  // or
    model::Row grid = model::kNoRow;
    std::vector<model::Row> held;  // rows of assignments that hold now, the longest held first
};

/// From the nearest to the farthest: grid, yard, community, sub-district. A yard stands in it only
/// when somebody has it; of a place in no grid, or above them, the chain begins higher.
std::vector<Duty> duty_chain(const model::Snapshot& is, model::Row place, base::Instant now);

/// By row of Grids: whether somebody works there now.
std::vector<bool> worked_grids(const model::Snapshot& is, base::Instant now);

/// Rows of the grids in which what stands at `place` and below it lies, each once.
std::vector<model::Row> grids_below(const model::Places& places, const Subtrees& trees,
                                    model::Row place);

/// Rows of grids below (or around) `place` that nobody works in now.
std::vector<model::Row> vacant_grids(const model::Snapshot& is, model::Row place,
                                     base::Instant now);

}  // namespace derive
