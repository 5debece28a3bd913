#include "store/bring_persons.h"

#include "store/reading.h"
#include "store/seal.h"

#include <set>

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

bool batch_has_persons(const Database& db, std::int64_t batch) {
    return db
        .prepare(
            "SELECT 1 FROM import_range WHERE batch=?1 AND tbl IN ('person',"
            "'service_target') LIMIT 1")
        .with(batch)
        .next();
}

/// Whoever is gone is not cared for any more, and that persons are gone is written down.
Result<void> after_persons_left(Store::Impl& store, const Grant& grant, std::int64_t batch,
                                std::int64_t removed, bool persons, base::Instant now) {
    const Database& db = store.db;
    if (auto done = db.run("DELETE FROM care_count WHERE place NOT IN (SELECT id FROM place)");
        !done)
        return done;
    if (!persons) return {};
    if (grant.keys) {
        Statement there = db.prepare("SELECT 1 FROM person WHERE id=?1");
        Statement drop = db.prepare("DELETE FROM service_target WHERE id=?1");
        const auto all = store.targets.all(db, *grant.keys, now);
        for (const model::TargetRow& target : all)
            if (!there.with(target.person).next())
                if (auto done = drop.with(target.id).run(); !done) return done;
        if (auto told = make_care_counts(db, *grant.keys, store.targets, now); !told) return told;
    }
    return add_audit(
        db, grant, now,
        {.act = "import", .table = "person", .row = batch, .amount = removed, .detail = "undone"});
}

/// Nobody brings persons into homes that are not his.
Result<void> homes_in_scope(const Database& db, const model::Rows& rows, const Grant& grant,
                            base::Instant now) {
    const bool everywhere =
        model::number(grant.scope) == 0 && grant.role != model::Role::GridWorker;
    if (everywhere) return {};
    std::set<model::UnitId> homes;
    for (const model::PersonRow& person : rows.people) homes.insert(person.unit);
    std::set<std::int64_t> places;
    for (const model::UnitRow& unit : rows.units)
        if (homes.erase(unit.id) > 0) places.insert(model::number(unit.place));
    // Prepared once: a register may name every home of a district.
    Statement place_of = db.prepare("SELECT place FROM unit WHERE id=?1");
    for (const model::UnitId unit : homes) {
        places.insert(place_of.with(unit).next() ? place_of.integer(0) : 0);
        if (!place_of.ok()) return tl::unexpected<base::Error>(place_of.error());
    }
    for (const std::int64_t place : places)
        if (!in_scope(db, grant, model::PlaceId{place}, now))
            return fail(Fault::Denied, Word::OutsideScope);
    return {};
}

Result<void> Store::note_look(const Grant& grant, std::int64_t rows, base::Instant now) {
    auto reading = Reading::begin(*impl_, grant, model::Act::EditPersons, now);
    if (!reading) return refusal(reading);
    return reading->done({.act = "import", .table = "person", .amount = rows, .detail = "look"});
}

std::optional<model::Token> token_of(const Grant& grant, std::string_view id_number) {
    if (!grant.keys) return std::nullopt;
    return grant.keys->token(id_number);
}

std::string Store::remembered(const std::string& name) {
    Statement s = impl_->db.prepare("SELECT value FROM meta WHERE key=?1");
    return s.with("remembered:" + name).next() ? s.text(0) : std::string{};
}

Result<void> Store::remember(const std::string& name, const std::string& text) {
    if (impl_->access == Access::Still)
        return fail(Fault::Denied, Word::StoreReadOnly, {impl_->path});
    return impl_->db.prepare("INSERT OR REPLACE INTO meta(key,value) VALUES(?1,?2)")
        .with("remembered:" + name, text)
        .run();
}

}  // namespace store
