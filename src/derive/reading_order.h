// derive/reading_order.h — the order of the lists that people read.
#pragma once

#include <string_view>

namespace derive {

/// "2号楼" before "10号楼", "第二网格" as "第2网格". A strict weak order.
bool less_by_number(std::string_view a, std::string_view b);

/// In digits or in numerals.
bool has_number(std::string_view text);

}  // namespace derive
