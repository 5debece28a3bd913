#include "derive/duty.h"

#include <algorithm>

namespace derive {

using base::Instant;
using base::kNever;
using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

template <class Wanted>
std::vector<Row> held_now(const model::Snapshot& is, Instant now, Wanted wanted) {
    std::vector<Row> held;
    for (Row row = 0; row < is.assignments->size(); ++row) {
        const model::AssignmentRow& duty = (*is.assignments)[row];
        if (wanted(duty) && is_current(duty, now)) held.push_back(row);
    }
    return held;
}

bool is_under(const model::Places& places, Row row, Row place) {
    while (row != kNoRow && row != place) row = places.parent[row];
    return row == place;
}

}  // namespace

bool is_current(Instant from, Instant to, Instant now) {
    return (from == kNever || from <= now) && (to == kNever || now < to);
}

bool is_current(const model::AssignmentRow& duty, Instant now) {
    return is_current(duty.from, duty.to, now);
}

std::vector<Duty> duty_chain(const model::Snapshot& is, Row place, Instant now) {
    const model::Places& places = *is.places;
    std::vector<Duty> chain;
    const Row grid = places.grid[place];
    if (grid != kNoRow) {
        const model::GridId id = is.grids->row[grid].id;
        chain.push_back({kNoRow, grid, held_now(is, now, [&](const model::AssignmentRow& duty) {
                             return duty.grid == id;
                         })});
    }
    for (Row row = place; row != kNoRow; row = places.parent[row]) {
        const Kind kind = places.kind[row];
        const model::PlaceId id = places.row[row].id;
        std::vector<Row> held =
            held_now(is, now, [&](const model::AssignmentRow& duty) { return duty.place == id; });
        const bool always = kind == Kind::Community || kind == Kind::Subdistrict;
        if (always || !held.empty()) chain.push_back({row, kNoRow, std::move(held)});
    }
    return chain;
}

std::vector<bool> worked_grids(const model::Snapshot& is, Instant now) {
    std::vector<bool> worked(is.grids->row.size());
    for (const model::AssignmentRow& duty : *is.assignments) {
        if (model::number(duty.grid) == 0 || !is_current(duty, now)) continue;
        if (const Row grid = model::row_of(*is.grids, duty.grid); grid != kNoRow)
            worked[grid] = true;
    }
    return worked;
}

std::vector<Row> grids_below(const model::Places& places, const Subtrees& trees, Row place) {
    std::vector<Row> grids;
    for (const Row row : trees.under(place))
        if (places.grid[row] != kNoRow) grids.push_back(places.grid[row]);
    std::ranges::sort(grids);
    grids.erase(std::unique(grids.begin(), grids.end()), grids.end());
    return grids;
}

std::vector<Row> vacant_grids(const model::Snapshot& is, Row place, Instant now) {
    const model::Places& places = *is.places;
    const std::vector<bool> worked = worked_grids(is, now);
    std::vector<Row> vacant;
    for (Row grid = 0; grid < is.grids->row.size(); ++grid) {
        const Row community = is.grids->community[grid];
        const bool here = places.grid[place] == grid ||
                          (community != kNoRow && is_under(places, community, place));
        if (here && !worked[grid]) vacant.push_back(grid);
    }
    return vacant;
}

}  // namespace derive
