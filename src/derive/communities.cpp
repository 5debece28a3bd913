#include "derive/communities.h"

#include "derive/reading_order.h"

#include <algorithm>
#include <string>

namespace derive {

using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

/// What a place or a grid is ordered by among those below one other.
struct ListKey {
    int parent = 0;
    int group = 0;  // with a code, without any number, with a number in the name
    std::string_view text;
    Row row = kNoRow;
};

ListKey list_key(Row parent, const std::string& code, const std::string& name, Row row) {
    ListKey key{.parent = parent == kNoRow ? -1 : static_cast<int>(parent), .row = row};
    key.group = !code.empty() ? 0 : has_number(name) ? 2 : 1;
    if (key.group != 1) key.text = key.group == 0 ? code : name;
    return key;
}

bool comes_before(const ListKey& a, const ListKey& b) {
    if (a.parent != b.parent) return a.parent < b.parent;
    if (a.group != b.group) return a.group < b.group;
    if (less_by_number(a.text, b.text)) return true;
    return !less_by_number(b.text, a.text) && a.row < b.row;
}

std::vector<Row> rows_of_keys(std::vector<ListKey> keys) {
    std::ranges::sort(keys, comes_before);
    std::vector<Row> rows;
    rows.reserve(keys.size());
    for (const ListKey& key : keys) rows.push_back(key.row);
    return rows;
}

}  // namespace

std::vector<Row> communities_of(const model::Places& places) {
    std::vector<ListKey> keys;
    for (Row row = 0; row < places.size(); ++row)
        if (places.kind[row] == Kind::Community)
            keys.push_back(
                list_key(places.parent[row], places.row[row].code, places.row[row].name, row));
    return rows_of_keys(std::move(keys));
}

std::vector<Row> community_by_row(const model::Places& places) {
    std::vector<Row> community(places.size(), kNoRow);
    for (Row row = 0; row < places.size(); ++row) {
        const Row parent = places.parent[row];
        if (places.kind[row] == Kind::Community)
            community[row] = row;
        else if (parent != kNoRow)
            community[row] = community[parent];
    }
    return community;
}

bool is_basic(const model::GridRow& grid) {
    return grid.kind == "basic";
}

std::vector<Row> basic_grids_of(const model::Grids& grids, Row community) {
    std::vector<Row> rows;
    for (Row row = 0; row < grids.row.size(); ++row)
        if (grids.community[row] == community && is_basic(grids.row[row])) rows.push_back(row);
    put_in_order(grids, rows);
    return rows;
}

void put_in_order(const model::Grids& grids, std::vector<Row>& rows) {
    std::vector<ListKey> keys;
    for (const Row row : rows)
        keys.push_back(
            list_key(grids.community[row], grids.row[row].code, grids.row[row].name, row));
    rows = rows_of_keys(std::move(keys));
}

}  // namespace derive
