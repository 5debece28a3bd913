#include "ingest/fictional_residents.h"
#include "derive/state.h"
#include "fiction.h"
#include "ingest/fictional_town.h"
#include "model/effect.h"
#include "model/lifecycle.h"
#include "support/rectangle.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include <catch_amalgamated.hpp>

namespace {

using model::PlaceId;
using std::chrono::hours;

struct WholeTown {
    std::vector<base::Error> refused;
    model::Rows rows;
};

const WholeTown& whole_town() {
    static const WholeTown town = [] {
        WholeTown made;
        made.rows = ingest::fictional_town(
            {.seed = 3, .now = fiction::kNow, .refused = &made.refused}, ingest::TownSize::S);
        return made;
    }();
    return town;
}

/// A community as files bring it: no yard, no storeys for some, ids with gaps.
model::Rows bare_place() {
    model::Rows rows;
    rows.places = {
        {.id = PlaceId{2}, .kind = "SUBD", .name = "某街道", .shape = support::box(0, 0, 900, 900)},
        {.id = PlaceId{7},
         .parent = PlaceId{2},
         .kind = "COMM",
         .name = "某社区",
         .shape = support::box(0, 0, 900, 900)}};
    rows.grids = {
        {.id = model::GridId{5}, .community = PlaceId{7}, .kind = "basic", .name = "第1网格"}};
    for (int i = 0; i < 40; ++i)
        rows.places.push_back({.id = PlaceId{100 + 3 * i},
                               .parent = PlaceId{7},
                               .kind = "BLDG",
                               .name = "",
                               .grid = model::GridId{5},
                               .shape = support::box(80.0 * (i % 8), 40.0 * (i / 8), 60, 13),
                               .storeys = i % 4 == 0 ? 0 : 6});
    return rows;
}

}  // namespace

TEST_CASE("The log of each issue replays to its row, and no step was against the rules") {
    for (const base::Error& error : whole_town().refused)
        UNSCOPED_INFO(base::sentence(error, base::Language::English));
    CHECK(whole_town().refused.empty());
    const model::Rows& rows = whole_town().rows;
    struct Replayed {
        model::IssueRow row;
        base::Instant last = base::kNever;
    };
    std::map<model::IssueId, Replayed> all;
    for (const model::IssueLogRow& line : rows.issue_log) {
        const auto [at, first] = all.try_emplace(line.issue);
        Replayed& so_far = at->second;
        REQUIRE((line.action == "submit") == first);
        REQUIRE(line.from_state == so_far.row.state);
        if (!first) REQUIRE(line.at >= so_far.last);
        REQUIRE((line.effect.empty() || model::apply_effect(so_far.row, line.effect)));
        REQUIRE(line.to_state == so_far.row.state);
        so_far.last = line.at;
    }
    for (const model::IssueRow& issue : rows.issues) {
        INFO(issue.no << " " << issue.title);
        REQUIRE(all.contains(issue.id));
        REQUIRE(model::effect_between(all[issue.id].row, issue).empty());
        REQUIRE(all[issue.id].last <= fiction::kNow);
        REQUIRE(derive::is_open(issue) == (issue.closed == base::kNever));
        REQUIRE(derive::is_open_state(issue.state) == (issue.closed == base::kNever));
    }
}

TEST_CASE("Times of issues are those of the rules") {
    int late = 0;
    int closed = 0;
    for (const model::IssueRow& issue : whole_town().rows.issues) {
        INFO(issue.no << " " << issue.title);
        REQUIRE(issue.reported < fiction::kNow);
        REQUIRE(issue.reported >= fiction::kNow - hours{24 * 91});
        const model::Due due =
            model::due_of(model::usual_rules(), issue.matter, issue.urgency, issue.reported);
        REQUIRE(issue.first_due == due.at);
        REQUIRE(issue.due_rule == due.rule);
        REQUIRE(issue.pace == due.pace);
        REQUIRE(issue.due > issue.reported);
        if (issue.closed == base::kNever) continue;
        REQUIRE(issue.closed > issue.reported);
        REQUIRE(issue.closed <= fiction::kNow);
        if (!derive::is_settled(issue)) continue;
        ++closed;
        late += issue.closed > issue.due ? 1 : 0;
    }
    INFO(late << " of " << closed << " late");
    CHECK(late < closed * 0.08);
    CHECK(late > closed * 0.01);
}

