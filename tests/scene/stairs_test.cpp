#include "scene/stairs.h"

#include <catch_amalgamated.hpp>

namespace {

model::PlaceRow slab(int stairs, geo::Ring ring) {
    return {.kind = "BLDG", .shape = geo::area_of(std::move(ring)), .stairs = stairs};
}

}  // namespace

TEST_CASE("stairs share the long side and open to the north", "[scene]") {
    const auto marks = scene::stair_marks(slab(3, {{0, 0}, {60, 0}, {60, 12}, {0, 12}}));
    REQUIRE(marks.size() == 3);
    CHECK(marks[0].door.x == Catch::Approx(10));
    CHECK(marks[0].door.y == Catch::Approx(12));
    CHECK(marks[2].door.x == Catch::Approx(50));
    CHECK(marks[1].inner.y < 12);
    CHECK(marks[2].stair == 3);
}

TEST_CASE("a house that stands across has its stairs one above the other", "[scene]") {
    const auto marks = scene::stair_marks(slab(2, {{0, 0}, {12, 0}, {12, 40}, {0, 40}}));
    REQUIRE(marks.size() == 2);
    CHECK(marks[0].door.y == Catch::Approx(10));
    CHECK(marks[1].door.y == Catch::Approx(30));
}

TEST_CASE("without a stair to tell apart, or an outline, there is nothing to mark", "[scene]") {
    CHECK(scene::stair_marks(slab(1, {{0, 0}, {60, 0}, {60, 12}, {0, 12}})).empty());
    CHECK(scene::stair_marks({.kind = "BLDG", .stairs = 3}).empty());
    CHECK(scene::stair_marks(slab(3, {{5, 5}, {5, 5}, {5, 5}})).empty());
}

TEST_CASE("doors that somebody has seen stand where they were seen", "[scene]") {
    const model::PlaceRow house = slab(3, {{0, 0}, {60, 0}, {60, 12}, {0, 12}});
    const std::vector<model::EntranceRow> doors{{.stair = 2, .has_point = true, .point = {30, 0}},
                                                {.stair = 0, .has_point = true, .point = {60, 6}},
                                                {.stair = 1}};  // nobody knows where
    const auto marks = scene::stair_marks(house, doors);
    REQUIRE(marks.size() == 2);
    CHECK(marks[0].stair == 2);
    CHECK(marks[0].door == geo::Point{30, 0});
    CHECK(marks[0].inner.y > 0);  // inside
    CHECK(marks[1].stair == 0);
    CHECK(marks[1].inner.x < 60);
    CHECK(scene::stair_marks(house, std::span{doors}.subspan(2)).size() == 3);  // the usual guess
}
