// Imports: rows that came together go together, or stay together.
#include "store/stage.h"
#include "support/folder.h"
#include "support/foreign.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using base::Word;
using model::GridId;
using model::PlaceId;
using support::kNow;

namespace {

const store::ImportNote kNote{kNow, R"([{"name":"a.osm"}])", "EPSG:4326", "[]"};

/// A yard in the town's community with two buildings, of which one has a home.
model::Rows a_yard() {
    model::Rows rows;
    const auto place = [&](std::int64_t id, PlaceId parent, const char* kind, const char* name) {
        rows.places.push_back({.id = PlaceId{id},
                               .parent = parent,
                               .kind = kind,
                               .name = name,
                               .grid = GridId{std::string{kind} == "BLDG" ? 1 : 0}});
    };
    place(-1, PlaceId{3}, "YARD", "new yard");
    place(-2, PlaceId{-1}, "BLDG", "new 1");
    place(-3, PlaceId{-1}, "BLDG", "new 2");
    rows.units.push_back({.id = model::UnitId{-1}, .place = PlaceId{-3}, .door = "101"});
    rows.households.push_back({.id = model::HouseholdId{-1}, .unit = model::UnitId{-1}});
    rows.ground.push_back({.id = model::GroundId{-1}, .kind = "water", .name = "pond"});
    return rows;
}

/// All tables but the log, the notes of imports and what counts ids.
std::string content(const std::string& path) {
    const support::Foreign other{path};
    std::string all;
    for (const char* table : {"place", "grid", "unit", "household", "shop", "facility", "ground",
                              "staff", "assignment", "issue", "issue_log", "visit"})
        all +=
            other.ask(
                std::string{"SELECT group_concat(quote(id)||quote(name)) FROM "} +
                (std::string{table} == "unit"         ? "(SELECT id,door AS name FROM unit)"
                 : std::string{table} == "household"  ? "(SELECT id,unit AS name FROM household)"
                 : std::string{table} == "assignment" ? "(SELECT id,role AS name FROM assignment)"
                 : std::string{table} == "issue"      ? "(SELECT id,title AS name FROM issue)"
                 : std::string{table} == "issue_log"  ? "(SELECT id,action AS name FROM issue_log)"
                 : std::string{table} == "visit"      ? "(SELECT id,place AS name FROM visit)"
                                                      : table)) +
            "\n";
    return all;
}

}  // namespace

TEST_CASE("an import gets numbers of its own, is seen, counted, and can be taken back", "[store]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    const std::string before = content(path);
    const model::Position position = stage::all_of(store).position;

    const auto batch = store.bring(a_yard(), kNote);
    REQUIRE(batch);
    const model::Batch seen = stage::changes_of(store, position);
    CHECK(seen.places.size() == 3);
    CHECK(seen.ground.size() == 1);
    for (const model::PlaceRow& row : seen.places) {
        CHECK(number(row.id) > 0);
        if (row.name != "new yard") CHECK(row.parent == seen.places[0].id);
    }
    const support::Foreign other{path};
    CHECK(other.ask("SELECT units||','||households FROM place_tally JOIN place ON place.id=place "
                    "WHERE name='new 2'") == "1,1");
    auto imports = store.imports();
    REQUIRE(imports);
    REQUIRE(imports->size() == 1);
    CHECK(imports->at(0).note.crs == "EPSG:4326");
    CHECK(imports->at(0).undone == base::kNever);

    const auto removed = store.take_back(*batch, kNow);
    REQUIRE(removed);
    CHECK(*removed == 6);
    CHECK(content(path) == before);
    CHECK(store.check()->differences.empty());
    const auto again = store.take_back(*batch, kNow);
    REQUIRE_FALSE(again);
    CHECK(again.error().word == Word::BatchUndone);
    CHECK(store.take_back(77, kNow).error().word == Word::BatchMissing);
}

TEST_CASE("an import on which others have built is not taken back", "[store]") {
    const char* later = GENERATE(
        "INSERT INTO visit(place,at) SELECT id,1772323200 FROM place WHERE name='new 1'",
        "INSERT INTO staff(name,place) SELECT 'somebody',id FROM place WHERE name='new yard'");
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    const auto batch = store.bring(a_yard(), kNote);
    REQUIRE(batch);
    const support::Foreign other{path};
    REQUIRE(other.run(later).empty());
    const std::string before = content(path);
    const auto removed = store.take_back(*batch, kNow);
    REQUIRE_FALSE(removed);
    CHECK(removed.error().word == Word::BatchInUse);
    CHECK(removed.error().parts.back() == "1");
    CHECK(content(path) == before);
}

TEST_CASE("an import that contradicts the store, or is stopped, leaves it as it was", "[store]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    const std::string before = content(path);
    model::Rows broken = a_yard();
    broken.units[0].place = PlaceId{9'999};
    CHECK_FALSE(store.bring(broken, kNote));
    CHECK(content(path) == before);

    model::Rows many = a_yard();
    for (int i = 2; i <= 10'000; ++i)
        many.ground.push_back({.id = model::GroundId{-i}, .kind = "green"});
    const auto stopped = store.bring(many, kNote, [](std::int64_t) { return false; });
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().word == Word::ImportCancelled);
    CHECK(content(path) == before);

    REQUIRE(store.bring(many, kNote));
    CHECK(store.check()->differences.empty());
    CHECK(support::Foreign{path}.ask("SELECT count(*) FROM ground") == "10000");
}
