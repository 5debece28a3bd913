// Ways on foot, floor plans, norms and walls as seats write them: bounds, undo, roles and scopes.
#include "store/beside.h"
#include "store/guarded.h"

#include "model/row_fields.h"

#include <limits>

#include <catch_amalgamated.hpp>

using namespace model;
using namespace support::place;
using base::Word;
using beside::Seat;
using std::chrono::hours;
using support::block;
using support::kNow;

namespace {

store::EditRows edit(std::vector<RowEdit> edits) {
    return {.edits = std::move(edits)};
}

FloorPlan new_plan() {
    return {
        .place = kB1,
        .levels = {{.id = LevelId{1}, .ordinal = 0, .name = "G"},
                   {.id = LevelId{7}, .ordinal = 1, .name = "1"}},
        .rooms =
            {{.level = LevelId{7}, .kind = "corridor", .shape = block(10, 10, 60, 14)},
             {.level = LevelId{1}, .kind = "lift", .shape = block(20, 14, 22, 16), .source = "u"}},
        .openings = {
            {.level = LevelId{7}, .kind = "window", .shape = geo::line_of({{10, 10}, {12, 10}})}}};
}

}  // namespace

TEST_CASE("the plan of a building is read from the lowest level up", "[store]") {
    Seat s;
    const auto plan = s.store.floor_plan(kB1);
    REQUIRE(plan);
    const Rows rows = beside::town_and_more();
    CHECK(plan->place == kB1);
    CHECK(plan->levels == std::vector{rows.levels[1], rows.levels[0]});
    CHECK(plan->rooms == std::vector{rows.rooms[1], rows.rooms[0], rows.rooms[2]});
    CHECK(plan->openings == rows.openings);
    const auto none = s.store.floor_plan(kB2);
    REQUIRE(none);
    CHECK(*none == FloorPlan{.place = kB2});
}

TEST_CASE("a plan is put in place of another, which ends and comes back", "[store]") {
    Seat s;
    const auto before = s.store.floor_plan(kB1);
    REQUIRE(before);
    const store::PutPlan put{new_plan(), kNow};
    const auto receipt = s.done(put);
    const auto after = s.store.floor_plan(kB1);
    REQUIRE(after);
    REQUIRE(after->levels.size() == 2);
    CHECK(after->levels[0].name == "G");
    CHECK(after->levels[1].place == kB1);
    REQUIRE(after->rooms.size() == 2);
    CHECK(after->rooms[0].kind == "lift");
    CHECK(after->rooms[0].level == after->levels[0].id);
    CHECK(after->rooms[1].shape == block(10, 10, 60, 14));
    REQUIRE(after->openings.size() == 1);
    CHECK(after->openings[0].level == after->levels[1].id);
    CHECK(s.all().levels == after->levels);  // those of the snapshot
    CHECK(s.other.ask("SELECT count(*) FROM room WHERE valid_to=1772323200") == "3");
    CHECK(s.found_by_check().empty());

    s.undo(put, receipt);
    CHECK(*s.store.floor_plan(kB1) == *before);
    CHECK(s.other.ask("SELECT count(*) FROM level") == "2");
    s.done(store::again(put, receipt));
    CHECK(*s.store.floor_plan(kB1) == *after);
    // Where somebody has drawn on since, it is not taken back.
    REQUIRE(s.other.run("UPDATE room SET name='hall' WHERE kind='corridor'").empty());
    CHECK(s.refused(*store::undoing(put, receipt)).word == Word::RowChanged);
}

