// geo/box_index.h — which boxes lie here: a uniform grid of cells with the boxes of each.
#pragma once

#include "geo/point.h"

#include <cstdint>
#include <vector>

namespace geo {

/// Built once, then only asked. Empty boxes are never found.
class BoxIndex {
  public:
    BoxIndex() = default;
    explicit BoxIndex(std::vector<Box> boxes);

    std::size_t size() const { return boxes_.size(); }
    const Box& box(std::size_t number) const { return boxes_[number]; }

    /// Numbers of the boxes that touch `query`, ascending, each once.
    std::vector<std::uint32_t> touching(const Box& query) const;

  private:
    struct Cells {
        std::uint32_t x0, y0, x1, y1;
    };
    Cells cells_of(const Box& box) const;

    std::vector<Box> boxes_;
    Box extent_;
    double cell_m_ = 1;
    std::uint32_t columns_ = 0;
    std::uint32_t rows_ = 0;
    std::vector<std::uint32_t> first_;  // of each cell, in box_
    std::vector<std::uint32_t> box_;
};

}  // namespace geo
