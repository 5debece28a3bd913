#include "scene/floor_edit.h"
#include "model/row_fields.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

#include <numbers>

using base::Word;
using Catch::Approx;
using geo::Point;
using model::FloorPlan;
using model::LevelId;
using model::RoomId;
using model::RowEdit;
using scene::SnapTo;
using support::block;

namespace {

/// Two rooms of 5 by 4 side by side, 20 cm of wall between them.
FloorPlan pair_of_rooms() {
    FloorPlan plan;
    plan.place = model::PlaceId{7};
    plan.levels = {{LevelId{1}, plan.place, 0, "1F", {}}};
    plan.rooms = {{.id = RoomId{1},
                   .level = LevelId{1},
                   .kind = "room",
                   .name = "101",
                   .shape = block(0, 0, 4.9, 4),
                   .unit = model::UnitId{11},
                   .front = model::PlaceId{21}},
                  {.id = RoomId{2},
                   .level = LevelId{1},
                   .kind = "office",
                   .name = "102",
                   .shape = block(5.1, 0, 10, 4)}};
    return plan;
}

std::string written(const RowEdit& edit, const std::string& column) {
    for (const model::FieldEdit& field : edit.fields)
        if (field.column == column) return field.is;
    return "same";
}

double area_in(const RowEdit& edit) {
    const auto shape = model::shape_in(written(edit, "geom"));
    return shape ? geo::area_m2(*shape) : 0;
}

template <class Of>
Word word_of(const base::Result<Of>& result) {
    return result ? Word::LevelTitle : result.error().word;
}

}  // namespace

TEST_CASE("a point is drawn to a corner before an edge, and to nothing far off", "[scene]") {
    const auto floor = scene::floor_layout(pair_of_rooms(), 0);
    const auto corner = scene::snapped(floor, {4.8, 3.9}, 0.3);
    CHECK(corner.to == SnapTo::Corner);
    CHECK(corner.at == Point{4.9, 4});
    const auto edge = scene::snapped(floor, {2, 0.2}, 0.3);
    CHECK(edge.to == SnapTo::Edge);
    CHECK(edge.at.x == Approx(2));
    CHECK(edge.at.y == Approx(0));
    const auto free = scene::snapped(floor, {2, 2}, 0.3);
    CHECK(free.to == SnapTo::Nothing);
    CHECK(free.at == Point{2, 2});
}

TEST_CASE("after a first point the next one keeps a right angle with the wall", "[scene]") {
    const auto floor = scene::floor_layout(pair_of_rooms(), 0);
    const auto next = scene::snapped(floor, {2.1, 2}, 0.3, Point{2, 0});
    CHECK(next.to == SnapTo::Line);
    CHECK(next.at.x == Approx(2));
    CHECK(next.at.y == Approx(2));
    CHECK(scene::snapped(floor, {2.6, 2}, 0.3, Point{2, 0}).to == SnapTo::Nothing);
}

TEST_CASE("a room that is drawn leaves to others what is theirs", "[scene]") {
    const FloorPlan plan = pair_of_rooms();
    const auto edits = scene::room_drawn(plan, LevelId{1}, {{3, 3}, {3, 6}, {4.9, 6}, {4.9, 3}});
    REQUIRE(edits);
    REQUIRE(edits->size() == 1);
    CHECK((*edits)[0].does == RowEdit::Does::Add);
    CHECK((*edits)[0].row == 0);
    CHECK(written((*edits)[0], "kind") == "room");
    CHECK(written((*edits)[0], "level") == "1");
    CHECK(area_in((*edits)[0]) == Approx(1.9 * 2));
    CHECK(word_of(scene::room_drawn(plan, LevelId{1}, {{1, 1}, {2, 1}, {2, 2}})) ==
          Word::LevelNoSpace);
    CHECK(word_of(scene::room_drawn(plan, LevelId{1}, {{0, 5}, {3, 8}, {3, 5}, {0, 8}})) ==
          Word::LevelCrossed);
    CHECK(word_of(scene::room_drawn(plan, LevelId{1}, {{0, 5}, {3, 8}})) == Word::LevelCrossed);
}

