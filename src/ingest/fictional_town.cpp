#include "ingest/fictional_town.h"

#include "ingest/fictional_planning.h"
#include "ingest/fictional_residents.h"
#include "ingest/fictional_town_build.h"

namespace ingest {

namespace town {

model::PlaceId Town::add(model::PlaceRow place) {
    place.id = model::PlaceId{static_cast<std::int64_t>(rows.places.size()) + 1};
    rows.places.push_back(std::move(place));
    return rows.places.back().id;
}

namespace {

void name_roads(Town& town) {
    for (Road& road : town.plan.roads) {
        const bool main =
            road.klass == "trunk" || road.klass == "primary" || road.klass == "secondary";
        const bool bank = !road.line.vertical && main;
        if (bank && road.line.at == town.plan.river.y0)
            road.name = "滨河南路";
        else if (bank && road.line.at == town.plan.river.y1)
            road.name = "滨河北路";
        else
            road.name = main ? town.names.main_road() : town.names.street(road.width_m);
    }
}

void add_upper_places(Town& town) {
    const auto ground = [&](const geo::Box& cell) { return geo::area_of(town.bend.outline(cell)); };
    const model::PlaceId district =
        town.add({.kind = "DIST", .name = "南湖区", .shape = ground(town.plan.cell)});
    for (std::size_t s = 0; s < town.plan.subdistricts.size(); ++s)
        town.subdistrict.push_back(town.add({.parent = district,
                                             .kind = "SUBD",
                                             .name = town.names.subdistrict(s),
                                             .shape = ground(town.plan.subdistricts[s].cell)}));
    for (const Community& c : town.plan.communities)
        town.community.push_back(town.add({.parent = town.subdistrict[c.subdistrict],
                                           .kind = "COMM",
                                           .name = town.names.community(),
                                           .shape = ground(c.cell)}));
}

Town ground_of(const FictionalOptions& options, TownSize size) {
    base::Random random{options.seed + 1};
    Plan plan = outline_plan(size, random);
    const Bend bend{options.seed, plan.cell};
    Town made{.bend = bend,
              .random = random,
              .names = Names{options.seed + 2},
              .plan = std::move(plan),
              .rows = {},
              .subdistrict = {},
              .community = {},
              .segment = {},
              .lot = {},
              .homes_of_lot = {},
              .first_place = {},
              .first_ground = {}};
    divide_communities(made.plan, made.bend, made.random);
    zone(made.plan, made.bend, made.random);
    name_roads(made);
    add_upper_places(made);
    add_streets(made);
    add_lots(made);
    add_fronts(made);
    add_grids(made);
    add_codes(made.rows);
    return made;
}

}  // namespace
}  // namespace town

model::Rows fictional_ground(const FictionalOptions& options, TownSize size) {
    return std::move(town::ground_of(options, size).rows);
}

model::Rows fictional_town(const FictionalOptions& options, TownSize size) {
    town::Town town = town::ground_of(options, size);
    town::add_walks(town);
    add_residents(town.rows, options);
    add_planning(town.rows, options);
    add_floor_plans(town.rows, options);
    return std::move(town.rows);
}

}  // namespace ingest
