// store/issue_rows.h — rows of issues and of what hangs on them, in and out.
#pragma once

#include "base/result.h"
#include "model/rows.h"
#include "store/sqlite.h"

#include <span>
#include <string>
#include <vector>

namespace store {

/// The columns that a row is made of, in the order in which they are read and bound.
std::vector<std::string> issue_columns();

/// Binds every column of `insert_issue_sql`, the sealed words last.
const std::string& insert_issue_sql();
base::Result<void> put_issue(Statement& sql, const model::IssueRow& issue,
                             std::span<const std::byte> words);

/// "SELECT … FROM issue", and a row of it.
const std::string& select_issue_sql();
model::IssueRow issue_in(const Statement& row);

base::Result<model::IssueRow> read_issue(const Database& db, model::IssueId id);
/// All but what is sealed.
base::Result<void> update_issue(const Database& db, const model::IssueRow& issue);

/// Those of one issue, those withdrawn too, in order.
base::Result<std::vector<model::TaskRow>> read_tasks_of(const Database& db, model::IssueId issue);
/// Those that are open; of these, the ones whose ids are in the JSON array `only`.
base::Result<std::vector<model::TaskRow>> read_open_tasks(const Database& db,
                                                          const std::string& only);
/// Answers its number. The id 0 lets the store give one.
base::Result<std::int64_t> insert_task(const Database& db, const model::TaskRow& task);
base::Result<void> update_task(const Database& db, const model::TaskRow& task);

}  // namespace store
