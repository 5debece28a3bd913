// Plans of two buildings that do not exist: a market hall and a tower.
#include "fiction.h"
#include "geo/overlay.h"
#include "ingest/fictional_town.h"
#include "support/outline.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <catch_amalgamated.hpp>

namespace {

using model::PlaceId;

/// The first of a market's buildings that has a plan, and the first other.
const model::PlaceRow& planned_house(bool hall) {
    const model::Rows& rows = fiction::town();
    for (const model::LevelRow& level : rows.levels) {
        const model::PlaceRow& place = support::place_of(rows, level.place);
        if ((place.name == "农贸市场大棚") == hall) return place;
    }
    FAIL("no plan");
    return rows.places.front();
}

std::map<model::LevelId, model::LevelRow> levels_in(PlaceId building) {
    std::map<model::LevelId, model::LevelRow> levels;
    for (const model::LevelRow& level : fiction::town().levels)
        if (level.place == building) levels[level.id] = level;
    return levels;
}

}  // namespace

TEST_CASE("a tower has a room for each of its homes, and floors alike", "[ingest]") {
    const model::Rows& rows = fiction::town();
    const model::PlaceRow& tower = planned_house(false);
    const auto levels = levels_in(tower.id);
    CHECK(tower.storeys >= 18);
    CHECK(levels.size() == static_cast<std::size_t>(tower.storeys) + 1);
    std::set<int> ordinals;
    for (const auto& [id, level] : levels) CHECK(ordinals.insert(level.ordinal).second);
    CHECK(*ordinals.begin() == -1);
    CHECK(*ordinals.rbegin() == tower.storeys - 1);

    std::map<model::UnitId, const model::UnitRow*> homes;
    for (const model::UnitRow& unit : rows.units)
        if (unit.place == tower.id) homes[unit.id] = &unit;
    REQUIRE_FALSE(homes.empty());
    const geo::Shape around = *geo::buffered(tower.shape, 0.05);
    const double whole = geo::area_m2(tower.shape);
    std::map<int, double> area;
    std::set<model::UnitId> linked;
    for (const model::RoomRow& room : rows.rooms) {
        const auto level = levels.find(room.level);
        if (level == levels.end()) continue;
        INFO(level->second.name << " " << room.kind << " " << room.name);
        REQUIRE(geo::is_valid(room.shape));
        CHECK(geo::area_m2(*geo::intersection(room.shape, around)) >
              geo::area_m2(room.shape) - 0.01);
        area[level->second.ordinal] += geo::area_m2(room.shape);
        if (room.kind != "room") continue;
        REQUIRE(homes.contains(room.unit));
        CHECK(homes[room.unit]->door == room.name);
        CHECK(homes[room.unit]->floor == level->second.ordinal + 1);
        CHECK(linked.insert(room.unit).second);
        CHECK(geo::area_m2(room.shape) > 30);
    }
    CHECK(linked.size() == homes.size());
    for (const auto& [ordinal, sum] : area) {
        INFO("level " << ordinal);
        CHECK(sum <= whole * 1.001);
        CHECK(sum > whole * 0.97);
    }
    std::map<std::string, int> openings;
    for (const model::OpeningRow& opening : rows.openings)
        if (levels.contains(opening.level)) ++openings[opening.kind];
    CHECK(openings["entrance"] == 1);
    CHECK(openings["door"] >= static_cast<int>(homes.size()));
}

TEST_CASE("each stall of a market hall is a front with a shop, and nothing overlaps", "[ingest]") {
    const model::Rows& rows = fiction::town();
    const model::PlaceRow& hall = planned_house(true);
    const auto levels = levels_in(hall.id);
    CHECK(levels.size() == 2);
    std::set<PlaceId> fronts;
    for (const model::PlaceRow& place : rows.places) {
        if (place.kind != "FRNT" || place.parent != hall.parent) continue;
        fronts.insert(place.id);
        CHECK(place.grid == hall.grid);
        CHECK(geo::distance(hall.shape, geo::label_point(place.shape)) < 5);
        CHECK(std::ranges::count(rows.shops, place.id, &model::ShopRow::place) == 1);
    }
    CHECK(fronts.size() > 12);
    std::set<PlaceId> stalls;
    std::set<model::UnitId> units;
    std::map<int, double> area;
    const geo::Shape around = *geo::buffered(hall.shape, 0.05);
    for (const model::RoomRow& room : rows.rooms) {
        const auto level = levels.find(room.level);
        if (level == levels.end()) continue;
        INFO(room.kind << " " << room.name);
        CHECK(geo::area_m2(*geo::intersection(room.shape, around)) >
              geo::area_m2(room.shape) - 0.01);
        area[level->second.ordinal] += geo::area_m2(room.shape);
        if (room.kind == "shop") CHECK(stalls.insert(room.front).second);
        if (room.kind == "office") CHECK(units.insert(room.unit).second);
    }
    CHECK(stalls == fronts);
    CHECK(static_cast<std::ptrdiff_t>(units.size()) ==
          std::ranges::count(rows.units, hall.id, &model::UnitRow::place));
    for (const auto& [ordinal, sum] : area) {
        CHECK(sum <= geo::area_m2(hall.shape) * 1.001);
        CHECK(sum > geo::area_m2(hall.shape) * 0.97);
    }
}

TEST_CASE("plans of a town are the same for the same seed", "[ingest]") {
    const model::Rows again = ingest::fictional_town(fiction::kOptions, ingest::TownSize::S);
    CHECK(again.levels == fiction::town().levels);
    CHECK(again.rooms == fiction::town().rooms);
    CHECK(again.openings == fiction::town().openings);
}
