#include "scene/floor_openings.h"
#include "model/row_fields.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

#include <algorithm>

using base::Word;
using Catch::Approx;
using geo::Point;
using model::FloorPlan;
using model::LevelId;
using model::RowEdit;
using support::block;

namespace {

/// Home 101 and a stall side by side, 5 by 4 each, with one wall between them and a way along both;
/// a door that leads in, one from the way to the home.
FloorPlan house_with_way(int ordinal = 0) {
    FloorPlan plan;
    plan.place = model::PlaceId{7};
    plan.levels = {{LevelId{1}, plan.place, ordinal, "1F", {}}};
    const auto room = [&](const char* kind, const char* name, geo::Shape shape) {
        plan.rooms.push_back({.id = model::RoomId{static_cast<std::int64_t>(plan.rooms.size()) + 1},
                              .level = LevelId{1},
                              .kind = kind,
                              .name = name,
                              .shape = std::move(shape)});
    };
    room("room", "101", block(0, 0, 5, 4));
    room("shop", "stall", block(5, 0, 10, 4));
    room("corridor", "way", block(0, 4, 10, 6));
    plan.rooms[0].unit = model::UnitId{11};
    plan.rooms[1].front = model::PlaceId{21};
    const auto gap = [&](const char* kind, Point from, Point to) {
        model::OpeningRow row;
        row.id = model::OpeningId{static_cast<std::int64_t>(plan.openings.size()) + 1};
        row.level = LevelId{1};
        row.kind = kind;
        row.shape = geo::line_of({from, to});
        plan.openings.push_back(row);
    };
    gap("entrance", {0, 4.5}, {0, 5.5});
    gap("door", {2, 4}, {3, 4});
    gap("detail", {6, 5}, {9, 5});
    return plan;
}

std::string told_in(const RowEdit& edit, const std::string& column) {
    for (const model::FieldEdit& field : edit.fields)
        if (field.column == column) return field.is;
    return {};
}

geo::Ring line_in(const RowEdit& edit) {
    const auto shape = model::shape_in(told_in(edit, "geom"));
    return shape && !shape->parts.empty() ? shape->parts.front() : geo::Ring{};
}

std::ptrdiff_t of_table(const scene::RowEdits& edits, model::Table table) {
    return std::ranges::count(edits, table, &RowEdit::table);
}

}  // namespace

TEST_CASE("a door is as wide as its two points say, on the wall they are near", "[scene]") {
    const FloorPlan plan = house_with_way();
    const auto edits = scene::opening_drawn(plan, {LevelId{1}, false, {6, 4.1}, {7, 3.9}, 0.3});
    REQUIRE(edits);
    REQUIRE(edits->size() == 1);
    CHECK((*edits)[0].table == model::Table::Opening);
    CHECK((*edits)[0].does == RowEdit::Does::Add);
    CHECK(told_in((*edits)[0], "kind") == "door");
    CHECK(told_in((*edits)[0], "level") == "1");
    const geo::Ring line = line_in((*edits)[0]);
    REQUIRE(line.size() == 2);
    CHECK(line[0].x == Approx(6));
    CHECK(line[0].y == Approx(4));
    CHECK(line[1].x == Approx(7));
    CHECK(line[1].y == Approx(4));
}

TEST_CASE("one point gives a door of the usual width, within the wall of one room", "[scene]") {
    const auto floor = scene::floor_layout(house_with_way(), 0);
    const auto inner = scene::gap_in(floor, {LevelId{1}, false, {8, 4}, {8, 4}, 0.3});
    REQUIRE(inner);
    CHECK_FALSE(inner->outer);
    CHECK(geo::length_m(geo::Ring{inner->from, inner->to}) == Approx(0.9));
    CHECK((inner->from + inner->to).x / 2 == Approx(8));
    // Near the corner it moves along; the wall of the way goes on behind it, its own does not.
    const auto corner = scene::gap_in(floor, {LevelId{1}, false, {4.9, 4}, {4.9, 4}, 0.3});
    REQUIRE(corner);
    CHECK(std::max(corner->from.x, corner->to.x) <= 4.91);
    const auto window = scene::gap_in(floor, {LevelId{1}, true, {2, 0}, {2, 0}, 0.3});
    REQUIRE(window);
    CHECK(window->outer);
    CHECK(geo::length_m(geo::Ring{window->from, window->to}) == Approx(1.5));
}

TEST_CASE("a door in the outer wall is an entrance on the ground floor alone", "[scene]") {
    const scene::OpeningWish wish{LevelId{1}, false, {2, 0}, {2, 0}, 0.3};
    const auto ground = scene::opening_drawn(house_with_way(0), wish);
    const auto upstairs = scene::opening_drawn(house_with_way(3), wish);
    REQUIRE(ground);
    REQUIRE(upstairs);
    CHECK(told_in((*ground)[0], "kind") == "entrance");
    CHECK(told_in((*upstairs)[0], "kind") == "door");
    const auto window =
        scene::opening_drawn(house_with_way(0), {LevelId{1}, true, {2, 0}, {2, 0}, 0.3});
    REQUIRE(window);
    CHECK(told_in((*window)[0], "kind") == "window");
}

