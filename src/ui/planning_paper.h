// ui/planning_paper.h — the map of what a planner looks at, on paper.
#pragma once

#include "ui/intent.h"
#include "ui/view.h"

namespace ui {

/// "出图  PDF A3  PDF A1  PNG", for roles that may take numbers out.
void draw_paper_links(const View& view, Intents& out);

}  // namespace ui
