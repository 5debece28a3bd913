// derive/grid_codes.h — the numbers of grids: west to east, then north to south (domain.md 4.8).
#pragma once

#include "derive/redivision.h"

#include <string>
#include <vector>

namespace derive {

/// Numbers of points as one reads a page: rows of the height that the points are apart from one
/// another, the northern row first, each from west to east.
std::vector<std::uint32_t> as_one_reads(const std::vector<geo::Point>& points);

struct GridCode {
    model::Row grid = model::kNoRow;
    std::string was;
    std::string will;

    friend bool operator==(const GridCode&, const GridCode&) = default;
};

/// The codes of the basic grids of a community in a division, ascending by code: that of the
/// community and three digits. A grid is where its shape is or, where leaves came or went, in the
/// middle of its leaves; one that is nowhere comes last. Codes of other grids are passed over.
/// Nothing where the community has no code.
std::vector<GridCode> grid_codes(const model::Snapshot& is, const Division& division,
                                 model::Row community);

}  // namespace derive
