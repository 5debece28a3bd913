#include "scene/floor_told.h"

#include "support/monday.h"
#include "support/outline.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

#include <algorithm>

using derive::State;
using model::PlaceId;
using scene::Look;
using scene::RoomUse;

namespace {

/// A building of the courtyard with a plan: two rooms of one home, a stall, a corridor.
struct ToldFloor {
    model::Rows rows = support::courtyard_on_monday();
    PlaceId building{}, front{};
    model::Home home;
    model::Snapshot snapshot;
    derive::Derived derived;
    scene::Scene scene;
    scene::OpenFloor open;

    ToldFloor() {
        for (const model::PlaceRow& place : rows.places) {
            if (place.kind == "BLDG" && model::number(building) == 0) building = place.id;
            if (place.kind == "FRNT" && model::number(front) == 0) front = place.id;
        }
        REQUIRE(model::number(building) != 0);
        REQUIRE(model::number(front) != 0);
        snapshot = support::snapshot_of(rows);
        derived = derive::derive_all(snapshot, support::kMonday);
        scene = scene::scene_from(snapshot, derived);
        home.unit = {.id = model::UnitId{9'001}, .place = building, .door = "101", .use = "02"};
        model::Homes homes{.place = building, .home = {home}};
        model::FloorPlan plan;
        plan.place = building;
        plan.levels = {{model::LevelId{1}, building, 0, "1F", {}}};
        const auto room = [&](const char* kind, double x, double wide) {
            plan.rooms.push_back({.id = {},
                                  .level = model::LevelId{1},
                                  .kind = kind,
                                  .name = {},
                                  .shape = support::box(x, 0, wide, 5)});
        };
        room("room", 0, 4);
        room("room", 4, 6);
        room("shop", 10, 5);
        room("corridor", 15, 5);
        plan.rooms[0].unit = plan.rooms[1].unit = home.unit.id;
        plan.rooms[2].front = front;
        open.chunk = scene::floor_chunk(plan);
        open.plan = std::make_shared<const model::FloorPlan>(std::move(plan));
        open.homes = std::make_shared<const model::Homes>(std::move(homes));
    }

    std::vector<scene::RoomTold> told(derive::ClassSet shown = derive::kAllClasses) const {
        const scene::FloorView view{.snapshot = snapshot,
                                    .derived = derived,
                                    .scene = scene,
                                    .shown = shown,
                                    .now = support::kMonday};
        derive::HomeWork work;
        work.state = State::Urgent;
        work.open = 2;
        return scene::rooms_told(view, open, open.chunk->level.front(), {work},
                                 scene::shops_of_floors(snapshot, {open}));
    }
};

bool colour_is(scene::Colour a, scene::Colour b) {
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

}  // namespace

TEST_CASE("rooms of a floor have the colours of their home and front, and of nobody none",
          "[scene]") {
    const ToldFloor floor;
    const std::vector<scene::RoomTold> rooms = floor.told();
    REQUIRE(rooms.size() == 4);
    const auto urgent = static_cast<std::size_t>(State::Urgent);
    for (const std::size_t i : {0U, 1U})
        CHECK(colour_is(rooms[i].fill.colour,
                        scene::block_fill(Look::Light, derive::Theme::Work, urgent)));
    const model::Row front = model::row_of(*floor.snapshot.places, floor.front);
    REQUIRE(rooms[2].of);
    CHECK(rooms[2].of->klass == *scene::front_class(floor.scene, floor.derived, front));
    CHECK_FALSE(rooms[3].of);
    CHECK(colour_is(rooms[3].fill.colour,
                    scene::room_fill(Look::Light, {}, derive::kAllClasses, RoomUse::Way).colour));
    // What the legend leaves out fades; what is not known is hatched.
    const auto others = static_cast<derive::ClassSet>(~unsigned{derive::only(urgent)});
    CHECK_FALSE(floor.told(others)[0].fill.shown);
    const scene::RoomFill unknown =
        scene::room_fill(Look::Light, scene::RoomClass{derive::Theme::Use, derive::kNotKnown},
                         derive::kAllClasses, RoomUse::Used);
    CHECK(unknown.hatched);
}

TEST_CASE("a home is named in its largest room alone, with what is open there", "[scene]") {
    const ToldFloor floor;
    const std::vector<scene::RoomTold> rooms = floor.told();
    CHECK(rooms[0].name.empty());
    CHECK(rooms[0].open == 0);
    CHECK(rooms[1].name == "101");
    CHECK(rooms[1].open == 2);
    CHECK_FALSE(rooms[2].name.empty());
    const scene::FloorView view{.snapshot = floor.snapshot,
                                .derived = floor.derived,
                                .scene = floor.scene,
                                .now = support::kMonday};
    std::vector<scene::RoomLabel> labels;
    scene::add_room_labels(view, floor.open.chunk->level.front(), rooms, labels);
    REQUIRE(labels.size() == 2);  // the home and the stall
    CHECK(labels[0].name == "101");
    CHECK_FALSE(labels[0].below.empty());
}

TEST_CASE("a hatched room goes to the GPU without alpha", "[scene]") {
    std::vector<scene::RoomTold> rooms(2);
    rooms[0].fill = {{10, 20, 30}};
    rooms[1].fill = {{40, 50, 60}, true};
    const std::vector<scene::Colour> fills = scene::fills_of(rooms);
    REQUIRE(fills.size() == 2);
    CHECK(fills[0].a == 255);
    CHECK(fills[1].a == 0);
}
