// app/coverage_network.h — the walking network of a store: what it is, who is not on it, and ways
// derived from streets as rows.
#pragma once

#include "app/coverage_tables.h"
#include "store/store.h"

#include <cstdint>

namespace app {

/// Ways that nobody has drawn, as the network has them from streets, written as one batch.
struct DerivedWays {
    std::int64_t edges = 0;
    std::int64_t batch = 0;
    std::int64_t cut = 0;  // drawn ways that streets meet between their ends
};
/// Refused when there are such rows already, or nothing to derive them from, and as the store does.
base::Result<DerivedWays> derive_ways(store::Store& store, const store::Grant& grant,
                                      const WalkedTown& town, base::Instant now,
                                      base::Language language);

}  // namespace app
