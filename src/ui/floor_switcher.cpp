// The floors of a building one over the other, with what is open on each; wheel, click, or
// PageUp and PageDown go from one to the next.
#include "ui/card.h"
#include "ui/floor_panel.h"
#include "ui/plan.h"
#include "ui/rows.h"
#include "ui/style.h"

#include <algorithm>
#include <cmath>

namespace ui {

using base::Word;

namespace {

constexpr float kFloorLine = 32;
constexpr float kFloorsHead = 30;
constexpr float kFootLine = 36;                     // "all buildings", "homes as cells"
constexpr float kElsewhere = 3 * (kSmall + 2) + 4;  // homes that no floor shows, up to three lines

void floor_line(const FloorPanel& panel, const View& view, const derive::LevelWork& level,
                float width, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float high = kFloorLine * r;
    const bool shown = panel.key.ordinal == level.ordinal;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const scene::Palette& p = scene::palette_of(view.session.look);
    ImGui::PushID(level.ordinal);
    if (ImGui::InvisibleButton("level", {width, high}) && !shown)
        out.push_back(ShowFloor{view.plan->place, level.ordinal});
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (shown)
        paint->AddRectFilled(at, {at.x + width, at.y + high - 2 * r}, with_alpha(p.selection, 36),
                             5 * r);
    else if (hovered)
        paint->AddRectFilled(at, {at.x + width, at.y + high - 2 * r}, with_alpha(p.text, 16),
                             5 * r);
    if (shown)
        paint->AddRectFilled(at, {at.x + 4 * r, at.y + high - 2 * r}, u32_from(p.selection), 2 * r);
    const std::string name = level.name.empty()
                                 ? floor_text(level.ordinal < 0 ? level.ordinal : level.ordinal + 1)
                                 : level.name;
    const float text_y = at.y + (high - 2 * r - ImGui::GetTextLineHeight()) / 2;
    paint->AddText({at.x + 14 * r, text_y}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(name, width - 70 * r).c_str());
    if (level.open == 0) return;
    const std::string open = std::to_string(level.open);
    const float right = at.x + width - 12 * r;
    text_to(right, text_y, ImGui::GetColorU32(ImGuiCol_Text), open.c_str());
    const float dot = right - ImGui::CalcTextSize(open.c_str()).x - 11 * r;
    paint->AddCircleFilled({dot, at.y + high / 2 - r}, 5 * r,
                           u32_from(p.mark.at(static_cast<std::size_t>(level.worst))));
}

/// Below the floors: what they do not show, and whether all buildings follow.
void floor_foot(const FloorPanel& panel, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({1, 4 * r});
    {
        const Sized small{kSmall, view.session.ratio};
        ImGui::PushTextWrapPos(0);
        if (panel.elsewhere > 0)
            ImGui::TextDisabled(
                "%s",
                view.say(Word::LevelElsewhereHomes, {std::to_string(panel.elsewhere)}).c_str());
        ImGui::PopTextWrapPos();
        bool all = view.session.floors.all.has_value();
        if (view.session.picture) return;
        if (check_box(view, view.text(Word::LevelAll), all)) out.push_back(AllToFloor{all});
    }
    if (!plan_covers(view)) return;
    const std::string cells = std::string{view.text(Word::LevelAsCells)} + "  L";
    if (link_button(cells.c_str())) out.push_back(ToggleFloorCells{});
}

/// A picture has nothing to click.
float foot_height(const FloorPanel& panel, const View& view) {
    const float lines = view.session.picture ? 0 : plan_covers(view) ? 2 : 1;
    return 8 + kFootLine * lines + (panel.elsewhere > 0 ? kElsewhere : 0);
}

}  // namespace

float switcher_height(const FloorPanel& panel, const View& view) {
    return kFloorsHead + foot_height(panel, view) +
           kFloorLine * static_cast<float>(panel.levels.size());
}

void draw_switcher(const FloorPanel& panel, const View& view, const geo::Box& box, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const auto width = static_cast<float>(box.width());
    // The tools of a plan begin halfway down the page; on the map there are none.
    const bool tools = plan_covers(view) && may_edit_floors(view);
    const auto high = static_cast<float>(box.height()) * (tools ? 0.5F : 1.0F);
    const auto floors = static_cast<float>(panel.levels.size());
    const float foot = foot_height(panel, view) * r;
    const float list =
        std::min(floors * kFloorLine * r, std::max(high - foot - kFloorsHead * r, kFloorLine * r));
    const float all = kFloorsHead * r + list + foot;
    ImGui::SetCursorScreenPos({static_cast<float>(box.x0), static_cast<float>(box.y0)});
    ImGui::BeginChild("switcher", {width, all}, 0,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::GetWindowDrawList()->AddRectFilled(
        ImGui::GetWindowPos(), {ImGui::GetWindowPos().x + width, ImGui::GetWindowPos().y + all},
        ImGui::GetColorU32(ImGuiCol_PopupBg), 6 * r);
    ImGui::SetCursorPos({12 * r, 4 * r});
    ImGui::TextDisabled("%s", view.text(Word::LevelTitle));
    ImGui::SetCursorPos({0, kFloorsHead * r});
    ImGui::BeginChild("levels", {width, list}, 0, ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    for (std::size_t i = 0; i < panel.levels.size(); ++i) {
        ImGui::SetCursorPos({0, static_cast<float>(i) * kFloorLine * r});
        floor_line(panel, view, panel.levels[i], width, out);
        if (panel.levels[i].ordinal == panel.key.ordinal) scroll_to_row(i, kFloorLine * r, false);
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
    ImGui::SetCursorPos({12 * r, kFloorsHead * r + list});
    ImGui::BeginChild("foot", {width - 20 * r, foot});
    floor_foot(panel, view, out);
    ImGui::EndChild();
    const float wheel = ImGui::GetIO().MouseWheel;
    if (ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows) && wheel != 0)
        out.push_back(StepFloor{wheel > 0 ? 1 : -1});
    ImGui::EndChild();
}

}  // namespace ui
