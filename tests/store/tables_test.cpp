// What tables are made from, for whom; what leaves the program as a file is entered for good.
#include "store/guarded.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

using base::Word;
using guarded::Guarded;
using model::Act;
using model::Role;
using std::chrono::hours;
using store::TableAsk;
using support::kNow;
using namespace support::place;

namespace {

/// Homes 1 and 5 are let; of the second nothing more is known.
void let_two(const Guarded& s) {
    REQUIRE(s.other
                .run("UPDATE unit SET \"use\"='02' WHERE id IN (1,5); UPDATE unit SET "
                     "\"use\"='01' WHERE id NOT IN (1,5); DELETE FROM rental; INSERT INTO "
                     "rental(unit,area_m2,tenants_other,hazard) VALUES(1,20,5,'2'),(1,30,3,'2')")
                .empty());
}

TableAsk ask(model::PlaceId place, const std::string& purpose = "1") {
    return {.table = "rental", .place = place, .purpose = purpose};
}

model::Export a_file(const std::string& serial) {
    return {.serial = serial,
            .account = {},
            .table = "rental",
            .format = "csv",
            .place = kCommunity,
            .rows = 2,
            .filter = "area<30",
            .purpose = "走访核查",
            .sha256 = "abc",
            .file = "a.csv"};
}

}  // namespace

TEST_CASE("homes that are let come with masked contacts, and are written down", "[store]") {
    Guarded s;
    let_two(s);
    const auto page = s.store.lettings_for(s.owner, ask(kCommunity), kNow);
    REQUIRE(page);
    REQUIRE(page->line.size() == 2);
    const model::LettingLine& first = page->line[0];
    CHECK(first.unit.id == model::UnitId{1});
    CHECK(first.rental.area_m2 == 30);  // of two lettings the later
    CHECK(first.contact == "陈**");
    CHECK(first.phone == "138****5678");
    CHECK_FALSE(page->line[1].registered());
    CHECK(page->line[1].contact == "老*");
    CHECK(page->names.places.size() == 11);
    const auto audit = s.store.audit(s.owner, {}, kNow);
    REQUIRE(audit);
    CHECK(audit->lines[0].act == "table");
    CHECK(audit->lines[0].detail == "rental");
    CHECK(audit->lines[0].purpose == "1");
    CHECK(audit->lines[0].amount == 2);
    CHECK(audit->lines[0].place == kCommunity);

    // Below a place only what lies there.
    CHECK(s.store.lettings_for(s.owner, ask(kB1), kNow)->line.size() == 1);
    CHECK(s.store.lettings_for(s.owner, ask(kBackyard), kNow)->line.empty());
    CHECK(s.store.lettings_for(s.owner, ask({}), kNow)->line.size() == 2);
}

TEST_CASE("nobody reads homes or those cared for without a purpose", "[store]") {
    Guarded s;
    for (const char* purpose : {"", "99", "三月核查"}) {
        CHECK(s.store.lettings_for(s.owner, ask(kCommunity, purpose), kNow).error().word ==
              Word::PurposeNeeded);
        CHECK(s.store.care_for(s.owner, ask(kCommunity, purpose), kNow).error().word ==
              Word::PurposeNeeded);
    }
    CHECK(s.store.work_for(s.owner, ask(kCommunity, ""), kNow));
}

