#include "derive/scope.h"

#include <algorithm>
#include <utility>

namespace derive {

using model::Row;

Scope::Scope(const Subtrees& trees, Row place)
    : trees_{&trees},
      place_{place},
      from_{trees.from[place]},
      end_{trees.end[place]},
      under_{trees.under(place)} {}

Scope::Scope(const Subtrees& trees, std::vector<Row> rows)
    : trees_{&trees}, rows_{std::move(rows)} {
    if (rows_.empty()) return;
    const auto position = [&](Row row) { return trees.from[row]; };
    from_ = position(std::ranges::min(rows_, {}, position));
    end_ = position(std::ranges::max(rows_, {}, position)) + 1;
    in_.resize(end_ - from_);
    for (const Row row : rows_) in_[position(row) - from_] = true;
}

std::vector<Row> blocks_of_grid(const model::Places& places, Row grid) {
    std::vector<Row> rows;
    for (Row row = 0; row < places.size(); ++row)
        if (places.grid[row] == grid && model::is_block(places.kind[row])) rows.push_back(row);
    return rows;
}

}  // namespace derive
