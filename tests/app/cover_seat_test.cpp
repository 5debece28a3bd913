// Coverage and siting as a planner's seat works with them: what the session holds after wishes,
// what taking back gives again, and that nobody reads a person for it.
#include "app/script_planning.h"
#include "app/viewer.h"
#include "base/text.h"
#include "ui/cover_parts.h"

#include "support/courtyard.h"
#include "support/folder.h"
#include "support/rectangle.h"

#include <sqlite3.h>
#include <catch_amalgamated.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

using model::PlaceId;

namespace {

constexpr PlaceId kWest{11}, kEast{12}, kA1{31}, kB1{33}, kB3{35}, kF1{41}, kF2{42};
constexpr std::int64_t kGateEdge = 5;  // from x 320 to 400

/// One way from x 0 to 1600, a joint each 80 m, with a gate between west and east; houses 8 m north
/// of it: a1 (x 0) and a2 (80) in the west, b1 (400), b2 (470) and b3 (1600) in the east.
model::Rows town_on_a_way() {
    model::Rows rows;
    const auto place = [&](PlaceId id, PlaceId parent, const char* kind, const char* name,
                           geo::Shape shape) {
        rows.places.push_back(
            {.id = id, .parent = parent, .kind = kind, .name = name, .shape = std::move(shape)});
    };
    place(PlaceId{1}, {}, "SUBD", "长青", support::block(-20, -50, 1700, 50));
    place(kWest, PlaceId{1}, "COMM", "西社区", support::block(-20, -50, 300, 50));
    place(kEast, PlaceId{1}, "COMM", "东社区", support::block(300, -50, 1700, 50));
    place(PlaceId{21}, kWest, "YARD", "西院", support::block(-15, -20, 100, 30));
    place(PlaceId{22}, kEast, "YARD", "东院", support::block(390, -20, 1650, 30));
    place(PlaceId{23}, kWest, "STRT", "长街", geo::line_of({{160, 0}, {400, 0}}));
    std::int64_t household = 0;
    const auto house = [&](PlaceId id, PlaceId yard, const char* name, double x, int households) {
        place(id, yard, "BLDG", name, support::box(x - 5, 3, 10, 10));
        const model::UnitId unit{model::number(id)};
        rows.units.push_back({.id = unit, .place = id, .floor = 1, .door = "101", .use = "01"});
        for (int i = 0; i < households; ++i)
            rows.households.push_back({model::HouseholdId{++household}, unit});
    };
    house(kA1, PlaceId{21}, "a1", 0, 10);
    house(PlaceId{32}, PlaceId{21}, "a2", 80, 20);
    house(kB1, PlaceId{22}, "b1", 400, 30);
    house(PlaceId{34}, PlaceId{22}, "b2", 470, 5);
    house(kB3, PlaceId{22}, "b3", 1600, 7);
    place(kF1, PlaceId{23}, "FRNT", "f1", support::box(155, 3, 10, 10));
    place(kF2, PlaceId{23}, "FRNT", "f2", support::box(1515, 3, 10, 10));
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
    support::Folder folder;
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

}  // namespace

TEST_CASE("the planner sees who reaches a laundry, and how it changes with what is asked",
          "[app]") {
    CoverSeat seat;
    CHECK(seat.viewer->session().workspace == ui::Workspace::Plan);
    CHECK(seat.viewer->session().theme == derive::Theme::Minutes);
    CHECK(seat.found("plan-covered") == "65");
    CHECK(seat.found("plan-known") == "72");
    CHECK(seat.found("plan-gaps") == "1");
    CHECK(seat.found("plan-gap-households") == "7");
    CHECK(seat.found("plan-minutes", "a1") == "3");  // 160 m and twice 8 m: 132 s
    CHECK(seat.found("plan-minutes", "b3") == "19");
    CHECK(seat.found("plan-minutes", "西院") == "none");
    seat.line("plan-ask profile=elderly");  // 60 m a minute: b1 needs 256 s, b2 326
    REQUIRE(seat.rests());
    CHECK(seat.found("plan-covered") == "60");
    seat.line("plan-ask profile=adult minutes=15");
    REQUIRE(seat.rests());
    CHECK(seat.found("plan-covered") == "65");
    // What is on the map is told of the answer.
    REQUIRE(seat.desk().answer->classes);
    const auto& answer = *seat.desk().answer;
    CHECK(answer.classes->minutes.at(model::row_of(*answer.is.places, kA1)) == 0);
    CHECK(answer.classes->minutes.at(model::row_of(*answer.is.places, kB3)) == 4);
}

TEST_CASE("on a Sunday evening what is shut is left out and told", "[app]") {
    CoverSeat seat;
    seat.line("plan-ask service=K16.11 minutes=15 at=1T10:00");
    REQUIRE(seat.rests());
    CHECK(seat.found("plan-suppliers") == "1");
    CHECK(seat.found("plan-covered") == "65");
    seat.line("plan-ask at=7T20:00");
    REQUIRE(seat.rests());
    CHECK(seat.found("plan-suppliers") == "0");
    CHECK(seat.found("plan-shut") == "1");
    CHECK(seat.found("plan-covered") == "0");
    REQUIRE(seat.desk().answer->sums->shut.size() == 1);
    CHECK(seat.desk().answer->sums->shut.front().name == "日间照料站");
    CHECK(ui::moment_text(seat.viewer->view(), seat.desk().ask.moment) == "周日 20:00");
    CHECK_FALSE(app::planning_wish(*seat.viewer, "plan-ask", {"at=8T20:00"}).has_value());
    CHECK_FALSE(app::planning_wish(*seat.viewer, "plan-ask", {"service=K10.none"}).has_value());
}

TEST_CASE("a spot on the map counts at once, and Esc takes it back", "[app]") {
    CoverSeat seat;
    seat.line("plan-spot 1590 0");
    CHECK_FALSE(seat.viewer->session().desk.pins);  // one click is one spot
    REQUIRE(seat.rests());
    CHECK(seat.found("plan-covered") == "72");
    CHECK(seat.found("plan-before") == "65");
    CHECK(seat.found("plan-gaps") == "0");
    CHECK(seat.found("plan-minutes", "b3") == "1");
    seat.viewer->handle(ui::StepBack{});
    CHECK(seat.found("plan-spots") == "0");
    REQUIRE(seat.rests());
    CHECK(seat.found("plan-covered") == "65");
    CHECK(seat.found("plan-minutes", "b3") == "19");
    // Nothing of it is in the store.
    CHECK(seat.viewer->frame().snapshot.facilities->size() == 1);
}

TEST_CASE("a gate that is closed cuts the east off, and taking it back opens it again", "[app]") {
    CoverSeat seat;
    seat.viewer->handle(ui::ZoomToPlace{kB1});
    seat.line("plan-way point 360 0");
    CHECK(seat.found("plan-way") == "gate");
    CHECK(seat.found("plan-closed") == "off");
    seat.line("plan-way set closed=on");
    REQUIRE(seat.becomes("plan-closed", "on"));
    REQUIRE(seat.becomes("plan-covered", "30"));
    REQUIRE(seat.rests());
    CHECK(seat.found("plan-gaps") == "2");  // b1 and b2 stand side by side, b3 far off
    CHECK(seat.found("plan-gap-households") == "42");
    CHECK(seat.found("plan-minutes", "b1") == "far");
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.becomes("plan-closed", "off"));
    REQUIRE(seat.becomes("plan-covered", "65"));
    // Hours close it at night and not by day.
    seat.line("plan-way set hours=06:00-22:00");
    REQUIRE(seat.until([&] {
        return seat.viewer->frame().snapshot.walk_edges->at(kGateEdge - 1).hours == "06:00-22:00";
    }));
    seat.line("plan-ask at=2T23:00");
    REQUIRE(seat.becomes("plan-covered", "30"));
    seat.line("plan-ask at=2T12:00");
    REQUIRE(seat.becomes("plan-covered", "65"));
}

