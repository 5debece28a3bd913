// derive/tree.h — the place tree as lines: which rows stand one below the other when some are open.
#pragma once

#include "derive/subtree.h"
#include "model/ids.h"

#include <set>
#include <vector>

namespace derive {

struct TreeLine {
    model::Row place = model::kNoRow;
    std::uint8_t depth = 0;
    bool parted = false;  // something lies below it
    bool open = false;

    friend bool operator==(const TreeLine&, const TreeLine&) = default;
};

using OpenPlaces = std::set<model::PlaceId>;

/// The lines from the top; below an open place what lies in it. Ids that are gone do no harm.
std::vector<TreeLine> tree_lines(const model::Places& places, const Subtrees& trees,
                                 const OpenPlaces& open);

/// Opens what lies above `row`, so that it has a line. Answers whether anything was closed.
bool open_above(const model::Places& places, model::Row row, OpenPlaces& open);

/// What is open when nobody has opened anything: all above the communities.
OpenPlaces open_at_first(const model::Places& places);

}  // namespace derive
