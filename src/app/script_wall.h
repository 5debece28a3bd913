// app/script_wall.h — lines of a script about the wall. Only for script_work.cpp.
//
//   wall filter overdue | near | open | urgent | reported | settled | none
//   wall filter community PLACE | cell N      the N-th cell, the busiest first
//   wall spotlight next | none | NO           of the list, by its number; next of nothing is none
//   wall tour on | off;  wall hotspots on | off;  wall trend DAYS;  wall touch
//   wall tell [KEY=VALUE …]       on a desk: spotlight=NO|none tour=on|off layout=full|map
//                                 message=TEXT minutes=N name=WALL; what is not told stays
//   wall remote                   opens or closes the card of a desk
//   expect wall-spotlight NO|none, wall-told NO|none, wall-filter NAME, wall-kpi NAME N
//   expect wall-listed N, wall-tour on|off|held, wall-age live|cut, wall-message TEXT|none
//   expect wall-layout full|map, wall-story N, wall-remote open|none
#pragma once

#include "app/viewer.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

std::optional<std::vector<ui::Intent>> wall_wish(const Viewer& viewer,
                                                 const std::vector<std::string>& words);
/// What `expect` finds; nothing for other words. `of` is the number of wall-kpi.
std::optional<std::string> wall_found(const Viewer& viewer, const std::string& what,
                                      const std::string& of);

}  // namespace app
