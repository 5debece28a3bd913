#include "scene/floor_edit.h"

#include "geo/overlay.h"
#include "model/row_fields.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace scene {

using base::fail;
using base::Fault;
using base::Result;
using geo::Point;
using geo::Ring;
using geo::Shape;
using model::FloorPlan;
using model::RoomId;
using model::RoomRow;

namespace {

constexpr double kSmallestRoom_m2 = 0.2;
constexpr double kWallBetween_m = 0.6;  // rooms no farther apart are neighbours
constexpr double kBeyondWall_m = 0.05;  // a cut ends a little behind the wall it was drawn to

double far_from(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

Point on_edge(Point a, Point b, Point at) {
    const Point along = b - a;
    const double square = along.x * along.x + along.y * along.y;
    if (square <= 0) return a;
    const double share = ((at.x - a.x) * along.x + (at.y - a.y) * along.y) / square;
    return a + along * std::clamp(share, 0.0, 1.0);
}

/// Calls `see(a, b)` for each edge that a hand may want to meet.
template <class See>
void each_edge(const FloorLayout& floor, See see) {
    for (const Ring& ring : floor.partitions)
        for (std::size_t i = 0; i < ring.size(); ++i) see(ring[i], ring[(i + 1) % ring.size()]);
    for (const Ring& line : floor.walls)
        for (std::size_t i = 0; i + 1 < line.size(); ++i) see(line[i], line[i + 1]);
}

/// From `before` along, or across, the edge nearest to it.
std::optional<Point> at_right_angle(const FloorLayout& floor, Point before, Point at,
                                    double reach_m) {
    double nearest = std::numeric_limits<double>::infinity();
    Point along;
    each_edge(floor, [&](Point a, Point b) {
        const double away = far_from(on_edge(a, b, before), before);
        if (far_from(a, b) <= 0 || away >= nearest) return;
        nearest = away;
        along = (b - a) * (1 / far_from(a, b));
    });
    if (!std::isfinite(nearest)) along = {1, 0};
    const Point by = at - before;
    std::optional<Point> best;
    for (const Point way : {along, Point{-along.y, along.x}}) {
        const Point there = before + way * (by.x * way.x + by.y * way.y);
        if (far_from(there, at) > reach_m) continue;
        if (!best || far_from(there, at) < far_from(*best, at)) best = there;
    }
    return best;
}

const RoomRow* room_of(const FloorPlan& plan, RoomId id) {
    const auto at = std::ranges::find(plan.rooms, id, &RoomRow::id);
    return at == plan.rooms.end() ? nullptr : &*at;
}

std::vector<Shape> others_on(const FloorPlan& plan, model::LevelId level, RoomId a, RoomId b = {}) {
    std::vector<Shape> shapes;
    for (const RoomRow& room : plan.rooms)
        if (room.level == level && room.id != a && room.id != b &&
            room.shape.kind == geo::ShapeKind::Area)
            shapes.push_back(room.shape);
    return shapes;
}

/// Without what is others' already; nothing where nothing is left. What lies apart from the largest
/// part is left out.
std::optional<Shape> free_part(const Shape& wanted, const std::vector<Shape>& others) {
    const geo::Box box = geo::box_of(wanted);
    std::vector<Shape> near;
    for (const Shape& other : others)
        if (geo::box_of(other).intersects(box)) near.push_back(other);
    std::optional<Shape> left = wanted;
    if (const auto taken = near.empty() ? std::nullopt : geo::united(near))
        left = geo::difference(wanted, *taken);
    if (!left) return std::nullopt;
    std::vector<Shape> parts = geo::polygons_of(*left);
    if (parts.empty()) return std::nullopt;
    return *std::ranges::max_element(parts, {}, [](const Shape& s) { return geo::area_m2(s); });
}

/// The line a little longer at both ends.
Ring lengthened(Ring line) {
    const auto out = [](Point end, Point inner) {
        const double length = far_from(end, inner);
        return length <= 0 ? end : end + (end - inner) * (kBeyondWall_m / length);
    };
    const Point first = out(line.front(), line[1]);
    const Point last = out(line.back(), line[line.size() - 2]);
    line.front() = first;
    line.back() = last;
    return line;
}

/// One area of two neighbours, with the wall between them where there is one.
std::optional<Shape> grown_together(const RoomRow& a, const RoomRow& b,
                                    const std::vector<Shape>& others) {
    auto one = geo::united({a.shape, b.shape});
    if (one && geo::polygons_of(*one).size() == 1) return one;
    const auto wide_a = geo::buffered(a.shape, kWallBetween_m / 2);
    const auto wide_b = geo::buffered(b.shape, kWallBetween_m / 2);
    if (!wide_a || !wide_b) return std::nullopt;
    const auto wide = geo::united({*wide_a, *wide_b});
    if (!wide || geo::polygons_of(*wide).size() != 1) return std::nullopt;
    const auto closed = geo::buffered(*wide, -kWallBetween_m / 2);
    if (!closed || geo::polygons_of(*closed).size() != 1) return std::nullopt;
    return free_part(*closed, others);
}

}  // namespace

FloorSnap snapped(const FloorLayout& floor, Point at, double reach_m, std::optional<Point> before) {
    FloorSnap best{at, SnapTo::Nothing};
    double nearest = reach_m;
    const auto take = [&](Point there, SnapTo to) {
        if (far_from(there, at) > nearest) return;
        nearest = far_from(there, at);
        best = {there, to};
    };
    each_edge(floor, [&](Point a, Point) { take(a, SnapTo::Corner); });
    for (const Ring& line : floor.walls) take(line.back(), SnapTo::Corner);
    if (best.to == SnapTo::Corner) return best;
    each_edge(floor, [&](Point a, Point b) { take(on_edge(a, b, at), SnapTo::Edge); });
    if (best.to == SnapTo::Edge || !before) return best;
    if (const auto there = at_right_angle(floor, *before, at, reach_m))
        return {*there, SnapTo::Line};
    return best;
}

Result<RowEdits> room_drawn(const FloorPlan& plan, model::LevelId level, const Ring& outline) {
    const Shape wanted = geo::area_of(outline);
    if (outline.size() < 3 || !geo::is_valid(wanted))
        return fail(Fault::Unsupported, base::Word::LevelCrossed);
    // Turned as all outlines are.
    const auto clean = geo::made_valid(wanted);
    const auto left = clean ? free_part(*clean, others_on(plan, level, {})) : std::nullopt;
    if (!left || geo::area_m2(*left) < kSmallestRoom_m2)
        return fail(Fault::Unsupported, base::Word::LevelNoSpace);
    RoomRow room;
    room.level = level;
    room.kind = "room";
    room.shape = *left;
    return RowEdits{model::added(model::fields_of(room))};
}

Result<RowEdits> room_split(const FloorPlan& plan, RoomId id, const Ring& line) {
    const RoomRow* room = room_of(plan, id);
    if (room == nullptr) return fail(Fault::Conflict, base::Word::RowGone);
    if (line.size() < 2) return fail(Fault::Unsupported, base::Word::LevelNotCut);
    std::vector<Ring> lines{lengthened(line)};
    for (Ring ring : room->shape.parts) {
        if (ring.empty()) continue;
        ring.push_back(ring.front());
        lines.push_back(std::move(ring));
    }
    std::vector<Shape> parts;
    for (Shape& face : geo::faces_of(lines))
        if (geo::area_m2(face) >= kSmallestRoom_m2 &&
            geo::contains(room->shape, geo::label_point(face)))
            parts.push_back(std::move(face));
    if (parts.size() < 2) return fail(Fault::Unsupported, base::Word::LevelNotCut);
    std::ranges::stable_sort(parts, std::greater{}, [](const Shape& s) { return geo::area_m2(s); });
    RoomRow stays = *room;
    stays.shape = parts[0];
    RowEdits edits{model::changed(model::fields_of(*room), model::fields_of(stays))};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        RoomRow part = *room;
        part.id = {};
        part.name.clear();
        part.front = {};
        part.shape = parts[i];
        edits.push_back(model::added(model::fields_of(part)));
    }
    return edits;
}

