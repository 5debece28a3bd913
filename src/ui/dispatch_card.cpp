// The frame of the dispatch desk: its tabs, how high it is, and its keys.
#include "ui/card.h"
#include "ui/dispatch_panel.h"
#include "ui/panels.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

namespace ui {

using base::Word;
using model::IssueId;
using model::Row;

namespace {

constexpr std::array<Word, kDispatchTabs> kTabNames{Word::DispatchQueue, Word::DispatchDepartments,
                                                    Word::DispatchMeasures, Word::DispatchHandOver,
                                                    Word::DispatchRules};

void tabs(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const DispatchDesk& desk = view.session.dispatch;
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(view.text(Word::DispatchTitle));
    ImDrawList* paint = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < kTabNames.size(); ++i) {
        ImGui::SameLine(0, (i == 0 ? 24 : 6) * r);
        const char* name = view.text(kTabNames.at(i));
        const float wide = ImGui::CalcTextSize(name).x + 20 * r;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float high = ImGui::GetFrameHeight();
        if (ImGui::InvisibleButton(name, {wide, high}))
            out.push_back(ShowDispatch{static_cast<DispatchTab>(i)});
        const bool on = desk.tab == static_cast<DispatchTab>(i);
        const ImU32 ink = ImGui::GetColorU32(on                       ? ImGuiCol_TextLink
                                             : ImGui::IsItemHovered() ? ImGuiCol_Text
                                                                      : ImGuiCol_TextDisabled);
        paint->AddText({at.x + 10 * r, at.y + (high - ImGui::GetTextLineHeight()) / 2}, ink, name);
        if (on)
            paint->AddRectFilled({at.x + 6 * r, at.y + high - 2 * r},
                                 {at.x + wide - 6 * r, at.y + high + 1 * r}, ink);
    }
    const std::string close = view.say(Word::KeyClose) + "  F5";
    const char* tall = view.text(desk.tall ? Word::DispatchLower : Word::DispatchTaller);
    ImGui::SameLine();
    align_right(button_width(close.c_str()) + button_width(tall) + ImGui::GetStyle().ItemSpacing.x);
    if (plain_button(tall)) out.push_back(SetDispatchTall{!desk.tall});
    ImGui::SameLine();
    if (plain_button(close.c_str())) out.push_back(ToggleDispatch{});
}

void body(DispatchPanel& panel, const View& view, Intents& out) {
    switch (view.session.dispatch.tab) {
        case DispatchTab::Queue:
            return draw_queue(panel, view, out);
        case DispatchTab::Departments:
            return draw_board(view, out);
        case DispatchTab::Measures:
            return draw_measures(view, out);
        case DispatchTab::HandOver:
            return draw_hand_over(panel.hand_over, view, out);
        case DispatchTab::Rules:
            return draw_rules(panel.rules, view, out);
    }
}

/// Opens the next issue of the list, or the one before.
void step_to(DispatchPanel& panel, const View& view, int by, Intents& out) {
    const std::vector<Row>& rows = rows_shown(view);
    if (rows.empty()) return;
    const auto here =
        std::ranges::find(rows, model::issue_row(view.snapshot, view.session.desk.issue));
    auto at = here - rows.begin();
    if (here == rows.end())
        at = by > 0 ? 0 : std::ssize(rows) - 1;
    else
        at = std::clamp<std::ptrdiff_t>(at + by, 0, std::ssize(rows) - 1);
    panel.cursor = panel.anchor = static_cast<std::size_t>(at);
    panel.scrolls = true;
    const model::Issue* issue = issue_at(view, rows[panel.cursor]);
    if (issue == nullptr) return;
    out.push_back(ChooseIssues{{issue->row.id}});
    out.push_back(OpenIssue{issue->row.id});
}

}  // namespace

const std::vector<Row>& rows_shown(const View& view) {
    static const std::vector<Row> kNone;
    const DispatchDesk& desk = view.session.dispatch;
    if (!desk.lists || view.feed.reading) return kNone;
    return desk.ordered ? *desk.ordered : desk.lists->at(desk.list);
}

std::int64_t minute_of(const View& view) {
    return std::chrono::floor<std::chrono::minutes>(view.now).time_since_epoch().count();
}

const model::Issue* issue_at(const View& view, Row row) {
    return row < view.snapshot.issues.size() ? &view.snapshot.issues[row] : nullptr;
}

void draw_dispatch(DispatchPanel& panel, const View& view, const Layout& layout, Intents& out) {
    panel.open = view.session.dispatch.open && !layout.dispatch.empty();
    if (!panel.open) {
        panel.form = {};
        return;
    }
    const float r = static_cast<float>(view.session.ratio);
    begin_panel("##dispatch", layout.dispatch, {20 * r, 10 * r});
    const ImVec2 top{static_cast<float>(layout.dispatch.x0),
                     static_cast<float>(layout.dispatch.y0)};
    ImGui::GetWindowDrawList()->AddLine(top, {static_cast<float>(layout.dispatch.x1), top.y},
                                        ImGui::GetColorU32(ImGuiCol_Border), 1.5F * r);
    tabs(view, out);
    ImGui::Dummy({1, 4 * r});
    if (view.feed.reading)
        ImGui::TextDisabled("%s", view.text(Word::BusyReading));
    else
        body(panel, view, out);
    end_panel();
}

bool take_dispatch_keys(DispatchPanel& panel, const View& view, Intents& out) {
    const DispatchDesk& desk = view.session.dispatch;
    if (!desk.open || desk.tab != DispatchTab::Queue || panel.form.action || view.feed.reading)
        return false;
    if (ImGui::IsKeyPressed(ImGuiKey_J)) {
        step_to(panel, view, 1, out);
    } else if (ImGui::IsKeyPressed(ImGuiKey_K)) {
        step_to(panel, view, -1, out);
    } else if (ImGui::IsKeyPressed(ImGuiKey_A, false)) {
        std::vector<IssueId> all;
        const std::vector<Row>& rows = rows_shown(view);
        if (desk.chosen.size() != rows.size())
            for (const Row row : rows)
                if (const model::Issue* issue = issue_at(view, row)) all.push_back(issue->row.id);
        out.push_back(ChooseIssues{std::move(all)});
    } else {
        return false;
    }
    return true;
}

}  // namespace ui
