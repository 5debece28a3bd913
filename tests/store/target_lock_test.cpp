// Locks on service targets: found anew at each looking, by role and scope; counted by the visits.
#include "store/guarded.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

using base::Word;
using guarded::Guarded;
using guarded::kAnna;
using model::LockedPlace;
using model::Role;
using model::UnitId;
using std::chrono::hours;
using support::kNow;
using namespace support::place;

namespace {

store::LockWish wish(const std::string& rule, model::PlaceId place = kCommunity) {
    return {.name = "高温走访",
            .rule = rule,
            .place = place,
            .purpose = "6",
            .until = kNow + hours{72}};
}

model::Locked made(Guarded& s, const store::Grant& grant, const std::string& rule) {
    auto locked = s.store.lock_targets(grant, wish(rule), kNow, kNow);
    if (!locked) FAIL(stage::spoken(locked.error()));
    return std::move(*locked);
}

/// "11:2/1" – building, persons, homes.
std::string told(const model::Locked& locked) {
    std::string text;
    for (const LockedPlace& place : locked.place)
        text += (text.empty() ? "" : " ") + std::to_string(number(place.place)) + ":" +
                std::to_string(place.targets) + "/" + std::to_string(place.homes);
    return text;
}

store::LogVisit visit(UnitId unit, model::PlaceId place, const char* result, base::Instant at) {
    return {{.place = place, .unit = unit, .at = at, .kind = "1", .result = result}};
}

}  // namespace

TEST_CASE("a rule finds who is cared for, who is old, and what is let", "[store]") {
    Guarded s;
    CHECK(told(made(s, s.owner, "G01")) == "13:1/1");
    CHECK(told(made(s, s.owner, "G01 G03")) == "11:1/1 13:1/1");
    CHECK(told(made(s, s.owner, "need>=2")) == "11:1/1 13:1/1");
    CHECK(told(made(s, s.owner, "need>=3")).empty());
    CHECK(told(made(s, s.owner, "G03 age>=77")) == "11:1/1");  // born in 1949
    CHECK(told(made(s, s.owner, "G03 age>=78")).empty());
    CHECK(told(made(s, s.owner, "age>=60")) == "11:1/1 13:1/1");
    CHECK(told(made(s, s.owner, "age>=40")) == "11:2/1 13:1/1");
    CHECK(told(made(s, s.owner, "due")).empty());               // no visit was planned
    CHECK(told(made(s, s.owner, "unregistered")) == "11:1/1");  // let, and no letting on record
    REQUIRE(s.other.run("INSERT INTO rental(unit,registration,group_let) VALUES(2,'1',1)").empty());
    CHECK(told(made(s, s.owner, "unregistered")).empty());
    CHECK(told(made(s, s.owner, "group")) == "11:1/1");
    // Who moves away is not there any more.
    REQUIRE(s.other.run("UPDATE person SET valid_to=1 WHERE id=3").empty());
    CHECK(told(made(s, s.owner, "G01")).empty());
}

TEST_CASE("a lock needs a rule, a purpose and an end", "[store]") {
    Guarded s;
    const auto refused = [&](const store::LockWish& wish) {
        const auto locked = s.store.lock_targets(s.owner, wish, kNow, kNow);
        return locked ? Word::kCount : locked.error().word;
    };
    auto bad = wish("everybody");
    CHECK(refused(bad) == Word::LockRuleBad);
    bad = wish("G01");
    bad.name.clear();
    CHECK(refused(bad) == Word::LockRuleBad);
    bad = wish("G01");
    bad.purpose.clear();
    CHECK(refused(bad) == Word::PurposeNeeded);
    bad = wish("G01");
    bad.until = kNow;
    CHECK(refused(bad) == Word::LockNoEnd);
    bad.until = kNow + hours{24 * 32};
    CHECK(refused(bad) == Word::LockNoEnd);
    bad.until = base::kNever;
    CHECK(refused(bad) == Word::LockNoEnd);
    CHECK(s.other.ask("SELECT count(*) FROM target_lock") == "0");
}

TEST_CASE("a commander sees in which buildings and how many, never which home", "[store]") {
    Guarded s;
    const auto commander = s.account("duty", Role::Commander);
    const model::Locked seen = made(s, commander, "G01 G03");
    CHECK(told(seen) == "11:1/1 13:1/1");
    for (const LockedPlace& place : seen.place) CHECK(place.home.empty());
    const auto again = s.store.lock_again(commander, seen.lock.id, kNow);
    REQUIRE(again);
    for (const LockedPlace& place : again->place) CHECK(place.home.empty());
    const auto owner = s.store.locked(s.owner, seen.lock.id, kNow, kNow);
    REQUIRE(owner);
    REQUIRE(owner->place.size() == 2);
    REQUIRE(owner->place[1].home.size() == 1);
    CHECK(owner->place[1].home[0].unit == UnitId{5});
    CHECK(owner->lock.by == "duty");
}