TEST_CASE("each role makes the tables that are its own, and a refusal is a line of the audit",
          "[store]") {
    struct Case {
        Role role;
        const char* may;  // H homes, T those cared for, R register, W work, C counts
    };
    constexpr std::array<Case, model::kRoles> kCases{{{Role::Guest, ""},
                                                      {Role::Owner, "HTRWC"},
                                                      {Role::Commander, "WC"},
                                                      {Role::Operator, ""},
                                                      {Role::Secretary, "HTRWC"},
                                                      {Role::GridWorker, ""},
                                                      {Role::Specialist, ""},
                                                      {Role::Handler, ""},
                                                      {Role::Planner, "RC"},
                                                      {Role::Auditor, ""},
                                                      {Role::Admin, ""},
                                                      {Role::Wall, ""}}};
    Guarded s;
    let_two(s);
    for (const Case& c : kCases) {
        INFO(model::name_of(c.role));
        store::Grant grant = s.owner;  // also with the key in hand, the role alone decides
        grant.role = c.role;
        grant.account = {};
        const auto allowed = [&](char which) {
            return std::string{c.may}.find(which) != std::string::npos;
        };
        const auto before = s.audits();
        const auto homes = s.store.lettings_for(grant, ask(kCommunity), kNow);
        const auto care = s.store.care_for(grant, ask(kCommunity), kNow);
        const auto counts = s.store.admit_table(grant, ask(kCommunity), Act::ExportCounts, kNow);
        const auto rows = s.store.admit_table(grant, ask(kCommunity), Act::ExportRegister, kNow);
        const auto work = s.store.work_for(grant, ask(kCommunity), kNow);
        const auto serial = s.store.draw_serial(grant, kNow);
        CHECK(homes.has_value() == allowed('H'));
        CHECK(care.has_value() == allowed('T'));
        CHECK(rows.has_value() == allowed('R'));
        CHECK(work.has_value() == allowed('W'));
        CHECK(counts.has_value() == allowed('C'));
        CHECK(serial.has_value() == !std::string{c.may}.empty());
        if (!homes) CHECK(homes.error().word == Word::RoleMayNot);
        if (!care) CHECK(care.error().word == Word::RoleMayNot);
        CHECK(s.audits() == before + 6);
    }
}

TEST_CASE("a secretary makes tables of her community and of no other place", "[store]") {
    Guarded s;
    let_two(s);
    const store::Grant house = s.account("house", Role::Secretary, kB1);
    CHECK(s.store.lettings_for(house, ask(kCommunity), kNow).error().word == Word::OutsideScope);
    CHECK(s.store.lettings_for(house, ask(kBackyard), kNow).error().word == Word::OutsideScope);
    CHECK(s.store.lettings_for(house, ask({}), kNow).error().word == Word::OutsideScope);
    const auto own = s.store.lettings_for(house, ask(kB1), kNow);
    REQUIRE(own);
    CHECK(own->line.size() == 1);
    CHECK(*s.store.place_for_table(house, "") == kB1);
    CHECK(*s.store.place_for_table(s.owner, "") == kSubdistrict);
    CHECK(*s.store.place_for_table(s.owner, "13") == kB3);
    CHECK(s.store.place_for_table(s.owner, "nowhere").error().word == Word::NoSuchPlace);
    const auto care = s.store.care_for(house, ask(kB1), kNow);
    REQUIRE(care);
    REQUIRE(care->line.size() == 1);
    CHECK(care->line[0].name == "陈**");
    CHECK(care->line[0].target.category == "G03");
    CHECK(care->line[0].place == kB1);
    CHECK(s.store.care_for(s.owner, ask(kCommunity), kNow)->line.size() == 2);
    // Who has ended by then is in no list.
    TableAsk later = ask(kCommunity);
    later.as_of = kNow + hours{24 * 400};
    CHECK(s.store.care_for(s.owner, later, kNow)->line.empty());
}