Result<RowEdits> rooms_merged(const FloorPlan& plan, RoomId first, RoomId second,
                              base::Instant at) {
    const RoomRow* a = room_of(plan, first);
    const RoomRow* b = room_of(plan, second);
    if (a == nullptr || b == nullptr) return fail(Fault::Conflict, base::Word::RowGone);
    const auto differ = [](auto one, auto other) {
        return model::number(one) != 0 && model::number(other) != 0 && one != other;
    };
    if (differ(a->unit, b->unit) || differ(a->front, b->front))
        return fail(Fault::Unsupported, base::Word::LevelTwoOwners);
    const auto one = a->level == b->level && first != second
                         ? grown_together(*a, *b, others_on(plan, a->level, first, second))
                         : std::nullopt;
    if (!one) return fail(Fault::Unsupported, base::Word::LevelApart);
    RoomRow is = *a;
    is.shape = *one;
    if (is.name.empty()) is.name = b->name;
    if (model::number(is.unit) == 0) is.unit = b->unit;
    if (model::number(is.front) == 0) is.front = b->front;
    return RowEdits{model::ended(model::fields_of(*b), at),
                    model::changed(model::fields_of(*a), model::fields_of(is))};
}

Point moved(const FloorMove& move, Point at) {
    const double cosine = std::cos(move.turn_rad);
    const double sine = std::sin(move.turn_rad);
    const Point from = at - move.about;
    return move.about + move.by +
           Point{from.x * cosine - from.y * sine, from.x * sine + from.y * cosine};
}

Shape moved(const FloorMove& move, Shape shape) {
    for (Ring& part : shape.parts)
        for (Point& point : part) point = moved(move, point);
    return shape;
}

RowEdits plan_moved(const FloorPlan& plan, const FloorMove& move) {
    RowEdits edits;
    const auto put = [&](const auto& row) {
        auto is = row;
        is.shape = moved(move, row.shape);
        edits.push_back(model::changed(model::fields_of(row), model::fields_of(is)));
    };
    for (const RoomRow& room : plan.rooms) put(room);
    for (const model::OpeningRow& opening : plan.openings) put(opening);
    return edits;
}

}  // namespace scene
