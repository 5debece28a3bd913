// The guards of domain.md 5.2 that no table can say, and what each step leaves behind.
#include "model/lifecycle.h"
#include "support/moment.h"
#include "support/steps.h"

#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

using base::Instant;
using base::kNever;
using base::Word;
using model::Action;
using model::DepartmentId;
using model::Role;
using model::StaffId;
using std::chrono::hours;
using std::chrono::minutes;
using support::at;
using support::done;
using support::issue_in;
using support::kNine;
using support::minute_of;
using support::taken;
using support::whole_step;

namespace {

Word why(const base::Result<model::Stepped>& outcome) {
    return outcome ? Word::Unexpected : outcome.error().word;
}

/// Of department 1, which leads.
model::TaskRow task_of(std::int64_t id, std::int64_t department, Instant due = kNever) {
    return {.id = model::TaskId{id},
            .issue = model::IssueId{1},
            .department = DepartmentId{department},
            .lead = department == 1,
            .assigned = kNine,
            .due = due};
}

}  // namespace

TEST_CASE("only a question is answered, and by whoever was asked first", "[model]") {
    model::IssueRow row = issue_in("REPORTED", "86");
    row.first_receiver = StaffId{7};
    model::Step step = whole_step(Action::Answer, kNine);
    step.actor = StaffId{8};
    CHECK(why(taken(row, step)) == Word::StepFirstReceiver);
    step.actor = StaffId{7};
    CHECK(done(row, step).row.state == "ANSWERED");
    CHECK(done(row, step).row.closed == kNine);
    row.first_receiver = {};
    CHECK(taken(row, step));
    // Without being one of the staff only who has no account, or all of it.
    row.first_receiver = StaffId{7};
    step.actor = {};
    CHECK(why(taken(row, step, {}, Role::Operator)) == Word::StepFirstReceiver);
    CHECK(taken(row, step, {}, Role::Guest));
    CHECK(taken(row, step));
    CHECK(why(taken(issue_in("REPORTED", "83"), step)) == Word::StepConsultation);
    model::IssueRow of_kind = issue_in("REPORTED", "83");
    of_kind.kind = "7";
    CHECK(taken(of_kind, step));
}

TEST_CASE("that it is nobody's duty is no reason alone", "[model]") {
    model::Step step = whole_step(Action::Refuse, kNine);
    step.reason = "不属职责";
    step.text.clear();
    CHECK(why(taken(issue_in("REPORTED", "83"), step)) == Word::StepNotDuty);
    step.text = "由供水公司办理，已电话转交";
    const model::IssueRow row = done(issue_in("REPORTED", "83"), step).row;
    CHECK(row.state == "REJECTED");
    CHECK(row.department == DepartmentId{1});  // whose it is
    CHECK(row.closed == kNine);
}

TEST_CASE("within the grid is settled only what may be", "[model]") {
    model::Step step = whole_step(Action::TakeInGrid, kNine + minutes{10});
    step.actor = StaffId{4};
    CHECK(why(taken(issue_in("REPORTED", "06013"), step)) == Word::StepNotInGrid);
    CHECK(why(taken(issue_in("REPORTED", "99999"), step)) == Word::StepNotInGrid);
    step.value = "06010";
    const model::IssueRow row = done(issue_in("REPORTED", "06013"), step).row;
    CHECK(row.state == "SELF");
    CHECK(row.matter == "06010");
    CHECK(row.assignee == StaffId{4});
    CHECK(row.accepted == kNine + minutes{10});
    CHECK(row.due_rule == "06010/1");
    CHECK(minute_of(row.due) == "2026-03-04T14:30");
    CHECK(row.stage_due == kNever);
}

TEST_CASE("of what is settled in the grid some is checked", "[model]") {
    model::StepFacts facts{.place_level = 5};
    const model::Step step = whole_step(Action::Settle, kNine + hours{1});
    const model::IssueRow closed = done(issue_in("SELF"), step, facts).row;
    CHECK(closed.state == "CLOSED");
    CHECK(closed.closed == kNine + hours{1});
    CHECK(closed.level == 5);
    CHECK(closed.result == "1");
    facts.sampled = true;
    const model::IssueRow sampled = done(issue_in("SELF"), step, facts).row;
    CHECK(sampled.state == "HANDLED");
    CHECK(sampled.closed == kNever);
    // Whatever place it is at, or none: no higher than the grid.
    CHECK(done(issue_in("SELF"), step, {.place_level = 3}).row.level == 4);
    CHECK(done(issue_in("SELF"), step).row.level == 4);
    // It stays settled there when the check says so, and not when somebody else has to mend it.
    model::Step check = whole_step(Action::CheckPass, kNine + hours{2});
    CHECK(done(sampled, check).row.level == 5);
    check.action = Action::CheckFail;
    CHECK(done(sampled, check).row.level == 0);
}

