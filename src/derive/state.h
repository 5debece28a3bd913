// derive/state.h — the state of one issue, and of one block, at one moment.
//
// A state follows from clocks and the present moment, and from nothing else. It is never
// stored. When a moment passes that would change it, it is computed again.
#pragma once

#include "base/time.h"
#include "model/snapshot.h"

#include <cstdint>

namespace derive {

/// From calm to late, so that the worst of several is their maximum. NoData stands apart: it is
/// only shown where nothing is open.
enum class State : std::uint8_t { Ok, Open, Soon, Urgent, Overdue, NoData };
inline constexpr int kStateCount = 6;

/// Whether the code (K23) is one of an issue still being worked on. An unknown code counts as
/// open: better seen than lost.
bool is_open_state(std::string_view state_code);

/// Open, and not closed by its `closed` instant either.
bool is_open(const model::IssueRow& issue);

/// Closed with a result: not withdrawn, refused or merged into another.
bool is_settled(const model::IssueRow& issue);

/// Whether it is in any number and any colour: exercises are not, and of what was merged only that
/// into which it was.
bool is_counted(const model::IssueRow& issue);

/// When it had to be settled by what was promised first: an extension does not move that, time for
/// which its clock stood still does. kNever when nothing was promised.
base::Instant promised(const model::IssueRow& issue, const model::WorkingCalendar& calendar);

/// Closed by what was promised first, or nothing was.
bool is_on_time(const model::IssueRow& issue, const model::WorkingCalendar& calendar);

/// For this long a settled issue counts in the rates of its place.
inline constexpr base::Seconds kSettledCounts = std::chrono::hours{24 * 30};
static_assert(2 * kSettledCounts <= model::kClosedKept, "the month before is in memory");

/// domain.md 5.5, by the thresholds of the rules (here as they are at first) and the issue's own
/// clock, class A always by the hour:
///   Overdue  from `due` on; what is handled from the end of its check on;
///   Urgent   when a tenth of the time is left (class A: or 30 minutes), when major, urged without
///            an answer, or reworked twice;
///   Soon     when a quarter is left, or 4 working hours (classes A and B: 2 hours);
///   Open     otherwise; of what is suspended no clock runs.
/// The time it has is what lies between its report and its due, but for what it stood still; what
/// was reworked or reopened has another, and only hours and minutes count of it, no shares. A
/// closed issue is Ok.
State state_at(base::Instant now, const model::IssueRow& issue, const model::WorkRules& rules);

/// The first instant after `now` at which `state_at` differs from what it is now, or kNever.
base::Instant next_change(base::Instant now, const model::IssueRow& issue,
                          const model::WorkRules& rules);

/// Both of these, for the price of one: working time takes a walk through the calendar.
struct Standing {
    State state = State::Ok;
    base::Instant until = base::kNever;

    friend bool operator==(const Standing&, const Standing&) = default;
};
Standing standing_at(base::Instant now, const model::IssueRow& issue,
                     const model::WorkRules& rules);

/// A threshold that is told in hours.
base::Millis hours_of(double hours);

/// Whether every issue stands by both as it does by either.
bool same_clocks(const model::WorkRules& a, const model::WorkRules& b);

/// A leaf nobody has looked at for this long has no data.
inline constexpr base::Seconds kVisitHolds = std::chrono::hours{24 * 365};

/// Until when the last visit still speaks for the place; kNever when there was none.
base::Instant stale_from(const model::Counts& counts);

}  // namespace derive
