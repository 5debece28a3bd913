#include "app/wall_story.h"

#include "model/lifecycle.h"
#include "ui/issue_words.h"

namespace app {

using base::Word;
using model::Action;

namespace {

bool alarms(Action action) {
    return action == Action::CheckFail || action == Action::Return || action == Action::MarkMajor ||
           action == Action::Urge || action == Action::Escalate || action == Action::Reopen;
}

/// Whose task began, was taken or was ended then.
std::string department_at(const model::IssueStory& story, base::Instant at,
                          const model::WorkRules& rules, base::Language language) {
    for (const model::TaskRow& task : story.tasks) {
        if (task.assigned != at && task.received != at && task.done != at) continue;
        const model::DepartmentRow* row = model::department_of(rules, task.department);
        if (row == nullptr) continue;
        const bool chinese = language == base::Language::Chinese || row->name_en.empty();
        return chinese ? row->name : row->name_en;
    }
    return {};
}

}  // namespace

std::vector<ui::WallStep> wall_story(const model::IssueStory& story, const model::WorkRules& rules,
                                     base::Language language) {
    std::vector<ui::WallStep> steps;
    for (const model::IssueLogRow& line : story.lines) {
        const auto action = model::action_from(line.action);
        if (action == Action::Remark) continue;
        const Word word = ui::word_of_step(line.action);
        steps.push_back({.at = line.at,
                         .what = word == Word::kCount ? Word::StoryOther : word,
                         .post = department_at(story, line.at, rules, language),
                         .alarming = action && alarms(*action)});
    }
    return steps;
}

}  // namespace app
