// app/bring_ways.h — ways that people walk out of files into a store, as one batch.
#pragma once

#include "app/arguments.h"
#include "app/bring_files.h"
#include "ingest/walk_ways.h"

#include <cstdint>
#include <string>
#include <vector>

namespace app {

struct WaysOrder {
    std::vector<std::string> files;
    ingest::WaysOptions options;
};

/// What came of it.
struct BroughtWays {
    ingest::WaysDraft draft;  // without its edges
    std::int64_t batch = 0;   // 0 when nothing was new, or only looked at
};

/// Reads them and writes what is not there yet, unless it is only looked at. Refuses like
/// ingest::read_ways and as the store does.
base::Result<BroughtWays> bring_ways(store::Store& store, const store::Grant& grant,
                                     const WaysOrder& order, base::Instant now, Depth depth);

/// `getu import STORE FILE … --as-kind ways`
int import_ways(const Arguments& arguments, store::Store& store);

}  // namespace app
