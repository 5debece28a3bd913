#include "model/places.h"

#include <algorithm>
#include <utility>

namespace model {

namespace {

/// Old row numbers, parents before children; what hangs in the air, or in a circle, comes with
/// its parent cut. Breadth first, so that each level stands together.
struct Order {
    std::vector<Row> old_row;
    std::vector<Row> cut;  // old rows whose parent is missing or above themselves
};

std::vector<std::pair<PlaceId, Row>> sorted_ids(const std::vector<PlaceRow>& places) {
    std::vector<std::pair<PlaceId, Row>> ids;
    ids.reserve(places.size());
    for (Row r = 0; r < places.size(); ++r) ids.emplace_back(places[r].id, r);
    std::ranges::sort(ids);
    return ids;
}

Row find(const std::vector<std::pair<PlaceId, Row>>& ids, PlaceId id) {
    const auto at = std::ranges::lower_bound(ids, id, {}, &std::pair<PlaceId, Row>::first);
    return at != ids.end() && at->first == id ? at->second : kNoRow;
}

/// Upwards from `start` one comes to a circle; the row with the smallest id in it.
Row smallest_of_circle(const std::vector<PlaceRow>& places,
                       const std::vector<std::pair<PlaceId, Row>>& ids, Row start) {
    const auto up = [&](Row r) { return find(ids, places[r].parent); };
    Row slow = up(start);
    Row fast = up(up(start));
    while (slow != fast) {  // Floyd: the quick one laps the slow one inside the circle
        slow = up(slow);
        fast = up(up(fast));
    }
    Row smallest = slow;
    for (Row r = up(slow); r != slow; r = up(r))
        if (places[r].id < places[smallest].id) smallest = r;
    return smallest;
}

Order parents_first(const std::vector<PlaceRow>& places,
                    const std::vector<std::pair<PlaceId, Row>>& ids) {
    const auto count = static_cast<Row>(places.size());
    std::vector<std::vector<Row>> children(count);
    Order order;
    order.old_row.reserve(count);
    for (const auto& [id, r] : ids) {
        const Row parent = number(places[r].parent) == 0 ? kNoRow : find(ids, places[r].parent);
        if (parent != kNoRow) {
            children[parent].push_back(r);
            continue;
        }
        order.old_row.push_back(r);
        if (number(places[r].parent) != 0) order.cut.push_back(r);
    }
    std::vector<bool> placed(count);
    for (const Row r : order.old_row) placed[r] = true;
    const auto descend = [&](std::size_t from) {
        for (std::size_t i = from; i < order.old_row.size(); ++i) {
            for (const Row child : children[order.old_row[i]]) {
                if (placed[child]) continue;
                placed[child] = true;
                order.old_row.push_back(child);
            }
        }
    };
    descend(0);
    for (const auto& [id, r] : ids) {  // what is left is a circle or hangs on one: cut it once
        if (placed[r]) continue;
        const Row cut = smallest_of_circle(places, ids, r);
        placed[cut] = true;
        order.cut.push_back(cut);
        order.old_row.push_back(cut);
        descend(order.old_row.size() - 1);
    }
    return order;
}

}  // namespace

Kind kind_from_code(std::string_view code) {
    static constexpr std::array<std::pair<std::string_view, Kind>, 8> kCodes{{
        {"DIST", Kind::District},
        {"SUBD", Kind::Subdistrict},
        {"COMM", Kind::Community},
        {"YARD", Kind::Yard},
        {"STRT", Kind::Street},
        {"SITE", Kind::Site},
        {"BLDG", Kind::Building},
        {"FRNT", Kind::Front},
    }};
    for (const auto& [text, kind] : kCodes)
        if (text == code) return kind;
    return Kind::Other;
}

PlacesAndGrids places_from(std::vector<PlaceRow> rows, std::vector<GridRow> grid_rows) {
    std::ranges::sort(grid_rows, {}, &GridRow::id);
    auto grids = std::make_shared<Grids>();
    grids->row = std::move(grid_rows);

    const auto ids = sorted_ids(rows);
    const Order order = parents_first(rows, ids);
    std::vector<Row> new_row(rows.size(), kNoRow);
    for (Row r = 0; r < order.old_row.size(); ++r) new_row[order.old_row[r]] = r;
    std::vector<bool> cut(rows.size());
    for (const Row old : order.cut) cut[old] = true;

    auto places = std::make_shared<Places>();
    places->row.reserve(rows.size());
    places->parent.reserve(rows.size());
    places->grid.reserve(rows.size());
    places->kind.reserve(rows.size());
    places->box.reserve(rows.size());
    for (const Row old : order.old_row) {
        PlaceRow& row = rows[old];
        const Row parent = find(ids, row.parent);
        const auto here = static_cast<Row>(places->row.size());
        const bool rooted = cut[old] || number(row.parent) == 0 || parent == kNoRow;
        if (cut[old]) places->adrift.push_back(here);
        places->parent.push_back(rooted ? kNoRow : new_row[parent]);
        places->grid.push_back(row_of(*grids, row.grid));
        places->kind.push_back(kind_from_code(row.kind));
        geo::Box box = geo::box_of(row.shape);
        if (row.shape.kind == geo::ShapeKind::Line && row.width_m > 0)
            box = box.grown(row.width_m / 2);
        places->box.push_back(box);
        places->row.push_back(std::move(row));
    }
    places->by_id.reserve(ids.size());
    for (const auto& [id, old] : ids) places->by_id.emplace_back(id, new_row[old]);
    for (const GridRow& grid : grids->row)
        grids->community.push_back(row_of(*places, grid.community));
    return {std::move(places), std::move(grids)};
}

Row row_of(const Places& places, PlaceId id) {
    return find(places.by_id, id);
}

Row row_of(const Grids& grids, GridId id) {
    const auto at = std::ranges::lower_bound(grids.row, id, {}, &GridRow::id);
    if (at == grids.row.end() || at->id != id) return kNoRow;
    return static_cast<Row>(at - grids.row.begin());
}

Row above(const Places& places, Row row, Kind kind) {
    while (row != kNoRow && places.kind[row] != kind) row = places.parent[row];
    return row;
}

}  // namespace model
