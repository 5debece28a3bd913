// app/script_planning_division.h — lines of a script about duty and re-division. Only for
// script_work.cpp.
//
//   division community NAME | all
//   division list KIND [COMMUNITY]  no-grid nobody vacant in-two crowded no-post several; again
//   closes division new NAME; division open NAME | none; division rename NAME; division remove
//   division into GRID              what is selected or chosen, by name or code of the grid
//   division move PLACE GRID        one place
//   division propose [N]            at most N moves; division take; division drop
//   division apply [DAY]            at once without one; division hold takes the day back
//   division before on | off;  division loads on | off
//   division past N | none          the N-th of the divisions before, the newest first
//   expect division-draft NAME|none, division-drafts N, division-moves N, division-outdated N
//   expect division-was 0.31, division-will 0.18, division-flaws N, division-pasts N
//   expect division-proposal N|none, division-count KIND N, division-state applied|planned|draft
//   expect division-grid PLACE GRID, division-code GRID CODE    in what is shown
#pragma once

#include "app/viewer.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

std::optional<std::vector<ui::Intent>> division_wish(const Viewer& viewer,
                                                     const std::vector<std::string>& words);
/// What `expect` finds; nothing for other words.
std::optional<std::string> division_found(const Viewer& viewer, const std::string& what,
                                          const std::string& of);

}  // namespace app
