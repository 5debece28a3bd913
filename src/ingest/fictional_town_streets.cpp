#include "ingest/fictional_town_build.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace ingest::town {

using geo::Point;
using geo::Ring;

namespace {

void add_ground(Town& town, std::string kind, geo::Shape shape, std::string name = {}) {
    model::GroundRow row;
    row.kind = std::move(kind);
    row.name = std::move(name);
    row.shape = std::move(shape);
    town.rows.ground.push_back(std::move(row));
}

void add_carriageways(Town& town) {
    for (const Road& road : town.plan.roads) {
        model::GroundRow row;
        row.kind = "road";
        row.klass = road.klass;
        row.name = road.name;
        row.width_m = road.width_m;
        row.shape = geo::line_of(town.bend.course(road.line, road.from, road.to));
        town.rows.ground.push_back(std::move(row));
    }
}

/// Metres from the bank road to the water: the banks swing a little, each by itself.
double bank_m(double along, double phase) {
    return 36 + 9 * std::sin(along / 260 + phase) + 4 * std::sin(along / 97 + 2 * phase);
}

void add_river(Town& town) {
    const River& river = town.plan.river;
    const Line south{false, river.y0};
    const Line north{false, river.y1};
    const auto bank = [&](Line line, double sign, double phase) {
        Ring edge;
        for (double x = river.from; x <= river.to; x += kStep_m)
            edge.push_back(town.bend.beside(line, x, sign * bank_m(x, phase)));
        return edge;
    };
    const Ring low = bank(south, 1, 0.4);
    const Ring high = bank(north, -1, 2.1);
    const auto between = [](const Ring& one, const Ring& other) {
        Ring ring = one;
        ring.insert(ring.end(), other.rbegin(), other.rend());
        return geo::area_of(std::move(ring));
    };
    add_ground(town, "green", between(town.bend.course(south, river.from, river.to, 14), low));
    add_ground(town, "green", between(high, town.bend.course(north, river.from, river.to, -14)));
    add_ground(town, "water", between(low, high), "清河");
    const auto walk = [&](Line line, double sign, double phase) {
        Ring path;
        for (double x = river.from; x <= river.to; x += kStep_m)
            path.push_back(town.bend.beside(line, x, sign * (bank_m(x, phase) - 6)));
        model::GroundRow row;
        row.kind = "road";
        row.klass = "foot";
        row.width_m = 3;
        row.shape = geo::line_of(std::move(path));
        town.rows.ground.push_back(std::move(row));
    };
    walk(south, 1, 0.4);
    walk(north, -1, 2.1);
}

}  // namespace

double inset_of(const LotSide& side) {
    if (side.segment == kNone) return 0.4;
    const double pavement = kPavement_m + (side.kerb_m > 14 ? 7 : side.kerb_m > 10 ? 4 : 0);
    return side.kerb_m + pavement + (side.shops ? kFrontDepth_m + 1.5 : 0.5);
}

Gate gate_of(const Plan& plan, const Lot& lot) {
    Gate best;
    int quietest = 1000;
    for (std::size_t side = 0; side < 4; ++side) {
        const LotSide& s = lot.side.at(side);
        if (s.segment == kNone) continue;
        const int noise = plan.segments[s.segment].bustle + (side == kSouth ? -15 : 0) +
                          (side == kNorth ? 10 : 0) + (s.kerb_m > 13 ? 40 : 0);
        if (noise >= quietest) continue;
        quietest = noise;
        const double middle =
            side == kSouth || side == kNorth ? lot.box.centre().x : lot.box.centre().y;
        best = {side, (std::floor(middle / kStep_m) + 0.5) * kStep_m};
    }
    return best;
}

void add_streets(Town& town) {
    add_carriageways(town);
    add_river(town);
    for (const Segment& segment : town.plan.segments) {
        const Road& road = town.plan.roads[segment.road];
        const double width = segment.half == 0 ? road.width_m : road.width_m / 2;
        town.segment.push_back(
            town.add({.parent = town.community[segment.community],
                      .kind = "STRT",
                      .name = road.name,
                      .shape = geo::line_of(town.bend.course(road.line, segment.from, segment.to,
                                                             segment.half * width / 2)),
                      .width_m = width}));
    }
}

