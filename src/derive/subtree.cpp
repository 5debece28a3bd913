#include "derive/subtree.h"

#include "base/text.h"

#include <algorithm>

namespace derive {

using base::is_digit;
using model::kNoRow;
using model::Row;

namespace {

/// The digits at `at` without leading zeros; moves past them.
std::string_view number_at(std::string_view text, std::size_t& at) {
    while (at + 1 < text.size() && text[at] == '0' && is_digit(text[at + 1])) ++at;
    const std::size_t from = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return text.substr(from, at - from);
}

}  // namespace

bool less_by_number(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (is_digit(a[i]) && is_digit(b[j])) {
            const std::string_view x = number_at(a, i);
            const std::string_view y = number_at(b, j);
            if (x.size() != y.size()) return x.size() < y.size();
            if (x != y) return x < y;
            continue;
        }
        if (a[i] != b[j])
            return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
        ++i;
        ++j;
    }
    return a.size() - i < b.size() - j;
}

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
