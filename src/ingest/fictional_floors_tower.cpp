// A tower: homes around a corridor with stairs and lifts, the same on every floor; cars below.
#include "ingest/fictional_floors.h"

#include "geo/overlay.h"
#include "geo/stairs.h"
#include "ingest/lines.h"

#include <algorithm>
#include <cmath>

namespace ingest::floors {

namespace {

using geo::Point;
using geo::Shape;

constexpr double kCorridor_m = 1.1;     // from its middle to its wall
constexpr double kCorridorReach = 0.7;  // of the way to the ends of the house
constexpr double kCoreWest_m = -3.6;    // stairs, then two lifts side by side
constexpr double kStairsEast_m = 1.2;
constexpr double kCoreEast_m = 4.4;
constexpr double kLiftNorth_m = 3.6;
constexpr double kDoor_m = 1;
constexpr double kWindow_m = 1.8;

/// One home of every floor, as drawn.
struct Flat {
    Shape shape;
    Point door_from, door_to;
    Point window_from, window_to;
    bool has_window = false;
};

struct TowerLayout {
    Shape outline;  // drawn
    std::vector<Flat> flats;
    Shape corridor, stairs, west_lift, east_lift, lobby;
    Shape below;  // what is left for cars
};

Shape largest_of(const std::optional<Shape>& area) {
    if (!area) return {};
    std::vector<Shape> polygons = geo::polygons_of(*area);
    if (polygons.empty()) return {};
    return *std::ranges::max_element(polygons, {}, [](const Shape& s) { return geo::area_m2(s); });
}

/// In the middle of the longest side that is an outer wall.
void put_window(const Shape& outline, Flat& flat) {
    double longest = kWindow_m * 1.2;
    const geo::Ring& ring = flat.shape.parts.front();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[(i + 1) % ring.size()];
        const Point middle = (a + b) * 0.5;
        const double length = distance_between(a, b);
        if (length <= longest || geo::distance(outline, middle) > 0.05) continue;
        longest = length;
        const Point half = unit(b - a) * (kWindow_m / 2);
        flat.window_from = middle - half;
        flat.window_to = middle + half;
        flat.has_window = true;
    }
}

/// Homes side by side between two levels, each with its door to the corridor.
void add_flats(TowerLayout& layout, const Shape& free, double x0, double x1, bool south, int count,
               double reach_m) {
    constexpr double kFar_m = 200;
    for (int i = 0; i < count; ++i) {
        const double from = x0 + (x1 - x0) * i / count;
        const double to = x0 + (x1 - x0) * (i + 1) / count;
        const Shape column = south ? slab_of(from, -kFar_m, to, 0) : slab_of(from, 0, to, kFar_m);
        Flat flat{.shape = largest_of(geo::intersection(free, column))};
        if (flat.shape.kind != geo::ShapeKind::Area) continue;
        const double door = (std::max(from, -reach_m) + std::min(to, reach_m)) / 2;
        const double wall = south ? -kCorridor_m : kCorridor_m;
        flat.door_from = {door - kDoor_m / 2, wall};
        flat.door_to = {door + kDoor_m / 2, wall};
        put_window(layout.outline, flat);
        layout.flats.push_back(std::move(flat));
    }
}

TowerLayout lay_out(const Board& board, const Shape& building, int flats) {
    TowerLayout layout;
    layout.outline = board.in(building);
    const auto clipped = [&](double x0, double y0, double x1, double y1) {
        return largest_of(geo::intersection(layout.outline, slab_of(x0, y0, x1, y1)));
    };
    const double reach = board.half_x * kCorridorReach;
    const double top = board.half_y + 1;
    layout.corridor = clipped(-reach, -kCorridor_m, reach, kCorridor_m);
    layout.stairs = clipped(kCoreWest_m, kCorridor_m, kStairsEast_m, top);
    const double between_lifts = (kStairsEast_m + kCoreEast_m) / 2;
    layout.west_lift = clipped(kStairsEast_m, kCorridor_m, between_lifts, kLiftNorth_m);
    layout.east_lift = clipped(between_lifts, kCorridor_m, kCoreEast_m, kLiftNorth_m);
    layout.lobby = clipped(kStairsEast_m, kLiftNorth_m, kCoreEast_m, top);
    const Shape core = slab_of(kCoreWest_m, kCorridor_m, kCoreEast_m, top);
    const auto without_core = geo::difference(layout.outline, core);
    const auto free = without_core ? geo::difference(*without_core, layout.corridor) : std::nullopt;
    if (!free) return layout;
    layout.below = *free;
    const int south = (flats + 1) / 2;
    const int west = (flats - south + 1) / 2;
    add_flats(layout, *free, -board.half_x, board.half_x, true, south, reach);
    add_flats(layout, *free, -board.half_x, kCoreWest_m, false, west, reach);
    add_flats(layout, *free, kCoreEast_m, board.half_x, false, flats - south - west, reach);
    return layout;
}

void draw_core(Plan& plan, const TowerLayout& layout) {
    plan.room("corridor", "", layout.corridor);
    plan.room("stairs", "", layout.stairs);
    plan.room("lift", "", layout.west_lift);
    plan.room("lift", "", layout.east_lift);
    plan.room("hall", "前室", layout.lobby);
    plan.opening("door", {-2.1, kCorridor_m}, {-1.1, kCorridor_m});
    plan.opening("door", {kStairsEast_m, 4.6}, {kStairsEast_m, 5.6});
    const double lift_m = (kCoreEast_m - kStairsEast_m) / 2;
    for (const double x : {kStairsEast_m, kStairsEast_m + lift_m})
        plan.opening("door", {x + 0.3, kCorridor_m}, {x + lift_m - 0.3, kCorridor_m});
}

}  // namespace

void add_tower(model::Rows& rows, std::size_t building) {
    const model::PlaceRow place = rows.places[building];
    const std::optional<Board> board = board_of(place.shape);
    if (!board) return;
    std::size_t most = 0;
    for (int floor = 1; floor <= place.storeys; ++floor)
        most = std::max(most, units_on(rows, place.id, floor).size());
    const TowerLayout layout = lay_out(*board, place.shape, static_cast<int>(most));
    if (layout.flats.size() < most) return;
    Plan plan{rows, *board, place.id};
    plan.begin_level(-1);
    draw_core(plan, layout);
    for (const Shape& part : geo::polygons_of(layout.below)) plan.room("parking", "停车", part);
    for (int floor = 1; floor <= place.storeys; ++floor) {
        plan.begin_level(floor - 1);
        draw_core(plan, layout);
        if (floor == 1)
            for (const geo::StairDoor& door : geo::stair_doors(place.shape, 1)) {
                const Point at = board->in(door.door);
                plan.opening("entrance", {at.x - 0.9, at.y}, {at.x + 0.9, at.y});
            }
        const std::vector<const model::UnitRow*> units = units_on(rows, place.id, floor);
        for (std::size_t i = 0; i < units.size(); ++i) {
            const Flat& flat = layout.flats[i];
            plan.room("room", units[i]->door, flat.shape, units[i]->id);
            plan.opening("door", flat.door_from, flat.door_to);
            if (flat.has_window) plan.opening("window", flat.window_from, flat.window_to);
        }
    }
}

}  // namespace ingest::floors
