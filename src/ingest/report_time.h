// ingest/report_time.h — moments as other systems write them.
#pragma once

#include "base/time.h"

#include <optional>
#include <string_view>

namespace ingest {

/// 2018-04-12, 2018/4/12 11:11:26.727 +08:00, 04/12/2018 11:11:26 AM (the month first, unless that
/// is none), 12-Apr-2018, Apr 12, 2018, 2018年4月12日 11时11分, 20180412111126, seconds or
/// milliseconds since 1970, days of a spreadsheet. Without a zone it is Beijing time. Nothing for
/// what is none of these, and for years before 1900 or after 2199.
std::optional<base::Instant> report_time(std::string_view text);

}  // namespace ingest
