#include "geo/shape.h"
#include "geo/triangulate.h"

#include <cmath>

#include <catch_amalgamated.hpp>

using geo::Point;
using geo::Ring;
using geo::Shape;
using geo::ShapeKind;

namespace {

Ring square(double x, double y, double side) {
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
}

/// A square of 10 with a hole of 4, and beside it a square of 2.
Shape ring_and_island() {
    return {ShapeKind::Area, {square(0, 0, 10), square(3, 3, 4), square(20, 0, 2)}, {0, 2}};
}

/// Open towards the east.
Shape letter_c() {
    return geo::area_of({{0, 0}, {10, 0}, {10, 2}, {2, 2}, {2, 8}, {10, 8}, {10, 10}, {0, 10}});
}

double area_of_triangles(const Shape& shape) {
    std::vector<Point> corners;
    for (const Ring& ring : shape.parts) corners.insert(corners.end(), ring.begin(), ring.end());
    const std::vector<std::uint32_t> triangles = geo::triangles_of(shape);
    CHECK(triangles.size() % 3 == 0);
    double twice = 0;
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        const Point a = corners.at(triangles[i]);
        const Point b = corners.at(triangles[i + 1]) - a;
        const Point c = corners.at(triangles[i + 2]) - a;
        twice += std::abs(b.x * c.y - b.y * c.x);
    }
    return twice / 2;
}

}  // namespace

TEST_CASE("an area contains what is inside it and its border, not its holes", "[geo]") {
    const Shape shape = ring_and_island();
    CHECK(contains(shape, {1, 1}));
    CHECK(contains(shape, {21, 1}));
    CHECK_FALSE(contains(shape, {5, 5}));
    CHECK_FALSE(contains(shape, {15, 1}));
    CHECK_FALSE(contains(shape, {-1, 5}));
    for (const Point on_border :
         {Point{0, 0}, Point{10, 10}, Point{0, 5}, Point{5, 0}, Point{10, 5}, Point{3, 5},
          Point{3, 3}, Point{5, 7}, Point{22, 1}})
        CHECK(contains(shape, on_border));
    CHECK_FALSE(contains(shape, {-1, 0}));  // on the line of an edge, but beyond it
    CHECK_FALSE(contains(shape, {11, 10}));
}

TEST_CASE("which way round a ring goes does not matter", "[geo]") {
    Shape shape = ring_and_island();
    for (Ring& ring : shape.parts) std::ranges::reverse(ring);
    CHECK(contains(shape, {1, 1}));
    CHECK_FALSE(contains(shape, {5, 5}));
    CHECK(area_m2(shape) == 100 - 16 + 4);
}

TEST_CASE("a corner that a level line touches counts once", "[geo]") {
    const Shape diamond = geo::area_of({{0, -5}, {5, 0}, {0, 5}, {-5, 0}});
    CHECK(contains(diamond, {0, 0}));
    CHECK(contains(diamond, {4.9, 0}));
    CHECK_FALSE(contains(diamond, {6, 0}));
    CHECK_FALSE(contains(diamond, {-6, 0}));
    CHECK_FALSE(contains(diamond, {-1, 5}));
}

TEST_CASE("only areas contain", "[geo]") {
    CHECK_FALSE(contains(geo::line_of({{0, 0}, {2, 0}, {2, 2}, {0, 2}}), {1, 1}));
    CHECK_FALSE(contains(geo::point_of({1, 1}), {1, 1}));
    CHECK_FALSE(contains(Shape{}, {0, 0}));
}

TEST_CASE("distance is measured to the nearest border, also between first and last", "[geo]") {
    const Shape area = geo::area_of(square(0, 0, 10));
    CHECK(distance(area, {5, 4}) == 4);
    CHECK(distance(area, {-3, 5}) == 3);
    CHECK(distance(area, {13, 14}) == 5);
    const Shape line = geo::line_of({{0, 0}, {10, 0}});
    CHECK(distance(line, {5, 7}) == 7);
    CHECK(distance(line, {13, 4}) == 5);
    CHECK(distance(geo::point_of({1, 1}), {4, 5}) == 5);
    CHECK(std::isinf(distance(Shape{}, {0, 0})));
    CHECK(distance(geo::line_of({{1, 1}, {1, 1}}), {1, 3}) == 2);  // a line of no length
}

