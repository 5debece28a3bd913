// app/hand_over_table.h — the sheet that one shift leaves to the next as a table that goes out as a
// file.
#pragma once

#include "report/table.h"
#include "store/grant.h"
#include "ui/hand_over.h"

#include <string>

namespace app {

/// The parts of the sheet with their lines, as the desk shows them: issues and whose turn it is, no
/// persons. `office` is the store's name, `grant` of whoever takes it out.
report::Table hand_over_table(const ui::HandOver& sheet, const ui::View& view,
                              const std::string& office, const store::Grant& grant);

}  // namespace app
