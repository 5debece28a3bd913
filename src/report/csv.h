// report/csv.h — a table as comma separated values.
#pragma once

#include "base/result.h"
#include "report/table.h"

#include <string>

namespace report {

/// UTF-8 with a byte order mark, RFC 4180: one line of headings, the rows, and, when there is
/// anything to say, a last line whose first field holds head, foot and watermark. Texts that a
/// spreadsheet would take for a formula begin with an apostrophe.
std::string csv_of(const Table& table);
base::Result<void> write_csv(const std::string& path, const Table& table);

}  // namespace report
