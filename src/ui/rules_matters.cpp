// The rules of matters and of steps: how urgent, how long, by which clock.
#include "ui/card.h"
#include "ui/home_form.h"
#include "ui/issue_words.h"
#include "ui/rule_cells.h"
#include "ui/style.h"
#include "ui/work_table.h"

#include <array>

namespace ui {

using base::Word;
using model::FieldEdit;
using model::MatterRule;
using model::Pace;
using model::RowEdit;
using model::Table;

namespace {

std::string number_of(int n) {
    return std::to_string(n);
}

RowEdit added(const MatterRule& is) {
    return {Table::MatterRule,
            RowEdit::Does::Add,
            0,
            {{"matter", "", is.matter},
             {"version", "", number_of(is.version)},
             {"kind", "", is.kind},
             {"urgency", "", is.urgency},
             {"length", "", number_of(is.length)},
             {"pace", "", number_of(static_cast<int>(is.pace))},
             {"physical", "", is.physical ? "1" : "0"},
             {"in_grid", "", is.in_grid ? "1" : "0"},
             {"source", "", is.source}}};
}

std::string name_of(const View& view, const std::string& matter) {
    return model::label(view.snapshot, "class", matter, view.chinese());
}

/// A rule is never written over: the old one ends, the next version begins.
Edit next_version(const View& view, const MatterRule& was, MatterRule is) {
    is.version = was.version + 1;
    const std::string now = std::to_string(base::seconds_from_instant(view.now));
    const RowEdit ends{
        Table::MatterRule, RowEdit::Does::Change, model::number(was.id), {{"valid_to", "", now}}};
    return rules_edit(view, name_of(view, is.matter), {ends, added(is)});
}

/// For a matter that has none yet: a working day, to be changed in its line.
void add_matter(RulesPanel& panel, const View& view, Intents& out) {
    constexpr const char* kPopup = "new_matter";
    constexpr const char* kLocal = "本地";
    if (!may_edit_rules(view)) return;
    if (plain_button(view.text(Word::RuleAdd))) ImGui::OpenPopup(kPopup);
    if (!ImGui::BeginPopup(kPopup)) return;
    if (ImGui::IsWindowAppearing()) panel.form.typed.clear();
    if (const auto code = pick_code(panel.form, view, "class", "")) {
        const MatterRule rule{.matter = *code,
                              .kind = "1",  // K20
                              .urgency = model::urgency_of(*view.snapshot.rules, *code),
                              .length = 1,
                              .pace = Pace::WorkingDays,
                              .source = kLocal};
        if (model::rule_of(*view.snapshot.rules, *code) == nullptr)
            out.push_back(rules_edit(view, name_of(view, *code), {added(rule)}));
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

void matter_line(RulesPanel& panel, const View& view, const MatterRule& rule, Intents& out) {
    ImGui::TableNextRow();
    ImGui::PushID(static_cast<int>(model::number(rule.id)));
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(
        model::label(view.snapshot, "class", rule.matter, view.chinese()).c_str());
    MatterRule is = rule;
    if (const auto kind = code_cell(panel, view, "kind", "K20", rule.kind)) is.kind = *kind;
    if (const auto urgency = code_cell(panel, view, "urgency", "K22", rule.urgency))
        is.urgency = *urgency;
    const auto sound = [&](const std::string& text) {
        return length_in(text, rule.pace).has_value();
    };
    if (const auto typed =
            text_cell(panel, view, "length", typed_length(rule.length, rule.pace), sound))
        is.length = length_in(*typed, rule.pace).value_or(rule.length);
    if (const auto pace = pace_cell(view, "pace", rule.pace)) {
        is.pace = *pace;
        is.length = length_in(typed_length(rule.length, rule.pace), *pace).value_or(rule.length);
    }
    if (const auto on = flag_cell(view, "in_grid", rule.in_grid)) is.in_grid = *on;
    if (const auto on = flag_cell(view, "physical", rule.physical)) is.physical = *on;
    if (const auto source = text_cell(panel, view, "source", rule.source)) is.source = *source;
    ImGui::TableNextColumn();
    ImGui::TextDisabled("%d", rule.version);
    ImGui::PopID();
    if (!(is == rule)) out.push_back(next_version(view, rule, std::move(is)));
}

}  // namespace

void draw_matter_rules(RulesPanel& panel, const View& view, Intents& out) {
    constexpr std::array kHeads{Word::ReportMatter, Word::ReportKind, Word::ReportUrgency,
                                Word::RuleTime,     Word::RulePace,   Word::RuleInGrid,
                                Word::RulePicture,  Word::RuleSource, Word::RuleVersion};
    add_matter(panel, view, out);
    if (!begin_work_table(view, "##matters", kHeads, 1.6F)) return;
    const std::vector<MatterRule>& rules = view.snapshot.rules->matters;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rules.size()));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            matter_line(panel, view, rules[static_cast<std::size_t>(i)], out);
    end_work_table();
}

void draw_stage_rules(RulesPanel& panel, const View& view, Intents& out) {
    constexpr std::array kHeads{Word::RuleStage, Word::ReportUrgency, Word::RuleTime,
                                Word::RulePace};
    if (!begin_work_table(view, "##stages", kHeads, 1.6F)) return;
    for (const model::StageRule& rule : view.snapshot.rules->stages) {
        ImGui::TableNextRow();
        ImGui::PushID(static_cast<int>(model::number(rule.id)));
        const std::string name = view.say(word_of_stage(rule.stage));
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(name.c_str());
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(
            rule.urgency.empty()
                ? view.text(Word::RuleAllUrgencies)
                : model::label(view.snapshot, "K22", rule.urgency, view.chinese()).c_str());
        const auto change = [&](const char* column, int was, int is) {
            return change_of(Table::StageRule, model::number(rule.id), column, number_of(was),
                             number_of(is));
        };
        const auto sound = [&](const std::string& text) {
            return length_in(text, rule.pace).has_value();
        };
        if (const auto typed =
                text_cell(panel, view, "length", typed_length(rule.length, rule.pace), sound))
            if (const auto length = length_in(*typed, rule.pace))
                out.push_back(rules_edit(view, name, {change("length", rule.length, *length)}));
        if (const auto pace = pace_cell(view, "pace", rule.pace)) {
            const int length =
                length_in(typed_length(rule.length, rule.pace), *pace).value_or(rule.length);
            RowEdit edit = change("pace", static_cast<int>(rule.pace), static_cast<int>(*pace));
            if (length != rule.length)
                edit.fields.push_back({"length", number_of(rule.length), number_of(length)});
            out.push_back(rules_edit(view, name, {edit}));
        }
        ImGui::PopID();
    }
    end_work_table();
}

}  // namespace ui
