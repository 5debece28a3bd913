// derive/ground_cover.h — ground of a community that lies in no basic grid, and ground that lies in
// two (domain.md C32): where "no dead corner" is not yet true.
#pragma once

#include "model/snapshot.h"

#include <cstdint>
#include <vector>

namespace derive {

/// Strips narrower than this are drawing, not ground.
inline constexpr double kSliver_m = 1;

struct GroundGap {
    geo::Shape shape;  // one polygon
    double area_m2 = 0;
    std::vector<model::Row> leaves;  // of the community, by label point; ascending
    std::uint32_t households = 0;
};

struct GroundOverlap {
    model::Row a = model::kNoRow, b = model::kNoRow;  // rows of Grids, in the order of lists
    geo::Shape shape;                                 // one polygon
    double area_m2 = 0;
};

struct GroundCover {
    bool told = false;  // the community and all of its basic grids have a shape
    double area_m2 = 0;
    double uncovered_m2 = 0;
    std::vector<GroundGap> gaps;          // the largest first
    std::vector<GroundOverlap> overlaps;  // likewise
};

/// By the polygons of one community. It takes GEOS a while: asked when somebody looks, not with
/// every change. Requires a row of a community.
GroundCover ground_cover(const model::Snapshot& is, model::Row community);

}  // namespace derive
