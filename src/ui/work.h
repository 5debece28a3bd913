// ui/work.h — the work on issues as this seat sees it, and what can be wished of it. Filled by app;
// panels read it.
#pragma once

#include "model/lifecycle.h"
#include "model/story.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ui {

struct StoryDesk {
    model::IssueId issue{};                          // whose story was asked for
    std::shared_ptr<const model::IssueStory> story;  // null until it is here
    /// By the ticket of a form that waits: whether the store took what it sent. Of the last few.
    std::map<int, bool> answered;
};

/// Opens the story of an issue and lights its place; 0 closes it.
struct OpenIssue {
    model::IssueId issue{};
};
/// One step. Who takes it, and when, the app knows.
struct StepIssue {
    model::Step step;
    int ticket = 0;  // of the form that waits for what becomes of it
};
/// The same of many, each for itself; one undo takes all of it back.
struct StepIssues {
    std::vector<model::Step> steps;
    int ticket = 0;
};

}  // namespace ui
