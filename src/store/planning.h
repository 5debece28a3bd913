// store/planning.h — what planners and desks write beside the register: by whom, within what scope,
// and what their commands come down to.
#pragma once

#include "base/result.h"
#include "store/command.h"
#include "store/grant.h"
#include "store/sqlite.h"
#include "store/store.h"

#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

namespace store {

/// Those that `planning_edits` answers.
template <class Command>
inline constexpr bool kIsPlanning =
    std::is_same_v<Command, SetParameter> || std::is_same_v<Command, SetWall> ||
    std::is_same_v<Command, SaveDraft> || std::is_same_v<Command, RemoveDraft> ||
    std::is_same_v<Command, ApplyDraft> || std::is_same_v<Command, PutPlan>;

/// Whether the role may do all that the command does.
bool may_write(model::Role role, const Command& command);

/// What a command comes down to, inside the transaction that does it; nothing for one that is about
/// something else.
base::Result<std::optional<EditRows>> planning_edits(const Database& db, const Grant& grant,
                                                     const Command& command, base::Instant now);

/// Refuses what lies outside the scope of the account, of the rows as they stand; `rows` are the
/// ids of `edits`. Asked before the edits and after them.
base::Result<void> planning_within(const Database& db, const Grant& grant,
                                   const std::vector<model::RowEdit>& edits,
                                   const std::vector<std::int64_t>& rows, base::Instant now);

/// Refuses rows that contradict what stands beside them, after the edits.
base::Result<void> planning_fits(const Database& db, const std::vector<model::RowEdit>& edits,
                                 const std::vector<std::int64_t>& rows);

/// The same of all rows.
void check_planning(const Database& db, CheckReport& report);

}  // namespace store
