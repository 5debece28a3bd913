// base/pinyin.h — how Han characters are read, without tones.
//
// Every reading of the dictionaries counts: 长 is "chang" and "zhang". A search must find
// whichever one somebody has in mind, because no table knows how a place is called by its people.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace base {

/// Numbers of syllables, the usual reading first; none for what is no Han character.
std::span<const std::uint16_t> readings_of(char32_t character);

/// As it is typed: "zhang", "lv".
std::string_view syllable(std::uint16_t number);

}  // namespace base
