// One issue in the inspector's place: its head, its story, and the steps below.
#include "ui/issue_panel.h"

#include "ui/card.h"
#include "ui/style.h"

#include <algorithm>

namespace ui {

namespace {

/// Lines of the page's own width between two parts.
void hairline(const Layout& layout, float y) {
    ImGui::GetWindowDrawList()->AddLine({static_cast<float>(layout.inspector.x0), y},
                                        {static_cast<float>(layout.inspector.x1), y},
                                        ImGui::GetColorU32(ImGuiCol_Border));
}

void scrolled(IssuePanel& panel, const View& view, const model::Issue& issue, float high,
              Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {kPanelEdge * r, 14 * r});
    ImGui::BeginChild("##issue_story", {0, high}, ImGuiChildFlags_AlwaysUseWindowPadding,
                      ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    draw_issue_head(view, issue, out);
    draw_evidence(view, issue.row, out);
    draw_issue_story(panel, view, issue, out);
    ImGui::Dummy({1, 1});  // the last line has only moved the cursor
    ImGui::EndChild();
}

/// Grows with the form; how high it is, the next picture knows.
void foot(IssuePanel& panel, const View& view, const model::Issue& issue, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {kPanelEdge * r, 11 * r});
    ImGui::BeginChild("##issue_steps", {0, 0},
                      ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_AlwaysUseWindowPadding,
                      ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    draw_steps(panel, view, issue, out);
    panel.foot_px = ImGui::GetWindowHeight();
    ImGui::EndChild();
}

}  // namespace

bool draw_issue_panel(IssuePanel& panel, const View& view, const Layout& layout, Intents& out) {
    const model::IssueId open = view.session.desk.issue;
    if (panel.issue != open) {
        panel = {};
        panel.issue = open;
    }
    const model::Row row = model::issue_row(view.snapshot, open);
    if (row == model::kNoRow || layout.inspector.empty()) return false;
    const float r = static_cast<float>(view.session.ratio);
    const model::Issue& issue = view.snapshot.issues[row];
    begin_panel("##issue", layout.inspector, {0, 0});
    const ImVec2 top{static_cast<float>(layout.inspector.x0),
                     static_cast<float>(layout.inspector.y0)};
    const float least = 120 * r;
    const float whole = static_cast<float>(layout.inspector.height());
    const float below = std::clamp(panel.foot_px, 56 * r, std::max(whole - least, least));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 6 * r});
    scrolled(panel, view, issue, whole - below, out);
    ImGui::SetCursorScreenPos({top.x, top.y + whole - below});
    hairline(layout, top.y + whole - below);
    foot(panel, view, issue, out);
    ImGui::PopStyleVar();
    ImGui::GetWindowDrawList()->AddLine(top, {top.x, static_cast<float>(layout.inspector.y1)},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    end_panel();
    return true;
}

}  // namespace ui
