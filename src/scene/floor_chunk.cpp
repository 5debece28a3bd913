#include "scene/floor_chunk.h"

#include "scene/brick.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace scene {

using geo::Box;
using geo::Point;
using geo::Ring;
using model::FloorPlan;
using model::LevelRow;
using model::OpeningRow;
using model::RoomRow;

namespace {

constexpr double kFarthest_units = 32'767;  // of int16
constexpr double kReachOut_m = 1;           // of walls and arrows, beyond rooms and doors
constexpr double kWholeFloors = 0.12;       // metres a pixel of design
constexpr auto kShell_m = static_cast<float>(kShellWall_m);
constexpr auto kInner_m = static_cast<float>(kInnerWall_m);
constexpr float kThinnestDouble_px = 4.5F;  // below it a wall is one line
constexpr float kWallEdges_px = 2.2F;       // both sides of a wall that is two lines

/// Rows of one level.
template <class T>
std::vector<const T*> rows_on(const std::vector<T>& all, model::LevelId level) {
    std::vector<const T*> rows;
    for (const T& row : all)
        if (row.level == level) rows.push_back(&row);
    return rows;
}

template <class T>
bool same_outlines(const std::vector<T>& all, model::LevelId a, model::LevelId b) {
    return std::ranges::equal(rows_on(all, a), rows_on(all, b), [](const T* one, const T* other) {
        return one->kind == other->kind && one->shape == other->shape;
    });
}

/// Whether two levels are drawn alike: floors of a tower mostly are.
bool levels_alike(const FloorPlan& plan, model::LevelId a, model::LevelId b) {
    return same_outlines(plan.rooms, a, b) && same_outlines(plan.openings, a, b);
}

class FloorMaker {
  public:
    FloorMaker(Point origin, double unit_m) : origin_{origin}, unit_m_{unit_m} {}

    /// Triangles of one room, or of ink.
    Span fill(const std::vector<Point>& corners, const std::vector<std::uint32_t>& triangles,
              std::uint16_t room) {
        const auto first = static_cast<std::uint32_t>(mesh_.corner.size());
        if (!has_room_for(corners.size())) return {first, 0};
        const std::size_t base = mesh_.vertex.size();
        for (const Point p : corners) mesh_.vertex.push_back(at(p, room, 0));
        for (const std::uint32_t c : triangles)
            mesh_.corner.push_back(static_cast<std::uint16_t>(base + c));
        return {first, static_cast<std::uint32_t>(triangles.size())};
    }

    /// After the last of the triangles.
    void begin_lines() { mesh_.first_line = static_cast<std::uint32_t>(mesh_.vertex.size()); }

    void line(const Ring& ring, bool closed, FloorLine kind) {
        if (ring.size() < 2 || !has_room_for(ring.size() + 1)) return;
        const auto tag = static_cast<std::uint16_t>(kind);
        for (const Point p : ring) mesh_.vertex.push_back(at(p, FloorVertex::kNoRoom, tag));
        if (closed) mesh_.vertex.push_back(at(ring.front(), FloorVertex::kNoRoom, tag));
        mesh_.vertex.back().line |= FloorVertex::kEnds;
    }
    void lines(const std::vector<Ring>& rings, bool closed, FloorLine kind) {
        for (const Ring& ring : rings) line(ring, closed, kind);
    }

    FloorMesh finished() {
        mesh_.vertex.shrink_to_fit();
        mesh_.corner.shrink_to_fit();
        return std::move(mesh_);
    }

  private:
    bool has_room_for(std::size_t vertices) const {
        return mesh_.vertex.size() + vertices <= kMostVertices;
    }
    FloorVertex at(Point p, std::uint16_t room, std::uint16_t line) const {
        return {units_from_metres(p.x - origin_.x, unit_m_),
                units_from_metres(p.y - origin_.y, unit_m_), room, line};
    }

