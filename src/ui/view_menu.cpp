#include "ui/panels.h"
#include "ui/style.h"

namespace ui {

using base::Word;

namespace {

constexpr const char* kViewMenu = "##view_menu";
constexpr float kViewMenuWidth = 230;

/// One line of the menu with its key on the right edge, a tick when it is on.
bool view_item(const View& view, Word word, const char* key, bool on = false) {
    const float r = static_cast<float>(view.session.ratio);
    const bool chosen = ImGui::Selectable(view.text(word), false, 0, {kViewMenuWidth * r, 0});
    const ImVec2 end = ImGui::GetItemRectMax();
    const ImVec2 at = ImGui::GetItemRectMin();
    const Sized small{kSmall, view.session.ratio};
    const std::string text = std::string{on ? "●  " : ""} + key;
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    ImGui::GetWindowDrawList()->AddText(
        {end.x - size.x - 6 * r, at.y + (end.y - at.y - size.y) / 2},
        ImGui::GetColorU32(on ? ImGuiCol_Text : ImGuiCol_TextDisabled), text.c_str());
    return chosen;
}

}  // namespace

void draw_view_menu(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleColor(ImGuiCol_Button, {0, 0, 0, 0});
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, {0.5F, 0.5F, 0.5F, 0.15F});
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, {0.5F, 0.5F, 0.5F, 0.25F});
    const bool clicked = ImGui::Button(view.text(Word::ViewMenu));
    ImGui::PopStyleColor(3);
    const ImVec2 below{ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + 4 * r};
    const ImVec2 last = ImGui::GetItemRectMax();
    if (clicked) ImGui::OpenPopup(kViewMenu);
    ImGui::SetNextWindowPos(below);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {14 * r, 10 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {12 * r, 12 * r});
    if (ImGui::BeginPopup(kViewMenu)) {
        if (view_item(view, Word::MenuAll, "Home")) out.push_back(ZoomToAll{});
        const bool dark = view.session.look == scene::Look::Dark;
        if (view_item(view, Word::MenuTree, "B", view.session.desk.tree))
            out.push_back(ToggleTree{});
        if (view_item(view, Word::MenuStats, "F2")) out.push_back(ToggleStatistics{});
        const bool plans = view.session.workspace == Workspace::Plan;
        if (!plans && view_item(view, Word::MenuTables, "F3")) out.push_back(ToggleTables{});
        const bool reports = !plans && model::may(view.session.role, model::Act::EditRegister);
        if (reports && view_item(view, Word::MenuIntake, "Ctrl N")) out.push_back(NewReport{});
        if (view_item(view, Word::MenuPlanning, "F6", plans)) out.push_back(SetWorkspace{!plans});
        if (may_see_desk(view.session.role) && !plans &&
            view_item(view, Word::MenuDispatch, "F5", view.session.dispatch.open))
            out.push_back(ToggleDispatch{});
        if (!plans && model::may(view.session.role, model::Act::LockTargets) &&
            view_item(view, Word::MenuLock, "F4"))
            out.push_back(ToggleLocks{});
        if (!plans && may_tell_walls(view.session.role) &&
            view_item(view, Word::MenuWallRemote, ""))
            out.push_back(ToggleWallRemote{});
        if (view_item(view, Word::MenuPrint, "")) out.push_back(PrintSheet{});
        if (view_item(view, Word::MenuPrintGrids, "")) out.push_back(PrintSheet{true});
        if (view_item(view, Word::MenuChooseView, "V")) out.push_back(ChooseView{});
        if (view_item(view, Word::MenuOutline, "G", view.session.desk.outlines))
            out.push_back(DrawOutline{!view.session.desk.outlines});
        if (view_item(view, Word::MenuPalette, "Ctrl P")) out.push_back(TogglePalette{});
        if (!plans && view_item(view, Word::MenuDoors, "")) out.push_back(ToggleDoors{});
        if (!plans && view_item(view, Word::MenuLacks, "")) out.push_back(ToggleLacks{});
        if (model::may(view.session.role, model::Act::ReadAudit) &&
            view_item(view, Word::MenuAudit, ""))
            out.push_back(ToggleAudit{});
        ImGui::Separator();
        if (view_item(view, Word::MenuDark, "", dark))
            out.push_back(SetLook{dark ? scene::Look::Light : scene::Look::Dark});
        const bool still = view.session.reduce_motion;
        if (view_item(view, Word::MenuReduceMotion, "", still))
            out.push_back(SetReduceMotion{!still});
        if (!plans && view_item(view, Word::MenuLabels, "")) out.push_back(ToggleLabelCard{});
        if (reports && view_item(view, Word::MenuExercise, "", view.session.exercise))
            out.push_back(SetExercise{!view.session.exercise});
        ImGui::Separator();
        if (view_item(view, Word::MenuHud, "F12", view.session.hud)) out.push_back(ToggleHud{});
        if (view_item(view, Word::MenuKeys, "F1")) out.push_back(ToggleHelp{});
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    ImGui::SetCursorScreenPos({last.x, below.y});  // what follows stands beside it
}

}  // namespace ui
