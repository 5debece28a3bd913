#include "derive/statistics.h"
#include "counted.h"
#include "derive/duty.h"
#include "support/outline.h"

#include <numeric>

#include <catch_amalgamated.hpp>

using derive::Amount;
using derive::Counter;
using std::chrono::hours;
using support::kNow;
using namespace support::place;

namespace {

/// The town as a reader brings it, with what each place counts.
counted::Town counted_town() {
    const model::Rows rows = support::town();
    model::Batch batch = support::batch_of(rows);
    batch.issues.clear();
    for (const model::IssueRow& issue : rows.issues)
        if (model::number(issue.id) != 3) batch.issues.push_back(issue);  // closed too long ago
    batch.counts = {
        {kB1,
         {.units = 3,
          .units_self_used = 1,
          .units_rented = 1,
          .units_vacant = 1,
          .households = 3,
          .issues = 2,
          .visits = 1,
          .last_visit = kNow - hours{240}}},
        {kB2, {.units = 1, .units_uncollected = 1, .issues = 1}},
        {kStreet, {.visits = 1, .last_visit = kNow - hours{480}}},
        {kFront1, {.shops = 1}},
        {kFront2, {.shops = 1, .shops_vacant = 1}},
        {kYard, {.facilities = 1, .issues = 1}},
    };
    return {model::apply({}, batch)};
}

std::uint32_t sum(const std::vector<derive::Listed>& rows) {
    return std::accumulate(
        rows.begin(), rows.end(), 0U,
        [](std::uint32_t n, const derive::Listed& row) { return n + row.value; });
}

}  // namespace

TEST_CASE("a community counts its homes, shops, issues and those on duty", "[derive]") {
    const derive::Statistics s = counted_town().at(kCommunity);
    CHECK(s.at(Counter::Buildings) == Amount{3});
    CHECK(s.at(Counter::Fronts) == Amount{2});
    CHECK(s.at(Counter::Units) == Amount{4});
    CHECK(s.at(Counter::Rented) == Amount{1});
    CHECK(s.at(Counter::RentalShare) == Amount{1, 3});  // of the homes one knows about
    CHECK(s.at(Counter::Occupied) == Amount{2, 3});
    CHECK(s.at(Counter::Households) == Amount{3});
    CHECK(s.at(Counter::Visited30) == Amount{2});
    CHECK(s.at(Counter::Fresh) == Amount{2, 6});
    CHECK(s.at(Counter::Shops) == Amount{2});
    CHECK(s.at(Counter::ShopsVacant) == Amount{1});
    CHECK(s.trades == derive::Parts{{"03", 1}});
    CHECK(s.facilities == derive::Parts{{"06", 1}});
    CHECK(s.at(Counter::Open) == Amount{2});
    CHECK(s.at(Counter::ReportedToday) == Amount{1});  // at six; the lamp yesterday at ten
    CHECK(s.at(Counter::Reported) == Amount{3});
    CHECK(s.at(Counter::NoDue) == Amount{1});
    CHECK(s.at(Counter::NoAssignee) == Amount{2});
    CHECK(s.at(Counter::Workers) == Amount{1});
    CHECK(s.at(Counter::VacantGrids) == Amount{1});
    CHECK(s.at(Counter::PerWorker) == Amount{3, 1});
    CHECK(s.at(Counter::Staff) == Amount{1});
    CHECK(s.at(Counter::NoShape) == Amount{0});
    CHECK(s.at(Counter::BlocksNoData) == Amount{4});
}

TEST_CASE("a rate of a small sample, and of nothing, is not said", "[derive]") {
    const derive::Statistics s = counted_town().at(kCommunity);
    CHECK(s.at(Counter::OnTime) == Amount{1, 1});
    CHECK_FALSE(derive::rate_of(Counter::OnTime, s.at(Counter::OnTime)));
    CHECK(derive::rate_of(Counter::OnTime, {19, 20}) == 0.95);
    CHECK_FALSE(derive::rate_of(Counter::Occupied, {0, 0}));
    CHECK_FALSE(counted_town().at(kYard).at(Counter::Workers).told);
}

