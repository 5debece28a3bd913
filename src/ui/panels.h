// ui/panels.h — the panels of the page: functions from a view to ImGui calls and wishes.
//
// A panel keeps only what the user typed into it; it does no arithmetic worth testing, holds no
// row number over a frame, and never opens a file, a query or a thread.
#pragma once

#include "ui/intent.h"
#include "ui/layout.h"
#include "ui/view.h"

namespace ui {

/// What is typed into the find box, as ImGui edits it.
struct TopBar {
    std::string find;
    bool list_hovered = false;  // a click on a match takes the cursor out of the box first
};

struct Panels {
    TopBar top_bar;
};

/// All panels of the workspace, and what mouse and keys wish on the map.
void draw(Panels& panels, const View& view, const Layout& layout, Intents& out);

void draw_top_bar(TopBar& bar, const View& view, const Layout& layout, Intents& out);
void draw_legend(const View& view, const Layout& layout);
void draw_inspector(const View& view, const Layout& layout, Intents& out);
void draw_ticker(const View& view, const Layout& layout, Intents& out);
void draw_notices(const View& view, const Layout& layout, Intents& out);
void draw_map_overlay(const View& view, const Layout& layout, Intents& out);

}  // namespace ui
