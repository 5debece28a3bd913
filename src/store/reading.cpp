#include "store/reading.h"

#include "store/seal.h"

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

Result<Reading> Reading::begin_own(Store::Impl& store, const Grant& grant, base::Instant now) {
    if (store.access == Access::Still)
        return fail(Fault::Denied, Word::NoReadingWithoutAudit, {store.path});
    if (auto fine = store.refuse_lost_write(); !fine) return refusal(fine);
    auto transaction = Transaction::begin(store.db, Transaction::Mode::Write);
    if (!transaction) return refusal(transaction);
    Reading reading{store.db, grant, now, std::move(*transaction)};
    if (still_holds(store.db, grant)) return reading;
    return tl::unexpected<base::Error>(
        reading.refuse({Fault::Denied, Word::RoleMayNot, {}, {}}, "closed"));
}

Result<Reading> Reading::begin(Store::Impl& store, const Grant& grant, model::Act act,
                               base::Instant now) {
    auto reading = begin_own(store, grant, now);
    if (!reading || model::may(grant.role, act)) return reading;
    return tl::unexpected<base::Error>(
        reading->refuse({Fault::Denied, Word::RoleMayNot, {}, {}}, "role"));
}

base::Error Reading::refuse(base::Error why, const std::string& detail) {
    auto noted = add_audit(*db_, *grant_, now_, {.act = "refused", .detail = detail});
    if (!noted) return noted.error();
    if (auto done = transaction_.commit(); !done) return done.error();
    return why;
}

Result<void> Reading::within(model::PlaceId place) {
    if (in_scope(*db_, *grant_, place, now_)) return {};
    return tl::unexpected<base::Error>(
        refuse({Fault::Denied, Word::OutsideScope, {}, {}}, "scope"));
}

Result<void> Reading::done(const AuditEntry& entry) {
    if (auto noted = add_audit(*db_, *grant_, now_, entry); !noted) return noted;
    return transaction_.commit();
}

bool still_holds(const Database& db, const Grant& grant) {
    const bool same_store =
        !grant.keys ||
        db.text("SELECT value FROM meta WHERE key='public_key'") == hex(grant.keys->public_key());
    if (!same_store || model::number(grant.account) == 0) return same_store;
    Statement s = db.prepare(
        "SELECT ifnull(scope,0),ifnull(staff,0),role FROM account WHERE id=?1 AND closed_at IS "
        "NULL");
    return s.with(grant.account).next() && s.integer(0) == model::number(grant.scope) &&
           s.integer(1) == model::number(grant.staff) && s.text(2) == model::name_of(grant.role);
}

bool in_scope(const Database& db, const Grant& grant, model::PlaceId place, base::Instant now) {
    constexpr const char* kUp =
        "WITH RECURSIVE up(id) AS (SELECT ?1 UNION SELECT parent FROM up JOIN place ON "
        "place.id=up.id WHERE parent IS NOT NULL) SELECT 1 ";
    if (grant.role == model::Role::GridWorker) {
        Statement s = db.prepare(std::string{kUp} +
                                 "FROM assignment a WHERE a.staff=?2 AND (a.place IN (SELECT id "
                                 "FROM up) OR a.grid=(SELECT grid FROM place WHERE id=?1)) AND "
                                 "ifnull(a.valid_from,0)<=?3 AND ifnull(a.valid_to,?3+1)>?3 "
                                 "LIMIT 1");
        return s.with(place, grant.staff, now).next();
    }
    if (model::number(grant.scope) == 0) return true;
    return db.prepare(std::string{kUp} + "FROM up WHERE id=?2 LIMIT 1")
        .with(place, grant.scope)
        .next();
}

model::PlaceId place_of_unit(const Database& db, std::int64_t unit) {
    Statement s = db.prepare("SELECT place FROM unit WHERE id=?1");
    return s.with(unit).next() ? model::PlaceId{s.integer(0)} : model::PlaceId{};
}

model::PlaceId place_of_person(const Database& db, std::int64_t person) {
    Statement s = db.prepare("SELECT unit FROM person WHERE id=?1");
    return s.with(person).next() ? place_of_unit(db, s.integer(0)) : model::PlaceId{};
}

Result<void> purpose_is_told(const Database& db, const std::string& purpose) {
    Statement s = db.prepare("SELECT 1 FROM code_item WHERE list='K32' AND code=?1");
    if (s.with(purpose).next()) return {};
    return fail(Fault::Denied, Word::PurposeNeeded);
}

}  // namespace store