TEST_CASE("the rows behind every number add up to it, at every place", "[derive]") {
    const counted::Town town = counted_town();
    for (const model::PlaceRow& place : town.is.places->row) {
        const derive::Statistics s = town.at(place.id);
        for (std::size_t c = 0; c < derive::kCounters; ++c) {
            const auto counter = static_cast<Counter>(c);
            if (!s.at(counter).told) continue;
            CAPTURE(place.name, c);
            CHECK(sum(town.behind(place.id, {counter, "-"})) == s.at(counter).part);
        }
        for (const auto& [code, n] : s.trades)
            CHECK(sum(town.behind(place.id, {Counter::ShopsOfTrade, code})) == n);
        for (const auto& [code, n] : s.facilities)
            CHECK(sum(town.behind(place.id, {Counter::FacilitiesOfKind, code})) == n);
        for (const auto& [code, n] : s.classes)
            CHECK(sum(town.behind(place.id, {Counter::OpenOfClass, code})) == n);
        for (const auto& [code, n] : s.channels)
            CHECK(sum(town.behind(place.id, {Counter::OpenOfChannel, code})) == n);
    }
}

TEST_CASE("what is above equals itself and all below", "[derive]") {
    const counted::Town town = counted_town();
    const derive::Statistics above = town.at(kYard);
    std::uint32_t units = 0;
    for (const model::PlaceId id : {kB1, kB2, kB3}) units += town.at(id).at(Counter::Units).part;
    CHECK(units == above.at(Counter::Units).part);
    CHECK(town.at(kB1).at(Counter::Rented) == Amount{1});
    CHECK(town.at(kB2).at(Counter::Rented) == Amount{0});
}

TEST_CASE("a changed issue makes one page of facts anew, and the counts of a fresh index",
          "[derive]") {
    const counted::Town town = counted_town();
    const auto before = derive::statistics_index(town.is, town.trees, nullptr);
    CHECK(derive::pages_made(*before) == 2);  // of issues, of shops
    model::Batch batch;
    batch.issues = {{.id = model::IssueId{1}, .title = "lamp", .place = kB2, .state = "WORKING"}};
    const model::Snapshot is = model::apply(town.is, batch);
    const auto after = derive::statistics_index(is, town.trees, before.get());
    CHECK(derive::pages_made(*after) == 1);
    const derive::Derived derived = derive::derive_all(is, kNow);
    const model::Row b2 = model::row_of(*is.places, kB2);
    CHECK(derive::statistics_of(*after, is, derived, b2, kNow).at(Counter::NoDue) == Amount{1});
}

TEST_CASE("a building's chain is its grid and its community; an empty post is told", "[derive]") {
    const counted::Town town = counted_town();
    const auto row = [&](model::PlaceId id) { return model::row_of(*town.is.places, id); };
    const auto chain = derive::duty_chain(town.is, row(kB1), kNow);
    REQUIRE(chain.size() == 3);
    CHECK(chain[0].grid == 0);  // west, of Li
    CHECK(chain[0].held.size() == 1);
    CHECK(chain[1].place == row(kCommunity));
    CHECK(chain[1].held.empty());
    CHECK(chain[2].place == row(kSubdistrict));
    const auto vacant = derive::duty_chain(town.is, row(kB3), kNow);
    CHECK(vacant[0].grid == 1);
    CHECK(vacant[0].held.empty());
    CHECK(derive::vacant_grids(town.is, row(kDistrict), kNow) == std::vector<model::Row>{1});
    CHECK(derive::vacant_grids(town.is, row(kB1), kNow).empty());
    CHECK(derive::duty_chain(town.is, row(kB1), kNow - hours{24 * 101})[0].held.empty());
    // The yard has buildings in both, the backyard in none.
    const auto grids = [&](model::PlaceId id) {
        return derive::grids_below(*town.is.places, *town.trees, row(id));
    };
    CHECK(grids(kYard) == std::vector<model::Row>{0, 1});
    CHECK(grids(kB3) == std::vector<model::Row>{1});
    CHECK(grids(kBackyard).empty());
}

