// The register edited by hand: never over what somebody else has just written, and taken back to
// what it was.
#include "store/command.h"
#include "store/stage.h"
#include "support/foreign.h"

#include <catch_amalgamated.hpp>

using base::Word;
using model::FieldEdit;
using model::RowEdit;
using model::Table;
using store::EditRows;
using Does = model::RowEdit::Does;
using namespace support::place;

namespace {

RowEdit change(Table table, std::int64_t row, std::vector<FieldEdit> fields) {
    return {table, Does::Change, row, std::move(fields)};
}

struct Stage {
    support::Folder folder;
    std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    support::Foreign other{path};

    store::Receipt written(const EditRows& command) {
        const auto receipt = store.write(command);
        if (!receipt) FAIL(stage::spoken(receipt.error()));
        return *receipt;
    }
    Word refused(const EditRows& command) {
        const auto receipt = store.write(command);
        REQUIRE_FALSE(receipt);
        return receipt.error().word;
    }
    std::string count(const std::string& column, model::PlaceId place = kB1) {
        return other.ask("SELECT " + column +
                         " FROM place_tally WHERE place=" + std::to_string(number(place)));
    }
    /// All that the register tables hold, but for the ledger.
    std::string register_rows() {
        return other.ask(
            "SELECT (SELECT group_concat(id||place||stair||floor||door||\"use\"||floors||"
            "ifnull(tenure,'-')||ifnull(valid_to,'-')) FROM unit)||'|'||(SELECT "
            "group_concat(id||unit||ifnull(valid_to,'-')) FROM household)||'|'||ifnull((SELECT "
            "group_concat(id||unit||registration||group_let||ifnull(valid_to,'-')) FROM "
            "rental),'')||'|'||(SELECT group_concat(place||units||units_rented||units_group_let||"
            "units_unregistered||households) FROM place_tally)");
    }
};

EditRows use_let(const std::string& was) {
    return {{change(Table::Unit, 1, {{"use", was, "02"}}),
             {Table::Rental,
              Does::Add,
              0,
              {{"unit", "", "1"}, {"registration", "", "2"}, {"group_let", "", "1"}}}}};
}

}  // namespace

TEST_CASE("a home is let, and the building counts it at once", "[store]") {
    Stage s;
    CHECK(s.count("units_rented") == "1");
    const store::Receipt receipt = s.written(use_let("01"));
    REQUIRE(receipt.rows.size() == 2);
    CHECK(receipt.rows[0] == 1);
    CHECK(s.count("units_rented") == "2");
    CHECK(s.count("units_group_let") == "1");
    CHECK(s.count("units_unregistered") == "1");
    const auto homes = s.store.homes_of(kB1);
    REQUIRE(homes);
    REQUIRE(homes->home.size() == 3);
    CHECK(homes->home[0].unit.use == "02");
    REQUIRE(homes->home[0].rental);
    CHECK(homes->home[0].rental->group_let);
    CHECK(homes->home[1].households.size() == 2);
}

TEST_CASE("what was done is taken back to what it was, and done again under the same number",
          "[store]") {
    Stage s;
    const std::string before = s.register_rows();
    const store::Command command = use_let("01");
    const store::Receipt receipt = s.written(std::get<EditRows>(command));
    const std::string after = s.register_rows();
    const auto back = store::undoing(command, receipt);
    REQUIRE(back);
    REQUIRE(s.store.write(*back));
    CHECK(s.register_rows() == before);
    REQUIRE(s.store.write(store::again(command, receipt)));
    CHECK(s.register_rows() == after);
    CHECK_FALSE(s.store.check()->differences.size() > 0);
}

TEST_CASE("nobody writes over what somebody else has just written", "[store]") {
    Stage s;
    REQUIRE(s.other.run("UPDATE unit SET \"use\"='03' WHERE id=1").empty());
    const std::string before = s.register_rows();
    CHECK(s.refused(use_let("01")) == Word::RowChanged);
    CHECK(s.register_rows() == before);  // all or none: no letting either
    CHECK(s.refused({{change(Table::Unit, 99, {{"use", "01", "02"}})}}) == Word::RowGone);
    SECTION("other columns of the row do not matter") {
        s.written({{change(Table::Unit, 1, {{"area_m2", "0", "86.5"}, {"tenure", "", "1"}})}});
        CHECK(s.other.ask("SELECT area_m2||tenure||\"use\" FROM unit WHERE id=1") == "86.5103");
    }
    SECTION("nothing and 0 are read alike, and taken for the same") {
        REQUIRE(s.other.run("INSERT INTO rental(id,unit) VALUES(5,2)").empty());
        s.written({{change(Table::Rental, 5, {{"alarms", "0", "1"}, {"lessor", "", "1"}})}});
        CHECK(s.other.ask("SELECT alarms||lessor FROM rental WHERE id=5") == "11");
    }
    SECTION("a row that was added and then edited is not taken back") {
        const EditRows note{{{Table::Note,
                              Does::Add,
                              0,
                              {{"place", "", "11"}, {"text", "", "门禁坏了"}, {"at", "", "7"}}}}};
        const auto back = store::undoing(note, s.written(note));
        REQUIRE(s.other.run("UPDATE note SET text='门禁已修'").empty());
        CHECK(s.refused(std::get<EditRows>(*back)) == Word::RowChanged);
        CHECK(s.other.ask("SELECT count(*) FROM note") == "1");
    }
}

