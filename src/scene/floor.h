// scene/floor.h — one floor of a real plan: rooms as triangles, walls, doors as a plan reader
// expects them, room for names, and where all of it stands on a page.
//
// Everything is in metres of the ground, as the rows are; a `FloorPage` says where that is drawn.
// North is up, as on the map, so that the same floor can be drawn inside the footprint.
#pragma once

#include "geo/point.h"
#include "geo/shape.h"
#include "model/room_rows.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace scene {

/// What a room is drawn as.
enum class RoomUse : std::uint8_t {
    Used,  // somebody's, or could be: room, shop, office
    Way,   // corridor, hall
    Stairs,
    Lift,
    Toilet,
    Parking,
    Void,  // where one looks down
};
RoomUse room_use(std::string_view kind);  // K43

struct FloorRoom {
    std::uint32_t room = 0;  // in FloorPlan::rooms
    RoomUse use = RoomUse::Used;
    std::vector<geo::Point> corners;       // of all rings, end to end
    std::vector<std::uint32_t> triangles;  // three corners each
    geo::Box box;
    double area_m2 = 0;
    geo::Point name_at;             // the middle of where its name has the most room
    double across_m = 0;            // that room
    double down_m = 0;              // likewise
    std::vector<geo::Ring> symbol;  // treads of stairs, the cross of a lift: open lines
};

/// A gap in a wall, and what turns in it.
struct FloorDoor {
    geo::Point from, to;          // of the gap
    std::vector<geo::Ring> leaf;  // each from its hinge out and round to the other side
    bool entrance = false;        // from outside
    geo::Point outside;           // of an entrance: where one comes from
    friend bool operator==(const FloorDoor&, const FloorDoor&) = default;
};

/// How thick walls are drawn, on screen and on paper: around a floor, and within.
inline constexpr double kShellWall_m = 0.26, kInnerWall_m = 0.14;

struct FloorLayout {
    model::LevelId level{};
    int ordinal = 0;
    std::vector<FloorRoom> rooms;  // in the order of the plan
    std::vector<geo::Ring> shell;  // around all rooms together: the outer wall
    /// What lies between rooms that leave room for their walls; none where they share their edges.
    geo::Shape solid;
    std::vector<geo::Point> solid_corners;       // of it, as of a room
    std::vector<std::uint32_t> solid_triangles;  // likewise
    std::vector<geo::Ring> partitions;           // around each room, closed
    std::vector<geo::Ring> walls;                // that stand in the plan as lines, open
    std::vector<geo::Ring> windows;              // likewise
    std::vector<geo::Ring> details;              // likewise
    std::vector<FloorDoor> doors;
    geo::Box box;
};

/// Empty where the plan has no such level.
FloorLayout floor_layout(const model::FloorPlan& plan, int ordinal);

/// The outer wall of a floor: rooms are one where no more than a wall parts them.
std::vector<geo::Ring> shell_of(const model::FloorPlan& plan, model::LevelId level);

/// The level at a height; null when there is none.
const model::LevelRow* level_at(const model::FloorPlan& plan, int ordinal);

/// The level that is shown where one at `wanted` is asked for: that, else the nearest below it,
/// else the lowest. Requires a level.
int nearest_ordinal(const model::FloorPlan& plan, int wanted);

/// The next level in that direction, 1 up; the same at the end. Requires a level.
int next_ordinal(const model::FloorPlan& plan, int from, int by);

/// Where a home is drawn: on the lowest level with a room of it; nothing when in none.
std::optional<int> ordinal_of(const model::FloorPlan& plan, model::UnitId unit);
std::optional<int> ordinal_of(const model::FloorPlan& plan, model::PlaceId front);

/// The height in the plan of a floor as homes count them: 0 of the first, -1 of the one below.
int ordinal_of_floor(int floor);

/// The room under a point, the smallest where some overlap: by number in `FloorLayout::rooms`.
std::optional<std::size_t> room_under(const FloorLayout& floor, geo::Point at);

/// Rising strokes over an area, so far apart: how what is not known is told without a colour.
std::vector<geo::Ring> hatch_of(const geo::Shape& area, double step_m);

/// A floor on a page: pixels from its top left corner, y down.
struct FloorPage {
    geo::Point ground;  // what stands in the middle
    geo::Point middle_px;
    double px_per_m = 1;
};
geo::Point page_from_ground(const FloorPage& page, geo::Point ground);
geo::Point ground_from_page(const FloorPage& page, geo::Point px);

/// All of `box` in the middle of `room_px`, as large as it goes; from there `zoom` times larger and
/// moved by `shift_px`.
FloorPage floor_page(const geo::Box& box, const geo::Box& room_px, double zoom,
                     geo::Point shift_px);

}  // namespace scene
