// derive/scope.h — what is counted together: a place with all below it, or some places each by
// itself.
#pragma once

#include "derive/subtree.h"
#include "model/places.h"

#include <cstdint>
#include <span>
#include <vector>

namespace derive {

/// Not to outlive the trees.
class Scope {
  public:
    /// `place` and all below it. Requires a row.
    Scope(const Subtrees& trees, model::Row place);
    /// Each of these, and nothing that lies below only: what an area takes in. A yard and its
    /// buildings count nothing twice.
    Scope(const Subtrees& trees, std::vector<model::Row> rows);

    /// kNoRow of some places each by itself.
    model::Row place() const { return place_; }
    /// In the order of the walk, or as told.
    std::span<const model::Row> rows() const { return rows_.empty() ? under_ : rows_; }

    bool contains(model::Row row) const { return has(trees_->from[row]); }
    /// By position in the walk.
    bool has(std::uint32_t position) const {
        return position - from_ < end_ - from_ && (in_.empty() || in_[position - from_]);
    }

  private:
    const Subtrees* trees_;
    model::Row place_ = model::kNoRow;
    std::uint32_t from_ = 0, end_ = 0;  // a stretch of the walk; outside of it nothing is in
    std::span<const model::Row> under_;
    std::vector<model::Row> rows_;
    std::vector<bool> in_;  // by position from `from_`; empty when all of it is
};

/// Blocks of one basic grid, ascending.
std::vector<model::Row> blocks_of_grid(const model::Places& places, model::Row grid);

}  // namespace derive