TEST_CASE("what stood thirty days before is told by issues still in memory", "[derive]") {
    const auto days = [](int n) { return kNow - hours{24 * n}; };
    counted::Town town = counted_town();
    model::Batch batch;
    batch.position = {0, town.is.position.seq + 1};
    batch.issues = {
        {.id = model::IssueId{50},
         .place = kB1,
         .state = "CLOSED",
         .reported = days(40),
         .due = days(35),
         .closed = days(10)},
        {.id = model::IssueId{51},
         .place = kB1,
         .state = "CLOSED",
         .reported = days(50),
         .due = days(44),
         .closed = days(45)},
        {.id = model::IssueId{52}, .place = kFront1, .state = "HANDLING", .reported = days(20)},
    };
    town.is = model::apply(town.is, batch);
    town.derived = derive::derive_all(town.is, kNow);
    const derive::Statistics b1 = town.at(kB1);
    CHECK(b1.before(Counter::Open) == Amount{1});
    CHECK(b1.before(Counter::Overdue) == Amount{1});
    CHECK(b1.before(Counter::Reported) == Amount{2});
    CHECK(b1.before(Counter::Settled) == Amount{1});
    CHECK(b1.before(Counter::OnTime) == Amount{1, 1});
    CHECK_FALSE(b1.before(Counter::Units).has_value());
    // Nobody knew this place by then: nothing is compared.
    CHECK_FALSE(town.at(kFront1).before(Counter::Open).has_value());
}

namespace {

derive::Statistics of_area(const counted::Town& town, const std::vector<model::Row>& rows) {
    return derive::statistics_of(*derive::statistics_index(town.is, town.trees, nullptr), town.is,
                                 town.derived, derive::Scope{*town.trees, rows}, kNow);
}

}  // namespace

TEST_CASE("an area counts its blocks, each by itself, and its lists add up", "[derive]") {
    const counted::Town town = counted_town();
    const auto row = [&](model::PlaceId id) { return model::row_of(*town.is.places, id); };
    const std::vector<model::Row> rows{row(kYard), row(kB1), row(kFront2)};
    const derive::Scope scope{*town.trees, rows};
    const derive::Statistics s = of_area(town, rows);
    CHECK(model::number(s.place) == 0);
    CHECK(s.at(Counter::Buildings) == Amount{1});  // b2 lies in the yard, and was not taken in
    CHECK(s.at(Counter::Units) == Amount{3});
    CHECK(s.at(Counter::Shops) == Amount{1});
    CHECK(s.at(Counter::ShopsVacant) == Amount{1});
    CHECK(s.at(Counter::Facilities) == Amount{1});
    CHECK_FALSE(s.at(Counter::Workers).told);
    for (std::size_t c = 0; c < derive::kCounters; ++c) {
        const auto counter = static_cast<Counter>(c);
        if (!s.at(counter).told) continue;
        CAPTURE(c);
        CHECK(sum(derive::rows_behind(town.is, town.derived, scope, {counter, "-"}, kNow)) ==
              s.at(counter).part);
    }
    CHECK(of_area(town, {}).at(Counter::Units) == Amount{0});
}

TEST_CASE("areas that part the town sum to it", "[derive]") {
    const counted::Town town = counted_town();
    std::vector<model::Row> even, odd, all;
    for (model::Row row = 0; row < town.is.places->size(); ++row) {
        (row % 2 == 0 ? even : odd).push_back(row);
        all.push_back(row);
    }
    const derive::Statistics a = of_area(town, even), b = of_area(town, odd);
    const derive::Statistics whole = of_area(town, all);
    const derive::Statistics top = town.at(town.is.places->row[0].id);
    for (std::size_t c = 0; c < derive::kCounters; ++c) {
        const auto counter = static_cast<Counter>(c);
        CAPTURE(c);
        CHECK(a.at(counter).part + b.at(counter).part == whole.at(counter).part);
        if (whole.at(counter).told) CHECK(whole.at(counter) == top.at(counter));
    }
}
