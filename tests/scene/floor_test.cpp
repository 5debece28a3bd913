#include "scene/floor.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

#include <cmath>

using Catch::Approx;
using geo::Point;
using model::FloorPlan;
using model::LevelId;
using model::RoomRow;
using scene::FloorLayout;
using scene::RoomUse;
using support::block;

namespace {

RoomRow room(std::int64_t id, std::int64_t level, const std::string& kind, geo::Shape shape) {
    return {.id = model::RoomId{id},
            .level = LevelId{level},
            .kind = kind,
            .name = std::to_string(id),
            .shape = std::move(shape)};
}

model::OpeningRow opening(std::int64_t level, const std::string& kind, geo::Ring line) {
    return {
        .id = {}, .level = LevelId{level}, .kind = kind, .shape = geo::line_of(std::move(line))};
}

/// Two floors of 10 by 6: below two homes on a corridor with stairs, above one hall.
FloorPlan two_floors() {
    FloorPlan plan;
    plan.place = model::PlaceId{7};
    plan.levels = {{LevelId{1}, plan.place, 0, "1F", {}}, {LevelId{2}, plan.place, 2, "3F", {}}};
    plan.rooms = {room(1, 1, "room", block(0, 0, 5, 4)), room(2, 1, "room", block(5, 0, 10, 4)),
                  room(3, 1, "corridor", block(0, 4, 7, 6)),
                  room(4, 1, "stairs", block(7, 4, 10, 6)), room(5, 2, "hall", block(1, 0, 10, 6))};
    plan.openings = {opening(1, "door", {{2, 4}, {2.9, 4}}),
                     opening(1, "entrance", {{0, 4.2}, {0, 5.8}}),
                     opening(1, "window", {{1, 0}, {3, 0}})};
    return plan;
}

double area_of_triangles(const scene::FloorRoom& room) {
    double twice = 0;
    for (std::size_t i = 0; i + 2 < room.triangles.size(); i += 3) {
        const Point a = room.corners[room.triangles[i]];
        const Point b = room.corners[room.triangles[i + 1]];
        const Point c = room.corners[room.triangles[i + 2]];
        twice += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y));
    }
    return twice / 2;
}

}  // namespace

TEST_CASE("a floor is laid out room by room, and only that floor", "[scene]") {
    const FloorLayout floor = scene::floor_layout(two_floors(), 0);
    REQUIRE(floor.rooms.size() == 4);
    CHECK(floor.level == LevelId{1});
    CHECK(floor.rooms[0].use == RoomUse::Used);
    CHECK(floor.rooms[2].use == RoomUse::Way);
    CHECK(floor.rooms[3].use == RoomUse::Stairs);
    for (const scene::FloorRoom& one : floor.rooms)
        CHECK(area_of_triangles(one) == Approx(one.area_m2));
    CHECK(floor.rooms[0].area_m2 == Approx(20));
    CHECK(floor.rooms[0].across_m == Approx(5));
    CHECK(floor.rooms[0].down_m == Approx(4));
    CHECK(floor.box == geo::Box{0, 0, 10, 6});
    CHECK(floor.windows.size() == 1);
    CHECK(scene::floor_layout(two_floors(), 1).rooms.empty());
    CHECK(scene::floor_layout(two_floors(), 2).rooms.size() == 1);
}

TEST_CASE("a room with a pillar keeps its hole", "[scene]") {
    FloorPlan plan = two_floors();
    geo::Shape hall = block(0, 0, 10, 6);
    hall.parts.push_back({{4, 2}, {4, 4}, {6, 4}, {6, 2}});
    plan.rooms = {room(1, 1, "hall", hall)};
    const FloorLayout floor = scene::floor_layout(plan, 0);
    REQUIRE(floor.rooms.size() == 1);
    CHECK(area_of_triangles(floor.rooms[0]) == Approx(60 - 4));
    CHECK_FALSE(scene::room_under(floor, {5, 3}));
    CHECK(scene::room_under(floor, {1, 1}) == 0);
}

TEST_CASE("rooms with a wall between them have one outer wall together", "[scene]") {
    FloorPlan plan = two_floors();
    plan.rooms = {room(1, 1, "room", block(0, 0, 4.8, 4)), room(2, 1, "room", block(5, 0, 10, 4))};
    const auto shell = scene::shell_of(plan, LevelId{1});
    REQUIRE(shell.size() == 1);
    CHECK(geo::area_m2(geo::area_of(shell[0])) == Approx(40));
    const FloorLayout floor = scene::floor_layout(plan, 0);
    CHECK(geo::area_m2(floor.solid) == Approx(0.2 * 4));
    CHECK_FALSE(floor.solid_triangles.empty());
    // Rooms that share their edges leave nothing between them.
    CHECK(scene::floor_layout(two_floors(), 0).solid.kind == geo::ShapeKind::None);
    plan.rooms[1].shape = block(6, 0, 10, 4);  // a passage, not a wall
    CHECK(scene::shell_of(plan, LevelId{1}).size() == 2);
}

TEST_CASE("a door turns into the home, a wide one with two leaves, an entrance tells outside",
          "[scene]") {
    const FloorLayout floor = scene::floor_layout(two_floors(), 0);
    REQUIRE(floor.doors.size() == 2);
    const scene::FloorDoor& door = floor.doors[0];
    REQUIRE(door.leaf.size() == 1);
    CHECK(door.leaf[0].front() == Point{2, 4});  // its hinge
    // Straight into the room below first, as long as the gap is wide, then round to its other side.
    CHECK(door.leaf[0][1].x == Approx(2).margin(1e-9));
    CHECK(door.leaf[0][1].y == Approx(4 - 0.9));
    CHECK(door.leaf[0].back().x == Approx(2.9));
    CHECK(door.leaf[0].back().y == Approx(4).margin(1e-9));
    CHECK_FALSE(door.entrance);
    const scene::FloorDoor& entrance = floor.doors[1];
    CHECK(entrance.entrance);
    CHECK(entrance.leaf.size() == 2);
    CHECK(entrance.outside.x < 0);
}

