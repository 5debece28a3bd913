#include "derive/state.h"

#include <catch_amalgamated.hpp>

using base::Instant;
using base::kNever;
using derive::next_change;
using derive::State;
using derive::state_at;
using model::IssueRow;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr Instant kDue{hours{480'000}};
constexpr seconds kTick{1};

/// Forty hours to settle it: a quarter is ten, a tenth is four.
IssueRow forty_hours() {
    return {.urgency = "C", .state = "HANDLING", .reported = kDue - hours{40}, .due = kDue};
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
    // Eight hours: a quarter would be two, but everybody is warned four hours before.
    IssueRow issue{.urgency = "C", .state = "HANDLING", .reported = kDue - hours{8}, .due = kDue};
    CHECK(state_at(kDue - hours{4} - kTick, issue) == State::Open);
    CHECK(state_at(kDue - hours{4}, issue) == State::Soon);
    CHECK(state_at(kDue - minutes{48}, issue) == State::Urgent);
    // Classes A and B two hours before; class A is urgent in its last half hour.
    issue = {.urgency = "A", .state = "HANDLING", .reported = kDue - hours{2}, .due = kDue};
    CHECK(state_at(kDue - hours{2}, issue) == State::Soon);
    CHECK(state_at(kDue - minutes{30} - kTick, issue) == State::Soon);
    CHECK(state_at(kDue - minutes{30}, issue) == State::Urgent);
    issue.urgency = "B";
    CHECK(state_at(kDue - minutes{12} - kTick, issue) == State::Soon);
    CHECK(state_at(kDue - minutes{12}, issue) == State::Urgent);
}

TEST_CASE("without a deadline an issue stays open, without a beginning it is warned late",
          "[derive]") {
    CHECK(state_at(kDue, {.state = "REPORTED"}) == State::Open);
    CHECK(next_change(kDue, {.state = "REPORTED"}) == kNever);
    const IssueRow issue{.state = "REPORTED", .due = kDue};
    CHECK(state_at(kDue - hours{4} - kTick, issue) == State::Open);
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
    issue.urges = 1;
    CHECK(state_at(kDue - hours{40}, issue) == State::Urgent);
    issue = forty_hours();
    issue.major = true;
    CHECK(state_at(kDue - hours{40}, issue) == State::Urgent);
    CHECK(state_at(kDue, issue) == State::Overdue);
    CHECK(next_change(kDue - hours{40}, issue) == kDue);
}

TEST_CASE("a handled issue waits for its check and is not overdue", "[derive]") {
    IssueRow issue = forty_hours();
    issue.state = "HANDLED";
    CHECK(state_at(kDue + hours{5}, issue) == State::Urgent);
    CHECK(next_change(kDue, issue) == kNever);
}

TEST_CASE("a suspended issue stays open whatever the hour", "[derive]") {
    IssueRow issue = forty_hours();
    issue.state = "SUSPENDED";
    CHECK(state_at(kDue + hours{5}, issue) == State::Open);
    CHECK(next_change(kDue - hours{40}, issue) == kNever);
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

TEST_CASE("the state stands still until next_change, and differs there", "[derive]") {
    IssueRow issue{.urgency = GENERATE("A", "B", "C", ""),
                   .state = GENERATE("HANDLING", "HANDLED", "SUSPENDED", "CLOSED"),
                   .due = GENERATE(kNever, kDue)};
    issue.reported = GENERATE(kNever, kDue - hours{1}, kDue - hours{30}, kDue + hours{3});
    issue.major = GENERATE(false, true);
    for (Instant now = kDue - hours{48}; now < kDue + hours{4}; now += minutes{20}) {
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
