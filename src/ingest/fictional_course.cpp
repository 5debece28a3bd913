#include "ingest/fictional_course.h"

#include "model/effect.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ingest {

using base::Instant;
using base::Millis;
using base::Seconds;
using model::Action;
using model::IssueRow;
using model::Pace;
using model::TaskRow;

namespace {

/// An issue while it is lived.
struct Life {
    model::Rows& rows;
    const Course& course;
    IssueRow row;
    model::StepFacts facts;
    std::vector<TaskRow> withdrawn;
    std::int64_t tasks;  // the last number
    Instant at;
    double share = 0;
};

void add_line(Life& life, const IssueRow& was, const model::Step& step, std::string_view action) {
    life.rows.issue_log.push_back({.id = static_cast<std::int64_t>(life.rows.issue_log.size()) + 1,
                                   .issue = life.row.id,
                                   .at = life.at,
                                   .actor = step.actor,
                                   .action = std::string{action},
                                   .from_state = was.state,
                                   .to_state = life.row.state,
                                   .reason = step.reason,
                                   .text = step.text,
                                   .effect = model::effect_between(was, life.row)});
}

Instant moment_of(const Life& life, const CourseStep& planned) {
    const model::WorkingCalendar& calendar = model::usual_rules().calendar;
    Instant at = life.at;
    if (planned.share > life.share)
        at = model::later(calendar, at, share_of(life.course.time, planned.share - life.share),
                          life.row.pace);
    if (planned.wait > Seconds{0})
        at = model::after_working_time(calendar, at + planned.wait, Millis{0});
    return std::chrono::floor<Seconds>(at);
}

/// The step with all that its moment tells.
model::Step step_now(const Life& life, const CourseStep& planned) {
    model::Step step = planned.step;
    step.issue = life.row.id;
    step.from_state = life.row.state;
    step.at = life.at;
    if (step.action == Action::Suspend) step.until = life.at + planned.length;
    if (step.action == Action::AskExtension)
        step.until = std::max(life.at, life.row.due) + planned.length;
    return step;
}

/// New ones get their numbers; those withdrawn are nothing that a step knows of.
void keep_tasks(Life& life, std::vector<TaskRow> tasks) {
    for (TaskRow& task : tasks)
        if (number(task.id) == 0) task.id = model::TaskId{++life.tasks};
    const auto open = std::stable_partition(tasks.begin(), tasks.end(), [](const TaskRow& task) {
        return task.withdrawn == base::kNever;
    });
    life.withdrawn.insert(life.withdrawn.end(), open, tasks.end());
    tasks.erase(open, tasks.end());
    life.facts.tasks = std::move(tasks);
}

std::optional<base::Error> take(Life& life, const CourseStep& planned) {
    const model::Step step = step_now(life, planned);
    life.facts.other = nullptr;
    const auto other = static_cast<std::size_t>(number(step.other));
    if (other > 0 && other <= life.rows.issues.size())
        life.facts.other = &life.rows.issues[other - 1];
    auto is =
        model::take_step(life.row, step, life.facts, model::usual_rules(), model::Role::Owner);
    if (!is) return is.error();
    if (step.action == Action::Finish || step.action == Action::Settle)
        life.facts.finished_by = step.actor;
    const IssueRow was = std::move(life.row);
    life.row = std::move(is->row);
    keep_tasks(life, std::move(is->tasks));
    add_line(life, was, step, model::name_of(step.action));
    return std::nullopt;
}

void put_down(Life& life) {
    std::vector<TaskRow>& tasks = life.facts.tasks;
    tasks.insert(tasks.end(), life.withdrawn.begin(), life.withdrawn.end());
    std::ranges::sort(tasks, {}, &TaskRow::id);
    life.rows.tasks.insert(life.rows.tasks.end(), tasks.begin(), tasks.end());
    life.rows.issues.push_back(std::move(life.row));
}

}  // namespace

std::optional<base::Error> live(model::Rows& rows, const Course& course, Instant now) {
    assert(number(course.issue.id) == static_cast<std::int64_t>(rows.issues.size()) + 1);
    Life life{.rows = rows,
              .course = course,
              .row = course.issue,
              .facts = {.sampled = course.sampled, .place_level = course.place_level},
              .withdrawn = {},
              .tasks = static_cast<std::int64_t>(rows.tasks.size()),
              .at = course.issue.reported};
    life.row.state = model::name_of(model::Status::Reported);
    model::begin_clocks(life.row, model::usual_rules());
    add_line(life, {}, {.actor = life.row.first_receiver}, "submit");
    std::optional<base::Error> refused;
    for (const CourseStep& planned : course.steps) {
        const Instant at = moment_of(life, planned);
        if (at > now) break;
        life.at = at;
        refused = take(life, planned);
        if (refused) break;
        life.share = std::max(life.share, planned.share);
    }
    put_down(life);
    return refused;
}

Millis share_of(Millis time, double share) {
    return Millis{std::llround(share * static_cast<double>(time.count()))};
}

Millis time_allowed(std::string_view matter, Instant reported) {
    const model::WorkRules& rules = model::usual_rules();
    const model::Due due = model::due_of(rules, matter, model::urgency_of(rules, matter), reported);
    return model::between(rules.calendar, reported, due.at, due.pace);
}

Instant reported_before(std::string_view matter, double share, Instant now) {
    const model::WorkRules& rules = model::usual_rules();
    const model::MatterRule* rule = model::rule_of(rules, matter);
    assert(rule != nullptr);
    std::chrono::minutes whole{rule->length};
    if (rule->pace == Pace::WorkingDays) {
        std::chrono::minutes day{0};
        for (const model::WorkingSpan& span : rules.calendar.span)
            day += std::chrono::minutes{span.to_min - span.from_min};
        whole = day * rule->length;
    }
    return std::chrono::floor<Seconds>(
        model::earlier(rules.calendar, now, share_of(whole, share), rule->pace));
}

}  // namespace ingest
