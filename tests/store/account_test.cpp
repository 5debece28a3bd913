// Accounts, the audit's chain, and edits of persons.
#include "store/guarded.h"

#include "store/schema.h"
#include "store/seal.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

using base::Word;
using guarded::Guarded;
using guarded::kAnna;
using guarded::kBao;
using model::Role;
using model::RowEdit;
using model::Table;
using model::UnitId;
using support::kNow;
using namespace support::place;
using Does = model::RowEdit::Does;

TEST_CASE("HMAC-SHA-256 is that of RFC 4231", "[store]") {
    const std::string key = "Jefe";
    const store::Hmac under{std::as_bytes(std::span{key.data(), key.size()})};
    const std::string expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    CHECK(store::hex(under.of("what do ya want for nothing?")) == expected);
    CHECK(store::hex(under.of("what do ya want for nothing?")) == expected);  // keeps its key
}

TEST_CASE("an account enters by its password until it is closed", "[store]") {
    Guarded s;
    const auto first = s.account("book", Role::Secretary, kCommunity);
    CHECK(first.role == Role::Secretary);
    CHECK(first.scope == kCommunity);
    CHECK(first.keys != nullptr);
    CHECK(s.store.enter("book", "wrong password", kNow).error().word == Word::PasswordWrong);
    CHECK(s.store.enter("nobody", "12345678", kNow).error().word == Word::NoSuchAccount);
    CHECK(s.other.ask("SELECT count(*) FROM audit WHERE act='refused'") == "1");

    REQUIRE(s.store.set_password(first, "book", "another one", store::Hardness::least(), kNow));
    CHECK_FALSE(s.store.enter("book", "12345678", kNow));
    const auto again = s.store.enter("book", "another one", kNow);
    REQUIRE(again);
    CHECK(s.store.persons_of(*again, UnitId{1}, "1", kNow)->person[0].name == "陈**");

    REQUIRE(s.store.close_account(s.owner, "book", kNow));
    CHECK_FALSE(s.store.enter("book", "another one", kNow));
    CHECK(s.other.ask("SELECT slot IS NULL FROM account WHERE name='book'") == "1");
}

TEST_CASE("accounts that read persons are made by whoever holds the key", "[store]") {
    Guarded s;
    const auto admin = s.account("root", Role::Admin);
    const auto add = [&](Role role, const std::string& name, const std::string& password) {
        return s.store.add_account(admin, {.name = name, .role = role}, password,
                                   store::Hardness::least(), kNow);
    };
    CHECK(add(Role::Planner, "plan", "12345678"));
    CHECK(add(Role::GridWorker, "li", "12345678").error().word == Word::KeyHolderNeeded);
    CHECK(add(Role::Planner, "plan", "12345678").error().word == Word::AccountExists);
    CHECK(add(Role::Planner, "short", "1234567").error().word == Word::PasswordShort);
    CHECK(add(Role::Wall, "screen", "12345678").error().word == Word::AccountNameRefused);
    CHECK(add(Role::Planner, "guest", "12345678").error().word == Word::AccountNameRefused);
    for (const Role role : {Role::Secretary, Role::GridWorker, Role::Operator, Role::Specialist})
        CHECK(s.store
                  .add_account(s.owner, {.name = "all", .role = role}, "12345678",
                               store::Hardness::least(), kNow)
                  .error()
                  .word == Word::AccountLacks);
    const auto all = s.store.accounts(admin, kNow);
    REQUIRE(all);
    CHECK(all->size() == 3);
    CHECK(s.store.set_password(admin, "owner", "12345678", store::Hardness::least(), kNow)
              .error()
              .word == Word::OwnerHasNoPassword);
}

TEST_CASE("the recovery key is the owner's secret, and a mistyped one is told", "[store]") {
    Guarded s;
    const std::string key = s.founder.recovery_key();
    const auto secret = store::secret_from(key);
    REQUIRE(secret);
    CHECK(*secret == s.founder.secret());
    std::string small = key;
    std::ranges::transform(small, small.begin(),
                           [](char c) { return c >= 'A' ? char(c + 32) : c; });
    CHECK(store::secret_from(" " + small + "\n"));
    // Any one sign wrong is noticed.
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (key[i] == '-') continue;
        std::string wrong = key;
        wrong[i] = wrong[i] == '7' ? '8' : '7';
        CHECK_FALSE(store::secret_from(wrong));
    }
    CHECK_FALSE(store::secret_from(""));
    const store::Founder other = store::Founder::make();
    CHECK_FALSE(s.store.enter(other.secret(), kNow));
}

TEST_CASE("a changed line of the audit is found, and so is a missing one", "[store]") {
    Guarded s;
    for (int i = 0; i < 5; ++i) REQUIRE(s.store.persons_of(s.owner, UnitId{1}, "1", kNow));
    const auto differences = [&] {
        const auto report = s.store.check();
        REQUIRE(report);
        return std::ranges::count(report->differences, std::string{"audit"},
                                  &store::Difference::invariant);
    };
    CHECK(differences() == 0);
    CHECK_FALSE(s.other.run("UPDATE audit SET name='nobody' WHERE id=3").empty());
    CHECK_FALSE(s.other.run("DELETE FROM audit WHERE id=3").empty());
    CHECK(differences() == 0);

    REQUIRE(s.other
                .run("DROP TRIGGER audit_stays_as_written; DROP TRIGGER audit_stays_complete;"
                     "UPDATE audit SET purpose='7' WHERE id=5")
                .empty());
    CHECK(differences() == 2);
    CHECK(s.store.audit(s.owner, {}, kNow)->broken == 2);
    REQUIRE(s.other.run("UPDATE audit SET purpose='1' WHERE id=5").empty());
    CHECK(differences() == 1);
    REQUIRE(s.other.run("DELETE FROM audit WHERE id=4").empty());
    CHECK(differences() == 3);  // it is missing, and the next does not follow
    REQUIRE(s.other.run("DELETE FROM audit WHERE id>4").empty());
    CHECK(differences() >= 1);  // cut off at the end
}

