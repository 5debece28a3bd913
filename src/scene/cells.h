// scene/cells.h — how much of the ground is built up, by state: what is left of blocks that are
// smaller than a pixel.
//
// Cells average as a picture seen from farther away would, so that blocks can turn into them
// without a jump, and nothing is left out because it is small.
#pragma once

#include "base/pages.h"
#include "scene/geometry.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace scene {

/// Shares of one cell that blocks of each class cover, in 255ths.
struct Cell {
    static constexpr std::size_t kClasses = 8;
    std::array<std::uint8_t, kClasses> share{};

    friend bool operator==(const Cell&, const Cell&) = default;
};

/// Tiles of 32 by 32 cells, rows from the south; nothing where no block stands. Same pointer, same
/// cells.
struct CellLevel {
    static constexpr std::uint32_t kSide = 32;
    using Tile = std::array<Cell, std::size_t{kSide} * kSide>;

    std::uint32_t tiles_across = 0;
    std::uint32_t tiles_down = 0;
    std::vector<std::shared_ptr<const Tile>> tile;
};

/// Level 0 has cells of `cell_m`; each further one cells twice as wide. The numbers of tiles are
/// powers of two, so that the levels are those of a texture.
struct Cells {
    geo::Point origin;  // south-west corner
    double cell_m = 16;
    std::vector<CellLevel> level;

    /// The level whose cells are about as wide as a pixel, or the nearest there is.
    std::size_t level_for(double metres_per_px) const;
    double side_m(std::size_t of_level) const;
};

std::shared_ptr<const Cells> cells_from(const Geometry& geometry,
                                        const base::Pages<std::uint8_t>& state);

/// The same after the states of these slots changed; tiles they do not touch are kept.
std::shared_ptr<const Cells> cells_after(const Cells& before, const Geometry& geometry,
                                         const base::Pages<std::uint8_t>& state,
                                         const std::vector<std::uint32_t>& changed);

}  // namespace scene
