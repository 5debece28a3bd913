// app/team_tables.h — the planner's tables of staff and targets, rosters and assessment as they go
// out as files.
#pragma once

#include "report/table.h"
#include "store/grant.h"
#include "ui/view.h"

#include <string>

namespace app {

// `office` is the store's name, `grant` of whoever takes it out. No person is in any of them; the
// staff by name only in a roster, which is made to be put up.

/// A line a community. Requires targets in the answer.
report::Table targets_table(const ui::View& view, const std::string& office,
                            const store::Grant& grant);
/// A line for each of the staff, a column a day. Requires a row of a community.
report::Table roster_table(const ui::View& view, model::Row community, const std::string& month,
                           const std::string& office, const store::Grant& grant);
/// A line a community, the best first. Requires an assessment in the answer.
report::Table assessment_table(const ui::View& view, const std::string& office,
                               const store::Grant& grant);

}  // namespace app
