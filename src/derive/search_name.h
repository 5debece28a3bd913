// derive/search_name.h — names and queries in the one spelling in which they are compared. Only
// for search*.cpp.
//
// Full-width and capital letters are folded, signs left out; 7栋, 7幢, 7座, 7# and 7楼栋 are
// 7号楼; 七 is 7. What cannot be one spelling is two: 十二号楼 stands as "12号楼" and as written,
// so that "12", "十二" and "shier" all find it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace derive {

/// One character of a name. A name keeps 31 of them: the rest of a long title finds nothing.
struct Letter {
    char32_t c = 0;                  // a–z, a digit, or a character of another script
    std::uint32_t initials = 0;      // bits of the letters a–z that it, or a reading, begins with
    std::uint16_t from = 0, to = 0;  // bytes of the name as written
    bool han = false;                // has readings
    bool digit = false;
    bool begins = false;  // a word, as far as one can tell without a dictionary
};
inline constexpr std::size_t kMostLetters = 31;

using Spelling = std::vector<Letter>;

/// A small one, as all are in a spelling.
constexpr bool is_latin(char32_t c) {
    return c >= U'a' && c <= U'z';
}
/// 一 and the like, as in 十二.
bool is_numeral(char32_t c);

/// A bit for each Latin letter and digit, the rest shared by all other characters: a piece of a
/// query can only be taken by a name that has the bit of its first character.
std::uint64_t bit_of(char32_t typed);
/// All bits that a letter of a name answers to.
std::uint64_t bits_of(const Letter& letter);

/// One or two spellings; none of a name without any letter.
std::vector<Spelling> spellings_of(std::string_view name);

/// One part of what is typed, in one to four spellings.
using PartSpellings = std::vector<std::u32string>;

/// The parts between white space, in the order typed; never an empty one. At most four count.
std::vector<PartSpellings> parts_of(std::string_view query);

/// Numbers of issues, codes of grids and the like: letters and digits alone.
std::string bare_number(std::string_view number);

/// The first number written in a name, for those that stand in a row; 0 without.
int number_in_name(const Spelling& spelling);

}  // namespace derive
