// app/simulate_step.h — what would be done to an issue next, by whom, and when. Only for
// simulate*.cpp.
#pragma once

#include "base/random.h"
#include "model/lifecycle.h"

#include <optional>
#include <vector>

namespace app {

/// An issue that goes on, as far as its simulator knows.
struct GoingOn {
    model::IssueRow row;
    std::vector<model::TaskRow> tasks;  // those withdrawn left out
    model::StaffId worked{};            // who did the work last
};

/// By lot, as often as in life. Nothing where nobody would do anything any more.
std::optional<model::Step> next_step(const GoingOn& issue, base::Instant at,
                                     const std::vector<model::StaffId>& staff,
                                     const model::WorkRules& rules, base::Random& random);

/// Who takes such a step.
model::Role role_for(const GoingOn& issue, const model::Step& step);

/// When somebody acts on it: mostly within what the stage allows. Never, where it rests.
base::Instant next_moment(const GoingOn& issue, base::Instant at, const model::WorkRules& rules,
                          base::Random& random);

/// How much is written at that time of the day and the week; 1 on the average of a working day.
double business_at(base::Instant at);

}  // namespace app
