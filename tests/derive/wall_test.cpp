#include "derive/wall.h"
#include "base/random.h"
#include "derive/dispatch.h"
#include "support/outline.h"
#include "support/rectangle.h"
#include "support/town.h"

#include <algorithm>
#include <numeric>

#include <catch_amalgamated.hpp>

using base::Instant;
using derive::Ratio;
using derive::WallChoice;
using derive::WallFigures;
using derive::WallKpi;
using model::IssueId;
using model::IssueRow;
using model::Row;
using std::chrono::hours;
using std::chrono::minutes;
using support::kDay;
using support::kNow;  // 08:00 in Beijing
using namespace support::place;

namespace {

using WallIds = std::vector<std::int64_t>;

constexpr model::PlaceId kOak{103}, kOakHouse{111};
constexpr Instant kMidnight = kNow - hours{8};

/// The bare town, a second community beside it, and these issues; ids from 1.
struct WallTown {
    model::Batch batch = with_oak();

    static model::Batch with_oak() {
        model::Rows rows = support::bare_town();
        rows.places.push_back({.id = kOak,
                               .parent = kSubdistrict,
                               .kind = "COMM",
                               .name = "oak",
                               .shape = support::block(1000, 0, 1400, 300)});
        rows.places.push_back({.id = kOakHouse,
                               .parent = kOak,
                               .kind = "BLDG",
                               .name = "house",
                               .shape = support::block(1010, 10, 1030, 30)});
        return support::batch_of(rows);
    }

    IssueRow& add(const char* state, Instant reported, model::PlaceId place = kB1) {
        IssueRow row{.id = static_cast<IssueId>(batch.issues.size() + 1),
                     .place = place,
                     .urgency = "C",
                     .state = state,
                     .reported = reported,
                     .due = kNow + 40 * kDay};
        return batch.issues.emplace_back(std::move(row));
    }
    IssueRow& closed(Instant reported, Instant at, model::PlaceId place = kB1) {
        IssueRow& row = add("CLOSED", reported, place);
        row.closed = at;
        return row;
    }
    model::Snapshot snapshot() const { return model::apply({}, batch); }
    WallFigures figures(Instant now = kNow) const {
        const model::Snapshot is = snapshot();
        return derive::wall_figures(is, derive::derive_all(is, now), now);
    }
    /// Issues stand in the snapshot as they arrived.
    WallIds ids(const std::vector<Row>& rows) const {
        WallIds ids;
        for (const Row row : rows) ids.push_back(number(batch.issues[row].id));
        return ids;
    }
    WallIds ids(const WallChoice& choice) const {
        const model::Snapshot is = snapshot();
        const derive::Derived derived = derive::derive_all(is, kNow);
        return ids(rows_of(derive::wall_figures(is, derived, kNow), is, derived, choice));
    }
};

/// As random work as the clocks can meet. What is suspended or reworked is not among it: of that a
/// row does not hold since when.
WallTown random_town(std::uint64_t seed, int issues) {
    base::Random random{seed};
    WallTown town;
    for (int i = 0; i < issues; ++i) {
        const Instant reported = kNow - minutes{random.below(60 * 24 * 45)};
        const model::PlaceId place = random.below(3) == 0 ? kOakHouse : kB1;
        const bool over = random.below(2) == 0;
        const Instant closed = reported + minutes{random.below(60 * 24 * 9)};
        IssueRow& row = over && closed < kNow ? town.closed(reported, closed, place)
                                              : town.add("WORKING", reported, place);
        row.due = reported + minutes{random.below(60 * 24 * 12)};
        row.urgency = std::string(1, "ABCD"[random.below(4)]);
        row.major = random.below(20) == 0;
        if (random.below(4) == 0) {
            row.has_point = true;
            row.point = {static_cast<double>(random.below(2000)),
                         static_cast<double>(random.below(900))};
        }
    }
    return town;
}

/// The same town as it was before: what came later is not there, what was closed later is open.
WallTown as_it_was(const WallTown& town, Instant then) {
    WallTown was;
    for (IssueRow row : town.batch.issues) {
        if (row.reported > then) continue;
        if (row.closed != base::kNever && row.closed > then) {
            row.closed = base::kNever;
            row.state = "WORKING";
        }
        was.batch.issues.push_back(std::move(row));
    }
    return was;
}

std::vector<std::size_t> numbers_of(const WallFigures& figures) {
    std::vector<std::size_t> numbers;
    for (const derive::WallNumber& number : figures.number) {
        numbers.push_back(number.rows.size());
        numbers.push_back(number.before);
    }
    return numbers;
}

}  // namespace

