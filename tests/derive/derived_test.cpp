#include "derive/derived.h"

#include "support/outline.h"
#include "support/picture.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using base::Instant;
using base::kNever;
using derive::Derived;
using derive::State;
using model::Counts;
using model::PlaceId;
using model::Row;
using model::Snapshot;
using std::chrono::hours;
using support::kNow;

namespace {

constexpr const char* kElmAndOak = R"(
DIST town
  COMM elm
    YARD mill
      BLDG b1 @west
      BLDG b2 @east
    STRT row @west
      FRNT f1 @west
  COMM oak
    YARD brook
      BLDG b3 @south
)";

/// The outline's places with what is counted and reported there.
struct ElmAndOak {
    model::Batch batch = support::batch_of(support::rows_from_outline(kElmAndOak));

    PlaceId id(const std::string& name) const {
        for (const model::PlaceRow& p : batch.places)
            if (p.name == name) return p.id;
        return {};
    }
    void count(const std::string& name, const Counts& counts) {
        batch.counts.emplace_back(id(name), counts);
    }
    void issue(const std::string& name, const char* state, Instant due = kNever) {
        batch.issues.push_back({.id = static_cast<model::IssueId>(batch.issues.size() + 1),
                                .place = id(name),
                                .state = state,
                                .reported = due == kNever ? kNow : due - hours{40},
                                .due = due});
    }
    Snapshot snapshot() const { return model::apply(Snapshot{}, batch); }
};

/// A visit an hour ago.
constexpr Counts kSeen{.visits = 1, .last_visit = kNow - hours{1}};

}  // namespace

TEST_CASE("a place counts what lies in it and below it", "[derive]") {
    ElmAndOak stage;
    stage.count("b1", {.units = 40, .units_rented = 10, .households = 38});
    stage.count("b2", {.units = 2, .households = 2});
    stage.count("b3", {.units = 500, .households = 450});
    stage.count("f1", {.shops = 3, .shops_vacant = 1});
    stage.count("mill", {.facilities = 1, .visits = 7, .last_visit = kNow - hours{3}});
    stage.count("row", {.visits = 2, .last_visit = kNow - hours{2}});
    stage.issue("b1", "HANDLING", kNow + hours{72});  // open
    stage.issue("b1", "HANDLING", kNow + hours{5});   // soon
    stage.issue("f1", "HANDLING", kNow + hours{3});   // urgent
    stage.issue("b3", "HANDLING", kNow - hours{1});   // overdue
    stage.issue("b3", "CLOSED", kNow - hours{9});
    stage.issue("mill", "REPORTED");  // the ground of the yard: counted, but no leaf
    const Snapshot snapshot = stage.snapshot();
    const Derived derived = derive::derive_all(snapshot, kNow);
    const auto total = [&](const char* name) {
        return derived.total[support::row_of(*snapshot.places, name)];
    };

    CHECK(total("mill").counts.units == 42);
    CHECK(total("mill").counts.units_rented == 10);
    CHECK(total("elm").counts.units == 42);
    CHECK(total("elm").counts.shops == 3);
    CHECK(total("oak").counts.units == 500);
    CHECK(total("town").counts.units == 542);
    CHECK(total("town").counts.households == 490);
    CHECK(total("town").counts.shops_vacant == 1);
    CHECK(total("town").counts.facilities == 1);
    CHECK(total("town").counts.visits == 9);
    CHECK(total("town").counts.last_visit == kNow - hours{2});
    CHECK(total("oak").counts.last_visit == kNever);

    CHECK(total("b1").open == 2);
    CHECK(total("b1").soon == 1);
    CHECK(total("mill").open == 3);
    CHECK(total("elm").open == 4);
    CHECK(total("elm").urgent == 1);
    CHECK(total("elm").overdue == 0);
    CHECK(total("town").open == 5);
    CHECK(total("town").overdue == 1);
    // Leaves by state: ok, open, soon, urgent, overdue, nodata. The street was seen, b2 was not.
    CHECK(total("elm").blocks == std::array<std::uint32_t, 6>{1, 0, 1, 1, 0, 1});
    CHECK(total("town").blocks == std::array<std::uint32_t, 6>{1, 0, 1, 1, 1, 1});
}

TEST_CASE("a grid counts its leaves, across yards and streets", "[derive]") {
    ElmAndOak stage;
    stage.count("b1", {.units = 40});
    stage.count("f1", {.shops = 3});
    stage.count("b2", {.units = 2});
    stage.count("mill", {.facilities = 1});
    stage.issue("f1", "HANDLING", kNow - hours{3});
    const Derived derived = derive::derive_all(stage.snapshot(), kNow);
    REQUIRE(derived.of_grid.size() == 3);
    CHECK(derived.of_grid[0].counts.units == 40);
    CHECK(derived.of_grid[0].counts.shops == 3);
    CHECK(derived.of_grid[0].counts.facilities == 0);
    CHECK(derived.of_grid[0].overdue == 1);
    CHECK(derived.of_grid[0].blocks == std::array<std::uint32_t, 6>{0, 0, 0, 0, 1, 2});
    CHECK(derived.of_grid[1].counts.units == 2);
    CHECK(derived.of_grid[2].counts.units == 0);
}

