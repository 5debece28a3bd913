// Persons: sealed in the file, read by those who may, within what they answer for, for a purpose,
// with a line in the audit.
#include "store/guarded.h"
#include "store/seal.h"
#include "store/sqlite.h"

#include <algorithm>
#include <filesystem>

#include <catch_amalgamated.hpp>

using base::Word;
using guarded::Guarded;
using guarded::kAnna;
using guarded::kBao;
using model::Act;
using model::PersonField;
using model::Role;
using model::UnitId;
using std::chrono::hours;
using support::kNow;
using namespace support::place;
using Does = model::RowEdit::Does;

TEST_CASE("a file without a key yields no name, phone, caller's word or service target",
          "[store]") {
    Guarded s;
    std::string bytes;
    for (const auto& entry : std::filesystem::directory_iterator{s.folder.path()})
        bytes += support::bytes_of(entry.path().string());
    REQUIRE(bytes.find("hydrant") != std::string::npos);  // what is not sealed is found
    for (const char* secret : {"陈安娜", "13812345678", "宝先生", "漏水第三天",
                               "11010519491231002X", "person=", "category=", "抚恤三科"})
        CHECK(bytes.find(secret) == std::string::npos);
    CHECK(s.other.ask("SELECT group_concat(unit||':'||birth_year||':'||sex||':'||residence) FROM "
                      "person") == "1:1949:2:1,1:1980:1:4,5:1961:1:1");
}

TEST_CASE("a list of persons comes masked, for a purpose, and is written down", "[store]") {
    Guarded s;
    const auto before = s.audits();
    const auto none = s.store.persons_of(s.owner, UnitId{1}, "", kNow);
    REQUIRE_FALSE(none);
    CHECK(none.error().word == Word::PurposeNeeded);
    CHECK(s.store.persons_of(s.owner, UnitId{1}, "99", kNow).error().word == Word::PurposeNeeded);

    const auto people = s.store.persons_of(s.owner, UnitId{1}, "1", kNow);
    REQUIRE(people);
    REQUIRE(people->person.size() == 2);
    const model::PersonSeen& anna = people->person[0];
    CHECK(anna.name == "陈**");
    CHECK(anna.phone == "138****5678");
    CHECK(anna.id_mask == "1****************X");
    CHECK(anna.birth_year == 1949);
    REQUIRE(anna.care.size() == 1);
    CHECK(anna.care[0].category == "G03");
    CHECK(s.audits() == before + 1);
    const auto page = s.store.audit(s.owner, {}, kNow);
    REQUIRE(page);
    CHECK(page->lines[0].act == "list");
    CHECK(page->lines[0].purpose == "1");
    CHECK(page->lines[0].amount == 2);
    CHECK(page->lines[0].place == kB1);
    CHECK(page->broken == 0);
}

TEST_CASE("one field is shown for a reason, fifty times a day", "[store]") {
    Guarded s;
    CHECK(s.store.reveal(s.owner, kAnna, PersonField::Name, "", kNow).error().word ==
          Word::PurposeNeeded);
    const auto name = s.store.reveal(s.owner, kAnna, PersonField::Name, "电话联系", kNow);
    REQUIRE(name);
    CHECK(*name == "陈安娜");
    for (int i = 1; i < 50; ++i)
        REQUIRE(s.store.reveal(s.owner, kAnna, PersonField::Phone, "电话联系", kNow));
    CHECK(s.store.reveal(s.owner, kAnna, PersonField::Phone, "电话联系", kNow).error().word ==
          Word::RevealQuota);
    CHECK(s.store.reveal(s.owner, kAnna, PersonField::Phone, "电话联系", kNow + hours{24}));
    // What was shown stands nowhere.
    CHECK(s.other.ask("SELECT count(*) FROM audit WHERE detail LIKE '%陈安娜%' OR detail LIKE "
                      "'%138%'") == "0");
    CHECK(s.other.ask("SELECT count(*) FROM audit WHERE act='reveal'") == "51");
}

