#include "derive/communities.h"

namespace derive {

using model::Kind;
using model::kNoRow;
using model::Row;

std::vector<Row> communities_of(const model::Places& places) {
    std::vector<Row> rows;
    for (Row row = 0; row < places.size(); ++row)
        if (places.kind[row] == Kind::Community) rows.push_back(row);
    return rows;
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
    return rows;
}

}  // namespace derive