TEST_CASE("a second return is the commander's", "[model]") {
    model::IssueRow row = issue_in("WORKING");
    row.department = DepartmentId{1};
    const model::StepFacts facts{.tasks = {task_of(1, 1)}};
    const model::Step step = whole_step(Action::Return, kNine + hours{1});
    const model::Stepped first = done(row, step, facts, Role::Handler);
    CHECK(first.row.returns == 1);
    CHECK(first.row.department == DepartmentId{});
    CHECK(first.tasks.at(0).withdrawn == kNine + hours{1});
    row.returns = 1;
    CHECK(why(taken(row, step, facts, Role::Handler)) == Word::StepReturnedTwice);
    CHECK(done(row, step, facts, Role::Commander).row.returns == 2);
}

TEST_CASE("more time is asked for before it is due, twice at most, and granted", "[model]") {
    model::IssueRow row = issue_in("WORKING");
    const Instant due = row.due;
    model::Step ask = whole_step(Action::AskExtension, due);
    CHECK(why(taken(row, ask)) == Word::StepExtensionLate);
    ask.at = due - minutes{1};
    ask.until = due;
    CHECK(why(taken(row, ask)) == Word::StepUntil);
    ask.until = due + hours{24};
    row = done(row, ask).row;
    CHECK(row.due == due);
    CHECK(row.asked_due == due + hours{24});
    CHECK(done(row, whole_step(Action::DenyExtension, due)).row.asked_due == kNever);

    const model::StepFacts facts{.tasks = {task_of(1, 1, due)}};
    const model::Stepped more = done(row, whole_step(Action::Extend, due + hours{1}), facts);
    CHECK(more.row.due == due + hours{24});
    CHECK(more.row.first_due == due);
    CHECK(more.row.extensions == 1);
    CHECK(more.row.asked_due == kNever);
    CHECK(more.tasks.at(0).due == due + hours{24});
    CHECK(why(taken(more.row, whole_step(Action::Extend, kNine))) == Word::StepExtensionNone);
    CHECK(why(taken(more.row, whole_step(Action::DenyExtension, kNine))) ==
          Word::StepExtensionNone);
    row.extensions = 2;
    const auto most = taken(row, ask);
    CHECK(why(most) == Word::StepExtensionMost);
    CHECK(most.error().parts == std::vector<std::string>{"2"});
    // Who has finished waits for nothing.
    CHECK(done(row, whole_step(Action::Finish, kNine)).row.asked_due == kNever);
}

TEST_CASE("nobody checks what he did himself", "[model]") {
    const model::StepFacts facts{.finished_by = StaffId{5}};
    for (const Action action : {Action::CheckPass, Action::CheckFail}) {
        model::Step step = whole_step(action, kNine);
        step.actor = StaffId{5};
        CHECK(why(taken(issue_in("HANDLED"), step, facts)) == Word::StepOwnWork);
        step.actor = StaffId{6};
        CHECK(taken(issue_in("HANDLED"), step, facts));
        step.actor = {};
        CHECK(why(taken(issue_in("HANDLED"), step, facts, Role::Operator)) == Word::StepOwnWork);
        CHECK(taken(issue_in("HANDLED"), step, facts, Role::Guest));
    }
}

