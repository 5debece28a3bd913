// Locks on service targets: whom a rule means is found anew at each looking, by the role and within
// the scope of who looks. What of it lies in a building, is told by number; which home, only to who
// may list targets; who lives there, never from here.
#include "store/impl.h"
#include "store/reading.h"
#include "store/seal.h"
#include "store/under.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

namespace store {

using base::fail;
using base::Fault;
using base::Instant;
using base::refusal;
using base::Result;
using base::Word;
using model::Act;
using model::Lock;
using model::Locked;
using model::LockedHome;
using model::LockedPlace;
using model::LockId;
using model::LockRule;

namespace {

constexpr const char* kSelectLocks =
    "SELECT id,name,rule,ifnull(place,0),purpose,author,at,until,ended_at FROM target_lock ";
constexpr base::Millis kLongestLock = std::chrono::hours{24 * 31};

Lock lock_in(const Statement& s) {
    return {.id = LockId{s.integer(0)},
            .name = s.text(1),
            .rule = s.text(2),
            .place = model::PlaceId{s.integer(3)},
            .purpose = s.text(4),
            .by = s.text(5),
            .at = s.instant(6),
            .until = s.instant(7),
            .ended = s.instant(8)};
}

/// A lock that holds.
Result<Lock> lock_of(const Database& db, LockId id, Instant now) {
    Statement s = db.prepare(std::string{kSelectLocks} + "WHERE id=?1");
    if (s.with(id).next())
        if (const Lock lock = lock_in(s); model::holds(lock, now)) return lock;
    return fail(Fault::NotFound, Word::LockGone);
}

/// A home with those in it whom the rule means.
struct Meant {
    std::set<std::int64_t> persons;
    Instant planned = base::kNever;
};
using MeantHomes = std::map<std::int64_t, Meant>;  // by unit

/// Those who are cared for; of a special officer only what he is named for.
MeantHomes by_care(const Database& db, const Grant& grant, Targets& targets, const LockRule& rule,
                   Instant now) {
    MeantHomes homes;
    if (!grant.keys) return homes;
    Statement person =
        db.prepare("SELECT unit,ifnull(birth_year,0) FROM person WHERE id=?1 AND valid_to IS NULL");
    const int born_by = base::year_of(now) - rule.age_from;
    for (const model::TargetRow& target : targets.all(db, *grant.keys, now)) {
        const bool named =
            rule.categories.empty() ||
            std::ranges::find(rule.categories, target.category) != rule.categories.end();
        if (!named || target.need < rule.need_from || !may_locate(grant, target.category)) continue;
        if (rule.due && (target.next_visit == base::kNever || target.next_visit > now)) continue;
        if (!person.with(target.person).next()) continue;
        const std::int64_t born = person.integer(1);
        if (rule.age_from > 0 && (born == 0 || born > born_by)) continue;
        Meant& home = homes[person.integer(0)];
        home.persons.insert(model::number(target.person));
        home.planned = std::min(home.planned, target.next_visit);
    }
    return homes;
}

/// Whoever is old enough, cared for or not.
MeantHomes by_age(const Database& db, const LockRule& rule, Instant now) {
    MeantHomes homes;
    Statement s = db.prepare(
        "SELECT id,unit FROM person WHERE birth_year>0 AND birth_year<=?1 AND residence<>'2' AND "
        "valid_to IS NULL");
    s.with(base::year_of(now) - rule.age_from);
    while (s.next()) homes[s.integer(1)].persons.insert(s.integer(0));
    return homes;
}

MeantHomes by_letting(const Database& db, const LockRule& rule) {
    MeantHomes homes;
    Statement s = db.prepare(
        "SELECT unit.id FROM unit LEFT JOIN rental r ON r.unit=unit.id AND r.valid_to IS NULL "
        "WHERE unit.\"use\"='02' AND unit.valid_to IS NULL AND ((?1 AND ifnull(r.registration,"
        "'')<>'1') OR (?2 AND ifnull(r.group_let,0)<>0))");
    s.with(rule.unregistered, rule.group_let);
    while (s.next()) homes[s.integer(0)] = {};
    return homes;
}

MeantHomes meant_by(Store::Impl& store, const Grant& grant, const LockRule& rule, Instant now) {
    if (rule.of_lettings()) return by_letting(store.db, rule);
    const bool of_care = !rule.categories.empty() || rule.need_from > 0 || rule.due ||
                         grant.role == model::Role::Specialist;
    if (of_care) return by_care(store.db, grant, store.targets, rule, now);
    return by_age(store.db, rule, now);
}

/// Homes for which a visit task was sent.
std::set<std::int64_t> sent_homes(const Database& db, const Grant& grant, LockId lock) {
    std::set<std::int64_t> homes;
    if (!grant.keys) return homes;
    Statement s = db.prepare("SELECT id,sealed FROM visit_task WHERE lock=?1");
    s.with(lock);
    while (s.next()) {
        const auto text = grant.keys->open(db, {"visit_task", s.integer(0)}, s.blob(1));
        if (text) homes.insert(std::atoll(field(fields_from(*text), "unit").c_str()));
    }
    return homes;
}

/// What was visited since, and what each building sums to.
void tell_visits(const Database& db, Locked& locked) {
    // Met: all results of K18 but "nobody home".
    Statement s = db.prepare(
        "SELECT max(at),max(at) FILTER (WHERE result<>'3' AND at>=?2) FROM visit WHERE unit=?1");
    for (LockedPlace& place : locked.place) {
        place.homes = static_cast<std::uint32_t>(place.home.size());
        place.met = place.sent = place.left = 0;
        place.visited = place.planned = base::kNever;
        bool never = false;
        for (LockedHome& home : place.home) {
            s.with(home.unit, locked.lock.at);
            if (s.next()) {
                home.visited = s.instant(0);
                home.met = !s.is_null(1);
            }
            place.met += home.met ? 1 : 0;
            place.sent += home.sent ? 1 : 0;
            place.left += home.met || home.sent ? 0 : 1;
            place.planned = std::min(place.planned, home.planned);
            never = never || home.visited == base::kNever;
            place.visited = std::min(place.visited, home.visited);
        }
        if (never) place.visited = base::kNever;
    }
}

/// Everything a lock means for who looks, homes with it.
Locked meant_now(Store::Impl& store, const Grant& grant, const Lock& lock, Instant now) {
    Locked locked{lock, {}};
    const auto rule = model::rule_from(lock.rule);
    if (!rule) return locked;
    const Database& db = store.db;
    const Under under{db, lock.place};
    const auto sent = sent_homes(db, grant, lock.id);
    std::unordered_map<std::int64_t, bool> here;  // by building
    std::map<std::int64_t, LockedPlace> places;
    Statement s = db.prepare(
        "SELECT place,ifnull(stair,1),ifnull(floor,1),door FROM unit WHERE id=?1 AND valid_to IS "
        "NULL");
    for (const auto& [unit, meant] : meant_by(store, grant, *rule, now)) {
        if (!s.with(unit).next()) continue;
        const model::PlaceId at{s.integer(0)};
        const auto [known, is_new] = here.try_emplace(model::number(at), false);
        if (is_new) known->second = under.holds(at) && in_scope(db, grant, at, now);
        if (!known->second) continue;
        LockedPlace& place = places[model::number(at)];
        place.place = at;
        place.targets +=
            std::max<std::uint32_t>(static_cast<std::uint32_t>(meant.persons.size()), 1);
        place.home.push_back({.unit = model::UnitId{unit},
                              .stair = static_cast<int>(s.integer(1)),
                              .floor = static_cast<int>(s.integer(2)),
                              .door = s.text(3),
                              .planned = meant.planned,
                              .sent = sent.contains(unit)});
    }
    for (auto& [number, place] : places) locked.place.push_back(std::move(place));
    tell_visits(db, locked);
    return locked;
}

/// What may be given out: which home, and when somebody was or will be there, only to who may list
/// targets. Dates of a building with one home are those of a person.
Locked given(Locked locked, const Grant& grant) {
    if (model::may(grant.role, Act::ListTargets)) return locked;
    for (LockedPlace& place : locked.place) {
        place.home.clear();
        place.visited = place.planned = base::kNever;
    }
    return locked;
}

/// A grid worker answers for single buildings: of a place above them he is given those alone.
Result<void> within(Reading& reading, const Grant& grant, model::PlaceId place) {
    if (grant.role == model::Role::GridWorker) return {};
    return reading.within(place);
}

std::int64_t targets_in(const Locked& locked) {
    std::int64_t targets = 0;
    for (const LockedPlace& place : locked.place) targets += place.targets;
    return targets;
}

AuditEntry entry_of(const char* act, const Locked& locked) {
    const Lock& lock = locked.lock;
    return {.act = act,
            .table = "target_lock",
            .row = model::number(lock.id),
            .place = lock.place,
            .amount = targets_in(locked),
            .purpose = lock.purpose,
            .detail = fmt::format("{} [{}]", lock.name, lock.rule)};
}

Result<void> fits(const Database& db, const LockWish& wish, Instant now) {
    if (auto told = purpose_is_told(db, wish.purpose); !told) return told;
    if (wish.name.empty() || !model::rule_from(wish.rule))
        return fail(Fault::Unsupported, Word::LockRuleBad, {wish.name});
    if (wish.until > now && wish.until - now <= kLongestLock) return {};
    return fail(Fault::Unsupported, Word::LockNoEnd);
}

}  // namespace

std::vector<model::KeptRule> Store::lock_rules() {
    std::vector<model::KeptRule> rules;
    Statement s = impl_->db.prepare("SELECT name,name_en,rule,author FROM lock_rule ORDER BY id");
    while (s.next()) rules.push_back({s.text(0), s.text(1), s.text(2), s.text(3)});
    return rules;
}

Result<void> Store::keep_lock_rule(const Grant& grant, const model::KeptRule& rule, Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::LockTargets, now);
    if (!reading) return refusal(reading);
    if (rule.name.empty() || !model::rule_from(rule.rule))
        return fail(Fault::Unsupported, Word::LockRuleBad, {rule.name});
    const Database& db = impl_->db;
    auto kept = db.prepare(
                      "INSERT INTO lock_rule(name,rule,author) VALUES(?1,?2,?3) ON CONFLICT(name) "
                      "DO UPDATE SET rule=excluded.rule WHERE author=excluded.author")
                    .with(rule.name, rule.rule, grant.name)
                    .run();
    if (!kept) return kept;
    if (db.integer("SELECT changes()") == 0)
        return fail(Fault::Conflict, Word::LockRuleTaken, {rule.name});
    return reading->done({.act = "lock", .table = "lock_rule", .detail = rule.name});
}

