// derive/round.h — the doors of one day in the order in which somebody walks to them.
#pragma once

#include "model/doors.h"
#include "model/places.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace derive {

/// Nobody walks through houses: so many metres on foot to one as the crow flies.
inline constexpr double kWayRound = 1.3;

/// One building of a round.
struct Stop {
    model::PlaceId place{};
    std::uint32_t first = 0;   // its first door, in Round::doors
    std::uint32_t doors = 0;   // how many
    double from_before_m = 0;  // on foot from the stop before, or the start; 0 when not placed
    bool placed = false;       // false: it has no shape, and may be anywhere

    friend bool operator==(const Stop&, const Stop&) = default;
};

struct Round {
    std::vector<Stop> stops;
    std::vector<model::DoorDue> doors;  // stop by stop
    double length_m = 0;                // of all ways from stop to stop, on foot

    std::span<const model::DoorDue> at(const Stop& stop) const {
        return std::span{doors}.subspan(stop.first, stop.doors);
    }
};

/// A short way past the buildings of `doors`: from `start`, or from the westernmost, to wherever
/// it ends. In a building stair by stair, each from the top floor down, doors by number. Buildings
/// without a shape, and those that `places` does not know, come last, by name. The same doors in
/// any order give the same round.
Round round_of(std::vector<model::DoorDue> doors, const model::Places& places,
               std::optional<geo::Point> start = {});

}  // namespace derive
