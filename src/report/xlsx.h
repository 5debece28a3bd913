// report/xlsx.h — a table as a workbook.
#pragma once

#include "base/result.h"
#include "report/table.h"

#include <string>

namespace report {

/// One sheet: numbers and dates are numbers with a format, everything else is text, and nothing is
/// a formula. The headings stand still on the screen and are repeated on paper, which is as wide as
/// the columns. The file names no user and no path.
base::Result<void> write_xlsx(const std::string& path, const Table& table);

}  // namespace report
