// What cannot be opened is refused with the right sentence, and left as it was.
#include "store/schema.h"
#include "store/stage.h"
#include "support/foreign.h"
#include "support/process.h"

#include <filesystem>

#include <algorithm>

#include <catch_amalgamated.hpp>

using base::Word;
using support::Folder;
namespace fs = std::filesystem;

namespace {

/// Opens, expects a refusal and that the file and its folder are as before.
base::Error refused(const Folder& folder, const std::string& path) {
    const std::string before = support::bytes_of(path);
    const std::string names = folder.listing();
    const auto store = store::Store::open(path);
    if (store) FAIL("it was opened");
    CHECK(support::bytes_of(path) == before);
    CHECK(folder.listing() == names);
    INFO(stage::spoken(store.error()));
    CHECK(base::sentence(store.error(), base::Language::Chinese).find('{') == std::string::npos);
    return store.error();
}

}  // namespace

TEST_CASE("a store that is not there is missing", "[store]") {
    const Folder folder;
    const base::Error error = refused(folder, folder.file("town.gpkg"));
    CHECK(error.word == Word::StoreMissing);
    CHECK(error.fault == base::Fault::NotFound);
    CHECK(error.parts == std::vector<std::string>{folder.file("town.gpkg")});
    CHECK(refused(folder, folder.file("no/such/folder.gpkg")).word == Word::StoreMissing);
    CHECK(refused(folder, "").word == Word::StoreMissing);
}

