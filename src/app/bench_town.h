// app/bench_town.h — towns of every size to measure on, without a store. Only for bench*.cpp.
#pragma once

#include "base/result.h"
#include "derive/derived.h"
#include "model/snapshot.h"

#include <string>

namespace app {

/// XS, S, M: the fictional ones; 60k, 1M: as many buildings of a fictional city.
base::Result<model::Rows> rows_of_size(const std::string& size, base::Instant now);

struct MeasuredTown {
    std::string size;
    model::Snapshot snapshot;
    derive::Derived derived;
};

/// The rows as a store would give them back, counted and derived.
base::Result<MeasuredTown> measured_town(const std::string& size);

}  // namespace app
