// Routes, departments and thresholds.
#include "ui/card.h"
#include "ui/home_form.h"
#include "ui/issue_words.h"
#include "ui/rule_cells.h"
#include "ui/sentences.h"
#include "ui/style.h"
#include "ui/work_table.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace ui {

using base::Word;
using model::RowEdit;
using model::Table;
using model::Thresholds;

namespace {

std::string id_text(std::int64_t id) {
    return id == 0 ? std::string{} : std::to_string(id);
}

/// The whole text has to be a number.
std::optional<double> number_in(const std::string& text) {
    double number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

/// Takes the row out. Answers whether that was clicked.
bool remove_cell(const View& view) {
    ImGui::TableNextColumn();
    return may_edit_rules(view) && link_button("×");
}

void route_line(RulesPanel& panel, const View& view, const model::RouteRule& rule, Intents& out) {
    const std::int64_t id = model::number(rule.id);
    const model::Row place = model::row_of(*view.snapshot.places, rule.place);
    const auto edit = [&](const char* column, std::string was, std::string is) {
        out.push_back(
            rules_edit(view, view.say(Word::RulesRoutes),
                       {change_of(Table::RouteRule, id, column, std::move(was), std::move(is))}));
    };
    // A beginning of a code is typed; of a whole one its name is told beside it.
    if (const auto typed = text_cell(panel, view, "matter", rule.matter))
        edit("matter", rule.matter, *typed);
    ImGui::TableNextColumn();
    ImGui::TextDisabled(
        "%s", rule.matter.empty()
                  ? view.text(Word::RuleAllMatters)
                  : model::label(view.snapshot, "class", rule.matter, view.chinese()).c_str());
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(place == model::kNoRow ? view.text(Word::RuleEverywhere)
                                                  : full_name(view, place).c_str());
    if (const auto department = department_cell(view, "department", rule.department, false))
        edit("department", id_text(model::number(rule.department)),
             id_text(model::number(*department)));
    if (const auto assist = department_cell(view, "assist", rule.assist, true))
        edit("assist", id_text(model::number(rule.assist)), id_text(model::number(*assist)));
    if (remove_cell(view))
        out.push_back(
            rules_edit(view, view.say(Word::RulesRoutes),
                       {{Table::RouteRule,
                         RowEdit::Does::Remove,
                         id,
                         {{"department", id_text(model::number(rule.department)), ""}}}}));
}

struct Threshold {
    const char* key;
    double Thresholds::*value;
    Word word{};
};
// In the order in which a new store has them: rules do not carry the ids of these rows, so a change
// names the key too, and one that meets another row is refused.
constexpr std::array<Threshold, 16> kThresholds{{
    {"yellow", &Thresholds::yellow, Word::ThresholdYellow},
    {"orange", &Thresholds::orange, Word::ThresholdOrange},
    {"soon_h", &Thresholds::soon_h, Word::ThresholdSoon},
    {"soon_working_h", &Thresholds::soon_working_h, Word::ThresholdSoonWorking},
    {"urgent_min", &Thresholds::urgent_min, Word::ThresholdUrgent},
    {"near_due_h", &Thresholds::near_due_h, Word::ThresholdNear},
    {"check_wait_h", &Thresholds::check_wait_h, Word::ThresholdCheck},
    {"reworks", &Thresholds::reworks, Word::ThresholdReworks},
    {"duplicate_m", &Thresholds::duplicate_m, Word::ThresholdMetres},
    {"duplicate_days", &Thresholds::duplicate_days, Word::ThresholdDays},
    {"sample_percent", &Thresholds::sample_percent, Word::ThresholdSample},
    {"most_extensions", &Thresholds::most_extensions, Word::ThresholdExtensions},
    {"reminder_h", &Thresholds::reminder_h, Word::ThresholdReminder},
    {"community_h", &Thresholds::community_h, Word::ThresholdCommunity},
    {"street_h", &Thresholds::street_h, Word::ThresholdStreet},
    {"district_h", &Thresholds::district_h, Word::ThresholdDistrict},
}};

}  // namespace

void draw_route_rules(RulesPanel& panel, const View& view, Intents& out) {
    constexpr std::array kHeads{Word::RuleMatterCode,  Word::ReportMatter, Word::ColPlace,
                                Word::BoardDepartment, Word::LaneAssist,   Word::RuleRemove};
    if (begin_work_table(view, "##routes", kHeads, 1)) {
        for (const model::RouteRule& rule : view.snapshot.rules->routes) {
            ImGui::TableNextRow();
            ImGui::PushID(static_cast<int>(model::number(rule.id)));
            route_line(panel, view, rule, out);
            ImGui::PopID();
        }
        end_work_table();
    }
    const auto& departments = view.snapshot.rules->departments;
    if (!may_edit_rules(view) || departments.empty()) return;
    // For the place that is selected; which matter and which department is told in the row.
    if (!plain_button(view.text(Word::RuleAddRoute))) return;
    out.push_back(
        rules_edit(view, view.say(Word::RulesRoutes),
                   {{Table::RouteRule,
                     RowEdit::Does::Add,
                     0,
                     {{"place", "", id_text(model::number(view.session.selected))},
                      {"department", "", id_text(model::number(departments.front().id))}}}}));
}

void draw_department_rules(RulesPanel& panel, const View& view, Intents& out) {
    constexpr std::array kHeads{Word::BoardDepartment, Word::RuleEnglish, Word::FieldPhone,
                                Word::RuleRemove};
    if (begin_work_table(view, "##units", kHeads, 1.4F)) {
        for (const model::DepartmentRow& row : view.snapshot.rules->departments) {
            const std::int64_t id = model::number(row.id);
            ImGui::TableNextRow();
            ImGui::PushID(static_cast<int>(id));
            const auto cell = [&](const char* column, const std::string& was) {
                const bool needed = std::string_view{column} == "name";
                const auto sound = [needed](const std::string& text) {
                    return !needed || !text.empty();
                };
                if (const auto typed = text_cell(panel, view, column, was, sound))
                    out.push_back(rules_edit(
                        view, row.name, {change_of(Table::Department, id, column, was, *typed)}));
            };
            cell("name", row.name);
            cell("name_en", row.name_en);
            cell("phone", row.phone);
            const std::string now = std::to_string(base::seconds_from_instant(view.now));
            if (remove_cell(view))
                out.push_back(rules_edit(view, row.name,
                                         {change_of(Table::Department, id, "valid_to", "", now)}));
            ImGui::PopID();
        }
        end_work_table();
    }
    if (!may_edit_rules(view)) return;
    ImGui::SetNextItemWidth(240 * static_cast<float>(view.session.ratio));
    const bool entered =
        text_field("##new_department", view.say(Word::RuleNewDepartment), panel.typed);
    ImGui::SameLine();
    const bool adds = plain_button(view.text(Word::RuleAdd), !panel.typed.empty());
    if ((!adds && !entered) || panel.typed.empty()) return;
    out.push_back(
        rules_edit(view, panel.typed,
                   {{Table::Department, RowEdit::Does::Add, 0, {{"name", "", panel.typed}}}}));
    panel.typed.clear();
}

void draw_thresholds(RulesPanel& panel, const View& view, Intents& out) {
    constexpr std::array kHeads{Word::RuleThreshold, Word::ColValue};
    if (!begin_work_table(view, "##thresholds", kHeads, 3)) return;
    std::int64_t row = 0;
    for (const Threshold& one : kThresholds) {
        row += 1;
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(view.text(one.word));
        const std::string was = plain_number(view.snapshot.rules->thresholds.*one.value);
        const auto typed = text_cell(panel, view, one.key, was, [](const std::string& text) {
            return number_in(text).has_value();
        });
        const auto number = typed ? number_in(*typed) : std::nullopt;
        if (!number) continue;
        RowEdit edit = change_of(Table::Threshold, row, "value", was, plain_number(*number));
        edit.fields.push_back({"key", one.key, one.key});
        out.push_back(rules_edit(view, view.say(one.word), {edit}));
    }
    end_work_table();
}

}  // namespace ui
