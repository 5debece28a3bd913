#include "derive/reach.h"

#include "derive/round.h"
#include "geo/overlay.h"
#include "route/contour.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace derive {

using geo::Point;
using model::kNoRow;
using model::Row;

namespace {

double crow_m(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

void add_spots(WalkReach& reach, const std::vector<Point>& spots) {
    for (const Point at : spots)
        reach.suppliers.push_back({.is = Supplier::Is::Spot, .name = {}, .at = at, .placed = true});
}

/// Keeps those that are not closed, and that stand somewhere.
void take_suppliers(WalkReach& reach, std::vector<Supplier> all) {
    for (Supplier& supplier : all) {
        if (supplier.open == route::Open::No)
            reach.shut += 1;
        else if (!supplier.placed)
            reach.lost.push_back(std::move(supplier));
        else
            reach.suppliers.push_back(std::move(supplier));
    }
}

/// Sources for those that have a way before them; the others are lost.
std::vector<route::Source> sources_of(const model::Snapshot& is, const WalkNet& walk,
                                      WalkReach& reach) {
    std::vector<route::Source> sources;
    std::vector<Supplier> kept;
    for (Supplier& supplier : reach.suppliers) {
        const auto snaps = snaps_of(is, walk, supplier);
        for (const route::Snap& at : snaps) {
            sources.push_back({.at = at});
            reach.supplier_of_source.push_back(static_cast<std::uint32_t>(kept.size()));
        }
        (snaps.empty() ? reach.lost : kept).push_back(std::move(supplier));
    }
    reach.suppliers = std::move(kept);
    return sources;
}

void walk_ways(const model::Snapshot& is, const WalkNet& walk, WalkReach& reach) {
    const auto sources = sources_of(is, walk, reach);
    auto costs = std::make_shared<const route::Costs>(
        route::costs_of(*walk.net, reach.walks, reach.ask.moment));
    auto found = std::make_shared<route::Reach>();
    route::search(*walk.net, *costs, sources, reach.ask.limit_min * 60.0, *found);
    for (Row row = 0; row < is.places->size(); ++row)
        for (const WalkDoor& door : walk.doors(row)) {
            const route::Nearest nearest = route::nearest_at(*walk.net, *costs, *found, door.at);
            const auto seconds = static_cast<float>(nearest.seconds);
            if (seconds >= reach.seconds[row]) continue;
            reach.seconds[row] = seconds;
            reach.supplier[row] = reach.supplier_of_source[nearest.source];
        }
    reach.costs = std::move(costs);
    reach.found = std::move(found);
}

void walk_straight(const model::Snapshot& is, WalkReach& reach) {
    const double s_per_m = 60 / reach.walks.metres_per_min * kWayRound;
    const double most_m = reach.ask.limit_min * 60 / s_per_m;
    for (Row row = 0; row < is.places->size(); ++row) {
        const geo::Shape& shape = is.places->row[row].shape;
        if (!is_leaf(is.places->kind[row]) || shape.kind == geo::ShapeKind::None) continue;
        const Point from = geo::label_point(shape);
        double nearest_m = most_m;
        for (std::uint32_t s = 0; s < reach.suppliers.size(); ++s) {
            const double m = crow_m(from, reach.suppliers[s].at);
            if (m > nearest_m) continue;
            nearest_m = m;
            reach.seconds[row] = static_cast<float>(m * s_per_m);
            reach.supplier[row] = s;
        }
    }
}

WalkReach walked(const model::Snapshot& is, const WalkNet& walk, WalkReach reach) {
    reach.walks = profile_of(is, reach.ask.profile);
    reach.measure = walk.measure;
    reach.seconds.assign(is.places->size(), kNotReached);
    reach.supplier.assign(is.places->size(), kNoSupplier);
    if (walk.net->empty())
        walk_straight(is, reach);
    else
        walk_ways(is, walk, reach);
    for (const Supplier& supplier : reach.suppliers)
        reach.hours_unknown += supplier.open == route::Open::Unknown ? 1 : 0;
    return reach;
}

/// One circle a supplier, those that overlap as one area.
geo::Shape circles_around(const std::vector<Supplier>& suppliers, double radius_m) {
    constexpr int kCorners = 48;
    std::vector<geo::Shape> circles;
    for (const Supplier& supplier : suppliers) {
        geo::Ring ring;
        for (int i = 0; i < kCorners; ++i) {
            const double turn = 2 * std::numbers::pi * i / kCorners;
            ring.push_back(supplier.at + Point{std::cos(turn), std::sin(turn)} * radius_m);
        }
        circles.push_back(geo::area_of(std::move(ring)));
    }
    return geo::united(circles).value_or(geo::Shape{});
}

/// The door from which the supplier of a block is reached in the time that was found.
const WalkDoor* door_used(const WalkNet& walk, const WalkReach& reach, Row row) {
    for (const WalkDoor& door : walk.doors(row)) {
        const double s = route::seconds_at(*walk.net, *reach.costs, *reach.found, door.at);
        if (static_cast<float>(s) == reach.seconds[row]) return &door;
    }
    return nullptr;
}

}  // namespace

WalkReach reach_of(const model::Snapshot& is, const WalkNet& walk, WalkAsk ask) {
    WalkReach reach;
    take_suppliers(reach, suppliers_of(is, ask.services, ask.moment));
    reach.suppliers.insert(reach.suppliers.end(), ask.sites.begin(), ask.sites.end());
    add_spots(reach, ask.also);
    reach.ask = std::move(ask);
    return walked(is, walk, std::move(reach));
}

WalkReach reach_from(const model::Snapshot& is, const WalkNet& walk, std::vector<geo::Point> points,
                     WalkAsk ask) {
    WalkReach reach;
    add_spots(reach, points);
    reach.ask = std::move(ask);
    reach.ask.also = std::move(points);
    return walked(is, walk, std::move(reach));
}

WalkAnswer answer_of(const model::Snapshot& is, const WalkNet& walk, const WalkReach& reach,
                     Row row) {
    if (reach.seconds[row] != kNotReached) return WalkAnswer::Reached;
    if (!is_leaf(is.places->kind[row])) return WalkAnswer::NoLeaf;
    if (is.places->row[row].shape.kind == geo::ShapeKind::None) return WalkAnswer::NoShape;
    if (walk.net->empty()) return WalkAnswer::TooFar;
    if (walk.doors(row).empty()) return WalkAnswer::NoWay;
    return std::ranges::binary_search(walk.islanded, row) ? WalkAnswer::Island : WalkAnswer::TooFar;
}

geo::Ring way_to_supplier(const model::Snapshot& is, const WalkNet& walk, const WalkReach& reach,
                          Row row) {
    if (reach.supplier[row] == kNoSupplier) return {};
    const Point goal = reach.suppliers[reach.supplier[row]].at;
    if (!reach.found) return {geo::label_point(is.places->row[row].shape), goal};
    const WalkDoor* door = door_used(walk, reach, row);
    if (door == nullptr) return {};
    geo::Ring way = route::way_to(*walk.net, *reach.costs, *reach.found, door->at);
    way.insert(way.begin(), door->door);
    // A wide ground is reached at its border.
    if (crow_m(way.back(), goal) <= kDoorToWay_m) way.push_back(goal);
    return way;
}

std::vector<WalkBand> bands_of(const WalkNet& walk, const WalkReach& reach,
                               std::span<const int> minutes) {
    std::vector<WalkBand> bands;
    route::TimeRaster raster;
    if (reach.found) raster = route::time_raster(*walk.net, *reach.costs, *reach.found);
    for (const int band : minutes) {
        WalkBand drawn{.minutes = band, .area = {}};
        const double radius_m = band / kWayRound * reach.walks.metres_per_min;
        if (reach.found)
            drawn.area = route::area_within(raster, band * 60.0);
        else
            drawn.area = circles_around(reach.suppliers, radius_m);
        bands.push_back(std::move(drawn));
    }
    return bands;
}

}  // namespace derive
