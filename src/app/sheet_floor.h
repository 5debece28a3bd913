// app/sheet_floor.h — a floor of a building as a sheet: its plan and its homes are read for it, as
// they lie in no snapshot.
#pragma once

#include "app/world.h"
#include "report/sheet_make.h"

#include <string>

namespace app {

/// The height of the level of that name, or of that usual sign ("3F", "B1"); without one the level
/// at the ground. NoSuchPlace for a level that is not there. Requires a plan with a level.
base::Result<int> ordinal_told(const model::FloorPlan& plan, const std::string& sign);

/// The sheet of a level of the building of `wish`, as `export_sheet` makes others.
base::Result<model::Export> export_floor(store::Store& store, const store::Grant& grant,
                                         const Frame& frame, const report::SheetWish& wish,
                                         const std::string& level, const std::string& path);

}  // namespace app