TEST_CASE("a level comes beside the others, with a number that none has had", "[store]") {
    Seat s;
    const auto before = s.store.floor_plan(kB1);
    FloorPlan roof = new_plan();
    roof.levels = {{.id = LevelId{1}, .ordinal = 9, .name = "R"}};
    roof.rooms.erase(roof.rooms.begin());
    roof.openings.clear();
    const store::PutPlan put{roof, kNow, true};
    const auto first = s.done(put);
    const auto after = s.store.floor_plan(kB1);
    REQUIRE(after);
    REQUIRE(after->levels.size() == before->levels.size() + 1);
    CHECK(after->rooms.size() == before->rooms.size() + 1);
    CHECK(after->openings == before->openings);
    s.undo(put, first);
    CHECK(*s.store.floor_plan(kB1) == *before);
    s.done(put);
    const auto second = s.store.floor_plan(kB1);
    CHECK(second->levels.back().id > after->levels.back().id);
    // One that has ended keeps its number as well.
    const LevelRow ends = second->levels.back();
    std::vector<RowEdit> edits{ended(fields_of(ends), kNow)};
    for (const RoomRow& room : second->rooms)
        if (room.level == ends.id) edits.push_back(ended(fields_of(room), kNow));
    const store::EditRows end = edit(std::move(edits));
    const auto gone = s.done(end);
    CHECK(*s.store.floor_plan(kB1) == *before);
    s.undo(put, s.done(put));
    CHECK(s.other.ask("SELECT seq FROM sqlite_sequence WHERE name='level'") ==
          std::to_string(number(ends.id) + 1));
    s.undo(end, gone);
    CHECK(*s.store.floor_plan(kB1) == *second);
}

TEST_CASE("a plan that makes no sense leaves the one that is there", "[store]") {
    Seat s;
    const auto before = s.store.floor_plan(kB1);
    const auto refused = [&](const FloorPlan& plan) {
        const Word word = s.refused(store::PutPlan{plan, kNow}).word;
        CHECK(*s.store.floor_plan(kB1) == *before);
        return word;
    };
    FloorPlan plan = new_plan();
    plan.place = kYard;
    CHECK(refused(plan) == Word::RowsDisagree);
    plan.place = PlaceId{99};
    CHECK(refused(plan) == Word::ValueRefused);
    plan = new_plan();
    plan.levels[1].ordinal = 0;
    CHECK(refused(plan) == Word::RowsDisagree);
    plan = new_plan();
    plan.rooms[0].level = LevelId{5};  // not in it
    CHECK(refused(plan) == Word::ValueRefused);
    plan = new_plan();
    plan.rooms[0].unit = UnitId{4};  // of b2
    CHECK(refused(plan) == Word::RowsDisagree);
    plan = new_plan();
    plan.rooms[0].kind = "castle";
    CHECK(refused(plan) == Word::ValueRefused);
    plan = new_plan();
    plan.rooms[0].shape = geo::line_of({{0, 0}, {1, 1}});
    CHECK(refused(plan) == Word::ValueRefused);
}

TEST_CASE("ways are drawn, changed, ended and taken back as they were seen", "[store]") {
    Seat s;
    const std::vector<WalkEdgeRow> before = s.all().walk_edges;
    WalkEdgeRow gate{.shape = geo::line_of({{20, 9}, {20.125, 9.3}}), .kind = "gate"};
    WalkEdgeRow bent = before[0];
    bent.shape = geo::line_of({{0, 0}, {20, 5}});
    bent.closed = true;
    const store::EditRows drawn =
        edit({added(fields_of(gate)), changed(fields_of(before[0]), fields_of(bent)),
              ended(fields_of(before[1]), kNow)});
    CHECK(drawn.edits[1].fields.size() == 2);
    const auto receipt = s.done(drawn);
    gate.id = WalkEdgeId{receipt.rows.at(0)};
    CHECK(s.all().walk_edges == std::vector{bent, gate});
    CHECK(s.other.ask("SELECT max(maxx) FROM rtree_walk_edge_geom WHERE id=3") > "20.1");
    // Whoever saw it as it was before does not change it.
    CHECK(s.refused(edit({changed(fields_of(before[0]), fields_of(bent))})).word ==
          Word::RowChanged);
    s.undo(drawn, receipt);
    CHECK(s.all().walk_edges == before);
    CHECK(s.other.ask("SELECT count(*) FROM rtree_walk_edge_geom") == "2");
    CHECK(s.found_by_check().empty());
}

TEST_CASE("a way is one line of a kind that is known", "[store]") {
    Seat s;
    const auto word = [&](WalkEdgeRow row) {
        return s.refused(edit({added(fields_of(row))})).word;
    };
    const geo::Shape line = geo::line_of({{0, 0}, {1, 0}});
    CHECK(word({.shape = line, .kind = "river"}) == Word::ValueRefused);
    CHECK(word({.shape = {}, .kind = "path"}) == Word::ValueRefused);
    CHECK(word({.shape = block(0, 0, 1, 1), .kind = "path"}) == Word::ValueRefused);
    geo::Shape two = line;
    two.parts.push_back({{2, 0}, {3, 0}});
    CHECK(word({.shape = two, .kind = "path"}) == Word::ValueRefused);
    CHECK(word({.shape = geo::line_of({{0, 0}}), .kind = "path"}) == Word::ValueRefused);
}

