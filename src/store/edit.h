// store/edit.h — rows of the register changed by hand: which columns, within what bounds, and never
// over what somebody else has just written.
#pragma once

#include "base/result.h"
#include "store/command.h"
#include "store/grant.h"
#include "store/sqlite.h"

#include <cstdint>
#include <vector>

namespace store {

/// Inside a write transaction. Answers the id of each row.
base::Result<std::vector<std::int64_t>> edit_rows(const Database& db, const EditRows& command);

/// What a person's edit comes down to, sealed: for `edit_rows`. To change what is sealed, the
/// grant must open it.
base::Result<model::RowEdit> sealed_edit(const Database& db, const Grant& grant,
                                         const EditPerson& command);
base::Result<model::RowEdit> sealed_edit(const Database& db, const Grant& grant,
                                         const EditTarget& command);

/// Whether any of them is about persons.
bool is_about_persons(const std::vector<model::RowEdit>& edits);

/// Whom a target that is added or removed is about; 0 when that cannot be read.
model::PersonId person_of_target(const Database& db, const Grant& grant,
                                 const model::RowEdit& edit);

/// Refuses edits of persons outside what the account may, or answers for.
base::Result<void> may_edit(const Database& db, const Grant& grant,
                            const std::vector<model::RowEdit>& edits, base::Instant now);

}  // namespace store
