#include "derive/level_work.h"

#include "derive/room_link.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace derive {

using model::FloorPlan;
using model::RoomRow;

namespace {

/// Where each home and front of the plan counts.
struct LevelsOfPlan {
    std::map<model::UnitId, int> unit;
    std::map<model::PlaceId, int> front;
    std::set<int> ordinals;

    explicit LevelsOfPlan(const FloorPlan& plan) {
        std::map<model::LevelId, int> ordinal;
        for (const model::LevelRow& level : plan.levels) {
            ordinal[level.id] = level.ordinal;
            ordinals.insert(level.ordinal);
        }
        const auto lowest = [](auto& of, auto id, int at) {
            const auto [was, first] = of.try_emplace(id, at);
            if (!first) was->second = std::min(was->second, at);
        };
        for (const RoomRow& room : plan.rooms) {
            const auto at = ordinal.find(room.level);
            if (at == ordinal.end()) continue;
            if (model::number(room.unit) != 0) lowest(unit, room.unit, at->second);
            if (model::number(room.front) != 0) lowest(front, room.front, at->second);
        }
    }

    /// Of a home; nothing where its floor is not drawn.
    std::optional<int> of(const model::UnitRow& home) const {
        if (const auto drawn = unit.find(home.id); drawn != unit.end()) return drawn->second;
        for (const int ordinal : ordinals)
            if (floor_of_ordinal(ordinal) == home.floor) return ordinal;
        return std::nullopt;
    }
};

}  // namespace

bool may_be_linked(const RoomRow& room) {
    return room.kind == "room" || room.kind == "shop" || room.kind == "office";
}

std::vector<LevelWork> level_work(const FloorPlan& plan, const model::Homes& homes,
                                  std::span<const HomeWork> work, const model::Places& places,
                                  const Derived& derived) {
    std::vector<LevelWork> levels;
    for (const model::LevelRow& level : plan.levels)
        levels.push_back({.ordinal = level.ordinal, .name = level.name});
    std::ranges::stable_sort(levels, std::greater{}, &LevelWork::ordinal);
    const auto at = [&](int ordinal) {
        return std::ranges::find(levels, ordinal, &LevelWork::ordinal);
    };
    const LevelsOfPlan drawn{plan};
    for (std::size_t i = 0; i < homes.home.size() && i < work.size(); ++i) {
        const auto ordinal = drawn.of(homes.home[i].unit);
        if (!ordinal || work[i].open == 0) continue;
        at(*ordinal)->open += work[i].open;
        at(*ordinal)->worst = std::max(at(*ordinal)->worst, work[i].state);
    }
    for (const auto& [front, ordinal] : drawn.front) {
        const model::Row row = model::row_of(places, front);
        if (row == model::kNoRow || derived.total[row].open == 0) continue;
        at(ordinal)->open += derived.total[row].open;
        at(ordinal)->worst = std::max(at(ordinal)->worst, worst_open(derived.total[row]));
    }
    for (const RoomRow& room : plan.rooms) {
        const bool free = model::number(room.unit) == 0 && model::number(room.front) == 0;
        const auto level = std::ranges::find(plan.levels, room.level, &model::LevelRow::id);
        if (free && may_be_linked(room) && level != plan.levels.end())
            at(level->ordinal)->rooms_free += 1;
    }
    return levels;
}

HomeWork work_of_building(const model::Snapshot& is, const model::Homes& homes, base::Instant now) {
    HomeWork work;
    const model::Row building = model::row_of(*is.places, homes.place);
    if (building == model::kNoRow) return work;
    for (const model::Row row : open_issues_under(is, building, now)) {
        const model::Issue& issue = is.issues[row];
        const bool at_home = std::ranges::any_of(
            homes.home, [&](const model::Home& home) { return home.unit.id == issue.row.unit; });
        if (issue.at != building || at_home) continue;
        work.state = std::max(work.state, state_at(now, issue.row, *is.rules));
        work.open += 1;
        work.issues.push_back(row);
    }
    return work;
}

std::vector<std::uint32_t> homes_undrawn(const FloorPlan& plan, const model::Homes& homes,
                                         int ordinal) {
    const LevelsOfPlan drawn{plan};
    std::vector<std::uint32_t> left;
    for (std::uint32_t i = 0; i < homes.home.size(); ++i) {
        const model::UnitRow& unit = homes.home[i].unit;
        if (unit.floor == floor_of_ordinal(ordinal) && !drawn.unit.contains(unit.id))
            left.push_back(i);
    }
    return left;
}

std::uint32_t homes_on_other_floors(const FloorPlan& plan, const model::Homes& homes) {
    const LevelsOfPlan drawn{plan};
    return static_cast<std::uint32_t>(std::ranges::count_if(
        homes.home, [&](const model::Home& home) { return !drawn.of(home.unit); }));
}

}  // namespace derive
