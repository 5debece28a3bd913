// derive/door_text.h — the door at the end of what somebody types: "幸福里7号楼2单元302",
// "7-2-302".
//
// Homes are in no snapshot, so that nobody can look a door up while it is typed: the building is
// found, and its door stays a text until the homes of that building have been read.
#pragma once

#include "model/homes.h"

#include <string>
#include <string_view>
#include <vector>

namespace derive {

struct DoorText {
    int stair = 0;       // 0 when none was told
    std::string number;  // as `door_key` writes it; empty without a door

    friend bool operator==(const DoorText&, const DoorText&) = default;
};

/// One way to read a query: what must find the building, and the door in it.
struct DoorReading {
    std::string building;
    DoorText door;

    friend bool operator==(const DoorReading&, const DoorReading&) = default;
};

/// The likeliest first: in "幸福里 7-302" 7 is a stair if 幸福里 is a building, else the building;
/// "A1203" is a door before it is 1203 in A座.
/// None where the end is no door. A bare number is one from three digits on (7号楼 302), a shorter
/// one only behind its stair or before its word (7号楼 2单元5, 7号楼 12室): most end otherwise.
std::vector<DoorReading> doors_typed(std::string_view query);

/// In which two doors are compared: half width, capitals, without 室 and the like behind and
/// noughts before; below ground with a B.
std::string door_key(std::string_view door);

/// The home that is meant, of several stairs the first; null when there is none.
const model::Home* home_at(const model::Homes& homes, const DoorText& door);

}  // namespace derive
