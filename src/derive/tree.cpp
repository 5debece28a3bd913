#include "derive/tree.h"

namespace derive {

using model::kNoRow;
using model::Row;

namespace {

void add_below(const model::Places& places, const Subtrees& trees, const OpenPlaces& open,
               Row above, std::uint8_t depth, std::vector<TreeLine>& lines) {
    for (const Row row : children_of(places, trees, above)) {
        const bool parted = trees.parted(row);
        const bool is_open = parted && open.contains(places.row[row].id);
        lines.push_back({row, depth, parted, is_open});
        if (is_open)
            add_below(places, trees, open, row, static_cast<std::uint8_t>(depth + 1), lines);
    }
}

}  // namespace

std::vector<TreeLine> tree_lines(const model::Places& places, const Subtrees& trees,
                                 const OpenPlaces& open) {
    std::vector<TreeLine> lines;
    add_below(places, trees, open, kNoRow, 0, lines);
    return lines;
}

bool open_above(const model::Places& places, Row row, OpenPlaces& open) {
    bool opened = false;
    for (Row up = places.parent[row]; up != kNoRow; up = places.parent[up])
        opened = open.insert(places.row[up].id).second || opened;
    return opened;
}

OpenPlaces open_at_first(const model::Places& places) {
    OpenPlaces open;
    for (Row row = 0; row < places.size(); ++row)
        if (places.kind[row] < model::Kind::Community) open.insert(places.row[row].id);
    return open;
}

}  // namespace derive
