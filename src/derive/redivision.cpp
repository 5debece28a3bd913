#include "derive/redivision.h"

#include "derive/communities.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace derive {

using base::Instant;
using model::DraftMoveRow;
using model::kNoRow;
using model::Row;

namespace {

model::GridId id_of_grid(const model::Snapshot& is, Row grid) {
    return grid == kNoRow ? model::GridId{} : is.grids->row[grid].id;
}

/// Its row; kNoRow of what is gone, or no leaf.
Row leaf_row(const model::Snapshot& is, model::PlaceId id) {
    const Row row = model::row_of(*is.places, id);
    return row != kNoRow && model::is_leaf(is.places->kind[row]) ? row : kNoRow;
}

}  // namespace

Division division_now(const model::Snapshot& is) {
    Division now{is.places->grid};
    for (Row row = 0; row < now.grid.size(); ++row)
        if (!model::is_leaf(is.places->kind[row])) now.grid[row] = kNoRow;
    return now;
}

Division division_at(const model::Snapshot& is, Instant at) {
    Division then = division_now(is);
    std::vector<Instant> until(then.grid.size(), base::kNever);
    for (const model::GridHistoryRow& held : *is.grid_history) {
        const Row leaf = leaf_row(is, held.place);
        if (leaf == kNoRow || held.until <= at || held.until >= until[leaf]) continue;
        until[leaf] = held.until;
        then.grid[leaf] = model::row_of(*is.grids, held.grid);
    }
    return then;
}

std::vector<DraftMoveRow> moves_of(const model::Snapshot& is, model::DraftId draft) {
    std::vector<DraftMoveRow> moves;
    for (const DraftMoveRow& move : *is.draft_moves)
        if (move.draft == draft) moves.push_back(move);
    return moves;
}

Division with_moves(const model::Snapshot& is, Division division,
                    std::span<const DraftMoveRow> moves) {
    for (const DraftMoveRow& move : moves) {
        const Row leaf = leaf_row(is, move.place);
        const bool to_none = model::number(move.grid) == 0;
        const Row grid = to_none ? kNoRow : model::row_of(*is.grids, move.grid);
        if (leaf != kNoRow && (grid != kNoRow || to_none)) division.grid[leaf] = grid;
    }
    return division;
}

Division division_of(const model::Snapshot& is, model::DraftId draft) {
    return with_moves(is, division_now(is), moves_of(is, draft));
}

std::vector<DraftMoveRow> moves_between(const model::Snapshot& is, const Division& was,
                                        const Division& is_to_be) {
    std::vector<DraftMoveRow> moves;
    for (const Row leaf : leaves_moved(was, is_to_be)) {
        if (is_to_be.grid[leaf] == kNoRow) continue;
        moves.push_back({.id = {},
                         .draft = {},
                         .place = is.places->row[leaf].id,
                         .grid = id_of_grid(is, is_to_be.grid[leaf]),
                         .from = id_of_grid(is, was.grid[leaf])});
    }
    return moves;
}

std::vector<DraftMoveRow> inverse_of(std::span<const DraftMoveRow> moves) {
    std::vector<DraftMoveRow> back{moves.rbegin(), moves.rend()};
    for (DraftMoveRow& move : back) std::swap(move.grid, move.from);
    return back;
}

std::vector<model::PlaceId> outdated(const model::Snapshot& is,
                                     std::span<const DraftMoveRow> moves) {
    std::vector<model::PlaceId> places;
    for (const DraftMoveRow& move : moves) {
        const Row leaf = leaf_row(is, move.place);
        if (leaf == kNoRow || is.places->row[leaf].grid != move.from ||
            model::row_of(*is.grids, move.grid) == kNoRow)
            places.push_back(move.place);
    }
    return places;
}

std::vector<Row> leaves_moved(const Division& was, const Division& is_to_be) {
    std::vector<Row> moved;
    for (Row row = 0; row < was.grid.size(); ++row)
        if (was.grid[row] != is_to_be.grid[row]) moved.push_back(row);
    return moved;
}

Redivision redivision_in(const model::Snapshot& is, const WorkBook& book, const Division& was,
                         const Division& is_to_be, Row community) {
    const std::vector<GridWork> before = grid_work(book, was.grid);
    const std::vector<GridWork> after = grid_work(book, is_to_be.grid);
    Redivision result{.community = community};
    for (const Row grid : basic_grids_of(*is.grids, community))
        result.grids.push_back({grid, before[grid], after[grid]});
    result.balance_was = community_load(is, before, community).balance;
    result.balance_will = community_load(is, after, community).balance;

    const std::vector<Row> community_of = community_by_row(*is.places);
    std::map<std::pair<Row, Row>, Passing> passings;
    for (const Row leaf : leaves_moved(was, is_to_be)) {
        if (community_of[leaf] != community) continue;
        Passing& passing = passings[{was.grid[leaf], is_to_be.grid[leaf]}];
        passing.leaves.push_back(leaf);
        passing.amount += book.leaf[leaf];
    }
    for (auto& [ends, passing] : passings) {
        std::tie(passing.from, passing.to) = ends;
        result.passings.push_back(std::move(passing));
    }
    return result;
}

std::vector<Redivision> redivisions(const model::Snapshot& is, const WorkBook& book,
                                    const Division& was, const Division& is_to_be) {
    const std::vector<Row> community_of = community_by_row(*is.places);
    std::vector<Row> touched;
    for (const Row leaf : leaves_moved(was, is_to_be))
        if (community_of[leaf] != kNoRow) touched.push_back(community_of[leaf]);
    std::ranges::sort(touched);
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    std::vector<Redivision> all;
    for (const Row community : touched)
        all.push_back(redivision_in(is, book, was, is_to_be, community));
    return all;
}

}  // namespace derive