TEST_CASE("each role sees of a lock what it answers for", "[store]") {
    Guarded s;
    const model::Locked all = made(s, s.owner, "G01 G03");
    // West is Li's: b1, not b3.
    const auto worker = s.account("li", Role::GridWorker, {}, model::StaffId{1});
    const auto mine = s.store.locked(worker, all.lock.id, kNow, kNow);
    REQUIRE(mine);
    CHECK(told(*mine) == "11:1/1");
    // Of a place above his buildings he gets those alone.
    CHECK(told(made(s, worker, "G01 G03")) == "11:1/1");
    CHECK(s.store.end_lock(worker, all.lock.id, kNow, kNow).error().word == Word::OutsideScope);
    CHECK(s.store.end_lock(worker, s.store.locks(worker, kNow)->front().id, kNow, kNow));
    const auto officer = s.account("aid", Role::Specialist, {}, {}, {"G03"});
    const auto own = s.store.locked(officer, all.lock.id, kNow, kNow);
    REQUIRE(own);
    CHECK(told(*own) == "11:1/1");
    CHECK(told(made(s, officer, "age>=40")) == "11:1/1");  // not who is merely old
    CHECK(told(made(s, officer, "G01")).empty());
    const auto of_street = s.account("street", Role::Secretary, kStreet);
    const auto none = s.store.locked(of_street, all.lock.id, kNow, kNow);
    REQUIRE(none);
    CHECK(none->place.empty());
    CHECK(s.store.end_lock(of_street, all.lock.id, kNow, kNow).error().word == Word::OutsideScope);
    for (const Role role : {Role::Planner, Role::Operator, Role::Handler, Role::Auditor}) {
        const auto other =
            s.account("a" + std::string{model::name_of(role)}, role, {}, model::StaffId{2});
        CHECK(s.store.locked(other, all.lock.id, kNow, kNow).error().word == Word::RoleMayNot);
        CHECK(s.store.lock_targets(other, wish("G01"), kNow, kNow).error().word ==
              Word::RoleMayNot);
        CHECK(s.store.locks(other, kNow)->empty());
    }
    const auto wall = store::Grant::wall();
    CHECK(s.store.locked(wall, all.lock.id, kNow, kNow).error().word == Word::RoleMayNot);
    CHECK(s.store.locks(wall, kNow)->empty());
}

TEST_CASE("coverage follows the visits since the lock at which somebody was met", "[store]") {
    Guarded s;
    REQUIRE(s.store.write(visit(UnitId{5}, kB3, "1", kNow - hours{5}), s.owner, kNow));
    const model::Locked locked = made(s, s.owner, "G01 G03");
    const auto met = [&] {
        const auto again = s.store.lock_again(s.owner, locked.lock.id, kNow + hours{2});
        std::uint32_t homes = 0;
        for (const LockedPlace& place : again ? again->place : std::vector<LockedPlace>{})
            homes += place.met;
        return homes;
    };
    const std::int64_t audits = s.audits();
    CHECK(met() == 0);  // before the lock
    CHECK(locked.place[1].visited == kNow - hours{5});
    CHECK(locked.place[0].visited == base::kNever);
    REQUIRE(s.store.write(visit(UnitId{5}, kB3, "3", kNow + hours{1}), s.owner, kNow));
    CHECK(met() == 0);  // nobody at home
    REQUIRE(s.store.write(visit(UnitId{5}, kB3, "2", kNow + hours{1}), s.owner, kNow));
    CHECK(met() == 1);
    REQUIRE(s.store.write(visit(UnitId{1}, kB1, "1", kNow + hours{1}), s.owner, kNow));
    CHECK(met() == 2);
    CHECK(s.audits() == audits);  // nobody was looked for anew
}

TEST_CASE("visit tasks go out once for each home, sealed", "[store]") {
    Guarded s;
    const model::Locked locked = made(s, s.owner, "G01 G03");
    const std::vector<store::VisitOf> to{{kB1, model::StaffId{1}}, {kB3, model::StaffId{}}};
    const auto sent = s.store.send_visits(s.owner, locked.lock.id, to, kNow, kNow);
    REQUIRE(sent);
    CHECK(*sent == 1);  // nobody answers for b3
    CHECK(*s.store.send_visits(s.owner, locked.lock.id, to, kNow, kNow) == 0);
    CHECK(*s.store.send_visits(s.owner, locked.lock.id, {{kB3, model::StaffId{2}}}, kNow, kNow) ==
          1);
    CHECK(s.other.ask("SELECT count(DISTINCT staff) FROM visit_task") == "2");
    CHECK(s.other.ask("SELECT count(*) FROM visit_task WHERE instr(sealed,'unit')>0") == "0");
    const auto again = s.store.lock_again(s.owner, locked.lock.id, kNow);
    REQUIRE(again);
    CHECK(again->place[0].sent == 1);
    CHECK(again->place[1].home[0].sent);
}