TEST_CASE("stairs have treads across their long side and say the way up", "[scene]") {
    const FloorLayout floor = scene::floor_layout(two_floors(), 0);
    const auto& symbol = floor.rooms[3].symbol;
    REQUIRE(symbol.size() == 9 + 2);  // 3 m: ten steps have nine lines between them
    for (std::size_t i = 0; i < 9; ++i) {
        CHECK(symbol[i][0].x == Approx(symbol[i][1].x));
        CHECK(std::abs(symbol[i][0].y - symbol[i][1].y) == Approx(2));
    }
    CHECK(floor.rooms[0].symbol.empty());
    CHECK(scene::room_use("lift") == RoomUse::Lift);
    CHECK(scene::room_use("office") == RoomUse::Used);
}

TEST_CASE("levels are found by height, over gaps and past the ends", "[scene]") {
    const FloorPlan plan = two_floors();
    CHECK(scene::nearest_ordinal(plan, 2) == 2);
    CHECK(scene::nearest_ordinal(plan, 1) == 0);
    CHECK(scene::nearest_ordinal(plan, 30) == 2);
    CHECK(scene::nearest_ordinal(plan, -2) == 0);
    CHECK(scene::next_ordinal(plan, 0, 1) == 2);
    CHECK(scene::next_ordinal(plan, 2, 1) == 2);
    CHECK(scene::next_ordinal(plan, 2, -1) == 0);
    CHECK(scene::level_at(plan, 2)->name == "3F");
    CHECK(scene::level_at(plan, 1) == nullptr);
    CHECK(scene::ordinal_of_floor(1) == 0);
    CHECK(scene::ordinal_of_floor(-1) == -1);
}

TEST_CASE("a home on two levels is found on the lower, one in no room nowhere", "[scene]") {
    FloorPlan plan = two_floors();
    plan.rooms[1].unit = plan.rooms[4].unit = model::UnitId{9};
    plan.rooms[4].front = model::PlaceId{5};
    CHECK(scene::ordinal_of(plan, model::UnitId{9}) == 0);
    CHECK(scene::ordinal_of(plan, model::PlaceId{5}) == 2);
    CHECK_FALSE(scene::ordinal_of(plan, model::UnitId{8}));
    CHECK_FALSE(scene::ordinal_of(plan, model::UnitId{}));
}

TEST_CASE("under the mouse is the smaller of two rooms that overlap", "[scene]") {
    FloorPlan plan = two_floors();
    plan.rooms.push_back(room(6, 1, "room", block(1, 1, 2, 2)));
    const FloorLayout floor = scene::floor_layout(plan, 0);
    const auto at = [&](double x, double y) {
        const auto under = scene::room_under(floor, {x, y});
        return under ? plan.rooms[floor.rooms[*under].room].name : std::string{"none"};
    };
    CHECK(at(1.5, 1.5) == "6");
    CHECK(at(3, 1.5) == "1");
    CHECK(at(8, 5) == "4");
    CHECK(at(11, 5) == "none");
}

TEST_CASE("a page shows all of a floor, north up, and gives its points back", "[scene]") {
    const geo::Box room_px{100, 50, 900, 450};
    const auto page = scene::floor_page({0, 0, 10, 6}, room_px, 1, {});
    CHECK(page.px_per_m == Approx(400.0 / 6));
    CHECK(scene::page_from_ground(page, {5, 6}).y == Approx(50));
    CHECK(scene::page_from_ground(page, {5, 0}).y == Approx(450));
    const Point back = scene::ground_from_page(page, scene::page_from_ground(page, {3.25, 1.5}));
    CHECK(back.x == Approx(3.25));
    CHECK(back.y == Approx(1.5));
    const auto closer = scene::floor_page({0, 0, 10, 6}, room_px, 2, {30, -10});
    CHECK(closer.px_per_m == Approx(2 * page.px_per_m));
    CHECK(scene::page_from_ground(closer, {5, 3}).x == Approx(530));
    // A room of one metre is not blown up to the whole page.
    CHECK(scene::floor_page({0, 0, 1, 1}, room_px, 1, {}).px_per_m == Approx(90));
}

TEST_CASE("strokes stay inside the area and out of its holes, an equal way apart", "[scene]") {
    geo::Shape area = block(0, 0, 10, 6);
    area.parts.push_back({{4, 2}, {4, 4}, {6, 4}, {6, 2}});
    const auto strokes = scene::hatch_of(area, 0.5);
    REQUIRE(strokes.size() > 20);
    double drawn_m = 0;
    for (const geo::Ring& stroke : strokes) {
        const Point middle = (stroke[0] + stroke[1]) * 0.5;
        CHECK(geo::contains(area, middle));
        CHECK(stroke[1].y - stroke[0].y == Approx(stroke[1].x - stroke[0].x));
        drawn_m += geo::length_m(stroke);
    }
    CHECK(drawn_m * 0.5 == Approx(geo::area_m2(area)).epsilon(0.05));
    CHECK(scene::hatch_of(geo::line_of({{0, 0}, {1, 1}}), 0.5).empty());
}
