// The one-click tables: which there are, one of them to read, and its files.
#include "ui/card.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

namespace ui {

using base::Word;

namespace {

constexpr const char* kTablesCard = "##tables";
constexpr float kNamesWidth = 230;
constexpr float kNameLine = 30;

bool name_line(const View& view, const std::string& id, const std::string& title, bool on) {
    const float r = static_cast<float>(view.session.ratio);
    const float high = kNameLine * 1.15F * r;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(id.c_str());
    const bool clicked = ImGui::InvisibleButton("name", {wide, high});
    ImGui::PopID();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (on || ImGui::IsItemHovered())
        paint->AddRectFilled(at, {at.x + wide, at.y + high},
                             ImGui::GetColorU32(on ? ImGuiCol_Header : ImGuiCol_FrameBg), 5 * r);
    const float y = at.y + (high - ImGui::GetTextLineHeight()) / 2;
    paint->AddText({at.x + 10 * r, y}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(title, wide - 16 * r).c_str());
    return clicked;
}

void names(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const TableDesk& desk = view.session.tables;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 2 * r});
    for (const TableName& one : desk.names)
        if (name_line(view, one.name, one.title, one.name == desk.name && !desk.feeds))
            out.push_back(MakeTable{.name = one.name});
    ImGui::Dummy({1, 10 * r});
    if (name_line(view, "##feeds", view.say(Word::TablesFeeds), desk.feeds))
        out.push_back(ToggleFeeds{});
    ImGui::PopStyleVar();
}

/// Why, before anything is read.
void ask_table_purpose(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(view.text(Word::TablesAsk));
    ImGui::PopTextWrapPos();
    ImGui::Dummy({1, 8 * r});
    int n = 0;
    for (const model::CodeItem& item : *view.snapshot.codes) {
        if (item.list != "K32") continue;
        if (n++ % 4 != 0) ImGui::SameLine();
        if (plain_button((view.chinese() ? item.zh : item.en).c_str()))
            out.push_back(MakeTable{.name = view.session.tables.name, .purpose = item.code});
    }
}

void head(TablesPanel& panel, const View& view, const ShownTable& table, Intents& out) {
    const TableDesk& desk = view.session.tables;
    std::string told;
    for (const std::string& line : table.head) told += (told.empty() ? "" : "   ") + line;
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", told.c_str());
    if (!table.note.empty()) ImGui::TextDisabled("%s", table.note.c_str());
    ImGui::PopTextWrapPos();
    const bool idle = !desk.making && !desk.writing;
    for (const char* format : {"XLSX", "CSV", "PDF"}) {
        const std::string label = view.say(Word::TablesExport, {format});
        if (plain_button(label.c_str(), idle)) out.push_back(ExportTable{format});
        ImGui::SameLine();
    }
    const char* busy = desk.making    ? view.text(Word::TablesMaking)
                       : desk.writing ? view.text(Word::TablesWriting)
                                      : nullptr;
    const std::string rows =
        view.say(Word::ListCount, {number_text(static_cast<std::int64_t>(table.rows))});
    draw_table_columns(panel, view, out);
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", busy != nullptr ? busy : rows.c_str());
    if (desk.unsure.empty()) return;
    ImGui::AlignTextToFramePadding();
    const std::string question =
        view.say(Word::TablesConfirm, {number_text(static_cast<std::int64_t>(table.rows))});
    ImGui::PushStyleColor(ImGuiCol_Text, alarm_ink(view.session.look));
    ImGui::TextUnformatted(question.c_str());
    ImGui::PopStyleColor();
    ImGui::SameLine();
    if (plain_button(view.say(Word::TablesConfirmYes, {desk.unsure}).c_str(), idle))
        out.push_back(ExportTable{desk.unsure, true});
}

