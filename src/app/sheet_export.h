// app/sheet_export.h — a map sheet as a file of the register, for the command line and the window
// alike.
#pragma once

#include "app/export.h"
#include "report/sheet_make.h"

#include <string>

namespace app {

/// The store's coordinate system as a sheet names it: "CGCS2000 / … (EPSG:4547)".
std::string crs_name(int epsg);

/// The sheet at `path`, by its ending .pdf or .png, with its number in the foot. Refuses what has
/// no such sheet before a number is drawn.
base::Result<model::Export> export_sheet(store::Store& store, const store::Grant& grant,
                                         const report::SheetSource& source, report::SheetWish wish,
                                         const std::string& path, base::Instant now);

}  // namespace app
