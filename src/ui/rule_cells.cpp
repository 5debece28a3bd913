#include "ui/rule_cells.h"

#include "ui/card.h"
#include "ui/home_form.h"
#include "ui/issue_words.h"
#include "ui/style.h"

#include <array>
#include <charconv>
#include <cmath>

namespace ui {

using base::Word;
using model::Pace;

namespace {

constexpr std::array kPaces{Word::PaceHours, Word::PaceWorkingHours, Word::PaceWorkingDays};

/// What stands in the cell; a click opens a popup of that id, for who may.
bool opens(const View& view, const std::string& id, const std::string& shown) {
    ImGui::TableNextColumn();
    const std::string text = shown.empty() ? "—" : shown;
    if (!may_edit_rules(view)) {
        ImGui::TextUnformatted(text.c_str());
        return false;
    }
    ImGui::PushID(id.c_str());
    const bool clicked = ImGui::Selectable(text.c_str());
    ImGui::PopID();
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (clicked) ImGui::OpenPopup(id.c_str());
    return clicked;
}

bool begin_popup(const View& view, const std::string& id) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 10 * r});
    const bool open = ImGui::BeginPopup(id.c_str());
    ImGui::PopStyleVar();
    if (open && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
    return open;
}

}  // namespace

bool may_edit_rules(const View& view) {
    return !view.feed.still && model::may(view.session.role, model::Act::EditRules);
}

std::optional<std::string> text_cell(RulesPanel& panel, const View& view, const std::string& id,
                                     const std::string& shown,
                                     const std::function<bool(const std::string&)>& sound) {
    if (opens(view, id, shown)) panel.form.typed = panel.form.was = shown;
    if (!begin_popup(view, id)) return std::nullopt;
    std::optional<std::string> told;
    ImGui::SetNextItemWidth(220 * static_cast<float>(view.session.ratio));
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    const bool entered =
        text_field("##value", "", panel.form.typed, ImGuiInputTextFlags_AutoSelectAll);
    ImGui::SameLine();
    const bool fits = !sound || sound(panel.form.typed);
    if (primary_button(view.text(Word::ActionSave), fits) || (entered && fits)) {
        if (panel.form.typed != panel.form.was) told = panel.form.typed;
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
    return told;
}

std::optional<std::string> code_cell(RulesPanel& panel, const View& view, const std::string& id,
                                     const char* list, const std::string& code) {
    if (opens(view, id, model::label(view.snapshot, list, code, view.chinese())))
        panel.form.typed.clear();
    if (!begin_popup(view, id)) return std::nullopt;
    std::optional<std::string> told = pick_code(panel.form, view, list, code);
    if (told) ImGui::CloseCurrentPopup();
    if (told == code) told.reset();
    ImGui::EndPopup();
    return told;
}

std::optional<model::DepartmentId> department_cell(const View& view, const std::string& id,
                                                   model::DepartmentId department, bool or_none) {
    opens(view, id, department_name(view, department));
    if (!begin_popup(view, id)) return std::nullopt;
    std::optional<model::DepartmentId> told;
    if (or_none && ImGui::Selectable(view.text(Word::ValueNone))) told = model::DepartmentId{};
    for (const model::DepartmentRow& row : view.snapshot.rules->departments) {
        ImGui::PushID(static_cast<int>(model::number(row.id)));
        if (ImGui::Selectable(name_of(view, row).c_str(), row.id == department)) told = row.id;
        ImGui::PopID();
    }
    ImGui::EndPopup();
    if (told == department) told.reset();
    return told;
}

std::optional<bool> flag_cell(const View& view, const std::string& id, bool on) {
    ImGui::TableNextColumn();
    const char* text = view.text(on ? Word::ValueYes : Word::ValueNo);
    if (!may_edit_rules(view)) {
        ImGui::TextUnformatted(text);
        return std::nullopt;
    }
    ImGui::PushID(id.c_str());
    const bool clicked = ImGui::Selectable(text);
    ImGui::PopID();
    return clicked ? std::optional{!on} : std::nullopt;
}

std::optional<Pace> pace_cell(const View& view, const std::string& id, Pace pace) {
    opens(view, id, view.say(kPaces.at(static_cast<std::size_t>(pace))));
    if (!begin_popup(view, id)) return std::nullopt;
    std::optional<Pace> told;
    for (std::size_t i = 0; i < kPaces.size(); ++i)
        if (ImGui::Selectable(view.text(kPaces.at(i)), static_cast<Pace>(i) == pace))
            told = static_cast<Pace>(i);
    ImGui::EndPopup();
    if (told == pace) told.reset();
    return told;
}

std::string typed_length(int length, Pace pace) {
    if (pace == Pace::WorkingDays) return std::to_string(length);
    return plain_number(static_cast<double>(length) / kMinutesOfHour);
}

std::optional<int> length_in(const std::string& text, Pace pace) {
    double number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (number <= 0 || number > 100'000) return std::nullopt;
    return static_cast<int>(
        std::lround(pace == Pace::WorkingDays ? number : number * kMinutesOfHour));
}

model::RowEdit change_of(model::Table table, std::int64_t row, const char* column, std::string was,
                         std::string is) {
    return {table, model::RowEdit::Does::Change, row, {{column, std::move(was), std::move(is)}}};
}

Edit rules_edit(const View& view, const std::string& what, std::vector<model::RowEdit> edits) {
    return {view.say(Word::DeedEdit, {view.say(Word::DispatchRules), what}), {}, std::move(edits)};
}

}  // namespace ui
