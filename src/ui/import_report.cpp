#include "ui/card.h"
#include "ui/panels.h"
#include "ui/sentences.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

using base::Word;

namespace {

constexpr const char* kImportReportCard = "##import_report";
constexpr const char* kUndoId = "##import_undo";
constexpr float kImportReportWidth = 900;
constexpr float kReason = 26;  // height of a line, as of the table's
constexpr std::size_t kIdsShown = 40;

/// Where the columns of the table stand, from its left edge: texts begin there, numbers end.
struct ReportColumns {
    float file, layer, as;
    std::array<float, 4> number;
    float width;
};

ReportColumns columns_of(float width, float r) {
    ReportColumns c{.file = 24 * r, .width = width};
    const float step = 82 * r;
    for (std::size_t i = 0; i < c.number.size(); ++i)
        c.number.at(i) = width - 8 * r - step * static_cast<float>(c.number.size() - 1 - i);
    c.as = c.number[0] - 150 * r;
    c.layer = c.file + (c.as - c.file) * 0.56F;
    return c;
}

void number_at(float right, float y, const std::string& text, ImU32 ink) {
    ImGui::GetWindowDrawList()->AddText({right - ImGui::CalcTextSize(text.c_str()).x, y}, ink,
                                        text.c_str());
}

void heads(const View& view, const ReportColumns& c) {
    const Sized small{kSmall, view.session.ratio};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImU32 pale = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddText({at.x + c.file, at.y}, pale, view.text(Word::LabelFiles));
    paint->AddText({at.x + c.layer, at.y}, pale, view.text(Word::ColumnLayer));
    paint->AddText({at.x + c.as, at.y}, pale, view.text(Word::ColumnAs));
    const std::array<Word, 4> words{Word::ColumnRead, Word::ColumnKept, Word::ColumnRepaired,
                                    Word::ColumnNotTaken};
    for (std::size_t i = 0; i < words.size(); ++i)
        number_at(at.x + c.number.at(i), at.y, view.text(words.at(i)), pale);
    ImGui::Dummy({1, ImGui::GetTextLineHeight() + 2});
}

std::string joined(const std::vector<std::string>& ids, std::size_t most, const char* between) {
    std::string text;
    for (std::size_t i = 0; i < std::min(most, ids.size()); ++i)
        text += (i == 0 ? "" : between) + ids[i];
    return text;
}

void reason(const View& view, const ReportReason& one, const ReportColumns& c) {
    const float r = static_cast<float>(view.session.ratio);
    const Sized small{kSmall, view.session.ratio};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = ImGui::GetCursorPosX();
    const ImU32 pale = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const auto count = static_cast<std::int64_t>(one.ids.size());
    const std::size_t column = one.kept ? 1 : one.repaired ? 2 : 3;
    number_at(at.x + c.number.at(column), at.y, number_text(count), pale);
    ImGui::SetCursorPosX(left + c.file);
    ImGui::TextUnformatted(view.text(one.word));
    ImGui::SameLine(0, 14 * r);
    const float room = c.number[1] + left - ImGui::GetCursorPosX() - 30 * r;
    const std::string ids = joined(one.ids, kIdsShown, "  ");
    const std::string more =
        one.ids.size() > kIdsShown ? "  " + view.say(Word::RowsMore, {number_text(count)}) : "";
    ImGui::TextDisabled("%s", cut_end(ids + more, room * 0.8F).c_str());
    ImGui::SameLine(0, 14 * r);
    if (link_button(view.text(Word::ActionCopy)))
        ImGui::SetClipboardText(joined(one.ids, one.ids.size(), "\n").c_str());
    ImGui::SetCursorScreenPos({at.x, at.y + kReason * r});
}

void line(ReportTable& table, const View& view, std::size_t at, const ReportColumns& c) {
    const float r = static_cast<float>(view.session.ratio);
    const ReportLine& line = view.session.files.report.lines[at];
    const bool open = table.open.contains(at);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetTextLineHeight() + 12 * r;
    ImGui::PushID(static_cast<int>(at));
    if (ImGui::Selectable("##line", false, 0, {c.width, height}) && !line.reasons.empty()) {
        if (open)
            table.open.erase(at);
        else
            table.open.insert(at);
    }
    if (ImGui::IsItemHovered() && ImGui::CalcTextSize(line.file.c_str()).x > c.layer - c.file)
        ImGui::SetTooltip("%s", line.file.c_str());
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_Text);
    const ImU32 pale = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const float y = corner.y + 6 * r;
    const ImVec2 tip{corner.x + 9 * r, corner.y + height / 2};
    const float s = 4 * r;
    if (!line.reasons.empty() && open)
        paint->AddTriangleFilled({tip.x - s, tip.y - s / 2}, {tip.x + s, tip.y - s / 2},
                                 {tip.x, tip.y + s}, pale);
    if (!line.reasons.empty() && !open)
        paint->AddTriangleFilled({tip.x - s / 2, tip.y - s}, {tip.x + s, tip.y},
                                 {tip.x - s / 2, tip.y + s}, pale);
    const float gap = 14 * r;
    const auto text = [&](float x, float to, const std::string& what, ImU32 colour) {
        paint->AddText({corner.x + x, y}, colour, cut_end(what, to - x - gap).c_str());
    };
    const bool whole = line.file.empty();
    text(c.file, c.layer, whole ? view.session.files.report.store_name : line.file, ink);
    text(c.layer, c.as, line.layer, ink);
    text(c.as, c.number[0], line.as ? view.text(*line.as) : "—", line.as ? ink : pale);
    const std::array<std::int64_t, 4> numbers{line.read, line.kept, line.repaired, line.not_taken};
    for (std::size_t i = 0; i < numbers.size(); ++i)
        number_at(corner.x + c.number.at(i), y, number_text(numbers.at(i)),
                  numbers.at(i) == 0 ? pale : ink);
    for (std::size_t i = 0; open && i < line.reasons.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        reason(view, line.reasons[i], c);
        ImGui::PopID();
    }
    if (open) ImGui::Dummy({1, 6 * r});
    ImGui::PopID();
}

