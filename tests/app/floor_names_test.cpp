// Names in the rooms of a plan: letters of one size, as large as most rooms allow.
#include "ui/floor_names.h"

#include <catch_amalgamated.hpp>

#include <vector>

using ui::name_size;
using ui::NameSpace;

namespace {

/// A name of so many full letters in a room of that size.
NameSpace name_of(float letters, float wide, float high) {
    return {.text = letters, .wide = wide, .high = high};
}

}  // namespace

TEST_CASE("names of a floor are as large as four in five of them have room for", "[app]") {
    const float large = name_size({}, 1);
    std::vector<NameSpace> names(8, name_of(3, 200, 40));
    CHECK(name_size(names, 1) == large);
    names.push_back(name_of(6, 100, 18));  // too long for large letters
    names.push_back(name_of(6, 100, 18));
    CHECK(name_size(names, 1) == large);
    names.push_back(name_of(6, 100, 18));
    CHECK(name_size(names, 1) < large);
    // On a screen with twice as many pixels everything is twice as large.
    for (NameSpace& one : names) one = name_of(one.text, one.wide * 2, one.high * 2);
    const float two = name_size(names, 2);
    for (NameSpace& one : names) one = name_of(one.text, one.wide / 2, one.high / 2);
    CHECK(two == name_size(names, 1));
}

TEST_CASE("names that fit in no letters do not make the others small", "[app]") {
    const float large = name_size({}, 1);
    std::vector<NameSpace> names(3, name_of(4, 300, 60));
    names.resize(40, name_of(9, 20, 8));
    CHECK(name_size(names, 1) == large);
}

TEST_CASE("a name may take several lines, as many as the room holds", "[app]") {
    const NameSpace room = name_of(6, 70, 45);
    CHECK(room.lines(20) == 2);
    CHECK(room.lines(50) == 1);  // a little too high
    CHECK(room.lines(60) == 0);
    CHECK(name_of(6, -4, 45).lines(20) == 0);
    CHECK(name_size(std::vector{room}, 1) == name_size({}, 1));  // 3 + 3 letters of 21
}
