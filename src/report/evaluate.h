// report/evaluate.h — a template and what it is made from into a table.
#pragma once

#include "report/template.h"

#include <functional>
#include <string>
#include <vector>

namespace report {

/// Rows of one source before anything is chosen. `cell` and `alarms` are asked only for what the
/// template needs; a field is known by its number in `fields`.
struct Lines {
    std::vector<Field> fields;
    std::size_t count = 0;
    std::function<Cell(std::size_t row, std::size_t field)> cell;
    std::function<bool(std::size_t row, std::size_t field)> alarms;
    /// The code behind what a cell says; empty when it says no code.
    std::function<std::string(std::size_t row, std::size_t field)> code;
    std::function<model::PlaceId(std::size_t row)> place;  // what the row leads to; 0: nowhere
};

/// The columns, rows and sums of the template; head, foot and watermark are the caller's. `number`
/// counts the rows. A group of one row gets no subtotal, which would say it again.
/// Refuses a template that does not fit.
base::Result<Table> evaluated(const Template& wanted, const Lines& lines, base::Language language);

/// The share of the cells of body rows that are expected to be known and are, among the columns of
/// the table; nothing where none is expected.
std::optional<double> complete(const Table& table, const Template& wanted);

/// Rows that are neither headings nor sums.
std::size_t body_rows(const Table& table);

}  // namespace report
