// A tower: homes around a corridor, and north of it a core of two stairs and two lifts with a lobby
// between them; the same on every floor. On the ground the way in, below it cars.
//
//    NW  stairs | lobby | stairs  NE
//    NW   lift  | lobby |  lift   NE
//    ==========  corridor  ==========
//         SW       |       SE
#include "ingest/fictional_floors.h"

#include "geo/overlay.h"
#include "geo/stairs.h"
#include "ingest/lines.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace ingest::floors {

namespace {

using geo::Point;
using geo::Shape;

constexpr double kCorridor_m = 1.1;  // from its middle to its wall
constexpr double kEnds_m = 6;        // from the middle of the house to the corridor's ends
constexpr double kLobby_m = 1.3;     // from its middle to its wall
constexpr double kCore_m = 4;        // from the middle of the house to the core's outer walls
constexpr double kLiftTop_m = 3.5;   // beside the lobby, from the corridor up
constexpr double kStairsTop_m = 9.1;
constexpr double kHall_m = 1.5;  // on the ground, from the middle of the way in to its wall
constexpr double kDoor_m = 1;
constexpr double kWindow_m = 1.8;
constexpr double kTwoLeaf_m = 1.6;

/// A gap in a wall.
struct WallGap {
    Point from, to;
};
WallGap gap_around(Point middle, Point along, double wide_m) {
    return {middle - along * (wide_m / 2), middle + along * (wide_m / 2)};
}

/// One home of every floor, as drawn.
struct Flat {
    Shape shape;
    WallGap door;
};

struct TowerLayout {
    Shape outline;  // drawn
    std::vector<Flat> flats;
    Shape corridor;
    Shape lobby;  // between the lifts, to the outer wall
    std::vector<Shape> lifts, stairs, shafts;
    Shape below;         // what is left for cars
    WallGap entrance;    // on the ground floor
    Point entrance_out;  // of length 1, from the building
};

Shape largest_of(const std::optional<Shape>& area) {
    return area ? geo::largest_of(*area) : Shape{};
}

/// In the middle of each outer wall of a room that is long enough.
void draw_windows(Plan& plan, const Shape& outline, const Shape& room) {
    const geo::Ring& ring = room.parts.front();
    const auto outside = [&](Point p) { return geo::distance(outline, p) < 0.05; };
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[(i + 1) % ring.size()];
        if (distance_between(a, b) < kWindow_m * 1.4) continue;
        const WallGap window = gap_around((a + b) * 0.5, unit(b - a), kWindow_m);
        if (outside(window.from) && outside(window.to))
            plan.opening("window", window.from, window.to);
    }
}

/// A straight line across an area: all points of that x, or of that y.
struct AcrossLine {
    bool upright = true;
    double at = 0;

    double across(Point p) const { return upright ? p.x : p.y; }
    double along(Point p) const { return upright ? p.y : p.x; }
    Point point(double along) const { return upright ? Point{at, along} : Point{along, at}; }
    /// One side of it.
    Shape side(bool beyond) const {
        constexpr double kFar_m = 200;
        const double from = beyond ? at : -kFar_m;
        const double to = beyond ? kFar_m : at;
        return upright ? slab_of(from, -kFar_m, to, kFar_m) : slab_of(-kFar_m, from, kFar_m, to);
    }
};

/// From where to where the line is inside, one stretch behind the other.
std::vector<std::pair<double, double>> stretches(const geo::Ring& ring, const AcrossLine& line) {
    std::vector<double> crossed;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[(i + 1) % ring.size()];
        const double from = line.across(a) - line.at;
        const double to = line.across(b) - line.at;
        if ((from < 0) == (to < 0)) continue;
        crossed.push_back(line.along(a) + (line.along(b) - line.along(a)) * from / (from - to));
    }
    std::ranges::sort(crossed);
    std::vector<std::pair<double, double>> inside;
    for (std::size_t i = 0; i + 1 < crossed.size(); i += 2)
        inside.emplace_back(crossed[i], crossed[i + 1]);
    return inside;
}

/// Across the long side, at the corner nearest its middle; without one a little beyond the middle,
/// where the name of a home stands. Nothing where a room would be too narrow.
std::optional<AcrossLine> cut_through(const Shape& area) {
    constexpr double kNarrow_m = 2.4;
    const geo::Box box = geo::box_of(area);
    AcrossLine line{.upright = box.width() >= box.height(), .at = 0};
    const double low = line.upright ? box.x0 : box.y0;
    const double high = line.upright ? box.x1 : box.y1;
    const double middle = (low + high) / 2;
    line.at = low + 0.6 * (high - low);
    double nearest = high - low;
    for (const Point p : area.parts.front()) {
        const double at = line.across(p);
        const bool wide = at - low >= kNarrow_m && high - at >= kNarrow_m;
        if (!wide || std::abs(at - middle) >= nearest) continue;
        nearest = std::abs(at - middle);
        line.at = at;
    }
    if (line.at - low < kNarrow_m || high - line.at < kNarrow_m) return std::nullopt;
    return line;
}

