// store/audit.h — who read and changed what about persons: only added to, each line chained to the
// one before.
//
// The chain shows that a line was altered or taken out by somebody who did not recompute all that
// followed. Whoever may write the file could do that; so the chain's end is told by `getu check`,
// and a copy of it kept elsewhere proves everything up to it.
#pragma once

#include "store/grant.h"
#include "store/sqlite.h"
#include "store/store.h"

#include <cstdint>
#include <string>

namespace store {

struct AuditEntry {
    std::string act;
    std::string table{};
    std::int64_t row = 0;
    model::PlaceId place{};
    std::int64_t amount = 0;
    std::string purpose{};
    std::string detail{};
};

/// Inside a write transaction.
base::Result<void> add_audit(const Database& db, const Grant& grant, base::Instant now,
                             const AuditEntry& entry);

/// How many lines of an act an account has since then.
std::int64_t audited_since(const Database& db, const Grant& grant, std::string_view act,
                           base::Instant since);

/// Computes the chain again; tells each line that does not follow from the one before, each number
/// that is missing, and lines cut off at the end.
void check_audit(const Database& db, CheckReport& report);

}  // namespace store
