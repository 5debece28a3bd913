#include "ui/home_form.h"

#include "derive/typed.h"
#include "ui/card.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace ui {

using base::Word;
using model::Home;
using model::RowEdit;
using model::Table;

namespace {

constexpr float kFieldLine = 31;

std::string seconds_now(const View& view) {
    return std::to_string(base::seconds_from_instant(view.now));
}

Edit edit_of(const View& view, const FormTarget& target, Word what, std::vector<RowEdit> edits) {
    return {view.say(Word::DeedEdit, {target.where, view.say(what)}), target.place,
            std::move(edits)};
}

Edit edit_of(const View& view, const Home& home, Word what, std::vector<RowEdit> edits) {
    return edit_of(view, target_of(view, home), what, std::move(edits));
}

RowEdit change(Table table, std::int64_t row, const char* column, std::string was, std::string is) {
    return {table, RowEdit::Does::Change, row, {{column, std::move(was), std::move(is)}}};
}

/// The ground of a line that can be clicked; answers whether it was.
bool line(const View& view, const char* id, bool still, ImVec2& at, float& right) {
    const float r = static_cast<float>(view.session.ratio);
    at = ImGui::GetCursorScreenPos();
    right = at.x + ImGui::GetContentRegionAvail().x;
    const bool clicked = ImGui::InvisibleButton(id, {right - at.x, kFieldLine * r}) && !still;
    if (ImGui::IsItemHovered() && !still) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        ImGui::GetWindowDrawList()->AddRectFilled({at.x - 6 * r, at.y},
                                                  {right + 4 * r, at.y + kFieldLine * r},
                                                  ImGui::GetColorU32(ImGuiCol_FrameBg), 5 * r);
    }
    return clicked;
}

ImU32 plain_ink() {
    return ImGui::GetColorU32(ImGuiCol_Text);
}

void label_and_value(const View& view, ImVec2 at, float right, const char* label,
                     const std::string& value, ImU32 ink) {
    const float r = static_cast<float>(view.session.ratio);
    const float y = at.y + (kFieldLine * r - ImGui::GetTextLineHeight()) / 2;
    ImGui::GetWindowDrawList()->AddText({at.x, y}, ImGui::GetColorU32(ImGuiCol_TextDisabled),
                                        label);
    const float wide = ImGui::CalcTextSize(label).x + 12 * r;
    text_to(
        right, y, value.empty() ? ImGui::GetColorU32(ImGuiCol_TextDisabled) : ink,
        cut_end(value.empty() ? view.say(Word::ValueNone) : value, right - at.x - wide).c_str());
}

void choose_code(FormState& form, const View& view, const FormTarget& target,
                 const FormField& field, Intents& out) {
    const auto code = pick_code(form, view, field.codes, field.was);
    if (!code) return;
    if (*code != field.was)
        out.push_back(edit_of(view, target, field.label,
                              {change(field.table, field.row, field.column, field.was, *code)}));
    ImGui::CloseCurrentPopup();
}

void type_value(FormState& form, const View& view, const FormTarget& target, const FormField& field,
                Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::SetNextItemWidth(160 * r);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    const bool entered = text_field("##value", "", form.typed, ImGuiInputTextFlags_AutoSelectAll);
    ImGui::SameLine();
    if (!primary_button(view.text(Word::ActionSave)) && !entered) return;
    if (form.typed != form.was)
        out.push_back(
            edit_of(view, target, field.label,
                    {change(field.table, field.row, field.column, form.was, form.typed)}));
    ImGui::CloseCurrentPopup();
}

}  // namespace

std::optional<std::string> pick_code(FormState& form, const View& view, const std::string& list,
                                     const std::string& was) {
    constexpr std::size_t kFilterFrom = 10;
    constexpr float kTallest = 420;
    std::vector<const model::CodeItem*> items;
    for (const model::CodeItem& item : *view.snapshot.codes)
        if (item.list == list) items.push_back(&item);
    const bool filters = items.size() >= kFilterFrom;
    bool entered = false;
    if (filters) {
        const float r = static_cast<float>(view.session.ratio);
        if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
        ImGui::SetNextItemWidth(240 * r);
        entered = text_field("##filter", view.say(Word::CodeFilter), form.typed);
        const float high = ImGui::GetTextLineHeightWithSpacing() * static_cast<float>(items.size());
        ImGui::BeginChild("codes", {240 * r, std::min(high + 6 * r, kTallest * r)});
    }
    std::optional<std::string> picked;
    for (const model::CodeItem* item : items) {
        const bool fits = !filters || form.typed.empty() || item->code.starts_with(form.typed) ||
                          derive::typed_rank(item->zh, form.typed) >= 0 ||
                          derive::typed_rank(item->en, form.typed) >= 0;
        if (!fits) continue;
        const std::string& name = view.chinese() ? item->zh : item->en;
        ImGui::PushID(item->code.c_str());
        const bool first = std::exchange(entered, false);
        if (ImGui::Selectable(name.c_str(), item->code == was) || first) picked = item->code;
        ImGui::PopID();
    }
    if (filters) ImGui::EndChild();
    return picked;
}

FormTarget target_of(const View& view, const Home& home) {
    const model::Row place = model::row_of(*view.snapshot.places, home.unit.place);
    const std::string where = place == model::kNoRow ? "" : full_name(view, place) + " ";
    return {home.unit.place, where + door_text(view, home.unit)};
}

