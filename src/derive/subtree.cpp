#include "derive/subtree.h"

#include "derive/reading_order.h"

#include <algorithm>

namespace derive {

using model::kNoRow;
using model::Row;

Subtrees subtrees_of(const model::Places& places) {
    const Row count = places.size();
    Subtrees trees{std::vector<Row>(count), std::vector<std::uint32_t>(count),
                   std::vector<std::uint32_t>(count, 1)};
    // Parents stand before their children (Places, invariant 2): backwards gives each its size,
    // forwards its position, as `next` says where in its parent's stretch the next child begins.
    for (Row row = count; row-- > 0;)
        if (places.parent[row] != kNoRow) trees.end[places.parent[row]] += trees.end[row];
    std::vector<std::uint32_t> next(count);
    std::uint32_t top = 0;
    for (Row row = 0; row < count; ++row) {
        const Row parent = places.parent[row];
        std::uint32_t& free = parent == kNoRow ? top : next[parent];
        const std::uint32_t size = trees.end[row];
        trees.from[row] = free;
        trees.place[free] = row;
        next[row] = free + 1;
        free += size;
        trees.end[row] = trees.from[row] + size;
    }
    return trees;
}

std::vector<Row> children_of(const model::Places& places, const Subtrees& trees, Row row) {
    std::vector<Row> children;
    const std::uint32_t from = row == kNoRow ? 0 : trees.from[row] + 1;
    const std::size_t end = row == kNoRow ? trees.place.size() : trees.end[row];
    for (std::uint32_t at = from; at < end; at = trees.end[trees.place[at]])
        children.push_back(trees.place[at]);
    std::ranges::sort(children, [&](Row a, Row b) {
        if (places.kind[a] != places.kind[b]) return places.kind[a] < places.kind[b];
        const model::PlaceRow& x = places.row[a];
        const model::PlaceRow& y = places.row[b];
        const bool walked = places.kind[a] == model::Kind::Front;
        if (walked && x.order_in_walk != y.order_in_walk) return x.order_in_walk < y.order_in_walk;
        if (x.name != y.name) return less_by_number(x.name, y.name);
        return a < b;
    });
    return children;
}

}  // namespace derive
