// tests/support/cover_seat.h — a planner's seat in memory over a town on one way. Only for tests of
// app/.
#pragma once

#include "app/script_planning.h"
#include "base/text.h"

#include "support/rectangle.h"
#include "support/seat_page.h"

#include <catch_amalgamated.hpp>

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

struct CoverSeat : SeatPage {
    explicit CoverSeat(model::Role role = model::Role::Planner) : SeatPage{{1920, 1080}} {
        start(store_of(path, town_on_a_way()), {}, {.role = role, .name = "seat"}, "试");
        viewer->handle(ui::SetReduceMotion{true});
        line("workspace plan");
        line("plan-ask service=K10.06 minutes=5");
        REQUIRE(rests());
    }
    const ui::PlanningDesk& desk() const { return viewer->session().planning; }
    /// All that is asked has been found.
    bool rests() {
        return until([this] {
            return viewer->idle() && desk().answer && desk().answer->whole &&
                   desk().answer->ask.serves(desk().ask);
        });
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
};

}  // namespace support
