// Issues through our own door: numbers, the log, tasks, what is taken back, who may.
#include "store/guarded.h"
#include "store/steps.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <catch_amalgamated.hpp>

using base::kNever;
using base::Word;
using guarded::Guarded;
using model::Action;
using model::IssueId;
using model::Role;
using model::StaffId;
using std::chrono::hours;
using std::chrono::minutes;
using steps::Desk;
using support::kNow;
using namespace support::place;

TEST_CASE("numbers of issues follow one another by street and day", "[store]") {
    Desk d;
    const auto number_of = [&](IssueId issue) { return d.row(issue).no; };
    CHECK(number_of(d.report()) == "SJ000000000-260301-0001");  // the street has no code yet
    REQUIRE(d.other.run("UPDATE place SET code='110105011' WHERE id=2").empty());
    CHECK(number_of(d.report()) == "SJ110105011-260301-0001");
    CHECK(number_of(d.report()) == "SJ110105011-260301-0002");
    CHECK(number_of(d.report({.title = "nowhere", .reported = kNow})) == "SJ110105011-260301-0003");
    // The day is that of Beijing.
    CHECK(number_of(d.report({.place = kB1, .reported = kNow + hours{16} + minutes{30}})) ==
          "SJ110105011-260302-0001");
    // What was told stays, and the next follows the highest, also beyond four digits.
    CHECK(number_of(d.report({.no = "SJ110105011-260301-9999", .reported = kNow})) ==
          "SJ110105011-260301-9999");
    CHECK(number_of(d.report()) == "SJ110105011-260301-10000");
    CHECK(number_of(d.report()) == "SJ110105011-260301-10001");
    const auto again = d.store.write(
        store::ReportIssue{.issue = {.no = "SJ110105011-260301-0002", .reported = kNow}});
    REQUIRE_FALSE(again);
    CHECK(again.error().word == Word::RowRefused);
    CHECK(d.other.ask("SELECT count(*)-count(DISTINCT no) FROM issue WHERE no IS NOT NULL") == "0");
}

TEST_CASE("a report begins its clocks and its log", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    const model::IssueRow row = d.row(issue);
    CHECK(row.state == "REPORTED");
    CHECK(row.first_receiver == StaffId{1});
    CHECK(row.kind == "1");
    CHECK(row.urgency == "C");
    CHECK(row.due_rule == "06010/1");
    CHECK(row.pace == model::Pace::WorkingHours);
    CHECK(row.first_due == row.due);
    CHECK(base::iso_from_instant(row.due) == "2026-03-02T14:00:00+08:00");
    CHECK(base::iso_from_instant(row.stage_due) == "2026-03-02T10:30:00+08:00");
    const model::IssueStory story = d.story(issue);
    REQUIRE(story.lines.size() == 1);
    CHECK(story.lines[0].action == "submit");
    CHECK(story.lines[0].to_state == "REPORTED");
    CHECK(story.lines[0].actor == StaffId{1});
    CHECK(story.lines[0].at == kNow);
    for (const char* state : {"WORKING", "CLOSED", "HANDLING"}) {
        const auto no = d.store.write(store::ReportIssue{.issue = {.state = state}});
        REQUIRE_FALSE(no);
        CHECK(no.error().word == Word::StepIllegal);
    }
}

TEST_CASE("the story of an issue tells its steps, tasks and what it is linked to", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    d.to_working(issue);
    d.take(issue, Action::Finish, StaffId{1});
    d.take(issue, Action::CheckPass, StaffId{2});
    d.take(issue, Action::Link, StaffId{2});
    const model::IssueStory story = d.story(issue);
    std::string course;
    for (const model::IssueLogRow& line : story.lines) {
        course += line.action + " > " + line.to_state + "; ";
        CHECK(line.issue == issue);
    }
    CHECK(course ==
          "submit > REPORTED; accept > ACCEPTED; file > FILED; dispatch > DISPATCHED; sign > "
          "WORKING; finish > HANDLED; check pass > CLOSED; link > CLOSED; ");
    CHECK(story.lines[5].actor == StaffId{1});
    CHECK(story.lines[5].text == "seen");
    CHECK(story.lines[5].from_state == "WORKING");
    REQUIRE(story.tasks.size() == 1);
    CHECK(story.tasks[0].received != kNever);
    CHECK(story.tasks[0].done != kNever);
    CHECK(story.linked == std::vector<IssueId>{IssueId{2}});
    CHECK(d.story(IssueId{2}).linked == std::vector<IssueId>{issue});
    CHECK(d.row(issue).closed != kNever);
    CHECK(d.story(IssueId{999}).lines.empty());
}