TEST_CASE("a way is drawn with its joints, looked at, and taken back", "[app]") {
    CoverSeat seat;
    seat.viewer->handle(ui::ZoomToPlace{kB1});
    seat.viewer->handle(ui::UsePlanTool{ui::PlanTool::Draw});
    seat.viewer->handle(ui::PinAt{{840, 40}});
    seat.viewer->handle(ui::PinAt{{840, 20}});
    CHECK(seat.desk().way.drawn.size() == 2);
    seat.viewer->handle(ui::UndrawWay{});
    CHECK(seat.desk().way.drawn.size() == 1);
    seat.viewer->handle(ui::PinAt{{840, 0.05}});
    seat.viewer->handle(ui::FinishWay{});
    // Where it meets the way, that is cut in two.
    REQUIRE(seat.becomes("plan-ways", "22"));
    REQUIRE(seat.becomes("plan-way", "path"));
    CHECK_FALSE(seat.viewer->session().desk.pins);
    seat.line("plan-way set kind=stairs stepfree=off");
    REQUIRE(seat.becomes("plan-way", "stairs"));
    seat.line("plan-way remove");
    REQUIRE(seat.becomes("plan-ways", "21"));
    for (const char* ways : {"22", "22", "20"}) {  // the removal, the kind, the drawing
        seat.viewer->handle(ui::Undo{});
        REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
        CHECK(seat.becomes("plan-ways", ways));
    }
    // Esc drops what is being drawn, then the tool.
    seat.line("plan-tab cover");
    seat.viewer->handle(ui::UsePlanTool{ui::PlanTool::Draw});
    seat.viewer->handle(ui::PinAt{{840, 40}});
    seat.viewer->handle(ui::StepBack{});
    CHECK(seat.desk().way.drawn.empty());
    CHECK(seat.desk().tool == ui::PlanTool::Draw);
    seat.viewer->handle(ui::StepBack{});
    CHECK(seat.desk().tool == ui::PlanTool::None);
}

