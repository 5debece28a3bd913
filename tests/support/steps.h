// tests/support/steps.h — issues and their steps, whole ones and such as chance brings.
#pragma once

#include "base/random.h"
#include "model/lifecycle.h"

#include <string>

namespace support {

/// Nine and ten on Wednesday 2026-03-04 in Beijing, in working hours.
inline constexpr base::Instant kNine = base::instant_from_seconds(1'772'586'000);
inline constexpr base::Instant kTen = base::instant_from_seconds(1'772'589'600);

/// The issue numbered 1, which has come to `state`; its clocks began by the usual rules.
model::IssueRow issue_in(const std::string& state, const std::string& matter = "06010",
                         base::Instant reported = kNine);

/// What a step makes of an issue, by the usual rules.
base::Result<model::Stepped> taken(const model::IssueRow& row, const model::Step& step,
                                   const model::StepFacts& facts = {},
                                   model::Role role = model::Role::Owner);

/// The same of a step that may be taken; fails loudly when it may not.
model::Stepped done(const model::IssueRow& row, const model::Step& step,
                    const model::StepFacts& facts = {}, model::Role role = model::Role::Owner);

/// With all that any step may need: a consultation may be answered, taken into the grid, extended,
/// replied to. Its department is the first, its other issue the one numbered 2.
model::Step whole_step(model::Action action, base::Instant at);

/// A step that the issue's state has, mostly, with what it needs, mostly. Departments 1–3, other
/// issues 1–`issues`, actors 0–2.
model::Step step_by_chance(base::Random& random, const model::IssueRow& row, base::Instant at,
                           std::int64_t issues);

}  // namespace support