TEST_CASE("an account reads what it answers for, and no further", "[store]") {
    Guarded s;
    const auto worker = s.account("li", Role::GridWorker, {}, model::StaffId{1});
    CHECK(s.store.persons_of(worker, UnitId{1}, "1", kNow));
    const auto beyond = s.store.persons_of(worker, UnitId{5}, "1", kNow);
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().word == Word::OutsideScope);
    // Before the duty began, nothing.
    CHECK_FALSE(s.store.persons_of(worker, UnitId{1}, "1", kNow - hours{24 * 200}));

    const auto of_street = s.account("street", Role::Secretary, kStreet);
    CHECK(s.store.persons_of(of_street, UnitId{1}, "1", kNow).error().word == Word::OutsideScope);
    const auto of_community = s.account("book", Role::Secretary, kCommunity);
    CHECK(s.store.persons_of(of_community, UnitId{5}, "1", kNow));

    // The commander only where something is going on; the special officer his categories.
    const auto commander = s.account("duty", Role::Commander);
    CHECK(s.store.reveal(commander, kAnna, PersonField::Phone, "处理事件", kNow));
    REQUIRE(s.other.run("UPDATE issue SET closed_at=1, state='CLOSED'").empty());
    CHECK(s.store.reveal(commander, kAnna, PersonField::Phone, "处理事件", kNow).error().word ==
          Word::NoReasonToReveal);
    const auto officer = s.account("aid", Role::Specialist, {}, {}, {"G03"});
    const auto mine = s.store.targets_of(officer, kCommunity, "2", kNow);
    REQUIRE(mine);
    REQUIRE(mine->size() == 1);
    CHECK((*mine)[0].target.category == "G03");
    CHECK((*mine)[0].name == "陈**");
    CHECK(s.store.reveal(officer, kAnna, PersonField::Name, "电话联系", kNow));
    CHECK_FALSE(s.store.reveal(officer, kBao, PersonField::Name, "电话联系", kNow));
}

TEST_CASE("a caller's words are for those who settle it", "[store]") {
    Guarded s;
    const auto words = s.store.words_of(s.owner, model::IssueId{1}, "4", kNow);
    REQUIRE(words);
    CHECK(*words == "宝先生：漏水第三天");
    const auto desk = s.account("desk", Role::Operator, {}, model::StaffId{2});
    CHECK_FALSE(s.store.words_of(desk, model::IssueId{1}, "4", kNow));  // not his call
    REQUIRE(
        s.other.run("INSERT INTO issue_log(issue,at,actor,action) VALUES(4,1,2,'submit')").empty());
    CHECK(s.store.words_of(desk, model::IssueId{4}, "4", kNow));
}

TEST_CASE("no role reads by any call what it may not", "[store]") {
    Guarded s;
    // Every call that reads what is not for all, with what it needs.
    struct Call {
        Act needs;
        std::function<base::Result<bool>(const store::Grant&)> made;
    };
    const auto answers = [](const auto& result) -> base::Result<bool> {
        if (!result) return base::refusal(result);
        return true;
    };
    const std::vector<Call> calls{
        {Act::ListPersons,
         [&](const auto& g) { return answers(s.store.persons_of(g, UnitId{1}, "1", kNow)); }},
        {Act::Reveal,
         [&](const auto& g) {
             return answers(s.store.reveal(g, kAnna, PersonField::Name, "当面核对", kNow));
         }},
        {Act::ListTargets,
         [&](const auto& g) { return answers(s.store.targets_of(g, kCommunity, "1", kNow)); }},
        {Act::LockTargets,
         [&](const auto& g) {
             return answers(s.store.lock_targets(g,
                                                 {.name = "a",
                                                  .rule = "G03",
                                                  .place = kB1,
                                                  .purpose = "1",
                                                  .until = kNow + hours{1}},
                                                 kNow, kNow));
         }},
        {Act::ReadWords,
         [&](const auto& g) { return answers(s.store.words_of(g, model::IssueId{1}, "4", kNow)); }},
        {Act::ReadAudit, [&](const auto& g) { return answers(s.store.audit(g, {}, kNow)); }},
        {Act::ManageAccounts, [&](const auto& g) { return answers(s.store.accounts(g, kNow)); }},
        {Act::EditPersons,
         [&](const auto& g) { return answers(s.store.write(guarded::renamed(kAnna), g, kNow)); }},
        {Act::EditPersons,
         [&](const auto& g) {
             return answers(s.store.bring(guarded::one_more(), {.at = kNow}, {}, g));
         }},
        {Act::EditRegister,
         [&](const auto& g) { return answers(s.store.write(stage::visit(), g, kNow)); }},
    };
    for (std::size_t r = 0; r < model::kRoles; ++r) {
        const auto role = static_cast<Role>(r);
        store::Grant grant = s.owner;  // also with the key in hand, the role alone decides
        grant.role = role;
        grant.account = {};  // of no account, so that nothing but the role is asked
        grant.staff = model::StaffId{1};
        grant.categories = {"G03"};
        grant.scope = {};
        for (std::size_t c = 0; c < calls.size(); ++c) {
            CAPTURE(model::name_of(role), c);
            if (role == Role::Operator && calls[c].needs == Act::ReadWords) continue;  // own calls
            const auto result = calls[c].made(grant);
            CHECK(result.has_value() == model::may(role, calls[c].needs));
            if (!result) CHECK(result.error().word == Word::RoleMayNot);
        }
    }
}

