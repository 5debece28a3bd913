// Clocks of issues over their steps: suspended, split, accepted as something else, ended by others.
#include "model/lifecycle.h"
#include "support/moment.h"
#include "support/steps.h"

#include <string>

#include <catch_amalgamated.hpp>

using base::kNever;
using model::Action;
using support::at;
using support::done;
using support::issue_in;
using support::minute_of;
using support::taken;
using support::whole_step;

namespace {

/// Suspended from one moment to another.
model::Stepped stood(const model::IssueRow& row, const char* from, const char* to) {
    const model::TaskRow task{.id = model::TaskId{1}, .due = row.due};
    const model::Stepped still =
        done(row, whole_step(Action::Suspend, at(from)), {.tasks = {task}});
    CHECK(still.row.suspended == at(from));
    CHECK(still.row.due == row.due);
    return done(still.row, whole_step(Action::Resume, at(to)), {.tasks = still.tasks});
}

}  // namespace

TEST_CASE("a suspended issue is due later by as much of its own time", "[model]") {
    const model::IssueRow row = issue_in("WORKING", "06010");
    CHECK(minute_of(row.due) == "2026-03-04T14:30");
    const model::Stepped again = stood(row, "2026-03-04T10:00", "2026-03-05T10:00");
    CHECK(minute_of(again.row.due) == "2026-03-05T14:30");
    CHECK(again.row.suspended_s == 8 * 3600);
    CHECK(again.row.suspended == kNever);
    CHECK(again.row.resumes == kNever);
    CHECK(again.row.first_due == row.due);
    CHECK(again.tasks.at(0).due == again.row.due);
    // Twice is twice.
    CHECK(minute_of(stood(again.row, "2026-03-05T11:00", "2026-03-05T12:00").row.due) ==
          "2026-03-05T15:30");
    // By the hour every hour counts; in working time a weekend does not.
    const model::IssueRow leak = issue_in("WORKING", "83", at("2026-03-06T12:00"));
    CHECK(minute_of(stood(leak, "2026-03-06T18:00", "2026-03-09T08:00").row.due) ==
          "2026-03-10T02:00");
    model::IssueRow evening = issue_in("WORKING", "06010", at("2026-03-06T14:00"));
    CHECK(minute_of(evening.due) == "2026-03-06T18:00");
    CHECK(minute_of(stood(evening, "2026-03-06T18:00", "2026-03-09T08:30").row.due) ==
          "2026-03-06T18:00");
}

TEST_CASE("due is found anew by the same rules, with what was stood still", "[model]") {
    const model::IssueRow row =
        stood(issue_in("WORKING", "06010"), "2026-03-04T10:00", "2026-03-05T10:00").row;
    model::IssueRow shifted = row;
    shifted.due = at("2026-03-20T10:00");  // by another calendar, say
    shifted.due_rule = "06010/0";
    const model::IssueRow is =
        done(shifted, whole_step(Action::Recalculate, at("2026-03-05T11:00"))).row;
    CHECK(is.due == row.due);
    CHECK(is.due_rule == "06010/1");
    CHECK(done(is, whole_step(Action::Recalculate, at("2026-03-06T11:00"))).row == is);
    // What is still to be done follows; what is done does not.
    model::TaskRow task{.id = model::TaskId{1}, .due = shifted.due};
    model::TaskRow over = task;
    over.done = at("2026-03-05T10:30");
    const model::Stepped with = done(
        shifted, whole_step(Action::Recalculate, at("2026-03-05T11:00")), {.tasks = {task, over}});
    CHECK(with.tasks.at(0).due == row.due);
    CHECK(with.tasks.at(1).due == shifted.due);
}

TEST_CASE("what was promised otherwise than by its rule is not found anew", "[model]") {
    const auto refused = [](auto change) {
        model::IssueRow row = issue_in("WORKING", "06010");
        change(row);
        const auto outcome = taken(row, whole_step(Action::Recalculate, at("2026-03-04T11:00")));
        return !outcome && outcome.error().word == base::Word::StepIllegal;
    };
    CHECK_FALSE(refused([](model::IssueRow&) {}));
    CHECK(refused([](model::IssueRow& row) { row.extensions = 1; }));
    CHECK(refused([](model::IssueRow& row) { row.reworks = 1; }));
    CHECK(refused([](model::IssueRow& row) { row.reopens = 1; }));
    CHECK(refused([](model::IssueRow& row) { row.due_rule.clear(); }));
}

