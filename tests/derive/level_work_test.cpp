#include "derive/level_work.h"
#include "support/outline.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using derive::HomeWork;
using derive::LevelWork;
using derive::State;
using model::LevelId;
using model::UnitId;
using support::kNow;
using namespace support::place;

namespace {

/// B1 with a basement, a ground floor with front1 as a stall, and a second floor with two homes;
/// 201 has rooms on both upper floors, 202 and the lodger of the third floor have none.
struct House {
    model::FloorPlan plan;
    model::Homes homes;
    std::vector<HomeWork> work;
    model::Snapshot town;
    derive::Derived derived;

    House() {
        model::Rows rows = support::bare_town();
        rows.issues = {{.id = model::IssueId{1},
                        .place = kFront1,
                        .urgency = "C",
                        .state = "WORKING",
                        .reported = kNow - std::chrono::hours{5},
                        .due = kNow - std::chrono::hours{1}}};
        town = model::apply({}, support::batch_of(rows));
        derived = derive::derive_all(town, kNow);
        plan.place = homes.place = kB1;
        plan.levels = {{LevelId{1}, kB1, -1, "B1", {}},
                       {LevelId{2}, kB1, 0, "1F", {}},
                       {LevelId{3}, kB1, 1, "2F", {}}};
        room(2, "shop").front = kFront1;
        room(2, "shop");
        room(2, "room").unit = UnitId{201};
        room(3, "room").unit = UnitId{201};
        room(3, "corridor");
        for (const int door : {201, 202, 301, 102}) {
            model::Home& home = homes.home.emplace_back();
            home.unit = {.id = UnitId{door}, .place = kB1, .floor = door / 100};
            home.unit.door = std::to_string(door);
        }
        work.resize(homes.home.size());
    }
    model::RoomRow& room(int level, const char* kind) {
        return plan.rooms.emplace_back(
            model::RoomRow{.id = model::RoomId{static_cast<std::int64_t>(plan.rooms.size()) + 1},
                           .level = LevelId{level},
                           .kind = kind});
    }
    std::vector<LevelWork> levels() const {
        return derive::level_work(plan, homes, work, *town.places, derived);
    }
    std::uint32_t open(const char* level) const {
        for (const LevelWork& one : levels())
            if (one.name == level) return one.open;
        return 99;
    }
};

}  // namespace

TEST_CASE("floors are told from the top with what is open on each", "[derive]") {
    House house;
    house.work[0] = {.state = State::Soon, .open = 2};
    house.work[1] = {.state = State::Urgent, .open = 1};
    const std::vector<LevelWork> levels = house.levels();
    REQUIRE(levels.size() == 3);
    CHECK(levels[0].name == "2F");
    CHECK(levels[2].name == "B1");
    // 201 counts once, where its rooms begin; 202 has no room and counts on its floor.
    CHECK(levels[0].open == 1);
    CHECK(levels[0].worst == State::Urgent);
    CHECK(levels[1].open == 2 + 1);
    CHECK(levels[1].worst == State::Overdue);  // of the stall
    CHECK(levels[1].rooms_free == 1);
    CHECK(levels[0].rooms_free == 0);  // a corridor is nobody's, and shall be
    CHECK(levels[2] == LevelWork{.ordinal = -1, .name = "B1"});
}

TEST_CASE("what is open in a stall counts on its level alone", "[derive]") {
    const House house;
    CHECK(house.open("1F") == 1);
    CHECK(house.open("2F") == 0);
    CHECK(house.open("B1") == 0);
}

TEST_CASE("homes that are drawn nowhere are told, floor by floor", "[derive]") {
    const House house;
    CHECK(derive::homes_undrawn(house.plan, house.homes, 1) == std::vector<std::uint32_t>{1});
    CHECK(derive::homes_undrawn(house.plan, house.homes, 0) == std::vector<std::uint32_t>{3});
    CHECK(derive::homes_undrawn(house.plan, house.homes, -1).empty());
    CHECK(derive::homes_on_other_floors(house.plan, house.homes) == 1);  // 301
}

TEST_CASE("a plan with homes that are not read yet tells its floors all the same", "[derive]") {
    House house;
    house.homes.home.clear();
    house.work.clear();
    CHECK(house.levels().size() == 3);
    CHECK(house.open("1F") == 1);
    CHECK(derive::homes_on_other_floors(house.plan, house.homes) == 0);
}

TEST_CASE("what is open at the building itself is told apart from its homes", "[derive]") {
    House house;
    model::Rows rows = support::bare_town();
    const auto issue = [&](model::PlaceId place, int unit, int hours_left) {
        rows.issues.push_back(
            {.id = model::IssueId{static_cast<std::int64_t>(rows.issues.size()) + 1},
             .place = place,
             .unit = UnitId{unit},
             .urgency = "C",
             .state = "WORKING",
             .reported = kNow - std::chrono::hours{5},
             .due = kNow + std::chrono::hours{hours_left}});
    };
    issue(kB1, 0, 500);
    issue(kB1, 201, -1);  // of a home
    issue(kB1, 999, -1);  // of one that is not in the register any more
    issue(kFront1, 0, -1);
    rows.issues.push_back(rows.issues.front());
    rows.issues.back().id = model::IssueId{9};
    rows.issues.back().state = "CLOSED";
    rows.issues.back().closed = kNow;
    house.town = model::apply({}, support::batch_of(rows));
    const HomeWork own = derive::work_of_building(house.town, house.homes, kNow);
    CHECK(own.open == 2);
    CHECK(own.state == State::Overdue);
    REQUIRE(own.issues.size() == 2);
    CHECK(house.town.issues[own.issues[0]].row.unit == UnitId{999});
    house.homes.place = {};
    CHECK(derive::work_of_building(house.town, house.homes, kNow).open == 0);
}
