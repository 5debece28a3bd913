// derive/redivision.h — drafts of another division into grids, beside the one that holds
// (domain.md C09, A8): who is where, what changes hands, and what the grids are before and after.
//
// A draft is a list of moves; nothing of it is in the live data until it is applied.
#pragma once

#include "derive/workload.h"

#include <optional>
#include <span>
#include <vector>

namespace derive {

/// In which grid each leaf is: by construction in one, or in none (I9).
struct Division {
    std::vector<model::Row> grid;  // by row of Places; kNoRow in none, and of what is no leaf

    friend bool operator==(const Division&, const Division&) = default;
};

/// The one that holds.
Division division_now(const model::Snapshot& is);
/// The one that held at a moment before, as far as the history tells and of the grids and places
/// that there still are.
Division division_at(const model::Snapshot& is, base::Instant at);

/// By arrival.
std::vector<model::DraftMoveRow> moves_of(const model::Snapshot& is, model::DraftId draft);
/// After the moves, one after the other; of places or grids that are gone nothing moves.
Division with_moves(const model::Snapshot& is, Division division,
                    std::span<const model::DraftMoveRow> moves);
/// The one that would hold if the draft did.
Division division_of(const model::Snapshot& is, model::DraftId draft);

/// What leads from one to the other: a row for each leaf that changes hands, in the order of
/// Places, ids and draft 0. A leaf that ends in no grid cannot be told, and is left out.
std::vector<model::DraftMoveRow> moves_between(const model::Snapshot& is, const Division& was,
                                               const Division& is_to_be);
/// What takes them back: from the last to the first, with their ends changed.
std::vector<model::DraftMoveRow> inverse_of(std::span<const model::DraftMoveRow> moves);

/// Places of moves that no longer begin where the leaf is, or that are gone: such a draft is out of
/// date, and applying it is refused.
std::vector<model::PlaceId> outdated(const model::Snapshot& is,
                                     std::span<const model::DraftMoveRow> moves);

/// Rows of the leaves that change hands, ascending. Both divisions are of one snapshot.
std::vector<model::Row> leaves_moved(const Division& was, const Division& is_to_be);

/// All that passes from one grid to another.
struct Passing {
    model::Row from = model::kNoRow;  // kNoRow: it was in none
    model::Row to = model::kNoRow;
    std::vector<model::Row> leaves;  // ascending
    WorkAmount amount;

    friend bool operator==(const Passing&, const Passing&) = default;
};

/// A basic grid before and after. Workers stay with their grid.
struct GridChange {
    model::Row grid = model::kNoRow;
    GridWork was;
    GridWork will;

    bool changes() const { return was.amount != will.amount; }
    friend bool operator==(const GridChange&, const GridChange&) = default;
};

/// "6 buildings from grid 3 to grid 4: balance 0.31 → 0.18".
struct Redivision {
    model::Row community = model::kNoRow;
    std::vector<GridChange> grids;  // of the community: basic_grids_of
    std::vector<Passing> passings;  // of its leaves; by grids
    std::optional<double> balance_was;
    std::optional<double> balance_will;
};

Redivision redivision_in(const model::Snapshot& is, const WorkBook& book, const Division& was,
                         const Division& is_to_be, model::Row community);
/// Of the communities in which a leaf changes hands, in the order of Places.
std::vector<Redivision> redivisions(const model::Snapshot& is, const WorkBook& book,
                                    const Division& was, const Division& is_to_be);

}  // namespace derive
