// app/script_planning_team.h — lines of a script about staff and targets, rosters and assessment in
// the planner's workspace. The community is the one at or above what is selected.
//
//   team part targets | roster
//   team target NAME              staffing certified training safety satisfaction premises
//                                 demonstration
//   team colours on | off
//   team norm KEY VALUE | none
//   team month 2026-05
//   team begin | publish | deal   the roster of the month
//   team shift STAFF DAY KIND     of K45, or none: team shift 李建国 2026-05-06 early
//   team year N                   of the assessment
//   team evidence INDICATOR | none
//   team score INDICATOR VALUE | none [EVIDENCE]
//   team keep
//   team export targets | roster | assessment FORMAT
//   expect team-unpublished N, team-standing COMMUNITY in-time|late|waits|missing (of its roster),
//   team-uncovered N, team-extra STAFF N, team-shift STAFF KIND (on the first working day),
//   team-norm KEY VALUE, team-class TARGET N, team-rank N, team-total N, team-evidence N
#pragma once

#include "app/viewer.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

/// What the line wishes for, in order; nothing for a line that says nothing.
std::optional<std::vector<ui::Intent>> team_wish(const Viewer& viewer,
                                                 const std::vector<std::string>& words);
/// What `expect` finds; nothing for other words.
std::optional<std::string> team_found(const Viewer& viewer, const std::string& what,
                                      const std::string& of);

}  // namespace app