void cell(const View& view, const TableLine& line, std::size_t column, const TableColumn& how) {
    const std::string& text = line.cells[column];
    const bool alarms = column < line.alarming.size() && line.alarming[column];
    const float wide = ImGui::GetContentRegionAvail().x;
    if (how.right)
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() +
                             std::max(wide - ImGui::CalcTextSize(text.c_str()).x, 0.0F));
    if (alarms) ImGui::PushStyleColor(ImGuiCol_Text, alarm_ink(view.session.look));
    ImGui::TextUnformatted(text.c_str());
    if (alarms) ImGui::PopStyleColor();
}

/// A click on a heading sorts by it; again, the other way.
void headings(const View& view, const ShownTable& table, Intents& out) {
    const TableDesk& desk = view.session.tables;
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (!ImGui::TableSetColumnIndex(static_cast<int>(c))) continue;
        const TableColumn& column = table.columns[c];
        const char* mark = desk.sort == column.key         ? " ↑"
                           : desk.sort == "-" + column.key ? " ↓"
                                                           : "";
        ImGui::PushID(static_cast<int>(c));
        ImGui::TableHeader((column.heading + mark).c_str());
        // What counts the rows has no order of its own.
        const bool sorts = !column.key.empty() && column.key != "number";
        if (ImGui::IsItemClicked() && sorts && !desk.making)
            out.push_back(MakeTable{.name = desk.name,
                                    .purpose = desk.purpose,
                                    .sort = (desk.sort == column.key ? "-" : "") + column.key,
                                    .filter = desk.filter,
                                    .columns = desk.columns});
        ImGui::PopID();
    }
}

/// Those that say which row it is stay in sight when one goes to the right.
int fixed_columns(const ShownTable& table) {
    constexpr float kMostLetters = 62;
    constexpr std::size_t kMost = 6;
    int fixed = 0;
    float letters = 0;
    for (std::size_t c = 0; c < table.columns.size() && c < kMost; ++c) {
        letters += table.columns[c].letters;
        if (letters > kMostLetters || (c > 0 && table.columns[c].right)) break;
        fixed += 1;
    }
    return std::max(fixed, 1);
}

/// The label of a sum reaches over the empty cells to its right.
void label_of_sum(const std::string& text) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImVec2 corner = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    paint->PushClipRect(at, {corner.x + size.x, corner.y + size.y}, false);
    paint->AddText(at, ImGui::GetColorU32(ImGuiCol_Text), text.c_str());
    paint->PopClipRect();
    ImGui::Dummy({1, ImGui::GetTextLineHeight()});
}

void rows(const View& view, const ShownTable& table, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    constexpr ImGuiTableFlags kHow = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY |
                                     ImGuiTableFlags_BordersInner | ImGuiTableFlags_BordersOuter |
                                     ImGuiTableFlags_SizingFixedFit;
    const auto columns = static_cast<int>(table.columns.size());
    const float high = ImGui::GetContentRegionAvail().y;
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {7 * r, 4 * r});
    ImGui::PushStyleColor(ImGuiCol_TableHeaderBg, ImGui::GetStyleColorVec4(ImGuiCol_FrameBg));
    ImGui::PushStyleColor(ImGuiCol_TableBorderStrong, ImGui::GetStyleColorVec4(ImGuiCol_Border));
    ImGui::PushStyleColor(ImGuiCol_TableBorderLight, ImGui::GetStyleColorVec4(ImGuiCol_Border));
    // Another table is another one to ImGui too, so that its widths are its own.
    if (ImGui::BeginTable(view.session.tables.name.c_str(), columns, kHow, {0, high})) {
        ImGui::TableSetupScrollFreeze(fixed_columns(table), 1);
        const float letter = ImGui::GetFontSize() * 0.5F;
        for (const TableColumn& column : table.columns)
            ImGui::TableSetupColumn(column.heading.c_str(), ImGuiTableColumnFlags_WidthFixed,
                                    column.letters * letter);
        headings(view, table, out);
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(table.lines.size()));
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
                const TableLine& line = table.lines[static_cast<std::size_t>(i)];
                ImGui::TableNextRow();
                if (line.level != TableLevel::Body)
                    ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0,
                                           ImGui::GetColorU32(ImGuiCol_FrameBg));
                ImGui::PushID(i);
                for (std::size_t c = 0; c < line.cells.size() && c < table.columns.size(); ++c) {
                    if (!ImGui::TableSetColumnIndex(static_cast<int>(c))) continue;
                    if (c == 0 && model::number(line.place) != 0) {
                        const ImVec2 at = ImGui::GetCursorPos();
                        if (ImGui::Selectable("##row", false,
                                              ImGuiSelectableFlags_SpanAllColumns |
                                                  ImGuiSelectableFlags_AllowOverlap))
                            out.push_back(ShowTableRow{line.place});
                        ImGui::SetCursorPos(at);
                    }
                    if (c == 0 && line.level != TableLevel::Body)
                        label_of_sum(line.cells[c]);
                    else
                        cell(view, line, c, table.columns[c]);
                }
                ImGui::PopID();
            }
        ImGui::EndTable();
    }
    ImGui::PopStyleColor(3);
    ImGui::PopStyleVar();
}

