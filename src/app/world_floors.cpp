// Floors of buildings that are opened on the map: read and laid out in the world's thread, one
// building a turn, so that changes never wait for more than one.
#include "app/world.h"

#include <algorithm>
#include <utility>

namespace app {

using base::refusal;
using base::Result;
using scene::OpenFloor;

namespace {

std::vector<OpenFloor>::iterator floor_in(std::vector<OpenFloor>& floors, model::PlaceId building) {
    return std::ranges::find_if(
        floors, [&](const OpenFloor& floor) { return floor.plan->place == building; });
}

}  // namespace

void World::open_floors(std::vector<model::PlaceId> buildings) {
    // Homes are not for a wall, whoever asks.
    if (grant_.role == model::Role::Wall) buildings.clear();
    opened_ = std::make_shared<const std::vector<model::PlaceId>>(std::move(buildings));
    store_.wake();
}

/// What of those that are open may have changed.
void World::note_floors(const model::Batch& batch) {
    const bool plans = touches_plans(batch);
    for (const OpenFloor& floor : frame_.floors)
        if (plans || touches_homes(batch, floor.plan->place))
            floors_stale_.push_back(floor.plan->place);
}

/// What did not change keeps its pointer: it is neither laid out nor uploaded again.
Result<OpenFloor> World::floor_of(model::PlaceId building, const OpenFloor* had) {
    auto plan = read_plan(building);
    if (!plan) return refusal(plan);
    OpenFloor floor{.plan = *plan, .homes = {}, .chunk = {}};
    if (!floor.plan) return floor;
    auto homes = store_.homes_of(building);
    if (!homes) return refusal(homes);
    const bool same_homes = had != nullptr && had->homes->home == homes->home;
    floor.homes = same_homes ? had->homes : std::make_shared<const model::Homes>(std::move(*homes));
    if (had != nullptr && *had->plan == *floor.plan) {
        floor.plan = had->plan;
        floor.chunk = had->chunk;
    } else {
        floor.chunk = scene::floor_chunk(*floor.plan);
    }
    return floor;
}

/// The next one that is asked for and not here, or no longer true.
void World::read_floors() {
    const auto opened = opened_.load();
    if (!opened) return;
    bool changed = std::erase_if(frame_.floors, [&](const OpenFloor& floor) {
                       return std::ranges::find(*opened, floor.plan->place) == opened->end();
                   }) > 0;
    for (const model::PlaceId building : *opened) {
        const auto at = floor_in(frame_.floors, building);
        const bool here = at != frame_.floors.end();
        if (here && std::ranges::find(floors_stale_, building) == floors_stale_.end()) continue;
        auto floor = floor_of(building, here ? &*at : nullptr);
        if (!floor) {
            tell(floor.error());
            break;
        }
        std::erase(floors_stale_, building);
        const bool same = here && at->homes == floor->homes && at->chunk == floor->chunk;
        changed = changed || (here ? !same : floor->plan != nullptr);
        if (here && !floor->plan) frame_.floors.erase(at);
        if (!floor->plan) continue;
        // In its place: what is told of floors goes by their order.
        if (here)
            *at = std::move(*floor);
        else
            frame_.floors.push_back(std::move(*floor));
        store_.wake();  // for the one after it
        break;
    }
    if (!changed) return;
    frames_.put(frame_);
    news_();
}

}  // namespace app
