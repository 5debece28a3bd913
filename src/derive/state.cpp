#include "derive/state.h"

#include "model/codes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace derive {

using base::Instant;
using base::kNever;
using base::Millis;
using model::IssueRow;
using model::Pace;

namespace {

constexpr std::array<std::string_view, 4> kWithoutResult{"REJECTED", "MERGED", "CANCELLED",
                                                         "DRAFT"};

/// When an open issue passes into each state; an instant long past means "already".
struct Steps {
    Instant soon = kNever;
    Instant urgent = kNever;
    Instant overdue = kNever;
};

constexpr Instant kAlready = Instant::min();

Millis part_of(Millis whole, double share) {
    return Millis{std::llround(share * static_cast<double>(whole.count()))};
}

Pace clock_of(const IssueRow& issue) {
    return issue.urgency == "A" ? Pace::Hours : issue.pace;
}

Millis allowance_of(const IssueRow& issue, const model::WorkingCalendar& calendar) {
    if (issue.reported == kNever) return Millis{0};
    const Millis whole = model::between(calendar, issue.reported, issue.due, clock_of(issue));
    return std::max<Millis>(whole - base::Seconds{issue.suspended_s}, Millis{0});
}

bool presses(const IssueRow& issue, const model::WorkRules& rules) {
    return issue.major || issue.urges > issue.urges_answered ||
           issue.reworks >= rules.thresholds.reworks;
}

Instant overdue_from(const IssueRow& issue) {
    if (model::is_suspended(issue)) return kNever;
    return model::awaits_check(issue) ? issue.stage_due : issue.due;
}

Steps steps_of(const IssueRow& issue, const model::WorkRules& rules) {
    Steps steps;
    if (presses(issue, rules)) steps.urgent = kAlready;
    steps.overdue = overdue_from(issue);
    if (issue.due == kNever || model::is_suspended(issue)) return steps;

    const model::Thresholds& at = rules.thresholds;
    const Pace pace = clock_of(issue);
    const Millis allowance = allowance_of(issue, rules.calendar);
    const auto left = [&](double share) {
        if (allowance == Millis{0}) return issue.due;
        return model::earlier(rules.calendar, issue.due, part_of(allowance, share), pace);
    };
    const bool hasty = issue.urgency == "A" || issue.urgency == "B";
    steps.soon =
        hasty ? issue.due - hours_of(at.soon_h)
              : model::before_working_time(rules.calendar, issue.due, hours_of(at.soon_working_h));
    // Of time that was cut short there is no share to speak of.
    if (issue.reworks + issue.reopens == 0) {
        steps.soon = std::min(steps.soon, left(at.yellow));
        steps.urgent = std::min(steps.urgent, left(at.orange));
    }
    if (issue.urgency == "A")
        steps.urgent = std::min(steps.urgent, issue.due - hours_of(at.urgent_min / 60));
    return steps;
}

State state_by(const Steps& steps, Instant now) {
    if (now >= steps.overdue) return State::Overdue;
    if (now >= steps.urgent) return State::Urgent;
    return now >= steps.soon ? State::Soon : State::Open;
}

}  // namespace

Millis hours_of(double hours) {
    return Millis{std::llround(hours * 3'600'000)};
}

bool is_open_state(std::string_view state_code) {
    return !model::closes(state_code) && state_code != "DRAFT";
}

bool is_open(const IssueRow& issue) {
    return issue.closed == kNever && is_open_state(issue.state);
}

bool is_settled(const IssueRow& issue) {
    return issue.closed != kNever &&
           std::ranges::find(kWithoutResult, issue.state) == kWithoutResult.end();
}

bool is_counted(const IssueRow& issue) {
    return !issue.exercise && issue.state != "MERGED" && !model::is_draft(issue);
}

Instant promised(const IssueRow& issue, const model::WorkingCalendar& calendar) {
    if (issue.first_due == kNever) return issue.due;
    if (issue.suspended_s == 0) return issue.first_due;
    return model::later(calendar, issue.first_due, base::Seconds{issue.suspended_s},
                        clock_of(issue));
}

bool is_on_time(const IssueRow& issue, const model::WorkingCalendar& calendar) {
    // Never is later than any time.
    return issue.closed != kNever && issue.closed <= promised(issue, calendar);
}

Standing standing_at(Instant now, const IssueRow& issue, const model::WorkRules& rules) {
    if (!is_open(issue)) return {};
    // It stays late, and the calendar need not be asked.
    if (now >= overdue_from(issue)) return {State::Overdue, kNever};
    const Steps steps = steps_of(issue, rules);
    Standing standing{state_by(steps, now), kNever};
    for (const Instant step : {steps.soon, steps.urgent, steps.overdue})
        if (step > now && step < standing.until && state_by(steps, step) != standing.state)
            standing.until = step;
    return standing;
}

State state_at(Instant now, const IssueRow& issue, const model::WorkRules& rules) {
    return standing_at(now, issue, rules).state;
}

Instant next_change(Instant now, const IssueRow& issue, const model::WorkRules& rules) {
    return standing_at(now, issue, rules).until;
}

bool same_clocks(const model::WorkRules& a, const model::WorkRules& b) {
    return &a == &b || (a.thresholds == b.thresholds && a.calendar == b.calendar);
}

Instant stale_from(const model::Counts& counts) {
    return counts.last_visit == kNever ? kNever : counts.last_visit + kVisitHolds;
}

}  // namespace derive
