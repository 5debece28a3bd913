// ui/rule_cells.h — cells of the rules of work that are changed where they stand, by who may.
#pragma once

#include "ui/dispatch_panel.h"
#include "ui/intent.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ui {

bool may_edit_rules(const View& view);

// Each in the next column of a table; answers what it shall be, once that is told. `id` is of its
// own in the table.
/// Only what is `sound` can be told.
std::optional<std::string> text_cell(RulesPanel& panel, const View& view, const std::string& id,
                                     const std::string& shown,
                                     const std::function<bool(const std::string&)>& sound = {});
std::optional<std::string> code_cell(RulesPanel& panel, const View& view, const std::string& id,
                                     const char* list, const std::string& code);
std::optional<model::DepartmentId> department_cell(const View& view, const std::string& id,
                                                   model::DepartmentId department, bool or_none);
std::optional<bool> flag_cell(const View& view, const std::string& id, bool on);
std::optional<model::Pace> pace_cell(const View& view, const std::string& id, model::Pace pace);

/// A length as it is typed: hours, or working days.
std::string typed_length(int length, model::Pace pace);
std::optional<int> length_in(const std::string& text, model::Pace pace);

/// One column of one row.
model::RowEdit change_of(model::Table table, std::int64_t row, const char* column, std::string was,
                         std::string is);
/// As one piece of work.
Edit rules_edit(const View& view, const std::string& what, std::vector<model::RowEdit> edits);

// The parts of the tab, each in a file of its own.
void draw_matter_rules(RulesPanel& panel, const View& view, Intents& out);
void draw_stage_rules(RulesPanel& panel, const View& view, Intents& out);
void draw_route_rules(RulesPanel& panel, const View& view, Intents& out);
void draw_department_rules(RulesPanel& panel, const View& view, Intents& out);
void draw_thresholds(RulesPanel& panel, const View& view, Intents& out);
void draw_calendar(RulesPanel& panel, const View& view, Intents& out);
void draw_recalculation(RulesPanel& panel, const View& view, Intents& out);

}  // namespace ui
