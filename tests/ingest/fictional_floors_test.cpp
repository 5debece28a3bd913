// Plans of two buildings that do not exist: a market hall and a tower.
#include "fiction.h"
#include "geo/overlay.h"
#include "support/outline.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

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

/// Rooms and lines of one level.
struct DrawnLevel {
    std::vector<model::RoomRow> rooms;
    std::vector<model::OpeningRow> openings;

    explicit DrawnLevel(PlaceId building, int ordinal) {
        for (const auto& [id, level] : levels_in(building)) {
            if (level.ordinal != ordinal) continue;
            for (const model::RoomRow& room : fiction::town().rooms)
                if (room.level == id) rooms.push_back(room);
            for (const model::OpeningRow& opening : fiction::town().openings)
                if (opening.level == id) openings.push_back(opening);
        }
    }
    std::ptrdiff_t count(const char* kind) const {
        return std::ranges::count(rooms, kind, &model::RoomRow::kind);
    }
    /// How many of these lines lie in the wall of a room.
    int gaps(const char* kind, const model::RoomRow& room) const {
        int found = 0;
        for (const model::OpeningRow& opening : openings) {
            if (opening.kind != kind) continue;
            const geo::Ring& line = opening.shape.parts.front();
            found += geo::distance(room.shape, (line.front() + line.back()) * 0.5) < 0.02 ? 1 : 0;
        }
        return found;
    }
    const model::RoomRow* named(const char* name) const {
        const auto at = std::ranges::find(rooms, name, &model::RoomRow::name);
        return at == rooms.end() ? nullptr : &*at;
    }
};

/// That the register says of each home and office what its room measures.
void check_areas(PlaceId building) {
    std::map<model::UnitId, double> registered;
    for (const model::UnitRow& unit : fiction::town().units)
        if (unit.place == building) registered[unit.id] = unit.area_m2;
    const auto levels = levels_in(building);
    for (const model::RoomRow& room : fiction::town().rooms)
        if (levels.contains(room.level) && model::number(room.unit) != 0)
            CHECK(std::abs(registered.at(room.unit) - geo::area_m2(room.shape)) < 0.06);
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

TEST_CASE("one comes into a tower through a hall, and from a corridor into each home", "[ingest]") {
    const model::PlaceRow& tower = planned_house(false);
    for (int ordinal = 0; ordinal < tower.storeys; ++ordinal) {
        INFO("level " << ordinal);
        const DrawnLevel level{tower.id, ordinal};
        CHECK(level.count("stairs") == 2);
        CHECK(level.count("lift") == 2);
        REQUIRE(level.count("corridor") == 1);
        const auto corridor = std::ranges::find(level.rooms, "corridor", &model::RoomRow::kind);
        const model::RoomRow* hall = level.named("门厅");
        CHECK((hall != nullptr) == (ordinal == 0));
        if (hall != nullptr) {
            CHECK(level.gaps("entrance", *hall) == 1);
            CHECK(level.gaps("door", *hall) >= 1);
        }
        for (const model::RoomRow& room : level.rooms) {
            if (room.kind == "stairs" || room.kind == "lift") CHECK(level.gaps("door", room) == 1);
            if (room.kind != "room") continue;
            INFO("home " << room.name);
            CHECK(level.gaps("door", room) >= 1);
            CHECK(level.gaps("window", room) >= 2);
            CHECK(geo::area_m2(room.shape) > 60);
            CHECK(geo::area_m2(room.shape) < 160);
            // Its door opens to the corridor.
            const auto shared = geo::buffered(room.shape, 0.02);
            REQUIRE(shared);
            const auto wall = geo::intersection(*shared, corridor->shape);
            REQUIRE(wall);
            CHECK(geo::area_m2(*wall) > 0.01);
        }
    }
    check_areas(tower.id);
}

TEST_CASE("a market hall has gates, aisles to walk in, and rooms for those who work there",
          "[ingest]") {
    const model::PlaceRow& hall = planned_house(true);
    const DrawnLevel ground{hall.id, 0};
    CHECK(std::ranges::count(ground.openings, "entrance", &model::OpeningRow::kind) == 4);
    CHECK(ground.count("toilet") == 2);
    CHECK(ground.count("stairs") == 1);
    CHECK(ground.count("office") > 0);
    CHECK(ground.named("仓库") != nullptr);
    REQUIRE(ground.count("corridor") == 1);
    const model::RoomRow& aisles = *ground.named("通道");
    CHECK(ground.gaps("entrance", aisles) == 4);
    std::vector<model::RoomRow> counters;
    for (const model::RoomRow& room : ground.rooms) {
        INFO(room.kind << " " << room.name);
        const std::string end = "区";
        if (room.kind == "hall" && room.name.ends_with(end)) counters.push_back(room);
        if (room.kind == "shop") {
            CHECK(ground.gaps("door", room) >= 1);
            CHECK(ground.gaps("window", room) == 1);
        }
        if (room.kind == "office" || room.kind == "toilet" || room.kind == "stairs")
            CHECK(ground.gaps("door", room) == 1);
    }
    CHECK(counters.size() >= 4);
    // Two metres free around each row: walls and other rows are no nearer.
    for (const model::RoomRow& row : counters) {
        const auto around = geo::buffered(row.shape, 1.99);
        REQUIRE(around);
        for (const model::RoomRow& other : ground.rooms) {
            if (other.id == row.id || other.id == aisles.id) continue;
            const auto near = geo::intersection(*around, other.shape);
            CHECK((!near || geo::area_m2(*near) < 1e-6));
        }
    }
    const DrawnLevel above{hall.id, 1};
    CHECK(above.count("void") == 1);
    CHECK(above.count("stairs") == 1);
    check_areas(hall.id);
}

TEST_CASE("plans of a town are the same for the same seed", "[ingest]") {
    const model::Rows& again = fiction::town_again();
    CHECK(again.levels == fiction::town().levels);
    CHECK(again.rooms == fiction::town().rooms);
    CHECK(again.openings == fiction::town().openings);
}
