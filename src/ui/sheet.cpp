// The sheet of F2: all numbers of one place, beside the place above it. Each opens its rows.
#include "ui/card.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/sheet_lines.h"
#include "ui/style.h"

#include "derive/typed.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ui {

using base::Word;
using derive::Behind;
using derive::Counter;
using derive::Statistics;

namespace {

constexpr float kSheetWidth = 1120;
constexpr float kSheetLine = 24;
constexpr const char* kSheetCard = "##sheet";

constexpr float kShareRight = 8;  // from the right edge of a column, in design pixels
constexpr float kChangeRight = 66;
constexpr float kHereRight = 84;
constexpr float kHereRightOfChange = 124;

void heading(const View& view, Word word, ImVec2 at, float width, bool shares, bool changes) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddText({at.x + 8 * r, at.y + 8 * r},
                   u32_from(scene::palette_of(view.session.look).selection), view.text(word));
    if (shares) {
        const Sized small{kSmall, view.session.ratio};
        const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
        const bool against = model::number(view.session.desk.sheet.against) != 0;
        text_to(at.x + width - kShareRight * r, at.y + 9.5F * r, grey,
                view.text(against ? Word::StatsThere : Word::StatsShare));
    }
    if (changes) {
        const Sized small{kSmall, view.session.ratio};
        const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
        text_to(at.x + width - kChangeRight * r, at.y + 9.5F * r, grey,
                view.text(Word::StatsMonth));
    }
    paint->AddLine({at.x + 8 * r, at.y + 31 * r}, {at.x + width, at.y + 31 * r},
                   ImGui::GetColorU32(ImGuiCol_Border));
}

/// Answers whether the number was clicked.
bool number(const View& view, const SheetLine& line, ImVec2 at, float width, bool at_cursor,
            bool changes) {
    const float r = static_cast<float>(view.session.ratio);
    const SheetText said = text_of(view, view.session.desk.sheet, line);
    ImGui::SetCursorScreenPos(at);
    const bool clicked = ImGui::InvisibleButton("number", {width, kSheetLine * r}) &&
                         line.here.told && line.here.part > 0;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const bool hovered = ImGui::IsItemHovered();
    if (hovered && said.why) ImGui::SetTooltip("%s", said.why->c_str());
    if (hovered || at_cursor)
        paint->AddRectFilled(
            at, {at.x + width, at.y + kSheetLine * r},
            ImGui::GetColorU32(at_cursor ? ImGuiCol_HeaderActive : ImGuiCol_FrameBg), 4 * r);
    const bool zero = line.here.part == 0 || !line.here.told;
    const bool alarming = !zero && (line.behind.counter == Counter::Overdue ||
                                    line.behind.counter == Counter::VacantGrids);
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const ImU32 ink = alarming ? alarm_ink(view.session.look)
                      : zero   ? grey
                               : ImGui::GetColorU32(ImGuiCol_Text);
    const float left = at.x + (line.part ? 24 : 8) * r;
    const float middle = at.x + width - (changes ? kHereRightOfChange : kHereRight) * r;
    const float y = at.y + (kSheetLine * r - ImGui::GetTextLineHeight()) / 2;
    paint->AddText({left, y}, zero || line.part ? grey : ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(name_of(view, line.behind), middle - left - 56 * r).c_str());
    text_to(middle, y, ink, said.here.c_str());
    const Sized small{kSmall, view.session.ratio};
    text_to(at.x + width - kShareRight * r, y + 1.5F * r, grey, said.beside.c_str());
    text_to(at.x + width - kChangeRight * r, y + 1.5F * r, grey, said.change.c_str());
    return clicked;
}

void move_cursor(std::size_t& cursor, std::size_t count) {
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) cursor += 1;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow) && cursor > 0) cursor -= 1;
    cursor = std::min(cursor, count == 0 ? 0 : count - 1);
}

