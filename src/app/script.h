// app/script.h — a rehearsed session: one wish or expectation a line.
//
//   goto PLACE            fly to a place, by code, number or name
//   select PLACE | none   as a click on it
//   find TEXT             type into the find box; of "7号楼 302" Enter opens the homes
//   key NAME              a wish by its key: Home, Escape, F, PageUp, PageDown, Backspace, Left,
//                         Right, Up, Down, Plus, Minus, F1, F2, F12, T, B, Colon, 1 to 5; Enter
//                         goes to the best that was found, else to the selection
//   box X Y X Y           choose the blocks that stand in it, in metres of the store's own system
//   lasso X Y X Y X Y …   the same in a polygon
//   list E4               the rows behind a number of the selection, by its id
//   motion full|reduced   whether the camera moves or jumps; either way a line waits for its end
//   language zh|en
//   look light|dark
//   theme NAME            work, density, visits, use, rental, duty, trade, quality
//   only N                that line of the legend, counted from 1; 0 all of them
//   drop FILE …                   as files dropped on the window
//   files new|import|open [FOLDER]  the chooser
//   new STORE FILE …              starts at once: `wait idle` or `until card` wait for it
//   import FILE …                 the same, into the store that is open
//   crs SYSTEM                    answers a question: that system, and again
//   cancel                        what is running
//   undo import                   asks; the second time it does it
//   open STORE                    in this window
//   plan PLACE            opens its homes, street or courtyard; without a place it closes
//   home STAIR DOOR       chooses one; `home met CODE`, `home use CODE` say what is there
//   purpose CODE          why persons are looked at; without a code they are closed
//   reveal N name|phone   of the N-th person of the home
//   audit, doors, lacks   opens or closes the card
//   expect persons N, expect revealed N, expect audit N, expect doors N
//   thing, pin, site, pair        script_things.h
//   issue, step, desk, intake     script_work.h
//   wall                          script_wall.h
//   floor                         script_floor.h
//   team                          script_planning_team.h
//   division                      script_planning_division.h
//   visit                 log a visit at the selected place
//   undo, redo            the last visit logged here
//   wait idle             until nothing is left to draw or write
//   wait SECONDS          goes on drawing meanwhile
//   expect selected NAME
//   expect here NAME | none       the place the view is in
//   expect chosen N               blocks are
//   expect moving, expect still   the camera; with `until` for a hand on a real mouse
//   expect find TEXT
//   expect found N                as many fit what stands in the find box
//   expect first NAME             is the best of them; of a door "7号楼 · 302"
//   expect plan KIND              none homes strip yard
//   expect homes N                are in the plan
//   expect home use CODE          of the chosen one; also `met CODE`, `door TEXT`
//   expect state PLACE STATE      ok open soon urgent overdue nodata
//   until state PLACE STATE       waits up to a minute for it
//   expect store NAME             is open
//   expect card NAME              none chooser options running report undo
//   until store NAME, until card NAME
//   expect frames N SECONDS       exactly N pages are drawn in that time
//   screenshot FILE
//   quit
//
// Empty lines and lines that begin with # are passed over. At the end the window stays open.
#pragma once

#include "app/viewer.h"

#include <string>

namespace app {

/// Runs the script on a viewer; the Error names the line. Returns when it has ended or quit.
base::Result<void> run_script(Viewer& viewer, const std::string& path);

/// A place by its code, its number or its name (the first that has it); 0 when there is none.
model::PlaceId place_named(const model::Places& places, const std::string& text);

}  // namespace app
