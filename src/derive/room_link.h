// derive/room_link.h — which room of a floor plan belongs to which home, and to which shop front.
//
// By name where the plan writes the door: 302, "302 卧室", 3-2, 2单元302; a front by its own name
// or that of a shop in it. By place where a room on the ground floor lies in a front, or against
// it. What is linked already stays.
#pragma once

#include "geo/shape.h"
#include "model/homes.h"
#include "model/room_rows.h"
#include "model/snapshot.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace derive {

/// What is known of a front beside the plan.
struct FrontOfPlan {
    model::PlaceId place{};
    std::vector<std::string> names;  // of the front and of its shops; empty ones count for nothing
    geo::Shape shape;
};

struct RoomLink {
    std::uint32_t room = 0;  // in FloorPlan::rooms
    model::UnitId unit{};    // one of the two
    model::PlaceId front{};
    bool by_place = false;

    friend bool operator==(const RoomLink&, const RoomLink&) = default;
};

struct RoomLinks {
    std::vector<RoomLink> links;            // new ones, by room
    std::vector<std::uint32_t> rooms_left;  // with a name, of homes, offices or shops, and nobody's
    std::vector<model::UnitId> units_left;  // on floors that the plan shows, and in no room
    std::vector<model::PlaceId> fronts_left;

    friend bool operator==(const RoomLinks&, const RoomLinks&) = default;
};

/// A name that fits two homes, of two stairs say, links to neither.
RoomLinks room_links(const model::FloorPlan& plan, const model::Homes& homes,
                     std::span<const FrontOfPlan> fronts);

/// Writes them into the rows.
void link_rooms(model::FloorPlan& plan, const RoomLinks& links);

/// Fronts in or against a building, by row, with the names of their shops.
std::vector<FrontOfPlan> fronts_against(const model::Snapshot& snapshot, model::PlaceId building);

/// The floor of homes at this height of a plan: 1 at the ground, -1 below it.
int floor_of_ordinal(int ordinal);

}  // namespace derive
