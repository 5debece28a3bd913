#include "derive/round.h"

#include "derive/reading_order.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <string_view>

namespace derive {

using geo::Point;
using model::DoorDue;
using model::kNoRow;
using model::PlaceId;
using model::Row;

namespace {

double apart(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// What is gained below a millimetre is rounding; taking it could go on for ever.
constexpr double kGain_m = 0.001;

/// Doors of one building.
struct Building {
    PlaceId place{};
    Row row = kNoRow;
    Point at;
    bool placed = false;
    std::vector<DoorDue> doors;
};

bool less_in_building(const DoorDue& a, const DoorDue& b) {
    if (a.stair != b.stair) return a.stair < b.stair;
    if (a.floor != b.floor) return a.floor > b.floor;
    if (a.door != b.door) return less_by_number(a.door, b.door);
    return a.unit < b.unit;
}

/// By id, so that the order of the doors does not matter.
std::vector<Building> buildings_of(std::vector<DoorDue> doors, const model::Places& places) {
    std::map<PlaceId, Building> by_id;
    for (DoorDue& door : doors) by_id[door.place].doors.push_back(std::move(door));
    std::vector<Building> buildings;
    for (auto& [id, building] : by_id) {
        building.place = id;
        building.row = model::row_of(places, id);
        if (building.row != kNoRow) {
            const geo::Shape& shape = places.row[building.row].shape;
            building.placed = shape.kind != geo::ShapeKind::None;
            if (building.placed) building.at = geo::label_point(shape);
        }
        std::ranges::sort(building.doors, less_in_building);
        buildings.push_back(std::move(building));
    }
    return buildings;
}

/// From each point to the nearest that is left; equal distances go by number.
std::vector<std::size_t> nearest_first(const std::vector<Point>& points, std::size_t first) {
    std::vector<std::size_t> way{first};
    std::vector<std::size_t> left(points.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    std::erase(left, first);
    while (!left.empty()) {
        const Point here = points[way.back()];
        const auto next = std::ranges::min_element(
            left, {}, [&](std::size_t i) { return apart(here, points[i]); });
        way.push_back(*next);
        left.erase(next);
    }
    return way;
}

/// Turns stretches round where that makes the way shorter, until none does. Where the way begins
/// is given, where it ends is not: a stretch up to the end has only one way into it.
void shorten(std::vector<std::size_t>& way, const std::vector<Point>& points) {
    const auto between = [&](std::size_t i, std::size_t j) {
        return apart(points[way[i]], points[way[j]]);
    };
    bool shorter = true;
    while (shorter) {
        shorter = false;
        for (std::size_t i = 1; i + 1 < way.size(); ++i)
            for (std::size_t j = i + 1; j < way.size(); ++j) {
                const bool ends = j + 1 == way.size();
                const double was = between(i - 1, i) + (ends ? 0 : between(j, j + 1));
                const double would = between(i - 1, j) + (ends ? 0 : between(i, j + 1));
                if (would + kGain_m >= was) continue;
                std::reverse(way.begin() + static_cast<std::ptrdiff_t>(i),
                             way.begin() + static_cast<std::ptrdiff_t>(j) + 1);
                shorter = true;
            }
    }
}

/// Numbers of the points in walking order.
std::vector<std::size_t> tour(std::vector<Point> points, std::optional<Point> start) {
    if (points.empty()) return {};
    std::size_t first = points.size();
    if (start)
        points.push_back(*start);
    else
        first = static_cast<std::size_t>(std::ranges::min_element(points, {}, &Point::x) -
                                         points.begin());
    std::vector<std::size_t> way = nearest_first(points, first);
    shorten(way, points);
    if (start) way.erase(way.begin());
    return way;
}

void append(Round& round, Building& building, double from_before_m) {
    round.stops.push_back({.place = building.place,
                           .first = static_cast<std::uint32_t>(round.doors.size()),
                           .doors = static_cast<std::uint32_t>(building.doors.size()),
                           .from_before_m = from_before_m,
                           .placed = building.placed});
    round.length_m += from_before_m;
    std::ranges::move(building.doors, std::back_inserter(round.doors));
}

/// Those with a name by it, then those of which nothing is known.
void sort_by_name(std::vector<Building>& buildings, const model::Places& places) {
    std::ranges::stable_sort(buildings, [&](const Building& a, const Building& b) {
        if (a.row == kNoRow || b.row == kNoRow) return a.row != kNoRow && b.row == kNoRow;
        return less_by_number(places.row[a.row].name, places.row[b.row].name);
    });
}

}  // namespace

Round round_of(std::vector<DoorDue> doors, const model::Places& places,
               std::optional<Point> start) {
    std::vector<Building> placed = buildings_of(std::move(doors), places);
    const auto not_placed = std::stable_partition(
        placed.begin(), placed.end(), [](const Building& building) { return building.placed; });
    std::vector<Building> anywhere{std::move_iterator{not_placed},
                                   std::move_iterator{placed.end()}};
    placed.erase(not_placed, placed.end());
    std::vector<Point> points;
    for (const Building& building : placed) points.push_back(building.at);

    Round round;
    std::optional<Point> before = start;
    for (const std::size_t i : tour(points, start)) {
        append(round, placed[i], before ? apart(*before, points[i]) * kWayRound : 0);
        before = points[i];
    }
    sort_by_name(anywhere, places);
    for (Building& building : anywhere) append(round, building, 0);
    return round;
}

}  // namespace derive
