// derive/redivision_propose.h — a proposal that shares out the work of a community more evenly by
// moving leaves along the borders of its grids. It is a list of moves, for somebody to look at.
//
// Leaf by leaf, the move that lowers the cost most, until none does:
//
//   cost = balance + per_move × leaves moved + per_border × share of neighbours parted
//
// The same data always give the same proposal.
#pragma once

#include "derive/redivision_check.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace derive {

struct ProposalWish {
    double per_move = 0.005;  // how much of the balance a move must be worth
    double per_border = 0.2;  // how much straight borders are
    std::size_t most_moves = 60;

    friend bool operator==(const ProposalWish&, const ProposalWish&) = default;
};

struct Proposal {
    Division division;
    std::vector<model::DraftMoveRow> moves;  // from `start`; in the order of Places
    std::optional<double> balance_was;       // at `start`
    std::optional<double> balance_will;
};

/// Beginning with a division: the one that holds, or a draft. A grid stays in as many parts as it
/// was or fewer, and never loses its last leaf. Leaves of the community that are in none of its
/// basic grids are first given to that of most of their neighbours. `goes_on` is asked before each
/// step; once it says no, nothing more is moved. Requires a net of the community.
Proposal proposal_for(
    const model::Snapshot& is, const WorkBook& book, const LeafNet& net, const Division& start,
    const ProposalWish& wish = {}, const std::function<bool()>& goes_on = [] { return true; });

}  // namespace derive