void body(TablesPanel& panel, const View& view, Intents& out) {
    const TableDesk& desk = view.session.tables;
    if (desk.feeds) return draw_table_feeds(view);
    const TableName* name = chosen_table(desk);
    if (name == nullptr) return ImGui::TextDisabled("%s", view.text(Word::TablesHint));
    if (!desk.refused.empty()) {
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(desk.refused.c_str());
        ImGui::PopTextWrapPos();
        return draw_table_columns(panel, view, out);  // what was put together is not lost
    }
    if (name->asks_purpose && desk.purpose.empty()) return ask_table_purpose(view, out);
    if (!desk.shown) return ImGui::TextDisabled("%s", view.text(Word::TablesMaking));
    head(panel, view, *desk.shown, out);
    rows(view, *desk.shown, out);
}

}  // namespace

const TableName* chosen_table(const TableDesk& desk) {
    const auto at = std::ranges::find(desk.names, desk.name, &TableName::name);
    return at == desk.names.end() ? nullptr : &*at;
}

void draw_tables(TablesPanel& panel, const View& view, Intents& out) {
    const TableDesk& desk = view.session.tables;
    const bool opened_before = std::exchange(panel.open, desk.open);
    if (!desk.open) return;
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 page = ImGui::GetIO().DisplaySize;
    const bool popped = popup_is_open();
    begin_card(view, kTablesCard, std::min(page.x / r - 120, 1720.0F));
    const model::Row place = model::row_of(*view.snapshot.places, desk.place);
    const TableName* name = chosen_table(desk);
    const std::string where = place == model::kNoRow ? "" : full_name(view, place);
    const std::string title = desk.feeds        ? view.say(Word::TablesFeeds)
                              : name == nullptr ? view.say(Word::MenuTables)
                                                : name->title;
    card_title(view, title + (where.empty() || desk.feeds ? "" : " · " + where));
    const char* close = view.text(Word::KeyClose);
    ImGui::SameLine();
    align_right(button_width(close));
    const bool closes = plain_button(close);
    const float high = page.y - 190 * r;
    ImGui::BeginChild("##names", {kNamesWidth * r, high}, 0, ImGuiWindowFlags_NoBackground);
    names(view, out);
    ImGui::EndChild();
    ImGui::SameLine(0, 18 * r);
    ImGui::BeginChild("##body", {0, high}, 0, ImGuiWindowFlags_NoBackground);
    body(panel, view, out);
    ImGui::EndChild();
    end_card(kTablesCard);
    if (closes || (opened_before && !popped && ImGui::IsKeyPressed(ImGuiKey_Escape, false)))
        out.push_back(ToggleTables{});
}

}  // namespace ui