TEST_CASE("Some hundred issues are open, few of them late or urgent") {
    std::map<derive::State, double> states;
    for (const model::IssueRow& issue : whole_town().rows.issues)
        if (derive::is_open(issue))
            ++states[derive::state_at(fiction::kNow, issue, model::usual_rules())];
    double open = 0;
    for (const auto& [state, count] : states) open += count;
    INFO("open " << open << " overdue " << states[derive::State::Overdue] << " urgent "
                 << states[derive::State::Urgent] << " soon " << states[derive::State::Soon]);
    CHECK(open > 150);
    CHECK(open < 720);
    CHECK(states[derive::State::Overdue] > 2);
    CHECK(states[derive::State::Overdue] / open < 0.12);
    CHECK(states[derive::State::Urgent] > 1);
    CHECK(states[derive::State::Urgent] / open < 0.12);
    CHECK(states[derive::State::Soon] > 10);
    CHECK(states[derive::State::Open] > 30);
}

TEST_CASE("Every state occurs but that of a draft, and whatever may become of an issue") {
    std::set<std::string> states;
    std::set<std::string> satisfied;
    int settled = 0, in_grid = 0, major = 0, merged = 0, escalated = 0, urged = 0, answered = 0,
        waited = 0, extended = 0, returned = 0, reworked = 0, reopened = 0, trips = 0;
    for (const model::IssueRow& issue : whole_town().rows.issues) {
        states.insert(issue.state);
        satisfied.insert(issue.satisfaction);
        REQUIRE(number(issue.first_receiver) != 0);
        major += issue.major ? 1 : 0;
        merged += number(issue.merged_into) != 0 ? 1 : 0;
        escalated += issue.escalations > 0 ? 1 : 0;
        urged += issue.urges > issue.urges_answered ? 1 : 0;
        answered += issue.urges_answered > 0 ? 1 : 0;
        waited += issue.suspended_s > 0 ? 1 : 0;
        extended += issue.extensions > 0 ? 1 : 0;
        returned += issue.returns > 0 ? 1 : 0;
        reworked += issue.reworks > 0 ? 1 : 0;
        reopened += issue.reopens > 0 ? 1 : 0;
        trips += issue.trips > 1 ? 1 : 0;
        const bool over = issue.state == "CLOSED" || issue.state == "EVALUATED";
        settled += over ? 1 : 0;
        in_grid += over && issue.level >= 4 ? 1 : 0;
    }
    for (std::size_t i = 1; i < model::kStatuses; ++i)
        CHECK(states.contains(std::string{model::name_of(static_cast<model::Status>(i))}));
    CHECK_FALSE(states.contains("DRAFT"));
    for (const char* one : {"1", "2", "3", "4"}) CHECK(satisfied.contains(one));
    CHECK(in_grid > 0.35 * settled);
    CHECK(in_grid < 0.55 * settled);
    for (const int count : {major, merged, escalated, urged, answered, waited, extended, returned,
                            reworked, reopened, trips})
        CHECK(count > 0);
    CHECK(major < 30);
    CHECK(merged < 0.05 * settled);
}

TEST_CASE("Every department has work, and what several have to do is done by each") {
    const model::Rows& rows = whole_town().rows;
    std::map<model::DepartmentId, int> of_department;
    std::map<model::IssueId, std::vector<model::TaskRow>> of_issue;
    std::set<model::TaskId> ids;
    for (const model::TaskRow& task : rows.tasks) {
        REQUIRE(ids.insert(task.id).second);
        REQUIRE(task.assigned <= fiction::kNow);
        ++of_department[task.department];
        if (task.withdrawn == base::kNever) of_issue[task.issue].push_back(task);
    }
    for (const model::DepartmentRow& one : model::usual_rules().departments) {
        INFO(one.name);
        CHECK(of_department[one.id] > 0);
    }
    int with_several = 0;
    for (const model::IssueRow& issue : rows.issues) {
        if (!derive::is_open(issue)) continue;
        INFO(issue.no << " " << issue.title << " " << issue.state);
        const auto& tasks = of_issue[issue.id];
        const auto undone = std::ranges::count(tasks, base::kNever, &model::TaskRow::done);
        if (issue.state == "WORKING" || issue.state == "DISPATCHED") {
            const auto lead = std::ranges::find(tasks, true, &model::TaskRow::lead);
            REQUIRE((number(issue.department) == 0 || lead != tasks.end()));
            if (lead != tasks.end()) REQUIRE(lead->department == issue.department);
            with_several += undone > 1 ? 1 : 0;
        }
        if (issue.state == "HANDLED" || issue.state == "RETURNED") REQUIRE(undone == 0);
    }
    CHECK(with_several > 0);
}

