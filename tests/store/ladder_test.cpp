// What is past due is urged and raised by itself: once, by whoever is first, and of what fell due
// while somebody looked.
#include "model/ladder.h"
#include "store/steps.h"

#include <algorithm>
#include <string>

#include <catch_amalgamated.hpp>

using model::Action;
using model::IssueId;
using std::chrono::hours;
using std::chrono::minutes;
using steps::Desk;
using support::kNow;

namespace {

std::int64_t climb(store::Store& store, base::Instant now) {
    const auto steps = store.climb_ladder(now);
    if (!steps) FAIL(stage::spoken(steps.error()));
    return *steps;
}

/// "urge 逾期 2 小时，自动督办", … of the steps that nobody took.
std::vector<std::string> told(Desk& d, IssueId issue) {
    std::vector<std::string> told;
    for (const model::IssueLogRow& line : d.story(issue).lines)
        if (line.action == "urge" || line.action == "escalate" || line.action == "undo")
            told.push_back(line.action + (line.reason.empty() ? "" : " " + line.reason));
    return told;
}

using Lines = std::vector<std::string>;
const std::string kReminder = "urge 逾期 2 小时，自动督办";
const std::string kToCommunity = "escalate 逾期 4 小时，自动上报社区书记";
const std::string kToStreet = "escalate 逾期 24 小时，自动上报街道值班长";
const std::string kToDistrict = "escalate 逾期 72 小时，自动上报区级";

}  // namespace

TEST_CASE("what is past due is reminded of, then raised rung by rung", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    const base::Instant due = d.row(issue).due;
    CHECK(climb(d.store, kNow) == 0);  // from now on somebody looks
    climb(d.store, due + hours{2} - minutes{1});
    CHECK(told(d, issue).empty());
    climb(d.store, due + hours{2});
    CHECK(told(d, issue) == Lines{kReminder});
    CHECK(d.row(issue).urges == 1);
    const model::IssueLogRow line = d.story(issue).lines.back();
    CHECK(line.at == due + hours{2});
    CHECK(line.actor == model::StaffId{});
    CHECK(line.from_state == line.to_state);
    climb(d.store, due + hours{4});
    CHECK(told(d, issue) == Lines{kReminder, kToCommunity});
    // Nobody was here for days: all that was missed, each with its line.
    climb(d.store, due + hours{100});
    CHECK(told(d, issue) == Lines{kReminder, kToCommunity, kToStreet, kToDistrict});
    CHECK(d.row(issue).escalations == 3);
    CHECK(d.found_by_check().empty());
}

TEST_CASE("of two seats one takes a rung", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    const base::Instant late = d.row(issue).due + hours{5};
    climb(d.store, kNow);
    auto other = store::Store::open(d.path);
    REQUIRE(other);
    CHECK(climb(*other, late) > 0);
    CHECK(climb(d.store, late) == 0);
    CHECK(climb(*other, late) == 0);
    CHECK(told(d, issue) == Lines{kReminder, kToCommunity});
}

TEST_CASE("the ladder leaves alone what was late before, stands, waits or is practice", "[store]") {
    Desk d;
    const IssueId before = d.report({.title = "old",
                                     .place = support::place::kB1,
                                     .matter = "06010",
                                     .reported = kNow - hours{24 * 30}});
    const IssueId suspended = d.report();
    d.to_working(suspended);
    model::Step stand = d.step(suspended, Action::Suspend);
    stand.until = stand.at + hours{24 * 90};
    REQUIRE(d.store.write(store::TakeStep{stand, {}}));
    const IssueId handled = d.report();
    d.to_working(handled);
    d.take(handled, Action::Finish, model::StaffId{1});
    const IssueId exercise = d.report({.title = "practice",
                                       .place = support::place::kB1,
                                       .matter = "06010",
                                       .reported = kNow,
                                       .exercise = true});
    const IssueId open = d.report();
    climb(d.store, d.now);
    climb(d.store, d.now + hours{24 * 30});
    for (const IssueId issue : {before, suspended, handled, exercise}) {
        INFO(number(issue));
        CHECK(told(d, issue).empty());
    }
    CHECK(told(d, open).size() == 4);
}

TEST_CASE("whom people have told is not told again, and what they take back stays so", "[store]") {
    Desk d;
    const IssueId raised = d.report();
    const IssueId undone = d.report();
    const base::Instant due = d.row(raised).due;
    climb(d.store, kNow);
    d.take(raised, Action::Escalate, model::StaffId{1});
    d.take(raised, Action::Urge, model::StaffId{1});
    CHECK(told(d, raised).size() == 2);
    climb(d.store, due + hours{4});
    CHECK(told(d, raised).size() == 2);  // one rung up, and an answer is waited for
    climb(d.store, due + hours{24});
    CHECK(told(d, raised).back() == kToStreet);
    REQUIRE(told(d, undone).back() == kToStreet);
    const std::int64_t line = d.story(undone).lines.back().id;
    REQUIRE(d.store.write(store::UndoStep{undone, line, model::StaffId{1}, due + hours{25}}));
    climb(d.store, due + hours{26});
    CHECK(told(d, undone).back() == "undo");
    climb(d.store, due + hours{72});
    CHECK(told(d, undone).back() == kToDistrict);
    CHECK(d.found_by_check().empty());
}

TEST_CASE("a rung with 0 hours is off, and all of them are the ladder", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    const base::Instant due = d.row(issue).due;
    climb(d.store, kNow);
    REQUIRE(
        d.other.run("UPDATE threshold SET value=0 WHERE key IN ('reminder_h','street_h')").empty());
    climb(d.store, due + hours{100});
    CHECK(told(d, issue) == Lines{kToCommunity, kToDistrict});
    const IssueId next = d.report({.title = "next",
                                   .place = support::place::kB1,
                                   .matter = "06010",
                                   .reported = due + hours{100}});
    const base::Instant then = d.row(next).due;
    REQUIRE(d.other.run("UPDATE threshold SET value=0 WHERE key IN ('community_h','district_h')")
                .empty());
    CHECK(climb(d.store, then + hours{100}) == 0);
    REQUIRE(d.other.run("UPDATE threshold SET value=4 WHERE key='community_h'").empty());
    // Switched on again: what fell due meanwhile is left to people.
    climb(d.store, then + hours{100});
    climb(d.store, then + hours{200});
    CHECK(told(d, next).empty());
}

TEST_CASE("a reason of the ladder is told in both languages", "[store]") {
    const model::Thresholds thresholds{.street_h = 1.5};
    const std::string reason = model::reason_of(model::rungs()[2], thresholds);
    CHECK(reason == "逾期 1.5 小时，自动上报街道值班长");
    CHECK(model::reason_in(base::Language::Chinese, reason) == reason);
    CHECK(model::reason_in(base::Language::English, reason).starts_with("1.5 h past due"));
    CHECK(model::reason_in(base::Language::English, "逾期 3 天").empty());
    CHECK(model::reason_in(base::Language::English, "材料不齐").empty());
}
