// scene/floor_told.h — what the rooms of a floor tell: their class in the theme that is shown, the
// colour that fills them, what they are called, and what is open there. The same on the map and in
// the plan that stands in its place.
#pragma once

#include "derive/home.h"
#include "model/homes.h"
#include "scene/floor_chunk.h"
#include "scene/labels.h"
#include "scene/scene.h"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace scene {

/// A building whose floors are on the map: its plan, its homes, and both as they are drawn.
struct OpenFloor {
    std::shared_ptr<const model::FloorPlan> plan;
    std::shared_ptr<const model::Homes> homes;
    std::shared_ptr<const FloorChunk> chunk;
};

struct RoomClass {
    derive::Theme theme{};
    std::uint8_t klass = 0;
};

/// What fills a room, and whether its class is among those the legend shows.
struct RoomFill {
    Colour colour;
    bool hatched = false;
    bool shown = true;
};

/// What is looked at, and how.
struct FloorView {
    const model::Snapshot& snapshot;
    const derive::Derived& derived;
    const Scene& scene;
    Look look = Look::Light;
    derive::ClassSet shown = derive::kAllClasses;  // of the scene's theme
    base::Language language = base::Language::Chinese;
    base::Instant now;
};

/// The class of a front; a stall inside a building may have no ground of its own on the map, and
/// then only its work is known. Requires a row.
std::optional<std::uint8_t> front_class(const Scene& scene, const derive::Derived& derived,
                                        model::Row front);

/// Of a room that is nobody's as pale as paper, ways a little darker. `shown` are the classes of
/// the scene's theme that the legend shows.
RoomFill room_fill(Look look, std::optional<RoomClass> of, derive::ClassSet shown, RoomUse use);

/// One room of a floor.
struct RoomTold {
    static constexpr std::size_t kNoHome = ~std::size_t{0};

    std::optional<RoomClass> of;
    RoomFill fill;
    std::size_t home = kNoHome;        // in the homes
    model::Row front = model::kNoRow;  // of places
    std::string name;                  // empty where another room of the home says it
    std::uint32_t open = 0;            // issues, told once for each home
    derive::State worst = derive::State::Ok;
};

/// The shop of each front, a vacant one only where there is no other: its row.
using ShopsAt = std::unordered_map<model::PlaceId, model::Row>;
/// Finds those of the fronts that are keys. Looks at every shop once.
void fill_shops(const model::Snapshot& is, ShopsAt& shops);
/// Of the fronts that are rooms of these plans.
ShopsAt shops_of_floors(const model::Snapshot& is, const std::vector<OpenFloor>& floors);

/// What the room of a front is called: by its shop, else by itself, else as the front.
std::string stall_name(const model::Snapshot& is, base::Language language,
                       const model::RoomRow& room, model::Row front, const ShopsAt& shops);

/// By room of the level. `work` is of the homes of the building.
std::vector<RoomTold> rooms_told(const FloorView& view, const OpenFloor& of,
                                 const FloorLevel& level, const std::vector<derive::HomeWork>& work,
                                 const ShopsAt& shops);

/// What the GPU fills them with.
std::vector<Colour> fills_of(const std::vector<RoomTold>& rooms);

/// A floor on the map, and all that can be said of it.
struct FloorOnMap {
    OpenFloor of;
    std::size_t level = 0;               // of the chunk
    std::vector<derive::HomeWork> work;  // of each home
    std::vector<RoomTold> rooms;
    std::shared_ptr<const std::vector<Colour>> fill;

    const FloorLevel& floor() const { return of.chunk->level[level]; }
    const model::RoomRow& row(std::size_t room) const {
        return of.plan->rooms[floor().rooms[room].room];
    }
};

/// What is written in them on the map, with the number of open issues under it.
void add_room_labels(const FloorView& view, const FloorLevel& level,
                     const std::vector<RoomTold>& rooms, std::vector<RoomLabel>& out);

}  // namespace scene
