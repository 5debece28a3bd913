// The rows of a queue: of ten thousand issues only those in sight are laid out.
#include "ui/card.h"
#include "ui/dispatch_panel.h"
#include "ui/issue_words.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

namespace ui {

using base::Word;
using model::IssueId;
using model::Row;

namespace {

constexpr float kIssueRow = 29;

/// Where the columns begin, from the left edge of the rows, in pixels; what finds no room has none.
struct IssueColumns {
    float no = 0, title = 0, place = 0, channel = 0, who = 0, left_end = 0, state = 0;
    bool has_no = false, has_channel = false;
};

IssueColumns columns_of(const View& view, float wide) {
    const float r = static_cast<float>(view.session.ratio);
    IssueColumns at;
    at.has_no = wide > 860 * r;
    at.has_channel = wide > 700 * r;
    at.no = 30 * r;
    at.title = at.no + (at.has_no ? 112 * r : 0);
    at.state = wide - (view.chinese() ? 92 : 128) * r;
    at.left_end = at.state - 14 * r;
    const float middle = at.left_end - (view.chinese() ? 130 : 170) * r - at.title;
    at.place = at.title + middle * (at.has_channel ? 0.38F : 0.46F);
    at.channel = at.title + middle * 0.66F;
    at.who = at.title + middle * (at.has_channel ? 0.78F : 0.76F);
    return at;
}

void choose(DispatchPanel& panel, const View& view, std::size_t index, Intents& out) {
    const std::vector<Row>& rows = rows_shown(view);
    const ImGuiIO& io = ImGui::GetIO();
    const model::Issue* issue = issue_at(view, rows[index]);
    if (issue == nullptr) return;
    const IssueId id = issue->row.id;
    std::vector<IssueId> chosen = view.session.dispatch.chosen;
    panel.cursor = index;
    if (io.KeyShift) {
        const std::size_t anchor = std::min(panel.anchor, rows.size() - 1);
        if (!io.KeyCtrl) chosen.clear();
        for (std::size_t i = std::min(anchor, index); i <= std::max(anchor, index); ++i)
            if (const model::Issue* one = issue_at(view, rows[i])) chosen.push_back(one->row.id);
        out.push_back(ChooseIssues{std::move(chosen)});
        return;
    }
    panel.anchor = index;
    if (io.KeyCtrl) {
        if (std::erase(chosen, id) == 0) chosen.push_back(id);
        out.push_back(ChooseIssues{std::move(chosen)});
        return;
    }
    out.push_back(ChooseIssues{{id}});
    out.push_back(OpenIssue{id});
}

void issue_line(DispatchPanel& panel, const View& view, const IssueColumns& column,
                std::size_t index, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const model::Issue* known = issue_at(view, rows_shown(view)[index]);
    if (known == nullptr) return ImGui::Dummy({1, kIssueRow * r});
    const model::Issue& issue = *known;
    const model::IssueRow& row = issue.row;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x;
    const bool clicked = ImGui::InvisibleButton("row", {wide, kIssueRow * r});
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const bool chosen = std::ranges::binary_search(view.session.dispatch.chosen, row.id);
    const bool lit = view.session.desk.issue == row.id;
    if (chosen || lit || hovered)
        paint->AddRectFilled(at, {at.x + wide, at.y + kIssueRow * r},
                             ImGui::GetColorU32(lit      ? ImGuiCol_HeaderActive
                                                : chosen ? ImGuiCol_Header
                                                         : ImGuiCol_FrameBg));
    const float y = at.y + (kIssueRow * r - ImGui::GetTextLineHeight()) / 2;
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_Text);
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const derive::State state = derive::state_at(view.now, row, *view.snapshot.rules);
    state_square(view, state, {at.x + 8 * r, at.y + 9 * r}, 11 * r);
    const auto text = [&](float from, float to, ImU32 with, const std::string& told) {
        paint->AddText({at.x + from, y}, with, cut_end(told, to - from - 10 * r).c_str());
    };
    std::string title = issue_title(view, row);
    if (row.major) title = "【" + view.say(Word::FlagMajor) + "】" + title;
    // All of a town begin alike; the day and the number tell them apart.
    if (column.has_no) text(column.no, column.title, grey, row.no.substr(row.no.find('-') + 1));
    text(column.title, column.place, ink, title);
    text(column.place, column.has_channel ? column.channel : column.who, grey,
         where_text(view, issue));
    if (column.has_channel)
        text(column.channel, column.who, grey,
             model::label(view.snapshot, "K21", row.channel, view.chinese()));
    text(column.who, column.left_end - 120 * r, grey, whose_text(view, row));
    text_to(at.x + column.left_end, y,
            state == derive::State::Overdue ? alarm_ink(view.session.look) : grey,
            standing_of(view, row).c_str());
    text(column.state, wide + 6 * r, grey, state_text(view, row));
    if (clicked) choose(panel, view, index, out);
}

/// A click sorts; the arrow tells by what, and which way.
void heading(const View& view, ImVec2 at, IssueColumn by, Word word, bool to_left, Intents& out) {
    const QueueOrder& order = view.session.dispatch.order;
    const bool on = order.by == by;
    const std::string text = view.say(word) + (!on ? "" : order.down ? " ▼" : " ▲");
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    const ImVec2 from{to_left ? at.x - size.x : at.x, at.y};
    ImGui::SetCursorScreenPos(from);
    ImGui::PushID(static_cast<int>(by));
    if (ImGui::InvisibleButton("heading", size)) out.push_back(SortIssues{by});
    ImGui::PopID();
    const bool lit = on || ImGui::IsItemHovered() || ImGui::IsItemFocused();
    ImGui::GetWindowDrawList()->AddText(
        from, ImGui::GetColorU32(lit ? ImGuiCol_Text : ImGuiCol_TextDisabled), text.c_str());
}

void headings(const View& view, const IssueColumns& column, Intents& out) {
    const Sized small{kSmall, view.session.ratio};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const auto head = [&](float x, IssueColumn by, Word word, bool to_left = false) {
        heading(view, {at.x + x, at.y}, by, word, to_left, out);
    };
    if (column.has_no) head(column.no, IssueColumn::No, Word::QueueNo);
    head(column.title, IssueColumn::Title, Word::QueueTitle);
    head(column.place, IssueColumn::Place, Word::ColPlace);
    if (column.has_channel) head(column.channel, IssueColumn::Channel, Word::QueueChannel);
    head(column.who, IssueColumn::Who, Word::QueueWho);
    head(column.left_end, IssueColumn::Left, Word::QueueLeft, true);
    head(column.state, IssueColumn::State, Word::QueueState);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({1, ImGui::GetTextLineHeight()});
}

}  // namespace

void draw_issue_rows(DispatchPanel& panel, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const std::vector<Row>& rows = rows_shown(view);
    const float bar = ImGui::GetStyle().ScrollbarSize;
    const IssueColumns columns = columns_of(view, ImGui::GetContentRegionAvail().x - bar);
    headings(view, columns, out);
    ImGui::BeginChild("##issues", {0, 0}, 0, ImGuiWindowFlags_NoBackground);
    if (rows.empty()) ImGui::TextDisabled("%s", view.text(Word::QueueEmpty));
    if (std::exchange(panel.scrolls, false)) scroll_to_row(panel.cursor, kIssueRow * r, false);
    panel.laid_out = rows_in_sight(rows.size(), kIssueRow * r, [&](std::size_t i) {
        issue_line(panel, view, columns, i, out);
    });
    ImGui::EndChild();
}

}  // namespace ui
