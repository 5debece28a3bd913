// derive/level_work.h — what is open on each floor of a building's plan, and which homes its plan
// leaves out.
#pragma once

#include "derive/derived.h"
#include "derive/home.h"
#include "model/homes.h"
#include "model/room_rows.h"
#include "model/snapshot.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace derive {

/// One level, as its line in the switcher says it.
struct LevelWork {
    int ordinal = 0;
    std::string name;
    std::uint32_t open = 0;  // issues at its homes and fronts
    State worst = State::Ok;
    std::uint32_t rooms_free = 0;  // rooms, shops and offices that are nobody's

    friend bool operator==(const LevelWork&, const LevelWork&) = default;
};

/// The highest level first. A home counts once: on the lowest level with a room of it, else on the
/// level of its floor; a front likewise. `work` is that of `homes`.
std::vector<LevelWork> level_work(const model::FloorPlan& plan, const model::Homes& homes,
                                  std::span<const HomeWork> work, const model::Places& places,
                                  const Derived& derived);

/// What is open at the building itself, in no home of it. Of its homes it needs their place.
HomeWork work_of_building(const model::Snapshot& is, const model::Homes& homes, base::Instant now);

/// Homes of the floor at this height that are in no room of the plan, by number in `homes`.
std::vector<std::uint32_t> homes_undrawn(const model::FloorPlan& plan, const model::Homes& homes,
                                         int ordinal);

/// How many homes are on floors that the plan has not, and in no room of it.
std::uint32_t homes_on_other_floors(const model::FloorPlan& plan, const model::Homes& homes);

/// Rooms, shops and offices: what can be somebody's.
bool may_be_linked(const model::RoomRow& room);

}  // namespace derive