TEST_CASE("who only looks on is not told who did what for which reason", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    d.to_working(issue);
    const auto seen = d.store.story_of(issue, store::Grant::wall());
    REQUIRE(seen);
    REQUIRE(seen->lines.size() == 5);
    for (const model::IssueLogRow& line : seen->lines) {
        CHECK_FALSE(line.to_state.empty());
        CHECK(line.actor == StaffId{});
        CHECK((line.text + line.reason + line.effect).empty());
    }
    CHECK(d.story(issue).lines[1].text == "seen");
}

TEST_CASE("only a picture of who checks shows that somebody looked", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    d.to_working(issue);
    const auto attach = [&](StaffId actor) {
        const std::string columns = "id,issue,at,actor,media,width_px,height_px,sealed";
        REQUIRE(d.other
                    .run(fmt::format(
                        "INSERT INTO attachment({}) SELECT 1+ifnull(max(id),0),{},{},{},'image/"
                        "jpeg',1,1,x'00' FROM attachment",
                        columns, number(issue), base::seconds_from_instant(d.now), number(actor)))
                    .empty());
    };
    model::Step check = d.step(issue, Action::CheckPass, StaffId{2});
    check.has_picture = false;
    const auto checked = [&] { return d.store.write(store::TakeStep{check, {}}); };
    attach(StaffId{1});  // before it was finished
    d.take(issue, Action::Finish, StaffId{1});
    CHECK(checked().error().word == Word::StepPicture);
    attach(StaffId{1});  // with which he finished
    CHECK(checked().error().word == Word::StepPicture);
    attach(StaffId{2});
    CHECK(checked());
}

TEST_CASE("nobody rewrites the log, or who was asked first", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    const auto refused = [&](const std::string& sql) { return !d.other.run(sql).empty(); };
    CHECK(refused("UPDATE issue_log SET reason='x'"));
    CHECK(refused("UPDATE OR REPLACE issue_log SET id=1 WHERE id=2"));
    CHECK(refused("DELETE FROM issue_log WHERE id=2"));
    CHECK(refused("DELETE FROM issue_log"));
    CHECK(refused("REPLACE INTO issue_log(id,issue,at,action) VALUES(2,5,1,'x')"));
    CHECK(refused("INSERT OR REPLACE INTO issue_log(id,issue,at,action) VALUES(1,5,1,'x')"));
    CHECK(refused("UPDATE issue SET first_receiver=2 WHERE id=5"));
    CHECK(refused("UPDATE issue SET first_receiver=NULL WHERE id=5"));
    CHECK(d.other.run("UPDATE issue SET first_receiver=1, title='lamp' WHERE id=5").empty());
    CHECK(d.other.run("UPDATE issue SET first_receiver=2 WHERE id=4").empty());  // nobody was
    CHECK(d.story(issue).lines.size() == 1);
    // Also not after what keeps it was lost with its table.
    REQUIRE(d.other
                .run("DROP TRIGGER issue_log_stays_complete; DROP TRIGGER "
                     "issue_first_receiver_stays")
                .empty());
    d.store = stage::opened(d.path);
    CHECK(refused("DELETE FROM issue_log WHERE id=2"));
    CHECK(refused("UPDATE issue SET first_receiver=2 WHERE id=5"));
}

TEST_CASE("a step is taken only from the state that was seen", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    model::Step step = d.step(issue, Action::Accept);
    step.from_state = "REPORTED";
    REQUIRE(d.store.write(store::TakeStep{step, {}}));
    const std::string before = d.other.ask("SELECT count(*) FROM issue_log");
    const auto late = d.store.write(store::TakeStep{step, {}});
    REQUIRE_FALSE(late);
    CHECK(late.error().word == Word::IssueTakenUp);
    CHECK(d.other.ask("SELECT count(*) FROM issue_log") == before);
    REQUIRE(d.other.run("UPDATE issue SET state='HANDLING' WHERE id=5").empty());
    const auto unknown = d.store.write(store::TakeStep{d.step(issue, Action::File), {}});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().word == Word::StepUnknown);
}

