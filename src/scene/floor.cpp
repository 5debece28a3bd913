#include "scene/floor.h"

#include "geo/overlay.h"
#include "geo/triangulate.h"
#include "scene/floor_signs.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace scene {

using geo::Point;
using geo::Ring;
using model::FloorPlan;
using model::LevelRow;
using model::RoomRow;

namespace {

constexpr double kThickestWall_m = 0.6;  // between two rooms of one building
constexpr double kWidestPage_px_per_m = 90;

FloorRoom room_from(const RoomRow& row, std::uint32_t number) {
    FloorRoom room{.room = number, .use = room_use(row.kind), .corners = {}, .triangles = {}};
    for (const Ring& ring : row.shape.parts)
        room.corners.insert(room.corners.end(), ring.begin(), ring.end());
    room.triangles = geo::triangles_of(row.shape);
    room.box = geo::box_of(row.shape);
    room.area_m2 = geo::area_m2(row.shape);
    room.symbol = symbol_of(row.shape, room.use);
    return room;
}

bool inside_triangle(Point p, Point a, Point b, Point c) {
    const auto side = [](Point u, Point v, Point w) {
        return (v.x - u.x) * (w.y - u.y) - (v.y - u.y) * (w.x - u.x);
    };
    const double first = side(a, b, p);
    const double second = side(b, c, p);
    const double third = side(c, a, p);
    const bool below = first < 0 || second < 0 || third < 0;
    const bool above = first > 0 || second > 0 || third > 0;
    return !(below && above);
}

bool room_covers(const FloorRoom& room, Point at) {
    if (!room.box.contains(at)) return false;
    for (std::size_t i = 0; i + 2 < room.triangles.size(); i += 3)
        if (inside_triangle(at, room.corners[room.triangles[i]],
                            room.corners[room.triangles[i + 1]],
                            room.corners[room.triangles[i + 2]]))
            return true;
    return false;
}

void add_opening(const model::OpeningRow& row, FloorLayout& floor) {
    for (const Ring& line : row.shape.parts) {
        if (line.size() < 2) continue;
        for (const Point p : line) floor.box.add(p);
        if (row.kind == "wall")
            floor.walls.push_back(line);
        else if (row.kind == "window")
            floor.windows.push_back(line);
        else if (row.kind == "door" || row.kind == "entrance")
            floor.doors.push_back(
                door_in(floor, line.front(), line.back(), row.kind == "entrance"));
        else
            floor.details.push_back(line);
    }
}

/// The outer wall of a floor as an area.
std::optional<geo::Shape> shell_around(const FloorPlan& plan, model::LevelId level) {
    std::vector<geo::Shape> grown;
    for (const RoomRow& room : plan.rooms) {
        if (room.level != level || room.shape.kind != geo::ShapeKind::Area) continue;
        if (auto wide = geo::buffered(room.shape, kThickestWall_m / 2))
            grown.push_back(std::move(*wide));
    }
    const auto all = grown.empty() ? std::nullopt : geo::united(grown);
    return all ? geo::buffered(*all, -kThickestWall_m / 2) : std::nullopt;
}

/// What of a room is farther from the walls that stand within it, as those of a flat do.
geo::Shape clear_of(const geo::Shape& room, const std::vector<Ring>& walls, double away_m) {
    geo::Shape free = room;
    for (const Ring& wall : walls) {
        const auto wide = geo::buffered(geo::line_of(wall), away_m);
        if (auto left = wide ? geo::difference(free, *wide) : std::nullopt) free = std::move(*left);
    }
    return free;
}

void find_names(const FloorPlan& plan, FloorLayout& floor) {
    constexpr double kOffWall_m = 0.15, kHalfDoor_m = 0.6;
    for (FloorRoom& room : floor.rooms) {
        const geo::Shape& shape = plan.rooms[room.room].shape;
        std::vector<Ring> walls;
        for (const Ring& wall : floor.walls)
            if (room_covers(room, geo::label_point(geo::line_of(wall)))) walls.push_back(wall);
        // So far off that its doors part the room, too.
        geo::Shape free = geo::largest_of(clear_of(shape, walls, kHalfDoor_m));
        if (free.parts.empty()) free = shape;
        room.name_at = geo::label_point(free);
        const geo::Room around = geo::room_around(clear_of(shape, walls, kOffWall_m), room.name_at);
        room.across_m = around.across_m;
        room.down_m = around.down_m;
    }
}

/// Slivers between rooms that were meant to touch are no walls.
void find_solid(const FloorPlan& plan, const geo::Shape& shell, FloorLayout& floor) {
    constexpr double kLeastShare = 0.01;
    std::vector<geo::Shape> rooms;
    for (const FloorRoom& room : floor.rooms) rooms.push_back(plan.rooms[room.room].shape);
    const auto taken = geo::united(rooms);
    const auto left = taken ? geo::difference(shell, *taken) : std::nullopt;
    if (!left || geo::area_m2(*left) < kLeastShare * geo::area_m2(shell)) return;
    floor.solid = *left;
    for (const Ring& ring : left->parts)
        floor.solid_corners.insert(floor.solid_corners.end(), ring.begin(), ring.end());
    floor.solid_triangles = geo::triangles_of(*left);
}

template <class Owner>
std::optional<int> lowest_with(const FloorPlan& plan, Owner owner) {
    for (const RoomRow& room : plan.rooms) {
        if (!owner(room)) continue;
        const auto level = std::ranges::find(plan.levels, room.level, &LevelRow::id);
        if (level != plan.levels.end()) return level->ordinal;
    }
    return std::nullopt;
}

}  // namespace

