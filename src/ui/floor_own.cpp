// What is open at the building itself and in no room of it: a line over its plan.
#include "ui/card.h"
#include "ui/floor_panel.h"
#include "ui/style.h"

namespace ui {

using base::Word;

void draw_own_issues(const FloorPanel& panel, const View& view, const geo::Box& box, Intents& out) {
    if (panel.own.open == 0) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const std::string text = view.say(Word::LevelOwn, {number_text(panel.own.open)});
    const ImVec2 at{static_cast<float>(box.x0), static_cast<float>(box.y0)};
    const ImVec2 size{ImGui::CalcTextSize(text.c_str()).x + 40 * r,
                      ImGui::GetTextLineHeight() + 10 * r};
    // Over the plan, which takes the mouse everywhere else.
    ImGui::SetCursorScreenPos(at);
    const bool clicked = ImGui::InvisibleButton("own", size);
    const bool hovered = ImGui::IsItemHovered() && !view.session.picture;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddRectFilled(at, {at.x + size.x, at.y + size.y},
                         ImGui::GetColorU32(hovered ? ImGuiCol_FrameBg : ImGuiCol_PopupBg), 6 * r);
    const ImVec2 dot{at.x + 16 * r, at.y + size.y / 2};
    paint->AddCircleFilled(dot, 6.5F * r,
                           u32_from(p.mark.at(static_cast<std::size_t>(panel.own.state))));
    paint->AddText({at.x + 30 * r, at.y + 5 * r}, ImGui::GetColorU32(ImGuiCol_Text), text.c_str());
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (!clicked) return;
    out.push_back(SelectHome{});
    if (panel.own.issues.size() == 1) {
        out.push_back(OpenIssue{view.snapshot.issues[panel.own.issues.front()].row.id});
        return;
    }
    out.push_back(Select{view.plan->place});
    out.push_back(ListBehind{{derive::Counter::Open, {}}});
}

}  // namespace ui
