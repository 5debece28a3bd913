#include "app/floors_on_map.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace app {

using model::kNoRow;
using model::PlaceId;
using model::Row;
using scene::FloorOnMap;
using scene::OpenFloor;

namespace {

constexpr std::size_t kMostOpen = 32;
constexpr double kReadFrom = 1.3;    // of the scale at which they appear: they are here by then
constexpr double kAroundView = 0.2;  // of its width: what comes in sight next

/// The level that is shown of a building.
std::size_t level_of_desk(const OpenFloor& open, const ui::FloorDesk& desk) {
    return scene::level_of(*open.chunk, ui::floor_shown(*open.plan, desk)).value_or(0);
}

FloorsOnMap::Key floors_key(const std::vector<OpenFloor>& open, const Frame& frame,
                            const ui::Session& session) {
    FloorsOnMap::Key key{.open = {},
                         .position = frame.snapshot.position,
                         .as_of = frame.derived.as_of,
                         .theme = frame.scene.theme,
                         .shown = session.shown,
                         .look = session.look,
                         .language = session.language,
                         .geometry = frame.scene.geometry.get()};
    for (const OpenFloor& one : open)
        key.open.emplace_back(one.homes.get(), one.chunk.get(), level_of_desk(one, session.floors));
    return key;
}

/// Of what is open, and which blocks leave it to the rooms to say something.
std::shared_ptr<const scene::FloorLabels> labels_of(const std::vector<FloorOnMap>& floors,
                                                    const scene::FloorView& view) {
    if (floors.empty()) return nullptr;
    scene::FloorLabels labels;
    for (const FloorOnMap& floor : floors) {
        scene::add_room_labels(view, floor.floor(), floor.rooms, labels.rooms);
        labels.places.push_back(model::row_of(*view.snapshot.places, floor.of.plan->place));
        for (const model::RoomRow& room : floor.of.plan->rooms)
            if (const Row front = model::row_of(*view.snapshot.places, room.front); front != kNoRow)
                labels.places.push_back(front);
    }
    std::ranges::sort(labels.places);
    return std::make_shared<const scene::FloorLabels>(std::move(labels));
}

}  // namespace

void ask_for_floors(FloorsOnMap& my, World& world, const Frame& frame, const ui::Session& session) {
    if (my.levels != frame.snapshot.levels) {
        my.levels = frame.snapshot.levels;
        std::set<PlaceId> places;
        for (const model::LevelRow& level : *my.levels) places.insert(level.place);
        my.with_levels.assign(places.begin(), places.end());
    }
    const double scale = session.camera.metres_per_px * session.ratio;
    // Homes are in no wall's plan, whatever page it shows.
    const bool near = scale < scene::kFloorsUpTo * kReadFrom && session.role != model::Role::Wall;
    const bool alone = model::number(session.desk.plan.place) != 0;
    const geo::Box view = scene::view_box(session.camera);
    const geo::Box around = view.grown(kAroundView * view.width());
    std::vector<std::pair<double, PlaceId>> found;
    for (const PlaceId place : my.with_levels) {
        if (!near || session.workspace != ui::Workspace::Grid) break;
        const Row row = model::row_of(*frame.snapshot.places, place);
        if (row == kNoRow || (alone && place != session.selected)) continue;
        const geo::Box& box = frame.snapshot.places->box[row];
        if (!box.intersects(around)) continue;
        const geo::Point off = box.centre() - session.camera.centre;
        found.emplace_back(std::hypot(off.x, off.y), place);
    }
    std::ranges::sort(found);
    if (found.size() > kMostOpen) found.resize(kMostOpen);
    std::pair<const World*, std::vector<PlaceId>> asked{&world, {}};
    for (const auto& [off_m, place] : found) asked.second.push_back(place);
    if (asked == my.asked || frame.feed.reading) return;
    my.asked = asked;
    world.open_floors(std::move(asked.second));
}

void follow(FloorsOnMap& my, const Frame& frame, const ui::Session& session, base::Instant now) {
    std::vector<OpenFloor> open;
    for (const OpenFloor& one : frame.floors)
        if (one.chunk && model::row_of(*frame.snapshot.places, one.plan->place) != kNoRow)
            open.push_back(one);
    FloorsOnMap::Key key = floors_key(open, frame, session);
    if (key == my.key) return;
    const scene::FloorView view{.snapshot = frame.snapshot,
                                .derived = frame.derived,
                                .scene = frame.scene,
                                .look = session.look,
                                .shown = session.shown,
                                .language = session.language,
                                .now = now};
    const scene::ShopsAt shops = scene::shops_of_floors(frame.snapshot, open);
    std::vector<FloorOnMap> floors;
    for (OpenFloor& one : open) {
        FloorOnMap floor{.of = std::move(one), .level = 0, .work = {}, .rooms = {}, .fill = {}};
        floor.level = level_of_desk(floor.of, session.floors);
        if (floor.of.homes) floor.work = derive::work_of(frame.snapshot, *floor.of.homes, now);
        floor.rooms = scene::rooms_told(view, floor.of, floor.floor(), floor.work, shops);
        floor.fill =
            std::make_shared<const std::vector<scene::Colour>>(scene::fills_of(floor.rooms));
        floors.push_back(std::move(floor));
    }
    auto labels = labels_of(floors, view);
    // The same words are the same labels: nothing is placed anew.
    const bool same = my.labels && labels && *my.labels == *labels;
    if (!same) my.labels = std::move(labels);
    my.floors = std::move(floors);
    my.shown.clear();
    for (const FloorOnMap& floor : my.floors)
        my.shown.push_back({floor.of.chunk, floor.level, floor.fill});
    my.key = std::move(key);
}

bool all_here(const FloorsOnMap& my, const Frame& frame) {
    if (frame.feed.trouble || my.levels != frame.snapshot.levels) return true;
    return std::ranges::all_of(my.asked.second, [&](PlaceId place) {
        return std::ranges::any_of(
            frame.floors, [&](const OpenFloor& floor) { return floor.plan->place == place; });
    });
}

PlaceId building_around(const FloorsOnMap& my, PlaceId place) {
    if (model::number(place) == 0) return place;
    for (const FloorOnMap& floor : my.floors)
        if (scene::ordinal_of(*floor.of.plan, place)) return floor.of.plan->place;
    return place;
}

}  // namespace app
