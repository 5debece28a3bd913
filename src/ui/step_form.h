// ui/step_form.h — the fields of a step. Only for issue_steps.cpp, step_form.cpp, step_fields.cpp.
#pragma once

#include "ui/issue_panel.h"

#include <string>
#include <vector>

namespace ui {

/// Of the first of its issues that can still take the step; without an issue when none can.
StepAsks asks_of(const StepForm& form, const View& view);

/// Each at the cursor, in the width that is left.
void reason_field(StepForm& form, const View& view, const StepAsks& asks);
void department_field(StepForm& form, const View& view, const StepAsks& asks);
void assists_field(StepForm& form, const View& view);
void until_field(StepForm& form, const View& view, const StepAsks& asks);
void other_field(StepForm& form, const View& view, const StepAsks& asks);
void matter_field(StepForm& form, const View& view);
/// Of K22, K24, K25: one of a few.
void code_chips(const View& view, base::Word label, const char* list, std::string& code);

/// "2026-03-01 10:00" as it is typed; kNever for what is no time.
base::Instant time_in(const std::string& text);

}  // namespace ui
