// Rooms of a plan and the homes and shop fronts they belong to.
#include "derive/room_link.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch_amalgamated.hpp>

namespace {

using derive::FrontOfPlan;
using derive::RoomLinks;
using model::FloorPlan;
using model::Homes;
using model::PlaceId;
using model::UnitId;

geo::Shape box(double x0, double y0, double x1, double y1) {
    return geo::area_of({{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}});
}

/// Rooms of one floor side by side, 4 m wide, 6 m deep, with these names.
FloorPlan floor_with(int ordinal, const std::vector<std::string>& names,
                     const std::string& kind = "room") {
    FloorPlan plan;
    plan.levels.push_back({.id = model::LevelId{1}, .ordinal = ordinal, .name = "?"});
    for (const std::string& name : names) {
        const double x = 4 * static_cast<double>(plan.rooms.size());
        plan.rooms.push_back(
            {.level = model::LevelId{1}, .kind = kind, .name = name, .shape = box(x, 0, x + 4, 6)});
    }
    return plan;
}

/// "2-302" is door 302 of the second stair, on the floor its number tells.
Homes homes_with(const std::vector<std::string>& doors) {
    Homes homes;
    for (const std::string& text : doors) {
        model::Home& home = homes.home.emplace_back();
        home.unit.id = UnitId{static_cast<std::int64_t>(homes.home.size())};
        home.unit.stair = text[0] - '0';
        home.unit.door = text.substr(2);
        home.unit.floor = home.unit.door.size() > 2 ? home.unit.door[0] - '0' : 3;
    }
    return homes;
}

/// The door that each room is linked to, or "-".
std::string doors_of(const FloorPlan& plan, const Homes& homes) {
    FloorPlan linked = plan;
    derive::link_rooms(linked, derive::room_links(plan, homes, {}));
    std::string text;
    for (const model::RoomRow& room : linked.rooms) {
        const auto number = static_cast<std::size_t>(room.unit);
        text += text.empty() ? "" : " ";
        text += number == 0 ? "-" : homes.home[number - 1].unit.door;
    }
    return text;
}

}  // namespace

TEST_CASE("rooms are linked to homes by the door in their name") {
    const Homes homes = homes_with({"1-301", "1-302", "1-303", "1-401"});
    CHECK(doors_of(floor_with(2, {"302", "302 卧室", "302厨房", "301室", "３０３"}), homes) ==
          "302 302 302 301 303");
    CHECK(doors_of(floor_with(2, {"3-2", "1-303", "1单元301", "Room 302", "02"}), homes) ==
          "302 303 301 302 302");
    CHECK(doors_of(floor_with(2, {"卧室", "Bedroom 2", "12.5㎡", "2#楼梯", "304", ""}), homes) ==
          "- - - - - -");
}

TEST_CASE("a whole door is that door, however the plan counts its floors") {
    const Homes homes = homes_with({"1-301", "1-302"});
    CHECK(doors_of(floor_with(3, {"302", "3-2", "2"}), homes) == "302 - -");
}

TEST_CASE("doors of two stairs are one too many, until the stair is told") {
    const Homes homes = homes_with({"1-302", "2-302"});
    const FloorPlan plan = floor_with(2, {"302", "2-302", "1单元302"});
    const RoomLinks links = derive::room_links(plan, homes, {});
    REQUIRE(links.links.size() == 2);
    CHECK(links.links[0] == derive::RoomLink{.room = 1, .unit = UnitId{2}});
    CHECK(links.links[1] == derive::RoomLink{.room = 2, .unit = UnitId{1}});
    CHECK(links.rooms_left == std::vector<std::uint32_t>{0});
}

TEST_CASE("doors of few digits are counted on their floor") {
    const Homes homes = homes_with({"1-2", "1-3"});  // on the third floor
    CHECK(doors_of(floor_with(2, {"302", "3-3", "2"}), homes) == "2 3 2");
    CHECK(doors_of(floor_with(1, {"302", "2"}), homes) == "- -");
}

TEST_CASE("homes that the plan shows and has no room for are listed, others are not") {
    const Homes homes = homes_with({"1-301", "1-302", "1-401"});
    const RoomLinks links = derive::room_links(floor_with(2, {"302", "大厅"}), homes, {});
    CHECK(links.units_left == std::vector<UnitId>{UnitId{1}});
    CHECK(links.rooms_left == std::vector<std::uint32_t>{1});
}

TEST_CASE("what is linked stays, and its home is not left over") {
    const Homes homes = homes_with({"1-301", "1-302"});
    FloorPlan plan = floor_with(2, {"302", "客厅"});
    plan.rooms[0].unit = UnitId{1};
    const RoomLinks links = derive::room_links(plan, homes, {});
    CHECK(links.links.empty());
    CHECK(links.units_left == std::vector<UnitId>{UnitId{2}});
    derive::link_rooms(plan, links);
    CHECK(plan.rooms[0].unit == UnitId{1});
}

TEST_CASE("rooms are linked to fronts by name, of the front or of its shop") {
    const std::vector<FrontOfPlan> fronts{{PlaceId{7}, {"幸福路12号", "老王牛肉面（总店）"}, {}},
                                          {PlaceId{8}, {"", "Starbucks Coffee"}, {}}};
    const FloorPlan plan = floor_with(0, {"老王牛肉面", "STARBUCKS", "仓库"}, "shop");
    const RoomLinks links = derive::room_links(plan, {}, fronts);
    REQUIRE(links.links.size() == 2);
    CHECK(links.links[0] == derive::RoomLink{.room = 0, .front = PlaceId{7}});
    CHECK(links.links[1] == derive::RoomLink{.room = 1, .front = PlaceId{8}});
    CHECK(links.fronts_left.empty());
    CHECK(links.rooms_left == std::vector<std::uint32_t>{2});
}

TEST_CASE("on the ground floor a room belongs to the front it lies in or against") {
    const std::vector<FrontOfPlan> fronts{
        {PlaceId{1}, {}, box(0, 0, 4, 3)},                          // in the first room
        {PlaceId{2}, {}, box(4.2, -3, 7.8, -0.2)},                  // before the second
        {PlaceId{3}, {}, geo::line_of({{8.1, 0.1}, {11.9, 0.1}})},  // along the third
        {PlaceId{4}, {}, box(100, 0, 104, 3)}};                     // elsewhere
    FloorPlan plan = floor_with(0, {"", "", ""}, "shop");
    const RoomLinks links = derive::room_links(plan, {}, fronts);
    REQUIRE(links.links.size() == 3);
    for (std::uint32_t i = 0; i < 3; ++i)
        CHECK(links.links[i] ==
              derive::RoomLink{.room = i, .front = PlaceId{i + 1}, .by_place = true});
    CHECK(links.fronts_left == std::vector<PlaceId>{PlaceId{4}});
    plan.levels[0].ordinal = 1;
    CHECK(derive::room_links(plan, {}, fronts).links.empty());
    plan.levels[0].ordinal = 0;
    for (model::RoomRow& room : plan.rooms) room.kind = "stairs";
    CHECK(derive::room_links(plan, {}, fronts).links.empty());
}
