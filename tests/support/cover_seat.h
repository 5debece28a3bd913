// tests/support/cover_seat.h — a planner's seat in memory over a town on one way. Only for tests of
// app/.
#pragma once

#include "app/script_planning.h"
#include "app/viewer.h"
#include "base/text.h"

#include "support/courtyard.h"
#include "support/folder.h"
#include "support/rectangle.h"

#include <sqlite3.h>
#include <catch_amalgamated.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace support {

inline constexpr model::PlaceId kWest{11}, kEast{12}, kA1{31}, kB1{33}, kB3{35}, kF1{41}, kF2{42};
inline constexpr std::int64_t kGateEdge = 5;  // from x 320 to 400

/// One way from x 0 to 1600, a joint each 80 m, with a gate between west and east; houses 8 m north
/// of it: a1 (x 0) and a2 (80) in the west, b1 (400), b2 (470) and b3 (1600) in the east.
inline model::Rows town_on_a_way() {
    model::Rows rows;
    const auto place = [&](model::PlaceId id, model::PlaceId parent, const char* kind,
                           const char* name, geo::Shape shape) {
        rows.places.push_back(
            {.id = id, .parent = parent, .kind = kind, .name = name, .shape = std::move(shape)});
    };
    place(model::PlaceId{1}, {}, "SUBD", "长青", block(-20, -50, 1700, 50));
    place(kWest, model::PlaceId{1}, "COMM", "西社区", block(-20, -50, 300, 50));
    place(kEast, model::PlaceId{1}, "COMM", "东社区", block(300, -50, 1700, 50));
    place(model::PlaceId{21}, kWest, "YARD", "西院", block(-15, -20, 100, 30));
    place(model::PlaceId{22}, kEast, "YARD", "东院", block(390, -20, 1650, 30));
    place(model::PlaceId{23}, kWest, "STRT", "长街", geo::line_of({{160, 0}, {400, 0}}));
    std::int64_t household = 0;
    const auto house = [&](model::PlaceId id, model::PlaceId yard, const char* name, double x,
                           int households) {
        place(id, yard, "BLDG", name, box(x - 5, 3, 10, 10));
        const model::UnitId unit{model::number(id)};
        rows.units.push_back({.id = unit, .place = id, .floor = 1, .door = "101", .use = "01"});
        for (int i = 0; i < households; ++i)
            rows.households.push_back({model::HouseholdId{++household}, unit});
    };
    house(kA1, model::PlaceId{21}, "a1", 0, 10);
    house(model::PlaceId{32}, model::PlaceId{21}, "a2", 80, 20);
    house(kB1, model::PlaceId{22}, "b1", 400, 30);
    house(model::PlaceId{34}, model::PlaceId{22}, "b2", 470, 5);
    house(kB3, model::PlaceId{22}, "b3", 1600, 7);
    place(kF1, model::PlaceId{23}, "FRNT", "f1", box(155, 3, 10, 10));
    place(kF2, model::PlaceId{23}, "FRNT", "f2", box(1515, 3, 10, 10));
    for (std::int64_t i = 0; i < 20; ++i) {
        const double x = 80.0 * static_cast<double>(i);
        model::WalkEdgeRow edge{.id = model::WalkEdgeId{i + 1},
                                .shape = geo::line_of({{x, 0}, {x + 80, 0}}),
                                .kind = "path"};
        if (i + 1 == kGateEdge) edge.kind = "gate";
        rows.walk_edges.push_back(std::move(edge));
    }
    rows.shops = {
        {.id = model::ShopId{1}, .place = kF1, .name = "洗衣店", .trade = "06", .state = "1"},
        {.id = model::ShopId{2}, .place = kF2, .name = "空铺", .state = "3"}};
    rows.facilities = {{.id = model::FacilityId{1},
                        .place = kWest,
                        .kind = "11",
                        .name = "日间照料站",
                        .shape = geo::point_of({0, -8}),
                        .hours = "Mo-Fr 08:00-17:00"}};
    return rows;
}

struct CoverSeat {
    Folder folder;
    std::string path = folder.file("town.gpkg");
    app::UiContext ui;
    std::unique_ptr<app::Surface> surface;
    std::unique_ptr<app::Viewer> viewer;
    std::unique_ptr<app::World> world;

    explicit CoverSeat(model::Role role = model::Role::Planner) {
        {
            const auto made = store::Store::create(path, 4547, "试", town_on_a_way());
            REQUIRE(made);
        }
        auto opened = app::open_offscreen({1920, 1080}, 1);
        REQUIRE(opened);
        surface = std::move(*opened);
        auto made = app::Viewer::made(*surface, {});
        REQUIRE(made);
        viewer = std::move(*made);
        auto store = store::Store::open(path);
        REQUIRE(store);
        auto follows = app::World::start(std::move(*store), {}, [this] { surface->wake(); },
                                         {.role = role, .name = "seat"});
        REQUIRE(follows);
        world = std::move(*follows);
        viewer->attach(app::OpenedStore{.world = world.get(), .path = path, .name = "试"});
        viewer->handle(ui::SetReduceMotion{true});
        line("workspace plan");
        line("plan-ask service=K10.06 minutes=5");
        REQUIRE(rests());
    }
    ~CoverSeat() {
        world.reset();
        viewer.reset();
    }
    CoverSeat(const CoverSeat&) = delete;
    CoverSeat& operator=(const CoverSeat&) = delete;
    CoverSeat(CoverSeat&&) = delete;
    CoverSeat& operator=(CoverSeat&&) = delete;

    const ui::PlanningDesk& desk() const { return viewer->session().planning; }
    /// All that is asked has been found.
    bool rests() {
        return until([this] {
            return viewer->idle() && desk().answer && desk().answer->whole &&
                   desk().answer->ask == desk().ask;
        });
    }
    template <class Wanted>
    bool until(Wanted wanted) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (!wanted() && std::chrono::steady_clock::now() < end) viewer->turn(base::Millis{10});
        return wanted();
    }
    void line(const std::string& text) {
        std::vector<std::string> words = base::fields(text);
        const std::string verb = words.front();
        words.erase(words.begin());
        const auto wishes = app::planning_wish(*viewer, verb, words);
        REQUIRE(wishes.has_value());
        for (const ui::Intent& one : *wishes) viewer->handle(one);
    }
    std::string found(const std::string& what, const std::string& of = {}) const {
        return app::planning_found(*viewer, what, of).value_or("nothing");
    }
    bool becomes(const std::string& what, const std::string& wanted) {
        return until([&] { return found(what) == wanted; });
    }
    std::int64_t lines_of_audit() const {
        sqlite3* db = nullptr;
        REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
        sqlite3_stmt* statement = nullptr;
        REQUIRE(sqlite3_prepare_v2(db, "SELECT count(*) FROM audit", -1, &statement, nullptr) ==
                SQLITE_OK);
        REQUIRE(sqlite3_step(statement) == SQLITE_ROW);
        const std::int64_t count = sqlite3_column_int64(statement, 0);
        sqlite3_finalize(statement);
        sqlite3_close(db);
        return count;
    }
};

}  // namespace support
