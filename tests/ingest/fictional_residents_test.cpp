#include "ingest/fictional_residents.h"
#include "derive/state.h"
#include "ingest/fictional_town.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include <catch_amalgamated.hpp>

namespace {

using model::PlaceId;
using std::chrono::hours;

constexpr base::Instant kNow = base::instant_from_seconds(1'772'591'400);  // a Wednesday, 10:30

const model::Rows& town() {
    static const model::Rows rows =
        ingest::fictional_town({.seed = 3, .now = kNow}, ingest::TownSize::S);
    return rows;
}

geo::Shape block(double x, double y, double wide, double deep) {
    return geo::area_of({{x, y}, {x + wide, y}, {x + wide, y + deep}, {x, y + deep}});
}

/// A community as files bring it: no yard, no storeys for some, ids with gaps.
model::Rows bare_place() {
    model::Rows rows;
    rows.places = {
        {.id = PlaceId{2}, .kind = "SUBD", .name = "某街道", .shape = block(0, 0, 900, 900)},
        {.id = PlaceId{7},
         .parent = PlaceId{2},
         .kind = "COMM",
         .name = "某社区",
         .shape = block(0, 0, 900, 900)}};
    rows.grids = {
        {.id = model::GridId{5}, .community = PlaceId{7}, .kind = "basic", .name = "第1网格"}};
    for (int i = 0; i < 40; ++i)
        rows.places.push_back({.id = PlaceId{100 + 3 * i},
                               .parent = PlaceId{7},
                               .kind = "BLDG",
                               .name = "",
                               .grid = model::GridId{5},
                               .shape = block(80.0 * (i % 8), 40.0 * (i / 8), 60, 13),
                               .storeys = i % 4 == 0 ? 0 : 6});
    return rows;
}

}  // namespace

TEST_CASE("The log of each issue replays to its state") {
    const model::Rows& rows = town();
    std::map<model::IssueId, const model::IssueLogRow*> last;
    for (const model::IssueLogRow& line : rows.issue_log) {
        const auto before = last.find(line.issue);
        if (before == last.end()) {
            REQUIRE(line.from_state.empty());
        } else {
            REQUIRE(line.from_state == before->second->to_state);
            REQUIRE(line.at >= before->second->at);
        }
        last[line.issue] = &line;
    }
    for (const model::IssueRow& issue : rows.issues) {
        INFO(issue.no);
        REQUIRE(last.contains(issue.id));
        REQUIRE(last[issue.id]->to_state == issue.state);
        REQUIRE(last[issue.id]->at <= kNow);
        REQUIRE(derive::is_open(issue) == (issue.closed == base::kNever));
        REQUIRE(derive::is_open_state(issue.state) == (issue.closed == base::kNever));
    }
}

TEST_CASE("Times of issues are sane") {
    int late = 0;
    int closed = 0;
    for (const model::IssueRow& issue : town().issues) {
        REQUIRE(issue.reported < kNow);
        REQUIRE(issue.reported >= kNow - hours{24 * 91});
        REQUIRE(issue.due > issue.reported);
        REQUIRE(issue.due <= issue.reported + hours{24 * 16});
        if (issue.closed == base::kNever) continue;
        REQUIRE(issue.closed > issue.reported);
        REQUIRE(issue.closed <= kNow);
        ++closed;
        late += issue.closed > issue.due ? 1 : 0;
    }
    CHECK(late < closed * 0.06);
    CHECK(late > closed * 0.01);
}

TEST_CASE("Some six hundred issues are open, few of them late or urgent") {
    std::map<derive::State, double> states;
    for (const model::IssueRow& issue : town().issues)
        if (derive::is_open(issue)) ++states[derive::state_at(kNow, issue)];
    double open = 0;
    for (const auto& [state, count] : states) open += count;
    INFO("open " << open << " overdue " << states[derive::State::Overdue] << " urgent "
                 << states[derive::State::Urgent] << " soon " << states[derive::State::Soon]);
    CHECK(open > 480);
    CHECK(open < 720);
    CHECK(states[derive::State::Overdue] / open > 0.02);
    CHECK(states[derive::State::Overdue] / open < 0.07);
    CHECK(states[derive::State::Urgent] / open > 0.01);
    CHECK(states[derive::State::Urgent] / open < 0.08);
    CHECK(states[derive::State::Soon] > 10);
}

TEST_CASE("Trouble clusters: in few classes, at few places, in the morning, on one wet day") {
    const model::Rows& rows = town();
    std::map<std::string, int> by_class;
    std::map<PlaceId, int> by_place;
    std::map<std::int64_t, int> by_day;
    std::array<int, 7> by_weekday{};
    int early = 0;
    for (const model::IssueRow& issue : rows.issues) {
        ++by_class[issue.matter];
        ++by_place[issue.place];
        const auto here = issue.reported + hours{8};
        const auto day = std::chrono::floor<std::chrono::days>(here);
        ++by_day[day.time_since_epoch().count()];
        ++by_weekday.at(static_cast<std::size_t>((day.time_since_epoch().count() + 4) % 7));
        const auto minute = std::chrono::floor<std::chrono::minutes>(here - day).count();
        early += minute >= 510 && minute < 630 ? 1 : 0;
    }
    const double all = static_cast<double>(rows.issues.size());
    const auto sum_of_most = [](const auto& counts, std::size_t most) {
        std::vector<int> sorted;
        for (const auto& [key, count] : counts) sorted.push_back(count);
        std::ranges::sort(sorted, std::greater{});
        int sum = 0;
        for (std::size_t i = 0; i < std::min(most, sorted.size()); ++i) sum += sorted[i];
        return sum;
    };
    CHECK(sum_of_most(by_class, 3) / all > 0.6);
    CHECK(sum_of_most(by_class, 3) / all < 0.78);
    const auto places =
        static_cast<std::size_t>(std::ranges::count_if(rows.places, [](const model::PlaceRow& p) {
            return p.kind.size() == 4 && p.kind != "DIST";
        }));
    CHECK(sum_of_most(by_place, places / 10) / all > 0.35);
    CHECK(early / all > 0.3);
    CHECK(by_weekday[0] < 0.75 * by_weekday[3]);  // Sundays and Wednesdays
    CHECK(sum_of_most(by_day, 1) > 3.5 * all / 90);
}

TEST_CASE("Issue numbers are unique and name the day and the sub-district") {
    std::set<std::string> numbers;
    for (const model::IssueRow& issue : town().issues) {
        REQUIRE(numbers.insert(issue.no).second);
        REQUIRE(issue.no.size() == std::string{"SJ990101001-260301-0042"}.size());
        const std::string day = base::iso_from_instant(issue.reported);
        REQUIRE(issue.no.substr(12, 6) == day.substr(2, 2) + day.substr(5, 2) + day.substr(8, 2));
    }
}

TEST_CASE("Nearly every grid has its worker, and nearly every leaf has been visited") {
    const model::Rows& rows = town();
    std::set<model::GridId> covered;
    for (const model::AssignmentRow& a : rows.assignments)
        if (number(a.grid) != 0) covered.insert(a.grid);
    CHECK(covered.size() < rows.grids.size());
    CHECK(covered.size() > rows.grids.size() * 9 / 10);
    std::set<PlaceId> visited;
    for (const model::VisitRow& visit : rows.visits) {
        REQUIRE(visit.at < kNow);
        visited.insert(visit.place);
    }
    const auto leaves = std::ranges::count_if(rows.places, [](const model::PlaceRow& p) {
        return p.kind == "BLDG" || p.kind == "FRNT" || p.kind == "STRT";
    });
    CHECK(static_cast<long>(visited.size()) < leaves);
    CHECK(static_cast<double>(visited.size()) > 0.97 * static_cast<double>(leaves));
}

TEST_CASE("A small place that came from files comes alive too") {
    model::Rows rows = bare_place();
    ingest::add_residents(rows, {.seed = 1, .now = kNow});
    CHECK(rows.units.size() > 1000);
    CHECK(rows.households.size() > 900);
    CHECK(rows.staff.size() >= 4);
    std::map<derive::State, int> states;
    std::set<PlaceId> known;
    for (const model::PlaceRow& place : rows.places) known.insert(place.id);
    for (const model::IssueRow& issue : rows.issues) {
        REQUIRE(known.contains(issue.place));
        if (derive::is_open(issue)) ++states[derive::state_at(kNow, issue)];
    }
    CHECK(rows.issues.size() > 300);
    CHECK(states[derive::State::Overdue] > 0);
    CHECK(states[derive::State::Urgent] > 0);
    CHECK(states[derive::State::Soon] > 0);
    CHECK(states[derive::State::Open] > 0);
}

TEST_CASE("What is there is kept, and ids continue after it") {
    model::Rows rows = bare_place();
    rows.units.push_back(
        {.id = model::UnitId{50}, .place = PlaceId{100}, .door = "甲", .use = "01"});
    rows.households.push_back({.id = model::HouseholdId{9}, .unit = model::UnitId{50}});
    rows.staff.push_back({.id = model::StaffId{4}, .name = "旧人", .community = PlaceId{7}});
    ingest::add_residents(rows, {.seed = 1, .now = kNow});
    CHECK(std::ranges::count(rows.units, PlaceId{100}, &model::UnitRow::place) == 1);
    CHECK(rows.staff.size() == 1);
    std::set<model::UnitId> ids;
    for (const model::UnitRow& unit : rows.units) REQUIRE(ids.insert(unit.id).second);
    CHECK(rows.units[1].id == model::UnitId{51});
    CHECK(rows.households[1].id == model::HouseholdId{10});
    const std::size_t issues = rows.issues.size();
    const std::size_t visits = rows.visits.size();
    ingest::add_residents(rows, {.seed = 1, .now = kNow});
    CHECK(rows.issues.size() == issues);
    CHECK(rows.visits.size() == visits);
}

TEST_CASE("Empty rows stay empty") {
    model::Rows rows;
    ingest::add_residents(rows, {.seed = 1, .now = kNow});
    CHECK(rows.units.empty());
    CHECK(rows.issues.empty());
    CHECK(rows.staff.empty());
}

TEST_CASE("Homes follow from storeys, stairs and plan") {
    model::PlaceRow slab{.shape = block(0, 0, 46.5, 12.5), .storeys = 6, .stairs = 3};
    CHECK(ingest::homes_in(slab).count() == 36);
    slab.stairs = 0;  // not known: guessed from the plan
    CHECK(ingest::homes_in(slab).count() == 36);
    model::PlaceRow shed{.shape = block(0, 0, 4, 4), .storeys = 1};
    CHECK(ingest::homes_in(shed).count() == 0);
    model::PlaceRow hall{.shape = block(0, 0, 90, 60), .storeys = 2};
    CHECK(ingest::homes_in(hall).count() == 0);
    model::PlaceRow school{.name = "教学楼", .shape = block(0, 0, 60, 13), .storeys = 5};
    CHECK(ingest::homes_in(school).count() == 0);
}
