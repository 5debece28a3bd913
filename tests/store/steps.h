// tests/store/steps.h — a town where issues are reported and taken through their steps.
#pragma once

#include "store/stage.h"
#include "support/foreign.h"

#include <string>
#include <vector>

namespace steps {

/// With all that it may need; at kNow.
model::Step step_of(model::IssueId issue, model::Action action);

/// The town, and whoever has its file. Each step is taken five minutes after the one before.
struct Desk {
    support::Folder folder;
    std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    support::Foreign other{path};
    base::Instant now = support::kNow;

    /// Rubbish in front of b1, told to the first of the staff.
    model::IssueId report();
    model::IssueId report(model::IssueRow issue);

    model::Step step(model::IssueId issue, model::Action action, model::StaffId actor = {});
    /// Must succeed.
    store::Receipt take(model::IssueId issue, model::Action action, model::StaffId actor = {});
    /// Accepted, filed, dispatched, signed for.
    void to_working(model::IssueId issue);
    /// Must succeed; what takes back what was done.
    void undo(const store::Command& done, const store::Receipt& receipt);

    model::IssueRow row(model::IssueId issue);
    model::IssueStory story(model::IssueId issue);
    /// "invariant: expected", one for each difference.
    std::vector<std::string> found_by_check();
};

}  // namespace steps
