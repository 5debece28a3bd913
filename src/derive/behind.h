// derive/behind.h — the rows behind a number: every number opens its list.
#pragma once

#include "derive/statistics.h"

#include <string>
#include <vector>

namespace derive {

/// A counter, and of one that is counted by code, which.
struct Behind {
    Counter counter = Counter::Open;
    std::string code;

    friend bool operator==(const Behind&, const Behind&) = default;
};

enum class ListedKind : std::uint8_t {
    Place,
    Issue,
    Shop,
    Facility,
    Component,
    Organisation,
    Entrance,
    Grid,
    Duty
};

/// One row of a list, in the table of its kind (a duty is a row of the assignments), and what it
/// adds to the number.
struct Listed {
    ListedKind kind = ListedKind::Place;
    model::Row row = model::kNoRow;
    std::uint32_t value = 1;

    friend bool operator==(const Listed&, const Listed&) = default;
};

/// What adds up to the number of a scope: the values sum to it (of a rate, to what is counted in
/// it). The largest first, issues by urgency, places in the order of the tree.
std::vector<Listed> rows_behind(const model::Snapshot& is, const Derived& derived,
                                const Scope& scope, const Behind& behind, base::Instant now);
std::vector<Listed> rows_behind(const model::Snapshot& is, const Derived& derived,
                                const Subtrees& trees, model::Row place, const Behind& behind,
                                base::Instant now);

/// Where a row stands on the map; 0 when nowhere.
model::PlaceId place_of(const model::Snapshot& is, const Listed& listed);

}  // namespace derive
