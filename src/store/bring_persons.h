// store/bring_persons.h — what an import of persons asks for, and what taking it back leaves. Only
// files of store/ include it.
#pragma once

#include "store/impl.h"
#include "store/sqlite.h"

namespace store {

bool batch_has_persons(const Database& db, std::int64_t batch);

/// Refuses persons for homes that the account does not answer for. Before new rows get their ids.
base::Result<void> homes_in_scope(const Database& db, const model::Rows& rows, const Grant& grant,
                                  base::Instant now);

/// After rows of a batch are gone: whoever is gone is not cared for any more, and that persons are
/// gone is written down.
base::Result<void> after_persons_left(Store::Impl& store, const Grant& grant, std::int64_t batch,
                                      std::int64_t removed, bool persons, base::Instant now);

}  // namespace store