TEST_CASE("rows of the staff are edited like others, where they fit", "[store]") {
    Seat s;
    const Rows rows = beside::town_and_more();
    ShiftRow late = rows.shifts[0];
    late.kind = "late";
    const store::EditRows shifted = edit({changed(fields_of(rows.shifts[0]), fields_of(late))});
    const auto receipt = s.done(shifted);
    CHECK(s.all().shifts.at(0) == late);
    s.undo(shifted, receipt);
    CHECK(s.all().shifts == rows.shifts);
    const store::EditRows gone = edit({removed(fields_of(rows.certificates[0]))});
    const auto removal = s.done(gone);
    CHECK(s.all().certificates.size() == 1);
    s.undo(gone, removal);
    CHECK(s.all().certificates == rows.certificates);

    late.day = "2026-04-01";
    CHECK(s.refused(edit({changed(fields_of(rows.shifts[0]), fields_of(late))})).word ==
          Word::RowsDisagree);
    SurveyRow survey = rows.surveys[0];
    survey.positive = 201;
    CHECK(s.refused(edit({changed(fields_of(rows.surveys[0]), fields_of(survey))})).word ==
          Word::RowsDisagree);
    RosterRow second{.community = kCommunity, .month = "2026-03"};
    CHECK(s.refused(edit({added(fields_of(second))})).word == Word::RowsDisagree);
    second.month = "2026-3";
    CHECK(s.refused(edit({added(fields_of(second))})).word == Word::RowsDisagree);
    CertificateRow odd{.staff = StaffId{1}, .level = "9"};
    CHECK(s.refused(edit({added(fields_of(odd))})).word == Word::ValueRefused);
    // A roster that has shifts is not taken out under them.
    CHECK(s.refused(edit({removed(fields_of(rows.rosters[0]))})).word == Word::RowRefused);
}

TEST_CASE("a norm is set, set anew and unset, and each of these is taken back", "[store]") {
    Seat s{support::town()};
    const auto values = [&] {
        std::string text;
        for (const ParameterRow& row : s.all().parameters)
            text += row.key + "=" + std::to_string(static_cast<int>(row.value)) + " ";
        return text;
    };
    const store::SetParameter first{"share", 15}, second{"share", 20}, none{"share", {}};
    const auto one = s.done(first);
    const auto two = s.done(second);
    CHECK(values() == "share=20 ");
    const auto three = s.done(none);
    CHECK(values().empty());
    CHECK(s.other.ask("SELECT group_concat(detail,'|') FROM (SELECT detail FROM audit WHERE "
                      "act='rule' ORDER BY id)") != "");
    CHECK(s.other.ask("SELECT count(*) FROM audit WHERE act='rule'") == "3");
    s.undo(none, three);
    CHECK(values() == "share=20 ");
    s.undo(second, two);
    CHECK(values() == "share=15 ");
    s.undo(first, one);
    CHECK(values().empty());
    const Position at = s.all().position;
    s.done(none);  // it is not set: nothing to do
    CHECK(s.all().position == at);
    CHECK_FALSE(store::undoing(none, s.done(none)));
    CHECK(s.refused(store::SetParameter{"", 1}).word == Word::ValueRefused);
    CHECK(s.refused(store::SetParameter{"x", std::numeric_limits<double>::quiet_NaN()}).word ==
          Word::ValueRefused);
    CHECK(s.refused(store::SetParameter{"x", 1e30}).word == Word::ValueRefused);
}