TEST_CASE("what somebody did stands by day in Beijing", "[store]") {
    Guarded s;
    REQUIRE(s.other
                .run("INSERT INTO meta VALUES('taking_back',1); DELETE FROM visit; DELETE FROM "
                     "issue_log; DELETE FROM meta WHERE key='taking_back'; INSERT INTO "
                     "visit(staff,place,unit,at,result) VALUES(1,11,1,1772294399,'1'),"
                     "(1,11,1,1772294400,'3'),(1,12,NULL,1772294401,'5'),(2,13,5,1772294401,'2')")
                .empty());
    const auto work = s.store.work_for(s.owner, ask(kYard, ""), kNow);
    REQUIRE(work);
    REQUIRE(work->line.size() == 3);  // the last is of somebody else
    CHECK(base::iso_from_instant(work->line[0].day) == "2026-02-28T00:00:00+08:00");
    CHECK(base::iso_from_instant(work->line[1].day) == "2026-03-01T00:00:00+08:00");
    CHECK(work->line[0].same == 1);
    CHECK(work->line[1].visits == 2);
    CHECK(work->line[1].homes == 1);
    CHECK(work->line[1].nobody == 1);
    CHECK(work->line[1].follow == 1);
    TableAsk since = ask(kYard, "");
    since.since = base::instant_from_seconds(1'772'294'400);
    CHECK(s.store.work_for(s.owner, since, kNow)->line.size() == 2);
    CHECK(s.store.work_for(s.owner, ask(kB1, ""), kNow)->line.size() == 2);
}

TEST_CASE("the register of exports is numbered, only added to, and repeated in the audit",
          "[store]") {
    Guarded s;
    const auto first = s.store.draw_serial(s.owner, kNow);
    const auto second = s.store.draw_serial(s.owner, kNow);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(*first == "DC20260301-0001");
    CHECK(*second == "DC20260301-0002");
    REQUIRE(s.store.register_export(s.owner, a_file(*first), kNow));
    CHECK_FALSE(s.store.register_export(s.owner, a_file(*first), kNow));  // the number is taken
    REQUIRE(s.store.register_export(s.owner, a_file(*second), kNow));
    const auto files = s.store.exports(s.owner, kNow);
    REQUIRE(files);
    REQUIRE(files->size() == 2);
    model::Export expected = a_file(*second);
    expected.at = kNow;
    expected.account = "owner";
    CHECK(files->front() == expected);
    CHECK(s.store.check()->differences.empty());
    CHECK_FALSE(s.other.run("UPDATE export_register SET amount=1").empty());
    CHECK_FALSE(s.other.run("DELETE FROM export_register").empty());

    // Whoever takes the guard away is found out.
    REQUIRE(s.other
                .run("DROP TRIGGER export_stays_as_written; UPDATE export_register SET amount=1 "
                     "WHERE id=1")
                .empty());
    auto report = s.store.check();
    REQUIRE(report);
    CHECK(std::ranges::count(report->differences, "export", &store::Difference::invariant) == 2);
    REQUIRE(
        s.other.run("DROP TRIGGER export_stays_complete; DELETE FROM export_register WHERE id=2")
            .empty());
    report = s.store.check();
    CHECK(std::ranges::count(report->differences, "export", &store::Difference::invariant) == 3);
    const store::Grant planner = s.account("planner", Role::Planner);
    CHECK(s.store.exports(planner, kNow).error().word == Word::RoleMayNot);
}

TEST_CASE("a template is kept, replaced and forgotten by those who may make it", "[store]") {
    Guarded s;
    REQUIRE(s.store.keep_template(s.owner, "未登记出租", "{}", Act::ExportHomes, kNow));
    REQUIRE(s.store.keep_template(s.owner, "未登记出租", "{1}", Act::ExportHomes, kNow));
    const auto kept = s.store.templates();
    REQUIRE(kept);
    REQUIRE(kept->size() == 1);
    CHECK(kept->front().text == "{1}");
    CHECK(kept->front().author == "owner");
    // Nobody writes over what somebody else has made.
    const store::Grant other = s.account("book", Role::Secretary, kCommunity);
    CHECK(s.store.keep_template(other, "未登记出租", "{2}", Act::ExportHomes, kNow).error().word ==
          Word::TemplateNameRefused);
    CHECK(s.store.templates()->front().text == "{1}");
    const store::Grant planner = s.account("planner", Role::Planner);
    CHECK(s.store.keep_template(planner, "x", "{}", Act::ExportHomes, kNow).error().word ==
          Word::RoleMayNot);
    CHECK(s.store.forget_template(planner, "未登记出租", Act::ExportHomes, kNow).error().word ==
          Word::RoleMayNot);
    REQUIRE(s.store.forget_template(s.owner, "未登记出租", Act::ExportHomes, kNow));
    CHECK(s.store.forget_template(s.owner, "未登记出租", Act::ExportHomes, kNow).error().word ==
          Word::TableUnknown);
}
