// derive/leaf_net.h — which leaves of a community stand side by side.
#pragma once

#include "model/snapshot.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace derive {

/// Two leaves are neighbours when they are no farther apart than kBeside_m, when no third one
/// stands between them (in the circle over the line from one label point to the other), or when one
/// is a front of the other's street. So all that stand anywhere hang together.
inline constexpr double kBeside_m = 30;

struct LeafNet {
    model::Row community = model::kNoRow;
    std::vector<model::Row> leaf;                    // rows of Places, ascending
    std::vector<bool> stands;                        // by number of the leaf: it has a shape
    std::vector<geo::Point> at;                      // label point of what stands
    std::vector<std::vector<std::uint32_t>> beside;  // numbers, ascending; told by both
    std::size_t pairs = 0;

    /// Nothing of a leaf of another community.
    std::optional<std::uint32_t> number_of(model::Row row) const;
};

/// Of all leaves at a community and below it.
LeafNet leaf_net(const model::Snapshot& is, model::Row community);

/// The parts into which `members` (numbers, ascending) fall: the largest first, then by their first
/// member; each ascending. What stands nowhere is in none.
std::vector<std::vector<std::uint32_t>> parts_of(const LeafNet& net,
                                                 std::span<const std::uint32_t> members);

}  // namespace derive
