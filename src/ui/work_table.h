// ui/work_table.h — tables of the dispatch desk: hairlines, headings, columns that share the width.
#pragma once

#include "ui/view.h"

#include <span>

namespace ui {

/// The first column is `first` times as wide as the others. False when nothing of it is in sight.
bool begin_work_table(const View& view, const char* id, std::span<const base::Word> heads,
                      float first);
/// Only after a true one.
void end_work_table();

}  // namespace ui
