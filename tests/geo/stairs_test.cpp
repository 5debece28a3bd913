#include "geo/stairs.h"

#include <catch_amalgamated.hpp>

TEST_CASE("a single stair has its door in the middle of the north side", "[geo]") {
    const geo::Shape slab = geo::area_of({{0, 0}, {60, 0}, {60, 12}, {0, 12}});
    const auto one = geo::stair_doors(slab, 1);
    REQUIRE(one.size() == 1);
    CHECK(one[0].stair == 1);
    CHECK(one[0].door.x == Catch::Approx(30));
    CHECK(one[0].door.y == Catch::Approx(12));
    CHECK(one[0].outwards.y == Catch::Approx(1));
    CHECK(geo::stair_doors(slab, 4).size() == 4);
}

TEST_CASE("without stairs or an outline there are no doors", "[geo]") {
    CHECK(geo::stair_doors(geo::area_of({{0, 0}, {60, 0}, {60, 12}, {0, 12}}), 0).empty());
    CHECK(geo::stair_doors({}, 2).empty());
    CHECK(geo::stair_doors(geo::point_of({1, 1}), 2).empty());
}
