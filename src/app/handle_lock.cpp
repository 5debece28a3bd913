// Locks on service targets: which hold, and the one that is shown.
#include "app/viewer.h"

#include "ui/listing.h"
#include "ui/sentences.h"

#include <algorithm>
#include <cmath>

namespace app {

using base::Word;
using model::kNoRow;
using model::Row;

namespace {

// Whom a lock means is looked for again when persons, homes or duties have changed, so often at
// most: each looking is a line of the audit.
constexpr double kLookAgain_s = 60;

}  // namespace

bool Viewer::may_lock() const {
    return world_ != nullptr && session_.workspace == ui::Workspace::Grid && !frame_.feed.reading &&
           !frame_.feed.still && model::may(session_.role, model::Act::LockTargets);
}

void Viewer::perform(const ui::ToggleLocks& /*wish*/) {
    const bool opens = !session_.locks.open && may_lock();
    session_.locks.open = opens;
    session_.locks.refused.clear();
    if (!opens) return;
    session_.desk.palette = session_.desk.label_card = false;
    session_.desk.sheet.open = false;
    session_.tables.open = false;
    session_.audit = {};
    session_.doors = {};
    session_.lacks = {};
    ask(AskLocks{});
}

void Viewer::perform(const ui::MakeLock& wish) {
    if (session_.locks.waits) return;
    session_.locks.refused.clear();
    const Row told = ui::told_of(session_, *frame_.snapshot.places);
    const model::PlaceId place =
        told == kNoRow ? model::PlaceId{} : frame_.snapshot.places->row[told].id;
    lock_asked_ = lock_news();
    lock_looked_s_ = Clock::steady_s();
    session_.locks.waits =
        ask(AskMakeLock{{.name = wish.name,
                         .rule = wish.rule,
                         .place = place,
                         .purpose = wish.purpose,
                         .until = clock_.now() + std::chrono::hours{wish.hours}}});
}

void Viewer::perform(const ui::ShowLock& wish) {
    session_.locks.open = false;
    if (model::number(wish.lock) != 0) {
        lock_asked_ = lock_news();
        lock_looked_s_ = Clock::steady_s();
        session_.locks.waits = ask(AskLock{.lock = wish.lock, .opens = true});
        return;
    }
    put_lock_away();
}

void Viewer::put_lock_away() {
    session_.locks.shown.reset();
    lock_asked_ = {};
    locked_ = {};
}

/// Up to which changes whatever is asked now will be told.
Viewer::Followed Viewer::lock_news() const {
    return {frame_.visits_changed, frame_.locks_changed, frame_.targets_changed, frame_.reads};
}

void Viewer::perform(const ui::EndLock& wish) {
    for (const model::Lock& lock : session_.locks.holding)
        if (lock.id == wish.lock) ask(AskEndLock{lock.id, lock.name});
}

void Viewer::perform(const ui::SendVisits& /*wish*/) {
    if (!session_.locks.shown || session_.locks.waits) return;
    locked_.duties = nullptr;  // to whoever answers now
    tell_lock();
    AskSendVisits sent{session_.locks.shown->lock.id, {}};
    for (const derive::LockYard& yard : session_.locks.shown->yard)
        for (const derive::LockStop& stop : yard.stop)
            sent.to.emplace_back(stop.at.place, stop.staff);
    session_.locks.waits = ask(std::move(sent));
}

void Viewer::perform(const ui::KeepLockRule& wish) {
    session_.locks.refused.clear();
    ask(AskKeepLockRule{{.name = wish.name, .name_en = {}, .rule = wish.rule, .author = {}}});
}

/// Keeps to what the store says: which locks hold, and how far the visits of the shown one are.
void Viewer::follow_locks() {
    if (!may_lock()) return;
    ui::LockDesk& locks = session_.locks;
    const std::pair wanted{frame_.locks_changed, frame_.reads};
    if (locks_asked_ != wanted) {
        locks_asked_ = wanted;
        ask(AskLocks{});  // when too many wait, the card asks again as it opens
    }
    const base::Instant now = clock_.now();
    const auto ended = [&](const model::Lock& lock) { return !model::holds(lock, now); };
    if (std::erase_if(locks.holding, ended) > 0) frames_due_ = kSettle;
    if (!locks.shown) return;
    if (ended(locks.shown->lock)) {
        tell(base::say(session_.language, Word::LockExpired, {locks.shown->lock.name}), false);
        return put_lock_away();
    }
    if (locked_.places != frame_.snapshot.places ||
        locked_.duties != frame_.snapshot.assignments.get())
        tell_lock();
    const Followed is = lock_news();
    if (locks.waits || lock_asked_ == is) return;
    const bool others = lock_asked_.targets != is.targets || lock_asked_.reads != is.reads;
    const bool looks = others && Clock::steady_s() - lock_looked_s_ >= kLookAgain_s;
    if (!looks && lock_asked_.visits == is.visits && lock_asked_.locks == is.locks) return;
    if (looks) lock_looked_s_ = Clock::steady_s();
    lock_asked_ =
        looks ? is : Followed{is.visits, is.locks, lock_asked_.targets, lock_asked_.reads};
    locks.waits = ask(AskLock{.lock = locks.shown->lock.id, .again = !looks});
}

/// When the next lock ends by itself, or may be looked at again; never negative.
base::Millis Viewer::until_lock_wakes() const {
    base::Millis least{3'600'000};
    if (!may_lock()) return least;
    const base::Instant now = clock_.now();
    const auto ends = [&](const model::Lock& lock) {
        least = std::clamp(lock.until - now, base::Millis{0}, least);
    };
    for (const model::Lock& lock : session_.locks.holding) ends(lock);
    if (!session_.locks.shown) return least;
    ends(session_.locks.shown->lock);
    const bool others =
        lock_asked_.targets != frame_.targets_changed || lock_asked_.reads != frame_.reads;
    if (!others || session_.locks.waits) return least;
    const double left_s = kLookAgain_s - (Clock::steady_s() - lock_looked_s_);
    return std::clamp(base::Millis{static_cast<std::int64_t>(std::ceil(left_s * 1000))},
                      base::Millis{0}, least);
}

/// Of whom the lock means, told anew: only counts where places and duties are as they were.
void Viewer::tell_lock() {
    ui::LockDesk& locks = session_.locks;
    const void* duties = frame_.snapshot.assignments.get();
    const bool stands =
        locks.shown && locked_.places == frame_.snapshot.places && locked_.duties == duties;
    if (stands) {
        derive::LockRound round = *locks.shown;
        if (derive::retell(round, locked_.locked)) {
            locks.shown = std::make_shared<const derive::LockRound>(std::move(round));
            return;
        }
    }
    locked_.places = frame_.snapshot.places;
    locked_.duties = duties;
    locks.shown = std::make_shared<const derive::LockRound>(
        derive::lock_round(locked_.locked, frame_.snapshot, clock_.now()));
}

void Viewer::show_lock(model::Locked locked, bool is_new) {
    ui::LockDesk& locks = session_.locks;
    const bool goes_on = locks.shown && locks.shown->lock.id == locked.lock.id;
    if (!is_new && !goes_on) return;  // it was put away meanwhile
    locked_.locked = std::move(locked);
    if (!goes_on) locks.shown.reset();
    tell_lock();
    if (goes_on) return;
    locks.open = false;
    session_.desk.plan.before.clear();
    if (model::number(session_.desk.plan.place) != 0) perform(ui::ClosePlan{});
    perform(ui::Select{});
    session_.chosen = {};
    const model::Places& places = *frame_.snapshot.places;
    geo::Box box;
    for (const model::LockedPlace& place : locked_.locked.place)
        if (const Row row = model::row_of(places, place.place);
            row != kNoRow && !places.box[row].empty())
            box.add(places.box[row]);
    if (locked_.locked.place.empty())
        tell(base::say(session_.language, Word::LockNothing, {locked_.locked.lock.name}), false);
    else if (!box.empty())
        begin(scene::flying(session_.camera, camera_beside_legend(box), Clock::steady_s()));
}

/// What came of a question about locks; false when it was about something else.
bool Viewer::take_lock_answer(const Answer& answer) {
    ui::LockDesk& locks = session_.locks;
    const auto& result = answer.result;
    const bool made = std::holds_alternative<AskMakeLock>(answer.question);
    const auto* looked = std::get_if<AskLock>(&answer.question);
    const auto* sent = std::get_if<AskSendVisits>(&answer.question);
    const auto* rule = std::get_if<AskKeepLockRule>(&answer.question);
    const auto* ended = std::get_if<AskEndLock>(&answer.question);
    if (made || looked != nullptr || sent != nullptr) locks.waits = false;
    if (!result) {
        // Another seat has ended it, or who is meant must be found anew.
        const bool shown = looked != nullptr && locks.shown && locks.shown->lock.id == looked->lock;
        if (shown && looked->again) {
            lock_looked_s_ = Clock::steady_s();
            locks.waits = ask(AskLock{.lock = looked->lock});
            return true;
        }
        if (looked != nullptr && !looked->opens && !shown)
            return true;  // it was put away meanwhile
        const base::Fault fault = result.error().fault;
        const bool gone = fault == base::Fault::NotFound || fault == base::Fault::Denied;
        if (shown && gone) put_lock_away();
        if (shown && !gone) lock_asked_.targets = -1;  // the store was busy: in a minute again
        // What was asked for in its place did not come: the one that is shown is followed on.
        if (made || (looked != nullptr && looked->opens)) lock_asked_ = {};
        const bool on_card = locks.open && (made || rule != nullptr);
        if (on_card) locks.refused = base::sentence(result.error(), session_.language);
        return on_card;
    }
    if (const auto* known = std::get_if<LocksKnown>(&*result)) {
        locks.rules = known->rules;
        locks.holding = known->holding;
    } else if (const auto* locked = std::get_if<model::Locked>(&*result)) {
        show_lock(*locked, made || (looked != nullptr && looked->opens));
    } else if (sent != nullptr) {
        const auto homes = std::get<std::int64_t>(*result);
        tell(homes == 0 ? base::say(session_.language, Word::LockSentNone)
                        : base::say(session_.language, Word::LockSent, {std::to_string(homes)}),
             false);
    } else if (ended != nullptr) {
        if (locks.shown && locks.shown->lock.id == ended->lock) put_lock_away();
        tell(base::say(session_.language, Word::LockEnded, {ended->name}), false);
    } else if (rule != nullptr) {
        tell(base::say(session_.language, Word::LockKept, {rule->rule.name}), false);
        ask(AskLocks{});
    } else {
        return false;
    }
    return true;
}

}  // namespace app