Result<Locked> Store::lock_targets(const Grant& grant, const LockWish& wish, Instant as_of,
                                   Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::LockTargets, now);
    if (!reading) return refusal(reading);
    const Database& db = impl_->db;
    if (auto fine = fits(db, wish, as_of); !fine) return refusal(fine);
    if (auto fine = within(*reading, grant, wish.place); !fine) return refusal(fine);
    auto made = db.prepare(
                      "INSERT INTO target_lock(name,rule,place,purpose,account,author,at,until) "
                      "VALUES(?1,?2,?3,?4,?5,?6,?7,?8)")
                    .with(wish.name, wish.rule, wish.place, wish.purpose, grant.account, grant.name,
                          as_of, wish.until)
                    .run();
    if (!made) return refusal(made);
    auto lock = lock_of(db, LockId{db.last_row_id()}, as_of);
    if (!lock) return refusal(lock);
    Locked locked = meant_now(*impl_, grant, *lock, as_of);
    AuditEntry entry = entry_of("lock", locked);
    entry.detail += " – " + base::iso_from_instant(wish.until);
    if (auto noted = reading->done(entry); !noted) return refusal(noted);
    impl_->lock = LockLookedAt{grant.account, locked};
    return given(std::move(locked), grant);
}

Result<std::vector<Lock>> Store::locks(const Grant& grant, Instant as_of) {
    std::vector<Lock> locks;
    if (!model::may(grant.role, Act::LockTargets)) return locks;
    Statement s = impl_->db.prepare(std::string{kSelectLocks} +
                                    "WHERE ended_at IS NULL AND until>?1 ORDER BY id DESC");
    s.with(as_of);
    while (s.next()) locks.push_back(lock_in(s));
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return locks;
}

