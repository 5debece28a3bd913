// What lies beside the register: read as it was put in, told to readers line by line, brought and
// taken back, and held against the register.
#include "store/beside.h"

#include "model/row_fields.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

using namespace model;
using namespace support::place;
using base::Word;
using beside::Seat;
using support::kNow;

TEST_CASE("each row beside the register is read as it was put in", "[store]") {
    const Rows rows = beside::town_and_more();
    Seat s{rows};
    const Batch all = s.all();
    CHECK(all.walk_edges == rows.walk_edges);
    CHECK(all.parameters == rows.parameters);
    CHECK(all.levels == rows.levels);
    CHECK(all.certificates == rows.certificates);
    CHECK(all.trainings == rows.trainings);
    CHECK(all.rosters == rows.rosters);
    CHECK(all.shifts == rows.shifts);
    CHECK(all.surveys == rows.surveys);
    CHECK(all.scores == rows.scores);
    CHECK(all.drafts == rows.drafts);
    CHECK(all.draft_moves == rows.draft_moves);
    CHECK(all.grid_history == rows.grid_history);
    CHECK(all.walls == rows.walls);  // in place of the one that was there
    REQUIRE(all.indicators.size() == 13);
    CHECK(all.indicators.back() == rows.indicators.front());
    const Snapshot snapshot = apply({}, all);
    CHECK(*snapshot.walk_edges == rows.walk_edges);
    CHECK(*snapshot.draft_moves == rows.draft_moves);
    CHECK(*snapshot.walls == rows.walls);
    CHECK(s.found_by_check().empty());
}

TEST_CASE("a new store has twelve indicators that weigh a hundred, one wall, and no norm",
          "[store]") {
    Seat s{support::town()};
    const Batch all = s.all();
    std::vector<std::string> keys;
    double weight = 0;
    for (const IndicatorRow& row : all.indicators) {
        keys.push_back(row.key);
        weight += row.weight;
        CHECK_FALSE(row.line.empty());
        CHECK_FALSE(row.name_en.empty());
        CHECK(row.worst < row.best);
    }
    CHECK(keys == std::vector<std::string>{"on_time", "closed", "in_grid", "satisfied", "fresh",
                                           "complete", "responsible", "staffing", "certified",
                                           "trained", "safety", "satisfaction"});
    CHECK(weight == 100);
    CHECK(all.parameters.empty());
    REQUIRE(all.walls.size() == 1);
    CHECK(all.walls[0].name == "main");
    CHECK(all.walls[0].layout == "full");
    CHECK(all.walls[0].tour);
    CHECK(number(all.walls[0].spotlight) == 0);
}

TEST_CASE("ways, rooms and openings are layers that other programs find", "[store]") {
    Seat s;
    CHECK(
        s.other.ask("SELECT group_concat(table_name||' '||geometry_type_name,',') FROM (SELECT * "
                    "FROM gpkg_geometry_columns WHERE table_name IN ('opening','room','walk_edge') "
                    "ORDER BY 1)") == "opening GEOMETRY,room GEOMETRY,walk_edge LINESTRING");
    CHECK(s.other.ask("SELECT count(*) FROM rtree_room_geom WHERE maxx<=30.01") == "1");
    CHECK(s.other.ask("SELECT count(*) FROM rtree_walk_edge_geom") == "2");
    CHECK(s.other.ask("SELECT max_x FROM gpkg_contents WHERE table_name='walk_edge'") == "20.0");
    CHECK(s.other.ask(
              "SELECT count(*) FROM gpkg_contents WHERE data_type='attributes' AND "
              "table_name IN ('parameter','level','certificate','training','roster','shift',"
              "'survey','indicator','score','draft','draft_move','grid_history','wall')") == "13");
}

