#include "app/script_floor.h"

#include "app/script_things.h"

#include <algorithm>
#include <array>

namespace app {

namespace {

using Wishes = std::vector<ui::Intent>;

/// The room of that name on the level that is shown; nothing without one.
const model::RoomRow* room_called(const Viewer& viewer, const std::string& name) {
    const ui::View view = viewer.view();
    if (view.plan == nullptr || view.plan->levels.empty()) return nullptr;
    const model::LevelRow* level = ui::level_shown(*view.plan, view.session.floors);
    for (const model::RoomRow& room : view.plan->rooms)
        if (level != nullptr && room.level == level->id &&
            (name == "-" ? room.name.empty() : room.name == name))
            return &room;
    return nullptr;
}

std::optional<geo::Ring> corners_in(const std::vector<std::string>& words, std::size_t from) {
    geo::Ring ring;
    for (std::size_t i = from; i + 1 < words.size(); i += 2) {
        const auto x = number_from<double>(words[i]);
        const auto y = number_from<double>(words[i + 1]);
        if (!x || !y) return std::nullopt;
        ring.push_back({*x, *y});
    }
    return ring.empty() ? std::nullopt : std::optional{ring};
}

std::optional<Wishes> tool_wish(const std::string& name) {
    constexpr std::array<std::pair<const char*, ui::FloorTool>, 10> kTools{
        {{"none", ui::FloorTool::None},
         {"edit", ui::FloorTool::Edit},
         {"draw", ui::FloorTool::Draw},
         {"split", ui::FloorTool::Split},
         {"merge", ui::FloorTool::Merge},
         {"door", ui::FloorTool::Door},
         {"window", ui::FloorTool::Window},
         {"erase", ui::FloorTool::Erase},
         {"level", ui::FloorTool::Level},
         {"move", ui::FloorTool::Move}}};
    for (const auto& [word, tool] : kTools)
        if (name == word) return Wishes{ui::TakeFloorTool{tool}};
    return std::nullopt;
}

/// One more level.
std::optional<Wishes> level_wish(const std::vector<std::string>& words) {
    if (words.size() != 4) return std::nullopt;
    const auto floor = number_from<int>(words[1]);
    const bool copy = words[3] == "copy";
    if (!floor || *floor == 0 || (!copy && words[3] != "blank")) return std::nullopt;
    return Wishes{ui::AddLevel{scene::ordinal_of_floor(*floor), words[2], copy}};
}

/// A door or a window in the wall of a level.
std::optional<Wishes> opening_wish(const model::LevelRow& level,
                                   const std::vector<std::string>& words) {
    constexpr double kReach_m = 0.3;
    const std::string& verb = words[0];
    const auto points = corners_in(words, 1);
    if (!points) return std::nullopt;
    if (verb == "erase") return Wishes{ui::EndOpening{level.id, points->front(), kReach_m}};
    if (verb != "door" && verb != "window") return std::nullopt;
    return Wishes{
        ui::DrawOpening{{level.id, verb == "window", points->front(), points->back(), kReach_m}}};
}

/// Of one room, which is told by its name.
std::optional<Wishes> room_wish(const Viewer& viewer, const std::vector<std::string>& words) {
    if (words.size() < 2) return std::nullopt;
    const model::RoomRow* room = room_called(viewer, words[1]);
    if (room == nullptr) return std::nullopt;
    if (words[0] == "end") return Wishes{ui::EndRoom{room->id}};
    if (words[0] == "split")
        if (const auto line = corners_in(words, 2)) return Wishes{ui::SplitRoom{room->id, *line}};
    if (words.size() != 3) return std::nullopt;
    model::RoomRow is = *room;
    if (words[0] == "rename") {
        is.name = words[2];
        return Wishes{ui::ChangeRoom{is}};
    }
    if (words[0] == "merge")
        if (const model::RoomRow* other = room_called(viewer, words[2]))
            return Wishes{ui::MergeRooms{room->id, other->id}};
    const auto& homes = viewer.frame().homes;
    if (words[0] != "link" || !homes) return std::nullopt;
    const auto home = std::ranges::find_if(
        homes->home, [&](const model::Home& one) { return one.unit.door == words[2]; });
    if (home == homes->home.end()) return std::nullopt;
    is.unit = home->unit.id;
    return Wishes{ui::ChangeRoom{is}};
}

}  // namespace

std::optional<std::vector<ui::Intent>> floor_wish(const Viewer& viewer,
                                                  const std::vector<std::string>& words) {
    const ui::View view = viewer.view();
    if (words.empty()) return std::nullopt;
    const std::string& verb = words[0];
    if (verb == "level") return level_wish(words);  // a building's first as well
    if (view.plan == nullptr || view.plan->levels.empty()) return std::nullopt;
    if (words.size() == 1) {
        if (verb == "up") return Wishes{ui::StepFloor{1}};
        if (verb == "down") return Wishes{ui::StepFloor{-1}};
        if (verb == "all") return Wishes{ui::AllToFloor{true}};
        if (verb == "own") return Wishes{ui::AllToFloor{false}};
        if (verb == "remove-level")
            return Wishes{ui::EndLevel{ui::level_shown(*view.plan, view.session.floors)->id}};
        if (verb == "cells") return Wishes{ui::ToggleFloorCells{}};
        const auto ordinal = number_from<int>(verb);
        return ordinal ? std::optional{Wishes{ui::ShowFloor{view.plan->place, *ordinal}}}
                       : std::nullopt;
    }
    if (verb == "tool") return tool_wish(words[1]);
    const model::LevelRow* level = ui::level_shown(*view.plan, view.session.floors);
    const auto corners = verb == "draw" || verb == "move" ? corners_in(words, 1) : std::nullopt;
    if (verb == "draw" && corners && level != nullptr)
        return Wishes{ui::DrawRoom{level->id, *corners}};
    if (verb == "move" && corners) return Wishes{ui::MoveFloors{{{}, 0, corners->front()}}};
    if (level != nullptr)
        if (auto wishes = opening_wish(*level, words)) return wishes;
    return room_wish(viewer, words);
}

std::optional<std::string> floor_found(const Viewer& viewer, const std::string& what) {
    const ui::View view = viewer.view();
    const bool none = view.plan == nullptr || view.plan->levels.empty();
    if (what == "floor") {
        if (none) return "none";
        return view.session.floors.cells ? "cells" : std::to_string(ui::floor_shown(view));
    }
    if (what != "rooms" && what != "linked" && what != "openings") return std::nullopt;
    if (none) return "0";
    const model::LevelRow* level = ui::level_shown(*view.plan, view.session.floors);
    if (what == "openings")
        return std::to_string(std::ranges::count(view.plan->openings,
                                                 level == nullptr ? model::LevelId{} : level->id,
                                                 &model::OpeningRow::level));
    return std::to_string(std::ranges::count_if(view.plan->rooms, [&](const model::RoomRow& room) {
        const bool somebodys = model::number(room.unit) != 0 || model::number(room.front) != 0;
        return level != nullptr && room.level == level->id && (what == "rooms" || somebodys);
    }));
}

}  // namespace app
