// report/pdf.h — a table on paper.
#pragma once

#include "base/result.h"
#include "report/table.h"

#include <string>

namespace report {

/// A4, A3 or A1, upright or lying: the smallest on which the columns fit. Headings are repeated on
/// each page, no row is cut, and a text of more than three lines ends in "…". Text can be searched
/// and copied. NoCjkFont when this machine has no Chinese font.
base::Result<void> write_pdf(const std::string& path, const Table& table);

}  // namespace report
