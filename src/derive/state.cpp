#include "derive/state.h"

#include "model/codes.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace derive {

using base::Instant;
using base::kNever;
using std::chrono::hours;
using std::chrono::minutes;

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

Steps steps_of(const model::IssueRow& issue) {
    Steps steps;
    if (issue.major || issue.urges > 0 || model::is_reworked_often(issue)) steps.urgent = kAlready;
    if (issue.due == kNever || model::is_suspended(issue)) return steps;

    const auto allowance = issue.reported == kNever
                               ? base::Millis{0}
                               : std::max(issue.due - issue.reported, base::Millis{0});
    const bool hasty = issue.urgency == "A" || issue.urgency == "B";
    const base::Millis soon_before =
        std::max<base::Millis>(allowance / 4, hasty ? hours{2} : hours{4});
    const base::Millis urgent_before =
        std::max<base::Millis>(allowance / 10, issue.urgency == "A" ? minutes{30} : minutes{0});
    steps.soon = issue.due - soon_before;
    steps.urgent = std::min(steps.urgent, issue.due - urgent_before);
    if (!model::awaits_check(issue)) steps.overdue = issue.due;
    return steps;
}

}  // namespace

bool is_open_state(std::string_view state_code) {
    return !model::closes(state_code) && state_code != "DRAFT";
}

bool is_open(const model::IssueRow& issue) {
    return issue.closed == kNever && is_open_state(issue.state);
}

bool is_settled(const model::IssueRow& issue) {
    return issue.closed != kNever &&
           std::ranges::find(kWithoutResult, issue.state) == kWithoutResult.end();
}

State state_at(Instant now, const model::IssueRow& issue) {
    if (!is_open(issue)) return State::Ok;
    const Steps steps = steps_of(issue);
    if (now >= steps.overdue) return State::Overdue;
    if (now >= steps.urgent) return State::Urgent;
    if (now >= steps.soon) return State::Soon;
    return State::Open;
}

Instant next_change(Instant now, const model::IssueRow& issue) {
    if (!is_open(issue)) return kNever;
    const State state = state_at(now, issue);
    const Steps steps = steps_of(issue);
    Instant next = kNever;
    for (const Instant step : {steps.soon, steps.urgent, steps.overdue})
        if (step > now && step < next && state_at(step, issue) != state) next = step;
    return next;
}

Instant stale_from(const model::Counts& counts) {
    return counts.last_visit == kNever ? kNever : counts.last_visit + kVisitHolds;
}

}  // namespace derive
