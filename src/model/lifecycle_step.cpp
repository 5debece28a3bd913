// What becomes of an issue by one step.
#include "model/codes.h"
#include "model/lifecycle.h"
#include "model/lifecycle_guard.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

namespace model {

using base::fail;
using base::Fault;
using base::Instant;
using base::kNever;
using base::Result;
using base::Word;

namespace {

constexpr std::chrono::hours kLeastRework{2};  // working hours
constexpr const char* kSolved = "1";           // K24
constexpr int kSubdistrict = 2;                // levels at which a matter is settled
constexpr int kInGrid = 4;                     // … and more

/// A row while its step is taken.
struct Work {
    const IssueRow& was;
    const Step& step;
    const StepFacts& facts;
    const WorkRules& rules;
    Instant at;
    Stepped is;

    IssueRow& row() { return is.row; }
    const WorkingCalendar& calendar() const { return rules.calendar; }
};

/// When it has to be settled, unless that was promised before; a changed matter is promised anew.
void promise(Work& w, bool anew) {
    IssueRow& row = w.row();
    if (row.due != kNever && !anew) {
        if (row.first_due == kNever) row.first_due = row.due;
        return;
    }
    const Due due = due_of(w.rules, row.matter, row.urgency, row.reported);
    row.due = row.first_due = due.at;
    row.pace = due.pace;
    row.due_rule = due.rule;
}

void accept(Work& w) {
    IssueRow& row = w.row();
    const Step& step = w.step;
    if (step.action != Action::Confirm && !step.value.empty()) row.matter = step.value;
    const MatterRule* rule = rule_of(w.rules, row.matter);
    if (!step.urgency.empty())
        row.urgency = step.urgency;
    else if (row.urgency.empty() || row.matter != w.was.matter)
        row.urgency = urgency_of(w.rules, row.matter);
    if (rule != nullptr && row.kind.empty()) row.kind = rule->kind;
    if (row.accepted == kNever) row.accepted = w.at;
    promise(w, row.matter != w.was.matter || row.urgency != w.was.urgency);
}

void withdraw_open_tasks(Work& w) {
    for (TaskRow& task : w.is.tasks)
        if (task.done == kNever) task.withdrawn = w.at;
}

void give_out(Work& w) {
    IssueRow& row = w.row();
    withdraw_open_tasks(w);
    row.department = w.step.department;
    const auto give = [&](DepartmentId department, bool lead) {
        w.is.tasks.push_back({.issue = row.id,
                              .department = department,
                              .lead = lead,
                              .assigned = w.at,
                              .due = row.due});
    };
    give(w.step.department, true);
    for (const DepartmentId assist : w.step.assists)
        if (assist != w.step.department && department_of(w.rules, assist) != nullptr)
            give(assist, false);
}

/// That of the department that speaks; without one of who leads, or is alone.
void receive(Work& w) {
    const bool told = number(w.step.department) != 0;
    const bool alone = w.is.tasks.size() == 1;
    for (TaskRow& task : w.is.tasks) {
        const bool speaks = told ? task.department == w.step.department : task.lead || alone;
        if (speaks && task.received == kNever) task.received = w.at;
    }
}

/// The department's task is done. False while another one has something to do.
Result<bool> all_done(Work& w) {
    std::vector<TaskRow*> undone;
    for (TaskRow& task : w.is.tasks)
        if (task.done == kNever && task.withdrawn == kNever) undone.push_back(&task);
    if (undone.empty()) return true;
    const bool only = undone.size() == 1 && number(w.step.department) == 0;
    const DepartmentId department = only ? undone.front()->department : w.step.department;
    const auto own = std::ranges::find(undone, department, &TaskRow::department);
    if (own == undone.end()) return fail(Fault::Conflict, Word::StepDepartment);
    (*own)->done = w.at;
    if ((*own)->received == kNever) (*own)->received = w.at;
    return undone.size() == 1;
}

/// A quarter of the time it had at first, at least two working hours.
Instant reduced_due(const Work& w) {
    const IssueRow& row = w.was;
    const Instant first = row.first_due == kNever ? row.due : row.first_due;
    const Instant least = after_working_time(w.calendar(), w.at, kLeastRework);
    if (first == kNever || row.reported == kNever) return least;
    const base::Millis allowance = between(w.calendar(), row.reported, first, row.pace);
    return std::max(least, later(w.calendar(), w.at, allowance / 4, row.pace));
}

void work_again(Work& w, Instant due) {
    w.row().due = due;
    for (TaskRow& task : w.is.tasks) {
        if (!task.lead || task.withdrawn != kNever) continue;
        task.done = kNever;
        task.due = due;
    }
}

void resume(Work& w) {
    IssueRow& row = w.row();
    if (row.suspended != kNever) {
        const base::Millis stood = between(w.calendar(), row.suspended, w.at, row.pace);
        row.suspended_s += std::chrono::floor<base::Seconds>(stood).count();
        const auto shifted = [&](Instant due) {
            return due == kNever ? due : std::max(due, later(w.calendar(), due, stood, row.pace));
        };
        row.due = shifted(row.due);
        for (TaskRow& task : w.is.tasks)
            if (task.done == kNever) task.due = shifted(task.due);
    }
    row.suspended = row.resumes = kNever;
}

void split(Work& w) {
    IssueRow child;
    child.title = w.step.text.empty() ? w.was.title : w.step.text;
    child.place = w.was.place;
    child.unit = w.was.unit;
    child.has_point = w.was.has_point;
    child.point = w.was.point;
    child.channel = w.was.channel;
    child.matter = w.step.value;
    child.urgency = w.step.urgency.empty() ? urgency_of(w.rules, child.matter) : w.step.urgency;
    child.state = name_of(Status::Reported);
    child.reported = w.at;
    child.first_receiver = w.was.first_receiver;
    child.exercise = w.was.exercise;
    begin_clocks(child, w.rules);
    w.is.child = std::move(child);
}

void extend(Work& w) {
    w.row().due = std::max(w.was.due, w.was.asked_due);
    w.row().extensions += 1;
    w.row().asked_due = kNever;
    for (TaskRow& task : w.is.tasks)
        if (task.done == kNever && task.due != kNever) task.due = std::max(task.due, w.row().due);
}

/// Steps after which the state is another one than the table says, or stays.
Result<Status> other_end(Work& w, Status to) {
    if (w.step.action == Action::Settle && w.facts.sampled) return Status::Handled;
    if (w.step.action == Action::Upstream && w.step.value == name_of(Status::Cancelled) &&
        to == Status::Closed)
        return Status::Cancelled;
    if (w.step.action == Action::Reopen && to == Status::Working && w.facts.tasks.empty())
        return Status::Filed;
    if (w.step.action != Action::Finish) return to;
    const auto done = all_done(w);
    if (!done) return base::refusal(done);
    return *done ? to : status_from(w.was.state);
}

void settle(Work& w) {
    w.row().level = std::max(w.facts.place_level, kInGrid);
    w.row().result = w.step.value.empty() ? kSolved : w.step.value;
}

void take_in_grid(Work& w) {
    accept(w);
    w.row().assignee = number(w.step.assignee) != 0 ? w.step.assignee : w.step.actor;
}

void send_back(Work& w) {
    withdraw_open_tasks(w);
    w.row().department = {};
    w.row().returns += 1;
}

void fail_check(Work& w) {
    w.row().reworks += 1;
    w.row().level = 0;
    work_again(w, reduced_due(w));
}

void reopen(Work& w) {
    w.row().reopens += 1;
    w.row().level = 0;
    w.row().satisfaction.clear();
    if (w.facts.tasks.empty()) w.row().department = {};  // whose it was not, or not any more
    work_again(w, std::max(w.was.due == kNever ? w.at : w.was.due, reduced_due(w)));
}

void merge(Work& w) {
    w.row().merged_into = w.facts.other->id;
    withdraw_open_tasks(w);
}

void add_trip(Work& w) {
    w.row().trips += 1;
    if (w.row().trips >= kTripWithReason) w.row().escalations += 1;  // the leader is told
}

void urge(Work& w) {
    w.row().urges += 1;
    w.row().urge_due = stage_due(w.rules, "reply", w.row().urgency, w.at);
}

void reply(Work& w) {
    w.row().urges_answered = w.row().urges;
    w.row().urge_due = kNever;
}

void suspend(Work& w) {
    w.row().suspended = w.at;
    w.row().resumes = w.step.until;
}

/// From now on it is reported, and its clocks run.
void submit(Work& w) {
    IssueRow& row = w.row();
    if (const auto& told = w.step.told) {
        row.title = told->title;
        row.place = told->place;
        row.has_point = told->has_point;
        row.point = told->point;
        row.matter = told->matter;
        row.channel = told->channel;
        row.urgency = told->urgency;
        row.kind = told->kind;
    }
    row.reported = w.at;
    row.due = row.first_due = row.stage_due = kNever;
    begin_clocks(row, w.rules);
}

void recalculate(Work& w) {
    const Due due = due_of(w.rules, w.row().matter, w.row().urgency, w.row().reported);
    // What it stood still stays its own.
    w.row().due = later(w.calendar(), due.at, base::Seconds{w.row().suspended_s}, due.pace);
    w.row().pace = due.pace;
    w.row().due_rule = due.rule;
    for (TaskRow& task : w.is.tasks)
        if (task.done == kNever && task.withdrawn == kNever) task.due = w.row().due;
}

/// What each step changes beside the state; steps that are not named change nothing else.
struct Record {
    Action action{};
    void (*put)(Work&) = nullptr;
};
constexpr std::array kRecords{
    Record{Action::AskVerify,
           [](Work& w) {
               if (number(w.step.assignee) != 0) w.row().assignee = w.step.assignee;
           }},
    Record{Action::Submit, submit},
    Record{Action::Confirm, accept},
    Record{Action::Accept, accept},
    Record{Action::TakeInGrid, take_in_grid},
    Record{Action::File, accept},  // of what was verified first, the matter is told here
    Record{Action::Refuse, [](Work& w) { w.row().department = w.step.department; }},
    Record{Action::Settle, settle},
    Record{Action::Dispatch, give_out},
    Record{Action::Reassign, give_out},
    Record{Action::Sign, receive},
    Record{Action::Return, send_back},
    Record{Action::Finish,
           [](Work& w) { w.row().result = w.step.value.empty() ? kSolved : w.step.value; }},
    Record{Action::CheckPass,
           [](Work& w) {
               if (w.row().level == 0) w.row().level = kSubdistrict;
           }},
    Record{Action::CheckFail, fail_check},
    Record{Action::AskExtension, [](Work& w) { w.row().asked_due = w.step.until; }},
    Record{Action::Extend, extend},
    Record{Action::DenyExtension, [](Work& w) { w.row().asked_due = kNever; }},
    Record{Action::Suspend, suspend},
    Record{Action::Evaluate, [](Work& w) { w.row().satisfaction = w.step.value; }},
    Record{Action::Reopen, reopen},
    Record{Action::Merge, merge},
    Record{Action::Upstream, withdraw_open_tasks},
    Record{Action::Escalate, [](Work& w) { w.row().escalations += 1; }},
    Record{Action::AddTrip, add_trip},
    Record{Action::Urge, urge},
    Record{Action::Reply, reply},
    Record{Action::MarkMajor, [](Work& w) { w.row().major = true; }},
    Record{Action::Split, split},
    Record{Action::Recalculate, recalculate},
};

/// Which clock runs in a state, beside that of the whole.
constexpr std::array<std::pair<Status, std::string_view>, 8> kStageOfStatus{
    {{Status::Reported, "accept"},
     {Status::Verifying, "verify"},
     {Status::Accepted, "file"},
     {Status::Filed, "dispatch"},
     {Status::Returned, "dispatch"},
     {Status::Dispatched, "receipt"},
     {Status::Handled, "check"},
     {Status::Closed, "callback"}}};

void enter(Work& w, Status to) {
    IssueRow& row = w.row();
    const bool reassigned = w.step.action == Action::Reassign;
    if (row.state == name_of(to) && !reassigned) return;
    row.state = name_of(to);
    if (to == Status::Accepted && row.accepted == kNever) row.accepted = w.at;
    // Nothing waits any more of what only goes on while somebody works.
    if (to != Status::Suspended) row.suspended = row.resumes = kNever;
    if (to != Status::Suspended && to != Status::Working) row.asked_due = kNever;
    row.stage_due = kNever;
    for (const auto& [status, stage] : kStageOfStatus)
        if (status == to) row.stage_due = stage_due(w.rules, stage, row.urgency, w.at);
    if (!closes(row.state))
        row.closed = kNever;
    else if (row.closed == kNever)
        row.closed = w.step.action == Action::Upstream && w.step.until != kNever
                         ? std::chrono::floor<base::Seconds>(w.step.until)
                         : w.at;
}

}  // namespace

void begin_clocks(IssueRow& row, const WorkRules& rules) {
    if (row.urgency.empty()) row.urgency = urgency_of(rules, row.matter);
    if (const MatterRule* rule = rule_of(rules, row.matter); rule != nullptr && row.kind.empty())
        row.kind = rule->kind;
    if (row.due == kNever && !row.matter.empty()) {
        const Due due = due_of(rules, row.matter, row.urgency, row.reported);
        row.due = due.at;
        row.pace = due.pace;
        row.due_rule = due.rule;
    }
    if (row.first_due == kNever) row.first_due = row.due;
    if (row.stage_due == kNever && row.reported != kNever)
        row.stage_due = stage_due(rules, "accept", row.urgency, row.reported);
}

Result<Stepped> take_step(const IssueRow& was, const Step& step, const StepFacts& facts,
                          const WorkRules& rules, Role role) {
    const Status status = status_from(was.state);
    if (status == Status::Unknown) return fail(Fault::Conflict, Word::StepUnknown, {was.state});
    if (!step.from_state.empty() && step.from_state != was.state)
        return fail(Fault::Conflict, Word::IssueTakenUp);
    const Transition* line = transition(step.action, status);
    if (line == nullptr) return fail(Fault::Conflict, Word::StepIllegal);
    if ((line->roles >> static_cast<unsigned>(role) & 1U) == 0)
        return fail(Fault::Denied, Word::StepNotYours);
    Work work{.was = was,
              .step = step,
              .facts = facts,
              .rules = rules,
              .at = step.at == kNever ? kNever : std::chrono::floor<base::Seconds>(step.at),
              .is = {.row = was, .tasks = facts.tasks, .child = {}}};
    if (auto fine = allowed({was, step, facts, rules, role, work.at}, *line); !fine)
        return base::refusal(fine);
    const Status to = line->to == Status::Unknown ? status : line->to;
    const auto end = other_end(work, to);
    if (!end) return base::refusal(end);
    // Whatever ends it: for so long its clock stood.
    if (status == Status::Suspended && *end != status) resume(work);
    for (const Record& record : kRecords)
        if (record.action == step.action) record.put(work);
    enter(work, *end);
    return std::move(work.is);
}

}  // namespace model
