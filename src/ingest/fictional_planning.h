// ingest/fictional_planning.h — what planners look at in a town that does not exist: who offers
// what, the staff and their targets, another division, plans of buildings. Draws from streams of
// its own: whatever was there before is the same with it and without, but for the places of elder
// care, which it takes from one corner of the town.
//
// So that pictures tell something, in each sub-district one community has too few certificates, one
// has not made its next roster known, one asked too few people; and in one community of the town
// nobody cares for the old within reach.
#pragma once

#include "ingest/fictional.h"

namespace ingest {

/// Suppliers, parameters, staff, surveys, the assessment and a draft of the division, for every
/// community; only where no roster is yet. Nothing in it names anybody.
void add_planning(model::Rows& rows, const FictionalOptions& options);

/// The plan of a market hall, with its stalls as fronts, and of a tower with a room for each of its
/// homes; only where there is such a building, and no plan yet.
void add_floor_plans(model::Rows& rows, const FictionalOptions& options);

}  // namespace ingest
