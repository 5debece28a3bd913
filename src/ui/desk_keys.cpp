// Keys of the desk beside those of the map. Every one of them stands in ui/keys.h.
#include "ui/card.h"
#include "ui/panels.h"

#include <array>

#include <imgui.h>

namespace ui {

namespace {

void tab_keys(Intents& out) {
    constexpr std::array<ImGuiKey, kTabs> kDigits{ImGuiKey_1, ImGuiKey_2, ImGuiKey_3, ImGuiKey_4,
                                                  ImGuiKey_5};
    for (std::size_t i = 0; i < kDigits.size(); ++i)
        if (struck(kDigits.at(i))) out.push_back(ShowTab{static_cast<Tab>(i)});
}

/// Ctrl with the number of a line of the legend, and with 0 for all.
void class_keys(const PlanPanel& plan, const View& view, Intents& out) {
    constexpr std::array<ImGuiKey, derive::kMostThemeClasses> kDigits{
        ImGuiKey_1, ImGuiKey_2, ImGuiKey_3, ImGuiKey_4,
        ImGuiKey_5, ImGuiKey_6, ImGuiKey_7, ImGuiKey_8};
    const LegendFigures legend = legend_figures(plan, view);
    const auto classes = legend.classes;
    if (!legend.picks) return;
    for (std::size_t i = 0; i < classes.size(); ++i)
        if (struck(kDigits.at(i))) out.push_back(PickClass{classes[i]});
    if (struck(ImGuiKey_0)) out.push_back(ShowAllClasses{});
}

void work_keys(Intents& out) {
    const bool shift = ImGui::GetIO().KeyShift;
    if (struck(ImGuiKey_Y) || (shift && struck(ImGuiKey_Z))) out.push_back(Redo{});
    if (!shift && struck(ImGuiKey_Z)) out.push_back(Undo{});
}

void toggle_plan(const View& view, Intents& out) {
    if (plan_is_open(view))
        out.push_back(ClosePlan{});
    else if (number(view.session.selected) != 0)
        out.push_back(OpenPlan{view.session.selected});
}

}  // namespace

bool keys_are_free(const View& view) {
    return !view.session.report.open && map_keys_are_free(view);
}

bool map_keys_are_free(const View& view) {
    const Session& session = view.session;
    return !ImGui::GetIO().WantTextInput && !covers_page(session.files.card) && !session.help &&
           !session.desk.palette && !session.desk.label_card && !session.audit.open &&
           !session.doors.open && (!session.report.open || session.report.pins) &&
           !session.tables.open && !session.lacks.open && !session.locks.open &&
           !session.wall.remote && !session.desk.sheet.open && !popup_is_open();
}

void take_desk_keys(Panels& panels, const View& view, Intents& out) {
    if (view.session.workspace == Workspace::Wall) return;
    const ImGuiIO& io = ImGui::GetIO();
    const bool carded = covers_page(view.session.files.card) || view.session.help ||
                        view.session.report.open || view.session.wall.remote;
    const bool plans = view.session.workspace == Workspace::Plan;
    if (!carded && struck(ImGuiKey_F2)) out.push_back(ToggleStatistics{});
    // What lists persons, or is worked on, is none of the planner's page.
    if (!carded && !plans && struck(ImGuiKey_F3)) out.push_back(ToggleTables{});
    if (!carded && !plans && struck(ImGuiKey_F4)) out.push_back(ToggleLocks{});
    if (!carded && !plans && may_see_desk(view.session.role) && struck(ImGuiKey_F5))
        out.push_back(ToggleDispatch{});
    if (!carded && struck(ImGuiKey_F6)) out.push_back(SetWorkspace{!plans});
    if (!carded && io.KeyCtrl && struck(ImGuiKey_P)) out.push_back(TogglePalette{});
    if (keys_are_free(view) && io.KeyCtrl && !io.KeyAlt) {
        class_keys(panels.plan, view, out);
        work_keys(out);
    }
    if (!keys_are_free(view) || io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
    if (panels.hand.yields) return;
    if (plans && !io.KeyShift && take_planning_keys(panels.planning, view, out)) return;
    if (!io.KeyShift && take_issue_keys(panels.issue, view, out)) return;
    if (!io.KeyShift && take_dispatch_keys(panels.dispatch, view, out)) return;
    if (io.KeyShift && struck(ImGuiKey_Semicolon)) out.push_back(TogglePalette{});
    if (struck(ImGuiKey_P) && !io.KeyShift) toggle_plan(view, out);
    if (plan_covers(view) && !view.session.desk.keys_in_tree)
        take_plan_keys(panels.plan, view, out);
    if (struck(ImGuiKey_M)) out.push_back(StepTheme{io.KeyShift ? -1 : 1});
    if (io.KeyShift) return;
    if (struck(ImGuiKey_N) && number(view.session.selected) != 0 && !view.feed.still)
        out.push_back(ToggleReport{view.session.selected});
    if (struck(ImGuiKey_T)) out.push_back(FocusTree{!view.session.desk.keys_in_tree});
    if (struck(ImGuiKey_B)) out.push_back(ToggleTree{});
    if (struck(ImGuiKey_G) && !plan_covers(view))
        out.push_back(DrawOutline{!view.session.desk.outlines});
    if (struck(ImGuiKey_V) && !plan_covers(view)) out.push_back(ChooseView{});
    // While a home is chosen the digits say what was met there.
    if (number(view.session.desk.plan.unit) == 0) tab_keys(out);
    take_list_keys(panels.list, view, out);
    if (view.session.desk.keys_in_tree) take_tree_keys(panels.tree, view, out);
}

}  // namespace ui
