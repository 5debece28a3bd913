#include "derive/state.h"
#include "support/moment.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

using base::Instant;
using base::kNever;
using derive::State;
using model::IssueRow;
using model::Pace;
using std::chrono::hours;
using support::at;

namespace {

/// Thursday 2025-03-13 16:30 in Beijing: four working hours before it is 11:00.
constexpr Instant kDue = base::instant_from_seconds(1'741'854'600);
constexpr std::chrono::minutes kFourWorked{5 * 60 + 30};
constexpr std::chrono::seconds kTick{1};

State state_at(Instant now, const IssueRow& issue,
               const model::WorkRules& rules = model::usual_rules()) {
    return derive::state_at(now, issue, rules);
}

Instant next_change(Instant now, const IssueRow& issue,
                    const model::WorkRules& rules = model::usual_rules()) {
    return derive::next_change(now, issue, rules);
}

/// Forty hours to settle it: a quarter is ten, a tenth is four.
IssueRow forty_hours() {
    return {.urgency = "C", .state = "WORKING", .reported = kDue - hours{40}, .due = kDue};
}

/// Five working days, which are forty working hours.
IssueRow five_days() {
    return {.urgency = "C",
            .state = "WORKING",
            .reported = at("2025-03-03T10:00"),
            .due = at("2025-03-10T10:00"),
            .pace = Pace::WorkingDays};
}

}  // namespace

TEST_CASE("a state changes exactly at its instant", "[derive]") {
    const IssueRow issue = forty_hours();
    CHECK(state_at(kDue - hours{40}, issue) == State::Open);
    CHECK(state_at(kDue - hours{10} - kTick, issue) == State::Open);
    CHECK(state_at(kDue - hours{10}, issue) == State::Soon);
    CHECK(state_at(kDue - hours{4} - kTick, issue) == State::Soon);
    CHECK(state_at(kDue - hours{4}, issue) == State::Urgent);
    CHECK(state_at(kDue - kTick, issue) == State::Urgent);
    CHECK(state_at(kDue, issue) == State::Overdue);
    CHECK(state_at(kDue + hours{9000}, issue) == State::Overdue);
}

TEST_CASE("short allowances warn by fixed times", "[derive]") {
    // Eight hours: a quarter would be two, but everybody is warned four working hours before.
    IssueRow issue{.urgency = "C", .state = "WORKING", .reported = kDue - hours{8}, .due = kDue};
    CHECK(state_at(kDue - kFourWorked - kTick, issue) == State::Open);
    CHECK(state_at(kDue - kFourWorked, issue) == State::Soon);
    CHECK(state_at(kDue - std::chrono::minutes{48}, issue) == State::Urgent);
    // Classes A and B two hours before; class A is urgent in its last half hour.
    issue = {.urgency = "A", .state = "WORKING", .reported = kDue - hours{2}, .due = kDue};
    CHECK(state_at(kDue - hours{2}, issue) == State::Soon);
    CHECK(state_at(kDue - std::chrono::minutes{30} - kTick, issue) == State::Soon);
    CHECK(state_at(kDue - std::chrono::minutes{30}, issue) == State::Urgent);
    issue.urgency = "B";
    CHECK(state_at(kDue - std::chrono::minutes{12} - kTick, issue) == State::Soon);
    CHECK(state_at(kDue - std::chrono::minutes{12}, issue) == State::Urgent);
}

TEST_CASE("a weekend takes nothing from what is counted by working hours", "[derive]") {
    // Eight working hours from Friday afternoon: two hours on Friday, six on Monday.
    const IssueRow issue{.urgency = "C",
                         .state = "WORKING",
                         .reported = at("2025-03-07T16:00"),
                         .due = at("2025-03-10T16:00"),
                         .pace = Pace::WorkingHours};
    CHECK(state_at(at("2025-03-07T16:00"), issue) == State::Open);
    CHECK(state_at(at("2025-03-09T23:00"), issue) == State::Open);
    CHECK(next_change(at("2025-03-08T12:00"), issue) == at("2025-03-10T10:30"));
    CHECK(state_at(at("2025-03-10T10:30"), issue) == State::Soon);
    CHECK(next_change(at("2025-03-10T10:30"), issue) == at("2025-03-10T15:12"));
    CHECK(state_at(at("2025-03-10T15:12"), issue) == State::Urgent);
    CHECK(state_at(at("2025-03-10T16:00"), issue) == State::Overdue);
    // By the hour it would have three days: a quarter is eighteen hours, of Sunday night too.
    IssueRow by_hour = issue;
    by_hour.pace = Pace::Hours;
    CHECK(next_change(at("2025-03-08T12:00"), by_hour) == at("2025-03-09T22:00"));
}

TEST_CASE("shares of working days are shares of their working hours", "[derive]") {
    const IssueRow issue = five_days();
    CHECK(next_change(issue.reported, issue) == at("2025-03-06T17:30"));  // ten of forty
    CHECK(next_change(at("2025-03-06T17:30"), issue) == at("2025-03-07T15:30"));
    CHECK(state_at(at("2025-03-06T17:29"), issue) == State::Open);
    CHECK(state_at(at("2025-03-07T15:29"), issue) == State::Soon);
    CHECK(state_at(at("2025-03-07T15:30"), issue) == State::Urgent);
}

TEST_CASE("class A is counted by the hour, whatever its matter counts by", "[derive]") {
    const IssueRow issue{.urgency = "A",
                         .state = "WORKING",
                         .reported = at("2025-03-08T10:00"),
                         .due = at("2025-03-08T20:00"),
                         .pace = Pace::WorkingHours};
    CHECK(next_change(issue.reported, issue) == at("2025-03-08T17:30"));  // a quarter of ten hours
    CHECK(next_change(at("2025-03-08T17:30"), issue) == at("2025-03-08T19:00"));
}

TEST_CASE("what it stood still is not of the time it has", "[derive]") {
    // Forty working hours, and eight in between.
    IssueRow issue = five_days();
    issue.due = at("2025-03-11T10:00");
    CHECK(next_change(issue.reported, issue) == at("2025-03-07T15:30"));  // twelve of forty-eight
    issue.suspended_s = 8 * 3600;
    CHECK(next_change(issue.reported, issue) == at("2025-03-07T17:30"));  // ten of forty
    issue.suspended_s = 1'000 * 3600;  // more than there is: it is warned late
    CHECK(next_change(issue.reported, issue) == at("2025-03-10T15:30"));
}

TEST_CASE("without a deadline an issue stays open, without a beginning it is warned late",
          "[derive]") {
    CHECK(state_at(kDue, {.state = "REPORTED"}) == State::Open);
    CHECK(next_change(kDue, {.state = "REPORTED"}) == kNever);
    const IssueRow issue{.state = "REPORTED", .due = kDue};
    CHECK(state_at(kDue - kFourWorked - kTick, issue) == State::Open);
    CHECK(state_at(kDue - kTick, issue) == State::Soon);
    CHECK(state_at(kDue, issue) == State::Overdue);
}

TEST_CASE("major, urged and twice reworked ones are urgent from the start", "[derive]") {
    IssueRow issue = forty_hours();
    issue.reworks = 1;
    CHECK(state_at(kDue - hours{40}, issue) == State::Open);
    issue.reworks = 2;
    CHECK(state_at(kDue - hours{40}, issue) == State::Urgent);
    issue = forty_hours();
    issue.major = true;
    CHECK(state_at(kDue - hours{40}, issue) == State::Urgent);
    CHECK(state_at(kDue, issue) == State::Overdue);
    CHECK(next_change(kDue - hours{40}, issue) == kDue);
}

TEST_CASE("of time that was cut short only hours count, no shares", "[derive]") {
    IssueRow issue = forty_hours();
    const Instant open = kDue - hours{9};  // of forty a quarter is left
    CHECK(state_at(open, issue) == State::Soon);
    CHECK(state_at(kDue - hours{3}, issue) == State::Urgent);
    issue.reworks = 1;
    CHECK(state_at(open, issue) == State::Open);
    CHECK(state_at(kDue - std::chrono::minutes{1}, issue) == State::Soon);
    CHECK(state_at(kDue, issue) == State::Overdue);
    issue.reworks = 0;
    issue.reopens = 1;
    CHECK(state_at(open, issue) == State::Open);
    CHECK(state_at(kDue - std::chrono::minutes{1}, issue) == State::Soon);
}

TEST_CASE("an urge is urgent until it is answered", "[derive]") {
    IssueRow issue = forty_hours();
    issue.urges = 2;
    issue.urges_answered = 1;
    CHECK(state_at(kDue - hours{40}, issue) == State::Urgent);
    issue.urges_answered = 2;
    CHECK(state_at(kDue - hours{40}, issue) == State::Open);
    CHECK(next_change(kDue - hours{40}, issue) == kDue - hours{10});
}

TEST_CASE("a handled issue is overdue when its check is", "[derive]") {
    IssueRow issue = forty_hours();
    issue.state = "HANDLED";
    CHECK(state_at(kDue + hours{5}, issue) == State::Urgent);
    CHECK(next_change(kDue, issue) == kNever);
    issue.stage_due = kDue + hours{8};
    CHECK(state_at(kDue + hours{8} - kTick, issue) == State::Urgent);
    CHECK(next_change(kDue, issue) == kDue + hours{8});
    CHECK(state_at(kDue + hours{8}, issue) == State::Overdue);
    issue.due = kNever;
    CHECK(state_at(kDue, issue) == State::Open);
    CHECK(next_change(kDue, issue) == kDue + hours{8});
    // A step before that is late does not make the whole late.
    issue = forty_hours();
    issue.stage_due = kDue - hours{30};
    CHECK(state_at(kDue - hours{20}, issue) == State::Open);
}

TEST_CASE("a suspended issue stays open whatever the hour", "[derive]") {
    IssueRow issue = forty_hours();
    issue.state = "SUSPENDED";
    issue.stage_due = kDue - hours{1};
    CHECK(state_at(kDue + hours{5}, issue) == State::Open);
    CHECK(next_change(kDue - hours{40}, issue) == kNever);
    issue.major = true;
    CHECK(state_at(kDue + hours{5}, issue) == State::Urgent);
}

TEST_CASE("whoever changes the thresholds changes the states", "[derive]") {
    model::WorkRules rules = model::usual_rules();
    rules.thresholds = {.yellow = 0.5,
                        .orange = 0.25,
                        .soon_h = 3,
                        .soon_working_h = 1,
                        .urgent_min = 90,
                        .reworks = 3};
    IssueRow issue = forty_hours();
    CHECK(next_change(kDue - hours{40}, issue, rules) == kDue - hours{20});
    CHECK(next_change(kDue - hours{20}, issue, rules) == kDue - hours{10});
    issue.reworks = 2;
    CHECK(state_at(kDue - hours{30}, issue, rules) == State::Open);
    issue = {.urgency = "A", .state = "WORKING", .reported = kDue - hours{4}, .due = kDue};
    CHECK(next_change(kDue - hours{4}, issue, rules) == kDue - hours{3});
    CHECK(next_change(kDue - hours{3}, issue, rules) == kDue - std::chrono::minutes{90});
    issue = {.state = "REPORTED", .due = kDue};
    CHECK(next_change(kDue - hours{40}, issue, rules) == kDue - hours{1});
    // Thursday is free: of four working hours the last is on Wednesday.
    rules = model::usual_rules();
    rules.calendar.holiday.push_back(model::day_of(kDue));
    std::ranges::sort(rules.calendar.holiday);
    CHECK(next_change(kDue - hours{40}, issue, rules) == at("2025-03-12T14:00"));
    CHECK_FALSE(derive::same_clocks(rules, model::usual_rules()));
    rules.calendar = model::usual_calendar();
    rules.departments.clear();
    CHECK(derive::same_clocks(rules, model::usual_rules()));
}

TEST_CASE("closed is closed, by its state or by its hour", "[derive]") {
    for (const char* state :
         {"CLOSED", "REJECTED", "ANSWERED", "EVALUATED", "MERGED", "CANCELLED", "DRAFT"}) {
        IssueRow issue = forty_hours();
        issue.state = state;
        CHECK_FALSE(derive::is_open(issue));
        CHECK(state_at(kDue + hours{5}, issue) == State::Ok);
        CHECK(next_change(kDue - hours{40}, issue) == kNever);
    }
    IssueRow issue = forty_hours();
    issue.closed = kDue - hours{1};
    CHECK(state_at(kDue + hours{5}, issue) == State::Ok);
    CHECK(derive::is_open_state("REPORTED"));
    CHECK(derive::is_open_state("SOMETHING NEW"));  // better seen than lost
}

TEST_CASE("exercises and what was merged count nowhere", "[derive]") {
    CHECK(derive::is_counted({.state = "WORKING"}));
    CHECK(derive::is_counted({.state = "CANCELLED"}));
    CHECK_FALSE(derive::is_counted({.state = "WORKING", .exercise = true}));
    CHECK_FALSE(derive::is_counted({.state = "MERGED"}));
}

TEST_CASE("on time is by what was promised first", "[derive]") {
    const model::WorkingCalendar& calendar = model::usual_calendar();
    IssueRow issue = five_days();
    CHECK_FALSE(derive::is_on_time(issue, calendar));  // it is open
    issue.closed = issue.due;
    CHECK(derive::is_on_time(issue, calendar));
    // Extended by three days: whoever needs them is late.
    issue.first_due = issue.due;
    issue.due = at("2025-03-13T10:00");
    CHECK(derive::is_on_time(issue, calendar));
    issue.closed = issue.first_due + kTick;
    CHECK_FALSE(derive::is_on_time(issue, calendar));
    // Eight working hours of these it stood still.
    issue.suspended_s = 8 * 3600;
    CHECK(derive::promised(issue, calendar) == at("2025-03-11T10:00"));
    CHECK(derive::is_on_time(issue, calendar));
    CHECK(derive::is_on_time({.state = "CLOSED", .closed = kDue}, calendar));
}

TEST_CASE("the state stands still until next_change, and differs there", "[derive]") {
    IssueRow issue{.urgency = GENERATE("A", "B", "C", ""),
                   .state = GENERATE("HANDLING", "HANDLED", "SUSPENDED", "CLOSED"),
                   .due = GENERATE(kNever, kDue)};
    issue.reported = GENERATE(kNever, kDue - hours{1}, kDue - hours{30}, kDue + hours{3});
    issue.major = GENERATE(false, true);
    issue.pace = GENERATE(Pace::Hours, Pace::WorkingHours);
    issue.stage_due = GENERATE(kNever, kDue + hours{2});
    for (Instant now = kDue - hours{48}; now < kDue + hours{4}; now += std::chrono::minutes{40}) {
        const Instant next = next_change(now, issue);
        const State state = state_at(now, issue);
        CAPTURE(issue.urgency, issue.state, now.time_since_epoch().count());
        REQUIRE(next > now);
        REQUIRE(state_at(next - kTick, issue) == state);
        REQUIRE(state_at(now + (std::min(next, kDue + hours{9}) - now) / 2, issue) == state);
        if (next != kNever) REQUIRE(state_at(next, issue) != state);
    }
}

TEST_CASE("a visit speaks for a year", "[derive]") {
    model::Counts counts;
    CHECK(derive::stale_from(counts) == kNever);
    counts.last_visit = kDue;
    CHECK(derive::stale_from(counts) == kDue + hours{8760});
}
