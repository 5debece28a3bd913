#include "geo/overlay.h"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <limits>

using Catch::Matchers::WithinAbs;
using geo::Point;
using geo::Ring;
using geo::Shape;

namespace {

Ring rectangle(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}

Shape block(double x0, double y0, double x1, double y1) {
    return geo::area_of(rectangle(x0, y0, x1, y1));
}

}  // namespace

TEST_CASE("a bow tie is not a courtyard, and becomes two triangles", "[geo]") {
    const Shape tie = geo::area_of({{0, 0}, {10, 10}, {10, 0}, {0, 10}});
    CHECK_FALSE(is_valid(tie));
    const auto mended = made_valid(tie);
    REQUIRE(mended);
    CHECK(is_valid(*mended));
    CHECK(polygons_of(*mended).size() == 2);
    CHECK_THAT(area_m2(*mended), WithinAbs(50, 1e-9));
}

TEST_CASE("what has no area is not mended", "[geo]") {
    CHECK_FALSE(made_valid(geo::area_of({{0, 0}, {10, 0}, {20, 0}})));
    CHECK_FALSE(made_valid(geo::area_of({{0, 0}, {10, 0}})));
    CHECK_FALSE(made_valid(Shape{}));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(made_valid(geo::area_of({{0, 0}, {nan, 0}, {5, 5}})));
    CHECK_FALSE(is_valid(geo::area_of({{0, 0}, {nan, 0}, {5, 5}})));
    CHECK_FALSE(is_valid(geo::line_of({{0, 0}, {1, 1}})));
}

TEST_CASE("a hole that leaves its house is cut to it", "[geo]") {
    Shape house = block(0, 0, 10, 10);
    house.parts.push_back(rectangle(5, 5, 15, 8));
    CHECK_FALSE(is_valid(house));
    const auto mended = made_valid(house);
    REQUIRE(mended);
    CHECK(is_valid(*mended));
}

TEST_CASE("two houses wall to wall are one area, and their courts stay", "[geo]") {
    Shape ring = block(0, 0, 10, 10);
    ring.parts.push_back(rectangle(4, 4, 6, 6));
    const auto all = geo::united({ring, block(10, 0, 20, 10), block(100, 0, 110, 10)});
    REQUIRE(all);
    const auto polygons = polygons_of(*all);
    REQUIRE(polygons.size() == 2);
    CHECK(polygons[0].parts.size() == 2);  // west first, with its court
    CHECK_THAT(area_m2(polygons[0]), WithinAbs(196, 1e-9));
    CHECK_THAT(area_m2(*all), WithinAbs(296, 1e-9));
    CHECK_FALSE(geo::united({}));
}

TEST_CASE("outlines run counter-clockwise whichever way they came", "[geo]") {
    const auto all = geo::united({geo::area_of({{0, 0}, {0, 10}, {10, 10}, {10, 0}})});
    REQUIRE(all);
    CHECK(all->parts[0] == Ring{{0, 0}, {10, 0}, {10, 10}, {0, 10}});
}

TEST_CASE("a courtyard loses what the street takes, and shares only what both have", "[geo]") {
    const Shape yard = block(0, 0, 100, 50);
    const auto rest = geo::difference(yard, block(40, -10, 60, 60));
    REQUIRE(rest);
    CHECK(polygons_of(*rest).size() == 2);
    CHECK_THAT(area_m2(*rest), WithinAbs(4000, 1e-9));
    const auto both = geo::intersection(yard, block(90, 40, 200, 200));
    REQUIRE(both);
    CHECK_THAT(area_m2(*both), WithinAbs(100, 1e-9));
    CHECK_FALSE(geo::intersection(yard, block(100, 0, 200, 50)));  // a shared wall is no area
    CHECK_FALSE(geo::difference(yard, block(-1, -1, 101, 51)));
    CHECK(geo::difference(yard, Shape{}) == yard);
}

TEST_CASE("a street is a band of its width, with flat ends", "[geo]") {
    const auto band = geo::buffered(geo::line_of({{0, 0}, {100, 0}}), 4);
    REQUIRE(band);
    CHECK_THAT(area_m2(*band), WithinAbs(800, 1e-9));
    const auto smaller = geo::buffered(block(0, 0, 20, 20), -2);
    REQUIRE(smaller);
    CHECK_THAT(area_m2(*smaller), WithinAbs(256, 1e-9));
    CHECK_FALSE(geo::buffered(block(0, 0, 20, 20), -10.5));
    const auto larger = geo::buffered(block(0, 0, 20, 20), 1);
    REQUIRE(larger);
    CHECK_THAT(area_m2(*larger), WithinAbs(484, 1e-9));  // square corners
}

TEST_CASE("streets that cross without a common vertex enclose a block", "[geo]") {
    const auto faces = geo::faces_of({{{0, -5}, {0, 15}},
                                      {{10, -5}, {10, 15}},
                                      {{-5, 0}, {25, 0}},
                                      {{-5, 10}, {25, 10}},
                                      {{20, 0}, {20, 10}}});
    REQUIRE(faces.size() == 2);
    CHECK(faces[0].parts[0] == rectangle(0, 0, 10, 10));
    CHECK(faces[1].parts[0] == rectangle(10, 0, 20, 10));
    CHECK(geo::faces_of({}).empty());
}

TEST_CASE("the largest of several areas is the one with the most ground, its hole taken off",
          "[geo]") {
    const auto yard = geo::difference(block(0, 0, 10, 10), block(1, 1, 9, 9));  // 36 m²
    REQUIRE(yard);
    const auto all = geo::united({*yard, block(20, 0, 27, 7), block(30, 0, 35, 5)});  // 49, 25
    REQUIRE(all);
    REQUIRE(polygons_of(*all).size() == 3);
    const Shape best = geo::largest_of(*all);
    CHECK_THAT(area_m2(best), WithinAbs(49, 1e-9));
    CHECK_THAT(geo::box_of(best).x0, WithinAbs(20, 1e-9));
    CHECK_THAT(area_m2(geo::largest_of(*yard)), WithinAbs(36, 1e-9));  // and it keeps its hole
    CHECK(geo::largest_of(Shape{}).kind == geo::ShapeKind::None);
    CHECK(geo::largest_of(geo::line_of({{0, 0}, {10, 0}})).kind == geo::ShapeKind::None);
}

TEST_CASE("the tightest rectangle lies along a slanted house", "[geo]") {
    const Ring box = geo::oriented_box(geo::area_of({{0, 0}, {30, 40}, {22, 46}, {-8, 6}}));
    REQUIRE(box.size() == 4);
    CHECK_THAT(area_m2(geo::area_of(box)), WithinAbs(500, 1e-6));
    CHECK(geo::oriented_box(block(3, 4, 9, 6)) == rectangle(3, 4, 9, 6));
    CHECK(geo::oriented_box(Shape{}).empty());
}

TEST_CASE("a wall drawn with too many points loses those that say nothing", "[geo]") {
    const Shape wall =
        geo::area_of({{0, 0}, {5, 0.02}, {10, 0}, {10, 5}, {10, 10}, {0, 10}, {0, 5}});
    const Shape fewer = geo::simplified(wall, 0.1);
    CHECK(fewer.parts[0].size() == 4);
    CHECK(is_valid(fewer));
    const Shape line = geo::simplified(geo::line_of({{0, 0}, {5, 0.02}, {10, 0}}), 0.1);
    CHECK(line.parts[0] == Ring{{0, 0}, {10, 0}});
}
