// store/edit.h — rows of the register changed by hand: which columns, within what bounds, and never
// over what somebody else has just written.
#pragma once

#include "base/result.h"
#include "store/command.h"
#include "store/sqlite.h"

#include <cstdint>
#include <vector>

namespace store {

/// Inside a write transaction. Answers the id of each row.
base::Result<std::vector<std::int64_t>> edit_rows(const Database& db, const EditRows& command);

}  // namespace store
