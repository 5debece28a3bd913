// derive/search_show.h — what was found, put so that a list can show it. Only for search*.cpp.
#pragma once

#include "derive/search_index.h"
#include "derive/search_pass.h"

#include <vector>

namespace derive {

/// One thing that fits.
struct Hit {
    Score score = kNoScore;
    std::uint8_t level = 0;  // in the tree; what stands at places comes behind
    FoundKind kind = FoundKind::Place;
    std::uint32_t page = 0;  // of the table, where it has pages
    model::Row row = 0;      // of the table or the page
    bool at_door = false;    // the building of a door
};

/// A part of the query in all its spellings, as it lies over the tree.
using PartPasses = std::vector<Pass>;

FoundItem shown(const SearchIndex& index, const std::vector<PartPasses>& parts, const Hit& hit);

}  // namespace derive
