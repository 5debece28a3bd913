// ingest/register_errors.h — the rows that were not taken, as a table to mend and to import again.
#pragma once

#include "ingest/register_rows.h"

#include <functional>
#include <string>
#include <vector>

namespace ingest {

/// What is read in the file, in the user's language.
struct ErrorWords {
    std::string head;  // of the last column
    std::function<std::string(const Rejected&)> why{};
};

/// CSV in UTF-8 with a byte order mark: the columns of the table without the refused ones, and last
/// why. Identity numbers are masked, in whatever column they stand; cells that a spreadsheet would
/// take for a formula begin with '.
std::string error_file(const RegisterTable& table, const Mapping& mapping,
                       const std::vector<Rejected>& rejected, const ErrorWords& words);

}  // namespace ingest