TEST_CASE("a block shows its worst open issue", "[derive]") {
    ElmAndOak stage;
    stage.count("b1", kSeen);
    stage.count("b2", kSeen);
    stage.issue("b1", "HANDLING", kNow + hours{72});
    stage.issue("b1", "HANDLING", kNow - hours{72});
    stage.issue("b1", "HANDLING", kNow + hours{5});
    stage.issue("mill", "HANDLING", kNow + hours{5});
    const Snapshot snapshot = stage.snapshot();
    const Derived derived = derive::derive_all(snapshot, kNow);
    const auto state = [&](const char* name) {
        return derived.block[support::row_of(*snapshot.places, name)].state;
    };
    CHECK(state("b1") == State::Overdue);
    CHECK(state("b2") == State::Ok);
    CHECK(state("mill") == State::Soon);  // its own, never the worst of its children
    CHECK(state("elm") == State::Ok);
    CHECK(state("b3") == State::NoData);
}

TEST_CASE("a leaf that nobody saw for a year has no data, unless something is open there",
          "[derive]") {
    ElmAndOak stage;
    const Instant seen = kNow - hours{24 * 364};
    stage.count("b1", {.visits = 1, .last_visit = seen});
    stage.count("b3", {.visits = 1, .last_visit = seen});
    stage.issue("b3", "REPORTED");
    const Snapshot snapshot = stage.snapshot();
    const Row b1 = support::row_of(*snapshot.places, "b1");
    const Row b3 = support::row_of(*snapshot.places, "b3");
    const Instant stale = seen + hours{24 * 365};
    const Derived now = derive::derive_all(snapshot, kNow);
    CHECK(now.block[b1] == derive::Block{State::Ok, stale});
    CHECK(now.next_change == stale);
    CHECK(derive::derive_all(snapshot, stale - base::Millis{1}).block[b1].state == State::Ok);
    const Derived then = derive::derive_from(now, snapshot, snapshot, stale);
    CHECK(then.block[b1] == derive::Block{State::NoData, kNever});
    CHECK(then.block[b3].state == State::Open);
    CHECK(then.next_change == kNever);
    CHECK(support::picture(snapshot, then) ==
          support::picture(snapshot, derive::derive_all(snapshot, stale)));
}

TEST_CASE("issues with no place are counted apart, and have their own clock", "[derive]") {
    ElmAndOak stage;
    stage.issue("nowhere", "HANDLING", kNow + hours{72});
    stage.issue("nowhere", "HANDLING", kNow - hours{1});
    stage.issue("nowhere", "CLOSED", kNow - hours{1});
    const Snapshot snapshot = stage.snapshot();
    const Derived derived = derive::derive_all(snapshot, kNow);
    CHECK(derived.unplaced.open == 2);
    CHECK(derived.unplaced.overdue == 1);
    CHECK(derived.total[0].open == 0);
    CHECK(derived.next_change == kNow + hours{54});  // Tuesday 14:00, due on Wednesday at eight
    const Derived then = derive::derive_from(derived, snapshot, snapshot, derived.next_change);
    CHECK(then.unplaced.soon == 1);
}

TEST_CASE("open issues of a place stand worst first, then by their deadline", "[derive]") {
    ElmAndOak stage;
    stage.issue("b1", "HANDLING", kNow + hours{72});
    stage.issue("b1", "HANDLING", kNow - hours{1});
    stage.issue("b1", "CLOSED", kNow - hours{9});
    stage.issue("b1", "HANDLING", kNow + hours{60});
    stage.issue("b1", "REPORTED");
    stage.issue("b2", "HANDLING", kNow - hours{5});
    stage.issue("b1", "HANDLING", kNow - hours{2});
    const Snapshot snapshot = stage.snapshot();
    const auto rows =
        derive::open_issues_under(snapshot, support::row_of(*snapshot.places, "b1"), kNow);
    std::vector<std::int64_t> ids;
    for (const Row row : rows) ids.push_back(number(snapshot.issues[row].row.id));
    CHECK(ids == std::vector<std::int64_t>{7, 2, 4, 1, 5});
}

