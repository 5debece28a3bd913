#include "ui/card.h"
#include "ui/panels.h"

namespace ui {

using base::Word;

namespace {

constexpr const char* kFileMenu = "##file_menu";
constexpr float kFileMenuWidth = 250;

/// What of the menu can be wished for now.
struct Can {
    bool bring = false;   // nothing is under way
    bool change = false;  // and there is a store that can be written
};

Can can(const View& view) {
    const Files& files = view.session.files;
    const bool free = files.card == FilesCard::None;
    return {free, free && !view.feed.still && !files.store_path.empty()};
}

/// One line of the menu, its key on the right edge. Answers whether it was chosen.
bool file_item(const View& view, Word word, const char* key, bool enabled) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::BeginDisabled(!enabled);
    const bool chosen = ImGui::Selectable(view.text(word), false, 0, {kFileMenuWidth * r, 0});
    ImGui::EndDisabled();
    const ImVec2 end = ImGui::GetItemRectMax();
    const ImVec2 at = ImGui::GetItemRectMin();
    const Sized small{kSmall, view.session.ratio};
    const ImVec2 size = ImGui::CalcTextSize(key);
    ImGui::GetWindowDrawList()->AddText(
        {end.x - size.x - 6 * r, at.y + (end.y - at.y - size.y) / 2},
        ImGui::GetColorU32(ImGuiCol_TextDisabled, enabled ? 1.0F : 0.5F), key);
    return chosen;
}

void menu(const View& view, Intents& out) {
    const Can now = can(view);
    if (file_item(view, Word::MenuNew, "Ctrl Shift N", now.bring))
        out.push_back(ChooseFiles{FilesPurpose::NewStore});
    if (file_item(view, Word::MenuImport, "Ctrl I", now.change))
        out.push_back(ChooseFiles{FilesPurpose::Import});
    if (file_item(view, Word::MenuOpen, "Ctrl O", now.bring))
        out.push_back(ChooseFiles{FilesPurpose::OpenStore});
    ImGui::Separator();
    if (file_item(view, Word::MenuUndoWork, "Ctrl Z", view.session.can_undo)) out.push_back(Undo{});
    if (file_item(view, Word::MenuRedoWork, "Ctrl Y", view.session.can_redo)) out.push_back(Redo{});
    if (file_item(view, Word::MenuUndo, "", now.change)) out.push_back(UndoImport{});
}

void keys(const View& view, Intents& out) {
    const Can now = can(view);
    if (!keys_are_free(view) || !ImGui::GetIO().KeyCtrl) return;
    const bool shift = ImGui::GetIO().KeyShift;
    if (now.change && !shift && ImGui::IsKeyPressed(ImGuiKey_N, false)) out.push_back(NewReport{});
    if (now.bring && shift && ImGui::IsKeyPressed(ImGuiKey_N, false))
        out.push_back(ChooseFiles{FilesPurpose::NewStore});
    if (now.change && ImGui::IsKeyPressed(ImGuiKey_I, false))
        out.push_back(ChooseFiles{FilesPurpose::Import});
    if (now.bring && ImGui::IsKeyPressed(ImGuiKey_O, false))
        out.push_back(ChooseFiles{FilesPurpose::OpenStore});
}

}  // namespace

void draw_file_menu(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleColor(ImGuiCol_Button, {0, 0, 0, 0});
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, {0.5F, 0.5F, 0.5F, 0.15F});
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, {0.5F, 0.5F, 0.5F, 0.25F});
    const bool clicked = ImGui::Button(view.text(Word::FileMenu));
    ImGui::PopStyleColor(3);
    const ImVec2 below{ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + 4 * r};
    if (clicked) ImGui::OpenPopup(kFileMenu);
    ImGui::SetNextWindowPos(below);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {14 * r, 10 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {12 * r, 12 * r});
    if (ImGui::BeginPopup(kFileMenu)) {
        menu(view, out);
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    keys(view, out);
}

void draw_files(Panels& panels, const View& view, const Layout& layout, Intents& out) {
    if (view.session.files.card != FilesCard::Report) panels.report = {};
    switch (view.session.files.card) {
        case FilesCard::None:
            return;
        case FilesCard::Chooser:
            draw_file_chooser(panels.chooser, view, out);
            break;
        case FilesCard::Options:
            draw_import_options(view, out);
            break;
        case FilesCard::Running:
            draw_import_progress(view, layout, out);
            return;
        case FilesCard::Report:
            draw_import_report(panels.report, view, out);
            break;
        case FilesCard::Undo:
            draw_undo_question(view, out);
            break;
    }
    const bool in_popup = popup_is_open();
    if (!in_popup && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) out.push_back(CloseFiles{});
}

}  // namespace ui
