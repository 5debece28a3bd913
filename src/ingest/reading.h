// ingest/reading.h — one reading under way: whose file it is, how far, whether to go on. Only for
// the readers.
#pragma once

#include "ingest/read.h"

namespace ingest {

struct Reading {
    const ReadOptions& options;
    std::string file;       // as the user named it: for layers, refusals and progress
    std::int64_t rows = 0;  // of the whole file so far
};

/// Rows between two looks at the clock of others: whether to stop, and how far it is.
inline constexpr std::int64_t kRowsPerLook = 4096;
inline constexpr std::int64_t kRowsPerProgress = 8 * kRowsPerLook;

inline bool stopped(const Reading& reading) {
    return reading.options.cancelled != nullptr && reading.options.cancelled->load();
}

inline void tell(const Reading& reading, double share) {
    if (reading.options.progress) reading.options.progress({reading.file, reading.rows, share});
}

inline tl::unexpected<base::Error> refused(const Reading& reading, base::Fault fault,
                                           base::Word word, std::string about = {}) {
    return base::fail(fault, word, {reading.file}, std::move(about));
}

inline tl::unexpected<base::Error> stopped_by_user() {
    return base::fail(base::Fault::Cancelled, base::Word::ImportCancelled);
}

}  // namespace ingest