RoomUse room_use(std::string_view kind) {
    if (kind == "corridor" || kind == "hall") return RoomUse::Way;
    if (kind == "stairs") return RoomUse::Stairs;
    if (kind == "lift") return RoomUse::Lift;
    if (kind == "toilet") return RoomUse::Toilet;
    if (kind == "parking") return RoomUse::Parking;
    return kind == "void" ? RoomUse::Void : RoomUse::Used;
}

const LevelRow* level_at(const FloorPlan& plan, int ordinal) {
    const auto at = std::ranges::find(plan.levels, ordinal, &LevelRow::ordinal);
    return at == plan.levels.end() ? nullptr : &*at;
}

int nearest_ordinal(const FloorPlan& plan, int wanted) {
    int lowest = plan.levels.front().ordinal;
    std::optional<int> below;
    for (const LevelRow& level : plan.levels) {
        lowest = std::min(lowest, level.ordinal);
        if (level.ordinal <= wanted && (!below || level.ordinal > *below)) below = level.ordinal;
    }
    return below.value_or(lowest);
}

int next_ordinal(const FloorPlan& plan, int from, int by) {
    std::optional<int> next;
    for (const LevelRow& level : plan.levels) {
        const bool there = by > 0 ? level.ordinal > from : level.ordinal < from;
        if (!there) continue;
        const bool nearer = !next || (by > 0 ? level.ordinal < *next : level.ordinal > *next);
        if (nearer) next = level.ordinal;
    }
    return next.value_or(from);
}

std::optional<int> ordinal_of(const FloorPlan& plan, model::UnitId unit) {
    if (model::number(unit) == 0) return std::nullopt;
    return lowest_with(plan, [unit](const RoomRow& room) { return room.unit == unit; });
}

std::optional<int> ordinal_of(const FloorPlan& plan, model::PlaceId front) {
    if (model::number(front) == 0) return std::nullopt;
    return lowest_with(plan, [front](const RoomRow& room) { return room.front == front; });
}

int ordinal_of_floor(int floor) {
    return floor > 0 ? floor - 1 : floor;
}

std::vector<Ring> shell_of(const FloorPlan& plan, model::LevelId level) {
    const auto shell = shell_around(plan, level);
    return shell ? shell->parts : std::vector<Ring>{};
}

FloorLayout floor_layout(const FloorPlan& plan, int ordinal) {
    FloorLayout floor;
    const LevelRow* level = level_at(plan, ordinal);
    if (level == nullptr) return floor;
    floor.level = level->id;
    floor.ordinal = ordinal;
    for (std::size_t i = 0; i < plan.rooms.size(); ++i) {
        const RoomRow& row = plan.rooms[i];
        if (row.level != level->id || row.shape.kind != geo::ShapeKind::Area) continue;
        floor.rooms.push_back(room_from(row, static_cast<std::uint32_t>(i)));
        floor.box.add(floor.rooms.back().box);
        floor.partitions.insert(floor.partitions.end(), row.shape.parts.begin(),
                                row.shape.parts.end());
    }
    if (const auto shell = shell_around(plan, level->id)) {
        floor.shell = shell->parts;
        find_solid(plan, *shell, floor);
    }
    for (const model::OpeningRow& row : plan.openings)
        if (row.level == level->id) add_opening(row, floor);
    find_names(plan, floor);
    return floor;
}

std::optional<std::size_t> room_under(const FloorLayout& floor, Point at) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < floor.rooms.size(); ++i) {
        if (!room_covers(floor.rooms[i], at)) continue;
        if (!best || floor.rooms[i].area_m2 < floor.rooms[*best].area_m2) best = i;
    }
    return best;
}

Point page_from_ground(const FloorPage& page, Point ground) {
    return {page.middle_px.x + (ground.x - page.ground.x) * page.px_per_m,
            page.middle_px.y - (ground.y - page.ground.y) * page.px_per_m};
}

Point ground_from_page(const FloorPage& page, Point px) {
    return {page.ground.x + (px.x - page.middle_px.x) / page.px_per_m,
            page.ground.y - (px.y - page.middle_px.y) / page.px_per_m};
}

FloorPage floor_page(const geo::Box& box, const geo::Box& room_px, double zoom, Point shift_px) {
    FloorPage page;
    if (box.empty()) return page;
    const double across = room_px.width() / std::max(box.width(), 1.0);
    const double down = room_px.height() / std::max(box.height(), 1.0);
    page.px_per_m = std::min({across, down, kWidestPage_px_per_m}) * zoom;
    page.ground = box.centre();
    page.middle_px = room_px.centre() + shift_px;
    return page;
}

}  // namespace scene
