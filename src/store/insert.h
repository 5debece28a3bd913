// store/insert.h — rows into tables; one function for each table.
#pragma once

#include "base/result.h"
#include "model/rows.h"
#include "store/sqlite.h"
#include "store/store.h"

namespace store {

/// Everything in `rows`, in an order that pleases the foreign keys. Ids are kept; 0 lets the
/// store give one. Persons, targets and callers' words are sealed; with `keys`, identity numbers
/// leave tokens.
base::Result<void> insert_all(const Database& db, const model::Rows& rows, int epsg,
                              const Pace& pace = {}, const KeyRing* keys = nullptr);

base::Result<std::int64_t> insert(const Database& db, const model::IssueRow& issue);
base::Result<std::int64_t> insert(const Database& db, const model::IssueLogRow& line);
base::Result<std::int64_t> insert(const Database& db, const model::VisitRow& visit);

}  // namespace store