TEST_CASE("Trouble clusters: in few classes, at few places, in the morning, on one wet day") {
    const model::Rows& rows = whole_town().rows;
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
    CHECK(sum_of_most(by_class, 3) / all < 0.8);
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
    for (const model::IssueRow& issue : whole_town().rows.issues) {
        REQUIRE(numbers.insert(issue.no).second);
        REQUIRE(issue.no.size() == std::string{"SJ990101001-260301-0042"}.size());
        const std::string day = base::iso_from_instant(issue.reported);
        REQUIRE(issue.no.substr(12, 6) == day.substr(2, 2) + day.substr(5, 2) + day.substr(8, 2));
    }
}

TEST_CASE("Nearly every grid has its worker, and nearly every leaf has been visited") {
    const model::Rows& rows = whole_town().rows;
    std::set<model::GridId> covered;
    for (const model::AssignmentRow& a : rows.assignments)
        if (number(a.grid) != 0) covered.insert(a.grid);
    CHECK(covered.size() < rows.grids.size());
    CHECK(covered.size() > rows.grids.size() * 9 / 10);
    std::set<PlaceId> visited;
    for (const model::VisitRow& visit : rows.visits) {
        REQUIRE(visit.at < fiction::kNow);
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
    ingest::add_residents(rows, {.seed = 1, .now = fiction::kNow});
    CHECK(rows.units.size() > 1000);
    CHECK(rows.households.size() > 900);
    CHECK(rows.staff.size() >= 4);
    std::map<derive::State, int> states;
    std::set<PlaceId> known;
    for (const model::PlaceRow& place : rows.places) known.insert(place.id);
    for (const model::IssueRow& issue : rows.issues) {
        REQUIRE(known.contains(issue.place));
        if (derive::is_open(issue))
            ++states[derive::state_at(fiction::kNow, issue, model::usual_rules())];
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
    ingest::add_residents(rows, {.seed = 1, .now = fiction::kNow});
    CHECK(std::ranges::count(rows.units, PlaceId{100}, &model::UnitRow::place) == 1);
    CHECK(rows.staff.size() == 1);
    std::set<model::UnitId> ids;
    for (const model::UnitRow& unit : rows.units) REQUIRE(ids.insert(unit.id).second);
    CHECK(rows.units[1].id == model::UnitId{51});
    CHECK(rows.households[1].id == model::HouseholdId{10});
    const std::size_t issues = rows.issues.size();
    const std::size_t visits = rows.visits.size();
    ingest::add_residents(rows, {.seed = 1, .now = fiction::kNow});
    CHECK(rows.issues.size() == issues);
    CHECK(rows.visits.size() == visits);
}

TEST_CASE("Empty rows stay empty") {
    model::Rows rows;
    ingest::add_residents(rows, {.seed = 1, .now = fiction::kNow});
    CHECK(rows.units.empty());
    CHECK(rows.issues.empty());
    CHECK(rows.staff.empty());
}

TEST_CASE("Homes follow from storeys, stairs and plan") {
    model::PlaceRow slab{.shape = support::box(0, 0, 46.5, 12.5), .storeys = 6, .stairs = 3};
    CHECK(ingest::homes_in(slab).count() == 36);
    slab.stairs = 0;  // not known: guessed from the plan
    CHECK(ingest::homes_in(slab).count() == 36);
    model::PlaceRow shed{.shape = support::box(0, 0, 4, 4), .storeys = 1};
    CHECK(ingest::homes_in(shed).count() == 0);
    model::PlaceRow hall{.shape = support::box(0, 0, 90, 60), .storeys = 2};
    CHECK(ingest::homes_in(hall).count() == 0);
    model::PlaceRow school{.name = "教学楼", .shape = support::box(0, 0, 60, 13), .storeys = 5};
    CHECK(ingest::homes_in(school).count() == 0);
}
