// store/rules.h — the rules of work as rows: read, filled with the usual ones, held against each
// other after an edit.
#pragma once

#include "base/result.h"
#include "model/edit.h"
#include "model/rules.h"
#include "store/sqlite.h"

#include <memory>
#include <string_view>
#include <vector>

namespace store {

bool is_rule_table(std::string_view table);
bool is_rule_table(model::Table table);

/// Those in force. What makes no sense, because another program wrote it, is left out.
base::Result<std::shared_ptr<const model::WorkRules>> read_rules(const Database& db);

/// The usual rules, into tables that have none.
base::Result<void> fill_rules(const Database& db);

/// Refuses what no single column can tell: shares out of order, spans that overlap, days that are
/// none. Inside the transaction that edited.
base::Result<void> rules_are_sound(const Database& db);

}  // namespace store
