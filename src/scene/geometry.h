// scene/geometry.h — what stands on the ground, cut into chunks ready for upload.
//
// Geometry is uploaded once; colour is never in it. A vertex names the slot of its place, and
// the slot's state is looked up while drawing, so that a change of state moves one byte.
#pragma once

#include "geo/box_index.h"
#include "geo/point.h"
#include "model/places.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace scene {

/// Drawn one above the other in this order; the palette has a row for each.
/// From the ground up: farms and campuses; yards and sites; water and green, also those inside a
/// yard; roads and walls; streets that somebody answers for; borders of communities and above,
/// only lines; buildings and fronts. The shaders know these numbers: shaders/common/place.glsl.
enum class Layer : std::uint8_t { Area, Ground, Garden, Way, Band, Border, Block };
inline constexpr int kLayerCount = 7;

inline constexpr double kChunkSize_m = 1024;
inline constexpr double kUnit_m = 1.0 / 32;  // of int16 coordinates in an ordinary chunk

struct Vertex {
    std::int16_t x, y;      // units from the chunk's origin
    std::uint16_t feature;  // slot minus Chunk::first_slot
    std::uint16_t layer;
};
static_assert(sizeof(Vertex) == 8);

/// One side of an outline, drawn as a quad of constant width in pixels.
struct Edge {
    std::int16_t ax, ay, bx, by;
    std::uint16_t feature;
    std::uint16_t layer;
};
static_assert(sizeof(Edge) == 12);

/// Where the sign of a state stands: the second channel beside colour.
struct Mark {
    std::int16_t x, y;
    std::uint16_t feature;
    std::uint16_t layer;
};
static_assert(sizeof(Mark) == 8);

struct Span {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

struct Chunk {
    geo::Point origin;
    double unit_m = kUnit_m;
    geo::Box box;  // of all that it holds
    std::uint32_t first_slot = 0;
    std::uint32_t slot_count = 0;
    std::vector<Vertex> vertex;
    std::vector<std::uint16_t> corner;  // three a triangle
    std::vector<Edge> edge;
    std::vector<Mark> mark;
    std::array<Span, kLayerCount> corners_of;  // by Layer
    std::array<Span, kLayerCount> edges_of;
};

/// A name on the map, before it is known whether there is room.
struct Name {
    std::string text;
    geo::Point at;
    double room_m = 0;     // across; 0 when it need not fit
    double height_m = 0;   // of the room, of blocks
    double angle_rad = 0;  // of a street, counter-clockwise from east
    double repeat_m = 0;   // length of the street; 0 for one name
    model::Kind kind = model::Kind::Other;
    std::uint32_t slot = 0;
};

inline constexpr std::uint32_t kNoSlot = 0xFFFF'FFFF;

/// Slots are numbered chunk by chunk; `generation` is the snapshot's. A slot of the surroundings
/// belongs to no place: its row is kNoRow, and its byte in the state texture, the class it is
/// drawn as, stays what `class_of_slot` says.
struct Geometry {
    std::uint64_t generation = 0;
    std::vector<std::shared_ptr<const Chunk>> chunk;
    std::vector<std::uint32_t> slot_of_row;  // by row of Places; kNoSlot when not drawn
    std::vector<model::Row> row_of_slot;
    std::vector<std::uint8_t> class_of_slot;
    std::vector<geo::Box> box_of_slot;
    std::vector<Name> name;
    geo::BoxIndex index;  // of box_of_slot
    geo::Box extent;      // of the places; of the surroundings where there are none
};

/// Everything that is a block and has a shape, and the surroundings. Costs one triangulation each.
std::shared_ptr<const Geometry> geometry_from(const model::Places& places,
                                              const std::vector<model::GroundRow>& ground,
                                              std::uint64_t generation);

}  // namespace scene