TEST_CASE("areas and lengths are plain metres", "[geo]") {
    CHECK(area_m2(ring_and_island()) == 88);
    CHECK(area_m2(letter_c()) == 52);
    CHECK(area_m2(geo::line_of(square(0, 0, 1))) == 0);
    CHECK(length_m(Shape{ShapeKind::Line, {{{0, 0}, {3, 4}}, {{0, 0}, {0, 2}}}, {}}) == 7);
    CHECK(length_m(ring_and_island()) == 0);
}

TEST_CASE("a name is written inside, even where the middle is outside", "[geo]") {
    CHECK(label_point(geo::area_of(square(0, 0, 10))) == Point{5, 5});
    CHECK(contains(letter_c(), label_point(letter_c())));
    CHECK(label_point(letter_c()) == Point{1, 5});
    CHECK(contains(ring_and_island(), label_point(ring_and_island())));
    CHECK(label_point(geo::line_of({{0, 0}, {4, 0}, {4, 8}})) == Point{4, 2});
    CHECK(label_point(geo::line_of({{3, 3}, {3, 3}})) == Point{3, 3});
    CHECK(label_point(geo::point_of({7, 8})) == Point{7, 8});
}

TEST_CASE("a box holds everything, and an empty one nothing", "[geo]") {
    CHECK(box_of(ring_and_island()) == geo::Box{0, 0, 22, 10});
    CHECK(box_of(Shape{}).empty());
    CHECK_FALSE(geo::Box{}.contains({0, 0}));
    CHECK_FALSE(geo::Box{}.intersects({0, 0, 1, 1}));
    geo::Box box;
    box.add(geo::Box{});
    CHECK(box.empty());
}

TEST_CASE("triangles cover exactly the area", "[geo]") {
    CHECK(area_of_triangles(geo::area_of(square(0, 0, 10))) == Catch::Approx(100));
    CHECK(area_of_triangles(ring_and_island()) == Catch::Approx(88));
    CHECK(area_of_triangles(letter_c()) == Catch::Approx(52));
    CHECK(geo::triangles_of(Shape{}).empty());
    CHECK(geo::triangles_of(geo::line_of({{0, 0}, {1, 1}})).empty());

    Ring gear;
    for (int i = 0; i < 400; ++i) {
        const double angle = i * 2 * 3.14159265358979 / 400;
        const double radius = i % 2 == 0 ? 100 : 70;
        gear.push_back({500'000 + radius * std::cos(angle), 3'320'000 + radius * std::sin(angle)});
    }
    const Shape shape = geo::area_of(gear);
    CHECK(area_of_triangles(shape) == Catch::Approx(area_m2(shape)).epsilon(1e-6));
}

TEST_CASE("a ring that crosses itself, or has no area, is drawn somehow and harms nothing",
          "[geo]") {
    (void)geo::triangles_of(geo::area_of({{0, 0}, {10, 10}, {10, 0}, {0, 10}}));
    (void)geo::triangles_of(geo::area_of({{0, 0}, {0, 0}, {0, 0}}));
    (void)geo::triangles_of(geo::area_of({{0, 0}, {5, 0}, {10, 0}}));
    SUCCEED();
}

TEST_CASE("the room around a point reaches to the nearest walls, not to the box", "[geo]") {
    // An L: 100 wide and 20 deep at the bottom, 20 wide and 100 deep at the left.
    const geo::Shape area =
        geo::area_of({{0, 0}, {100, 0}, {100, 20}, {20, 20}, {20, 100}, {0, 100}});
    const geo::Room arm = geo::room_around(area, {60, 10});
    CHECK(arm.across_m == 100);
    CHECK(arm.down_m == 20);
    const geo::Room leg = geo::room_around(area, {10, 60});
    CHECK(leg.across_m == 20);
    CHECK(leg.down_m == 100);
    CHECK(geo::room_around(area, {60, 60}).across_m == 0);
}