TEST_CASE("one change by another program is one line of the ledger, and is read", "[store]") {
    Seat s;
    const Position before = s.all().position;
    REQUIRE(s.other.run("UPDATE wall SET spotlight=4 WHERE name='main'").empty());
    const Batch news = stage::changes_of(s.store, before);
    REQUIRE(news.changes.size() == 1);
    CHECK(news.changes[0].table == "wall");
    CHECK(news.changes[0].op == 'U');
    REQUIRE(news.walls.size() == 1);
    CHECK(news.walls[0].spotlight == IssueId{4});
    using Set = std::pair<const char*, const char*>;  // plain SQL cannot write ids of layers
    for (const auto& [table, set] :
         {Set{"walk_edge", "closed=1"}, Set{"parameter", "id=id"}, Set{"level", "id=id"},
          Set{"room", "name='n'"}, Set{"opening", "kind='wall'"}, Set{"certificate", "id=id"},
          Set{"training", "id=id"}, Set{"roster", "id=id"}, Set{"shift", "id=id"},
          Set{"survey", "id=id"}, Set{"indicator", "id=id"}, Set{"score", "id=id"},
          Set{"draft", "id=id"}, Set{"draft_move", "id=id"}, Set{"grid_history", "id=id"}}) {
        INFO(table);
        const Position at = stage::changes_of(s.store, before).position;
        const std::string sql = std::string{"UPDATE "} + table + " SET " + set + " WHERE id=1";
        REQUIRE(s.other.run(sql).empty());
        const Batch told = stage::changes_of(s.store, at);
        REQUIRE(told.changes.size() == 1);
        CHECK(told.changes[0].table == table);
        CHECK(told.changes[0].op == 'U');
        CHECK(told.changes[0].row_id == 1);
    }
}

TEST_CASE("what another program replaces, ends or deletes leaves the page", "[store]") {
    Seat s;
    Snapshot page = apply({}, s.all());
    const auto follow = [&] { page = apply(page, stage::changes_of(s.store, page.position)); };
    REQUIRE(s.other
                .run("INSERT OR REPLACE INTO parameter(key,value) VALUES('staff_per_10000',20); "
                     "UPDATE walk_edge SET valid_to=1 WHERE id=2; DELETE FROM shift; "
                     "UPDATE level SET valid_to=1 WHERE id=2")
                .empty());
    follow();
    REQUIRE(page.parameters->size() == 1);
    CHECK(page.parameters->front().id == ParameterId{2});
    CHECK(page.parameters->front().value == 20);
    REQUIRE(page.walk_edges->size() == 1);
    CHECK(page.walk_edges->front().id == WalkEdgeId{1});
    CHECK(page.shifts->empty());
    REQUIRE(page.levels->size() == 1);
    CHECK(page.levels->front().name == "1F");
    // What ended may have been ended by mistake.
    REQUIRE(s.other.run("UPDATE walk_edge SET valid_to=NULL WHERE id=2").empty());
    follow();
    CHECK(page.walk_edges->size() == 2);
}

TEST_CASE("a line about a plan tells the building", "[store]") {
    Seat s;
    const Position before = s.all().position;
    REQUIRE(s.other
                .run("UPDATE room SET name='102' WHERE id=1; UPDATE level SET name='G' WHERE id=1; "
                     "UPDATE opening SET kind='entrance'; UPDATE roster SET published_at=1")
                .empty());
    const Batch news = stage::changes_of(s.store, before);
    REQUIRE(news.changes.size() == 4);
    for (std::size_t i = 0; i < 3; ++i) CHECK(news.changes[i].place == kB1);
    CHECK(news.changes[3].place == kCommunity);
}

TEST_CASE("times that are no seconds are refused", "[store]") {
    Seat s;
    for (const char* sql : {"UPDATE level SET valid_to='2026-03-01'", "UPDATE wall SET until='now'",
                            "UPDATE draft SET apply_from='soon'", "UPDATE survey SET at='x'",
                            "UPDATE training SET at=NULL", "UPDATE certificate SET expires_at='x'",
                            "INSERT INTO wall(name) VALUES('main')",
                            "INSERT INTO parameter(key,value) VALUES('staff_per_10000',1)",
                            "INSERT INTO level(id,place,ordinal,name) VALUES(0,11,2,'x')"}) {
        INFO(sql);
        CHECK_FALSE(s.other.run(sql).empty());
    }
}