    Point origin_;
    double unit_m_;
    FloorMesh mesh_;
};

/// An arrow from outside, before the door.
void add_floor_arrow(FloorMaker& maker, const FloorDoor& door) {
    constexpr double kSize_m = 0.35;
    const Point tip = (door.from + door.to) * 0.5;
    const double long_m = std::hypot(tip.x - door.outside.x, tip.y - door.outside.y);
    if (!door.entrance || !(long_m > 0)) return;
    const Point way = (tip - door.outside) * (kSize_m / long_m);
    const Point across = Point{-way.y, way.x} * 0.7;
    const Point back = tip - way * 2;
    maker.fill({tip - way * 0.6, back + across, back - across}, {0, 1, 2}, FloorVertex::kNoRoom);
}

/// As a plan reader expects them: walls as double lines with gaps where doors turn.
void add_floor_lines(FloorMaker& maker, const FloorLayout& floor) {
    for (const FloorRoom& room : floor.rooms) maker.lines(room.symbol, false, FloorLine::Symbol);
    if (floor.solid_triangles.empty()) {
        maker.lines(floor.shell, true, FloorLine::Shell);
        maker.lines(floor.partitions, true, FloorLine::Wall);
        maker.lines(floor.walls, false, FloorLine::Wall);
        maker.lines(floor.shell, true, FloorLine::ShellInside);
        maker.lines(floor.partitions, true, FloorLine::WallInside);
        maker.lines(floor.walls, false, FloorLine::WallInside);
    } else {
        maker.lines(floor.walls, false, FloorLine::Wall);
        maker.lines(floor.shell, true, FloorLine::Rim);
        maker.lines(floor.partitions, true, FloorLine::Edge);
    }
    maker.lines(floor.details, false, FloorLine::Detail);
    for (const FloorLine part : {FloorLine::Window, FloorLine::WindowInside, FloorLine::Pane})
        maker.lines(floor.windows, false, part);
    for (const FloorDoor& door : floor.doors)
        maker.line({door.from, door.to}, false, FloorLine::Gap);
    for (const FloorDoor& door : floor.doors) maker.lines(door.leaf, false, FloorLine::Leaf);
}

/// All that is drawn of a floor, but for the thickness of its walls.
Box reach_of(const FloorLayout& floor) {
    Box box = floor.box;
    for (const FloorDoor& door : floor.doors) {
        for (const Ring& leaf : door.leaf)
            for (const Point p : leaf) box.add(p);
        if (door.entrance) box.add(door.outside);
    }
    return box;
}

FloorLevel level_from(const FloorLayout& floor, const FloorChunk& chunk) {
    FloorMaker maker{chunk.origin, chunk.unit_m};
    FloorLevel level{.level = floor.level, .ordinal = floor.ordinal, .mesh = {}, .rooms = {}};
    for (const FloorRoom& room : floor.rooms) {
        if (level.rooms.size() == FloorVertex::kNoRoom) break;
        const Span corners = maker.fill(room.corners, room.triangles,
                                        static_cast<std::uint16_t>(level.rooms.size()));
        level.rooms.push_back({.room = room.room,
                               .use = room.use,
                               .corners = corners,
                               .box = room.box,
                               .area_m2 = room.area_m2,
                               .name_at = room.name_at,
                               .across_m = room.across_m,
                               .down_m = room.down_m});
    }
    maker.fill(floor.solid_corners, floor.solid_triangles, FloorVertex::kNoRoom);
    for (const FloorDoor& door : floor.doors) add_floor_arrow(maker, door);
    maker.begin_lines();
    add_floor_lines(maker, floor);
    level.mesh = std::make_shared<const FloorMesh>(maker.finished());
    return level;
}

/// A level drawn like another has its own rooms in the same places.
FloorLevel like(const FloorLevel& other, const LevelRow& row, const FloorPlan& plan) {
    FloorLevel level = other;
    level.level = row.id;
    level.ordinal = row.ordinal;
    std::size_t next = 0;
    for (std::size_t i = 0; i < plan.rooms.size() && next < level.rooms.size(); ++i)
        if (plan.rooms[i].level == row.id && plan.rooms[i].shape.kind == geo::ShapeKind::Area)
            level.rooms[next++].room = static_cast<std::uint32_t>(i);
    return level;
}

FloorMesh ghosts_of(const std::vector<FloorLayout>& floors, const FloorChunk& chunk) {
    FloorMaker maker{chunk.origin, chunk.unit_m};
    std::vector<const std::vector<Ring>*> drawn;
    for (const FloorLayout& floor : floors) {
        if (std::ranges::any_of(drawn, [&](const auto* shell) { return *shell == floor.shell; }))
            continue;
        drawn.push_back(&floor.shell);
        maker.lines(floor.shell, true, FloorLine::Ghost);
    }
    return drawn.size() < 2 ? FloorMesh{} : maker.finished();
}

std::size_t bytes_of(const FloorMesh& mesh) {
    return mesh.vertex.size() * sizeof(FloorVertex) + mesh.corner.size() * sizeof(std::uint16_t);
}

/// In units, so that it is as exact as what is drawn.
struct UnitPoint {
    std::int64_t x = 0, y = 0;
};

/// On which side of a line: its sign.
std::int64_t turn_of(UnitPoint a, UnitPoint b, UnitPoint p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

bool spot_covers(const FloorMesh& mesh, const FloorSpot& spot, UnitPoint p) {
    const auto corner = [&](std::uint32_t i) {
        const FloorVertex& v = mesh.vertex[mesh.corner[i]];
        return UnitPoint{v.x, v.y};
    };
    const std::uint32_t end = spot.corners.first + spot.corners.count;
    for (std::uint32_t i = spot.corners.first; i + 2 < end; i += 3) {
        const std::int64_t first = turn_of(corner(i), corner(i + 1), p);
        const std::int64_t second = turn_of(corner(i + 1), corner(i + 2), p);
        const std::int64_t third = turn_of(corner(i + 2), corner(i), p);
        const bool right = first < 0 || second < 0 || third < 0;
        const bool left = first > 0 || second > 0 || third > 0;
        if (!(right && left)) return true;
    }
    return false;
}

}  // namespace

const std::array<FloorStroke, kFloorLines>& floor_strokes() {
    constexpr float kShellFrom = kThinnestDouble_px / kShell_m;
    constexpr float kInnerFrom = kThinnestDouble_px / kInner_m;
    static constexpr std::array<FloorStroke, kFloorLines> kStrokes{{
        {0, 2, 0, true, false, 0.1F},                           // Ghost
        {0, 1.1F, 0, false, false, 0.47F},                      // Symbol
        {kShell_m, 0, 0, true, false, 1},                       // Shell
        {kInner_m, 0, 0, true, false, 1},                       // Wall
        {0, 2.2F, 0, true, false, 1},                           // Rim
        {0, 1.4F, 0, true, false, 1},                           // Edge
        {kShell_m, -kWallEdges_px, kShellFrom, true, true, 1},  // ShellInside
        {kInner_m, -kWallEdges_px, kInnerFrom, true, true, 1},  // WallInside
        {0, 1, 0, false, false, 0.44F},                         // Detail
        {kShell_m, 0, 0, false, false, 1},                      // Window
        {kShell_m, -kWallEdges_px, 0, false, true, 1},          // WindowInside
        {0, 1, 0, false, false, 1},                             // Pane
        {kShell_m, 1.5F, 0, false, true, 1},                    // Gap
        {0, 1.2F, 6, false, false, 1},                          // Leaf
    }};
    return kStrokes;
}

std::size_t FloorChunk::bytes() const {
    std::size_t bytes = bytes_of(ghosts);
    std::vector<const FloorMesh*> counted;
    for (const FloorLevel& one : level) {
        if (std::ranges::find(counted, one.mesh.get()) != counted.end()) continue;
        counted.push_back(one.mesh.get());
        bytes += bytes_of(*one.mesh);
    }
    return bytes;
}

std::shared_ptr<const FloorChunk> floor_chunk(const FloorPlan& plan) {
    if (plan.levels.empty()) return nullptr;
    auto chunk = std::make_shared<FloorChunk>();
    chunk->place = plan.place;
    constexpr std::size_t kItself = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> alike;  // of each level one below it
    std::vector<FloorLayout> floors;
    for (std::size_t i = 0; i < plan.levels.size(); ++i) {
        std::size_t other = 0;
        while (other < i && !levels_alike(plan, plan.levels[i].id, plan.levels[other].id)) ++other;
        alike.push_back(other < i ? other : kItself);
        if (other < i) continue;
        floors.push_back(floor_layout(plan, plan.levels[i].ordinal));
        chunk->box.add(reach_of(floors.back()));
    }
    if (chunk->box.empty()) return nullptr;
    chunk->box = chunk->box.grown(kReachOut_m);
    chunk->origin = chunk->box.centre();
    const double reach_m = std::max(chunk->box.width(), chunk->box.height()) / 2;
    while (reach_m > kFarthest_units * chunk->unit_m) chunk->unit_m *= 2;
    std::size_t next = 0;
    for (std::size_t i = 0; i < plan.levels.size(); ++i)
        chunk->level.push_back(alike[i] == kItself
                                   ? level_from(floors[next++], *chunk)
                                   : like(chunk->level[alike[i]], plan.levels[i], plan));
    chunk->ghosts = ghosts_of(floors, *chunk);
    return chunk;
}

std::optional<std::size_t> level_of(const FloorChunk& chunk, int ordinal) {
    const auto at = std::ranges::find(chunk.level, ordinal, &FloorLevel::ordinal);
    if (at == chunk.level.end()) return std::nullopt;
    return static_cast<std::size_t>(at - chunk.level.begin());
}

std::optional<std::size_t> room_under(const FloorChunk& chunk, const FloorLevel& level, Point at) {
    const auto units = [&](double metres) {
        return static_cast<std::int64_t>(std::llround(metres / chunk.unit_m));
    };
    if (!chunk.box.contains(at)) return std::nullopt;
    const UnitPoint p{units(at.x - chunk.origin.x), units(at.y - chunk.origin.y)};
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < level.rooms.size(); ++i) {
        const FloorSpot& spot = level.rooms[i];
        if (!spot.box.contains(at) || !spot_covers(*level.mesh, spot, p)) continue;
        if (!best || spot.area_m2 < level.rooms[*best].area_m2) best = i;
    }
    return best;
}

double floor_share(double scale) {
    return std::clamp((kFloorsUpTo - scale) / (kFloorsUpTo - kWholeFloors), 0.0, 1.0);
}

}  // namespace scene
