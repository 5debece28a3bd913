// model/lifecycle_guard.h — the guards of a step. Only for lifecycle_*.cpp.
#pragma once

#include "model/lifecycle.h"

namespace model {

/// A step that somebody asks for.
struct Asked {
    const IssueRow& was;
    const Step& step;
    const StepFacts& facts;
    const WorkRules& rules;
    Role role;
    base::Instant at;
};

/// Why it may not be; fine where nothing speaks against it.
base::Result<void> allowed(const Asked& asked, const Transition& line);

/// The same, of what the row, the actor and the moment say alone.
base::Result<void> allowed_of_row(const Asked& asked, Action action);

}  // namespace model
