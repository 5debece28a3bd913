// ingest/floor_draft.h — the parts of a plan into the rows of one building. Only for floor_*.cpp.
#pragma once

#include "ingest/floor_parts.h"
#include "ingest/floor_plan.h"

#include <string>
#include <vector>

namespace ingest {

/// Areas are made sound; what has no area left is noted and taken out.
void mend_parts(PlanParts& plan, Ledger& ledger);

/// Levels as a person says them. A plan that tells no levels, or the same of all its parts, gets
/// these; of one that tells several, only these are kept. Refuses with LevelBadSign and
/// LayerMissing.
base::Result<bool> choose_levels(PlanParts& plan, const std::string& file, const std::string& said);

/// The ordinal of each level of the plan.
std::vector<int> level_ordinals(const PlanParts& plan);

/// Levels and what lies on them, as rows; `ordinals` as above. Only what lies within `footprint`,
/// unless that is None. Refuses with LevelTooThick when there would be more than half a million.
struct DraftRows {
    model::FloorPlan plan;
    std::int64_t rooms_outside = 0;
    geo::Box outside;  // of those
};
base::Result<DraftRows> rows_of_plan(const PlanParts& plan, const std::vector<int>& ordinals,
                                     const std::string& file, const geo::Shape& footprint,
                                     Ledger& ledger);

/// Rows of levels alone: what a file tells of its floors.
std::vector<model::LevelRow> level_rows(const PlanParts& plan, const std::vector<int>& ordinals);

}  // namespace ingest
