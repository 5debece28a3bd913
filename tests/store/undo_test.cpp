// Steps that are taken back, what the log says of every row (I6), and what others write into it.
#include "store/steps.h"
#include "support/steps.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>
#include <catch_amalgamated.hpp>

using base::Word;
using model::Action;
using model::IssueId;
using steps::Desk;
using support::kNow;

namespace {

/// Takes a step and takes it back: the row is as it was, and the log has two lines more.
void there_and_back(Desk& d, IssueId issue, Action action) {
    INFO(model::name_of(action));
    const model::IssueRow before = d.row(issue);
    const std::size_t lines = d.story(issue).lines.size();
    const store::TakeStep command{d.step(issue, action), {}};
    const auto receipt = d.store.write(command);
    REQUIRE(receipt);
    CHECK(d.row(issue) != before);
    d.undo(command, *receipt);
    CHECK(d.row(issue) == before);
    const model::IssueStory story = d.story(issue);
    CHECK(story.lines.size() == lines + 2);
    CHECK(story.lines.back().action == "undo");
    CHECK(story.lines.back().to_state == before.state);
    CHECK(d.found_by_check().empty());
    // Neither an undoing nor the same step is taken back again.
    for (const std::int64_t line : {story.lines.back().id, receipt->row_id}) {
        const auto again = d.store.write(store::UndoStep{issue, line, {}, d.now});
        REQUIRE_FALSE(again);
        CHECK(again.error().word == Word::StepNotLast);
    }
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("the last step of an issue is taken back, with what hung on it", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    there_and_back(d, issue, Action::Accept);
    d.take(issue, Action::Accept);
    d.take(issue, Action::File);
    there_and_back(d, issue, Action::Dispatch);
    CHECK(stage::all_of(d.store).tasks.empty());
    CHECK(d.story(issue).tasks.size() == 1);  // that it was given out stays told
    d.take(issue, Action::Dispatch);
    there_and_back(d, issue, Action::Sign);
    CHECK(d.story(issue).tasks.back().received == base::kNever);
    d.take(issue, Action::Sign);
    there_and_back(d, issue, Action::Finish);
    CHECK(stage::all_of(d.store).tasks.size() == 1);
    there_and_back(d, issue, Action::Suspend);
    there_and_back(d, issue, Action::Return);
    CHECK(stage::all_of(d.store).tasks.size() == 1);
    there_and_back(d, issue, Action::MarkMajor);
    there_and_back(d, issue, Action::Merge);
    CHECK(d.other.ask("SELECT count(*) FROM issue_link") == "0");
    CHECK(stage::all_of(d.store).tasks.size() == 1);
    // A report is cancelled, not taken back.
    const auto first =
        d.store.write(store::UndoStep{issue, d.story(issue).lines.front().id, {}, d.now});
    REQUIRE_FALSE(first);
    CHECK(first.error().word == Word::StepNotLast);
}

TEST_CASE("step by step an issue goes back to where it began, and on again", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    const model::IssueRow begun = d.row(issue);
    const store::TakeStep accept{d.step(issue, Action::Accept), {}};
    const auto accepted = d.store.write(accept);
    REQUIRE(accepted);
    const store::TakeStep file{d.step(issue, Action::File), {}};
    const auto filed = d.store.write(file);
    REQUIRE(filed);
    const auto refused = [&](std::int64_t line) {
        const auto outcome = d.store.write(store::UndoStep{issue, line, {}, d.now});
        return !outcome && outcome.error().word == Word::StepNotLast;
    };
    CHECK(refused(accepted->row_id));  // one stands after it
    d.undo(file, *filed);
    CHECK(refused(filed->row_id));
    d.undo(accept, *accepted);
    CHECK(d.row(issue) == begun);
    CHECK(refused(filed->row_id));
    CHECK(refused(accepted->row_id));
    CHECK(d.found_by_check().empty());

    const auto again = d.store.write(accept);
    REQUIRE(again);
    const auto on = d.store.write(file);
    REQUIRE(on);
    CHECK(d.row(issue).state == "FILED");
    CHECK(refused(accepted->row_id));
    CHECK(refused(again->row_id));
    d.undo(file, *on);
    d.undo(accept, *again);
    CHECK(d.row(issue) == begun);
    CHECK(d.found_by_check().empty());
}

TEST_CASE("the part of an issue that is split off goes with it, until it is taken up", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    const store::TakeStep command{d.step(issue, Action::Split), {}};
    const auto split = [&] {
        const auto receipt = d.store.write(command);
        REQUIRE(receipt);
        return *receipt;
    };
    const store::Receipt first = split();
    const IssueId child = d.story(issue).linked.at(0);
    CHECK(d.row(child).state == "REPORTED");
    CHECK(d.row(child).no == "SJ000000000-260301-0002");
    CHECK(d.story(child).lines.at(0).action == "submit");
    CHECK(d.story(child).linked == std::vector<IssueId>{issue});
    d.undo(command, first);
    CHECK(d.row(child).state == "CANCELLED");
    CHECK(d.story(issue).linked.empty());
    CHECK(d.found_by_check().empty());
    const store::Receipt second = split();
    const IssueId taken_up = d.story(issue).linked.at(0);
    d.take(taken_up, Action::Accept);
    const auto refused = d.store.write(*store::undoing(command, second));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == Word::IssueTakenUp);
    CHECK(d.story(issue).linked == std::vector<IssueId>{taken_up});
}

TEST_CASE("nothing is taken back after something else came", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    const store::TakeStep command{d.step(issue, Action::Accept), {}};
    const auto receipt = d.store.write(command);
    REQUIRE(receipt);
    d.take(issue, Action::Remark);
    const auto late = d.store.write(*store::undoing(command, *receipt));
    REQUIRE_FALSE(late);
    CHECK(late.error().word == Word::StepNotLast);
    CHECK(d.row(issue).state == "ACCEPTED");
    // A report that was taken up is no mistake any more.
    const store::ReportIssue report{.issue = {.place = support::place::kB1,
                                              .matter = "06010",
                                              .state = "REPORTED",
                                              .reported = kNow}};
    const auto made = d.store.write(report);
    REQUIRE(made);
    auto back = store::undoing(report, *made);
    REQUIRE(back);
    std::get<store::TakeStep>(*back).step.at = d.now;
    d.take(IssueId{made->row_id}, Action::Accept);
    const auto refused = d.store.write(*back);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == Word::IssueTakenUp);
}

