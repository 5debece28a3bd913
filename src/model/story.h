// model/story.h — what happened to one issue, as it is read on demand.
#pragma once

#include "model/rows.h"

#include <vector>

namespace model {

struct IssueStory {
    IssueId issue{};
    std::vector<IssueLogRow> lines;  // in order
    std::vector<TaskRow> tasks;      // those withdrawn too
    std::vector<IssueId> linked;     // duplicates, repeats, children, whatever was linked to it

    friend bool operator==(const IssueStory&, const IssueStory&) = default;
};

}  // namespace model