TEST_CASE("the wall counts today from midnight in Beijing", "[derive]") {
    WallTown town;
    town.add("WORKING", kMidnight);
    town.add("WORKING", kMidnight - minutes{1});
    town.add("WORKING", kNow - kDay);               // yesterday at this time
    town.add("WORKING", kNow - kDay + minutes{1});  // yesterday, later
    town.closed(kNow - 3 * kDay, kMidnight);
    town.closed(kNow - 3 * kDay, kNow - minutes{5});
    town.closed(kNow - 3 * kDay, kNow - kDay - hours{1});
    town.closed(kNow - 3 * kDay, kMidnight - minutes{1});
    const WallFigures wall = town.figures();
    CHECK(town.ids(wall.at(WallKpi::Reported).rows) == WallIds{1});
    CHECK(wall.at(WallKpi::Reported).before == 1);
    CHECK(town.ids(wall.at(WallKpi::Settled).rows) == WallIds{6, 5});
    CHECK(wall.at(WallKpi::Settled).before == 1);
    CHECK(wall.at(WallKpi::Open).rows.size() == 4);
    // Then those three that were closed since were open, and one of the four had been reported.
    CHECK(wall.at(WallKpi::Open).before == 4);
    CHECK(wall.at(WallKpi::Open).change() == 0);
    CHECK(wall.days.back().begins == kMidnight);
    CHECK(wall.days.back().reported == 1);
    CHECK(wall.days.back().settled == 2);
    CHECK(wall.days[28].reported == 3);
}

TEST_CASE("the lists of the wall stand worst first, then by how late", "[derive]") {
    WallTown town;
    const Instant before = kNow - 20 * kDay;
    town.add("WORKING", before).due = kNow - hours{1};
    town.add("WORKING", before).due = kNow - hours{5};
    town.add("WORKING", before).due = kNow + hours{30};
    town.add("WORKING", before).major = true;
    town.add("WORKING", before).due = kNow - hours{2};
    town.batch.issues.back().major = true;
    town.add("WORKING", before).exercise = true;
    town.add("DRAFT", kNow - hours{1});
    const WallFigures wall = town.figures();
    CHECK(town.ids(wall.at(WallKpi::Overdue).rows) == WallIds{2, 5, 1});
    // Of the third a tenth of its time is left: as urgent as a major one, and due sooner.
    CHECK(town.ids(wall.at(WallKpi::Urgent).rows) == WallIds{5, 3, 4});
    CHECK(town.ids(wall.at(WallKpi::NearDue).rows) == WallIds{3});
    CHECK(town.ids(wall.queue) == WallIds{2, 5, 1, 3, 4});
    CHECK(wall.at(WallKpi::Overdue).before == 0);
    CHECK(wall.at(WallKpi::NearDue).before == 3);
    CHECK(wall.at(WallKpi::Reported).rows.empty());
}

TEST_CASE("a town without issues is calm", "[derive]") {
    const WallFigures wall = WallTown{}.figures();
    CHECK(numbers_of(wall) == std::vector<std::size_t>(2 * derive::kWallKpis, 0));
    CHECK(wall.queue.empty());
    CHECK(wall.cells.empty());
    CHECK(wall.communities.size() == 2);
    CHECK_FALSE(wall.on_time.share());
    CHECK(wall.until == kMidnight + kDay);
    CHECK(WallTown{}.snapshot().places->row[wall.whole].id == kSubdistrict);
    CHECK(wall.buildings == 4);
    CHECK(wall.fronts == 2);
    CHECK(wall.grids == 2);
}

TEST_CASE("the numbers of yesterday are those yesterday had", "[derive]") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const WallTown town = random_town(seed, 400);
        const Instant then = kNow - kDay;
        const WallFigures wall = town.figures();
        const WallFigures was = as_it_was(town, then).figures(then);
        for (std::size_t i = 0; i < derive::kWallKpis; ++i) {
            CAPTURE(seed, i);
            CHECK(wall.number.at(i).before == was.number.at(i).rows.size());
        }
        CHECK(wall.on_time_before == was.on_time_today);
        CHECK(wall.at(WallKpi::Overdue).before > 0);
        CHECK(wall.at(WallKpi::Settled).before > 0);
    }
}

TEST_CASE("until its instant has come nothing of the wall changes", "[derive]") {
    const WallTown town = random_town(7, 300);
    Instant now = kNow;
    int turns = 0;
    for (; turns < 60; ++turns) {
        const WallFigures wall = town.figures(now);
        REQUIRE(wall.until > now);
        const WallFigures last = town.figures(wall.until - base::Millis{1});
        REQUIRE(numbers_of(wall) == numbers_of(last));
        REQUIRE(wall.queue == last.queue);
        REQUIRE(wall.newest == last.newest);
        REQUIRE(wall.days == last.days);
        REQUIRE(wall.cells == last.cells);
        REQUIRE(wall.communities == last.communities);
        REQUIRE(wall.on_time_before == last.on_time_before);
        now = wall.until;
    }
    CHECK(now > kNow);
}