TEST_CASE("a part of an issue is an issue of its own, with its own clock", "[model]") {
    model::IssueRow row = issue_in("WORKING", "83");
    row.place = model::PlaceId{11};
    row.channel = "1";
    row.first_receiver = model::StaffId{3};
    row.exercise = true;
    row.external_id = "12345";
    model::Step step = whole_step(Action::Split, at("2026-03-05T09:00"));
    step.text = "and the rubbish";
    const model::Stepped is = done(row, step);
    CHECK(is.row == row);
    CHECK(is.child.state == "REPORTED");
    CHECK(is.child.title == "and the rubbish");
    CHECK(is.child.matter == "06010");
    CHECK(is.child.kind == "1");
    CHECK(is.child.place == row.place);
    CHECK(is.child.first_receiver == row.first_receiver);
    CHECK(is.child.exercise);
    CHECK(is.child.external_id.empty());
    CHECK(is.child.reported == step.at);
    CHECK(minute_of(is.child.due) == "2026-03-05T14:30");
    CHECK(is.child.first_due == is.child.due);
    CHECK(is.child.due_rule == "06010/1");
    CHECK(minute_of(is.child.stage_due) == "2026-03-05T11:00");
}

TEST_CASE("accepted as something else, an issue is promised anew", "[model]") {
    const model::IssueRow row = issue_in("REPORTED", "06010");
    CHECK(minute_of(row.stage_due) == "2026-03-04T11:00");
    model::Step step = whole_step(Action::Accept, at("2026-03-04T09:20"));
    const model::IssueRow same = done(row, step).row;
    CHECK(same.accepted == step.at);
    CHECK(same.due == row.due);
    CHECK(minute_of(same.stage_due) == "2026-03-04T10:20");  // to be filed
    step.value = "88";
    const model::IssueRow other = done(row, step).row;
    CHECK(other.due_rule == "88/1");
    CHECK(other.pace == model::Pace::WorkingDays);
    CHECK(minute_of(other.due) == "2026-03-11T09:00");
    CHECK(other.first_due == other.due);
    step.urgency = "A";
    const model::IssueRow urgent = done(row, step).row;
    CHECK(urgent.urgency == "A");
    CHECK(minute_of(urgent.due) == "2026-03-04T11:00");
    CHECK(urgent.due_rule == "urgency/A");
    // Told by another program without a due: it gets one now.
    model::IssueRow bare = row;
    bare.due = bare.first_due = kNever;
    CHECK(done(bare, whole_step(Action::Accept, step.at)).row.due == row.due);
    // What was promised to somebody stays.
    bare.due = at("2026-03-30T09:00");
    CHECK(done(bare, whole_step(Action::Accept, step.at)).row.due == bare.due);
}

TEST_CASE("the system an issue came from ends it and takes it up again", "[model]") {
    const model::IssueRow row = issue_in("SUSPENDED", "06010");
    model::Step step = whole_step(Action::Upstream, at("2026-03-05T09:00"));
    step.until = at("2026-03-04T17:00");
    const model::TaskRow task{.id = model::TaskId{1}, .department = model::DepartmentId{1}};
    const model::Stepped over = done(row, step, {.tasks = {task}});
    CHECK(over.row.state == "CLOSED");
    CHECK(over.row.closed == step.until);
    CHECK(over.row.suspended == kNever);
    CHECK(over.tasks.at(0).withdrawn == step.at);  // nobody has to do it any more
    // For so long its clock stood, whatever ended it.
    model::IssueRow still = row;
    still.suspended = at("2026-03-04T10:00");
    const model::IssueRow stood_still = done(still, step, {.tasks = {task}}).row;
    CHECK(stood_still.suspended_s == 7 * 3600);
    CHECK(minute_of(stood_still.due) > minute_of(row.due));
    const model::IssueRow other{.id = model::IssueId{2}, .state = "WORKING"};
    CHECK(done(still, whole_step(Action::Merge, step.at), {.other = &other}).row.suspended_s ==
          stood_still.suspended_s);
    const model::IssueRow again = done(over.row, step).row;
    CHECK(again.state == "REPORTED");
    CHECK(again.closed == kNever);
    step.value = "CANCELLED";
    CHECK(done(row, step).row.state == "CANCELLED");
}
