// ui/floor_map.h — rooms of floors that are shown on the map: what lies under a point, and what a
// click on it means.
#pragma once

#include "ui/intent.h"
#include "ui/view.h"

#include <optional>

namespace ui {

struct RoomOnMap {
    const scene::FloorOnMap* floor = nullptr;  // of the view
    std::size_t room = 0;                      // of its level
};

/// Nothing where no floor is shown, or no room of it lies there.
std::optional<RoomOnMap> room_on_map(const View& view, geo::Point ground);

/// Whether the floors of the building that is chosen are on the map, and listed beside it.
bool lists_floors_on_map(const View& view);

/// Chooses what it would in the plan: the home, or the front; else the building.
void choose_room_on_map(const View& view, const RoomOnMap& room, Intents& out);

}  // namespace ui
