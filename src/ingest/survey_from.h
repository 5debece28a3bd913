// ingest/survey_from.h — layers as they were read into a survey: one coordinate system, kinds,
// repair, doubles; and a report of what became of every row.
#pragma once

#include "base/result.h"
#include "ingest/grounding.h"
#include "ingest/layer.h"
#include "ingest/survey.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ingest {

/// What became of one layer. read = kept + rejected; the repaired and the flagged are among the
/// kept.
struct LayerReport {
    std::string file;
    std::string layer;
    std::string as;  // the kind of most of its rows, a word of `kKindWords`
    std::int64_t read = 0;
    std::int64_t kept = 0;
    std::int64_t repaired = 0;
    std::int64_t rejected = 0;
    std::vector<Remark> reasons;
};

struct SurveyOptions {
    std::string crs;          // for files that need it: "EPSG:4547", "GCJ-02", "BD-09"
    int epsg = 0;             // of the store; 0 chooses by the middle of the buildings
    std::string as_kind;      // a word of `kKindWords`, for every row
    std::string layer;        // only this one, when not empty
    std::string name;         // of the whole, when the user gives one
    bool into_store = false;  // a store is there already: shops alone are welcome
};

struct Surveyed {
    Survey survey;
    std::vector<LayerReport> reports;
    std::vector<CrsNote> crs_notes;
};

/// Refuses with LayerMissing, the Crs words, TooFarApart, and NothingToBuild when there are no
/// buildings, roads, boundaries or yards to make a store of.
base::Result<Surveyed> survey_from(std::vector<Layer> layers, const SurveyOptions& options);

}  // namespace ingest
