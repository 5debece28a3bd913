#include "support/environment.h"
#include "support/wall_page.h"
#include "ui/wall_lines.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>

using model::IssueId;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::steady_clock;
using support::kTypedName;
using support::outside;
using support::WallPage;

TEST_CASE("a wall does what a desk of another process tells it, until it is told otherwise",
          "[app]") {
    WallPage wall;
    wall.report(9'001, hours{5'000});
    REQUIRE(wall.until([&] {
        return model::issue_row(wall.viewer->frame().snapshot, IssueId{9'001}) != model::kNoRow;
    }));
    wall.tell({.name = "main",
               .layout = "map",
               .tour = false,
               .spotlight = IssueId{9'001},
               .message = "请坐",
               .until = wall.now() + minutes{5}});
    REQUIRE(wall.until([&] { return wall.is().spotlight_told; }));
    CHECK(wall.is().spotlight == IssueId{9'001});
    CHECK(wall.is().map_alone);
    CHECK_FALSE(wall.is().tour);
    CHECK(wall.is().message == "请坐");
    REQUIRE(wall.until([&] { return !wall.is().story_waits && wall.viewer->idle(); }));
    CHECK(wall.is().story.size() == 1);  // another program wrote it: only that it was reported
    CHECK(wall.viewer->session().selected == model::PlaceId{101});
    // A hand may look at something else for a while.
    wall.viewer->handle(ui::WallSpotlight{});
    CHECK(wall.is().spotlight == IssueId{});
    wall.advance(minutes{3});
    CHECK(wall.is().spotlight == IssueId{9'001});
    // The message goes by itself, the rest when it is told.
    wall.advance(minutes{3});
    CHECK(wall.is().message.empty());
    CHECK(wall.is().map_alone);
    wall.tell({.name = "main", .layout = "full", .tour = true});
    REQUIRE(wall.until([&] { return wall.is().tour; }));
    CHECK_FALSE(wall.is().map_alone);
    CHECK_FALSE(wall.is().spotlight_told);
    // Another wall's orders are not its own.
    wall.tell({.name = "hall", .layout = "map", .tour = false});
    wall.advance(seconds{2});
    CHECK(wall.is().tour);
    CHECK_FALSE(wall.is().map_alone);
}

TEST_CASE("a wall that is asked to tell walls what to show says why it does not", "[app]") {
    WallPage wall;
    app::OpenedStore opened;
    opened.world = wall.world.get();
    opened.path = wall.path;
    wall.viewer->attach(opened);  // as the seat it is, not as the page alone
    wall.viewer->handle(ui::TellWall{{.name = "main", .layout = "map"}});
    REQUIRE(wall.viewer->session().notices.size() == 1);
    const ui::Notice& notice = wall.viewer->session().notices.front();
    CHECK(notice.refusal);
    CHECK(notice.text == base::say(base::Language::Chinese, base::Word::WallTellRefused));
    for (int turn = 0; turn < 20; ++turn) wall.viewer->turn(base::Millis{10});
    CHECK_FALSE(wall.is().map_alone);
}

TEST_CASE("the tour shows what presses, a new alarm at once, and rests under a hand", "[app]") {
    WallPage wall;
    outside(wall.path,
            "UPDATE issue SET state='CLOSED',closed_at=strftime('%s','now') "
            "WHERE closed_at IS NULL");
    wall.report(9'001, hours{5'000});
    REQUIRE(wall.until(
        [&] { return wall.is().listed && wall.is().listed->size() == 1 && wall.viewer->idle(); }));
    wall.advance(seconds{40});
    CHECK(wall.is().spotlight == IssueId{9'001});
    wall.report(9'002, -minutes{1});
    REQUIRE(wall.until([&] { return wall.is().spotlight == IssueId{9'002}; }));
    CHECK(wall.is().tour_held);
    wall.viewer->handle(ui::WallSpotlight{IssueId{9'001}});
    wall.advance(seconds{100});
    CHECK(wall.is().spotlight == IssueId{9'001});
    CHECK(wall.is().tour_goes_on > wall.now());
    wall.advance(seconds{60});
    CHECK(wall.is().spotlight != IssueId{9'001});
    // Off, it stays where it is.
    wall.viewer->handle(ui::WallTour{false});
    const IssueId shown = wall.is().spotlight;
    wall.advance(minutes{10});
    CHECK(wall.is().spotlight == shown);
}

TEST_CASE("each number of the wall opens a list of as many, and the same click closes it",
          "[app]") {
    WallPage wall;
    wall.report(9'001, -minutes{1});
    wall.report(9'002, -minutes{2});
    REQUIRE(wall.until([&] {
        return wall.is().figures->at(derive::WallKpi::Overdue).rows.size() >= 2 &&
               wall.viewer->idle();
    }));
    for (std::size_t i = 0; i < derive::kWallKpis; ++i) {
        const auto kpi = static_cast<derive::WallKpi>(i);
        const ui::WallFilter filter{{.of = derive::WallChoice::Of::Kpi, .kpi = kpi}};
        wall.viewer->handle(filter);
        CHECK(wall.is().listed->size() == wall.is().figures->at(kpi).rows.size());
        wall.viewer->handle(filter);
        CHECK(wall.is().choice.of == derive::WallChoice::Of::Nothing);
        CHECK(wall.is().listed->size() == wall.is().figures->queue.size());
    }
    // Esc takes the choice back too.
    wall.viewer->handle(ui::WallFilter{{.of = derive::WallChoice::Of::Kpi}});
    wall.viewer->handle(ui::StepBack{});
    CHECK(wall.is().choice.of == derive::WallChoice::Of::Nothing);
}

TEST_CASE("a new major issue sounds once, where that is wished for", "[app]") {
    WallPage wall;
    const support::Environment path{"PATH", wall.folder.path().string()};
    const support::Environment runtime{"XDG_RUNTIME_DIR", wall.folder.path().string()};
    const std::string player = wall.folder.file("aplay");
    const std::string played = wall.folder.file("played");
    support::write_bytes(player, "#!/bin/sh\necho once >>" + played + "\n");
    std::filesystem::permissions(player, std::filesystem::perms::owner_all);
    const auto make_major = [&](int issue) {
        wall.report(issue, hours{5'000});
        outside(wall.path, "UPDATE issue SET major=1 WHERE id=" + std::to_string(issue));
        REQUIRE(wall.until([&] {
            const auto& majors = wall.viewer->session().dispatch.majors;
            return std::ranges::find(majors, IssueId{issue}) != majors.end();
        }));
        wall.advance(seconds{2});
    };
    make_major(9'001);
    CHECK(support::bytes_of(played).empty());  // nobody wished for it
    ui::WallSetting setting;
    setting.sound = true;
    setting.quiet_from_min = setting.quiet_to_min = 0;
    REQUIRE(app::write_wall_setting(wall.folder.file("wall.json"), setting));
    wall.advance(minutes{1});
    make_major(9'002);
    REQUIRE(wall.until([&] { return support::bytes_of(played) == "once\n"; }));
    wall.advance(minutes{2});
    CHECK(support::bytes_of(played) == "once\n");
    CHECK_FALSE(wall.is().no_player);
}

TEST_CASE("a minute costs a page of panels, and the map nothing", "[app]") {
    WallPage wall;
    wall.viewer->handle(ui::WallTour{false});
    wall.advance(minutes{1});
    const std::uint64_t whole = wall.viewer->map_counters().full_redraws;
    const std::uint64_t damaged = wall.viewer->map_counters().damage_redraws;
    const std::uint64_t pages = wall.viewer->pages_drawn();
    wall.advance(minutes{1});
    CHECK(wall.viewer->pages_drawn() > pages);
    CHECK(wall.viewer->map_counters().full_redraws == whole);
    CHECK(wall.viewer->map_counters().damage_redraws == damaged);
    const std::uint64_t rested = wall.viewer->pages_drawn();
    CHECK_FALSE(wall.viewer->turn(base::Millis{100}));
    CHECK(wall.viewer->pages_drawn() == rested);
}

TEST_CASE("a wall keeps no index to search in until somebody searches", "[app]") {
    WallPage wall;
    wall.advance(seconds{2});
    REQUIRE(wall.until([&] { return wall.viewer->idle(); }));
    CHECK_FALSE(wall.viewer->session().finding.ready);
    const model::Places& places = *wall.viewer->frame().snapshot.places;
    wall.viewer->handle(ui::Find{places.row[model::row_of(places, model::PlaceId{101})].name});
    CHECK(wall.until([&] { return wall.viewer->session().finding.ready; }));
    CHECK_FALSE(wall.viewer->session().finding.found.items.empty());
}

TEST_CASE("a wall that ended comes back to its place", "[app]") {
    WallPage wall;
    wall.report(9'001, hours{5'000});
    REQUIRE(wall.until([&] {
        return model::issue_row(wall.viewer->frame().snapshot, IssueId{9'001}) != model::kNoRow;
    }));
    wall.viewer->handle(ui::WallTour{false});
    wall.viewer->handle(ui::WallSpotlight{IssueId{9'001}});
    wall.viewer->handle(ui::WallTrend{30});
    wall.viewer->handle(ui::ZoomAt{{300, 200}, 1.7});
    REQUIRE(wall.until([&] { return wall.viewer->idle(); }));
    const scene::Camera camera = wall.viewer->session().camera;
    // Nothing is told to it when it ends: as after a power cut.
    wall.world.reset();
    wall.viewer.reset();
    wall.open();
    CHECK(wall.is().spotlight == IssueId{9'001});
    CHECK_FALSE(wall.is().tour);
    CHECK(wall.is().trend_days == 30);
    CHECK(wall.viewer->session().camera.metres_per_px ==
          Catch::Approx(camera.metres_per_px).epsilon(1e-6));
    CHECK(wall.viewer->session().camera.centre.x == Catch::Approx(camera.centre.x).margin(1));
}

TEST_CASE("when nothing comes the wall says since when, and when it comes again, that it lives",
          "[app]") {
    WallPage wall;
    ui::WallSetting setting;
    setting.silent_min = 10;
    REQUIRE(app::write_wall_setting(wall.folder.file("wall.json"), setting));
    outside(wall.path, "DELETE FROM working_span");
    outside(wall.path, "INSERT INTO working_span(from_min,to_min) VALUES(0,1440)");
    outside(wall.path,
            "INSERT OR REPLACE INTO calendar_day(day,worked) VALUES"
            "(date('now','+8 hours','-1 day'),1),(date('now','+8 hours'),1),"
            "(date('now','+8 hours','+1 day'),1)");
    wall.advance(minutes{2});
    CHECK(wall.is().feed.cut_since == base::kNever);
    wall.advance(minutes{12});
    CHECK(wall.is().feed.cut_since == wall.is().feed.last);
    // What was there is still there, and the clock says for how long it has been all.
    CHECK(wall.is().figures->queue.size() == wall.is().listed->size());
    const auto texts = [&] {
        return ui::wall_texts(wall.viewer->view(),
                              {.first = 0, .queue = 5, .rates = 5, .hot = 5, .ticker = 5});
    };
    const ui::WallTexts cut = texts();
    CHECK(cut.head.age == ui::WallAge::Cut);
    CHECK(cut.head.feed.starts_with("断开 1"));
    for (const ui::WallKpiLine& kpi : cut.kpi) CHECK(kpi.number != "–");
    CHECK_FALSE(cut.queue.empty());
    CHECK_FALSE(cut.over.legend.empty());
    // 300 at once, when it comes back: the ledger writes real time, so the clock is set to it.
    wall.time->store(app::Clock{}.now().time_since_epoch().count());
    outside(wall.path,
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<300) INSERT INTO "
            "issue(place,class,title,state,reported_at) SELECT 101,'83','x','WORKING',"
            "strftime('%s','now') FROM n");
    const std::size_t before = wall.is().figures->queue.size();
    REQUIRE(wall.until(
        [&] { return wall.is().figures->queue.size() == before + 300 && wall.viewer->idle(); }));
    CHECK(wall.is().feed.cut_since == base::kNever);
    CHECK(texts().head.age == ui::WallAge::Live);
    // Once the clock has passed where it had been set back from, all is as a recount says. (Not as
    // of the last frame: what the clock alone had changed before is not changed back.)
    wall.advance(minutes{20});
    const app::Frame& frame = wall.viewer->frame();
    const derive::Derived counted = derive::derive_all(frame.snapshot, wall.now());
    for (model::Row row = 0; row < frame.snapshot.places->size(); ++row)
        CHECK(counted.total[row] == frame.derived.total[row]);
}

TEST_CASE("a day in a few seconds: the wall follows the clock, and its numbers stay true",
          "[app]") {
    WallPage wall;
    int issue = 9'000;
    std::set<IssueId> shown;
    constexpr auto kStep = minutes{10};
    for (base::Millis passed{0}; passed < hours{24}; passed += kStep) {
        const auto step = passed / kStep;
        if (step % 6 == 0) wall.report(++issue, minutes{90});
        if (step % 18 == 17)
            outside(wall.path,
                    "UPDATE issue SET state='CLOSED',closed_at=strftime('%s','now') "
                    "WHERE id=" +
                        std::to_string(issue - 1));
        wall.pass(kStep);
        shown.insert(wall.is().spotlight);
    }
    wall.advance(seconds{1});
    const app::Frame& frame = wall.viewer->frame();
    const derive::WallFigures counted = derive::wall_figures(
        frame.snapshot, derive::derive_all(frame.snapshot, wall.now()), wall.now());
    for (std::size_t i = 0; i < derive::kWallKpis; ++i) {
        INFO(i);
        CHECK(counted.number.at(i).rows == wall.is().figures->number.at(i).rows);
        CHECK(counted.number.at(i).before == wall.is().figures->number.at(i).before);
    }
    CHECK(shown.size() > 10);
}