TEST_CASE("columns hold only what they are for", "[store]") {
    Stage s;
    const std::string before = s.register_rows();
    const auto bad = [&](Table table, std::int64_t row, const char* column, const char* was,
                         const char* is) {
        INFO(column << " = " << is);
        CHECK(s.refused({{change(table, row, {{column, was, is}})}}) == Word::ValueRefused);
    };
    bad(Table::Unit, 1, "use", "01", "77");
    bad(Table::Unit, 1, "use", "01", "");
    bad(Table::Unit, 1, "floor", "1", "900");
    bad(Table::Unit, 1, "floor", "1", "two");
    bad(Table::Unit, 1, "floor", "1", "2x");
    bad(Table::Unit, 1, "area_m2", "", "-3");
    bad(Table::Unit, 1, "area_m2", "", "nan");
    bad(Table::Unit, 1, "place", "11", "4711");
    bad(Table::Unit, 1, "id", "1", "2");
    bad(Table::Unit, 1, "door\"=1 --", "", "2");
    bad(Table::Unit, 1, "door", "101", "");
    bad(Table::Household, 1, "unit", "1", "99");
    CHECK(s.refused({{{Table::Rental, Does::Add, 0, {{"registration", "", "1"}}}}}) !=
          Word::ValueRefused);  // a letting of no home: the store itself says so
    CHECK(s.register_rows() == before);
}

TEST_CASE("what ends keeps its line and no longer counts", "[store]") {
    Stage s;
    s.written({{change(Table::Household, 2, {{"valid_to", "", "1772323200"}})}});
    CHECK(s.count("households") == "2");
    s.written({{change(Table::Unit, 2, {{"valid_to", "", "1772323200"}})}});
    CHECK(s.count("units") == "2");
    CHECK(s.count("units_rented") == "0");
    CHECK(s.count("households") == "1");  // whoever lived there is not counted without the home
    CHECK(s.other.ask("SELECT count(*) FROM unit") == "4");
    CHECK(s.store.homes_of(kB1)->home.size() == 2);
    CHECK(s.store.check()->differences.empty());
}

TEST_CASE("a visit stands at its home", "[store]") {
    Stage s;
    REQUIRE(s.store.write(store::LogVisit{{.place = kB1,
                                           .unit = model::UnitId{2},
                                           .at = support::kNow - std::chrono::hours{2},
                                           .result = "1"}}));
    REQUIRE(s.store.write(store::LogVisit{
        {.place = kB1, .unit = model::UnitId{2}, .at = support::kNow, .result = "3"}}));
    const auto homes = s.store.homes_of(kB1);
    REQUIRE(homes);
    CHECK(homes->home[1].last_visit == support::kNow);
    CHECK(homes->home[1].last_result == "3");
    CHECK(homes->home[0].last_visit == base::kNever);
    CHECK(s.store.homes_of(kBackyard)->home.empty());
}

TEST_CASE("notes come with the snapshot and go when they are taken off", "[store]") {
    Stage s;
    const store::Receipt receipt = s.written({{{Table::Note,
                                                Does::Add,
                                                0,
                                                {{"place", "", "11"},
                                                 {"text", "", "门禁坏了"},
                                                 {"at", "", "7"},
                                                 {"until", "", "90"}}}}});
    model::Snapshot is = model::apply({}, stage::all_of(s.store));
    REQUIRE(is.notes->size() == 1);
    CHECK(is.notes->front().text == "门禁坏了");
    CHECK(is.notes->front().place == kB1);
    const model::Position position = is.position;
    s.written({{{Table::Note, Does::Remove, receipt.rows[0], {}}}});
    is = model::apply(is, stage::changes_of(s.store, position));
    CHECK(is.notes->empty());
}