TEST_CASE("a room that is cut keeps its name and front, its other part the home", "[scene]") {
    const FloorPlan plan = pair_of_rooms();
    // Drawn to the walls, not beyond.
    const auto edits = scene::room_split(plan, RoomId{1}, {{3, 0}, {3, 4}});
    REQUIRE(edits);
    REQUIRE(edits->size() == 2);
    const RowEdit& stays = (*edits)[0];
    const RowEdit& part = (*edits)[1];
    CHECK(stays.does == RowEdit::Does::Change);
    CHECK(stays.row == 1);
    CHECK(area_in(stays) == Approx(12));
    CHECK(written(stays, "name") == "same");
    CHECK(written(stays, "front") == "same");
    CHECK(part.does == RowEdit::Does::Add);
    CHECK(area_in(part) == Approx(1.9 * 4));
    CHECK(written(part, "unit") == "11");
    CHECK((written(part, "front").empty() || written(part, "front") == "same"));
    CHECK((written(part, "name").empty() || written(part, "name") == "same"));
}

TEST_CASE("a cut round a corner parts the room, one that ends inside does not", "[scene]") {
    const FloorPlan plan = pair_of_rooms();
    const auto corner = scene::room_split(plan, RoomId{1}, {{3, 0}, {3, 2}, {0, 2}});
    REQUIRE(corner);
    CHECK(area_in((*corner)[1]) == Approx(6));
    CHECK(word_of(scene::room_split(plan, RoomId{1}, {{3, 0}, {3, 2}})) == Word::LevelNotCut);
    CHECK(word_of(scene::room_split(plan, RoomId{1}, {{6, 0}, {6, 4}})) == Word::LevelNotCut);
    CHECK(word_of(scene::room_split(plan, RoomId{9}, {{3, 0}, {3, 4}})) == Word::RowGone);
}

TEST_CASE("two rooms become one, and the wall between them goes", "[scene]") {
    const FloorPlan plan = pair_of_rooms();
    const auto at = base::instant_from_seconds(1'000);
    const auto edits = scene::rooms_merged(plan, RoomId{2}, RoomId{1}, at);
    REQUIRE(edits);
    REQUIRE(edits->size() == 2);
    CHECK((*edits)[0].row == 1);
    CHECK(written((*edits)[0], "valid_to") == "1000");
    const RowEdit& one = (*edits)[1];
    CHECK(one.row == 2);
    CHECK(area_in(one) == Approx(40));
    CHECK(written(one, "name") == "same");
    CHECK(written(one, "unit") == "11");
    CHECK(written(one, "front") == "21");
}

TEST_CASE("rooms of two homes, or with a passage between them, stay two", "[scene]") {
    FloorPlan plan = pair_of_rooms();
    plan.rooms[1].unit = model::UnitId{12};
    const auto at = base::instant_from_seconds(1'000);
    CHECK(word_of(scene::rooms_merged(plan, RoomId{1}, RoomId{2}, at)) == Word::LevelTwoOwners);
    plan.rooms[1].unit = {};
    plan.rooms[1].shape = block(6.5, 0, 10, 4);
    CHECK(word_of(scene::rooms_merged(plan, RoomId{1}, RoomId{2}, at)) == Word::LevelApart);
    CHECK(word_of(scene::rooms_merged(plan, RoomId{1}, RoomId{1}, at)) == Word::LevelApart);
}

TEST_CASE("a plan that is turned and moved keeps its areas, and comes back", "[scene]") {
    FloorPlan plan = pair_of_rooms();
    plan.openings = {{.id = model::OpeningId{5},
                      .level = LevelId{1},
                      .kind = "door",
                      .shape = geo::line_of({{1, 4}, {2, 4}})}};
    const scene::FloorMove quarter{{5, 2}, std::numbers::pi / 2, {100, 0}};
    const Point there = scene::moved(quarter, Point{7, 2});
    CHECK(there.x == Approx(105));
    CHECK(there.y == Approx(4));
    const auto edits = scene::plan_moved(plan, quarter);
    REQUIRE(edits.size() == 3);
    CHECK(area_in(edits[0]) == Approx(4.9 * 4));
    CHECK(edits[0].fields.size() == 1);  // nothing but where it is
    CHECK(edits[2].table == model::Table::Opening);
    const scene::FloorMove back{{105, 2}, -std::numbers::pi / 2, {-100, 0}};
    const geo::Shape again = scene::moved(back, scene::moved(quarter, plan.rooms[0].shape));
    for (std::size_t i = 0; i < again.parts[0].size(); ++i) {
        CHECK(again.parts[0][i].x == Approx(plan.rooms[0].shape.parts[0][i].x).margin(1e-9));
        CHECK(again.parts[0][i].y == Approx(plan.rooms[0].shape.parts[0][i].y).margin(1e-9));
    }
}