TEST_CASE("I6: after any walk through the lifecycle each log gives its row", "[store]") {
    Desk d;
    base::Random random{6};
    for (int i = 0; i < 6; ++i) d.report();
    int taken = 0;
    for (int i = 0; i < 900; ++i) {
        d.now += std::chrono::minutes{random.between(1, 900)};
        if (i % 60 == 0) d.report();
        const auto count = std::stoi(d.other.ask("SELECT count(*) FROM issue"));
        const IssueId issue{random.between(5, count)};
        const auto batch = d.store.read_all(support::kNow);
        REQUIRE(batch);
        const auto at = std::ranges::find(batch->issues, issue, &model::IssueRow::id);
        REQUIRE(at != batch->issues.end());
        const store::TakeStep command{support::step_by_chance(random, *at, d.now, count), {}};
        const auto receipt = d.store.write(command);
        if (!receipt) {
            // Refused in a sentence of its own, never by the database.
            INFO(stage::spoken(receipt.error()));
            REQUIRE(receipt.error().about.empty());
            continue;
        }
        taken += 1;
        if (random.chance(0.2)) (void)d.store.write(*store::undoing(command, *receipt));
        if (random.chance(0.1)) REQUIRE(d.store.resume_suspended(d.now));
        if (i % 100 == 0) REQUIRE(d.found_by_check() == Found{});
    }
    CHECK(taken > 300);
    CHECK(d.found_by_check() == Found{});
}

TEST_CASE("check finds what was written behind the back of the log", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    d.take(issue, Action::Accept);
    const std::string mine = " WHERE id=" + std::to_string(number(issue));
    CHECK(d.found_by_check() == Found{});
    const auto after = [&](const std::string& set) {
        REQUIRE(d.other.run("UPDATE issue SET " + set + mine).empty());
        return d.found_by_check();
    };
    CHECK(after("state='HANDLING'") == Found{"I6: what its log says", "state: a state of K23"});
    CHECK(after("state='FILED'") == Found{"I6: what its log says"});
    CHECK(after("state='CLOSED'") ==
          Found{"I6: what its log says", "state: closed_at of a closed issue"});
    CHECK(after("state='ACCEPTED', closed_at=1772323200") ==
          Found{"I6: what its log says", "state: no closed_at of an open issue"});
    CHECK(after("closed_at=NULL, merged_into=id") ==
          Found{"I6: what its log says", "state: another issue it was merged into"});
    CHECK(after("state='MERGED', closed_at=1772323200, merged_into=NULL") ==
          Found{"I6: what its log says", "state: the issue it was merged into"});
    CHECK(after("state='ACCEPTED', closed_at=NULL, due_at=due_at+1") ==
          Found{"I6: what its log says"});
    CHECK(after("due_at=due_at-1") == Found{});
    // A line that tells no effect ends what the log can say, and is no fault.
    REQUIRE(d.other
                .run("INSERT INTO issue_log(issue,at,action,from_state,to_state) VALUES(5,"
                     "1772323200,'close','ACCEPTED','CLOSED'); UPDATE issue SET state='CLOSED', "
                     "closed_at=1772323200" +
                     mine)
                .empty());
    CHECK(d.found_by_check() == Found{});
}

TEST_CASE("effects that are none are found, and break nothing", "[store]") {
    constexpr std::array<const char*, 11> kGarbage{
        "x",
        "{",
        "7",
        "[]",
        R"({"state":"CLOSED"})",
        R"({"nobody":[1,2]})",
        R"({"tasks":7})",
        R"({"tasks":[7,{"id":"x","was":1},{"id":1},{"id":1,"was":[1,2,3,4,5,6,7]}],"link":"x"})",
        R"({"child":999,"link":999})",
        R"({"child":"x","tasks":{"id":1}})",
        R"({"due_at":[null,9223372036854775807]})"};
    for (const char* effect : kGarbage) {
        INFO(effect);
        Desk d;
        const IssueId issue = d.report();
        d.to_working(issue);
        const model::IssueRow before = d.row(issue);
        REQUIRE(d.other
                    .run(fmt::format("INSERT INTO issue_log(issue,at,action,from_state,to_state,"
                                     "effect) VALUES({},1772323200,'remark','WORKING','WORKING',"
                                     "'{}')",
                                     number(issue), effect))
                    .empty());
        const Found found = d.found_by_check();
        const bool row_is_told = std::string{effect}.find("tasks") != std::string::npos ||
                                 std::string{effect}.find("child") != std::string::npos;
        CHECK(found.empty() == row_is_told);
        const std::int64_t line = d.story(issue).lines.back().id;
        const auto undone = d.store.write(store::UndoStep{issue, line, {}, d.now});
        if (!undone) CHECK(undone.error().about.empty());
        CHECK(d.row(issue).state == before.state);
        CHECK(d.store.check());
        CHECK(stage::all_of(d.store).issues.size() == 4);
    }
}