TEST_CASE("the lists of the wall are those of the dispatch desk", "[derive]") {
    const WallTown town = random_town(11, 300);
    const model::Snapshot is = town.snapshot();
    const derive::Derived derived = derive::derive_all(is, kNow);
    const WallFigures wall = derive::wall_figures(is, derived, kNow);
    const derive::DeskLists desk = derive::desk_lists(is, derived, {}, kNow);
    CHECK(wall.queue == desk.at(derive::DeskList::Open));
    for (Row row = 0; row < is.issues.size(); ++row)
        CHECK(state_in(wall, row) == derive::state_at(kNow, is.issues[row].row, *is.rules));
    CHECK(wall.at(WallKpi::Overdue).rows == desk.at(derive::DeskList::Overdue));
    CHECK(wall.at(WallKpi::NearDue).rows == desk.at(derive::DeskList::NearDue));
    // Rates are the sums that the map has.
    Ratio all;
    for (const derive::CommunityWork& work : wall.communities) {
        const derive::Tally& tally = derived.total[work.place];
        CHECK(work.open == tally.open);
        CHECK(work.overdue == tally.overdue);
        CHECK(work.on_time == Ratio{tally.settled_on_time_30d, tally.settled_30d});
        all += work.on_time;
    }
    CHECK(wall.on_time == all);
}

TEST_CASE("communities stand by their rate, those of which too little is known behind",
          "[derive]") {
    WallTown town;
    const auto settle = [&](model::PlaceId place, int issues, int late) {
        for (int i = 0; i < issues; ++i)
            town.closed(kNow - 9 * kDay, kNow - 2 * kDay, place).due =
                kNow - (i < late ? 3 : 1) * kDay;
    };
    settle(kB1, 20, 1);
    settle(kOakHouse, 19, 19);
    WallFigures wall = town.figures();
    const model::Snapshot is = town.snapshot();
    CHECK(is.places->row[wall.communities[0].place].id == kCommunity);
    CHECK(wall.communities[0].on_time == Ratio{19, 20});
    settle(kOakHouse, 1, 1);
    wall = town.figures();
    CHECK(is.places->row[wall.communities[0].place].id == kOak);
    CHECK(wall.communities[0].on_time == Ratio{0, 20});
}

TEST_CASE("hot spots count each issue in the square it lies in", "[derive]") {
    const WallTown town = random_town(5, 300);
    const model::Snapshot is = town.snapshot();
    const derive::Derived derived = derive::derive_all(is, kNow);
    const WallFigures wall = derive::wall_figures(is, derived, kNow);
    REQUIRE(wall.cells.size() > 4);
    std::uint32_t open = 0;
    for (const derive::WallCell& cell : wall.cells) {
        const geo::Box box = box_of(cell.at);
        CHECK(box.width() == 250);
        std::uint32_t here = 0, late = 0, recent = 0;
        for (const IssueRow& row : town.batch.issues) {
            const model::Issue issue = is.issues[model::issue_row(is, row.id)];
            const auto at = derive::wall_point(is, issue);
            // The corners belong to the square north-east of them.
            if (!at || at->x < box.x0 || at->x >= box.x1 || at->y < box.y0 || at->y >= box.y1)
                continue;
            const bool is_open = row.closed == base::kNever;
            here += is_open ? 1U : 0U;
            late += is_open && row.due <= kNow ? 1U : 0U;
            recent += row.reported > kNow - 7 * kDay ? 1U : 0U;
        }
        CHECK(cell.open == here);
        CHECK(cell.overdue == late);
        CHECK(cell.recent == recent);
        CHECK(here + recent > 0);
        open += cell.open;
        const WallIds listed = town.ids({.of = WallChoice::Of::Cell, .cell = cell.at});
        CHECK(listed.size() >= std::max(here, recent));
    }
    CHECK(open == wall.queue.size());
    CHECK(std::ranges::is_sorted(wall.cells, std::ranges::greater{}, &derive::WallCell::recent));
}

TEST_CASE("a square is named by the yard most of it is at", "[derive]") {
    WallTown town;
    town.add("WORKING", kNow - hours{1}, kB1);
    town.add("WORKING", kNow - hours{1}, kB2);
    town.add("WORKING", kNow - hours{1}, kCommunity).has_point = true;
    town.batch.issues.back().point = {20, 20};
    const WallFigures wall = town.figures();
    REQUIRE(wall.cells.size() == 1);
    CHECK(town.snapshot().places->row[wall.cells[0].place].id == kYard);
    CHECK(wall.cells[0].recent == 3);
}

TEST_CASE("an issue that is nowhere is in the queue and in no square", "[derive]") {
    WallTown town;
    town.add("WORKING", kNow - hours{1}, model::PlaceId{});
    const WallFigures wall = town.figures();
    CHECK(wall.queue.size() == 1);
    CHECK(wall.cells.empty());
}

TEST_CASE("what is behind a choice is what it counts", "[derive]") {
    const WallTown town = random_town(3, 200);
    const WallFigures wall = town.figures();
    for (std::size_t i = 0; i < derive::kWallKpis; ++i) {
        const auto kpi = static_cast<WallKpi>(i);
        const WallIds listed = town.ids({.of = WallChoice::Of::Kpi, .kpi = kpi});
        CHECK(listed == town.ids(wall.at(kpi).rows));
    }
    for (const derive::CommunityWork& work : wall.communities) {
        const model::PlaceId id = town.snapshot().places->row[work.place].id;
        CHECK(town.ids({.of = WallChoice::Of::Community, .community = id}).size() == work.open);
    }
    CHECK(town.ids(WallChoice{}) == town.ids(wall.queue));
}
