// tests/support/steps.h — steps of issues, whole ones and such as chance brings.
#pragma once

#include "base/random.h"
#include "model/lifecycle.h"

namespace support {

/// With all that any step may need: a consultation may be answered, taken into the grid, extended,
/// replied to. Its department is the first, its other issue the one numbered 2.
model::Step whole_step(model::Action action, base::Instant at);

/// A step that the issue's state has, mostly, with what it needs, mostly. Departments 1–3, other
/// issues 1–`issues`, actors 0–2.
model::Step step_by_chance(base::Random& random, const model::IssueRow& row, base::Instant at,
                           std::int64_t issues);

}  // namespace support
