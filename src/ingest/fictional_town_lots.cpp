#include "ingest/fictional_residents.h"
#include "ingest/fictional_town_build.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ingest::town {

using geo::Point;
using geo::Ring;

namespace {

/// The wall around a lot, open for eight metres at the point nearest to the gate.
Ring wall_of(const Ring& outline, Point gate) {
    constexpr double kHalfGate_m = 4;
    std::size_t edge = 0;
    double nearest = 1e18;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Point middle = (outline[i] + outline[(i + 1) % outline.size()]) * 0.5;
        const double away = std::hypot(middle.x - gate.x, middle.y - gate.y);
        if (away >= nearest) continue;
        nearest = away;
        edge = i;
    }
    const Point a = outline[edge];
    const Point b = outline[(edge + 1) % outline.size()];
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const double half = std::min(kHalfGate_m, length * 0.4);
    const Point along = (b - a) * (1 / length);
    const Point middle = (a + b) * 0.5;
    Ring wall{middle + along * half};
    for (std::size_t i = 1; i <= outline.size(); ++i)
        wall.push_back(outline[(edge + i) % outline.size()]);
    wall.push_back(middle - along * half);
    return wall;
}

bool walled(Use use) {
    return use != Use::OldLanes && use != Use::Market && use != Use::Mall && use != Use::Square;
}

void add_wall_and_gate(Town& town, const Lot& lot, const Ring& outline) {
    const Gate gate = gate_of(town.plan, lot);
    if (gate.side == kNone) return;
    const LotSide& side = lot.side.at(gate.side);
    const Line line = line_of(lot.box, gate.side);
    const int in = inward(gate.side);
    const Point at = town.bend.beside(line, gate.along, in * inset_of(side));
    const auto add = [&](const char* kind, const char* klass, geo::Shape shape, double width_m) {
        model::GroundRow row;
        row.kind = kind;
        row.klass = klass;
        row.shape = std::move(shape);
        row.width_m = width_m;
        town.rows.ground.push_back(std::move(row));
    };
    add("road", "service",
        geo::line_of({town.bend.beside(line, gate.along, in * side.kerb_m),
                      town.bend.beside(line, gate.along, in * (inset_of(side) + 9))}),
        6);
    if (!walled(lot.use)) return;
    Ring wall = wall_of(outline, at);
    add("gate", "", geo::line_of({wall.back(), wall.front()}), 1.2);
    add("wall", "", geo::line_of(std::move(wall)), 0.4);
}

void add_buildings(Town& town, std::size_t number, Furnished furnished) {
    const model::PlaceId parent = town.lot[number];
    const bool home = is_home(town.plan.lots[number].use);
    int houses = 0;
    for (Built& b : furnished.buildings) {
        model::PlaceRow place{.parent = parent,
                              .kind = "BLDG",
                              .name = b.name.empty() ? fmt::format("{}号楼", ++houses) : b.name,
                              .shape = geo::area_of(std::move(b.outline)),
                              .storeys = b.storeys,
                              .stairs = b.stairs};
        if (home) town.homes_of_lot[number] += homes_in(place).count();
        town.add(std::move(place));
    }
}

}  // namespace

void add_lots(Town& town) {
    town.homes_of_lot.assign(town.plan.lots.size(), 0);
    for (std::size_t i = 0; i < town.plan.lots.size(); ++i) {
        const Lot& lot = town.plan.lots[i];
        town.first_ground.push_back(town.rows.ground.size());
        const Ring outline =
            town.bend.outline(lot.box, {inset_of(lot.side[kSouth]), inset_of(lot.side[kEast]),
                                        inset_of(lot.side[kNorth]), inset_of(lot.side[kWest])});
        const std::string name = town.names.lot(lot.use);
        const model::PlaceId community = town.community[lot.community];
        const bool open = is_open_ground(lot.use);
        town.lot.push_back(open ? community
                                : town.add({.parent = community,
                                            .kind = is_home(lot.use) ? "YARD" : "SITE",
                                            .name = name,
                                            .shape = geo::area_of(outline)}));
        const Ground ground{outline, town.bend.turn(lot.box.centre())};
        Furnished furnished = furnish(ground, lot.use, town.random);
        if (open) furnished.ground.front().name = name;  // the lot itself
        add_wall_and_gate(town, lot, outline);
        for (model::GroundRow& row : furnished.ground) town.rows.ground.push_back(std::move(row));
        furnished.ground.clear();
        town.first_place.push_back(town.rows.places.size());
        add_buildings(town, i, std::move(furnished));
    }
    town.first_place.push_back(town.rows.places.size());
    town.first_ground.push_back(town.rows.ground.size());
}

}  // namespace ingest::town
