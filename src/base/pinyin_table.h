// base/pinyin_table.h — the readings of Han characters as the build generates them from the
// Unicode Han database. Only for pinyin.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace base {

inline constexpr char32_t kFirstNear = 0x3400;

/// Characters with the same readings share a set; set 0 is empty.
struct PinyinTable {
    std::span<const std::string_view> syllables;  // ascending
    std::span<const std::uint16_t> begins;        // of a set in `members`; the next one ends it
    std::span<const std::uint16_t> members;       // syllables, the usual reading first
    std::span<const std::uint16_t> near;          // the set of each character from kFirstNear on
    std::span<const char32_t> far;                // all others, ascending
    std::span<const std::uint16_t> far_set;
};

PinyinTable pinyin_table();

}  // namespace base