TEST_CASE("of several steps what one is refused does not keep the others", "[store]") {
    Desk d;
    const IssueId first = d.report();
    const IssueId second = d.report();
    d.take(second, Action::Accept);
    const IssueId third = d.report();
    const store::TakeSteps command{{d.step(first, Action::Accept), d.step(second, Action::Accept),
                                    d.step(IssueId{999}, Action::Accept),
                                    d.step(third, Action::Accept)}};
    const auto receipt = d.store.write(command);
    REQUIRE(receipt);
    REQUIRE(receipt->lines.size() == 4);
    CHECK(receipt->lines[0] != 0);
    CHECK(receipt->lines[1] == 0);
    CHECK(receipt->lines[2] == 0);
    CHECK(receipt->lines[3] != 0);
    REQUIRE(receipt->refused.size() == 2);
    CHECK(receipt->refused[0].word == Word::StepIllegal);
    CHECK(receipt->refused[1].word == Word::IssueGone);
    CHECK(d.row(first).state == "ACCEPTED");
    CHECK(d.row(third).state == "ACCEPTED");
    CHECK(d.story(second).lines.size() == 2);
    // And they are taken back the same way, but for what went on meanwhile.
    d.take(third, Action::File);
    const auto back = store::undoing(command, *receipt);
    REQUIRE(back);
    const auto undone = d.store.write(*back);
    REQUIRE(undone);
    REQUIRE(undone->lines.size() == 2);
    CHECK(undone->lines[0] != 0);
    CHECK(undone->lines[1] == 0);
    CHECK(d.row(first).state == "REPORTED");
    CHECK(d.row(third).state == "FILED");
    CHECK(d.found_by_check().empty());
}

TEST_CASE("each role takes its own steps, and a refusal is a line of the audit", "[store]") {
    Guarded s;
    const auto report = [&](model::PlaceId place) {
        const auto made = s.store.write(
            store::ReportIssue{.issue = {.place = place, .matter = "06010", .reported = kNow}},
            s.owner, kNow);
        REQUIRE(made);
        return IssueId{made->row_id};
    };
    const auto word = [&](const store::Grant& grant, IssueId issue, Action action) {
        const auto done =
            s.store.write(store::TakeStep{steps::step_of(issue, action), {}}, grant, kNow);
        return done ? Word::Unexpected : done.error().word;
    };
    const store::Grant desk = s.account("desk", Role::Operator, {}, StaffId{2});
    const store::Grant unit = s.account("unit", Role::Handler);
    const store::Grant grid = s.account("grid", Role::GridWorker, {}, StaffId{1});
    const IssueId issue = report(kB1);
    const std::int64_t before = s.audits();
    CHECK(word(unit, issue, Action::Accept) == Word::StepNotYours);
    CHECK(s.audits() == before + 1);
    CHECK(word(s.account("plan", Role::Planner), issue, Action::Accept) == Word::RoleMayNot);
    CHECK(word(desk, issue, Action::Accept) == Word::Unexpected);
    CHECK(word(desk, issue, Action::File) == Word::Unexpected);
    CHECK(word(grid, issue, Action::Dispatch) == Word::StepNotYours);
    CHECK(word(desk, issue, Action::Dispatch) == Word::Unexpected);
    // Who may not take a step does not take it back either.
    const auto line = std::stoll(s.other.ask("SELECT max(id) FROM issue_log"));
    const store::UndoStep undo{issue, line, {}, kNow};
    CHECK(s.store.write(undo, grid, kNow).error().word == Word::StepNotYours);
    CHECK(s.store.write(undo, desk, kNow));
    // A grid worker acts in his grids, in yards with houses of his, and on what has no place.
    CHECK(word(grid, report(kB3), Action::TakeInGrid) == Word::OutsideScope);
    CHECK(word(grid, report(kFront1), Action::TakeInGrid) == Word::OutsideScope);
    CHECK(word(grid, report(kBackyard), Action::TakeInGrid) == Word::OutsideScope);
    for (const model::PlaceId mine : {kB1, kB2, kStreet, kYard, model::PlaceId{}})
        CHECK(word(grid, report(mine), Action::TakeInGrid) == Word::Unexpected);
    const store::Grant other = s.account("other", Role::Secretary, kB3);
    CHECK(word(other, report(kB1), Action::TakeInGrid) == Word::OutsideScope);
    CHECK(word(other, report(kB3), Action::TakeInGrid) == Word::Unexpected);
}

