#include "model/id_number.h"

#include <catch_amalgamated.hpp>

using model::IdFault;
using model::read_id_number;

namespace {

/// "" when the number is good.
std::string fault_of(std::string_view written) {
    const auto read = read_id_number(written);
    if (read) return {};
    switch (read.error()) {
        case IdFault::Length:
            return "length";
        case IdFault::Characters:
            return "characters";
        case IdFault::Date:
            return "date";
        case IdFault::Check:
            return "check";
    }
    return "?";
}

}  // namespace

TEST_CASE("an identity number tells the day of birth and the sex", "[model]") {
    const auto read = read_id_number("11010519491231002X");
    REQUIRE(read);
    CHECK(read->text == "11010519491231002X");
    CHECK(read->year == 1949);
    CHECK(read->month == 12);
    CHECK(read->day == 31);
    CHECK(read->sex == "2");
    CHECK(read_id_number("370101190102039973")->sex == "1");
    CHECK(fault_of("53010219200508011X").empty());
}

TEST_CASE("an identity number of another spelling is the same number", "[model]") {
    CHECK(read_id_number("11010519491231002x")->text == "11010519491231002X");
    CHECK(read_id_number(" 110105 19491231 002X\t")->text == "11010519491231002X");
    CHECK(read_id_number("110105491231002")->text == "11010519491231002X");
}

TEST_CASE("what cannot be an identity number is told apart", "[model]") {
    CHECK(fault_of("") == "length");
    CHECK(fault_of("1101051949123100") == "length");
    CHECK(fault_of("1.10105194912E+17") == "length");
    CHECK(fault_of("11010519491231O02X") == "characters");
    CHECK(fault_of("11010519491231002Y") == "characters");
    CHECK(fault_of("11010549123100X") == "characters");
    CHECK(fault_of("11010519490231002X") == "date");
    CHECK(fault_of("110105490231002") == "date");
    CHECK(fault_of("110105194912310021") == "check");
    CHECK(fault_of("11010519491231020X") == "check");  // two digits swapped
}

TEST_CASE("29 February is a day in leap years alone", "[model]") {
    CHECK(fault_of("110105000229002").empty() == false);  // 1900
    CHECK(fault_of("110105040229002").empty());           // 1904
}

TEST_CASE("every wrong digit of a number is noticed", "[model]") {
    const std::string good = "370101190102039973";
    for (std::size_t i = 0; i < 17; ++i) {
        for (char c = '0'; c <= '9'; ++c) {
            std::string wrong = good;
            wrong[i] = c;
            CHECK(fault_of(wrong).empty() == (c == good[i]));
        }
    }
}