TEST_CASE("no door off the walls, round a corner, or too narrow to pass", "[scene]") {
    const FloorPlan plan = house_with_way();
    const auto word = [&](Point from, Point to) {
        const auto edits = scene::opening_drawn(plan, {LevelId{1}, false, from, to, 0.3});
        return edits ? Word::LevelTitle : edits.error().word;
    };
    CHECK(word({2, 2}, {2, 2}) == Word::LevelNoWallHere);
    CHECK(word({1, 0}, {0, 3}) == Word::LevelWallShort);
    CHECK(word({1, 0}, {1.2, 0}) == Word::LevelWallShort);
    CHECK(scene::opening_drawn(plan, {LevelId{9}, false, {1, 0}, {2, 0}, 0.3}).error().word ==
          Word::RowGone);
}

TEST_CASE("the door under the hand is removed, and no line that is none", "[scene]") {
    const FloorPlan plan = house_with_way();
    const auto at = base::instant_from_seconds(1'000);
    const auto edits = scene::opening_ended(plan, LevelId{1}, {2.5, 4.1}, 0.3, at);
    REQUIRE(edits);
    REQUIRE(edits->size() == 1);
    CHECK((*edits)[0].row == 2);
    CHECK(told_in((*edits)[0], "valid_to") == "1000");
    CHECK(scene::opening_ended(plan, LevelId{1}, {7, 5}, 0.3, at).error().word ==
          Word::LevelNoOpening);
    CHECK(scene::opening_near(plan, LevelId{2}, {2.5, 4}, 0.3) == nullptr);
}

TEST_CASE("a copied floor has the rooms of the other, and they are nobody's", "[scene]") {
    const FloorPlan plan = house_with_way();
    const auto added =
        scene::level_added(plan, {.ordinal = 1, .name = {}, .like = LevelId{1}, .outline = {}});
    REQUIRE(added);
    CHECK(added->place == plan.place);
    REQUIRE(added->levels.size() == 1);
    const model::LevelRow& level = added->levels.front();
    CHECK(level.name == "2F");
    CHECK(level.ordinal == 1);
    CHECK(added->openings.size() == 2);  // no way in from the air
    std::vector<std::string> names;
    for (const model::RoomRow& room : added->rooms) {
        CHECK(room.level == level.id);
        CHECK(room.unit == model::UnitId{});
        CHECK(room.front == model::PlaceId{});
        names.push_back(room.name);
    }
    CHECK(names == std::vector<std::string>{"", "", "way"});
    for (const model::OpeningRow& opening : added->openings) CHECK(opening.level == level.id);
}

TEST_CASE("a bare floor begins with the outline of the building; none is made twice", "[scene]") {
    const FloorPlan plan = house_with_way();
    const auto added = scene::level_added(
        plan, {.ordinal = -2, .name = {}, .like = {}, .outline = block(0, 0, 10, 6)});
    REQUIRE(added);
    CHECK(added->levels.front().name == "B2");
    CHECK(added->rooms.empty());
    REQUIRE(added->openings.size() == 1);
    CHECK(added->openings.front().kind == "wall");
    CHECK(added->openings.front().level == added->levels.front().id);
    const geo::Ring& wall = added->openings.front().shape.parts.front();
    REQUIRE(wall.size() == 5);
    CHECK(wall.front() == wall.back());
    const auto twice =
        scene::level_added(plan, {.ordinal = 0, .name = "G", .like = LevelId{1}, .outline = {}});
    CHECK(twice.error().word == Word::LevelTaken);
}

TEST_CASE("a floor ends with all that is on it, and with nothing of another", "[scene]") {
    FloorPlan plan = house_with_way();
    plan.levels.push_back({LevelId{2}, plan.place, 1, "2F", {}});
    plan.rooms[2].level = LevelId{2};
    plan.openings[2].level = LevelId{2};
    const auto at = base::instant_from_seconds(1'000);
    const scene::RowEdits edits = scene::level_ended(plan, LevelId{1}, at);
    CHECK(of_table(edits, model::Table::Opening) == 2);
    CHECK(of_table(edits, model::Table::Room) == 2);
    REQUIRE(edits.size() == 5);
    CHECK(edits.back().table == model::Table::Level);
    CHECK(edits.back().row == 1);
    for (const RowEdit& edit : edits) CHECK(told_in(edit, "valid_to") == "1000");
    CHECK(scene::level_ended(plan, LevelId{9}, at).empty());
}
