// The frame of the planner's panel: its tabs, what is being found, and its keys.
#include "ui/planning_panel.h"

#include "ui/card.h"
#include "ui/panels.h"
#include "ui/style.h"

#include <array>

namespace ui {

using base::Word;

namespace {

constexpr std::array<Word, kPlanTabs> kPlanTabNames{Word::PlanCover, Word::PlanSiting,
                                                    Word::PlanDuty,  Word::PlanDivision,
                                                    Word::PlanTeam,  Word::PlanAssess};

void plan_tabs(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float wide = ImGui::GetContentRegionAvail().x / static_cast<float>(kPlanTabs);
    for (std::size_t i = 0; i < kPlanTabs; ++i) {
        if (i > 0) ImGui::SameLine(0, 0);
        const char* name = view.text(kPlanTabNames.at(i));
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float high = ImGui::GetFrameHeight();
        if (ImGui::InvisibleButton(name, {wide, high}))
            out.push_back(ShowPlanTab{static_cast<PlanTab>(i)});
        const bool on = view.session.planning.tab == static_cast<PlanTab>(i);
        const ImU32 ink = ImGui::GetColorU32(on                       ? ImGuiCol_TextLink
                                             : ImGui::IsItemHovered() ? ImGuiCol_Text
                                                                      : ImGuiCol_TextDisabled);
        const float left = at.x + (wide - ImGui::CalcTextSize(name).x) / 2;
        paint->AddText({left, at.y + (high - ImGui::GetTextLineHeight()) / 2}, ink, name);
        if (on)
            paint->AddRectFilled({at.x + 6 * r, at.y + high - 2 * r},
                                 {at.x + wide - 6 * r, at.y + high + 1 * r}, ink);
    }
    ImGui::Dummy({1, 6 * r});
}

/// A small cross at the right end of the bar, so that nothing below it jumps.
bool stop_clicked(const View& view, ImVec2 at, float wide) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 after = ImGui::GetCursorScreenPos();
    const ImVec2 middle{at.x + wide - 7 * r, at.y - 2 * r};
    ImGui::SetCursorScreenPos({middle.x - 9 * r, middle.y - 8 * r});
    const bool clicked = ImGui::InvisibleButton("stop", {18 * r, 14 * r});
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetTooltip("%s", view.text(Word::PlanStop));
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImU32 ink = ImGui::GetColorU32(hovered ? ImGuiCol_Text : ImGuiCol_TextDisabled);
    const float arm = 4 * r;
    paint->AddLine({middle.x - arm, middle.y - arm}, {middle.x + arm, middle.y + arm}, ink,
                   1.6F * r);
    paint->AddLine({middle.x - arm, middle.y + arm}, {middle.x + arm, middle.y - arm}, ink,
                   1.6F * r);
    ImGui::SetCursorScreenPos(after);
    return clicked;
}

/// A thin bar while something is still to come, and how to stop it where it takes long.
void plan_progress(const View& view, Intents& out) {
    const PlanningDesk& desk = view.session.planning;
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x;
    const float bar = desk.lasts && desk.answer ? wide - 18 * r : wide;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (desk.waits)
        paint->AddRectFilled(at, {at.x + bar * static_cast<float>(desk.share), at.y + 3 * r},
                             ImGui::GetColorU32(ImGuiCol_TextLink), 1.5F * r);
    ImGui::Dummy({wide, 4 * r});
    if (desk.waits && desk.lasts && desk.answer && stop_clicked(view, at, wide))
        out.push_back(StopPlan{});
    if (desk.waits && !desk.answer && link_button(view.text(Word::PlanStop)))
        out.push_back(StopPlan{});
}

void plan_body(PlanningPanel& panel, const View& view, Intents& out) {
    switch (view.session.planning.tab) {
        case PlanTab::Cover:
            return draw_cover_tab(panel.cover, view, out);
        case PlanTab::Siting:
            return draw_siting_tab(panel.cover, view, out);
        case PlanTab::Duty:
            return draw_duty_tab(panel.division, view, out);
        case PlanTab::Division:
            return draw_division_tab(panel.division, view, out);
        case PlanTab::Team:
            return draw_team_tab(panel.team, view, out);
        case PlanTab::Assess:
            return draw_assess_tab(panel.team, view, out);
    }
}

}  // namespace

void draw_planning(PlanningPanel& panel, const View& view, const Layout& layout, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    begin_panel("##planning", layout.inspector, {20 * r, 12 * r});
    plan_tabs(view, out);
    plan_progress(view, out);
    ImGui::BeginChild("##plan_body", {0, 0}, ImGuiChildFlags_None);
    plan_body(panel, view, out);
    ImGui::EndChild();
    end_panel();
}

void draw_planning_table(PlanningPanel& panel, const View& view, const Layout& layout,
                         Intents& out) {
    if (layout.plan_table.empty()) return;
    const float r = static_cast<float>(view.session.ratio);
    begin_panel("##plan_table", layout.plan_table, {20 * r, 10 * r});
    switch (view.session.planning.tab) {
        case PlanTab::Cover:
        case PlanTab::Siting:
            draw_cover_table(panel.cover, view, out);
            break;
        case PlanTab::Duty:
        case PlanTab::Division:
            draw_division_table(panel.division, view, out);
            break;
        case PlanTab::Team:
        case PlanTab::Assess:
            draw_team_table(panel.team, view, out);
            break;
    }
    end_panel();
}

void draw_planning_map(PlanningPanel& panel, const View& view, const Layout& layout, Intents& out) {
    switch (view.session.planning.tab) {
        case PlanTab::Cover:
        case PlanTab::Siting:
            return draw_cover_map(panel.cover, view, layout, out);
        case PlanTab::Duty:
        case PlanTab::Division:
            return draw_division_map(panel.division, view, layout, out);
        case PlanTab::Team:
        case PlanTab::Assess:
            return draw_team_map(panel.team, view, layout, out);
    }
}

bool take_planning_keys(PlanningPanel& /*panel*/, const View& view, Intents& out) {
    if (take_way_keys(view, out)) return true;
    constexpr std::array<ImGuiKey, kPlanTabs> kDigits{ImGuiKey_1, ImGuiKey_2, ImGuiKey_3,
                                                      ImGuiKey_4, ImGuiKey_5, ImGuiKey_6};
    for (std::size_t i = 0; i < kDigits.size(); ++i)
        if (struck(kDigits.at(i))) {
            out.push_back(ShowPlanTab{static_cast<PlanTab>(i)});
            return true;
        }
    if (struck(ImGuiKey_L)) {
        out.push_back(ShowPlanTable{!view.session.planning.table});
        return true;
    }
    return false;
}

}  // namespace ui
