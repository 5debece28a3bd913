// model/suppress.h — small numbers left out of tables that many may see, so that none of them
// follows from what is told (domain.md 3.6, I11).
//
//     parent 23      children 0, 2, 9, 12      told: 0, <3, *, 12
//
// Leaving out the 2 alone would tell it: 23 - 0 - 9 - 12. So the next smallest goes too, and
// further ones until each that is left out could be at least two different numbers for somebody
// who knows the parent, and that what went with the small ones is no larger than what is told.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// One number of a table and how it is told.
struct Told {
    enum class As : std::uint8_t {
        Number,   // "12", "0"
        Small,    // "<3": at least 1
        LeftOut,  // "*": not small itself
        Nothing,  // "-": may be anything
    };
    std::uint32_t number = 0;
    As as = As::Number;
};

/// The children of one parent. When the parent is not told as a number, or no other choice is safe,
/// none of the children is told.
std::vector<Told> suppressed(const std::vector<std::uint32_t>& children, Told::As parent,
                             std::uint32_t threshold);

/// One number that stands alone: the top of a table.
Told suppressed_alone(std::uint32_t number, std::uint32_t threshold);

/// "12", "0", "<3", "*" or "-".
std::string text_of(const Told& told, std::uint32_t threshold);

}  // namespace model
