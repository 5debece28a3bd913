#include "model/mask.h"
#include "store/impl.h"
#include "store/reading.h"
#include "store/seal.h"

#include <algorithm>

#include <fmt/format.h>

namespace store {

using base::fail;
using base::Fault;
using base::Instant;
using base::refusal;
using base::Result;
using base::Word;
using model::Act;
using model::PersonSeen;
using model::Role;

namespace {

constexpr std::int64_t kRevealsADay = 50;

constexpr const char* kOfPerson =
    "SELECT person.id,unit,birth_year,sex,residence,sealed FROM person ";

Fields opened(const Database& db, const Grant& grant, const Statement& s) {
    if (!grant.keys) return {};
    const auto text = grant.keys->open(db, {"person", s.integer(0)}, s.blob(5));
    return text ? fields_from(*text) : Fields{};
}

PersonSeen masked(const Database& db, const Grant& grant, const Statement& s) {
    const Fields fields = opened(db, grant, s);
    return {.id = model::PersonId{s.integer(0)},
            .unit = model::UnitId{s.integer(1)},
            .birth_year = static_cast<int>(s.integer(2)),
            .sex = s.text(3),
            .residence = s.text(4),
            .name = model::mask_name(field(fields, "name")),
            .phone = model::mask_phone(field(fields, "phone")),
            .relation = field(fields, "relation"),
            .id_mask = field(fields, "id"),
            .version = version_of(s.blob(5)),
            .care = {}};
}

/// Whether somebody still works on something in that building.
bool has_open_issue(const Database& db, model::PlaceId place) {
    return db.prepare("SELECT 1 FROM issue WHERE place=?1 AND closed_at IS NULL LIMIT 1")
        .with(place)
        .next();
}

/// Beyond the role and the scope: what the account is there for.
Result<void> has_reason(Reading& reading, const Database& db, Targets& targets, const Grant& grant,
                        model::PersonId person, Instant now) {
    const bool commander_without = grant.role == Role::Commander &&
                                   !has_open_issue(db, place_of_person(db, model::number(person)));
    const bool not_own_category =
        grant.role == Role::Specialist && targets.of(db, grant, person, now).empty();
    if (!commander_without && !not_own_category) return {};
    return tl::unexpected<base::Error>(
        reading.refuse({Fault::Denied, Word::NoReasonToReveal, {}, {}}, "reason"));
}

}  // namespace

Result<model::People> Store::persons_of(const Grant& grant, model::UnitId unit,
                                        const std::string& purpose, Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::ListPersons, now);
    if (!reading) return refusal(reading);
    const Database& db = impl_->db;
    if (auto told = purpose_is_told(db, purpose); !told) return refusal(told);
    const model::PlaceId place = place_of_unit(db, model::number(unit));
    if (auto fine = reading->within(place); !fine) return refusal(fine);
    model::People people{.unit = unit, .purpose = purpose, .person = {}};
    Statement s =
        db.prepare(std::string{kOfPerson} + "WHERE unit=?1 AND valid_to IS NULL ORDER BY id");
    s.with(unit);
    while (s.next()) people.person.push_back(masked(db, grant, s));
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    for (PersonSeen& person : people.person)
        person.care = impl_->targets.of(db, grant, person.id, now);
    auto noted = reading->done({.act = "list",
                                .table = "unit",
                                .row = model::number(unit),
                                .place = place,
                                .amount = static_cast<std::int64_t>(people.person.size()),
                                .purpose = purpose});
    if (!noted) return refusal(noted);
    return people;
}

Result<std::string> Store::reveal(const Grant& grant, model::PersonId person,
                                  model::PersonField wanted, const std::string& reason,
                                  Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::Reveal, now);
    if (!reading) return refusal(reading);
    const Database& db = impl_->db;
    if (reason.empty()) return fail(Fault::Denied, Word::PurposeNeeded);
    const model::PlaceId place = place_of_person(db, model::number(person));
    if (auto fine = reading->within(place); !fine) return refusal(fine);
    if (auto fine = has_reason(*reading, db, impl_->targets, grant, person, now); !fine)
        return refusal(fine);
    if (audited_since(db, grant, "reveal", base::midnight_before(now)) >= kRevealsADay)
        return tl::unexpected<base::Error>(reading->refuse(
            {Fault::Denied, Word::RevealQuota, {std::to_string(kRevealsADay)}, {}}, "quota"));
    Statement s = db.prepare(std::string{kOfPerson} + "WHERE person.id=?1 AND valid_to IS NULL");
    if (!s.with(person).next()) return fail(Fault::NotFound, Word::RowGone);
    const char* name = wanted == model::PersonField::Name ? "name" : "phone";
    const std::string value = field(opened(db, grant, s), name);
    s.reset();
    auto noted = reading->done({.act = "reveal",
                                .table = "person",
                                .row = model::number(person),
                                .place = place,
                                .amount = 1,
                                .detail = fmt::format("{}: {}", name, reason)});
    if (!noted) return refusal(noted);
    return value;
}

Result<std::vector<model::TargetSeen>> Store::targets_of(const Grant& grant, model::PlaceId place,
                                                         const std::string& purpose, Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::ListTargets, now);
    if (!reading) return refusal(reading);
    const Database& db = impl_->db;
    if (auto told = purpose_is_told(db, purpose); !told) return refusal(told);
    Statement under = db.prepare(
        "WITH RECURSIVE up(id) AS (SELECT ?1 UNION SELECT parent FROM up JOIN place ON "
        "place.id=up.id WHERE parent IS NOT NULL) SELECT 1 FROM up WHERE id=?2");
    Statement s = db.prepare(std::string{kOfPerson} + "WHERE person.id=?1 AND valid_to IS NULL");
    std::vector<model::TargetSeen> seen;
    if (grant.keys) {
        for (const model::TargetRow& target : impl_->targets.all(db, *grant.keys, now)) {
            if (!may_know(grant, target.category) || !s.with(target.person).next()) continue;
            const model::PlaceId at = place_of_unit(db, s.integer(1));
            const bool here = under.with(at, place).next();
            under.reset();
            if (!here || !in_scope(db, grant, at, now)) continue;
            const PersonSeen person = masked(db, grant, s);
            seen.push_back({target, at, person.unit, person.birth_year, person.sex, person.name});
        }
        s.reset();
    }
    auto noted = reading->done({.act = "targets",
                                .table = "place",
                                .row = model::number(place),
                                .place = place,
                                .amount = static_cast<std::int64_t>(seen.size()),
                                .purpose = purpose});
    if (!noted) return refusal(noted);
    return seen;
}

Result<void> Store::refresh_care(const Grant& grant, Instant now) {
    if (!grant.keys || impl_->access == Access::Still) return {};
    auto transaction = Transaction::begin(impl_->db, Transaction::Mode::Write);
    if (!transaction) return refusal(transaction);
    if (auto done = make_care_counts(impl_->db, *grant.keys, impl_->targets, now); !done)
        return done;
    return transaction->commit();
}

}  // namespace store