TEST_CASE("a lock ends by itself, or by hand, and every looking is written down", "[store]") {
    Guarded s;
    const auto commander = s.account("duty", Role::Commander);
    const model::Locked first = made(s, commander, "G01");
    const model::Locked second = made(s, s.owner, "G03");
    const auto holding = s.store.locks(s.owner, kNow);
    REQUIRE(holding);
    REQUIRE(holding->size() == 2);
    CHECK((*holding)[0].id == second.lock.id);
    REQUIRE(s.store.locked(s.owner, first.lock.id, kNow, kNow + hours{1}));
    const auto page = s.store.audit(s.owner, {}, kNow + hours{1});
    REQUIRE(page);
    CHECK(page->lines[0].act == "lock-seen");
    CHECK(page->lines[0].purpose == "6");
    CHECK(page->lines[0].place == kCommunity);
    CHECK(page->lines[0].amount == 1);
    CHECK(page->lines[1].act == "lock");
    CHECK(page->lines[2].account == "duty");

    CHECK(s.store.locks(s.owner, kNow + hours{72})->empty());
    CHECK(s.store.locked(s.owner, first.lock.id, kNow + hours{72}, kNow).error().word ==
          Word::LockGone);
    CHECK(s.store.lock_again(s.owner, first.lock.id, kNow + hours{72}).error().word ==
          Word::LockGone);
    REQUIRE(s.store.end_lock(s.owner, second.lock.id, kNow, kNow));
    CHECK(s.store.end_lock(s.owner, second.lock.id, kNow, kNow).error().word == Word::LockGone);
    CHECK(s.store.locks(s.owner, kNow)->size() == 1);
    // What was looked at by somebody else is not seen again without a line.
    CHECK_FALSE(s.store.lock_again(commander, first.lock.id, kNow));
}

TEST_CASE("rules are kept by name; those of the program stay as they are", "[store]") {
    Guarded s;
    const std::size_t known = s.store.lock_rules().size();
    CHECK(known >= 10);
    for (const model::KeptRule& rule : s.store.lock_rules()) CHECK(model::rule_from(rule.rule));
    REQUIRE(s.store.keep_lock_rule(s.owner, {"寒潮", "", "G01 need>=2", ""}, kNow));
    REQUIRE(s.store.keep_lock_rule(s.owner, {"寒潮", "", "G01 need>=3", ""}, kNow));
    const auto rules = s.store.lock_rules();
    CHECK(rules.size() == known + 1);
    CHECK(rules.back().rule == "G01 need>=3");
    CHECK(rules.back().author == "owner");
    CHECK(s.store.keep_lock_rule(s.owner, {"独居老人", "", "G02", ""}, kNow).error().word ==
          Word::LockRuleTaken);
    CHECK(s.store.keep_lock_rule(s.owner, {"x", "", "all", ""}, kNow).error().word ==
          Word::LockRuleBad);
    CHECK(s.store.keep_lock_rule(s.account("p", Role::Planner), {"y", "", "G02", ""}, kNow)
              .error()
              .word == Word::RoleMayNot);
}

TEST_CASE("an identity number that is on record elsewhere is told, within the scope", "[store]") {
    Guarded s;
    const auto add = [&](const store::Grant& grant, std::int64_t unit) {
        const auto done = s.store.write(
            store::EditPerson{{model::Table::Person,
                               model::RowEdit::Does::Add,
                               0,
                               {{"unit", "", std::to_string(unit)}}},
                              {{"name", "陈安娜"}, {"id_number", "11010519491231002X"}}},
            grant, kNow);
        if (!done) FAIL(stage::spoken(done.error()));
        return done->doubled;
    };
    CHECK(add(s.owner, 4) == kB1);
    const auto worker = s.account("wu", Role::Secretary, kStreet);
    REQUIRE(s.other.run("INSERT INTO unit(id,place,door) VALUES(9,21,'1')").empty());
    CHECK(number(add(worker, 9)) == 0);  // elsewhere is not his
    const auto renamed = s.store.write(guarded::renamed(kAnna), s.owner, kNow);
    REQUIRE(renamed);
    CHECK(number(renamed->doubled) == 0);  // the number was not written
}