void table_of(ReportTable& table, const View& view) {
    const float r = static_cast<float>(view.session.ratio);
    const ImportReport& report = view.session.files.report;
    float height = (ImGui::GetTextLineHeight() + 12 * r) * static_cast<float>(report.lines.size());
    for (const std::size_t at : table.open)
        if (at < report.lines.size())
            height += kReason * r * static_cast<float>(report.lines[at].reasons.size()) + 8 * r;
    height = std::min(height + 2 * r, page_share(0.42F));
    heads(view, columns_of(ImGui::GetContentRegionAvail().x, r));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImU32 hairline = ImGui::GetColorU32(ImGuiCol_Border);
    const float right = at.x + ImGui::GetContentRegionAvail().x;
    ImGui::GetWindowDrawList()->AddLine(at, {right, at.y}, hairline);
    ImGui::BeginChild("##table", {0, height});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 0});
    const ReportColumns c = columns_of(right - at.x, r);
    for (std::size_t i = 0; i < report.lines.size(); ++i) line(table, view, i, c);
    ImGui::PopStyleVar();
    ImGui::EndChild();
    ImGui::GetWindowDrawList()->AddLine({at.x, at.y + height}, {right, at.y + height}, hairline);
}

void notes(const View& view) {
    const float r = static_cast<float>(view.session.ratio);
    const ImportReport& report = view.session.files.report;
    const Sized small{kSmall, view.session.ratio};
    ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
    for (const auto& [crs, layers] : report.systems)
        ImGui::TextWrapped("%s",
                           view.say(Word::ImportCrsNote, {crs, std::to_string(layers)}).c_str());
    if (!report.owner.empty())
        card_sentence(view, report.owner, scene::palette_of(view.session.look).selection);
    if (!report.mend_list.empty())
        ImGui::TextWrapped("%s", view.say(Word::ImportMendList, {report.mend_list}).c_str());
    ImGui::PopStyleColor();
    if (report.mend_list.empty()) return;
    if (link_button(view.text(Word::ActionCopyPath)))
        ImGui::SetClipboardText(report.mend_list.c_str());
    ImGui::Dummy({1, 2 * r});
}

