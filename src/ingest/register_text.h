// ingest/register_text.h — the spellings in which cells, column names and addresses are compared.
// Only for register_*.cpp, report_*.cpp and floor_*.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ingest {

/// A cell without what stands around its text: white space, also full width, the ' and ="…" by
/// which spreadsheets keep digits as text.
std::string_view plain_cell(std::string_view cell);

/// Whether a cell only says that there is nothing to say: 无, 不详, -, n/a.
bool says_nothing(std::string_view cell);

/// Half width, small letters, without white space and signs; (…) behind it goes, too: 面积(㎡) is
/// 面积.
std::string folded_label(std::string_view text);

/// The same with what stands in brackets as part of it: 备注(信仰) is 备注信仰.
std::string folded_whole(std::string_view text);

/// Half width, capital letters, numbers in digits (十二 is 12), dashes and the like as one '-',
/// which also stands for white space between letters or digits; other signs and white space go.
std::u32string folded_address(std::string_view text);

/// The same of a door; -101 and 负101 are B101.
std::u32string folded_door(std::string_view text);

std::string utf8_from(std::u32string_view text);

/// The whole text as a number; nothing when it is none. "502.0" is 502.
std::optional<int> whole_number(std::string_view text);
/// Also where a unit stands behind it: "86.5㎡".
std::optional<double> decimal_number(std::string_view text);

}  // namespace ingest
