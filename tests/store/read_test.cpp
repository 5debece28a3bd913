// What was put into a store comes out of it, and what does not add up is found.
#include "store/stage.h"
#include "support/foreign.h"
#include "support/process.h"
#include "support/steps.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

using model::Position;
using std::chrono::hours;
using support::kNow;

namespace {

struct StoredTown {
    support::Folder folder;
    std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    model::Batch all = stage::all_of(store);
    support::Foreign other{path};
};

model::Counts counts_of(const model::Batch& batch, model::PlaceId place) {
    for (const auto& [id, counts] : batch.counts)
        if (id == place) return counts;
    return {};
}

/// What check says, one "invariant: place" after another.
std::vector<std::string> found_by_check(store::Store& store) {
    auto report = store.check();
    if (!report) FAIL(stage::spoken(report.error()));
    std::vector<std::string> found;
    for (const store::Difference& d : report->differences)
        found.push_back(d.invariant + ": " + d.place + " " + d.expected + "/" + d.found);
    std::ranges::sort(found);
    return found;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("what is put into a store comes out of it", "[store]") {
    StoredTown scene;
    const model::Rows town = support::town();
    REQUIRE(scene.all.whole);
    REQUIRE(scene.all.places.size() == town.places.size());
    for (std::size_t i = 0; i < town.places.size(); ++i) {
        const model::PlaceRow& is = scene.all.places[i];
        const model::PlaceRow& was = town.places[i];
        CHECK(is.id == was.id);
        CHECK(is.parent == was.parent);
        CHECK(is.name == was.name);
        CHECK(is.grid == was.grid);
        CHECK(is.shape == was.shape);
    }
    REQUIRE(scene.all.issues.size() == 3);
    CHECK(scene.all.issues[0].due == kNow + hours{30});
    CHECK(scene.all.issues[1].closed == kNow - hours{24 * 5});
    CHECK(scene.all.issues[2].point == geo::Point{100, 60});
    CHECK(scene.all.issues[2].has_point);
    CHECK(scene.all.staff.size() == 2);
    CHECK(scene.all.assignments.at(0).from == kNow - hours{24 * 100});
    CHECK(scene.all.facilities.at(0).shape == geo::point_of({90, 90}));
    CHECK(scene.all.codes.size() > 20);

    const model::Counts b1 = counts_of(scene.all, support::place::kB1);
    CHECK(b1 == model::Counts{.units = 3,
                              .units_self_used = 1,
                              .units_rented = 1,
                              .units_vacant = 1,
                              .households = 3,
                              .issues = 2,
                              .visits = 1,
                              .last_visit = kNow - hours{24 * 10}});
    const auto units = scene.store.units_of(support::place::kB1);
    REQUIRE(units);
    CHECK(units->at(0).door == "101");
    CHECK(units->at(2).floor == 2);
    CHECK(found_by_check(scene.store) == Found{});
}

TEST_CASE("issues closed over sixty days ago stay out, even when somebody touches them",
          "[store]") {
    StoredTown scene;
    REQUIRE(scene.other.run("UPDATE issue SET title='old leak' WHERE id=3").empty());
    const model::Batch batch = stage::changes_of(scene.store, scene.all.position);
    REQUIRE(batch.changes.size() == 1);
    CHECK(batch.issues.empty());
    CHECK(batch.issues_gone == std::vector<model::IssueId>{model::IssueId{3}});
    REQUIRE(scene.other.run("UPDATE issue SET closed_at=NULL WHERE id=3").empty());
    CHECK(stage::changes_of(scene.store, batch.position).issues.size() == 1);
}

TEST_CASE("a change tells where its row stands", "[store]") {
    StoredTown scene;
    REQUIRE(scene.other
                .run("UPDATE household SET unit=4 WHERE id=1; UPDATE unit SET place=13 WHERE id=1;"
                     "UPDATE issue SET title='x' WHERE id=4; DELETE FROM shop WHERE id=1;"
                     "UPDATE place SET name='x' WHERE id=12; UPDATE staff SET name='x' WHERE id=1")
                .empty());
    const auto changes = stage::changes_of(scene.store, scene.all.position).changes;
    std::vector<std::int64_t> places;
    for (const model::Change& change : changes) places.push_back(number(change.place));
    CHECK(places == std::vector<std::int64_t>{12, 13, 0, 0, 12, 0});
}

TEST_CASE("a position that the ledger does not know gets everything", "[store]") {
    StoredTown scene;
    const Position here = scene.all.position;
    CHECK(stage::changes_of(scene.store, {0, here.seq + 100}).whole);
    CHECK(stage::changes_of(scene.store, {0, 0}).whole);  // the line of its making says so
    CHECK_FALSE(stage::changes_of(scene.store, here).whole);
    CHECK(stage::changes_of(scene.store, here).position == here);
}

TEST_CASE("too many changes are read anew rather than one by one", "[store]") {
    StoredTown scene;
    const auto add = [&](int lines) {
        REQUIRE(scene.other
                    .run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<" +
                         std::to_string(lines) +
                         ") INSERT INTO change_log(at,tbl,op,row_id) SELECT "
                         "1772323200000,'unit','U',1 FROM n")
                    .empty());
    };
    add(200'000);
    const model::Batch listed = stage::changes_of(scene.store, scene.all.position);
    CHECK(listed.changes.size() == 200'000);
    add(200'001);
    CHECK(stage::changes_of(scene.store, listed.position).whole);
}

TEST_CASE("check finds a tally that was tampered with, and nothing else", "[store]") {
    StoredTown scene;
    REQUIRE(scene.other.run("UPDATE place_tally SET units=4, visits=-1 WHERE place=11").empty());
    CHECK(found_by_check(scene.store) ==
          Found{"I15: 11 not negative/-1", "I5: b1 units 3/4", "I5: b1 visits 1/-1"});
    REQUIRE(scene.other.run("DELETE FROM place_tally WHERE place=11").empty());
    CHECK(found_by_check(scene.store).size() == 8);
    REQUIRE(scene.other.run("INSERT INTO place_tally(place,shops) VALUES(12345,2)").empty());
    CHECK(std::ranges::count(found_by_check(scene.store), "I5: #12345 shops 0/2") == 1);
}

TEST_CASE("check finds leaves without a grid or with that of another community", "[store]") {
    StoredTown scene;
    REQUIRE(scene.other.run("UPDATE place SET grid=NULL WHERE id=11").empty());
    CHECK(found_by_check(scene.store) == Found{"I9: b1 one basic grid/none"});
    REQUIRE(scene.other
                .run("UPDATE place SET grid=1 WHERE id=11; UPDATE grid SET place=2 WHERE id=2;"
                     "UPDATE grid SET kind='micro' WHERE id=1")
                .empty());
    CHECK(found_by_check(scene.store) == Found{"I9: b1 one basic grid/micro",
                                               "I9: b2 one basic grid/micro",
                                               "I9: street one basic grid/micro"});
    REQUIRE(scene.other.run("UPDATE grid SET kind='basic', place=4 WHERE id=1").empty());
    CHECK(found_by_check(scene.store) == Found{"I9: street 4/another community"});
}

TEST_CASE("check finds circles, orphans and broken keys", "[store]") {
    StoredTown scene;
    REQUIRE(scene.other.run("UPDATE place SET parent=3 WHERE id=3").empty());
    const Found circle = found_by_check(scene.store);
    CHECK(std::ranges::count(circle, "tree: community a way to the top/a circle") == 1);
    REQUIRE(scene.other
                .run("UPDATE place SET parent=2 WHERE id=3; UPDATE place SET parent=99 WHERE id=12")
                .empty());
    const Found orphan = found_by_check(scene.store);
    CHECK(std::ranges::count(orphan, "tree: b2 a parent/#99") == 1);
    CHECK(std::ranges::count(orphan, "key: place a row of place/#12") == 1);
}

TEST_CASE("other programs find layers, their coordinates and a sound index", "[store]") {
    support::need_program("ogrinfo");
    StoredTown scene;
    CHECK(scene.other.ask("SELECT rtreecheck('rtree_place_geom')") == "ok");
    CHECK(scene.other.ask("SELECT count(*) FROM rtree_place_geom") == "10");
    const auto outcome =
        support::run("ogrinfo -so '" + scene.path + "' place", scene.folder.path().string());
    INFO(outcome.said);
    CHECK(outcome.code == 0);
    CHECK(outcome.said.find("Feature Count: 11") != std::string::npos);
    CHECK(outcome.said.find("Extent: (0.000000, 0.000000) - (400.000000, 300.000000)") !=
          std::string::npos);
    CHECK(outcome.said.find("CGCS2000") != std::string::npos);
    CHECK(outcome.said.find("FID Column = id") != std::string::npos);
    CHECK(outcome.said.find("arning") == std::string::npos);
    // What GDAL looks at it leaves alone: the triggers stand, a plain sqlite3 may still rename.
    CHECK(scene.other.run("UPDATE place SET name='x' WHERE id=11").empty());
}

TEST_CASE("two readers of one store each see everything", "[store]") {
    StoredTown scene;
    store::Store second = stage::opened(scene.path);
    const Position here = stage::all_of(second).position;
    REQUIRE(scene.store.write(stage::visit()));
    REQUIRE(second.write(stage::visit()));
    CHECK(stage::changes_of(scene.store, here).changes.size() == 2);
    CHECK(stage::changes_of(second, here).changes.size() == 2);
}

TEST_CASE("what is evaluated later was closed when it was closed", "[store]") {
    StoredTown scene;
    const auto closed_after = [&](model::Action action, base::Instant at) {
        model::Step step = support::whole_step(action, at);
        step.until = at;
        REQUIRE(scene.store.write(store::TakeStep{std::move(step), {}}));
        const model::Batch all = stage::all_of(scene.store);
        return std::ranges::find(all.issues, model::IssueId{1}, &model::IssueRow::id)->closed;
    };
    CHECK(closed_after(model::Action::Upstream, kNow) == kNow);
    CHECK(closed_after(model::Action::Evaluate, kNow + hours{72}) == kNow);
    CHECK(closed_after(model::Action::Reopen, kNow + hours{80}) == base::kNever);
}

TEST_CASE("commands on what is not there change nothing", "[store]") {
    StoredTown scene;
    model::Step step = support::whole_step(model::Action::Remark, kNow);
    step.issue = model::IssueId{999};
    const auto taken = scene.store.write(store::TakeStep{step, {}});
    REQUIRE_FALSE(taken);
    CHECK(taken.error().word == base::Word::IssueGone);
    const auto visit =
        scene.store.write(store::LogVisit{{.place = model::PlaceId{999}, .at = kNow}});
    REQUIRE_FALSE(visit);
    CHECK(visit.error().word == base::Word::RowRefused);
    CHECK(stage::changes_of(scene.store, scene.all.position).changes.empty());
}