TEST_CASE("whoever has no slot cannot open what is sealed", "[store]") {
    Guarded s;
    for (const Role role : {Role::Planner, Role::Auditor, Role::Admin, Role::Handler}) {
        const auto grant = s.account(std::string{model::name_of(role)}, role);
        CHECK(grant.keys == nullptr);
        CHECK_FALSE(model::holds_key(role));
    }
    CHECK(s.other.ask("SELECT count(*) FROM account WHERE slot IS NOT NULL") == "1");
    CHECK(store::Grant::wall().keys == nullptr);
    // Even a role that may list opens nothing without the key.
    store::Grant keyless = s.owner;
    keyless.keys = nullptr;
    const auto people = s.store.persons_of(keyless, UnitId{1}, "1", kNow);
    REQUIRE(people);
    CHECK(people->person[0].name.empty());
    CHECK(people->person[0].care.empty());
}

TEST_CASE("those cared for are told from the community up, small numbers left out", "[store]") {
    Guarded s;
    CHECK(s.other.ask("SELECT group_concat(place||category||shown) FROM care_count WHERE shown NOT "
                      "IN ('0','-')") == "1G01<3,1G03<3");
    CHECK(s.other.ask("SELECT count(*) FROM care_count WHERE place IN (4,11,12,13)") == "0");
    const auto batch = stage::all_of(s.store);
    CHECK(batch.care_read);
    CHECK(batch.care.size() == 30);  // ten categories at three places

    // A third, and a fourth: told in numbers now, at every level.
    for (const model::PersonId person : {kBao, model::PersonId{3}})
        REQUIRE(s.store.write(guarded::cared_for(person, "G03"), s.owner, kNow));
    CHECK(s.other.ask("SELECT group_concat(place||shown) FROM care_count WHERE category='G03'") ==
          "13,23,33");
    // What has ended leaves by itself.
    REQUIRE(s.store.refresh_care(s.owner, kNow + hours{24 * 4000}));
    CHECK(s.other.ask("SELECT count(*) FROM care_count WHERE shown<>'0'") == "0");
    const auto later = s.store.targets_of(s.owner, kCommunity, "1", kNow + hours{24 * 4000});
    REQUIRE(later);
    CHECK(later->empty());
}

TEST_CASE("restricted categories are refused, and never shown where others wrote them", "[store]") {
    Guarded s;
    for (const char* category : {"R01", "R02", "R03", "R04", "XX", ""}) {
        const auto refused = s.store.write(guarded::cared_for(kBao, category), s.owner, kNow);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().word == Word::ValueRefused);
    }
    auto endless = guarded::cared_for(kBao, "G03");
    endless.target.end = base::kNever;
    CHECK_FALSE(s.store.write(endless, s.owner, kNow));
    CHECK(s.other.ask("SELECT count(*) FROM code_item WHERE code LIKE 'R0%'") == "0");
}

TEST_CASE("what is sealed for one row is no other's, and a home moves with who lives there",
          "[store]") {
    Guarded s;
    // The BLOB of a stranger under a person of one's own.
    REQUIRE(
        s.other.run("UPDATE person SET sealed=(SELECT sealed FROM person WHERE id=3) WHERE id=2")
            .empty());
    const auto people = s.store.persons_of(s.owner, UnitId{1}, "1", kNow);
    REQUIRE(people);
    CHECK(people->person[1].name.empty());

    const auto worker = s.account("li", Role::GridWorker, {}, model::StaffId{1});
    const store::EditRows carry_off{
        {{model::Table::Unit, Does::Change, 5, {{"place", "13", "11"}}}}};
    for (const store::Grant& grant : {worker, store::Grant{}}) {
        const auto refused = s.store.write(carry_off, grant, kNow);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().word == Word::OutsideScope);
    }
    CHECK(s.store.write(carry_off, s.owner, kNow));
}

