// ui/chips.h — small words in a row that are on or off, going on in the next line where there is no
// room left.
#pragma once

#include "ui/view.h"

#include <string>

namespace ui {

/// Draws one behind the others of its row. Answers whether it was clicked.
bool chip(const View& view, const std::string& label, bool on);
/// Ends the row.
void end_chips();

}  // namespace ui
