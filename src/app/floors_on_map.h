// app/floors_on_map.h — buildings whose floors are shown inside their footprint on the map: which
// are large enough, on what level, and what their rooms tell.
#pragma once

#include "app/world.h"
#include "scene/floor_told.h"
#include "ui/session.h"

#include <memory>
#include <tuple>
#include <utility>
#include <vector>

namespace app {

struct FloorsOnMap {
    std::vector<scene::FloorOnMap> floors;
    std::vector<scene::FloorShown> shown;              // what is drawn of them
    std::shared_ptr<const scene::FloorLabels> labels;  // null where there are none

    /// What they were told from.
    struct Key {
        std::vector<std::tuple<const model::Homes*, const scene::FloorChunk*, std::size_t>> open;
        model::Position position;
        base::Instant as_of = base::kNever;
        derive::Theme theme{};
        derive::ClassSet shown = derive::kAllClasses;
        scene::Look look{};
        base::Language language{};
        const void* geometry = nullptr;

        friend bool operator==(const Key&, const Key&) = default;
    };
    Key key;
    std::pair<const World*, std::vector<model::PlaceId>> asked;
    std::vector<model::PlaceId> with_levels;  // all buildings of the town that have a plan
    std::shared_ptr<const std::vector<model::LevelRow>> levels;  // that was found from
};

/// Asks the world for the floors of those buildings in view that are large enough, the nearest to
/// its middle first; while a plan lies over the map only for the one that is selected.
void ask_for_floors(FloorsOnMap& my, World& world, const Frame& frame, const ui::Session& session);

/// Brings what is told up to date with the frame.
void follow(FloorsOnMap& my, const Frame& frame, const ui::Session& session, base::Instant now);

/// Whether all that was asked for has come, as far as it can.
bool all_here(const FloorsOnMap& my, const Frame& frame);

/// The building that a place is a room of, on a floor that is open; else the place itself.
model::PlaceId building_around(const FloorsOnMap& my, model::PlaceId place);

}  // namespace app