TEST_CASE("sites are proposed, supposed and taken back, and only proposed", "[app]") {
    CoverSeat seat;
    seat.line("plan-tab siting");
    REQUIRE(seat.rests());
    CHECK(seat.found("plan-sites") == "1");
    CHECK(seat.found("plan-gained") == "7");  // the empty shop at f2 is 80 m from b3
    seat.line("plan-ask with=on");
    REQUIRE(seat.rests());
    CHECK(seat.found("plan-covered") == "72");
    CHECK(seat.found("plan-before") == "65");
    CHECK(seat.found("plan-minutes", "b3") == "2");
    seat.viewer->handle(ui::StepBack{});
    REQUIRE(seat.rests());
    CHECK(seat.found("plan-covered") == "65");
    CHECK(seat.viewer->frame().snapshot.shops[1].state == "3");
}

TEST_CASE("the table tells what each community has, and a file of it goes into the register",
          "[app]") {
    CoverSeat seat;
    seat.line("plan-table on");
    REQUIRE(seat.rests());
    CHECK(seat.found("plan-cell", "K10.06/西社区") == "have");
    CHECK(seat.found("plan-cell", "K10.06/东社区") == "have");  // 35 of 42 within eight minutes
    CHECK(seat.found("plan-cell", "K10.04/西社区") == "lack");
    CHECK(seat.found("plan-cell", "K16.11/东社区") == "lack");
    seat.viewer->handle(ui::SetLanguage{base::Language::English});
    seat.line("plan-table off");
    REQUIRE(seat.rests());
    CHECK_FALSE(seat.desk().ask.matrix);
}

TEST_CASE("what is told of the selection follows it, and is found once", "[app]") {
    CoverSeat seat;
    ui::CoverSpot spot;
    seat.viewer->handle(ui::Select{kB1});
    ui::follow(spot, seat.viewer->view());
    CHECK(static_cast<double>(spot.seconds) == Catch::Approx(192).margin(1));
    CHECK(spot.supplier == "洗衣店");
    CHECK(spot.way.size() > 3);
    REQUIRE(spot.nearest.size() == 1);
    REQUIRE(spot.missing);
    CHECK_FALSE(spot.missing->empty());
    const int made = spot.made;
    ui::follow(spot, seat.viewer->view());
    CHECK(spot.made == made);
    seat.viewer->handle(ui::Select{kWest});
    ui::follow(spot, seat.viewer->view());
    CHECK(spot.made == made + 1);
    CHECK(spot.why == derive::WalkAnswer::NoLeaf);
    CHECK(spot.way.empty());
}

TEST_CASE("planning reads no person, and ways are changed only by who may", "[app]") {
    CoverSeat seat{model::Role::Auditor};
    const std::int64_t lines = seat.lines_of_audit();
    for (const char* tab : {"cover", "siting", "cover"}) {
        seat.line(std::string{"plan-tab "} + tab);
        REQUIRE(seat.rests());
    }
    seat.viewer->handle(ui::Select{kB1});
    REQUIRE(seat.rests());
    CHECK(seat.lines_of_audit() == lines);
    seat.viewer->handle(ui::UsePlanTool{ui::PlanTool::Draw});
    CHECK(seat.desk().tool == ui::PlanTool::None);
    seat.viewer->handle(ui::ZoomToPlace{kB1});
    seat.line("plan-way point 360 0");
    seat.line("plan-way set closed=on");
    REQUIRE(seat.rests());
    CHECK(seat.found("plan-closed") == "off");
    CHECK(seat.viewer->session().notices.size() == 1);  // refused
    // Back on the desk nothing of the planner is left over the map.
    seat.line("workspace grid");
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    CHECK(seat.viewer->session().theme == derive::Theme::Work);
    CHECK_FALSE(seat.viewer->session().desk.pins);
}
