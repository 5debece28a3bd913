// model/audit.h — what was written down of those who read or changed persons.
#pragma once

#include "base/time.h"
#include "model/ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// A line of the audit.
struct AuditLine {
    std::int64_t number = 0;
    base::Instant at = base::kNever;
    std::string account;
    std::string role;
    std::string station;
    std::string act;  // login, refused, list, targets, reveal, words, edit, account, import,
                      // read-audit, export …
    std::string table;
    std::int64_t row = 0;
    PlaceId place{};
    std::int64_t amount = 0;
    std::string purpose;
    std::string detail;
};

/// Lines of the audit, and in how many places its chain is broken.
struct AuditPage {
    std::vector<AuditLine> lines;
    std::int64_t broken = 0;
};

}  // namespace model
