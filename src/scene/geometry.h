// scene/geometry.h — what stands on the ground, cut into chunks ready for upload.
//
// Geometry is uploaded once; colour is never in it. A vertex names the slot of its place, and
// the slot's state is looked up while drawing, so that a change of state moves one byte.
#pragma once

#include "geo/box_index.h"
#include "geo/point.h"
#include "model/snapshot.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <tuple>
#include <vector>

namespace scene {

/// Drawn one above the other, roughly in this order (render/map_draw.cpp has the passes); the
/// palette has rows for each. Farms and campuses; yards and sites; water and green, also those
/// inside a yard; roads and walls; streets that somebody answers for; areas of responsibility;
/// buildings and fronts. The shaders know these numbers: shaders/common/place.glsl.
enum class Layer : std::uint8_t {
    Area,
    Ground,
    Garden,
    Way,
    Band,
    Grid,
    Community,
    Subdistrict,
    District,
    Block,
};
inline constexpr int kLayerCount = 10;

/// Where it stands in arrays by layer.
constexpr std::size_t index_of(Layer layer) {
    return static_cast<std::size_t>(layer);
}

/// Of a community or above: filled, from afar, by how much of its work was done in time.
constexpr bool is_region(Layer layer) {
    return layer >= Layer::Community && layer <= Layer::District;
}

inline constexpr double kChunkSize_m = 1024;
inline constexpr double kUnit_m = 1.0 / 32;  // of int16 coordinates in an ordinary chunk

/// A corner of an outline, or of the middle line of a way. The side that begins here ends at the
/// next vertex, unless `kEnds` is set: each ring repeats its first corner with it.
struct Vertex {
    static constexpr std::uint16_t kEnds = 0x8000;
    static constexpr int kWidthShift = 4;  // 11 bits of decimetres: of a middle line, else 0

    std::int16_t x, y;      // units from the chunk's origin
    std::uint16_t feature;  // slot minus Chunk::first_slot
    std::uint16_t layer;    // 4 bits, the width, and kEnds
};
static_assert(sizeof(Vertex) == 8);

/// A block from afar: a rectangle of its area and direction. Also where its sign stands.
struct Brick {
    std::int16_t x, y;              // its middle, in units
    std::int16_t along_x, along_y;  // half of its longer side
    std::int16_t across;            // half of the other, in units
    std::uint16_t feature;
    std::int16_t sign_x, sign_y;
};
static_assert(sizeof(Brick) == 16);

struct Span {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// Of one kind of pieces: their triangles, and their vertices for outlines.
struct Drawn {
    Span corners;
    Span vertices;
};

/// Blocks that stand together, so that from close by only those in view are drawn.
struct Stretch {
    geo::Box box;
    Drawn drawn;
    Span bricks;
};

/// Sizes, 2^n metres, by which areas are left out when they are no more than a speck; and the
/// classes of ways.
inline constexpr std::size_t kCuts = 12;

inline constexpr std::uint32_t kMostVertices = 65'535;  // of a chunk; a corner has 16 bits

struct Chunk {
    /// The square it stands for: column, row, size in metres, and the one piece it holds when that
    /// reaches too far out of its square (else -1).
    using Key = std::tuple<std::int64_t, std::int64_t, double, std::int64_t>;

    Key key;
    geo::Point origin;
    double unit_m = kUnit_m;
    geo::Box box;  // of all that it holds
    std::uint32_t first_slot = 0;
    std::uint32_t slot_count = 0;
    std::uint32_t slot_room = 0;  // slots kept for it, so that a new building moves no other
    std::span<const Vertex> vertex;
    std::span<const std::uint16_t> corner;  // three a triangle
    std::span<const Brick> brick;           // of its blocks, by slot
    std::array<Drawn, kLayerCount> layer;
    /// Areas stand by size, great ones first: how many corners and vertices the layers Area, Ground
    /// and Garden have of pieces at least 2^n metres across.
    std::array<std::array<Drawn, kCuts>, 3> at_least;
    /// Vertices of middle lines: of ways of class n and greater, and behind them of streets of
    /// places.
    std::array<Span, kCuts> lines_from;
    Span street_lines;
    std::vector<Stretch> stretch;
    std::shared_ptr<const void> owner;  // of what the spans show
};

inline constexpr std::uint32_t kNoSlot = 0xFFFF'FFFF;

/// Which boxes lie here, by slot.
struct SlotIndex {
    geo::BoxIndex index;
    std::vector<std::uint32_t> slot;  // ascending

    std::vector<std::uint32_t> touching(const geo::Box& query) const;
};

/// Each chunk has a run of slots with some to spare. A slot stands for a row of places (a block,
/// or an area of responsibility), of the surroundings, or of grids; spare ones for nothing.
/// `generation` is the snapshot's: as long as it stays, a slot keeps its meaning.
struct Geometry {
    std::uint64_t generation = 0;
    std::vector<std::shared_ptr<const Chunk>> chunk;  // by key
    std::vector<std::uint32_t> slot_of_row;           // by row of Places; kNoSlot when not drawn
    std::vector<model::Row> row_of_slot;
    std::vector<model::Row> ground_of_slot;
    std::vector<model::Row> grid_of_slot;
    std::vector<Layer> layer_of_slot;
    std::vector<std::uint8_t> class_of_slot;  // of the surroundings
    SlotIndex blocks;                         // buildings and fronts
    SlotIndex others;                         // all else
    std::vector<std::uint32_t> regions;       // slots of communities and above
    geo::Box extent;      // of the blocks; of the surroundings where there are none
    double block_m = 15;  // across a middling block

    /// Where each chunk's run of slots begins, ascending, and its number in `chunk`.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> run;

    std::size_t slots() const { return row_of_slot.size(); }
    geo::Box box(std::uint32_t slot) const;
    std::uint32_t chunk_number(std::uint32_t slot) const;
    const Chunk& chunk_of(std::uint32_t slot) const { return *chunk[chunk_number(slot)]; }
};

/// Of a slot of layer Block: blocks are the last pieces of their chunk.
const Brick& brick_at(const Chunk& chunk, std::uint32_t slot);

/// Everything that is a block and has a shape, the areas of responsibility, and the surroundings.
/// Costs one triangulation each.
std::shared_ptr<const Geometry> geometry_from(const model::Snapshot& is);

/// The same after a change: chunks of `before` (made from `was`) in which all stands as it did are
/// kept, pointer and slots. Draws the same picture as `geometry_from(is)`.
std::shared_ptr<const Geometry> geometry_after(const Geometry& before, const model::Snapshot& was,
                                               const model::Snapshot& is);

}  // namespace scene