Result<Locked> Store::locked(const Grant& grant, LockId id, Instant as_of, Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::LockTargets, now);
    if (!reading) return refusal(reading);
    auto lock = lock_of(impl_->db, id, as_of);
    if (!lock) return refusal(lock);
    Locked locked = meant_now(*impl_, grant, *lock, as_of);
    if (auto noted = reading->done(entry_of("lock-seen", locked)); !noted) return refusal(noted);
    impl_->lock = LockLookedAt{grant.account, locked};
    return given(std::move(locked), grant);
}

Result<Locked> Store::lock_again(const Grant& grant, LockId id, Instant as_of) {
    auto lock = lock_of(impl_->db, id, as_of);
    if (!lock) return refusal(lock);
    auto& kept = impl_->lock;
    if (!kept || kept->by != grant.account || kept->is.lock.id != id ||
        !still_holds(impl_->db, grant))
        return fail(Fault::NotFound, Word::LockGone);
    const auto sent = sent_homes(impl_->db, grant, id);
    for (LockedPlace& place : kept->is.place)
        for (LockedHome& home : place.home) home.sent = sent.contains(model::number(home.unit));
    tell_visits(impl_->db, kept->is);
    return given(kept->is, grant);
}

Result<void> Store::end_lock(const Grant& grant, LockId id, Instant as_of, Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::LockTargets, now);
    if (!reading) return refusal(reading);
    auto lock = lock_of(impl_->db, id, as_of);
    if (!lock) return refusal(lock);
    // Whoever made it may, and who answers for the place.
    if (lock->by != grant.name)
        if (auto fine = reading->within(lock->place); !fine) return fine;
    auto ended =
        impl_->db.prepare("UPDATE target_lock SET ended_at=?2 WHERE id=?1").with(id, as_of).run();
    if (!ended) return ended;
    return reading->done({.act = "lock",
                          .table = "target_lock",
                          .row = model::number(id),
                          .place = lock->place,
                          .purpose = lock->purpose,
                          .detail = lock->name + ": ended"});
}