std::string summary(const View& view) {
    const ImportReport& report = view.session.files.report;
    const std::string places = number_text(report.places);
    const std::string blocks = number_text(report.blocks);
    if (report.purpose == FilesPurpose::NewStore)
        return view.say(Word::NewMade,
                        {report.store_path, places, blocks, "EPSG:" + std::to_string(report.epsg)});
    if (report.batch == 0) return view.say(Word::ImportNothing, {report.store_name});
    if (const auto& of = report.register_counts)
        return view.say(Word::RegisterMade,
                        {report.store_name, counts_text(view.session.language, *of),
                         std::to_string(report.batch)});
    return view.say(Word::ReportImported,
                    {report.store_name, places, blocks, std::to_string(report.batch)});
}

/// The plain button of a card and the blue one: which of the two was clicked, from 1.
int two_buttons(const View& view, Word plain, Word blue) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({1, 10 * r});
    const char* left = view.text(plain);
    const char* right = view.text(blue);
    align_right(button_width(left) + button_width(right) + 10 * r);
    int clicked = plain_button(left) ? 1 : 0;
    ImGui::SameLine(0, 10 * r);
    if (primary_button(right)) clicked = 2;
    return clicked;
}

void refused(const View& view, Intents& out) {
    card_title(view, view.say(Word::ReportRefused));
    ImGui::Dummy({1, 4});
    card_sentence(view, base::sentence(*view.session.files.report.refused, view.session.language),
                  scene::palette_of(view.session.look).mark[4]);
    const int clicked = two_buttons(view, Word::ActionClose, Word::ActionMend);
    if (clicked == 1) out.push_back(CloseFiles{});
    if (clicked == 2) out.push_back(MendImport{});
}

}  // namespace

void draw_import_report(ReportTable& table, const View& view, Intents& out) {
    const ImportReport& report = view.session.files.report;
    begin_card(view, kImportReportCard, report.refused ? 620 : kImportReportWidth);
    if (report.refused) {
        refused(view, out);
        end_card(kImportReportCard);
        return;
    }
    const float r = static_cast<float>(view.session.ratio);
    card_title(view, view.say(Word::ReportTitle));
    ImGui::Dummy({1, 2 * r});
    ImGui::TextWrapped("%s", summary(view).c_str());
    ImGui::Dummy({1, 8 * r});
    table_of(table, view);
    ImGui::Dummy({1, 4 * r});
    notes(view);
    if (report.purpose == FilesPurpose::NewStore) {
        const int clicked = two_buttons(view, Word::ActionClose, Word::ActionOpenNew);
        if (clicked == 1) out.push_back(CloseFiles{});
        if (clicked == 2 || enter_struck()) out.push_back(OpenStore{report.store_path});
    } else if (report.batch == 0) {  // nothing came of it
        ImGui::Dummy({1, 10 * r});
        align_right(button_width(view.text(Word::ActionClose)));
        if (primary_button(view.text(Word::ActionClose)) || enter_struck())
            out.push_back(CloseFiles{});
    } else {
        const int clicked = two_buttons(view, Word::ActionUndo, Word::ActionClose);
        if (clicked == 1) out.push_back(UndoImport{report.batch});
        if (clicked == 2 || enter_struck()) out.push_back(CloseFiles{});
    }
    end_card(kImportReportCard);
}

void draw_undo_question(const View& view, Intents& out) {
    const UndoQuestion& undo = view.session.files.undo;
    begin_card(view, kUndoId, 560);
    card_title(view, view.say(Word::UndoTitle));
    ImGui::Dummy({1, 4});
    const std::string at = base::day_and_clock(undo.at, view.chinese());
    ImGui::TextWrapped(
        "%s", view.say(Word::UndoAsk, {std::to_string(undo.batch), undo.files, at}).c_str());
    const int clicked = two_buttons(view, Word::ActionCancel, Word::ActionUndo);
    if (clicked == 1) out.push_back(CloseFiles{});
    if (clicked == 2) out.push_back(UndoImport{undo.batch});
    end_card(kUndoId);
}

}  // namespace ui
