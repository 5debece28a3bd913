// model/id_number.h — identity numbers of citizens (GB 11643): whether one can be, and what it
// tells.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace model {

/// What is wrong with a number; the first that is found.
enum class IdFault : std::uint8_t {
    Length,      // neither 18 characters nor the 15 of before 1999
    Characters,  // something else than digits, with an X at the end at most
    Date,        // no such day
    Check,       // a digit is wrong, or two are swapped
};

struct IdNumber {
    std::string text;  // 18 characters, an X capital
    int year = 0;      // of birth
    int month = 0;
    int day = 0;
    std::string sex;  // GB/T 2261.1: "1" male, "2" female
};

/// White space around and between is passed over, x is X; 15 digits are completed. Whether the day
/// has come yet is not asked.
tl::expected<IdNumber, IdFault> read_id_number(std::string_view written);

}  // namespace model