TEST_CASE("what ended is reopened for fifteen days and keeps its number", "[model]") {
    model::IssueRow row = issue_in("EVALUATED");
    row.no = "SJ000000000-260304-0007";
    row.closed = kNine;
    row.level = 5;
    row.satisfaction = "3";
    model::Step step = whole_step(Action::Reopen, kNine + hours{24 * 15});
    const model::Stepped again = done(row, step, {.tasks = {task_of(1, 1, row.due)}});
    CHECK(again.row.state == "WORKING");
    CHECK(again.row.no == row.no);
    CHECK(again.row.reopens == 1);
    CHECK(again.row.closed == kNever);
    CHECK(again.row.satisfaction.empty());
    CHECK(again.row.level == 0);
    CHECK(again.row.due > step.at);
    CHECK(again.tasks.at(0).done == kNever);
    step.at += base::Seconds{1};
    CHECK(why(taken(row, step)) == Word::StepReopenLate);
    model::IssueRow refused = issue_in("REJECTED");
    refused.closed = kNine;
    refused.department = DepartmentId{3};
    step.at = kNine + hours{1};
    CHECK(done(refused, step).row.department == DepartmentId{});
    CHECK(done(refused, step).row.state == "ACCEPTED");
    CHECK(done(refused, step).row.accepted == step.at);
}

TEST_CASE("reopened where no department had it, an issue goes out anew", "[model]") {
    model::IssueRow row = issue_in("CLOSED");
    row.closed = kNine;
    row.level = 5;
    const model::Step step = whole_step(Action::Reopen, kNine + hours{1});
    const model::IssueRow is = done(row, step).row;
    CHECK(is.state == "FILED");
    CHECK(is.closed == kNever);
    CHECK(is.reopens == 1);
    CHECK(is.stage_due == model::stage_due(model::usual_rules(), "dispatch", is.urgency, step.at));
    CHECK(why(taken(is, whole_step(Action::Finish, step.at))) == Word::StepIllegal);
    CHECK(done(is, whole_step(Action::Dispatch, step.at)).row.state == "DISPATCHED");
}

TEST_CASE("without a matter nothing is filed", "[model]") {
    model::IssueRow row = issue_in("VERIFYING", "");
    row = done(row, whole_step(Action::Confirm, kNine)).row;
    model::Step file = whole_step(Action::File, kNine + hours{1});
    CHECK(why(taken(row, file)) == Word::StepMatter);
    file.value = "06010";
    row = done(row, file).row;
    CHECK(row.matter == "06010");
    CHECK(row.due_rule == "06010/1");
    CHECK(row.first_due == row.due);
    CHECK(row.accepted == kNine);
}

TEST_CASE("an issue is merged into another that is open, or has not been closed for long",
          "[model]") {
    const model::Step step = whole_step(Action::Merge, kNine);
    const auto merged = [&](const model::IssueRow& other) {
        model::StepFacts facts{.tasks = {task_of(1, 1)}, .other = &other};
        return taken(issue_in("WORKING"), step, facts);
    };
    model::IssueRow other{.id = model::IssueId{2}, .state = "CLOSED"};
    other.closed = kNine - hours{24 * 7} + minutes{1};
    const auto fine = merged(other);
    REQUIRE(fine);
    CHECK(fine->row.state == "MERGED");
    CHECK(fine->row.merged_into == other.id);
    CHECK(fine->row.closed == kNine);
    CHECK(fine->tasks.at(0).withdrawn == kNine);
    other.closed = kNine - hours{24 * 7};
    CHECK(why(merged(other)) == Word::StepMergeInto);
    for (const char* state : {"MERGED", "CANCELLED", "DRAFT", "HANDLING"})
        CHECK(why(merged({.id = model::IssueId{2}, .state = state})) == Word::StepMergeInto);
    CHECK(why(merged({.id = model::IssueId{1}, .state = "WORKING"})) == Word::StepMergeInto);
    const model::IssueRow itself{.id = model::IssueId{1}, .state = "WORKING"};
    CHECK(why(taken(issue_in("WORKING"), whole_step(Action::Link, kNine), {.other = &itself})) ==
          Word::StepOther);
}

TEST_CASE("from the third trip on a reason is told, and the leader hears of it", "[model]") {
    model::IssueRow row = issue_in("WORKING");
    model::Step step = whole_step(Action::AddTrip, kNine);
    step.reason.clear();
    row = done(done(row, step).row, step).row;
    CHECK(row.trips == 2);
    CHECK(row.escalations == 0);
    CHECK(why(taken(row, step)) == Word::StepTripReason);
    step.reason = "材料不全";
    row = done(row, step).row;
    CHECK(row.trips == 3);
    CHECK(row.escalations == 1);
}