TEST_CASE("exercises and what was merged are in no number, no list and no colour", "[derive]") {
    ElmAndOak stage;
    stage.count("b1", kSeen);
    stage.issue("b1", "HANDLING", kNow - hours{1});
    stage.batch.issues.back().exercise = true;
    stage.issue("b1", "CLOSED", kNow);
    stage.batch.issues.back().closed = kNow - hours{1};
    stage.batch.issues.back().exercise = true;
    stage.issue("b1", "MERGED", kNow - hours{1});
    stage.issue("nowhere", "HANDLING", kNow - hours{1});
    stage.batch.issues.back().exercise = true;
    Snapshot snapshot = stage.snapshot();
    const Derived derived = derive::derive_all(snapshot, kNow);
    const Row b1 = support::row_of(*snapshot.places, "b1");
    CHECK(derived.block[b1].state == State::Ok);
    CHECK(derived.own[b1].open == 0);
    CHECK(derived.own[b1].settled_30d == 0);
    CHECK(derived.unplaced.open == 0);
    CHECK(derived.block[b1].until == kSeen.last_visit + hours{24 * 365});
    CHECK(derive::open_issues_under(snapshot, b1, kNow).empty());
    // It was no exercise after all.
    model::Batch change;
    change.position = {0, 2};
    change.issues = {stage.batch.issues[0]};
    change.issues[0].exercise = false;
    const Snapshot is = model::apply(snapshot, change);
    const Derived after = derive::derive_from(derived, snapshot, is, kNow);
    CHECK(after.block[b1].state == State::Overdue);
    CHECK(after.own[b1].overdue == 1);
}

TEST_CASE("other thresholds colour everything anew", "[derive]") {
    ElmAndOak stage;
    stage.issue("b1", "HANDLING", kNow + hours{60});  // of forty hours; it begins later
    const Snapshot was = stage.snapshot();
    const Row b1 = support::row_of(*was.places, "b1");
    const Derived before = derive::derive_all(was, kNow);
    CHECK(before.block[b1].state == State::Open);
    auto rules = std::make_shared<model::WorkRules>(*was.rules);
    rules->thresholds.soon_working_h = 30;
    model::Batch change;
    change.position = {0, 2};
    change.rules = rules;
    const Snapshot is = model::apply(was, change);
    REQUIRE(is.rules == rules);
    const Derived after = derive::derive_from(before, was, is, kNow);
    CHECK(after.block[b1].state == State::Soon);
    CHECK(after.own[b1].soon == 1);
    CHECK(after.total[0].soon == 1);
}

TEST_CASE("nothing derives from nothing", "[derive]") {
    const Derived derived = derive::derive_all(Snapshot{}, kNow);
    CHECK(derived.block.empty());
    CHECK(derived.of_grid.empty());
    CHECK(derived.next_change == kNever);
    CHECK(derive::derive_from(derived, {}, {}, kNow + hours{1}).next_change == kNever);
}

TEST_CASE("a change touches the pages of its places and no others", "[derive]") {
    model::Batch batch;
    batch.whole = true;
    for (std::int64_t id = 1; id <= 5000; ++id)
        batch.places.push_back({.id = PlaceId{id}, .kind = "BLDG"});
    const Snapshot was = model::apply(Snapshot{}, batch);
    const Derived before = derive::derive_all(was, kNow);
    model::Batch change;
    change.counts = {{PlaceId{2500}, kSeen}};
    const Snapshot is = model::apply(was, change);
    const Derived after = derive::derive_from(before, was, is, kNow);
    CHECK(after.block[model::row_of(*is.places, PlaceId{2500})].state == State::Ok);
    for (std::size_t page = 0; page < after.block.page_count(); ++page)
        CHECK((after.block.page(page) == before.block.page(page)) == (page != 2499 / 1024));
}

TEST_CASE("the rate of a month counts what was settled, on time or late, until it is too long ago",
          "[derive]") {
    ElmAndOak stage;
    const auto closed = [&](const char* state, Instant due, Instant at) {
        stage.issue("b1", state, due);
        stage.batch.issues.back().closed = at;
    };
    for (int i = 0; i < 18; ++i) closed("CLOSED", kNever, kNow - hours{i});
    closed("EVALUATED", kNow - hours{2}, kNow - hours{2});       // to the minute
    closed("ANSWERED", kNow - hours{3}, kNow - hours{2});        // late
    closed("CANCELLED", kNow, kNow - hours{2});                  // withdrawn: no result
    closed("CLOSED", kNever, kNow - hours{24 * 30});             // a month ago
    closed("CLOSED", kNever, kNow - hours{24 * 30} + hours{1});  // an hour less
    const Snapshot snapshot = stage.snapshot();
    Derived derived = derive::derive_all(snapshot, kNow);
    const Row town = support::row_of(*snapshot.places, "town");
    CHECK(derived.total[town].settled_30d == 21);
    CHECK(derived.total[town].settled_on_time_30d == 20);
    CHECK(derive::on_time_rate(derived.total[town]) == 20.0 / 21);
    CHECK(derive::rate_class(derived.total[town]) == 1);
    CHECK(derived.next_change == kNow + hours{1});

    derived = derive::derive_from(derived, snapshot, snapshot, kNow + hours{1});
    CHECK(derived.total[town].settled_30d == 20);
    CHECK(derive::rate_class(derived.total[town]) == 1);
    derived = derive::derive_from(derived, snapshot, snapshot, kNow + hours{24 * 30 - 17});
    CHECK(derived.total[town].settled_30d == 19);
    CHECK_FALSE(derive::on_time_rate(derived.total[town]));
    CHECK(derive::rate_class(derived.total[town]) == derive::kRateUnknown);
}
