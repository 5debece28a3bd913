// ingest/additions.h — what a survey adds to a place that is there already.
#pragma once

#include "ingest/layer.h"
#include "ingest/survey.h"
#include "model/snapshot.h"

namespace ingest {

struct Additions {
    model::Rows rows;             // ids below zero: -3 is the third new row of its table
    std::vector<Remark> remarks;  // what was not added: "already-there", "outside"
};

/// Buildings go into the yard, else the community, that holds their label point, and into the
/// grid there; yards into their community; shops into the front or building they lie in, else
/// they become fronts along the nearest street; the surroundings are added as they are. What
/// stands where something stands already is not added twice; what lies outside every community
/// is not added.
Additions additions_to(const model::Snapshot& there, const Survey& survey);

}  // namespace ingest