/// What the numbers can be held against: what lies above, and what lies beside.
std::vector<model::Row> comparable(const View& view) {
    const model::Places& places = *view.snapshot.places;
    const model::Row here = model::row_of(places, view.session.desk.sheet.here.place);
    // Of chosen blocks: what lies around all of them, and what lies beside that.
    const auto& beside = view.session.desk.sheet.beside;
    const model::Row around = beside ? model::row_of(places, beside->place) : model::kNoRow;
    const model::Row told = here == model::kNoRow ? around : here;
    std::vector<model::Row> rows;
    if (told == model::kNoRow) return rows;
    for (model::Row up = places.parent[told]; up != model::kNoRow; up = places.parent[up])
        rows.push_back(up);
    if (here == model::kNoRow) rows.insert(rows.begin(), told);
    for (const model::Row row : derive::children_of(places, view.trees, places.parent[told]))
        if (row != told && places.kind[row] == places.kind[told]) rows.push_back(row);
    return rows;
}

void compare_popup(FormState& form, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 10 * r});
    if (ImGui::BeginPopup("compare")) {
        if (ImGui::IsWindowAppearing()) {
            form.typed.clear();
            ImGui::SetKeyboardFocusHere();
        }
        ImGui::SetNextItemWidth(300 * r);
        bool entered = text_field("##filter", view.say(Word::CodeFilter), form.typed);
        ImGui::BeginChild("places", {300 * r, 360 * r});
        for (const model::Row row : comparable(view)) {
            const model::PlaceRow& place = view.snapshot.places->row[row];
            if (!form.typed.empty() && derive::typed_rank(place.name, form.typed) < 0) continue;
            ImGui::PushID(static_cast<int>(row));
            if (ImGui::Selectable(place.name.c_str()) || std::exchange(entered, false)) {
                out.push_back(CompareWith{place.id});
                ImGui::CloseCurrentPopup();
            }
            ImGui::PopID();
        }
        ImGui::EndChild();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

void files_popup(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 10 * r});
    if (ImGui::BeginPopup("files")) {
        for (const char* format : {"XLSX", "CSV", "PDF"})
            if (ImGui::Selectable(view.say(Word::TablesExport, {format}).c_str(), false, 0,
                                  {150 * r, 0}))
                out.push_back(ExportSheet{format});
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

void title(FormState& form, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const Sheet& sheet = view.session.desk.sheet;
    card_title(view, view.say(Word::StatsTitle, {sheet_title(view)}));
    const std::string compare = view.say(Word::StatsCompare);
    const std::string copy = view.say(Word::StatsCopy) + "  Ctrl C";
    const std::string files = view.say(Word::StatsFiles);
    const char* close = view.text(Word::KeyClose);
    ImGui::SameLine();
    align_right(button_width(compare.c_str()) + button_width(copy.c_str()) +
                button_width(files.c_str()) + button_width(close) +
                3 * ImGui::GetStyle().ItemSpacing.x);
    if (plain_button(compare.c_str())) ImGui::OpenPopup("compare");
    compare_popup(form, view, out);
    ImGui::SameLine();
    const bool struck = ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_C, false) &&
                        !ImGui::GetIO().WantTextInput;
    if (plain_button(copy.c_str()) || struck) {
        ImGui::SetClipboardText(sheet_as_text(view).c_str());
        out.push_back(TellCopied{});
    }
    ImGui::SameLine();
    if (plain_button(files.c_str())) ImGui::OpenPopup("files");
    ImGui::SetNextWindowPos({ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + 4 * r});
    files_popup(view, out);
    ImGui::SameLine();
    if (plain_button(close)) out.push_back(ToggleStatistics{});
    const std::string told =
        view.say(Word::StatsAsOf, {base::day_and_clock(sheet.here.as_of, view.chinese())}) + " · " +
        sheet_beside(view);
    ImGui::TextDisabled("%s", told.c_str());
    if (model::number(sheet.against) != 0) {
        ImGui::SameLine(0, 10 * r);
        if (link_button(view.text(Word::StatsCompareParent))) out.push_back(CompareWith{});
    }
    ImGui::SameLine(0, 0);
    ImGui::TextDisabled(" · %s", view.text(Word::StatsHint));
}

