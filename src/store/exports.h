// store/exports.h — whether the register of exports is as it was written. Only files of store/
// include it.
#pragma once

#include "store/sqlite.h"
#include "store/store.h"

namespace store {

/// Tells each row that its line of the audit does not repeat, and each such line without a row.
void check_exports(const Database& db, CheckReport& report);

}  // namespace store