TEST_CASE("what was suspended goes on by itself when its day has come", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    d.to_working(issue);
    const base::Instant due = d.row(issue).due;
    model::Step step = d.step(issue, Action::Suspend);
    step.until = step.at + hours{48};
    REQUIRE(d.store.write(store::TakeStep{step, {}}));
    CHECK(d.store.resume_suspended(step.until - base::Millis{1000}) == 0);
    CHECK(d.row(issue).state == "SUSPENDED");
    CHECK(d.store.resume_suspended(step.until + hours{100}) == 1);  // nobody was here before
    CHECK(d.store.resume_suspended(step.until + hours{100}) == 0);
    CHECK(d.story(issue).lines.back().at == step.until);
    const model::IssueRow row = d.row(issue);
    CHECK(row.state == "WORKING");
    CHECK(row.due > due);
    CHECK(row.suspended == kNever);
    CHECK(d.story(issue).lines.back().action == "resume");
    CHECK(d.found_by_check().empty());
}

TEST_CASE("a changed rule and a task that is done reach who follows the store", "[store]") {
    Desk d;
    const IssueId issue = d.report();
    d.to_working(issue);
    const model::Batch all = stage::all_of(d.store);
    REQUIRE(all.rules);
    CHECK(*all.rules == model::usual_rules());
    REQUIRE(all.tasks.size() == 1);
    CHECK(all.tasks[0].issue == issue);
    d.take(issue, Action::Finish);
    const model::Batch done = stage::changes_of(d.store, all.position);
    CHECK(done.tasks.empty());
    CHECK(done.tasks_gone == std::vector<model::TaskId>{all.tasks[0].id});
    CHECK_FALSE(done.rules);
    REQUIRE(d.other.run("UPDATE threshold SET value=0.3 WHERE key='yellow'").empty());
    const model::Batch changed = stage::changes_of(d.store, done.position);
    REQUIRE(changed.rules);
    CHECK(changed.rules->thresholds.yellow == 0.3);
    CHECK(*model::apply(model::apply({}, all), changed).rules == *changed.rules);
    // What makes no sense is left out.
    REQUIRE(d.other
                .run("UPDATE threshold SET value=0.05 WHERE key='yellow';"
                     "UPDATE matter_rule SET length=-1 WHERE matter='83';"
                     "UPDATE working_span SET to_min=100;"
                     "INSERT INTO calendar_day(day,worked) VALUES('soon',1)")
                .empty());
    const model::Batch odd = stage::changes_of(d.store, changed.position);
    REQUIRE(odd.rules);
    CHECK(odd.rules->thresholds.yellow == 0.25);
    CHECK(model::rule_of(*odd.rules, "83") == nullptr);
    CHECK(odd.rules->calendar == model::usual_calendar());
}

TEST_CASE("a draft has no number and no clock until it is reported", "[store]") {
    Desk d;
    const IssueId issue = d.report({.title = "not sure yet", .state = "DRAFT", .reported = kNow});
    CHECK(d.row(issue).no.empty());
    CHECK(d.row(issue).reported == kNever);
    CHECK(d.row(issue).stage_due == kNever);
    CHECK(d.row(issue).first_receiver == StaffId{1});
    CHECK(d.found_by_check().empty());
    model::Step step{
        .issue = issue, .action = Action::Submit, .actor = StaffId{1}, .at = kNow + hours{1}};
    step.told = d.row(issue);
    step.told->place = kB1;
    step.told->matter = "06010";
    const store::TakeStep command{step, {}};
    const auto receipt = d.store.write(command);
    REQUIRE(receipt);
    const model::IssueRow row = d.row(issue);
    CHECK(row.no == "SJ000000000-260301-0001");
    CHECK(row.state == "REPORTED");
    CHECK(row.place == kB1);
    CHECK(row.reported == kNow + hours{1});
    CHECK(row.due_rule == "06010/1");
    const model::IssueStory story = d.story(issue);
    REQUIRE(story.lines.size() == 2);
    CHECK(story.lines[0].action == "draft");
    CHECK(story.lines[0].to_state == "DRAFT");
    CHECK(story.lines[1].action == "submit");
    CHECK(d.found_by_check().empty());
    d.undo(command, *receipt);
    CHECK(d.row(issue).state == "DRAFT");
    CHECK(d.row(issue).reported == kNever);
    CHECK(d.found_by_check().empty());
}
