#include "derive/board.h"

#include "derive/dispatch.h"
#include "derive/duty.h"
#include "model/codes.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace derive {

using base::Instant;
using model::DepartmentId;
using model::IssueRow;
using model::kNoRow;
using model::number;
using model::Row;
using model::StaffId;

namespace {

/// Calls `visit(issue, mark)` for all that count.
template <class Visit>
void each_counted(const model::Snapshot& is, const Derived& derived, Visit visit) {
    for (Row row = 0; row < derived.issue.size(); ++row)
        if (derived.issue[row].there) visit(is.issues[row].row, derived.issue[row]);
}

void add_open(DepartmentWork& work, const IssueRow& issue, State state,
              const model::WorkRules& rules, Instant now) {
    const bool handled = model::awaits_check(issue);
    work.open += 1;
    work.near_due += is_near_due(issue, rules, now) ? 1U : 0U;
    work.overdue += state == State::Overdue ? 1U : 0U;
    work.handled += handled ? 1U : 0U;
    work.returned += issue.returns > 0 ? 1U : 0U;
    work.reworked += handled && issue.reworks > 0 ? 1U : 0U;
}

void add_closed(DepartmentWork& work, const IssueRow& issue, const model::WorkRules& rules) {
    work.closed += 1;
    work.on_time += is_on_time(issue, rules.calendar) ? 1U : 0U;
    work.returned += issue.returns > 0 ? 1U : 0U;
    work.reworked += issue.reworks > 0 ? 1U : 0U;
}

using Departments = std::map<DepartmentId, DepartmentWork>;

void add_assisting(Departments& works, const model::Snapshot& is, Instant now) {
    for (const model::TaskRow& task : *is.tasks) {
        const Row issue = model::issue_row(is, task.issue);
        if (task.lead || issue == kNoRow) continue;
        if (!is_counted(is.issues[issue].row) || !is_open(is.issues[issue].row)) continue;
        DepartmentWork& work = works[task.department];
        work.assisting += 1;
        work.assisting_late += task.due <= now ? 1U : 0U;
    }
}

std::vector<DepartmentWork> in_order(Departments works, const model::WorkRules& rules) {
    std::vector<DepartmentWork> ordered;
    const auto take = [&](DepartmentId id) {
        const auto at = works.find(id);
        if (at == works.end()) return;
        at->second.department = id;
        ordered.push_back(at->second);
        works.erase(at);
    };
    for (const model::DepartmentRow& row : rules.departments) take(row.id);
    const DepartmentWork nobody = works[DepartmentId{}];
    works.erase(DepartmentId{});
    while (!works.empty()) take(works.begin()->first);
    if (nobody != DepartmentWork{}) ordered.push_back(nobody);
    return ordered;
}

void add(Workload& work, State state) {
    work.open += 1;
    work.overdue += state == State::Overdue ? 1U : 0U;
}

/// What is with each department and with each of the staff.
struct Loads {
    std::unordered_map<std::int64_t, Workload> departments, staff;
};

Loads loads_of(const model::Snapshot& is, const Derived& derived, Instant now) {
    Loads loads;
    each_counted(is, derived, [&](const IssueRow& issue, const IssueMark& mark) {
        if (!mark.open) return;
        const State state = state_at(now, issue, *is.rules);
        if (number(issue.department) != 0) add(loads.departments[number(issue.department)], state);
        if (number(issue.assignee) != 0) add(loads.staff[number(issue.assignee)], state);
    });
    return loads;
}

std::vector<DepartmentChoice> departments_for(const model::Snapshot& is, const model::Issue& issue,
                                              Loads& loads) {
    std::vector<model::PlaceId> up;
    for (Row row = issue.at; row != kNoRow; row = is.places->parent[row])
        up.push_back(is.places->row[row].id);
    // The second choice is the best where the first is no choice.
    model::WorkRules rest;
    rest.routes = is.rules->routes;
    std::vector<DepartmentChoice> choices;
    while (choices.size() < kChoices) {
        const model::RouteRule* rule = model::route_of(rest, issue.row.matter, up);
        if (rule == nullptr) break;
        const DepartmentId department = rule->department;
        choices.push_back(
            {department, rule->assist, rule->id, loads.departments[number(department)]});
        std::erase_if(rest.routes, [&](const model::RouteRule& other) {
            return other.department == department;
        });
    }
    return choices;
}

std::vector<WorkerChoice> workers_for(const model::Snapshot& is, Row place, Instant now,
                                      Loads& loads) {
    std::vector<WorkerChoice> choices;
    if (place == kNoRow) return choices;
    int step = 0;
    for (const Duty& duty : duty_chain(is, place, now)) {
        const auto first = static_cast<std::ptrdiff_t>(choices.size());
        for (const Row held : duty.held) {
            const StaffId staff = (*is.assignments)[held].staff;
            if (std::ranges::find(choices, staff, &WorkerChoice::staff) == choices.end())
                choices.push_back({staff, step, loads.staff[number(staff)]});
        }
        std::stable_sort(
            choices.begin() + first, choices.end(),
            [](const WorkerChoice& a, const WorkerChoice& b) { return a.work.open < b.work.open; });
        ++step;
    }
    return choices;
}

}  // namespace

UnitBoard unit_board(const model::Snapshot& is, const Derived& derived, const Period& period,
                     Instant now) {
    Departments works;
    std::map<StaffId, Workload> staff;
    for (const model::DepartmentRow& row : is.rules->departments) works[row.id];
    for (const model::StaffRow& row : *is.staff) staff[row.id];
    each_counted(is, derived, [&](const IssueRow& issue, const IssueMark& mark) {
        if (mark.open) {
            const State state = state_at(now, issue, *is.rules);
            add_open(works[issue.department], issue, state, *is.rules, now);
            if (number(issue.assignee) != 0) add(staff[issue.assignee], state);
        } else if (mark.settled && period.has(mark.closed)) {
            add_closed(works[issue.department], issue, *is.rules);
        }
    });
    add_assisting(works, is, now);
    UnitBoard board{in_order(std::move(works), *is.rules), {}};
    for (const auto& [id, work] : staff) board.staff.push_back({id, work});
    std::ranges::stable_sort(board.staff, [](const StaffWork& a, const StaffWork& b) {
        return a.work.open > b.work.open;
    });
    return board;
}

Suggestion suggest(const model::Snapshot& is, const Derived& derived, const model::Issue& issue,
                   Instant now) {
    Loads loads = loads_of(is, derived, now);
    return {departments_for(is, issue, loads), workers_for(is, issue.at, now, loads)};
}

}  // namespace derive