/// Walls that cut a home into rooms, a door in each, and the windows of the rooms.
void draw_inner_walls(Plan& plan, const Shape& outline, const Shape& area) {
    constexpr double kRoom_m2 = 28, kBeside_m = 0.01, kInnerDoor_m = 0.8, kLeastWall_m = 0.5;
    const auto line = geo::area_m2(area) > kRoom_m2 ? cut_through(area) : std::nullopt;
    if (!line) return draw_windows(plan, outline, area);
    // Where both sides are of this home; along the line there may be outer walls as well.
    const geo::Ring& ring = area.parts.front();
    for (const auto& before : stretches(ring, {line->upright, line->at - kBeside_m}))
        for (const auto& behind : stretches(ring, {line->upright, line->at + kBeside_m})) {
            const double from = std::max(before.first, behind.first);
            const double to = std::min(before.second, behind.second);
            if (to - from < kLeastWall_m) continue;
            plan.opening("wall", line->point(from), line->point(to));
            const double door =
                to - from > 2 * kInnerDoor_m ? from + 0.3 + kInnerDoor_m / 2 : (from + to) / 2;
            plan.opening("door", line->point(door - kInnerDoor_m / 2),
                         line->point(door + kInnerDoor_m / 2));
        }
    for (const bool beyond : {false, true})
        if (const auto part = geo::intersection(area, line->side(beyond)))
            for (const Shape& room : geo::polygons_of(*part)) draw_inner_walls(plan, outline, room);
}

/// Homes side by side between two columns, each with its door to the corridor.
void add_flats(TowerLayout& layout, const Shape& free, double x0, double x1, bool south,
               int count) {
    constexpr double kFar_m = 200;
    const double wall = south ? -kCorridor_m : kCorridor_m;
    for (int i = 0; i < count; ++i) {
        const double from = x0 + (x1 - x0) * i / count;
        const double to = x0 + (x1 - x0) * (i + 1) / count;
        // The ends of the house, beyond the corridor, are of those to the north.
        const Shape column = south ? slab_of(from, -kFar_m, to, -kCorridor_m)
                                   : slab_of(from, -kCorridor_m, to, kFar_m);
        Flat flat{.shape = largest_of(geo::intersection(free, column)), .door = {}};
        if (flat.shape.kind != geo::ShapeKind::Area) continue;
        const double door = (std::max(from, -kEnds_m) + std::min(to, kEnds_m)) / 2;
        flat.door = gap_around({door, wall}, {1, 0}, kDoor_m);
        layout.flats.push_back(std::move(flat));
    }
}

/// Lifts and stairs on both sides of the lobby; what is left of the core holds pipes.
void lay_out_core(TowerLayout& layout, double top) {
    const auto clipped = [&](double x0, double y0, double x1, double y1) {
        return largest_of(geo::intersection(layout.outline, slab_of(x0, y0, x1, y1)));
    };
    layout.corridor = clipped(-kEnds_m, -kCorridor_m, kEnds_m, kCorridor_m);
    layout.lobby = clipped(-kLobby_m, kCorridor_m, kLobby_m, top);
    for (const double side : {-1.0, 1.0}) {
        const double x0 = std::min(side * kLobby_m, side * kCore_m);
        const double x1 = std::max(side * kLobby_m, side * kCore_m);
        layout.lifts.push_back(clipped(x0, kCorridor_m, x1, kLiftTop_m));
        layout.stairs.push_back(clipped(x0, kLiftTop_m, x1, kStairsTop_m));
        Shape shaft = clipped(x0, kStairsTop_m, x1, top);
        if (geo::area_m2(shaft) > 0.1) layout.shafts.push_back(std::move(shaft));
    }
}

/// Where people come in: into the lobby where that is at the wall, else to the corridor's end.
void find_entrance(TowerLayout& layout, const Board& board, const Shape& building) {
    constexpr double kWide_m = 1.8;
    for (const geo::StairDoor& door : geo::stair_doors(building, 1)) {
        Point at = board.in(door.door);
        layout.entrance_out = board.in(board.middle + door.outwards);
        if (layout.entrance_out.y > 0.7) at.x = std::clamp(at.x, -0.3, 0.3);
        layout.entrance = gap_around(at, left_of(layout.entrance_out), kWide_m);
    }
}

