#include "geo/box_index.h"

#include <cmath>
#include <utility>

namespace geo {

namespace {

constexpr double kBoxesPerCell = 2;
constexpr std::uint32_t kMostCellsAcross = 2048;

std::uint32_t cells_across(double length_m, double cell_m) {
    const double cells = std::floor(length_m / cell_m) + 1;
    return static_cast<std::uint32_t>(std::min<double>(cells, kMostCellsAcross));
}

}  // namespace

BoxIndex::BoxIndex(std::vector<Box> boxes) : boxes_{std::move(boxes)} {
    std::size_t count = 0;
    for (const Box& box : boxes_) {
        extent_.add(box);
        if (!box.empty()) ++count;
    }
    if (count == 0) return;
    const double area = std::max(extent_.width(), 1.0) * std::max(extent_.height(), 1.0);
    const double longest = std::max({extent_.width(), extent_.height(), 1.0});
    cell_m_ = std::max(std::sqrt(area * kBoxesPerCell / static_cast<double>(count)),
                       longest / kMostCellsAcross);
    columns_ = cells_across(extent_.width(), cell_m_);
    rows_ = cells_across(extent_.height(), cell_m_);

    // Counting sort: how many boxes each cell holds, then where each cell begins, then the boxes.
    first_.assign(std::size_t{columns_} * rows_ + 1, 0);
    const auto each_cell = [this](const Box& box, auto&& visit) {
        if (box.empty()) return;
        const Cells c = cells_of(box);
        for (std::uint32_t y = c.y0; y <= c.y1; ++y)
            for (std::uint32_t x = c.x0; x <= c.x1; ++x) visit(std::size_t{y} * columns_ + x);
    };
    for (const Box& box : boxes_) each_cell(box, [this](std::size_t cell) { ++first_[cell + 1]; });
    for (std::size_t cell = 1; cell < first_.size(); ++cell) first_[cell] += first_[cell - 1];
    box_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t i = 0; i < boxes_.size(); ++i)
        each_cell(boxes_[i], [&](std::size_t cell) { box_[next[cell]++] = i; });
}

BoxIndex::Cells BoxIndex::cells_of(const Box& box) const {
    const auto cell = [this](double from, double at, std::uint32_t count) {
        const double c = std::floor((at - from) / cell_m_);
        return static_cast<std::uint32_t>(std::clamp(c, 0.0, static_cast<double>(count - 1)));
    };
    return {cell(extent_.x0, box.x0, columns_), cell(extent_.y0, box.y0, rows_),
            cell(extent_.x0, box.x1, columns_), cell(extent_.y0, box.y1, rows_)};
}

std::vector<std::uint32_t> BoxIndex::touching(const Box& query) const {
    std::vector<std::uint32_t> found;
    if (first_.empty() || query.empty() || !query.intersects(extent_)) return found;
    const Cells c = cells_of(query);
    for (std::uint32_t y = c.y0; y <= c.y1; ++y) {
        for (std::uint32_t x = c.x0; x <= c.x1; ++x) {
            const std::size_t cell = std::size_t{y} * columns_ + x;
            for (std::uint32_t k = first_[cell]; k < first_[cell + 1]; ++k)
                if (boxes_[box_[k]].intersects(query)) found.push_back(box_[k]);
        }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace geo
