// scene/floor_chunk.h — the floors of one building as they go to the GPU, once, when it is opened.
//
// Rooms are triangles; walls, doors, windows and treads are lines that the shader makes as wide as
// they are there. A corner names its room, and the room's colour is looked up while drawing:
// another floor, another theme or another state moves a few bytes a room and no geometry.
#pragma once

#include "model/room_rows.h"
#include "scene/floor.h"
#include "scene/geometry.h"
#include "scene/palette.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace scene {

inline constexpr double kFloorUnit_m =
    1.0 / 128;  // of int16 coordinates, up to 256 m from the middle

/// What a line of a floor is, in the order in which they are drawn.
enum class FloorLine : std::uint16_t {
    Ghost,   // the outer wall of another floor
    Symbol,  // treads, the cross of a lift
    Shell,
    Wall,
    Rim,   // the outer wall where walls have ground of their own
    Edge,  // the border of a room there
    ShellInside,
    WallInside,
    Detail,
    Window,
    WindowInside,
    Pane,
    Gap,   // where a door stands in its wall
    Leaf,  // the door itself
};
inline constexpr std::size_t kFloorLines = 14;

/// How a line is drawn: as wide as it is in the ground, but never less than 1.6 pixels, and some
/// pixels (of design) more.
struct FloorStroke {
    float thick_m = 0;
    float more_px = 0;
    float from_px_per_m = 0;  // smaller than that it is left out
    bool square = true;       // reaches half its width beyond its ends, so that corners are full
    bool paper = false;       // else ink
    float alpha = 1;
};
/// By `FloorLine`: dark first and light over it, so that lines that meet become one wall.
const std::array<FloorStroke, kFloorLines>& floor_strokes();

struct FloorVertex {
    static constexpr std::uint16_t kEnds = 0x8000;  // no side begins here
    static constexpr std::uint16_t kNoRoom = 0xFFFF;

    std::int16_t x, y;   // units from the chunk's origin
    std::uint16_t room;  // of the level; kNoRoom: ink
    std::uint16_t line;  // a FloorLine and kEnds; of triangles 0

    friend bool operator==(const FloorVertex&, const FloorVertex&) = default;
};
static_assert(sizeof(FloorVertex) == 8);

/// One floor as drawn: corners of triangles, and behind them lines, each ended by kEnds. At most
/// kMostVertices: what has no room any more, lines above all, is left out.
struct FloorMesh {
    std::vector<FloorVertex> vertex;
    std::vector<std::uint16_t> corner;  // three a triangle
    std::uint32_t first_line = 0;       // in `vertex`
};

/// A room where it is drawn.
struct FloorSpot {
    std::uint32_t room = 0;  // in FloorPlan::rooms
    RoomUse use = RoomUse::Used;
    Span corners;  // in FloorMesh::corner
    geo::Box box;
    double area_m2 = 0;
    geo::Point name_at;
    double across_m = 0, down_m = 0;  // room for a name
};

struct FloorLevel {
    model::LevelId level{};
    int ordinal = 0;
    std::shared_ptr<const FloorMesh> mesh;  // floors that are alike have one together
    std::vector<FloorSpot> rooms;           // by FloorVertex::room
};

/// All floors of one building. What reaches farther than 256 m from its middle gets a coarser unit.
struct FloorChunk {
    model::PlaceId place{};
    geo::Point origin;
    double unit_m = kFloorUnit_m;
    geo::Box box;                   // of all that is drawn, also doors that turn outward
    std::vector<FloorLevel> level;  // from the lowest up
    FloorMesh ghosts;               // outer walls of all floors, each once; none of a single floor

    /// Of geometry on the GPU.
    std::size_t bytes() const;
};

/// Null of a plan without levels. Lays out every floor that is not like another: milliseconds each.
std::shared_ptr<const FloorChunk> floor_chunk(const model::FloorPlan& plan);

/// The number of the level at a height, in `level`; nothing where there is none.
std::optional<std::size_t> level_of(const FloorChunk& chunk, int ordinal);

/// The room under a point, the smallest where some overlap: by number in `level.rooms`.
std::optional<std::size_t> room_under(const FloorChunk& chunk, const FloorLevel& level,
                                      geo::Point at);

/// A floor as it is shown on the map. `fill` has the colour of each room of the level; alpha 0
/// hatches it.
struct FloorShown {
    std::shared_ptr<const FloorChunk> chunk;
    std::size_t level = 0;
    std::shared_ptr<const std::vector<Colour>> fill;
};

/// How much of its floor a building shows at this scale (metres a pixel of design): none from
/// afar, all from close by.
double floor_share(double scale);
inline constexpr double kFloorsUpTo = 0.15;  // beyond it none

}  // namespace scene
