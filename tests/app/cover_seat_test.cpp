// Coverage and siting as a planner's seat works with them: what the session holds after wishes,
// what taking back gives again, and that nobody reads a person for it.
#include "app/script_planning.h"
#include "ui/cover_parts.h"

#include "support/cover_seat.h"

#include <catch_amalgamated.hpp>

#include <string>

using support::CoverSeat;
using support::kA1;
using support::kB1;
using support::kB3;
using support::kGateEdge;
using support::kWest;

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
    const std::string lines = seat.lines_of_audit();
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
