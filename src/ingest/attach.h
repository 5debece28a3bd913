// ingest/attach.h — what hangs on the places of a plan: shops, facilities, the ground around them.
#pragma once

#include "ingest/plan.h"
#include "ingest/survey.h"
#include "model/rows.h"

#include <vector>

namespace ingest {

/// The rows that the parts of a plan became, by their numbers there.
struct PlacesOfPlan {
    std::vector<model::PlaceId> upper;  // sub-districts, then districts
    std::vector<model::PlaceId> communities, yards, streets, buildings, fronts;
};

/// Adds shops, facilities and ground to `rows`, which holds the places. What lies in no place
/// becomes a facility of none, and `outside`, when given, hears of each that the survey did not
/// know to be outside.
void attach(Plan& plan, const PlacesOfPlan& places, model::Rows& rows,
            std::vector<Origin>* outside);

}  // namespace ingest
