// report/sheet_write.h — a sheet into a file, by Cairo.
#pragma once

#include "base/result.h"
#include "report/sheet.h"
#include "report/sheet_make.h"

#include <string>

namespace report {

enum class SheetFormat : std::uint8_t { Pdf, Png };

/// A PDF of one page, or the same page as a picture at 150 dots per inch (of A1 at 100). Text can
/// be searched and copied. All or nothing. NoCjkFont when this machine has no Chinese font.
base::Result<void> write_sheet(const std::string& path, const Sheet& sheet, SheetFormat format);

/// Widths of texts in the font that `write_sheet` writes with.
TextWidth sheet_widths();

}  // namespace report