/// Three columns side by side, scrolled where the page is too low for them.
class Body {
  public:
    Body(const View& view, const std::array<SheetLines, kSheetColumns>& columns, std::size_t cursor,
         Intents& out)
        : view_{view}, columns_{columns}, cursor_{cursor}, out_{out} {}

    void draw(bool entered, bool follows) {
        const float r = static_cast<float>(view_.session.ratio);
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        const float wide = ImGui::GetContentRegionAvail().x;
        // A number under the mouse is tinted a little beyond its edge.
        ImGui::SetCursorScreenPos({corner.x - 8 * r, corner.y});
        const float most = ImGui::GetIO().DisplaySize.y - 170 * r;
        ImGui::BeginChild("##columns", {wide + 20 * r, std::min(height(), most)}, 0,
                          ImGuiWindowFlags_NoBackground);
        const ImVec2 start = ImGui::GetCursorScreenPos();
        const float gap = 28 * r;
        const float width = (wide - 2 * gap) / kSheetColumns;
        for (std::size_t c = 0; c < columns_.size(); ++c)
            column(columns_.at(c), {start.x + (width + gap) * static_cast<float>(c), start.y},
                   width, entered, follows);
        ImGui::EndChild();
    }

  private:
    static constexpr float kHead = 35;

    float height() const {
        float most = 0;
        for (const SheetLines& lines : columns_) {
            float high = 0;
            for (const SheetLine& line : lines) high += line.heading ? kHead : kSheetLine;
            most = std::max(most, high);
        }
        return (most + 4) * static_cast<float>(view_.session.ratio);
    }

    void column(const SheetLines& lines, ImVec2 at, float width, bool entered, bool follows) {
        const float r = static_cast<float>(view_.session.ratio);
        const bool changes = std::ranges::any_of(
            lines, [](const SheetLine& line) { return line.before.has_value(); });
        for (const SheetLine& line : lines) {
            if (line.heading) {
                const bool first = &line == &lines.front();
                heading(view_, *line.heading, at, width,
                        first && view_.session.desk.sheet.beside.has_value(), first && changes);
                at.y += kHead * r;
                continue;
            }
            ImGui::PushID(static_cast<int>(index_));
            const bool at_cursor = index_ == cursor_;
            const bool clicked = number(view_, line, at, width, at_cursor, changes);
            if (at_cursor && follows) ImGui::SetScrollHereY();
            ImGui::PopID();
            if (clicked || (entered && at_cursor && line.here.part > 0))
                out_.push_back(ListBehind{line.behind, true});
            at.y += kSheetLine * r;
            ++index_;
        }
    }

    const View& view_;
    const std::array<SheetLines, kSheetColumns>& columns_;
    std::size_t cursor_;
    Intents& out_;
    std::size_t index_ = 0;
};

}  // namespace

void draw_sheet(SheetPanel& panel, const View& view, Intents& out) {
    const bool was_open = std::exchange(panel.open, view.session.desk.sheet.open);
    if (!view.session.desk.sheet.open) return;
    std::size_t& cursor = panel.cursor;
    begin_card(view, kSheetCard, kSheetWidth);
    title(panel.pick, view, out);
    const std::array<SheetLines, kSheetColumns> columns =
        sheet_lines(view.session.desk.sheet, sheet_tells_persons(view));
    std::size_t numbers = 0;
    for (const SheetLines& lines : columns)
        numbers += static_cast<std::size_t>(
            std::ranges::count_if(lines, [](const SheetLine& line) { return !line.heading; }));
    const std::size_t before = cursor;
    move_cursor(cursor, numbers);
    Body{view, columns, cursor, out}.draw(enter_struck(), cursor != before);
    const bool picks = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);
    end_card(kSheetCard);
    if (was_open && !picks && ImGui::IsKeyPressed(ImGuiKey_Escape, false))
        out.push_back(ToggleStatistics{});
}

}  // namespace ui
