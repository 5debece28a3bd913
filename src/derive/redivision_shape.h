// derive/redivision_shape.h — what the grids look like once leaves have changed hands, to be drawn.
#pragma once

#include "derive/redivision.h"

#include <vector>

namespace derive {

struct GridOutline {
    model::Row grid = model::kNoRow;
    geo::Shape shape;  // None where nothing is left of it
};

/// Outlines of the grids that leaves go from or come to, ascending: the ground around these leaves,
/// kLeafGround_m wide or half way to the next leaf of another grid, is taken from one and given to
/// the other. Of a grid without a shape of its own it is the ground around all of its leaves.
std::vector<GridOutline> outlines_after(const model::Snapshot& is, const Division& was,
                                        const Division& is_to_be);
inline constexpr double kLeafGround_m = 15;

/// The basic grids of a draft's communities that will have another outline or another code.
std::vector<model::GridRow> grids_after(const model::Snapshot& is, model::DraftId draft);

}  // namespace derive
