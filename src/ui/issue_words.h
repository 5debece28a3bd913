// ui/issue_words.h — what is told of an issue, in the user's language: its state, its clocks, whose
// turn it is.
#pragma once

#include "model/lifecycle.h"
#include "ui/view.h"

#include <string>
#include <string_view>
#include <vector>

namespace ui {

/// Ways in of list K21.
inline constexpr const char* kByGridWorker = "1";
inline constexpr const char* kByHotline = "2";
inline constexpr const char* kAtCounter = "3";

/// What a line of the log is called; kCount of what no step is called.
base::Word word_of_step(std::string_view action);

/// The state in words; of one that another program wrote, that it is none we know.
std::string state_text(const View& view, const model::IssueRow& issue);

inline constexpr int kMinutesOfHour = 60;

/// "2 工作时 30 分", as a clock of that pace counts.
std::string span_text(const View& view, base::Millis span, model::Pace pace);
/// "4 工作时": a length as rules tell it, in minutes or working days.
std::string length_text(const View& view, int length, model::Pace pace);
/// "剩 2 工作时", "超 1 工作日": what is left until `due` by a clock of that pace.
std::string left_text(const View& view, base::Instant due, model::Pace pace);

/// Whose turn it is: "城管执法中队", "值班长".
std::string turn_of(const View& view, const model::IssueRow& issue);

/// The stage whose clock runs: "accept", "verify" …; empty for none.
std::string_view stage_of(model::Status status);
base::Word word_of_stage(std::string_view stage);
/// By what the stage is counted.
model::Pace pace_of_stage(const View& view, std::string_view stage, std::string_view urgency);

/// "“暴露垃圾”第 2 版：4 工作时": by which rule its due was found; empty without one.
std::string rule_text(const View& view, const model::IssueRow& issue);

/// Empty for nobody.
std::string staff_name(const View& view, model::StaffId staff);
std::string department_name(const View& view, model::DepartmentId department);
std::string name_of(const View& view, const model::DepartmentRow& department);

/// The place it is at; of a point in no place, that it is outside; else that nobody knows where.
std::string where_text(const View& view, const model::Issue& issue);

/// "重大", "督办 2": what stands beside the state.
struct IssueFlag {
    std::string text;
    bool alarming = false;
};
std::vector<IssueFlag> flags_of(const View& view, const model::Issue& issue);

}  // namespace ui