TEST_CASE("an urge is answered once", "[model]") {
    const model::Step reply = whole_step(Action::Reply, kNine + hours{1});
    CHECK(why(taken(issue_in("WORKING"), reply)) == Word::StepNoUrge);
    model::IssueRow row = done(issue_in("WORKING"), whole_step(Action::Urge, kNine)).row;
    CHECK(row.urges == 1);
    CHECK(minute_of(row.urge_due) == "2026-03-04T14:30");  // four working hours
    row = done(row, reply).row;
    CHECK(row.urge_due == kNever);
    CHECK(why(taken(row, reply)) == Word::StepNoUrge);
}

TEST_CASE("many departments are done when each of them is", "[model]") {
    model::Step step = whole_step(Action::Dispatch, kNine);
    step.assists = {DepartmentId{2}, DepartmentId{1}, DepartmentId{99}};
    model::Stepped is = done(issue_in("FILED"), step);
    REQUIRE(is.tasks.size() == 2);  // nobody assists himself, nor does who is none
    CHECK(is.tasks[0].lead);
    CHECK_FALSE(is.tasks[1].lead);
    CHECK(is.tasks[1].due == is.row.due);
    CHECK(minute_of(is.row.stage_due) == "2026-03-04T14:30");
    step = whole_step(Action::Sign, kNine + hours{1});
    step.department = {};  // who leads
    is = done(is.row, step, {.tasks = is.tasks});
    CHECK(is.tasks[0].received == step.at);
    CHECK(is.tasks[1].received == kNever);
    CHECK(is.row.stage_due == kNever);

    step = whole_step(Action::Finish, kNine + hours{2});
    step.department = {};
    CHECK(why(taken(is.row, step, {.tasks = is.tasks})) == Word::StepDepartment);
    step.department = DepartmentId{1};
    is = done(is.row, step, {.tasks = is.tasks});
    CHECK(is.row.state == "WORKING");
    CHECK(is.tasks[0].done == step.at);
    // Who is done already cannot be done for the others.
    CHECK(why(taken(is.row, step, {.tasks = is.tasks})) == Word::StepDepartment);
    step.department = {};
    is = done(is.row, step, {.tasks = is.tasks});
    CHECK(is.row.state == "HANDLED");
    CHECK(is.tasks[1].received == step.at);
    CHECK(minute_of(is.row.stage_due) == "2026-03-05T11:00");  // to be checked within a working day

    const model::Stepped fail =
        done(is.row, whole_step(Action::CheckFail, step.at), {.tasks = is.tasks});
    CHECK(fail.tasks[0].done == kNever);
    CHECK(fail.tasks[1].done == step.at);
}

TEST_CASE("rework has a quarter of the time, and two working hours at least", "[model]") {
    const auto due_after = [](const char* matter, const char* when) {
        const model::IssueRow row =
            done(issue_in("HANDLED", matter), whole_step(Action::CheckFail, at(when))).row;
        CHECK(row.reworks == 1);
        CHECK(row.first_due == issue_in("HANDLED", matter).due);
        return minute_of(row.due);
    };
    CHECK(due_after("06010", "2026-03-04T16:00") == "2026-03-04T18:00");  // 1 of 4 working hours
    CHECK(due_after("88", "2026-03-05T09:00") == "2026-03-06T11:00");     // 10 of 40
    CHECK(due_after("83", "2026-03-05T09:00") == "2026-03-05T15:00");     // 6 of 24, any hours
    CHECK(due_after("83", "2026-03-06T17:00") == "2026-03-09T09:30");     // two that are worked
}

TEST_CASE("reassigned, an issue is to be received anew and due as before", "[model]") {
    const model::Stepped sent = done(issue_in("FILED"), whole_step(Action::Dispatch, kNine));
    std::vector<model::TaskRow> tasks = sent.tasks;
    tasks[0].id = model::TaskId{1};
    model::Step step = whole_step(Action::Reassign, kNine + hours{2});
    step.department = DepartmentId{3};
    const model::Stepped is = done(sent.row, step, {.tasks = tasks});
    CHECK(is.row.department == DepartmentId{3});
    CHECK(is.row.due == sent.row.due);
    CHECK(minute_of(sent.row.stage_due) == "2026-03-04T14:30");
    CHECK(minute_of(is.row.stage_due) == "2026-03-04T16:30");
    REQUIRE(is.tasks.size() == 2);
    CHECK(is.tasks[0].withdrawn == step.at);
    CHECK(is.tasks[1].due == sent.row.due);
}
