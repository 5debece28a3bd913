#include "derive/board.h"
#include "support/outline.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using derive::Ratio;
using derive::UnitBoard;
using model::DepartmentId;
using model::IssueId;
using model::IssueRow;
using model::StaffId;
using std::chrono::hours;
using support::kDay;
using support::kNow;
using namespace support::place;

namespace {

constexpr DepartmentId kPatrol{1}, kSanitation{8};

struct Office {
    model::Batch batch = [] {
        model::Rows rows = support::bare_town();
        rows.staff = {{StaffId{1}, "Li"}, {StaffId{2}, "Wang"}, {StaffId{3}, "Zhao"}};
        rows.assignments = {
            {.id = model::AssignmentId{1}, .staff = StaffId{1}, .grid = model::GridId{1}},
            {.id = model::AssignmentId{2}, .staff = StaffId{2}, .place = kCommunity},
            {.id = model::AssignmentId{3}, .staff = StaffId{1}, .place = kCommunity},
            {.id = model::AssignmentId{4}, .staff = StaffId{3}, .place = kCommunity},
        };
        return support::batch_of(rows);
    }();

    IssueRow& add(DepartmentId department, const char* state = "WORKING") {
        IssueRow row{.id = static_cast<IssueId>(batch.issues.size() + 1),
                     .place = kB1,
                     .urgency = "C",
                     .state = state,
                     .reported = kNow - 20 * kDay,
                     .due = kNow + 20 * kDay,
                     .department = department};
        return batch.issues.emplace_back(std::move(row));
    }
    IssueRow& closed(DepartmentId department, base::Instant at, base::Instant due) {
        IssueRow& row = add(department, "CLOSED");
        row.closed = at;
        row.due = due;
        return row;
    }
    model::Snapshot snapshot() const { return model::apply({}, batch); }
    UnitBoard board() const {
        const model::Snapshot is = snapshot();
        return derive::unit_board(is, derive::derive_all(is, kNow), {kNow - 30 * kDay, kNow}, kNow);
    }
    derive::Suggestion suggest(const char* matter, model::PlaceId place) const {
        const model::Snapshot is = snapshot();
        const model::Issue issue{.row = {.matter = matter}, .at = model::row_of(*is.places, place)};
        return derive::suggest(is, derive::derive_all(is, kNow), issue, kNow);
    }
};

const derive::DepartmentWork& work_of(const UnitBoard& board, DepartmentId id) {
    for (const derive::DepartmentWork& work : board.departments)
        if (work.department == id) return work;
    FAIL("no such department");
    return board.departments.front();
}

}  // namespace

TEST_CASE("the board says what each department has and what it did", "[derive]") {
    Office office;
    office.add(kPatrol);
    office.add(kPatrol).due = kNow + hours{10};
    office.add(kPatrol).due = kNow - hours{10};
    IssueRow& handled = office.add(kPatrol, "HANDLED");
    handled.reworks = 1;
    handled.returns = 2;
    office.closed(kPatrol, kNow - 2 * kDay, kNow - 1 * kDay);
    office.closed(kPatrol, kNow - 2 * kDay, kNow - 3 * kDay).reworks = 2;
    IssueRow& extended = office.closed(kPatrol, kNow - 2 * kDay, kNow - 1 * kDay);
    extended.first_due = kNow - 4 * kDay;
    extended.returns = 1;
    office.closed(kPatrol, kNow - 31 * kDay, kNow);  // before the period
    office.add(kPatrol).exercise = true;
    const UnitBoard board = office.board();
    const derive::DepartmentWork& patrol = work_of(board, kPatrol);
    CHECK(patrol.open == 4);
    CHECK(patrol.near_due == 1);
    CHECK(patrol.overdue == 1);
    CHECK(patrol.handled == 1);
    CHECK(patrol.closed == 3);
    CHECK(patrol.on_time_rate() == Ratio{1, 3});
    CHECK(patrol.return_rate() == Ratio{2, 7});
    CHECK(patrol.rework_rate() == Ratio{2, 4});
    CHECK(work_of(board, kSanitation) == derive::DepartmentWork{.department = kSanitation});
}

TEST_CASE("departments add up to the town, known ones first", "[derive]") {
    Office office;
    office.add(kSanitation);
    office.add({});
    office.add(DepartmentId{77});
    office.add(kPatrol);
    const UnitBoard board = office.board();
    const std::size_t known = model::usual_rules().departments.size();
    REQUIRE(board.departments.size() == known + 2);
    CHECK(board.departments[0].department == kPatrol);
    CHECK(board.departments[known].department == DepartmentId{77});
    CHECK(board.departments[known + 1].department == DepartmentId{});
    std::uint32_t open = 0;
    for (const derive::DepartmentWork& work : board.departments) open += work.open;
    CHECK(open == 4);
}

