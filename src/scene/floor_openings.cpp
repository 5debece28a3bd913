#include "scene/floor_openings.h"

#include "model/row_fields.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

namespace scene {

using base::fail;
using base::Fault;
using base::Result;
using geo::Point;
using geo::Ring;
using model::FloorPlan;
using model::LevelId;
using model::OpeningRow;

namespace {

constexpr double kDoorWide_m = 0.9, kWindowWide_m = 1.5, kEntranceWide_m = 1.5;
constexpr double kNarrowestGap_m = 0.4;
constexpr double kJamb_m = 0.1;         // of wall that stays beside it
constexpr double kSidesApart_m = 0.45;  // from a wall to the rooms on its sides
constexpr double kAsNear_m = 0.01;      // walls no farther apart are one

/// A straight piece of wall.
struct WallPiece {
    Point a, b;

    double length() const { return std::hypot(b.x - a.x, b.y - a.y); }
    Point along() const { return (b - a) * (1 / length()); }
    /// Metres from its beginning to where a point stands, within it.
    double foot(Point p) const {
        const Point way = along();
        const Point by = p - a;
        return std::clamp(by.x * way.x + by.y * way.y, 0.0, length());
    }
    Point at(double metres) const { return a + along() * metres; }
    double away(Point p) const {
        const Point there = at(foot(p));
        return std::hypot(p.x - there.x, p.y - there.y);
    }
};

/// Walls of which a gap can be cut; where rooms lie side by side there are several in one line.
std::vector<WallPiece> wall_pieces(const FloorLayout& floor) {
    std::vector<WallPiece> pieces;
    const auto take = [&](Point a, Point b) {
        const WallPiece piece{a, b};
        if (piece.length() > kNarrowestGap_m) pieces.push_back(piece);
    };
    for (const Ring& ring : floor.partitions)
        for (std::size_t i = 0; i < ring.size(); ++i) take(ring[i], ring[(i + 1) % ring.size()]);
    for (const Ring& line : floor.walls)
        for (std::size_t i = 0; i + 1 < line.size(); ++i) take(line[i], line[i + 1]);
    return pieces;
}

/// The piece nearest to both points, and of those as near the shortest: it is of one room.
const WallPiece* piece_near(const std::vector<WallPiece>& pieces, Point from, Point to,
                            double reach_m) {
    const WallPiece* best = nullptr;
    double nearest = reach_m;
    for (const WallPiece& piece : pieces) {
        const double away = std::max(piece.away(from), piece.away(to));
        const bool as_near = best != nullptr && away < nearest + kAsNear_m;
        const bool nearer = away < nearest - (best != nullptr ? kAsNear_m : 0);
        if (!nearer && !(as_near && piece.length() < best->length())) continue;
        best = &piece;
        nearest = std::min(nearest, away);
    }
    return best;
}

bool is_outer(const FloorLayout& floor, const WallPiece& piece, Point middle) {
    const Point way = piece.along();
    const Point left{-way.y * kSidesApart_m, way.x * kSidesApart_m};
    return room_under(floor, middle + left).has_value() !=
           room_under(floor, middle - left).has_value();
}

bool is_gap(const OpeningRow& row) {
    return row.kind == "door" || row.kind == "entrance" || row.kind == "window";
}

/// The outline of a building as walls that stand in the plan.
OpeningRow outer_wall(const geo::Shape& outline) {
    OpeningRow wall;
    wall.kind = "wall";
    wall.shape.kind = geo::ShapeKind::Line;
    for (Ring ring : outline.parts) {
        if (ring.empty()) continue;
        ring.push_back(ring.front());
        wall.shape.parts.push_back(std::move(ring));
    }
    return wall;
}

}  // namespace

Result<OpeningGap> gap_in(const FloorLayout& floor, const OpeningWish& wish) {
    const std::vector<WallPiece> pieces = wall_pieces(floor);
    if (piece_near(pieces, wish.from, wish.from, wish.reach_m) == nullptr)
        return fail(Fault::Unsupported, base::Word::LevelNoWallHere);
    const WallPiece* piece = piece_near(pieces, wish.from, wish.to, wish.reach_m);
    if (piece == nullptr) return fail(Fault::Unsupported, base::Word::LevelWallShort);
    double begin = piece->foot(wish.from);
    double end = piece->foot(wish.to);
    const bool outer = is_outer(floor, *piece, piece->at((begin + end) / 2));
    if (wish.from == wish.to) {
        const bool entrance = outer && floor.ordinal == 0;
        const double usual = wish.window ? kWindowWide_m : entrance ? kEntranceWide_m : kDoorWide_m;
        const double wide = std::min(usual, piece->length() - 2 * kJamb_m);
        begin = std::clamp(begin - wide / 2, kJamb_m,
                           std::max(piece->length() - kJamb_m - wide, kJamb_m));
        end = begin + wide;
    }
    if (std::abs(end - begin) < kNarrowestGap_m)
        return fail(Fault::Unsupported, base::Word::LevelWallShort);
    return OpeningGap{piece->at(begin), piece->at(end), outer};
}

Result<RowEdits> opening_drawn(const FloorPlan& plan, const OpeningWish& wish) {
    const auto level = std::ranges::find(plan.levels, wish.level, &model::LevelRow::id);
    if (level == plan.levels.end()) return fail(Fault::Conflict, base::Word::RowGone);
    const auto gap = gap_in(floor_layout(plan, level->ordinal), wish);
    if (!gap) return base::refusal(gap);
    OpeningRow row;
    row.level = wish.level;
    row.kind = wish.window ? "window" : gap->outer && level->ordinal == 0 ? "entrance" : "door";
    row.shape = geo::line_of({gap->from, gap->to});
    return RowEdits{model::added(model::fields_of(row))};
}

const OpeningRow* opening_near(const FloorPlan& plan, LevelId level, Point at, double reach_m) {
    const OpeningRow* best = nullptr;
    double nearest = reach_m;
    for (const OpeningRow& row : plan.openings) {
        if (row.level != level || !is_gap(row)) continue;
        const double away = geo::distance(row.shape, at);
        if (away > nearest) continue;
        nearest = away;
        best = &row;
    }
    return best;
}

Result<RowEdits> opening_ended(const FloorPlan& plan, LevelId level, Point at, double reach_m,
                               base::Instant now) {
    const OpeningRow* row = opening_near(plan, level, at, reach_m);
    if (row == nullptr) return fail(Fault::Unsupported, base::Word::LevelNoOpening);
    return RowEdits{model::ended(model::fields_of(*row), now)};
}

std::string usual_sign(int ordinal) {
    return ordinal < 0 ? fmt::format("B{}", -ordinal) : fmt::format("{}F", ordinal + 1);
}

Result<FloorPlan> level_added(const FloorPlan& plan, const LevelWish& wish) {
    const std::string name = wish.name.empty() ? usual_sign(wish.ordinal) : wish.name;
    if (level_at(plan, wish.ordinal) != nullptr)
        return fail(Fault::Unsupported, base::Word::LevelTaken, {name});
    constexpr LevelId kLevel{1};
    FloorPlan added;
    added.place = plan.place;
    added.levels = {{kLevel, plan.place, wish.ordinal, name, std::string{}}};
    if (model::number(wish.like) == 0) {
        if (wish.outline.kind != geo::ShapeKind::Area) return added;
        added.openings.push_back(outer_wall(wish.outline));
        added.openings.back().level = kLevel;
        return added;
    }
    for (model::RoomRow room : plan.rooms) {
        if (room.level != wish.like) continue;
        const bool owned = model::number(room.unit) != 0 || model::number(room.front) != 0;
        if (owned) room.name.clear();
        room.id = {};
        room.level = kLevel;
        room.unit = {};
        room.front = {};
        added.rooms.push_back(std::move(room));
    }
    for (OpeningRow row : plan.openings) {
        if (row.level != wish.like || (row.kind == "entrance" && wish.ordinal != 0)) continue;
        row.id = {};
        row.level = kLevel;
        added.openings.push_back(std::move(row));
    }
    return added;
}

RowEdits level_ended(const FloorPlan& plan, LevelId level, base::Instant now) {
    RowEdits edits;
    const auto end = [&](const auto& row) {
        edits.push_back(model::ended(model::fields_of(row), now));
    };
    for (const OpeningRow& row : plan.openings)
        if (row.level == level) end(row);
    for (const model::RoomRow& row : plan.rooms)
        if (row.level == level) end(row);
    for (const model::LevelRow& row : plan.levels)
        if (row.id == level) end(row);
    return edits;
}

}  // namespace scene
