// ui/rows.h — lists of rows of one height, of which only those in sight are laid out.
#pragma once

#include "ui/view.h"

#include <imgui.h>

namespace ui {

/// In a child window: calls `draw(index)` for the rows in sight, each with the cursor at its corner
/// and an id of its own. Answers how many that were.
template <class Draw>
int rows_in_sight(std::size_t count, float height_px, Draw draw) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    int laid_out = 0;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(count), height_px);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            ImGui::PushID(i);
            draw(static_cast<std::size_t>(i));
            ImGui::PopID();
            ++laid_out;
        }
    }
    ImGui::PopStyleVar();
    return laid_out;
}

/// Scrolls the window so far that a row is wholly in sight, and no further; `middle` puts it there
/// when it was not in sight at all.
void scroll_to_row(std::size_t index, float height_px, bool middle);

/// The block states below a place as a stacked bar; nothing to see without blocks.
void micro_bar(const View& view, const derive::Tally& tally, ImVec2 at, ImVec2 size);
/// The state of one block as a square, hatched without data.
void state_square(const View& view, derive::State state, ImVec2 at, float size_px);

/// Text whose right end is at `right`.
void text_to(float right, float y, ImU32 ink, const char* text);

/// The arrow of something that opens: to the right, or down.
void open_arrow(ImVec2 middle, float size_px, bool down, ImU32 ink);

/// An edge that can be dragged; answers by how much it was, in pixels.
float drag_edge(const char* id, float x, float y0, float y1, float ratio);

}  // namespace ui
