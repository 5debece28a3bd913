// ui/planning_panel.h — the panels of the planner's workspace: one file a tab.
#pragma once

#include "ui/intent.h"
#include "ui/layout.h"
#include "ui/planning_cover.h"
#include "ui/planning_division.h"
#include "ui/planning_team.h"
#include "ui/view.h"

namespace ui {

/// What is typed and pointed at in it.
struct PlanningPanel {
    CoverPanel cover;
    DivisionPanel division;
    TeamPanel team;
};

/// The tabs in the inspector's place.
void draw_planning(PlanningPanel& panel, const View& view, const Layout& layout, Intents& out);
/// The wide table of the tab, below the map.
void draw_planning_table(PlanningPanel& panel, const View& view, const Layout& layout,
                         Intents& out);
/// What the tab draws over the map, and what a click there means to it. Before map_overlay.
void draw_planning_map(PlanningPanel& panel, const View& view, const Layout& layout, Intents& out);
/// Keys of the tab; whether one was taken.
bool take_planning_keys(PlanningPanel& panel, const View& view, Intents& out);

}  // namespace ui