Result<std::int64_t> Store::send_visits(const Grant& grant, LockId id,
                                        const std::vector<VisitOf>& to, Instant as_of,
                                        Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::LockTargets, now);
    if (!reading) return refusal(reading);
    const Database& db = impl_->db;
    auto lock = lock_of(db, id, as_of);
    if (!lock) return refusal(lock);
    auto sealer = Sealer::for_store(db);
    if (!sealer) return refusal(sealer);
    std::map<model::PlaceId, model::StaffId> staff(to.begin(), to.end());
    Locked locked = meant_now(*impl_, grant, *lock, as_of);
    Statement put =
        db.prepare("INSERT INTO visit_task(id,lock,staff,at,sealed) VALUES(?1,?2,?3,?4,?5)");
    std::int64_t sent = 0;
    for (const LockedPlace& place : locked.place)
        for (const LockedHome& home : place.home) {
            const auto whom = staff.find(place.place);
            if (home.met || home.sent || whom == staff.end() || model::number(whom->second) == 0)
                continue;
            const std::int64_t row = next_id(db, "visit_task");
            auto sealed =
                sealer->seal({"visit_task", row},
                             text_of(Fields{{"unit", std::to_string(model::number(home.unit))}}));
            if (!sealed) return refusal(sealed);
            auto done =
                put.with(row, id, whom->second, as_of, std::span<const std::byte>{*sealed}).run();
            if (!done) return refusal(done);
            ++sent;
        }
    AuditEntry entry = entry_of("lock-sent", locked);
    entry.amount = sent;
    if (auto noted = reading->done(entry); !noted) return refusal(noted);
    return sent;
}

}  // namespace store