TEST_CASE("a folder, a text, noise and a plain database are no GeoPackages", "[store]") {
    const Folder folder;
    CHECK(refused(folder, folder.path().string()).word == Word::NotGeoPackage);

    const std::string path = folder.file("town.gpkg");
    support::write_bytes(path, "");
    CHECK(refused(folder, path).word == Word::NotGeoPackage);
    support::write_bytes(path, "Dear neighbours,\n");
    CHECK(refused(folder, path).word == Word::NotGeoPackage);
    std::string noise;
    for (unsigned i = 1; noise.size() < 20'000; i = i * 1'103'515'245U + 12'345U)
        noise.push_back(static_cast<char>(i >> 16U));
    support::write_bytes(path, noise);
    CHECK(refused(folder, path).word == Word::NotGeoPackage);

    support::write_bytes(path, "");
    REQUIRE(support::Foreign{path}.run("CREATE TABLE place(id INTEGER PRIMARY KEY)").empty());
    CHECK(refused(folder, path).word == Word::NotGeoPackage);
}

TEST_CASE("a GeoPackage of another program is refused as such", "[store]") {
    support::need_program("ogr2ogr");
    const Folder folder;
    support::write_bytes(folder.file("a.csv"), "name,WKT\nx,POINT(1 2)\n");
    REQUIRE(support::run("ogr2ogr -f GPKG town.gpkg a.csv", folder.path()).code == 0);
    const base::Error error = refused(folder, folder.file("town.gpkg"));
    CHECK(error.word == Word::ForeignGeoPackage);
    CHECK(error.fault == base::Fault::Unsupported);
    // Nor does a table called meta make it one of ours.
    REQUIRE(support::Foreign{folder.file("town.gpkg")}.run("CREATE TABLE meta(a)").empty());
    CHECK(refused(folder, folder.file("town.gpkg")).word == Word::ForeignGeoPackage);
}

TEST_CASE("a store of a newer program is refused, with both numbers", "[store]") {
    const Folder folder;
    const std::string path = folder.file("town.gpkg");
    { const store::Store made = stage::town_at(path); }
    REQUIRE(support::Foreign{path}
                .run("UPDATE meta SET value=77 WHERE key='getu_schema'; "
                     "PRAGMA wal_checkpoint(TRUNCATE)")
                .empty());
    const base::Error error = refused(folder, path);
    CHECK(error.word == Word::NewerSchema);
    CHECK(error.parts == std::vector<std::string>{path, "77", "11"});
}

TEST_CASE("a store that was cut off is damaged", "[store]") {
    const Folder folder;
    const std::string path = folder.file("town.gpkg");
    { const store::Store made = stage::town_at(path); }
    const auto size = fs::file_size(path);
    fs::resize_file(path, size / 2 / 4096 * 4096);
    auto store = store::Store::open(path);
    const Word word = store ? store->read_all(support::kNow).error().word : store.error().word;
    CHECK(word == Word::StoreDamaged);
}

TEST_CASE("a server is refused until there is one", "[store]") {
    for (const char* address : {"postgresql://host/town", "postgres://host/town"}) {
        const auto store = store::Store::open(address);
        REQUIRE_FALSE(store);
        CHECK(store.error().word == Word::NoServer);
        CHECK(store.error().fault == base::Fault::Unsupported);
    }
}

TEST_CASE("a network share is known by the number of its file system", "[store]") {
    for (const std::int64_t share : {0x6969LL, 0x517BLL, 0xFE534D42LL, 0xFF534D42LL, 0x01021997LL})
        CHECK(store::is_network_share(share));
    // The kernel's long may arrive with its sign stretched.
    CHECK(store::is_network_share(static_cast<std::int32_t>(0xFF534D42U)));
    // ext, xfs, btrfs, tmpfs, overlay
    for (const std::int64_t disk :
         {0xEF53LL, 0x58465342LL, 0x9123683ELL, 0x01021994LL, 0x794C7630LL})
        CHECK_FALSE(store::is_network_share(disk));
}

TEST_CASE("a store is made only where nothing stands", "[store]") {
    const Folder folder;
    support::write_bytes(folder.file("taken"), "mine");
    const auto made = store::Store::create(folder.file("taken"), support::kEpsg, "", {});
    REQUIRE_FALSE(made);
    CHECK(made.error().word == Word::StoreExists);
    CHECK(support::bytes_of(folder.file("taken")) == "mine");
    CHECK(folder.listing() == "taken");
}

TEST_CASE("rows that contradict each other make no store", "[store]") {
    const Folder folder;
    model::Rows rows = support::town();
    rows.units.push_back(rows.units.front());
    const auto made = store::Store::create(folder.file("town.gpkg"), support::kEpsg, "", rows);
    REQUIRE_FALSE(made);
    CHECK(made.error().word == Word::RowRefused);
    CHECK(made.error().parts == std::vector<std::string>{folder.file("town.gpkg")});
    CHECK(folder.listing() == "");
}

TEST_CASE("a coordinate system nobody knows makes no store", "[store]") {
    const Folder folder;
    const auto made = store::Store::create(folder.file("town.gpkg"), 999'999, "", {});
    REQUIRE_FALSE(made);
    CHECK(made.error().word == Word::CrsUnknown);
    CHECK(folder.listing() == "");
}

TEST_CASE("a new store is a GeoPackage that opens by a link, with its name", "[store]") {
    const Folder folder;
    const std::string path = folder.file("a town #1 50%? 格.gpkg");
    { const store::Store made = stage::town_at(path); }
    CHECK(folder.listing() == "a town #1 50%? 格.gpkg");
    fs::create_symlink(path, folder.file("link.gpkg"));
    store::Store store = stage::opened(folder.file("link.gpkg"));
    CHECK(store.access() == store::Access::Live);
    CHECK(store.name() == "town");
    CHECK(store.epsg() == support::kEpsg);
    const model::Position position = stage::all_of(store).position;
    REQUIRE(support::Foreign{path}.run("DELETE FROM visit WHERE id=1").empty());
    CHECK(stage::changes_of(store, position).changes.size() == 1);
}

TEST_CASE("an older store is upgraded after a copy was put beside it", "[store]") {
    const Folder folder;
    const std::string path = folder.file("town.gpkg");
    { const store::Store made = stage::town_at(path); }
    std::vector<store::Embedded> migrations(store::embedded().begin(), store::embedded().end());
    migrations.push_back({"0013_later.sql", "ALTER TABLE shop ADD COLUMN rent REAL;"});
    migrations.push_back({"0012_next.sql", "ALTER TABLE shop ADD COLUMN phone TEXT;"});
    migrations.push_back({"notes.txt", "not sql"});
    {
        auto db = store::Database::open(path, path, SQLITE_OPEN_READWRITE);
        REQUIRE(db);
        REQUIRE(store::migrate(*db, migrations));
        REQUIRE(store::migrate(*db, migrations));  // nothing more to do
    }
    const support::Foreign other{path};
    CHECK(other.ask("SELECT value FROM meta WHERE key='getu_schema'") == "13");
    CHECK(other.ask("SELECT group_concat(name) FROM pragma_table_info('shop') WHERE cid>10") ==
          "phone,rent");
    CHECK(folder.listing().find("town.gpkg.before-schema-13") != std::string::npos);
    store::Store before = stage::opened(path + ".before-schema-13");
    CHECK(stage::all_of(before).places.size() == 11);
    const auto newer = store::Store::open(path);
    REQUIRE_FALSE(newer);
    CHECK(newer.error().word == Word::NewerSchema);
}

namespace {

/// A store as the program made it that knew `count` migrations, with a few rows in it.
void made_long_ago(const std::string& path, std::size_t count) {
    std::vector<store::Embedded> known;
    for (const store::Embedded& file : store::embedded())
        if (file.name.ends_with(".sql")) known.push_back(file);
    std::ranges::sort(known, {}, &store::Embedded::name);
    known.resize(count);
    for (const store::Embedded& file : store::embedded())
        if (!file.name.ends_with(".sql")) known.push_back(file);
    auto db = store::Database::open(path, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    REQUIRE(db);
    REQUIRE(db->run("PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY"));
    REQUIRE(store::make_tables(*db, support::kEpsg, "town", known));
    REQUIRE(
        db->run("PRAGMA journal_mode=WAL;"
                "INSERT INTO place(id,kind,name) VALUES(1,'COMM','c');"
                "INSERT INTO grid(id,place,name) VALUES(1,1,'g');"
                "INSERT INTO place(id,parent,kind,name,grid) VALUES(2,1,'BLDG','b',1);"
                "INSERT INTO unit(id,place,door,\"use\") VALUES(7,2,'101','02');"
                "INSERT INTO household(unit) VALUES(7);"
                "INSERT INTO shop(place,name) VALUES(2,'tea');"
                "INSERT INTO issue(place,title) VALUES(2,'lamp');"
                "UPDATE code_item SET zh='租赁' WHERE list='K02' AND code='02';"
                "DELETE FROM code_item WHERE list='class' AND code='06001';"
                "DELETE FROM code_item WHERE list='K05'; DELETE FROM code_list WHERE list='K05'"));
}

}  // namespace

TEST_CASE("a store of every earlier schema is read, counted and edited", "[store]") {
    const std::size_t age = GENERATE(1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 10U);
    INFO("schema " << age);
    const Folder folder;
    const std::string path = folder.file("town.gpkg");
    made_long_ago(path, age);
    store::Store store = stage::opened(path);
    CHECK(folder.listing().find("town.gpkg.before-schema-11") != std::string::npos);
    const model::Batch all = stage::all_of(store);
    CHECK(all.places.size() == 2);
    CHECK(all.shops.size() == 1);
    CHECK(all.issues.size() == 1);
    CHECK(store.imports()->empty());
    const auto homes = store.homes_of(model::PlaceId{2});
    REQUIRE(homes);
    REQUIRE(homes->home.size() == 1);
    CHECK(homes->home[0].unit.floors == 1);
    CHECK(homes->home[0].households.size() == 1);
    const support::Foreign other{path};
    CHECK(other.ask("SELECT units_rented||households||shops FROM place_tally WHERE place=2") ==
          "111");
    // What was edited stays, what is new arrives.
    CHECK(other.ask("SELECT zh FROM code_item WHERE list='K02' AND code='02'") == "租赁");
    CHECK(other.ask("SELECT count(*) FROM code_item WHERE list='K05'") == "4");
    CHECK(other.ask("SELECT zh FROM code_item WHERE list='class' AND code='06001'") == "私搭乱建");
    CHECK(other.ask("SELECT count(*) FROM matter_rule") == "33");
    CHECK(other.ask("SELECT count(*) FROM gpkg_contents WHERE table_name IN ('rental','note')") ==
          "2");
    CHECK(other.ask("SELECT count(*) FROM gpkg_geometry_columns WHERE table_name='ground'") == "1");
    CHECK(other.ask("SELECT count(*) FROM rtree_ground_geom") == "0");
    CHECK(all.indicators.size() == 12);
    REQUIRE(all.walls.size() == 1);
    CHECK(all.walls[0].name == "main");
    CHECK(other.ask("SELECT count(*) FROM code_item WHERE list='K43'") == "10");
    CHECK(other.ask("SELECT geometry_type_name FROM gpkg_geometry_columns WHERE "
                    "table_name='walk_edge'") == "LINESTRING");
    CHECK(other.ask("SELECT count(*) FROM rtree_room_geom") == "0");
    const auto report = store.check();
    REQUIRE(report);
    for (const store::Difference& d : report->differences)
        if (d.invariant != "feed")  // that the triggers had to be put back
            FAIL_CHECK(d.invariant << " " << d.place << " " << d.expected << " " << d.found);
}

TEST_CASE("an upgrade that fails changes nothing", "[store]") {
    const Folder folder;
    const std::string path = folder.file("town.gpkg");
    { const store::Store made = stage::town_at(path); }
    std::vector<store::Embedded> migrations(store::embedded().begin(), store::embedded().end());
    migrations.push_back({"0012_bad.sql", "DROP TABLE household; ALTER TABLE nobody ADD x;"});
    {
        auto db = store::Database::open(path, path, SQLITE_OPEN_READWRITE);
        REQUIRE(db);
        CHECK_FALSE(store::migrate(*db, migrations));
    }
    store::Store store = stage::opened(path);
    auto report = store.check();
    REQUIRE(report);
    CHECK(report->differences.empty());
}
