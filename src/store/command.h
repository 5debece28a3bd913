// store/command.h — everything that can be asked of the store, as values.
//
// A command holds ids and values, never rows or pointers, so it stays good when the snapshot
// moves on.
#pragma once

#include "base/time.h"
#include "model/rows.h"
#include "model/snapshot.h"

#include <string>
#include <variant>

namespace store {

/// A new issue; its id is given by the store.
struct ReportIssue {
    model::IssueRow issue;
};

/// An issue goes on to another state; the log gets its line. Closing states set `closed_at`.
struct MoveIssue {
    model::IssueId issue{};
    std::string to_state;
    std::string action;
    std::string reason;
    model::StaffId actor{};
    base::Instant at = base::kNever;
};

struct LogVisit {
    model::VisitRow visit;
};

/// Takes a visit out again that was logged by mistake; the ledger keeps that it was there.
struct RemoveVisit {
    model::VisitId visit{};
};

struct SetUnitUse {
    model::UnitId unit{};
    std::string use;
};

struct SetShopState {
    model::PlaceId place{};
    std::string state;
};

using Command =
    std::variant<ReportIssue, MoveIssue, LogVisit, RemoveVisit, SetUnitUse, SetShopState>;

/// What a command did: how far the ledger reaches now, and the row it made (0 if none).
struct Receipt {
    model::Position position;
    std::int64_t row_id = 0;
};

}  // namespace store
