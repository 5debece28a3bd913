// model/effect.h — what a step changed of an issue, as its log keeps it: JSON, column → [was, is].
//
// Replaying every effect of an issue from the first gives its row (I6).
#pragma once

#include "model/rows.h"

#include <string>
#include <string_view>

namespace model {

/// Empty when nothing differs. Of what is sealed, nothing.
std::string effect_between(const IssueRow& was, const IssueRow& is);

/// Puts every column to what it became, or with `back` to what it was. False for a text that is no
/// effect, or names what is no column; the row is then as it was.
bool apply_effect(IssueRow& row, std::string_view effect, bool back = false);

}  // namespace model
