// ingest/read.h — any file into layers.
//
// OpenStreetMap (.osm, .pbf, either with .gz) goes through libosmium; everything else through
// GDAL, with what GDAL does not know (bare arrays of features, GBK without a .cpg, UTF-16 text,
// a missing .shx) mended first. One broken file is one Error; rows that could not be read are
// remarks of their layer.
#pragma once

#include "base/result.h"
#include "ingest/layer.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ingest {

/// How far a reader is; told every so many rows.
struct Progress {
    std::string file;
    std::int64_t rows = 0;
    double share = 0;  // of this file, 0 to 1; negative when nobody can tell
};

struct ReadOptions {
    std::string only_layer;  // when not empty
    std::string encoding;    // of texts, when the file does not say and the user does
    std::function<void(const Progress&)> progress;
    const std::atomic<bool>* cancelled = nullptr;
};

/// All layers of a file (or folder, or archive). Refuses with Fault::NotFound, Corrupt,
/// Unsupported; Fault::Cancelled when asked to stop.
base::Result<std::vector<Layer>> read_file(const std::string& path, const ReadOptions& options);

}  // namespace ingest
