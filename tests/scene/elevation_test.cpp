#include "scene/elevation.h"

#include <catch_amalgamated.hpp>

using model::UnitRow;
using scene::Elevation;
using scene::elevation_of;
using scene::ElevationCell;

namespace {

UnitRow unit(int stair, int floor, const std::string& door, int floors = 1) {
    return {.id = {}, .place = {}, .stair = stair, .floor = floor, .door = door, .floors = floors};
}

ElevationCell cell(std::uint32_t column, std::uint32_t row, std::uint32_t columns = 1,
                   std::uint32_t rows = 1) {
    return {column, columns, row, rows};
}

}  // namespace

TEST_CASE("the number of a door on its floor", "[scene]") {
    CHECK(scene::door_on_floor("101", 1) == 1);
    CHECK(scene::door_on_floor("1203", 12) == 3);
    CHECK(scene::door_on_floor("0503", 5) == 3);
    CHECK(scene::door_on_floor("B102", -1) == 2);
    CHECK(scene::door_on_floor("3-1203室", 12) == 3);
    CHECK(scene::door_on_floor("12A", 12) == 1);
    CHECK(scene::door_on_floor("12C", 12) == 3);
    CHECK(scene::door_on_floor("52", 5) == 2);
    CHECK(scene::door_on_floor("7", 1) == 7);
    CHECK(scene::door_on_floor("甲", 1) == 0);
    CHECK(scene::door_on_floor("4711", 5) == 0);
    CHECK(scene::door_on_floor("", 1) == 0);
    CHECK(scene::door_on_floor("99999999999999999999", 1) == 0);
}

TEST_CASE("stairs stand side by side, the top floor above", "[scene]") {
    const std::vector<UnitRow> units{unit(1, 1, "101"), unit(1, 1, "102"), unit(1, 2, "201"),
                                     unit(1, 2, "202"), unit(2, 1, "101"), unit(2, 2, "201")};
    const Elevation e = elevation_of(units, 2);
    CHECK(e.floors == std::vector<int>{2, 1});
    CHECK(e.columns == 3);
    CHECK(e.stairs == std::vector<scene::ElevationStair>{{1, 0, 2}, {2, 2, 1}});
    CHECK(e.cells[0] == cell(0, 1));
    CHECK(e.cells[3] == cell(1, 0));
    CHECK(e.cells[5] == cell(2, 0));
    CHECK(scene::gaps_of(e).empty());
}

TEST_CASE("a door that is missing stays a gap, and tells its number", "[scene]") {
    const std::vector<UnitRow> units{unit(1, 1, "101"), unit(1, 1, "102"), unit(1, 1, "103"),
                                     unit(1, 3, "301"), unit(1, 3, "303")};
    const Elevation e = elevation_of(units, 4);
    CHECK(e.floors == std::vector<int>{4, 3, 2, 1});
    CHECK(e.cells[4] == cell(2, 1));
    const auto gaps = scene::gaps_of(e);
    REQUIRE(gaps.size() == 7);
    CHECK(gaps[0].door == "401");
    CHECK(gaps[1].door == "201");
    CHECK(gaps[3].door == "302");
    CHECK(gaps[3].floor == 3);
}

TEST_CASE("shops below homes take the width of several doors", "[scene]") {
    std::vector<UnitRow> units{unit(1, 1, "101"), unit(1, 1, "102"), unit(1, 2, "201"),
                               unit(1, 2, "202"), unit(1, 2, "203"), unit(1, 2, "204")};
    SECTION("by their use") {
        units[0].use = units[1].use = "04";
    }
    SECTION("by their area") {
        for (UnitRow& one : units) one.area_m2 = one.floor == 1 ? 140 : 70;
    }
    const Elevation e = elevation_of(units, 0);
    CHECK(e.cells[0] == cell(0, 1, 2));
    CHECK(e.cells[1] == cell(2, 1, 2));
    CHECK(scene::gaps_of(e).empty());
}

TEST_CASE("a home beside which one is missing does not hide that it is missing", "[scene]") {
    const std::vector<UnitRow> units{unit(1, 1, "101"), unit(1, 1, "102"), unit(1, 2, "201")};
    const Elevation e = elevation_of(units, 0);
    CHECK(e.cells[2] == cell(0, 0));
    REQUIRE(scene::gaps_of(e).size() == 1);
    CHECK(scene::gaps_of(e)[0].door == "202");
}

TEST_CASE("below ground, duplexes, and floors that cannot be", "[scene]") {
    SECTION("there is no floor 0") {
        const std::vector<UnitRow> units{unit(1, -1, "B101"), unit(1, 1, "101")};
        const Elevation e = elevation_of(units, 3);
        CHECK(e.floors == std::vector<int>{3, 2, 1, -1});
        CHECK(e.cells[0] == cell(0, 3));
    }
    SECTION("a home on two floors") {
        const std::vector<UnitRow> units{unit(1, 5, "501", 2), unit(1, 5, "502"),
                                         unit(1, 6, "602")};
        const Elevation e = elevation_of(units, 6);
        CHECK(e.cells[0] == cell(0, 0, 1, 2));
        CHECK(e.cells[1] == cell(1, 1));
    }
    SECTION("one mistyped floor does not make a tower of a thousand") {
        const std::vector<UnitRow> units{unit(1, 1, "101"), unit(1, 9'999, "999901")};
        CHECK(elevation_of(units, 6).floors == std::vector<int>{9'999, 6, 1});
    }
}

TEST_CASE("doors without numbers stand in their order", "[scene]") {
    const std::vector<UnitRow> units{unit(1, 1, "乙"), unit(1, 1, "甲"), unit(1, 2, "201"),
                                     unit(1, 2, "201")};
    const Elevation e = elevation_of(units, 0);
    CHECK(e.columns == 2);
    CHECK(e.cells[2] == cell(0, 0));
    CHECK(e.cells[3] == cell(1, 0));  // the same number twice: both are to be seen
    CHECK(scene::gaps_of(e).empty());
}

TEST_CASE("arrows go from home to home", "[scene]") {
    const std::vector<UnitRow> units{unit(1, 1, "101"), unit(1, 1, "102"), unit(1, 2, "201"),
                                     unit(1, 2, "202"), unit(1, 4, "402")};
    const Elevation e = elevation_of(units, 0);
    CHECK(scene::next_cell(e, 0, 1, 0) == 1);
    CHECK(scene::next_cell(e, 1, 1, 0) == 1);
    CHECK(scene::next_cell(e, 0, 0, -1) == 2);
    CHECK(scene::next_cell(e, 3, 0, -1) == 4);  // over the floor where nobody is
    CHECK(scene::next_cell(e, 4, 0, 1) == 3);
    CHECK(scene::next_cell(e, 99, 0, 1) == 99);
}
