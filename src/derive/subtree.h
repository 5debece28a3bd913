// derive/subtree.h — the tree of places laid out so that a place and all below it stand in a row.
#pragma once

#include "model/places.h"

#include <span>
#include <vector>

namespace derive {

/// The places in the order of a walk through the tree: a place, then all below it. Made once for a
/// set of places, then only asked; holds as long as they do.
struct Subtrees {
    std::vector<model::Row> place;    // by position in the walk
    std::vector<std::uint32_t> from;  // by row of Places: its own position
    std::vector<std::uint32_t> end;   // by row: behind the last place below it

    std::span<const model::Row> under(model::Row row) const {
        return std::span{place}.subspan(from[row], end[row] - from[row]);
    }
    bool contains(model::Row row, model::Row other) const {
        return from[other] >= from[row] && from[other] < end[row];
    }
    /// Whether anything lies below it.
    bool parted(model::Row row) const { return end[row] - from[row] > 1; }
};

Subtrees subtrees_of(const model::Places& places);

/// The places directly below `row`, as people list them: kind by kind, fronts in the order of a
/// walk along the street, the others by name. For kNoRow those above which nothing lies.
std::vector<model::Row> children_of(const model::Places& places, const Subtrees& trees,
                                    model::Row row);

}  // namespace derive
