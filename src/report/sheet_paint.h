// report/sheet_paint.h — a sheet onto a Cairo surface; only for report/sheet_write.cpp.
#pragma once

#include "report/pdf_letters.h"
#include "report/sheet.h"

namespace report {

/// Paints the page on `on`, whose units are points.
void paint_sheet(cairo_t* on, Letters& letters, const Sheet& sheet);

}  // namespace report
