// ui/people.h — what of persons lies open at this seat. It comes masked; a field that was asked for
// goes by itself.
#pragma once

#include "base/time.h"
#include "model/audit.h"
#include "model/people.h"

#include <memory>
#include <string>
#include <vector>

namespace ui {

/// One field of one person as it is, for a while.
struct Revealed {
    model::PersonId person{};
    model::PersonField field{};
    std::string text;
    base::Instant until = base::kNever;
};

struct PeopleDesk {
    std::string purpose;                      // K32; empty until it is told
    std::shared_ptr<const model::People> of;  // a home's; null while none is read
    std::string refused;                      // why the home that is chosen is not read
    model::PlaceId building{};                // that the purpose was told for
    std::vector<Revealed> revealed;
    /// What the caller of the issue whose timeline is open said; empty until asked for.
    model::IssueId words_of{};
    std::string words;
    base::Instant words_until = base::kNever;
};

struct AuditDesk {
    bool open = false;
    std::string account;  // only its lines; empty for all
    std::shared_ptr<const model::AuditPage> page;
};

}  // namespace ui
