// app/bench_town.h — towns of every size to measure on, without a store. Only for bench*.cpp
// and tests.
#pragma once

#include "base/result.h"
#include "derive/derived.h"
#include "model/snapshot.h"

#include <string>

namespace app {

/// XS, S, M: the fictional ones; 60k, 1M: as many buildings of a fictional city.
base::Result<model::Rows> rows_of_size(const std::string& size, base::Instant now);

/// As the store reads them, but for households: counted, issues closed long ago left out.
model::Snapshot snapshot_of(model::Rows rows, base::Instant now);

struct MeasuredTown {
    std::string size;
    model::Snapshot snapshot;
    derive::Derived derived;
};

base::Result<MeasuredTown> measured_town(const std::string& size, base::Instant now);

}  // namespace app
