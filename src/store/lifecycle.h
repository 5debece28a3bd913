// store/lifecycle.h — steps of issues, inside a write transaction. Only files of store/ include it.
#pragma once

#include "base/result.h"
#include "model/lifecycle.h"
#include "store/command.h"
#include "store/grant.h"
#include "store/sqlite.h"
#include "store/store.h"

#include <cstdint>
#include <map>
#include <string>

namespace store {

/// In the log: what another system told, where it changed nothing here. Its text is that state.
inline constexpr const char* kTold = "told";

/// The last number of each street and day, while many are given out.
using LastNumbers = std::map<std::string, std::int64_t>;

/// "SJ110105011-250301-0042": street, day of the report in Beijing, the next of that day.
std::string next_issue_number(const Database& db, const model::IssueRow& issue,
                              LastNumbers* numbers = nullptr);

/// A grid worker and a secretary act on what they answer for; what has no place is everybody's.
bool answers_for(const Database& db, const Grant& grant, const model::IssueRow& row,
                 base::Instant now);

/// A new issue with its clocks, its number and the first line of its log; answers its id.
base::Result<std::int64_t> report_issue(const Database& db, const ReportIssue& command,
                                        const model::WorkRules& rules);

/// The line of the log that the step left.
base::Result<std::int64_t> take_step(const Database& db, const TakeStep& command,
                                     const Grant& grant, const model::WorkRules& rules);
/// The last step that is not taken back yet. Only who may take that step takes it back.
base::Result<std::int64_t> undo_step(const Database& db, const UndoStep& command,
                                     const Grant& grant);

/// Each for itself; what one is refused stands in the receipt.
base::Result<void> take_steps(const Database& db, const TakeSteps& command, const Grant& grant,
                              const model::WorkRules& rules, Receipt& receipt);
base::Result<void> undo_steps(const Database& db, const UndoSteps& command, const Grant& grant,
                              Receipt& receipt);

/// Of issues: states that are none, logs whose replay gives another row, endings that contradict
/// each other (I6).
void check_issues(const Database& db, CheckReport& report);

}  // namespace store
