// scene/floor_openings.h — doors, windows and whole levels that a hand adds to a floor plan or
// takes out of it. Like the edits of scene/floor_edit.h they are one command each.
#pragma once

#include "scene/floor_edit.h"

#include <string>

namespace scene {

/// A door or a window, where a hand wants it.
struct OpeningWish {
    model::LevelId level{};
    bool window = false;
    geo::Point from, to;  // the same twice: as wide as usual, around it
    double reach_m = 0;   // how far from the wall they may be
};

/// Where it comes to stand: both ends in one straight piece of wall.
struct OpeningGap {
    geo::Point from, to;
    bool outer = false;  // there is a room on one side alone
};
/// LevelNoWallHere; LevelWallShort where no piece of wall has room for it.
base::Result<OpeningGap> gap_in(const FloorLayout& floor, const OpeningWish& wish);

/// A door in the outer wall of the ground floor is an entrance. As `gap_in`.
base::Result<RowEdits> opening_drawn(const model::FloorPlan& plan, const OpeningWish& wish);

/// The door or window within reach; null when there is none.
const model::OpeningRow* opening_near(const model::FloorPlan& plan, model::LevelId level,
                                      geo::Point at, double reach_m);
/// LevelNoOpening.
base::Result<RowEdits> opening_ended(const model::FloorPlan& plan, model::LevelId level,
                                     geo::Point at, double reach_m, base::Instant now);

/// One more level.
struct LevelWish {
    int ordinal = 0;
    std::string name;       // empty for the usual: 3F, B1
    model::LevelId like{};  // whose rooms and lines it gets; 0 for the outline alone
    geo::Shape outline;     // of the building
};
/// A plan of that level alone, for the store to put beside the others. A copy has nobody's rooms:
/// what was a home's or a front's loses its name, and doors to the ground are left out. LevelTaken.
base::Result<model::FloorPlan> level_added(const model::FloorPlan& plan, const LevelWish& wish);

/// A level with all that is on it ends; nothing where the plan has no such level.
RowEdits level_ended(const model::FloorPlan& plan, model::LevelId level, base::Instant now);

/// "3F" of 2, "B1" of -1.
std::string usual_sign(int ordinal);

}  // namespace scene
