// The rules of work: read by everybody, changed by who may.
#include "ui/chips.h"
#include "ui/rule_cells.h"

#include <array>

#include <imgui.h>

namespace ui {

using base::Word;

void draw_rules(RulesPanel& panel, const View& view, Intents& out) {
    using Part = void (*)(RulesPanel&, const View&, Intents&);
    constexpr std::array<std::pair<Word, Part>, 7> kParts{
        {{Word::RulesMatters, &draw_matter_rules},
         {Word::RulesStages, &draw_stage_rules},
         {Word::RulesRoutes, &draw_route_rules},
         {Word::DispatchDepartments, &draw_department_rules},
         {Word::RulesThresholds, &draw_thresholds},
         {Word::RulesCalendar, &draw_calendar},
         {Word::RulesRecalculate, &draw_recalculation}}};
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        const bool on = panel.part == static_cast<int>(i);
        if (!chip(view, view.say(kParts.at(i).first), on)) continue;
        panel.part = static_cast<int>(i);
        panel.typed.clear();
    }
    if (!may_edit_rules(view)) ImGui::TextDisabled("%s", view.text(Word::RulesReadOnly));
    end_chips();
    ImGui::BeginChild("##rules", {0, 0}, 0, ImGuiWindowFlags_NoBackground);
    kParts.at(static_cast<std::size_t>(panel.part)).second(panel, view, out);
    ImGui::EndChild();
}

}  // namespace ui
