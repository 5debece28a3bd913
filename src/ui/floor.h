// ui/floor.h — the real plan of a building that is open: which floor is shown, what a hand does on
// it, and what can be wished of it.
#pragma once

#include "geo/shape.h"
#include "model/room_rows.h"
#include "scene/floor_openings.h"

#include <map>
#include <optional>
#include <string>

namespace ui {

/// What a click on the plan means.
enum class FloorTool : std::uint8_t {
    None,
    Edit,
    Draw,
    Split,
    Merge,
    Link,
    Move,
    Door,
    Window,
    Erase,  // a door or a window
    Level   // one more
};

struct FloorDesk {
    bool cells = false;                  // buildings open as their homes, also those with a plan
    std::map<model::PlaceId, int> kept;  // of each building the level it was left at
    std::optional<int> all;              // … but all of them are shown at this height
    model::PlaceId followed{};           // the selection that the floor went to last
    FloorTool tool = FloorTool::None;
    model::RoomId room{};  // whose form is open
    // For which a room is waited for.
    model::UnitId unit{};
    model::PlaceId front{};
};

/// The level that is shown of a plan: all at one height, or as it was left. Requires a level.
int floor_shown(const model::FloorPlan& plan, const FloorDesk& desk);
/// Its row; null where the plan has none.
const model::LevelRow* level_shown(const model::FloorPlan& plan, const FloorDesk& desk);

struct ShowFloor {
    model::PlaceId building{};
    int ordinal = 0;
};
/// One level up, or with -1 down.
struct StepFloor {
    int by = 1;
};
/// Homes as cells or as they lie in the plan.
struct ToggleFloorCells {};
/// All buildings at the height of the one that is shown, or each at its own.
struct AllToFloor {
    bool on = true;
};
/// None puts the plan away from under the hand.
struct TakeFloorTool {
    FloorTool tool = FloorTool::None;
};
struct ChooseRoom {
    model::RoomId room{};
};
/// The next click gives this home, or this front, a room.
struct LinkTo {
    model::UnitId unit{};
    model::PlaceId front{};
};
struct DrawRoom {
    model::LevelId level{};
    geo::Ring outline;
};
struct SplitRoom {
    model::RoomId room{};
    geo::Ring line;
};
struct MergeRooms {
    model::RoomId stays{};
    model::RoomId goes{};
};
/// Its name, kind and whose it is; its shape stays.
struct ChangeRoom {
    model::RoomRow is;
};
struct EndRoom {
    model::RoomId room{};
};
struct MoveFloors {
    scene::FloorMove move;
};
/// A door or a window on the level that is shown.
struct DrawOpening {
    scene::OpeningWish wish;
};
struct EndOpening {
    model::LevelId level{};
    geo::Point at;
    double reach_m = 0;
};
/// A level beside the one that is shown: its copy, or the outline of the building.
struct AddLevel {
    int ordinal = 0;
    std::string name;
    bool copy = true;
};
/// With all that is on it.
struct EndLevel {
    model::LevelId level{};
};

}  // namespace ui
