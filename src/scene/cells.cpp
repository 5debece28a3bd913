#include "scene/cells.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>
#include <utility>

namespace scene {

using geo::Box;
using geo::Point;
using Bytes = base::Pages<std::uint8_t>;

namespace {

constexpr double kSample_m = 4;
constexpr std::uint32_t kMostCells = 4096;  // across level 0
constexpr std::uint32_t kParts = 16;        // of a square metre: areas are added as whole numbers
constexpr std::uint32_t kSide = CellLevel::kSide;

using Sums = std::array<std::array<std::uint32_t, Cell::kClasses>, std::size_t{kSide} * kSide>;

double tile_m(const Cells& cells) {
    return cells.cell_m * kSide;
}

Box box_of_tile(const Cells& cells, std::uint32_t column, std::uint32_t row) {
    const double side = tile_m(cells);
    const Point at{cells.origin.x + column * side, cells.origin.y + row * side};
    return {at.x, at.y, at.x + side, at.y + side};
}

/// Lays a brick over the cells of a tile, point by point, so that its whole area is counted
/// whichever way it is turned.
void lay(const Brick& brick, const Chunk& chunk, std::uint8_t klass, const Cells& cells,
         const Box& tile, Sums& sums) {
    const double unit = chunk.unit_m;
    const Point middle = chunk.origin + Point{brick.x * unit, brick.y * unit};
    const Point along{brick.along_x * unit, brick.along_y * unit};
    const double half = std::hypot(along.x, along.y);
    const double across = brick.across * unit;
    const Point sideways = half > 0 ? Point{-along.y, along.x} * (across / half) : Point{0, across};
    const auto samples = [](double half_m) {
        return static_cast<int>(std::clamp(std::ceil(2 * half_m / kSample_m), 1.0, 64.0));
    };
    const int n = samples(half);
    const int m = samples(across);
    const auto area = static_cast<std::uint32_t>(std::lround(4 * half * across * kParts));
    const std::uint32_t part = area / static_cast<std::uint32_t>(n * m);
    std::uint32_t rest = area - part * static_cast<std::uint32_t>(n * m);
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < m; ++j) {
            const Point at =
                middle + along * ((2 * i + 1.0) / n - 1) + sideways * ((2 * j + 1.0) / m - 1);
            const std::uint32_t weight = part + std::exchange(rest, 0);
            const double x = (at.x - tile.x0) / cells.cell_m;
            const double y = (at.y - tile.y0) / cells.cell_m;
            if (x < 0 || y < 0 || x >= kSide || y >= kSide) continue;
            sums[static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x)].at(klass) +=
                weight;
        }
}

std::uint8_t share_of(std::uint32_t sum, double cell_m) {
    if (sum == 0) return 0;
    const double share = sum / (cell_m * cell_m * kParts) * 255;
    return static_cast<std::uint8_t>(std::clamp(std::round(share), 1.0, 255.0));
}

std::shared_ptr<const CellLevel::Tile> ground_tile(const Cells& cells, const Geometry& geometry,
                                                   const Bytes& state, std::uint32_t column,
                                                   std::uint32_t row) {
    const Box box = box_of_tile(cells, column, row);
    const std::vector<std::uint32_t> slots = geometry.blocks.touching(box);
    if (slots.empty()) return nullptr;
    static thread_local Sums sums;
    sums = {};
    for (const std::uint32_t slot : slots) {
        const Chunk& chunk = geometry.chunk_of(slot);
        lay(brick_at(chunk, slot), chunk, state[slot], cells, box, sums);
    }
    auto tile = std::make_shared<CellLevel::Tile>();
    for (std::size_t c = 0; c < tile->size(); ++c)
        for (std::size_t k = 0; k < Cell::kClasses; ++k)
            (*tile)[c].share.at(k) = share_of(sums[c].at(k), cells.cell_m);
    return tile;
}