TEST_CASE("a person is written, changed and taken back, sealed all the while", "[store]") {
    Guarded s;
    const auto seen = [&](UnitId unit) {
        auto people = s.store.persons_of(s.owner, unit, "1", kNow);
        if (!people) FAIL(stage::spoken(people.error()));
        return people->person;
    };
    store::EditPerson add{{Table::Person,
                           Does::Add,
                           0,
                           {{"unit", "", "2"}, {"birth_year", "", "1966"}, {"sex", "", "1"}}},
                          {{"name", "欧阳建国"}, {"phone", "13700001111"}}};
    const auto added = s.store.write(add, s.owner, kNow);
    REQUIRE(added);
    REQUIRE(seen(UnitId{2}).size() == 1);
    CHECK(seen(UnitId{2})[0].name == "欧阳**");
    CHECK(s.other.ask("SELECT people FROM place_tally WHERE place=11").find("196611") !=
          std::string::npos);

    const auto renamed = s.store.write(guarded::renamed(kAnna), s.owner, kNow);
    REQUIRE(renamed);
    CHECK(seen(UnitId{1})[0].name == "周*");
    CHECK(seen(UnitId{1})[0].phone == "138****5678");
    const auto back = store::undoing(guarded::renamed(kAnna), *renamed);
    REQUIRE(back);
    // Not without the right to: what is sealed is still a person.
    CHECK(s.store.write(*back).error().word == Word::RoleMayNot);
    REQUIRE(s.store.write(*back, s.owner, kNow));
    CHECK(seen(UnitId{1})[0].name == "陈**");
    const auto forth = store::again(guarded::renamed(kAnna), *renamed);
    REQUIRE(s.store.write(forth, s.owner, kNow));
    CHECK(seen(UnitId{1})[0].name == "周*");

    const auto gone = store::undoing(add, *added);
    REQUIRE(gone);
    REQUIRE(s.store.write(*gone, s.owner, kNow));
    CHECK(seen(UnitId{2}).empty());
    CHECK(s.other.ask("SELECT count(*) FROM audit WHERE act='edit' AND tbl='person'") == "5");

    // Somebody else has changed it since it was seen.
    store::EditPerson late = guarded::renamed(kAnna);
    late.version = seen(UnitId{1})[0].version;
    REQUIRE(s.store.write(guarded::renamed(kAnna), s.owner, kNow));
    CHECK(s.store.write(late, s.owner, kNow).error().word == Word::RowChanged);

    // A number that fails its check writes nothing.
    add.sealed.push_back({"id_number", "110105194912310021"});
    CHECK(s.store.write(add, s.owner, kNow).error().word == Word::IdNumberWrong);
    CHECK(seen(UnitId{2}).empty());
    const auto worker = s.account("li", Role::GridWorker, {}, model::StaffId{1});
    CHECK(s.store.write(guarded::renamed(model::PersonId{3}), worker, kNow).error().word ==
          Word::OutsideScope);
}

TEST_CASE("the same identity number leaves the same token, and no other does", "[store]") {
    Guarded s;
    const auto add = [&](const std::string& number) {
        const auto done =
            s.store.write(store::EditPerson{{Table::Person, Does::Add, 0, {{"unit", "", "2"}}},
                                            {{"name", "某"}, {"id_number", number}}},
                          s.owner, kNow);
        REQUIRE(done);
        return s.other.ask("SELECT hex(token) FROM person WHERE id=" +
                           std::to_string(done->rows[0]));
    };
    const std::string anna = s.other.ask("SELECT hex(token) FROM person WHERE id=1");
    CHECK(anna.size() == 64);
    CHECK(add("11010519491231002x") == anna);
    CHECK(add("53010219200508011X") != anna);
}

TEST_CASE("a store of before persons gets its owner once", "[store]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store old = stage::town_at(path);
    CHECK(old.id().empty());
    const store::EditPerson add{{Table::Person, Does::Add, 0, {{"unit", "", "1"}}},
                                {{"name", "某"}}};
    store::Grant owner{.role = Role::Owner, .name = "owner"};
    CHECK(old.write(add, owner, kNow).error().word == Word::NotFounded);
    const store::Founder founder = store::Founder::make();
    REQUIRE(old.found(founder, kNow));
    CHECK(old.id() == founder.store_id());
    CHECK(old.found(store::Founder::make(), kNow).error().word == Word::AlreadyFounded);
    const auto grant = old.enter(founder.secret(), kNow);
    REQUIRE(grant);
    CHECK(old.write(add, *grant, kNow));
}

TEST_CASE("an import of persons is one line of the audit, and goes back whole", "[store]") {
    Guarded s;
    const auto batch = s.store.bring(guarded::one_more(), {.at = kNow}, {}, s.owner);
    REQUIRE(batch);
    CHECK(s.other.ask("SELECT count(*) FROM person") == "4");
    CHECK(s.other.ask("SELECT count(*) FROM audit WHERE act='import' AND amount=1") == "1");
    REQUIRE(s.store.take_back(*batch, kNow, s.owner));
    CHECK(s.other.ask("SELECT count(*) FROM person") == "3");
    const auto report = s.store.check();
    REQUIRE(report);
    CHECK(report->differences.empty());
}