TowerLayout lay_out(const Board& board, const Shape& building, int flats) {
    TowerLayout layout;
    layout.outline = board.in(building);
    const double top = board.half_y + 1;
    lay_out_core(layout, top);
    find_entrance(layout, board, building);
    const auto without_core =
        geo::difference(layout.outline, slab_of(-kCore_m, kCorridor_m, kCore_m, top));
    const auto free = without_core ? geo::difference(*without_core, layout.corridor) : std::nullopt;
    if (!free) return layout;
    layout.below = largest_of(without_core);
    const int south = (flats + 1) / 2;
    const int west = (flats - south + 1) / 2;
    const double half = board.half_x;
    add_flats(layout, *free, -half, half, true, south);
    add_flats(layout, *free, -half, -kCore_m, false, west);
    add_flats(layout, *free, kCore_m, half, false, flats - south - west);
    return layout;
}

void draw_core(Plan& plan, const TowerLayout& layout, const char* lobby) {
    plan.room("hall", lobby, layout.lobby);
    for (const Shape& lift : layout.lifts) plan.room("lift", "", lift);
    for (const Shape& stairs : layout.stairs) plan.room("stairs", "", stairs);
    constexpr double kShaft_m2 = 5;
    for (const Shape& shaft : layout.shafts)
        plan.room("hall", geo::area_m2(shaft) > kShaft_m2 ? "设备间" : "管井", shaft);
    const auto put = [&](Point middle, Point along, double wide_m) {
        const WallGap gap = gap_around(middle, along, wide_m);
        plan.opening("door", gap.from, gap.to);
    };
    put({0, kCorridor_m}, {1, 0}, kTwoLeaf_m);
    for (const double x : {-kLobby_m, kLobby_m}) {
        put({x, (kCorridor_m + kLiftTop_m) / 2}, {0, 1}, 1.1);
        put({x, kLiftTop_m + 0.8}, {0, 1}, kDoor_m);
    }
}

/// On the ground, from the outer wall to the corridor's end; nothing where the lobby is at the way
/// in.
Shape way_in(const TowerLayout& layout) {
    const Point at = (layout.entrance.from + layout.entrance.to) * 0.5;
    const bool to_lobby = layout.entrance_out.y > 0.7;
    if (to_lobby || layout.entrance_out == Point{}) return {};
    const double end = at.x < 0 ? -kEnds_m : kEnds_m;
    const double out = at.x * 1.5;
    return largest_of(geo::intersection(
        layout.outline,
        slab_of(std::min(end, out), at.y - kHall_m, std::max(end, out), at.y + kHall_m)));
}

/// The same homes as above, less what the way in takes.
void draw_ground(Plan& plan, TowerLayout& layout) {
    plan.opening("entrance", layout.entrance.from, layout.entrance.to);
    const Shape hall = way_in(layout);
    if (hall.kind != geo::ShapeKind::Area) return;
    plan.room("hall", "门厅", hall);
    const double end = layout.entrance.from.x < 0 ? -kEnds_m : kEnds_m;
    const WallGap gap = gap_around({end, 0}, {0, 1}, kTwoLeaf_m);
    plan.opening("door", gap.from, gap.to);
    for (Flat& flat : layout.flats)
        if (const auto left = geo::difference(flat.shape, hall)) flat.shape = largest_of(left);
}

}  // namespace

void add_tower(model::Rows& rows, std::size_t building) {
    const model::PlaceRow place = rows.places[building];
    const std::optional<Board> board = board_of(place.shape);
    if (!board) return;
    std::size_t most = 0;
    for (int floor = 1; floor <= place.storeys; ++floor)
        most = std::max(most, units_on(rows, place.id, floor).size());
    const TowerLayout usual = lay_out(*board, place.shape, static_cast<int>(most));
    if (usual.flats.size() < most) return;
    Plan plan{rows, *board, place.id};
    plan.begin_level(-1);
    draw_core(plan, usual, "前室");
    plan.room("parking", "停车", usual.below);
    for (int floor = 1; floor <= place.storeys; ++floor) {
        plan.begin_level(floor - 1);
        TowerLayout layout = usual;
        plan.room("corridor", "走廊", layout.corridor);
        const bool lobby = floor == 1 && layout.entrance_out.y > 0.7;
        draw_core(plan, layout, lobby ? "门厅" : "前室");
        if (floor == 1) draw_ground(plan, layout);
        const std::vector<const model::UnitRow*> units = units_on(rows, place.id, floor);
        for (std::size_t i = 0; i < units.size(); ++i) {
            const Flat& flat = layout.flats[i];
            plan.room("room", units[i]->door, flat.shape, units[i]->id);
            plan.opening("door", flat.door.from, flat.door.to);
            draw_inner_walls(plan, layout.outline, flat.shape);
        }
    }
}

}  // namespace ingest::floors
