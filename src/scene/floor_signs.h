// scene/floor_signs.h — what a plan draws beside walls: leaves of doors, treads, the cross of a
// lift. Only for scene/floor*.cpp.
#pragma once

#include "scene/floor.h"

#include <vector>

namespace scene {

/// Lines inside a room that say what it is for; none where it is too crooked to draw them in.
std::vector<geo::Ring> symbol_of(const geo::Shape& room, RoomUse use);

/// The door in a gap. It turns into the room of somebody, or else into what is smaller; a wide one
/// has two leaves. Requires the rooms of the floor.
FloorDoor door_in(const FloorLayout& floor, geo::Point from, geo::Point to, bool entrance);

}  // namespace scene
