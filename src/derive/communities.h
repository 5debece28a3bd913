// derive/communities.h — the communities of a town, and what belongs to each.
#pragma once

#include "model/places.h"

#include <vector>

namespace derive {

/// Rows of all communities, in the order in which all lists of them stand: below one parent by
/// code; those without a code behind them, by a name with a number in it, else as in Places.
std::vector<model::Row> communities_of(const model::Places& places);

/// By row of Places: the community at it or above, or kNoRow.
std::vector<model::Row> community_by_row(const model::Places& places);

/// A basic grid (基础网格), among which the leaves of its community are dealt out; exclusive and
/// micro grids lie over them.
bool is_basic(const model::GridRow& grid);

/// Rows of the basic grids of a community, in the order of lists: as those of communities_of.
std::vector<model::Row> basic_grids_of(const model::Grids& grids, model::Row community);
/// Brings rows of grids into that order, those of one community together.
void put_in_order(const model::Grids& grids, std::vector<model::Row>& rows);

}  // namespace derive
