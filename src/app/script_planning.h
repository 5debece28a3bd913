// app/script_planning.h — lines of a script about the planner's workspace, and about coverage in
// it.
//
//   workspace plan | grid
//   plan-tab cover | siting | duty | division | team | assess
//   plan-ask [KEY=VALUE …]   service=K10.02 profile=adult|elderly|wheelchair minutes=N
//                            at=any|now|7T20:00 (7: Sunday) sites=N capacity=N with=on|off;
//                            what is not told stays
//   plan-spot X Y            one more of the service would be there; plan-spot none: none are
//   plan-table on | off
//   plan-bands on | off
//   plan-compare on | off | keep | 0.4   two maps, the present one left; where the line is
//   plan-way point X Y       the way that lies there is looked at; plan-way none
//   plan-way draw X Y X Y …  a new one
//   plan-way set [KEY=VALUE …]   of the one that is looked at: kind= hours= closed=on|off
//                            stepfree=on|off
//   plan-way remove
//   plan-export cover | matrix FORMAT
//   plan-print A3 | A1 PDF | PNG   coverage, or a division before and after
//   expect workspace plan|grid, plan-tab NAME, plan-service KEY, plan-covered N (households),
//   plan-known N, plan-before N, plan-unknown N, plan-gaps N, plan-gap-households N, plan-suppliers
//   N, plan-shut N, plan-sites N, plan-gained N (by the first site), plan-spots N, plan-minutes
//   PLACE N (whole ones, begun; far, none), plan-cell SERVICE/COMMUNITY have|lack|over|unknown,
//   plan-way KIND|none, plan-ways N, plan-closed on|off, plan-theme NAME, plan-class PLACE N (of
//   the map), plan-told TEXT yes|no (in a notice), plan-left N|none (covered, left map)
#pragma once

#include "app/viewer.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

bool is_about_planning(const std::string& verb);
/// What the line wishes for, in order; nothing for a line that says nothing.
std::optional<std::vector<ui::Intent>> planning_wish(const Viewer& viewer, const std::string& verb,
                                                     const std::vector<std::string>& words);
/// What `expect` finds; nothing for other words.
std::optional<std::string> planning_found(const Viewer& viewer, const std::string& what,
                                          const std::string& of);

}  // namespace app
