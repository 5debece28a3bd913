// app/script_floor.h — lines of a script about the real plan of the building that is open.
//
//   floor N | up | down      the level at that height, 0 at the ground; one up, one down
//   floor all | own          all buildings at this height, or each at its own
//   floor cells              homes as cells, or as the plan again
//   floor tool NAME          none, edit, draw, split, merge, door, window, erase, level, move
//   floor draw X Y X Y …     a room, in metres of the store's system
//   floor split ROOM X Y …   cuts it
//   floor merge ROOM ROOM    the second becomes part of the first
//   floor rename ROOM NAME
//   floor link ROOM DOOR     to the home with that door
//   floor end ROOM
//   floor door X Y [X Y]     in the wall there, from one point to the other or as wide as usual
//   floor window X Y [X Y]   likewise
//   floor erase X Y          the door or window there
//   floor level N SIGN copy  floor N, 1 at the ground and -1 below it, like the one shown; or with
//                            `blank` as the outline of the building
//   floor move X Y           all of it
//   expect floor N | cells | none
//   expect rooms N           of the level that is shown
//   expect linked N          of these, rooms that are somebody's
//   expect openings N        doors, windows and lines of the level that is shown
#pragma once

#include "app/viewer.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

/// What the line wishes for; nothing for a line that says nothing. Rooms by their names, one
/// without a name by "-".
std::optional<std::vector<ui::Intent>> floor_wish(const Viewer& viewer,
                                                  const std::vector<std::string>& words);
/// What `expect` finds; nothing for other words.
std::optional<std::string> floor_found(const Viewer& viewer, const std::string& what);

}  // namespace app