TEST_CASE("who assists is counted apart from who leads", "[derive]") {
    Office office;
    office.add(kPatrol);
    const auto task = [&](std::int64_t id, DepartmentId department, bool lead, base::Instant due) {
        office.batch.tasks.push_back({.id = model::TaskId{id},
                                      .issue = IssueId{1},
                                      .department = department,
                                      .lead = lead,
                                      .due = due});
    };
    task(1, kPatrol, true, kNow - hours{1});
    task(2, kSanitation, false, kNow - hours{1});
    task(3, DepartmentId{9}, false, kNow + hours{1});
    const UnitBoard board = office.board();
    CHECK(work_of(board, kPatrol).assisting == 0);
    CHECK(work_of(board, kSanitation).assisting == 1);
    CHECK(work_of(board, kSanitation).assisting_late == 1);
    CHECK(work_of(board, kSanitation).open == 0);
    CHECK(work_of(board, DepartmentId{9}).assisting_late == 0);
}

TEST_CASE("each of the staff has so much, the most first", "[derive]") {
    Office office;
    office.add(kPatrol).assignee = StaffId{2};
    office.add(kPatrol).assignee = StaffId{2};
    IssueRow& late = office.add(kPatrol);
    late.assignee = StaffId{3};
    late.due = kNow - hours{1};
    office.closed(kPatrol, kNow - kDay, kNow).assignee = StaffId{1};
    const UnitBoard board = office.board();
    REQUIRE(board.staff.size() == 3);
    CHECK(board.staff[0] == derive::StaffWork{StaffId{2}, {2, 0}});
    CHECK(board.staff[1] == derive::StaffWork{StaffId{3}, {1, 1}});
    CHECK(board.staff[2] == derive::StaffWork{StaffId{1}, {0, 0}});
}

TEST_CASE("the longest beginning and the nearest place suggest a department", "[derive]") {
    Office office;
    auto rules = std::make_shared<model::WorkRules>(model::usual_rules());
    rules->routes = {
        {.id = model::RuleId{1}, .matter = "06", .department = kPatrol},
        {.id = model::RuleId{2}, .matter = "06010", .department = kSanitation, .assist = kPatrol},
        {.id = model::RuleId{3}, .matter = "06010", .place = kYard, .department = DepartmentId{9}},
        {.id = model::RuleId{4}, .matter = "", .department = DepartmentId{13}},
        {.id = model::RuleId{5}, .matter = "07", .department = DepartmentId{12}},
    };
    office.batch.rules = rules;
    office.add(kSanitation);
    office.add(kSanitation).due = kNow - hours{1};
    const derive::Suggestion in_yard = office.suggest("06010", kB1);
    REQUIRE(in_yard.departments.size() == 3);
    CHECK(in_yard.departments[0].department == DepartmentId{9});
    CHECK(in_yard.departments[1] ==
          derive::DepartmentChoice{kSanitation, kPatrol, model::RuleId{2}, {2, 1}});
    CHECK(in_yard.departments[2].department == kPatrol);
    const derive::Suggestion on_street = office.suggest("06010", kFront1);
    REQUIRE(on_street.departments.size() == 3);
    CHECK(on_street.departments[0].department == kSanitation);
    CHECK(on_street.departments[2].department == DepartmentId{13});
    CHECK(office.suggest("99", kB1).departments.size() == 1);
    rules = std::make_shared<model::WorkRules>(*rules);
    rules->routes.clear();
    office.batch.rules = rules;
    CHECK(office.suggest("06010", kB1).departments.empty());
}

TEST_CASE("who answers for the place is suggested, the nearest first, then who has less",
          "[derive]") {
    Office office;
    office.add(kPatrol).assignee = StaffId{2};
    const auto near = office.suggest("06010", kB1).workers;  // in the grid of Li
    REQUIRE(near.size() == 3);
    CHECK(near[0] == derive::WorkerChoice{StaffId{1}, 0, {0, 0}});
    CHECK(near[1] == derive::WorkerChoice{StaffId{3}, 1, {0, 0}});
    CHECK(near[2] == derive::WorkerChoice{StaffId{2}, 1, {1, 0}});
    const auto far = office.suggest("06010", kB3).workers;  // nobody has this grid
    REQUIRE(far.size() == 3);
    CHECK(far[0].staff == StaffId{1});
    CHECK(far[0].step == 1);
    CHECK(far[1].staff == StaffId{3});
    CHECK(office.suggest("06010", model::PlaceId{99}).workers.empty());
}
