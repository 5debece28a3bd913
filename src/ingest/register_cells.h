// ingest/register_cells.h — dates as people write them into tables. Only for register_*.cpp.
#pragma once

#include "base/time.h"

#include <optional>
#include <string_view>

namespace ingest {

/// 1990-01-31, 1990/1/31, 1990年1月, 1990.1, 19900131, 31/12/1990, 1990, and 32904, the day as a
/// spreadsheet counts it. 0 when it is none of these or no year between 1850 and 2150.
int birth_year_from(std::string_view text);

/// Midnight in Beijing of a whole date, written in the same ways.
std::optional<base::Instant> day_from(std::string_view text);

}  // namespace ingest
