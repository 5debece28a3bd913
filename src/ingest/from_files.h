// ingest/from_files.h — files in, a place out: read, survey, divide, and fill if asked to.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "ingest/read.h"
#include "ingest/survey_from.h"
#include "model/rows.h"
#include "model/snapshot.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ingest {

struct FilesOptions {
    std::string name;      // of the place, when the user gives one
    std::string crs;       // "EPSG:4547", "GCJ-02", "BD-09": for files that do not say
    std::string as_kind;   // what every row is, when the guess is wrong
    std::string layer;     // only this one
    std::string encoding;  // of texts that do not say
    bool fictional_residents = false;
    std::uint64_t seed = 1;
    base::Instant now = base::kNever;
    std::function<void(const Progress&)> progress;
    const std::atomic<bool>* cancelled = nullptr;
};

struct FromFiles {
    model::Rows rows;
    int epsg = 0;
    std::string name;
    std::vector<LayerReport> reports;
    std::vector<CrsNote> crs_notes;
};

/// A whole place of several files, for a new store. Ids begin at 1.
base::Result<FromFiles> place_from_files(const std::vector<std::string>& paths,
                                         const FilesOptions& options);

/// What a store holds before files are added to it.
struct StoreNow {
    const model::Snapshot& snapshot;
    const std::vector<model::ShopRow>& shops;
    int epsg = 0;
};

/// What files add to a place that is there, in its CRS. New rows have ids below zero; see
/// store::Store::bring. What is there already, or lies outside, is remarked in the reports.
base::Result<FromFiles> additions_from_files(const std::vector<std::string>& paths,
                                             const StoreNow& there, const FilesOptions& options);

/// Whether there is no row that a batch could be made of.
bool adds_nothing(const model::Rows& rows);

/// How many rows are blocks: buildings, fronts, streets, yards and sites with a shape.
std::int64_t blocks_in(const model::Rows& rows);

}  // namespace ingest
