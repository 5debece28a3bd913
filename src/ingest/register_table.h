// ingest/register_table.h — a table of people, homes or shops as it stands in a file: texts, row by
// row, each with its line.
#pragma once

#include "base/result.h"
#include "ingest/read.h"
#include "ingest/register_refusal.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

/// Cells are without white space at both ends and without the ' or ="…" that keeps digits a text.
/// Cells of refused columns are empty, whatever the file has there.
struct RegisterTable {
    std::vector<std::string> columns;            // may be empty texts, and may repeat
    std::vector<std::vector<std::string>> rows;  // shorter where the rest is empty; longer where a
                                                 // separator stands unquoted in a cell
    std::vector<std::int64_t> line;              // of each row in its file or sheet, from 1
    std::vector<RefusedColumn> refused;
};

/// CSV with any of , ; and tab, in any encoding that `encoding_of` knows or `options.encoding`
/// says; the first sheet that holds something (or `options.only_layer`) of XLSX and ODS. Titles
/// above the head are passed over, and empty rows. Refuses with Fault::NotFound, Unreachable,
/// Corrupt, Unsupported, Cancelled.
base::Result<RegisterTable> read_register_table(const std::string& path,
                                                const ReadOptions& options = {});

/// The same from CSV text in UTF-8. Without columns when there is no head.
RegisterTable register_table_from(std::string_view text);

/// Whether columns of these names say where rows lie: then the table is a layer of points.
bool has_coordinates(const std::vector<std::string>& columns);

/// Empty beyond the end of a row.
std::string_view cell_of(const std::vector<std::string>& row, std::size_t column);

}  // namespace ingest
