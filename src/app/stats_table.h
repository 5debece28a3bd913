// app/stats_table.h — the sheet of statistics as a table that goes out as a file.
#pragma once

#include "report/table.h"
#include "store/grant.h"
#include "ui/view.h"

#include <string>

namespace app {

/// What the sheet of the session says, line by line: group, item, number, beside, and the change
/// against 30 days before. `office` is the store's name, `grant` of whoever takes it out.
report::Table stats_table(const ui::View& view, const std::string& office,
                          const store::Grant& grant);

}  // namespace app
