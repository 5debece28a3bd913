#include "model/places.h"

#include "base/random.h"
#include "support/outline.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

using namespace model;

namespace {

PlaceRow place(std::int64_t id, std::int64_t parent, const char* kind = "YARD") {
    return {.id = PlaceId{id}, .parent = PlaceId{parent}, .kind = kind};
}

Places places_of(std::vector<PlaceRow> rows) {
    return *places_from(std::move(rows), {}).places;
}

/// Invariants 1 to 3 of Places.
void check_sound(const Places& p) {
    const std::size_t size = p.row.size();
    REQUIRE(p.parent.size() == size);
    REQUIRE(p.grid.size() == size);
    REQUIRE(p.kind.size() == size);
    REQUIRE(p.box.size() == size);
    REQUIRE(p.by_id.size() == size);
    REQUIRE(std::ranges::is_sorted(p.by_id));
    for (Row r = 0; r < p.size(); ++r) {
        REQUIRE(row_of(p, p.row[r].id) == r);
        REQUIRE((p.parent[r] == kNoRow || p.parent[r] < r));
        const bool adrift = std::ranges::find(p.adrift, r) != p.adrift.end();
        if (adrift) REQUIRE(p.parent[r] == kNoRow);
        if (p.parent[r] != kNoRow) REQUIRE(p.row[p.parent[r]].id == p.row[r].parent);
        if (!adrift && number(p.row[r].parent) != 0) REQUIRE(p.parent[r] != kNoRow);
    }
}

bool is_adrift(const Places& p, std::int64_t id) {
    return std::ranges::find(p.adrift, row_of(p, PlaceId{id})) != p.adrift.end();
}

}  // namespace

TEST_CASE("parents stand before their children, whatever the ids say", "[model]") {
    const Places p = places_of({place(1, 5), place(5, 9), place(9, 0), place(2, 9), place(3, 5)});
    check_sound(p);
    CHECK(p.row[0].id == PlaceId{9});
    CHECK(p.adrift.empty());
    CHECK(p.parent[row_of(p, PlaceId{1})] == row_of(p, PlaceId{5}));
}

TEST_CASE("a place whose parent is missing stands alone", "[model]") {
    const Places p = places_of({place(1, 0), place(2, 77), place(3, 2)});
    check_sound(p);
    CHECK(is_adrift(p, 2));
    CHECK(p.adrift.size() == 1);
    CHECK(p.parent[row_of(p, PlaceId{3})] == row_of(p, PlaceId{2}));
}

TEST_CASE("a circle is cut once, and what hangs on it keeps its parent", "[model]") {
    // 4 -> 6 -> 5 -> 4, with 1 and 9 below 6, and 2 below 1.
    const Places p =
        places_of({place(4, 6), place(6, 5), place(5, 4), place(1, 6), place(9, 6), place(2, 1)});
    check_sound(p);
    CHECK(p.adrift.size() == 1);
    CHECK(is_adrift(p, 4));
    CHECK(p.parent[row_of(p, PlaceId{1})] == row_of(p, PlaceId{6}));
    CHECK(p.parent[row_of(p, PlaceId{2})] == row_of(p, PlaceId{1}));
}

TEST_CASE("a place may be its own parent, and two circles may stand side by side", "[model]") {
    const Places p =
        places_of({place(1, 1), place(2, 3), place(3, 2), place(4, 5), place(5, 4), place(6, 5)});
    check_sound(p);
    CHECK(p.adrift.size() == 3);
    CHECK(is_adrift(p, 1));
    CHECK(is_adrift(p, 2));
    CHECK(is_adrift(p, 4));
}

TEST_CASE("any rows at all become sound places", "[model]") {
    base::Random random{11};
    for (int round = 0; round < 300; ++round) {
        std::vector<PlaceRow> rows;
        const int count = random.between(0, 40);
        for (int id = 1; id <= count; ++id)
            if (random.chance(0.9)) rows.push_back(place(id, random.between(0, count + 2)));
        for (std::size_t i = rows.size(); i > 1; --i)
            std::swap(rows[i - 1], rows[random.below(static_cast<std::uint32_t>(i))]);
        const std::size_t before = rows.size();
        const Places p = places_of(std::move(rows));
        REQUIRE(p.row.size() == before);
        check_sound(p);
    }
}

TEST_CASE("kinds are known by their codes, and unknown ones are kept", "[model]") {
    CHECK(kind_from_code("DIST") == Kind::District);
    CHECK(kind_from_code("SUBD") == Kind::Subdistrict);
    CHECK(kind_from_code("COMM") == Kind::Community);
    CHECK(kind_from_code("YARD") == Kind::Yard);
    CHECK(kind_from_code("STRT") == Kind::Street);
    CHECK(kind_from_code("SITE") == Kind::Site);
    CHECK(kind_from_code("BLDG") == Kind::Building);
    CHECK(kind_from_code("FRNT") == Kind::Front);
    CHECK(kind_from_code("TREE") == Kind::Other);
    CHECK(kind_from_code("") == Kind::Other);
    CHECK(is_leaf(Kind::Street));
    CHECK_FALSE(is_leaf(Kind::Yard));
    CHECK(is_block(Kind::Yard));
    CHECK_FALSE(is_block(Kind::Community));
    CHECK_FALSE(is_block(Kind::Other));
}

TEST_CASE("a place knows its grid and a grid its community, if they exist", "[model]") {
    const Rows rows = support::rows_from_outline(R"(
COMM elm
  YARD mill
    BLDG b1 @west
    BLDG b2 @east
    BLDG b3
)");
    std::vector<GridRow> grids = rows.grids;
    grids.push_back({.id = GridId{9}, .community = PlaceId{99}, .name = "lost"});
    const auto [places, laid] = places_from(rows.places, grids);
    CHECK(laid->row[places->grid[support::row_of(*places, "b1")]].name == "west");
    CHECK(laid->row[places->grid[support::row_of(*places, "b2")]].name == "east");
    CHECK(places->grid[support::row_of(*places, "b3")] == kNoRow);
    CHECK(laid->community[0] == support::row_of(*places, "elm"));
    CHECK(laid->community[2] == kNoRow);
    CHECK(row_of(*laid, GridId{8}) == kNoRow);
    CHECK(row_of(*places, PlaceId{99}) == kNoRow);
}

TEST_CASE("above finds the place itself or the nearest of its kind over it", "[model]") {
    const Rows rows = support::rows_from_outline(R"(
DIST town
  COMM elm
    YARD mill
      BLDG b1
)");
    const Places p = places_of(rows.places);
    const Row b1 = support::row_of(p, "b1");
    CHECK(above(p, b1, Kind::Building) == b1);
    CHECK(above(p, b1, Kind::Community) == support::row_of(p, "elm"));
    CHECK(above(p, b1, Kind::Subdistrict) == kNoRow);
    CHECK(above(p, kNoRow, Kind::Yard) == kNoRow);
}

TEST_CASE("the band of a street is part of its box", "[model]") {
    PlaceRow street = place(1, 0, "STRT");
    street.shape = geo::line_of({{0, 0}, {100, 0}});
    street.width_m = 12;
    CHECK(places_of({street}).box[0] == geo::Box{-6, -6, 106, 6});
}
