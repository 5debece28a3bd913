// store/import.h — imports: which rows came together, so that they can go together.
#pragma once

#include "store/sqlite.h"
#include "store/store.h"

#include <cstdint>
#include <map>
#include <string>

namespace store {

/// The last id each table has given; tables that never gave one are missing.
using LastIds = std::map<std::string, std::int64_t>;
base::Result<LastIds> last_ids(const Database& db);

/// Enters a batch whose rows are all that were inserted since `before`; answers its number.
/// Inside the transaction that inserted them.
base::Result<std::int64_t> note_batch(const Database& db, const ImportNote& note,
                                      const LastIds& before);

}  // namespace store