std::string plain_number(double number) {
    return number == 0 ? std::string{"0"} : fmt::format("{}", number);
}

bool form_value(const View& view, Word label, const std::string& value, float beside, bool marked) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float right = at.x + ImGui::GetContentRegionAvail().x - beside;
    const bool still = view.feed.still;
    const bool clicked = ImGui::InvisibleButton("value", {right - at.x, kFieldLine * r}) && !still;
    if (ImGui::IsItemHovered() && !still)
        ImGui::GetWindowDrawList()->AddRectFilled({at.x - 6 * r, at.y},
                                                  {right + 4 * r, at.y + kFieldLine * r},
                                                  ImGui::GetColorU32(ImGuiCol_FrameBg), 5 * r);
    label_and_value(
        view, at, right, view.text(label), value,
        marked ? u32_from(scene::palette_of(view.session.look).selection) : plain_ink());
    return clicked;
}

void double_entry(const View& view, model::PlaceId where, Intents& out) {
    const model::Row row = model::row_of(*view.snapshot.places, where);
    if (row == model::kNoRow) return;
    const std::string text = view.say(Word::DoubleEntry, {full_name(view, row)});
    ImGui::PushStyleColor(ImGuiCol_Text, alarm_ink(view.session.look));
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ImGui::IsItemClicked()) out.push_back(ShowPlace{where});
}

void form_head(const View& view, Word text) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({1, 10 * r});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine({at.x, at.y}, {at.x + ImGui::GetWindowWidth(), at.y},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    ImGui::Dummy({1, 8 * r});
    ImGui::TextUnformatted(view.text(text));
    ImGui::Dummy({1, 3 * r});
}

void form_field(FormState& form, const View& view, const FormTarget& target, const FormField& field,
                Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImVec2 at;
    float right = 0;
    ImGui::PushID(field.column);
    ImGui::PushID(static_cast<int>(field.table));
    const bool clicked = line(view, "field", view.feed.still, at, right);
    std::string shown = field.shown;
    if (field.codes != nullptr)
        shown = model::label(view.snapshot, field.codes, field.was, view.chinese());
    if (field.flag) shown = view.say(field.was == "1" ? Word::ValueYes : Word::ValueNo);
    label_and_value(view, at, right, view.text(field.label), shown,
                    field.alarming ? alarm_ink(view.session.look) : plain_ink());
    if (clicked && field.flag)
        out.push_back(edit_of(view, target, field.label,
                              {change(field.table, field.row, field.column, field.was,
                                      field.was == "1" ? "0" : "1")}));
    if (clicked && !field.flag) {
        form.was = field.was;
        form.typed = field.codes != nullptr ? std::string{} : field.was;
        ImGui::OpenPopup("choice");
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 10 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 9 * r});
    if (ImGui::BeginPopup("choice")) {
        if (field.codes != nullptr)
            choose_code(form, view, target, field, out);
        else
            type_value(form, view, target, field, out);
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    ImGui::PopID();
    ImGui::PopID();
}

void households_line(const View& view, const Home& home, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float right = at.x + ImGui::GetContentRegionAvail().x;
    label_and_value(view, at, right, view.text(Word::Households),
                    std::to_string(home.households.size()), plain_ink());
    ImGui::Dummy({1, kFieldLine * r});
    if (view.feed.still) return;
    const ImVec2 below = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x, below.y});
    const std::string unit = std::to_string(number(home.unit.id));
    if (link_button(view.text(Word::HomeMoveIn)))
        out.push_back(edit_of(view, home, Word::HomeMoveIn,
                              {{Table::Household, RowEdit::Does::Add, 0, {{"unit", "", unit}}}}));
    if (!home.households.empty()) {
        ImGui::SameLine(0, 22 * r);
        if (link_button(view.text(Word::HomeMoveOut)))
            out.push_back(edit_of(view, home, Word::HomeMoveOut,
                                  {change(Table::Household, number(home.households.back()),
                                          "valid_to", "", seconds_now(view))}));
    }
    ImGui::Dummy({1, 4 * r});
}

void checked_line(const View& view, const FormTarget& target, Table table, std::int64_t row,
                  base::Instant checked, Intents& out) {
    ImVec2 at;
    float right = 0;
    const bool clicked = line(view, "checked", view.feed.still, at, right);
    const std::string when =
        checked == base::kNever ? std::string{} : base::day_and_clock(checked, view.chinese());
    const std::string today = (when.empty() ? "" : when + " · ") + view.say(Word::CheckedNow);
    label_and_value(view, at, right, view.text(Word::FieldChecked), view.feed.still ? when : today,
                    plain_ink());
    if (!clicked) return;
    const std::string was = checked == base::kNever
                                ? std::string{}
                                : std::to_string(base::seconds_from_instant(checked));
    out.push_back(edit_of(view, target, Word::FieldChecked,
                          {change(table, row, "checked_at", was, seconds_now(view))}));
}

void end_line(const View& view, const Home& home, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    if (view.feed.still) return;
    ImGui::Dummy({1, 12 * r});
    if (!link_button(view.text(Word::HomeEnd))) return;
    out.push_back(
        edit_of(view, home, Word::HomeEnd,
                {change(Table::Unit, number(home.unit.id), "valid_to", "", seconds_now(view))}));
    out.push_back(SelectHome{});
}

Edit use_edit(const View& view, const Home& home, const std::string& use) {
    return edit_of(view, home, Word::ThemeUse, derive::with_use(home, use, view.now));
}

}  // namespace ui
