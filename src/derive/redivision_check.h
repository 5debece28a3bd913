// derive/redivision_check.h — what is wrong with a division: with a draft, or with the one that
// holds (domain.md 4.7 rule 2, I9).
#pragma once

#include "derive/leaf_net.h"
#include "derive/redivision.h"

#include <cstdint>
#include <vector>

namespace derive {

enum class Flaw : std::uint8_t {
    InNone,     // a leaf in no grid
    NotBasic,   // a leaf in an exclusive or micro grid
    Elsewhere,  // a leaf in a grid of another community, or in no community itself
    Empty,      // a basic grid without a leaf
    Torn,       // a basic grid whose leaves do not hang together
};
inline constexpr std::size_t kFlaws = 5;

struct DivisionFlaw {
    Flaw flaw{};
    model::Row grid = model::kNoRow;  // row of Grids; of InNone none
    std::vector<model::Row> leaves;   // the leaf; of Torn those apart from the largest part
    bool older = false;               // the division that holds has it too, of that leaf or grid

    friend bool operator==(const DivisionFlaw&, const DivisionFlaw&) = default;
};

/// I9: leaves that are not in one basic grid of their community, of all communities, in the order
/// of Places.
std::vector<DivisionFlaw> leaf_flaws(const model::Snapshot& is, const Division& division);

/// All flaws of one community: those of its leaves, then of its grids. Requires a net of
/// it.
std::vector<DivisionFlaw> division_flaws(const model::Snapshot& is, const LeafNet& net,
                                         const Division& division);

}  // namespace derive
