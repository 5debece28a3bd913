// derive/duplicates.h — whether what is about to be reported has been reported already.
#pragma once

#include "derive/derived.h"

#include <optional>
#include <string>
#include <vector>

namespace derive {

/// A report that is to be made. Without a point it stands at its place.
struct ReportToMake {
    std::string matter;
    model::PlaceId place{};
    std::optional<geo::Point> point;
    model::IssueId self{};  // an issue that stands in the store already; not its own duplicate
};

struct Duplicate {
    model::Row issue = model::kNoRow;  // of Snapshot::issues
    double metres = 0;

    friend bool operator==(const Duplicate&, const Duplicate&) = default;
};

/// Where an issue is: its own point, else where the name of its place is written; nothing for what
/// has neither.
std::optional<geo::Point> position_of(const model::Snapshot& is, const model::Issue& issue);

/// Issues of the same matter that are open or were closed within the days of the rules, as near as
/// these say; the nearest first, then the newest. At one place without a shape they are 0 m apart.
/// Requires that `derived` is of `is`.
std::vector<Duplicate> duplicates_of(const model::Snapshot& is, const Derived& derived,
                                     const ReportToMake& report, base::Instant now);

}  // namespace derive