TEST_CASE("a wall is told what to show by its name; the last word counts", "[store]") {
    Seat s{support::town()};
    WallRow wall{.name = "main",
                 .layout = "map",
                 .tour = false,
                 .spotlight = IssueId{1},
                 .message = "汛情",
                 .until = kNow + hours{1},
                 .author = "desk"};
    const store::SetWall first{wall};
    const auto receipt = s.done(first);
    CHECK(receipt.row_id == 1);
    wall.id = WallId{1};
    wall.at = kNow;
    CHECK(s.all().walls == std::vector{wall});
    WallRow other{.name = "lobby", .layout = "full"};
    CHECK(s.done(store::SetWall{other}).row_id == 2);
    s.undo(first, receipt);
    CHECK(s.all().walls.at(0) == WallRow{.id = WallId{1}, .name = "main", .layout = "full"});
    CHECK(s.refused(store::SetWall{{.name = "main", .layout = "cinema"}}).word ==
          Word::ValueRefused);
    CHECK(s.refused(store::SetWall{{.name = "", .layout = "full"}}).word == Word::ValueRefused);
    CHECK(s.refused(store::SetWall{{.name = "main", .layout = "full", .spotlight = IssueId{99}}})
              .word == Word::ValueRefused);
    // An issue that a wall still names may go.
    s.done(first);
    CHECK(s.other.run("DELETE FROM issue_log; DELETE FROM issue WHERE id=1") !=
          "FOREIGN KEY constraint failed");
}

TEST_CASE("each role writes what is its own beside the register, and no more", "[store]") {
    guarded::Guarded g;
    REQUIRE(g.other
                .run("INSERT INTO draft(id,name,at) VALUES(1,'d',5); INSERT INTO draft_move(draft,"
                     "place,grid,from_grid) VALUES(1,13,1,2); INSERT INTO roster(id,place,month) "
                     "VALUES(1,3,'2026-03')")
                .empty());
    const store::Command wall = store::SetWall{{.name = "main", .layout = "full"}};
    const store::Command norm = store::SetParameter{"k", 1};
    const store::Command way = edit(
        {added(fields_of(WalkEdgeRow{.shape = geo::line_of({{0, 0}, {1, 0}}), .kind = "path"}))});
    const store::Command plan = store::PutPlan{new_plan(), kNow};
    const store::Command shift = edit({added(fields_of(ShiftRow{
        .roster = RosterId{1}, .staff = StaffId{1}, .day = "2026-03-01", .kind = "base"}))});
    const store::Command score = edit({added(
        fields_of(ScoreRow{.indicator = IndicatorId{1}, .place = kCommunity, .year = 2025}))});
    struct Expected {
        Role role;
        std::string may;  // wall, norm, way, plan, shift, score
    };
    const std::vector<Expected> table{
        {Role::Commander, "111111"},  {Role::Operator, "100000"},   {Role::Secretary, "111110"},
        {Role::GridWorker, "000000"}, {Role::Specialist, "000001"}, {Role::Handler, "000000"},
        {Role::Planner, "011100"},    {Role::Auditor, "000000"},    {Role::Admin, "000000"}};
    for (const Expected& row : table) {
        const std::string name{name_of(row.role)};
        INFO(name);
        const store::Grant grant = g.account(name, row.role, kDistrict, StaffId{1}, {"G01"});
        std::string told;
        for (const store::Command& command : {wall, norm, way, plan, shift, score}) {
            const auto done = g.store.write(command, grant, kNow);
            told += done ? "1" : "0";
            if (!done) CHECK(done.error().word == Word::RoleMayNot);
        }
        CHECK(told == row.may);
    }
    CHECK(g.store.write(wall, store::Grant::wall(), kNow).error().word == Word::RoleMayNot);
    CHECK(g.store.write(store::EditRows{}, store::Grant::wall(), kNow).error().word ==
          Word::RoleMayNot);
    // Whoever has an account signs with its name.
    CHECK(stage::all_of(g.store).walls.at(0).author == "secretary");
}

