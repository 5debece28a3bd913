#include "app/viewer.h"

#include "support/courtyard_seat.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <nlohmann/json.hpp>

using support::kFirstBuilding;
using support::outside;

namespace {

/// A page in memory over a store that others write to.
struct Seat : support::CourtyardSeat {
    Seat() { arrive(support::courtyard(path)); }
    void report_an_issue() {
        outside(path,
                "INSERT INTO issue(place,title,state,reported_at,due_at) "
                "VALUES(101,'试','WORKING',1,2)");
    }
    bool flashes() const { return !viewer->session().flashes.empty(); }
};

}  // namespace

TEST_CASE("what others change lights up, dies away, and costs the map nothing more", "[app]") {
    Seat seat;
    seat.viewer->handle(ui::SetReduceMotion{GENERATE(false, true)});
    const bool still = seat.viewer->session().reduce_motion;
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    const std::uint64_t whole = seat.viewer->map_counters().full_redraws;
    const std::uint64_t pages = seat.viewer->pages_drawn();
    seat.report_an_issue();
    REQUIRE(seat.until([&] { return seat.flashes(); }));
    CHECK(seat.viewer->session().flashes[0].place == kFirstBuilding);
    CHECK_FALSE(seat.viewer->idle());
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    CHECK_FALSE(seat.flashes());
    CHECK(seat.viewer->map_counters().full_redraws == whole);
    // Without motion: one page when it begins, one when it ends, and what settles after news.
    if (still) CHECK(seat.viewer->pages_drawn() - pages <= 12);
    const std::uint64_t rested = seat.viewer->pages_drawn();
    CHECK_FALSE(seat.viewer->turn(base::Millis{100}));
    CHECK(seat.viewer->pages_drawn() == rested);
}

TEST_CASE("a class is picked out, joined by another, and let go by Esc", "[app]") {
    Seat seat;
    const auto shown = [&] { return seat.viewer->session().shown; };
    seat.viewer->handle(ui::PickClass{4});
    CHECK(shown() == derive::only(4));
    seat.viewer->handle(ui::PickClass{1});
    CHECK(shown() == derive::joined(derive::only(4), derive::only(1)));
    seat.viewer->handle(ui::PickClass{4});
    CHECK(shown() == derive::only(1));
    seat.viewer->handle(ui::PickClass{1});  // the last one: all again
    CHECK(shown() == derive::kAllClasses);
    seat.viewer->handle(ui::PickClass{4});
    seat.viewer->handle(ui::StepBack{});
    CHECK(shown() == derive::kAllClasses);
    for (std::uint8_t klass = 0; klass < derive::kStateCount; ++klass)
        seat.viewer->handle(ui::PickClass{klass});
    CHECK(shown() == derive::kAllClasses);
}

TEST_CASE("another theme lets the picked class go and comes round again", "[app]") {
    Seat seat;
    const auto told = [&] { return seat.viewer->frame().scene.theme; };
    seat.viewer->handle(ui::PickClass{4});
    seat.viewer->handle(ui::StepTheme{-1});
    CHECK(seat.viewer->session().shown == derive::kAllClasses);
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    CHECK(told() == derive::Theme::OnDuty);
    seat.viewer->handle(ui::StepTheme{1});
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    CHECK(told() == derive::Theme::Work);
}

TEST_CASE("in a storm only the newest changes light up", "[app]") {
    Seat seat;
    outside(seat.path,
            "INSERT INTO visit(place,at) SELECT id,strftime('%s','now') FROM place "
            "WHERE kind IN ('BLDG','FRNT') LIMIT 15");
    REQUIRE(seat.until([&] { return seat.flashes(); }));
    outside(seat.path,
            "INSERT INTO visit(place,at) SELECT id,strftime('%s','now') FROM place "
            "WHERE kind IN ('BLDG','FRNT') LIMIT 18 OFFSET 15");
    std::size_t most = 0;
    REQUIRE(seat.until([&] {
        most = std::max(most, seat.viewer->session().flashes.size());
        return seat.viewer->idle();
    }));
    CHECK(most > 0);
    CHECK(most <= 24);
}

TEST_CASE("a long list rests between changes and ends with all of them", "[app]") {
    const support::Folder notes;
    const std::string log = notes.file("state");
    setenv("GETU_STATE_LOG", log.c_str(), 1);
    Seat seat;
    unsetenv("GETU_STATE_LOG");
    const auto listed = [&] {
        std::ifstream file{log};
        std::string last;
        for (std::string line; std::getline(file, line);) last = line;
        const auto state = nlohmann::json::parse(last, nullptr, false);
        return state.is_object() && state.contains("list") ? state["list"].get<int>() : -1;
    };
    seat.viewer->handle(ui::ListBehind{{derive::Counter::NoDue, {}}});
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    const int before = std::max(listed(), 0);
    const auto report = [&](int n) {
        outside(seat.path,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<" +
                    std::to_string(n) +
                    ") INSERT INTO issue(place,title,state,reported_at) SELECT 101,'x','WORKING',1 "
                    "FROM n");
    };
    report(600);
    REQUIRE(seat.until([&] { return seat.viewer->idle() && listed() == before + 600; }));
    for (int i = 0; i < 5; ++i) report(1);
    REQUIRE(seat.until([&] { return seat.viewer->idle() && listed() == before + 605; }));
}
