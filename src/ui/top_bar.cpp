#include "ui/card.h"
#include "ui/panels.h"
#include "ui/sentences.h"
#include "ui/style.h"

namespace ui {

using base::Word;

namespace {

constexpr float kRight = 74;  // of what stands right of the find box
constexpr float kFeedWidth = 190;

void feed_state(const View& view) {
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const bool trouble = view.feed.trouble.has_value();
    const scene::Colour dot = view.feed.still ? p.mark[5] : trouble ? p.mark[4] : p.mark[0];
    std::string text = view.say(Word::Live);
    if (view.feed.still) text = view.say(Word::StillPicture);
    if (view.feed.reading) text = view.say(Word::BusyReading);
    if (trouble) text = view.say(Word::FeedStopped);
    const bool changed = !trouble && !view.feed.still && view.feed.last_change != base::kNever;
    if (changed) text += "  " + base::clock_from_instant(view.feed.last_change);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float middle = at.y + ImGui::GetTextLineHeight() / 2;
    paint->AddCircleFilled({at.x + 5 * r, middle}, 4.5F * r, u32_from(dot));
    ImGui::SetCursorScreenPos({at.x + 16 * r, at.y});
    ImGui::TextUnformatted(text.c_str());
}

/// 网格 | 规划: the two workspaces of a desk.
void workspace_switch(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const bool plans = view.session.workspace == Workspace::Plan;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float high = ImGui::GetTextLineHeight();
    for (const bool plan : {false, true}) {
        const char* name = view.text(plan ? Word::PlanSwitchPlan : Word::PlanSwitchGrid);
        if (plan) ImGui::SameLine(0, 14 * r);
        const ImVec2 from = ImGui::GetCursorScreenPos();
        const float wide = ImGui::CalcTextSize(name).x;
        const bool clicked = ImGui::InvisibleButton(name, {wide, high});
        const bool on = plan == plans;
        const ImU32 ink = ImGui::GetColorU32(on                       ? ImGuiCol_TextLink
                                             : ImGui::IsItemHovered() ? ImGuiCol_Text
                                                                      : ImGuiCol_TextDisabled);
        if (!on && ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        paint->AddText(from, ink, name);
        if (on)
            paint->AddRectFilled({from.x, from.y + high + 4 * r},
                                 {from.x + wide, from.y + high + 7 * r}, ink);
        if (clicked && !on) out.push_back(SetWorkspace{plan});
    }
}

}  // namespace

void draw_top_bar(TopBar& bar, const View& view, const Layout& layout, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    begin_panel("##top", layout.top_bar, {20 * r, 8 * r});
    const float width = static_cast<float>(layout.top_bar.width());
    const float top = ImGui::GetCursorPosY();
    // Everything stands on the line of the find box: each text is moved to its middle.
    const auto at = [&](float x, float height) {
        ImGui::SetCursorPos({x, top + (ImGui::GetFrameHeight() - height) / 2});
    };
    {
        const Sized large{kLarge, view.session.ratio};
        at(20 * r, ImGui::GetTextLineHeight() + 6 * r);
        ImGui::TextColored(vec4_from(scene::palette_of(view.session.look).selection), "%s",
                           view.text(Word::AppName));
    }
    // The find box stands over the inspector, and so does its list: the map stays in sight.
    const bool finds = view.session.workspace != Workspace::Wall;
    const float left_of_box = static_cast<float>(layout.inspector.x0);
    const float feed_left =
        finds ? left_of_box - (kFeedWidth + 12) * r : width - (kRight + kFeedWidth) * r;
    float left = 92 * r;
    if (finds) {
        at(left - 12 * r, ImGui::GetFrameHeight());
        draw_file_menu(view, out);
        at(ImGui::GetItemRectMax().x, ImGui::GetFrameHeight());
        draw_view_menu(view, out);
        at(ImGui::GetItemRectMax().x + 14 * r, ImGui::GetTextLineHeight());
        workspace_switch(view, out);
        left = ImGui::GetItemRectMax().x + 24 * r;
    }
    at(left, ImGui::GetTextLineHeight());
    draw_breadcrumb(view, left, feed_left - 24 * r, out);
    if (finds) {
        at(left_of_box, ImGui::GetFrameHeight());
        draw_find(bar, view, layout.inspector, width - (kRight + 12) * r - left_of_box, out);
    }
    at(feed_left, ImGui::GetTextLineHeight());
    feed_state(view);
    at(width - 70 * r, ImGui::GetFrameHeight());
    ImGui::PushStyleColor(ImGuiCol_Button, {0, 0, 0, 0});
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, {0.5F, 0.5F, 0.5F, 0.15F});
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, {0.5F, 0.5F, 0.5F, 0.25F});
    if (ImGui::Button(view.text(Word::SwitchLanguage)))
        out.push_back(
            SetLanguage{view.chinese() ? base::Language::English : base::Language::Chinese});
    ImGui::PopStyleColor(3);
    const ImVec2 corner{0, static_cast<float>(layout.top_bar.y1) - 1};
    ImGui::GetWindowDrawList()->AddLine(corner, {width, corner.y},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    end_panel();
}

}  // namespace ui