namespace {

/// One shop of a row, in the drawing.
struct Door {
    double from = 0;
    double to = 0;
    std::size_t lot = 0;
    std::size_t side = 0;
};

/// Shops side by side from corner to corner, but not before the gate.
void add_row_of_doors(Town& town, std::size_t number, std::size_t side, std::vector<Door>& doors) {
    const Lot& lot = town.plan.lots[number];
    const Line line = line_of(lot.box, side);
    const std::size_t low = line.vertical ? kSouth : kWest;
    const std::size_t high = line.vertical ? kNorth : kEast;
    const auto corner = [&](std::size_t at) {
        const Line across = line_of(lot.box, at);
        return across.at +
               inward(at) * (inset_of(lot.side.at(at)) + 4) / town.bend.across(across, line.at);
    };
    const Gate gate = gate_of(town.plan, lot);
    const double metre = 1 / town.bend.stretch(line, (corner(low) + corner(high)) / 2);
    double at = corner(low);
    const double end = corner(high);
    // Neighbours were built together: widths vary from house to house, not from door to door.
    double usual = 0;
    for (int left = 0;; --left) {
        if (left <= 0) {
            left = town.random.between(3, 8);
            usual = 4.4 + 5.6 * town.random.unit();
            if (town.random.chance(0.2)) at += metre * town.random.between(2, 7);
        }
        const double wide = std::min(12.0, usual * (0.92 + 0.25 * town.random.unit())) * metre;
        if (at + wide > end) break;
        const bool before_gate =
            gate.side == side && at < gate.along + 9 * metre && at + wide > gate.along - 9 * metre;
        if (before_gate) {
            at = gate.along + 9 * metre;
            continue;
        }
        doors.push_back({at, at + wide - 0.25 * metre, number, side});
        at += wide;
    }
}

geo::Shape shape_of(const Town& town, const Door& door) {
    const Lot& lot = town.plan.lots[door.lot];
    const Line line = line_of(lot.box, door.side);
    const int in = inward(door.side);
    const double far = inset_of(lot.side.at(door.side)) - 1.5;
    const double near = far - kFrontDepth_m;
    Ring ring{town.bend.beside(line, door.from, in * near),
              town.bend.beside(line, door.to, in * near), town.bend.beside(line, door.to, in * far),
              town.bend.beside(line, door.from, in * far)};
    const bool clockwise = (in > 0) == line.vertical;
    if (clockwise) std::ranges::reverse(ring);
    return geo::area_of(std::move(ring));
}

}  // namespace

void add_fronts(Town& town) {
    std::vector<std::vector<Door>> of_segment(town.plan.segments.size());
    for (std::size_t i = 0; i < town.plan.lots.size(); ++i)
        for (std::size_t side = 0; side < 4; ++side) {
            const LotSide& s = town.plan.lots[i].side.at(side);
            if (s.shops) add_row_of_doors(town, i, side, of_segment[s.segment]);
        }
    for (std::size_t s = 0; s < of_segment.size(); ++s) {
        const Road& road = town.plan.roads[town.plan.segments[s].road];
        std::ranges::stable_sort(of_segment[s], {}, &Door::from);
        int order = 0;
        for (const Door& door : of_segment[s]) {
            // Odd numbers on one side, even ones on the other, growing along the whole road.
            const bool even = inward(door.side) < 0;
            const int number = 2 * static_cast<int>((door.from - road.from) / 3.2) + (even ? 2 : 1);
            town.add({.parent = town.segment[s],
                      .kind = "FRNT",
                      .name = fmt::format("{}{}号", road.name, number),
                      .shape = shape_of(town, door),
                      .order_in_walk = ++order,
                      .address = fmt::format("{}{}号", road.name, number)});
        }
    }
}

}  // namespace ingest::town
