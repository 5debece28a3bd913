#include "store/steps.h"

#include "support/steps.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

namespace steps {

using model::Action;
using model::IssueId;

model::Step step_of(IssueId issue, Action action) {
    model::Step step = support::whole_step(action, support::kNow);
    step.issue = issue;
    return step;
}

IssueId Desk::report() {
    return report({.title = "rubbish",
                   .place = support::place::kB1,
                   .matter = "06010",
                   .reported = support::kNow});
}

IssueId Desk::report(model::IssueRow issue) {
    const auto made = store.write(
        store::ReportIssue{.issue = std::move(issue), .actor = model::StaffId{1}, .picture = {}});
    if (!made) FAIL(stage::spoken(made.error()));
    return IssueId{made->row_id};
}

model::Step Desk::step(IssueId issue, Action action, model::StaffId actor) {
    now += std::chrono::minutes{5};
    model::Step step = support::whole_step(action, now);
    step.issue = issue;
    step.actor = actor;
    return step;
}

store::Receipt Desk::take(IssueId issue, Action action, model::StaffId actor) {
    auto taken = store.write(store::TakeStep{step(issue, action, actor), {}});
    if (!taken) FAIL(model::name_of(action) << ": " << stage::spoken(taken.error()));
    return std::move(*taken);
}

void Desk::to_working(IssueId issue) {
    for (const Action action : {Action::Accept, Action::File, Action::Dispatch, Action::Sign})
        take(issue, action);
}

void Desk::undo(const store::Command& done, const store::Receipt& receipt) {
    const auto back = store::undoing(done, receipt);
    REQUIRE(back);
    const auto undone = store.write(*back);
    if (!undone) FAIL(stage::spoken(undone.error()));
}

model::IssueRow Desk::row(IssueId issue) {
    const model::Batch all = stage::all_of(store);
    const auto at = std::ranges::find(all.issues, issue, &model::IssueRow::id);
    if (at == all.issues.end()) FAIL("no issue " << number(issue));
    return *at;
}

model::IssueStory Desk::story(IssueId issue) {
    auto story = store.story_of(issue, {});
    if (!story) FAIL(stage::spoken(story.error()));
    return std::move(*story);
}

std::vector<std::string> Desk::found_by_check() {
    auto report = store.check();
    if (!report) FAIL(stage::spoken(report.error()));
    std::vector<std::string> found;
    for (const store::Difference& d : report->differences)
        found.push_back(d.invariant + ": " + d.expected);
    std::ranges::sort(found);
    return found;
}

}  // namespace steps
