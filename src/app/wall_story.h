// app/wall_story.h — the story of an issue as anybody may read it: steps and departments, no names,
// nothing typed.
#pragma once

#include "model/rules.h"
#include "model/story.h"
#include "ui/wall.h"

#include <vector>

namespace app {

/// In order, remarks left out. A department stands beside a step where a task of it began, was
/// taken or was ended at that moment.
std::vector<ui::WallStep> wall_story(const model::IssueStory& story, const model::WorkRules& rules,
                                     base::Language language);

}  // namespace app
