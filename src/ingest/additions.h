// ingest/additions.h — what a survey adds to a place that is there already.
#pragma once

#include "ingest/survey.h"
#include "model/snapshot.h"

#include <string_view>
#include <vector>

namespace ingest {

/// What became of one thing that a row of a file describes.
struct Outcome {
    Origin of;
    std::string_view reason;  // "already-there", "outside" …; empty when it was simply added
    bool added = false;
};

struct Additions {
    model::Rows rows;  // ids below zero: -3 is the third new row of its table
    std::vector<Outcome> outcomes;
};

/// Buildings go into the yard, else the community, that holds their label point, and into the
/// grid there; yards into their community; shops into the front or building they lie in, else
/// they become fronts along the nearest street; doors into the building on whose outline they are,
/// components into what they lie in or stand beside; the surroundings are added as they are. What
/// stands where something stands already is not added twice, nor a shop that is among `shops`.
/// Buildings and yards outside every community are not added; shops and facilities there are kept
/// as facilities of no place (界外), and components as such.
Additions additions_to(const model::Snapshot& there, const Survey& survey,
                       const std::vector<model::ShopRow>& shops = {});

}  // namespace ingest
