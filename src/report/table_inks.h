// report/table_inks.h — the colours of tables, on paper and in workbooks alike, as 0xRRGGBB.
#pragma once

#include <cstdint>

namespace report {

inline constexpr std::uint32_t kQuiet = 0x5B6675;  // letters of head and foot
inline constexpr std::uint32_t kRed = 0xC4163F;    // of what alarms
inline constexpr std::uint32_t kBand = 0xEEF1F5;   // under headings and totals
inline constexpr std::uint32_t kTint = 0xF7F8FA;   // under subtotals
inline constexpr std::uint32_t kGrid = 0xC9D0D9;

}  // namespace report
