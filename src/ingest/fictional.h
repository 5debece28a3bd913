// ingest/fictional.h — a neighbourhood that does not exist, for trying, showing and testing.
//
// Every name is invented. The same options give the same rows on every machine.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "model/rows.h"

#include <cstdint>
#include <vector>

namespace ingest {

struct FictionalOptions {
    std::uint64_t seed = 1;
    base::Instant now;                            // history ends here
    int days = 90;                                // of history
    std::vector<base::Error>* refused = nullptr;  // steps of issues that the rules did not allow
};

/// Size XS of domain.md 10.3: one sub-district, one community, three grids, one courtyard of 18
/// buildings, two streets of shops, 620 homes, six people at work. Coordinates in the CRS
/// `kFictionalEpsg`.
model::Rows fictional_courtyard(const FictionalOptions& options);

/// CGCS2000 3-degree zone 39, central meridian 117 E.
inline constexpr int kFictionalEpsg = 4548;

}  // namespace ingest
