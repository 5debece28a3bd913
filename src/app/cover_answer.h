// app/cover_answer.h — the parts of an answer about coverage, as the planner's thread and a sheet
// that is printed without a page find them.
#pragma once

#include "ui/planning.h"

#include <memory>
#include <span>
#include <utility>

namespace app {

/// As answers hold their parts.
template <class Value>
std::shared_ptr<const Value> shared(Value value) {
    return std::make_shared<const Value>(std::move(value));
}

/// Minutes of every block and what they sum to, with what is supposed and without it, and the
/// classes of the map. Requires what was asked, `is`, `at` and `walk`; yards where they are told.
void find_reach(ui::PlanAnswer& answer, derive::WalkAsk wanted);

/// The blocks that a reach leaves out, in the minutes that the answer was asked for.
void find_gaps(ui::CoverAreas& areas, const ui::PlanAnswer& answer, const derive::WalkReach& reach);

}  // namespace app
