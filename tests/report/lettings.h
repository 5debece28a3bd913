// tests/report/lettings.h — tables of let homes, as a community prints them.
#pragma once

#include "report/table.h"

#include <string>

namespace lettings {

/// Two homes, all kinds of cells, a group over two columns, a total.
report::Table two_homes();

/// `rows` homes with `columns` columns (at least 8), a subtotal after every 20 of them, a total.
report::Table many(std::size_t rows, std::size_t columns);

/// The labels of a Chinese reader.
report::Labels labels();

}  // namespace lettings