TEST_CASE("whoever is cared for is changed within scope, and refusals are written down",
          "[store]") {
    Guarded s;
    const auto worker = s.account("li", Role::GridWorker, {}, model::StaffId{1});
    const auto before = s.audits();
    const auto refused = s.store.write(guarded::cared_for(model::PersonId{3}, "G03"), worker, kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == Word::OutsideScope);
    CHECK(s.audits() == before + 1);
    const store::EditTarget ends{
        Does::Remove, {.id = model::TargetId{2}, .person = model::PersonId{3}, .category = "G01"}};
    CHECK_FALSE(s.store.write(ends, worker, kNow));
    REQUIRE(s.store.write(ends, s.owner, kNow));
    CHECK(s.other.ask("SELECT place FROM audit ORDER BY id DESC LIMIT 1") == "13");
}

TEST_CASE("a row that was sealed with nonsense stops nobody", "[store]") {
    Guarded s;
    auto db = store::Database::open(s.path, s.path, SQLITE_OPEN_READWRITE);
    REQUIRE(db);
    auto sealer = store::Sealer::for_store(*db);
    REQUIRE(sealer);
    for (const char* text : {"person=abc\ncategory=G01\nend=zzz", "", "end=99999999999999999999"}) {
        const std::int64_t id = store::next_id(*db, "service_target");
        const auto sealed = sealer->seal({"service_target", id}, text);
        REQUIRE(sealed);
        REQUIRE(db->prepare("INSERT INTO service_target(id,sealed) VALUES(?1,?2)")
                    .with(id, std::span<const std::byte>{*sealed})
                    .run());
    }
    CHECK(s.store.persons_of(s.owner, UnitId{1}, "1", kNow));
    CHECK(s.store.targets_of(s.owner, kCommunity, "1", kNow)->size() == 2);
}

TEST_CASE("a grant ends with its account, and with the store's key", "[store]") {
    Guarded s;
    const auto book = s.account("book", Role::Secretary, kCommunity);
    REQUIRE(s.store.persons_of(book, UnitId{1}, "1", kNow));
    REQUIRE(s.store.close_account(s.owner, "book", kNow));
    CHECK_FALSE(s.store.persons_of(book, UnitId{1}, "1", kNow));
    CHECK_FALSE(s.store.write(stage::visit(), book, kNow));
    REQUIRE(s.other.run("UPDATE meta SET value=(SELECT printf('%064d',7)) WHERE key='public_key'")
                .empty());
    CHECK_FALSE(s.store.persons_of(s.owner, UnitId{1}, "1", kNow));
    CHECK(s.store.enter(s.founder.secret(), kNow).error().word == Word::StoreDamaged);
}

TEST_CASE("an import of persons goes back by those who may, and care goes with them", "[store]") {
    Guarded s;
    model::Rows rows = guarded::one_more();
    rows.targets = {{.id = model::TargetId{-1},
                     .person = model::PersonId{-1},
                     .category = "G04",
                     .end = kNow + hours{24}}};
    const auto batch = s.store.bring(std::move(rows), {.at = kNow}, {}, s.owner);
    REQUIRE(batch);
    CHECK(s.store.take_back(*batch, kNow).error().word == Word::RoleMayNot);
    const auto plan = s.account("plan", Role::Planner);
    CHECK(s.store.take_back(*batch, kNow, plan).error().word == Word::RoleMayNot);
    REQUIRE(s.store.take_back(*batch, kNow, s.owner));
    CHECK(s.other.ask("SELECT count(*) FROM service_target") == "2");
    CHECK(s.other.ask("SELECT count(*) FROM audit WHERE act='import'") == "2");
    const auto worker = s.account("li", Role::GridWorker, {}, model::StaffId{1});
    model::Rows away = guarded::one_more();
    away.people[0].unit = UnitId{5};
    CHECK(s.store.bring(std::move(away), {.at = kNow}, {}, worker).error().word ==
          Word::OutsideScope);
}
