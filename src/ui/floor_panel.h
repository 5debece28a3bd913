// ui/floor_panel.h — the plan of a building as it is drawn: parts of a page, each in its file.
#pragma once

#include "derive/home.h"
#include "derive/level_work.h"
#include "scene/floor.h"
#include "scene/floor_edit.h"
#include "scene/floor_told.h"
#include "ui/intent.h"
#include "ui/layout.h"
#include "ui/view.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

struct ImDrawList;

namespace ui {

/// A room's form while it is open.
struct RoomForm {
    model::RoomId of{};
    std::string name;
    std::string door;  // of the home it shall be of
};

/// What is typed of a level to be added.
struct LevelForm {
    std::string number;  // as floors are counted: 1 at the ground, -1 below it
    std::string sign;
};

/// What the plan is drawn from; made anew when it may have changed.
struct FloorPanel {
    struct Key {
        model::PlaceId building{};
        const model::FloorPlan* plan = nullptr;
        const model::Homes* homes = nullptr;
        int ordinal = 0;
        model::Position position;
        base::Instant as_of = base::kNever;

        friend bool operator==(const Key&, const Key&) = default;
    };
    Key key;
    model::FloorPlan laid_out;  // that what follows was made of: addresses come again
    scene::FloorLayout floor;
    std::map<model::LevelId, std::vector<geo::Ring>> shells;  // outer wall of each level
    std::vector<std::vector<geo::Ring>> ghosts;           // those of the other floors, each once
    geo::Box box;                                         // of all floors
    std::vector<derive::LevelWork> levels;                // the highest first
    std::vector<derive::HomeWork> work;                   // of each home
    std::unordered_map<model::UnitId, std::size_t> home;  // by number in the homes
    std::unordered_map<model::UnitId, std::uint32_t> main_room;  // of each home here: its largest
    scene::ShopsAt shop;                                         // of each front here
    std::vector<std::uint32_t> undrawn;                          // homes of this floor in no room
    derive::HomeWork own;         // what is open at the building itself, once its homes are here
    std::uint32_t elsewhere = 0;  // homes on floors that the plan has not
    std::vector<model::PlaceId> fronts_left;  // fronts in no room, on the ground floor

    model::PlaceId of{};  // whose view this is:
    double zoom = 1;
    geo::Point shift_px;

    // What a hand is doing.
    FloorTool held = FloorTool::None;  // that of what follows
    geo::Ring corners;
    model::RoomId first{};  // of two that become one
    bool drags = false;     // the button went down on the plan, and the mouse has moved since
    std::optional<scene::FloorMove> move;
    RoomForm form;
    LevelForm level_form;
    model::LevelId ends{};  // that it is asked whether this one shall
};

/// Whether the building that is open has a plan, and whether it is shown by it.
bool has_floors(const View& view);
bool shows_floor(const View& view);
/// The level that is shown of the plan that is here. Requires one with a level.
int floor_shown(const View& view);
/// Whether this seat may change plans.
bool may_edit_floors(const View& view);
/// Whether it may, and the building that is open has none yet.
bool may_begin_floors(const View& view);

void follow_floor(FloorPanel& panel, const View& view);

/// The building's plan in a box of the page.
void draw_floor(FloorPanel& panel, const View& view, const geo::Box& box, Intents& out);
/// On the map, inside the footprint of the selected building, once that is large enough.
void draw_floor_on_map(FloorPanel& panel, const View& view, const Layout& layout, Intents& out);
void take_floor_keys(FloorPanel& panel, const View& view, Intents& out);

// Parts.
using scene::RoomClass;
/// Rooms, walls, doors, names; `hovered` is a room of the layout.
void paint_floor(const FloorPanel& panel, const View& view, ImDrawList* paint,
                 const scene::FloorPage& page, std::optional<std::size_t> hovered);
/// What is told of a room under the mouse.
void room_tooltip(const FloorPanel& panel, const View& view, const scene::FloorRoom& room);
/// A room that is no home, as the plan and the map tell it.
struct RoomToTell {
    const model::RoomRow& row;
    std::string name;
    double area_m2 = 0;
    std::optional<RoomClass> of;
};
void tell_room(const View& view, const RoomToTell& room);
/// The column of floors.
void draw_switcher(const FloorPanel& panel, const View& view, const geo::Box& box, Intents& out);
/// As high as it likes to be, in design pixels.
float switcher_height(const FloorPanel& panel, const View& view);
/// What is open at the building itself, in the corner of its plan; a click opens it.
void draw_own_issues(const FloorPanel& panel, const View& view, const geo::Box& box, Intents& out);
/// Tools, the form of a room, and what is not drawn yet.
void draw_floor_tools(FloorPanel& panel, const View& view, const geo::Box& box, Intents& out);
/// What mouse and keys do with a tool, and how it looks meanwhile.
void use_floor_tool(FloorPanel& panel, const View& view, const scene::FloorPage& page,
                    std::optional<std::size_t> under, bool clicked, Intents& out);

/// The row of a room in the plan that is here.
const model::RoomRow& room_row(const View& view, const scene::FloorRoom& room);
/// Whether it is of the home or front that is chosen.
bool room_is_chosen(const View& view, const model::RoomRow& room);
/// Its class in the theme that is shown; nothing where it is nobody's.
std::optional<RoomClass> room_class(const FloorPanel& panel, const View& view,
                                    const model::RoomRow& room);
/// What a room is called: of a home its door, of a front its shop, else its own name.
std::string room_name(const FloorPanel& panel, const View& view, const model::RoomRow& room);

}  // namespace ui