TEST_CASE("a planner draws up, applies and takes back a division, and reads and writes no person",
          "[store]") {
    guarded::Guarded g;
    const store::Grant planner = g.account("plan", Role::Planner);
    const store::Command save =
        store::SaveDraft{.draft = {.name = "d", .author = "somebody else", .at = kNow},
                         .moves = {{.place = kB3, .grid = GridId{1}}}};
    const auto saved = g.store.write(save, planner, kNow);
    REQUIRE(saved);
    CHECK(stage::all_of(g.store).drafts.at(0).author == "plan");
    const store::Command apply = store::ApplyDraft{DraftId{saved->row_id}, kNow};
    const auto applied = g.store.write(apply, planner, kNow);
    REQUIRE(applied);
    REQUIRE(g.store.write(*store::undoing(apply, *applied), planner, kNow));
    CHECK(g.other.ask("SELECT grid FROM place WHERE id=13") == "2");
    const auto denied = [&](const store::Command& command) {
        const auto done = g.store.write(command, planner, kNow);
        return !done && done.error().word == Word::RoleMayNot;
    };
    CHECK(denied(guarded::renamed(guarded::kAnna)));
    CHECK(denied(guarded::cared_for(guarded::kAnna, "G01")));
    CHECK(denied(edit({{Table::Person, RowEdit::Does::Change, 1, {{"valid_to", "", "9"}}}})));
    CHECK(denied(edit({{Table::Unit, RowEdit::Does::Change, 1, {{"use", "01", "02"}}}})));
    CHECK(denied(stage::visit()));
    CHECK(denied(edit({added(fields_of(WallRow{.name = "x", .layout = "full"}))})));
    CHECK_FALSE(g.store.persons_of(planner, UnitId{1}, "1", kNow));
    CHECK_FALSE(g.store.targets_of(planner, kCommunity, "1", kNow));
    CHECK_FALSE(g.store.reveal(planner, guarded::kAnna, PersonField::Phone, "x", kNow));
    CHECK_FALSE(planner.keys);
    CHECK_FALSE(g.store.bring(guarded::one_more(), {kNow, "[]", "", "[]"}, {}, planner));
    // Ways from a file are his to bring, and to take back.
    Rows ways;
    ways.walk_edges.push_back({.shape = geo::line_of({{0, 0}, {1, 0}}), .kind = "path"});
    const auto batch = g.store.bring(ways, {kNow, "[]", "", "[]"}, {}, planner);
    REQUIRE(batch);
    CHECK(g.store.take_back(*batch, kNow, planner) == 1);
}

TEST_CASE("what lies outside of somebody's community is not written", "[store]") {
    guarded::Guarded g;
    Rows rows;
    rows.places = {{.id = PlaceId{-1}, .parent = kSubdistrict, .kind = "COMM", .name = "next door"},
                   {.id = PlaceId{-2}, .parent = PlaceId{-1}, .kind = "BLDG", .name = "n1"}};
    rows.levels = {{.id = LevelId{-1}, .place = PlaceId{-2}, .ordinal = 0, .name = "1F"}};
    rows.staff = {{.id = StaffId{-1}, .name = "N", .community = PlaceId{-1}}};
    REQUIRE(g.store.bring(rows, {kNow, "[]", "", "[]"}));
    const Batch all = stage::all_of(g.store);
    const PlaceId elsewhere = all.levels.at(0).place;
    const std::int64_t level = number(all.levels[0].id);
    const StaffId stranger = all.staff.back().id;
    const store::Grant here = g.account("s", Role::Secretary, kCommunity);
    const auto word = [&](const store::Command& command) {
        const auto done = g.store.write(command, here, kNow);
        return done ? Word::CoverTitle : done.error().word;
    };
    FloorPlan plan = new_plan();
    CHECK(word(store::PutPlan{plan, kNow}) == Word::CoverTitle);
    plan.place = elsewhere;
    CHECK(word(store::PutPlan{plan, kNow}) == Word::OutsideScope);
    CHECK(word(edit({{Table::Level, RowEdit::Does::Change, level, {{"name", "1F", "G"}}}})) ==
          Word::OutsideScope);
    // Nor is a level taken into one's own building.
    CHECK(word(edit({{Table::Level,
                      RowEdit::Does::Change,
                      level,
                      {{"place", std::to_string(number(elsewhere)), "12"}}}})) ==
          Word::OutsideScope);
    CHECK(word(edit({added(fields_of(CertificateRow{.staff = stranger, .level = "1"}))})) ==
          Word::OutsideScope);
    CHECK(word(edit({added(fields_of(CertificateRow{.staff = StaffId{1}, .level = "1"}))})) ==
          Word::CoverTitle);
    CHECK(word(store::SetParameter{"k", 1}) == Word::OutsideScope);  // it would hold next door too
    CHECK(g.other.ask("SELECT count(*) FROM parameter") == "0");
    CHECK(g.other.ask("SELECT count(*) FROM audit WHERE act='refused' AND name='s'") == "5");
}