TEST_CASE(
    "a brought plan and its rosters go together again, and what is here from the beginning stays",
    "[store]") {
    Seat s{support::town()};
    const Batch before = s.all();
    Rows rows;
    rows.places.push_back(
        {.id = PlaceId{-1}, .parent = kYard, .kind = "BLDG", .name = "mall", .grid = GridId{1}});
    rows.levels.push_back({.id = LevelId{-1}, .place = PlaceId{-1}, .ordinal = 0, .name = "1F"});
    rows.rooms.push_back({.id = RoomId{-1},
                          .level = LevelId{-1},
                          .kind = "hall",
                          .shape = support::block(0, 0, 5, 5)});
    rows.openings.push_back({.level = LevelId{-1}, .kind = "wall"});
    rows.walk_edges.push_back({.shape = geo::line_of({{0, 0}, {1, 1}}), .kind = "link"});
    rows.staff.push_back({.id = StaffId{-1}, .name = "Zhao", .community = kCommunity});
    rows.rosters.push_back({.id = RosterId{-1}, .community = kCommunity, .month = "2026-04"});
    rows.shifts.push_back(
        {.roster = RosterId{-1}, .staff = StaffId{-1}, .day = "2026-04-01", .kind = "both"});
    rows.scores.push_back({.indicator = IndicatorId{1}, .place = kCommunity, .year = 2025});
    const auto batch = s.store.bring(rows, {kNow, "[]", "", "[]"});
    if (!batch) FAIL(stage::spoken(batch.error()));
    const PlaceId mall = s.all().places.back().id;
    const auto plan = s.store.floor_plan(mall);
    REQUIRE(plan);
    REQUIRE(plan->rooms.size() == 1);
    CHECK(plan->rooms[0].level == plan->levels.at(0).id);
    CHECK(s.all().shifts.size() == 1);
    // Somebody stands on a brought roster: it stays.
    REQUIRE(s.other.run("INSERT INTO shift(roster,staff,day,kind) VALUES(1,1,'2026-04-02','off')")
                .empty());
    CHECK(s.store.take_back(*batch, kNow).error().word == Word::BatchInUse);
    REQUIRE(s.other.run("DELETE FROM shift WHERE staff=1").empty());
    const auto gone = s.store.take_back(*batch, kNow);
    if (!gone) FAIL(stage::spoken(gone.error()));
    CHECK(*gone == 9);
    const Batch after = s.all();
    CHECK(after.walk_edges.empty());
    CHECK(after.levels.empty());
    CHECK(after.rosters.empty());
    CHECK(after.indicators == before.indicators);
    CHECK(after.walls == before.walls);
    CHECK(s.found_by_check().empty());
}

TEST_CASE("the import that made the store is taken back without what every store has", "[store]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    const store::ImportNote note{kNow, "[]", "", "[]"};
    auto store = store::Store::create(path, support::kEpsg, "town", beside::town_and_more(), &note);
    REQUIRE(store);
    const auto gone = store->take_back(1, kNow);
    if (!gone) FAIL(stage::spoken(gone.error()));
    const Batch all = stage::all_of(*store);
    CHECK(all.places.empty());
    CHECK(all.levels.empty());
    CHECK(all.drafts.empty());
    CHECK(all.indicators.size() == 13);
    CHECK(all.walls.size() == 1);
}

TEST_CASE("check tells what does not fit, in words", "[store]") {
    Rows rows = beside::town_and_more();
    rows.grids.push_back(
        {.id = GridId{9}, .community = kSubdistrict, .kind = "basic", .name = "far"});
    Seat s{rows};
    REQUIRE(s.found_by_check().empty());
    const auto found = [&](const std::string& sql) {
        REQUIRE(s.other.run(sql).empty());
        const auto all = s.found_by_check();
        return all.size() == 1 ? all.front() : std::to_string(all.size());
    };
    CHECK(found("UPDATE level SET place=4 WHERE id=2") == "plan: yard B1: a building");
    CHECK(found("UPDATE level SET place=11, valid_to=5 WHERE id=2") == "plan: B1 : a level");
    CHECK(found("UPDATE level SET valid_to=NULL; UPDATE room SET unit=4 WHERE id=1") ==
          "plan: 1F 101: a home of its building");
    CHECK(found("UPDATE room SET unit=NULL; UPDATE shift SET day='2026-04-02'") ==
          "roster: Li 2026-04-02: a day of its roster");
    CHECK(found("UPDATE shift SET day='2026-03-31'; UPDATE survey SET positive=201") ==
          "survey: community 2026H1: no more than were asked");
    CHECK(found("UPDATE survey SET positive=200; UPDATE roster SET month='March'") == "2");
    CHECK(found("UPDATE roster SET month='2026-03'; UPDATE draft_move SET grid=9") == "0");
    CHECK(found("UPDATE grid SET place=7 WHERE id=9") == "draft: b3: a grid of its community");
    CHECK(found("UPDATE draft_move SET grid=1; UPDATE place SET grid=9 WHERE id=11") ==
          "I9: b1: 7");
    CHECK(found("UPDATE place SET grid=1 WHERE id=11; UPDATE draft_move SET place=4") ==
          "draft: yard: a leaf");
    CHECK(found("UPDATE draft_move SET place=13; DELETE FROM roster") == "2");
    CHECK(found("DELETE FROM shift; UPDATE room SET level=99 WHERE id=2") ==
          "key: room: a row of level");
}
