// Issues of another system: what it tells is followed once, and undoes nothing of ours.
#include "store/steps.h"

#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

using model::Action;
using model::IssueId;
using steps::Desk;
using support::kNow;

namespace {

/// The other system tells where its issue "c-1" stands; answers how many lines changed our row.
std::int64_t tell(Desk& d, const char* state) {
    d.now += std::chrono::minutes{5};
    model::IssueRow row{.external_id = "c-1",
                        .title = "rubbish",
                        .place = support::place::kB1,
                        .matter = "06010",
                        .state = state,
                        .reported = kNow};
    const auto receipt = d.store.write(store::TakeIn{.issues = {row}, .at = d.now});
    if (!receipt) FAIL(stage::spoken(receipt.error()));
    return receipt->lines.at(0) == 0 ? 0 : 1;
}

IssueId issue_of(Desk& d) {
    return IssueId{std::stoll(d.other.ask("SELECT id FROM issue WHERE external_id='c-1'"))};
}

std::string log_of(Desk& d, IssueId issue) {
    std::string log;
    for (const model::IssueLogRow& line : d.story(issue).lines)
        log += line.action + " > " + line.to_state + "; ";
    return log;
}

}  // namespace

TEST_CASE("what was reopened here is not closed by an old word", "[store]") {
    Desk d;
    CHECK(tell(d, "REPORTED") == 1);
    const IssueId issue = issue_of(d);
    d.to_working(issue);
    d.take(issue, Action::Finish);
    d.take(issue, Action::CheckPass, model::StaffId{2});
    CHECK(tell(d, "CLOSED") == 0);  // it is, and is known to be there too
    CHECK(tell(d, "CLOSED") == 0);
    d.take(issue, Action::Reopen);
    CHECK(tell(d, "CLOSED") == 0);
    CHECK(d.row(issue).state == "WORKING");
    CHECK(log_of(d, issue).ends_with("check pass > CLOSED; told > CLOSED; reopen > WORKING; "));
    CHECK(d.found_by_check().empty());
    // Only what is told anew is followed.
    CHECK(tell(d, "REPORTED") == 0);
    CHECK(tell(d, "CLOSED") == 1);
    CHECK(d.row(issue).state == "CLOSED");
    CHECK(d.found_by_check().empty());
}

TEST_CASE("what was closed here is not opened by an old word", "[store]") {
    Desk d;
    tell(d, "REPORTED");
    const IssueId issue = issue_of(d);
    CHECK(tell(d, "CLOSED") == 1);
    d.take(issue, Action::Reopen);
    CHECK(d.row(issue).state == "FILED");  // no department had it
    CHECK(tell(d, "REPORTED") == 0);
    d.take(issue, Action::Dispatch);
    d.take(issue, Action::Sign);
    d.take(issue, Action::Finish);
    d.take(issue, Action::CheckPass, model::StaffId{2});
    CHECK(tell(d, "REPORTED") == 0);
    CHECK(d.row(issue).state == "CLOSED");
    CHECK(log_of(d, issue) ==
          "submit > REPORTED; upstream > CLOSED; reopen > FILED; told > FILED; dispatch > "
          "DISPATCHED; sign > WORKING; finish > HANDLED; check pass > CLOSED; ");
    CHECK(d.found_by_check().empty());
}

TEST_CASE("a step is taken back though the other system has spoken since", "[store]") {
    Desk d;
    tell(d, "REPORTED");
    const IssueId issue = issue_of(d);
    d.to_working(issue);
    const store::TakeStep merge{d.step(issue, Action::Merge), {}};
    const auto merged = d.store.write(merge);
    REQUIRE(merged);
    CHECK(tell(d, "CLOSED") == 0);
    CHECK(log_of(d, issue).ends_with("told > MERGED; "));
    d.undo(merge, *merged);
    CHECK(d.row(issue).state == "WORKING");
    CHECK(d.found_by_check().empty());
}

TEST_CASE("numbers of a batch follow one another, after those that are there", "[store]") {
    Desk d;
    REQUIRE(d.other.run("UPDATE place SET code='110105011' WHERE id=2").empty());
    CHECK(d.row(d.report()).no == "SJ110105011-260301-0001");
    const auto of = [](const char* id, int days, const char* no = "") {
        return model::IssueRow{.no = no,
                               .external_id = id,
                               .title = "rubbish",
                               .place = support::place::kB1,
                               .state = "REPORTED",
                               .reported = kNow + std::chrono::hours{24 * days}};
    };
    REQUIRE(d.store.write(
        store::TakeIn{.issues = {of("a", 0), of("b", 1), of("c", 0),
                                 of("d", 0, "SJ110105011-260301-0008"), of("e", 0), of("f", 1)},
                      .at = kNow}));
    CHECK(d.other.ask("SELECT group_concat(substr(no,-6)) FROM issue WHERE external_id BETWEEN "
                      "'a' AND 'f' AND no IS NOT NULL") ==
          "1-0002,2-0001,1-0003,1-0008,1-0009,2-0002");
}

TEST_CASE("an older file that comes after a newer one is not followed", "[store]") {
    Desk d;
    const auto told = [&](const char* state, base::Instant updated) {
        d.now += std::chrono::minutes{5};
        const model::IssueRow row{.external_id = "c-1",
                                  .title = "rubbish",
                                  .place = support::place::kB1,
                                  .matter = "06010",
                                  .state = state,
                                  .reported = kNow};
        const auto receipt =
            d.store.write(store::TakeIn{.issues = {row}, .at = d.now, .updated = {updated}});
        if (!receipt) FAIL(stage::spoken(receipt.error()));
        return receipt->lines.at(0) != 0;
    };
    using std::chrono::hours;
    CHECK(told("REPORTED", kNow + hours{1}));
    CHECK(told("CLOSED", kNow + hours{3}));
    const IssueId issue = issue_of(d);
    CHECK_FALSE(told("REPORTED", kNow + hours{2}));  // the morning's file, once more
    CHECK(d.row(issue).state == "CLOSED");
    CHECK(told("REPORTED", kNow + hours{4}));
    CHECK(d.row(issue).state == "REPORTED");
    CHECK_FALSE(told("REPORTED", kNow + hours{6}));  // nothing new, but it was so then
    CHECK_FALSE(told("CLOSED", kNow + hours{5}));
    CHECK(d.row(issue).state == "REPORTED");
    CHECK(told("CLOSED", base::kNever));  // who tells no time is believed
    CHECK(d.row(issue).state == "CLOSED");
    CHECK(d.found_by_check().empty());
}
