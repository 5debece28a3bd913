// ingest/given_grids.h — the grids a file brings take the place of those the program proposed.
#pragma once

#include "ingest/survey.h"

namespace ingest {

/// Where a survey has grids inside a community, they become its basic grids, with their names,
/// codes and borders, and the proposed ones go. Each leaf of the community goes into the grid
/// around its label point, else into the nearest; communities without given grids stay as they are.
/// Ids of the grids that stay do not change.
void use_given_grids(model::Rows& rows, const Survey& survey);

}  // namespace ingest