/// Each cell is the mean of four of the level below.
std::shared_ptr<const CellLevel::Tile> upper_tile(const CellLevel& below, std::uint32_t column,
                                                  std::uint32_t row) {
    auto tile = std::make_shared<CellLevel::Tile>();
    bool any = false;
    for (std::uint32_t quarter = 0; quarter < 4; ++quarter) {
        const std::uint32_t right = quarter & 1U;
        const std::uint32_t up = quarter >> 1U;
        const auto& from =
            below.tile[std::size_t{2 * row + up} * below.tiles_across + 2 * column + right];
        if (!from) continue;
        any = true;
        for (std::uint32_t y = 0; y < kSide / 2; ++y)
            for (std::uint32_t x = 0; x < kSide / 2; ++x) {
                Cell& cell =
                    (*tile)[std::size_t{y + up * kSide / 2} * kSide + x + right * kSide / 2];
                for (std::size_t k = 0; k < Cell::kClasses; ++k) {
                    std::uint32_t sum = 2;  // rounds
                    for (const std::uint32_t at :
                         {2 * y * kSide + 2 * x, 2 * y * kSide + 2 * x + 1,
                          (2 * y + 1) * kSide + 2 * x, (2 * y + 1) * kSide + 2 * x + 1})
                        sum += (*from)[at].share.at(k);
                    cell.share.at(k) = static_cast<std::uint8_t>(sum / 4);
                }
            }
    }
    if (!any) return nullptr;
    return tile;
}

/// Computes tiles of level 0 and all that lie over them.
void recompute(Cells& cells, const Geometry& geometry, const Bytes& state,
               std::set<std::pair<std::uint32_t, std::uint32_t>> tiles) {
    for (std::size_t l = 0; l < cells.level.size(); ++l) {
        CellLevel& level = cells.level[l];
        std::set<std::pair<std::uint32_t, std::uint32_t>> above;
        for (const auto& [row, column] : tiles) {
            level.tile[std::size_t{row} * level.tiles_across + column] =
                l == 0 ? ground_tile(cells, geometry, state, column, row)
                       : upper_tile(cells.level[l - 1], column, row);
            above.emplace(row / 2, column / 2);
        }
        tiles = std::move(above);
    }
}

}  // namespace

std::size_t Cells::level_for(double metres_per_px) const {
    const double wanted = std::round(std::log2(std::max(metres_per_px / cell_m, 1.0)));
    return std::min(static_cast<std::size_t>(wanted), level.empty() ? 0 : level.size() - 1);
}

double Cells::side_m(std::size_t of_level) const {
    return std::ldexp(cell_m, static_cast<int>(of_level));
}

std::shared_ptr<const Cells> cells_from(const Geometry& geometry, const Bytes& state) {
    auto cells = std::make_shared<Cells>();
    Box extent;
    for (std::size_t i = 0; i < geometry.blocks.index.size(); ++i)
        extent.add(geometry.blocks.index.box(i));
    if (extent.empty()) return cells;
    while (std::max(extent.width(), extent.height()) / cells->cell_m > kMostCells)
        cells->cell_m *= 2;
    const double side = tile_m(*cells);
    const Point low{std::floor(extent.x0 / side), std::floor(extent.y0 / side)};
    cells->origin = low * side;
    const auto tiles = [&](double from, double to) {
        return std::bit_ceil(static_cast<std::uint32_t>(std::floor(to / side) - from) + 1);
    };
    std::uint32_t across = tiles(low.x, extent.x1);
    std::uint32_t down = tiles(low.y, extent.y1);
    for (; across > 0 && down > 0; across /= 2, down /= 2) {
        CellLevel& level = cells->level.emplace_back();
        level.tiles_across = across;
        level.tiles_down = down;
        level.tile.resize(std::size_t{across} * down);
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> all;
    for (std::uint32_t row = 0; row < cells->level[0].tiles_down; ++row)
        for (std::uint32_t column = 0; column < cells->level[0].tiles_across; ++column)
            all.emplace(row, column);
    recompute(*cells, geometry, state, std::move(all));
    return cells;
}

std::shared_ptr<const Cells> cells_after(const Cells& before, const Geometry& geometry,
                                         const Bytes& state,
                                         const std::vector<std::uint32_t>& changed) {
    auto cells = std::make_shared<Cells>(before);
    const double side = tile_m(before);
    std::set<std::pair<std::uint32_t, std::uint32_t>> tiles;
    for (const std::uint32_t slot : changed) {
        const Box box = geometry.box(slot);
        if (box.empty() || geometry.layer_of_slot[slot] != Layer::Block) continue;
        const auto tile = [&](double at, double from) {
            return static_cast<std::uint32_t>(std::max((at - from) / side, 0.0));
        };
        for (std::uint32_t row = tile(box.y0, before.origin.y);
             row <= tile(box.y1, before.origin.y); ++row)
            for (std::uint32_t column = tile(box.x0, before.origin.x);
                 column <= tile(box.x1, before.origin.x); ++column)
                tiles.emplace(row, column);
    }
    recompute(*cells, geometry, state, std::move(tiles));
    return cells;
}

}  // namespace scene
