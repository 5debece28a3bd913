// What a table of one's own is put together from: columns, filter, a name; and which tables each
// item that is entered once goes into.
#include "ui/card.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/style.h"

#include <algorithm>
#include <string>
#include <vector>

namespace ui {

using base::Word;

namespace {

/// Begins with what is shown.
void take_over(TablesPanel& panel, const TableDesk& desk, const TableName& name) {
    panel.of = desk.name;
    panel.columns = name.fields;
    panel.filter = desk.filter;
    panel.name.clear();
    if (desk.columns.empty()) return;
    for (TableField& field : panel.columns)
        field.on = std::ranges::find(desk.columns, field.key) != desk.columns.end();
}

void columns(TablesPanel& panel, const View& view) {
    const float r = static_cast<float>(view.session.ratio);
    constexpr int kAcross = 4;
    if (!ImGui::BeginTable("##columns", kAcross)) return;
    for (int c = 0; c < kAcross; ++c)
        ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, 190 * r);
    for (TableField& field : panel.columns) {
        ImGui::TableNextColumn();
        ImGui::PushID(field.key.c_str());
        check_box(view, field.heading.c_str(), field.on);
        ImGui::PopID();
    }
    ImGui::EndTable();
}

std::vector<std::string> chosen_columns(const TablesPanel& panel) {
    std::vector<std::string> keys;
    for (const TableField& field : panel.columns)
        if (field.on) keys.push_back(field.key);
    return keys;
}

void form(TablesPanel& panel, const View& view, const TableName& name, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const TableDesk& desk = view.session.tables;
    columns(panel, view);
    ImGui::Dummy({1, 6 * r});
    ImGui::SetNextItemWidth(520 * r);
    const bool entered = text_field("##filter", view.say(Word::TablesFilter), panel.filter);
    ImGui::SameLine();
    const std::vector<std::string> keys = chosen_columns(panel);
    const bool fits = !keys.empty() && !desk.making;
    if (primary_button(view.text(Word::TablesApply), fits) || (entered && fits)) {
        out.push_back(MakeTable{.name = desk.name,
                                .purpose = desk.purpose,
                                .sort = desk.sort,
                                .filter = panel.filter,
                                .columns = keys});
        ImGui::CloseCurrentPopup();
    }
    ImGui::SetNextItemWidth(280 * r);
    text_field("##name", view.say(Word::TablesKeepName), panel.name);
    ImGui::SameLine();
    // What is kept is the table that is shown.
    if (plain_button(view.text(Word::TablesKeep), !panel.name.empty() && desk.shown != nullptr)) {
        out.push_back(KeepTable{panel.name});
        ImGui::CloseCurrentPopup();
    }
    if (!name.own) return;
    ImGui::SameLine();
    if (plain_button(view.text(Word::TablesForget))) {
        out.push_back(ForgetTable{name.name});
        ImGui::CloseCurrentPopup();
    }
}

/// Headings of the tables, standing across.
void heading(const View& view, float first, float wide) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    float x = at.x + first;
    const auto cell = [&](const std::string& text) {
        paint->AddText({x, at.y}, ImGui::GetColorU32(ImGuiCol_TextDisabled),
                       cut_end(text, wide - 10 * r).c_str());
        x += wide;
    };
    paint->AddText(at, ImGui::GetColorU32(ImGuiCol_TextDisabled), view.text(Word::FeedsItem));
    cell(view.say(Word::FeedsCount));
    for (const TableName& name : view.session.tables.names) cell(name.title);
    ImGui::Dummy({1, 28 * r});
    ImGui::Separator();
}

void fed_line(const View& view, const FedItem& fed, float first, float wide) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float high = ImGui::GetTextLineHeight();
    const float y = at.y + (28 * r - high) / 2;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float group = ImGui::CalcTextSize((fed.group + "  ").c_str()).x;
    paint->AddText({at.x, y}, ImGui::GetColorU32(ImGuiCol_TextDisabled), fed.group.c_str());
    paint->AddText({at.x + group, y}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(fed.item, first - group - 10 * r).c_str());
    paint->AddText({at.x + first, y}, ImGui::GetColorU32(ImGuiCol_Text),
                   std::to_string(fed.count).c_str());
    for (std::size_t i = 0; i < fed.feeds.size(); ++i)
        if (fed.feeds[i])
            paint->AddCircleFilled(
                {at.x + first + wide * static_cast<float>(i + 1) + 8 * r, y + high / 2}, 5 * r,
                u32_from(scene::palette_of(view.session.look).selection));
    ImGui::Dummy({1, 28 * r});
}

}  // namespace

void draw_table_columns(TablesPanel& panel, const View& view, Intents& out) {
    const TableDesk& desk = view.session.tables;
    const TableName* name = chosen_table(desk);
    if (name == nullptr) return;
    const float r = static_cast<float>(view.session.ratio);
    if (plain_button(view.text(Word::TablesColumns))) {
        take_over(panel, desk, *name);
        ImGui::OpenPopup("columns");
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {16 * r, 14 * r});
    if (ImGui::BeginPopup("columns")) {
        if (panel.of == desk.name) form(panel, view, *name, out);
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

void draw_table_feeds(const View& view) {
    const float r = static_cast<float>(view.session.ratio);
    const TableDesk& desk = view.session.tables;
    std::size_t uses = 0;
    int again = 0;  // entries that need not be made
    for (const FedItem& fed : desk.fed) {
        uses += static_cast<std::size_t>(fed.count);
        again += std::max(fed.count - 1, 0);
    }
    const std::size_t items = std::max<std::size_t>(desk.fed.size(), 1);
    const std::size_t average_tenths = (uses * 10 + items / 2) / items;
    const std::string average =
        std::to_string(average_tenths / 10) + "." + std::to_string(average_tenths % 10);
    ImGui::TextUnformatted(view.say(Word::FeedsReuse, {std::to_string(desk.fed.size()), average,
                                                       std::to_string(again)})
                               .c_str());
    ImGui::TextDisabled("%s", view.text(Word::FeedsHint));
    ImGui::Dummy({1, 8 * r});
    const float first = 300 * r;
    const float room = ImGui::GetContentRegionAvail().x - first - 20 * r;
    const float wide = std::min(room / static_cast<float>(desk.names.size() + 1), 150 * r);
    heading(view, first, wide);
    ImGui::BeginChild("##fed", {0, 0}, 0, ImGuiWindowFlags_NoBackground);
    rows_in_sight(desk.fed.size(), 28 * r,
                  [&](std::size_t i) { fed_line(view, desk.fed[i], first, wide); });
    ImGui::EndChild();
}

}  // namespace ui
