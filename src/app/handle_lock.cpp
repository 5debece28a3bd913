// Locks on service targets: which hold, and the one that is shown.
#include "app/viewer.h"

#include "ui/listing.h"
#include "ui/sentences.h"

#include <algorithm>

namespace app {

using base::Word;
using model::kNoRow;
using model::Row;

void Viewer::perform(const ui::ToggleLocks& /*wish*/) {
    const bool opens = !session_.locks.open && session_.workspace == ui::Workspace::Grid &&
                       world_ != nullptr && !frame_.feed.still &&
                       model::may(session_.role, model::Act::LockTargets);
    session_.locks.open = opens;
    session_.locks.refused.clear();
    session_.desk.palette = false;
    if (opens) ask(AskLocks{});
}

void Viewer::perform(const ui::MakeLock& wish) {
    if (session_.locks.waits) return;
    session_.locks.refused.clear();
    const model::PlaceId place =
        world_ != nullptr && model::number(subject()) != 0 ? subject() : model::PlaceId{};
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
        session_.locks.waits = ask(AskLock{wish.lock});
        return;
    }
    session_.locks.shown.reset();
    lock_asked_ = {};
}

void Viewer::perform(const ui::EndLock& wish) {
    for (const model::Lock& lock : session_.locks.holding)
        if (lock.id == wish.lock) ask(AskEndLock{lock.id, lock.name});
}

void Viewer::perform(const ui::SendVisits& /*wish*/) {
    if (!session_.locks.shown || session_.locks.waits) return;
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
    const bool may = world_ != nullptr && session_.workspace == ui::Workspace::Grid &&
                     !frame_.feed.reading && !frame_.feed.still &&
                     model::may(session_.role, model::Act::LockTargets);
    if (!may) return;
    ui::LockDesk& locks = session_.locks;
    if (locks_asked_ != frame_.locks_changed) {
        locks_asked_ = frame_.locks_changed;
        ask(AskLocks{});
    }
    const base::Instant now = clock_.now();
    if (std::erase_if(locks.holding,
                      [&](const model::Lock& lock) { return !model::holds(lock, now); }) > 0)
        frames_due_ = kSettle;
    if (!locks.shown) return;
    if (!model::holds(locks.shown->lock, now)) {
        tell(base::say(session_.language, Word::LockExpired, {locks.shown->lock.name}), false);
        return perform(ui::ShowLock{});
    }
    const Followed is{frame_.visits_changed, frame_.locks_changed, frame_.persons_changed};
    if (locks.waits || lock_asked_ == is) return;
    const bool again = lock_asked_.persons == is.persons;
    lock_asked_ = is;
    locks.waits = ask(AskLock{locks.shown->lock.id, again});
}

/// When the next lock ends by itself.
base::Millis Viewer::until_lock_ends() const {
    base::Millis least{3'600'000};
    const base::Instant now = clock_.now();
    for (const model::Lock& lock : session_.locks.holding)
        least = std::clamp(lock.until - now, base::Millis{0}, least);
    return least;
}

void Viewer::show_lock(const model::Locked& locked, bool is_new) {
    ui::LockDesk& locks = session_.locks;
    const bool goes_on = locks.shown && locks.shown->lock.id == locked.lock.id;
    if (!is_new && !goes_on && lock_asked_ != Followed{}) return;  // it was put away meanwhile
    locks.shown = std::make_shared<const derive::LockRound>(
        derive::lock_round(locked, frame_.snapshot, clock_.now()));
    if (goes_on) return;
    lock_asked_ = {frame_.visits_changed, frame_.locks_changed, frame_.persons_changed};
    locks.open = false;
    perform(ui::Select{});
    session_.chosen = {};
    if (model::number(session_.desk.plan.place) != 0) perform(ui::ClosePlan{});
    const model::Places& places = *frame_.snapshot.places;
    geo::Box box;
    for (const model::LockedPlace& place : locked.place)
        if (const Row row = model::row_of(places, place.place);
            row != kNoRow && !places.box[row].empty())
            box.add(places.box[row]);
    if (box.empty())
        tell(base::say(session_.language, Word::LockNothing, {locked.lock.name}), false);
    else
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
        if (looked != nullptr && looked->again && locks.shown) {
            locks.shown.reset();
            locks.waits = ask(AskLock{looked->lock});
            return true;
        }
        if (looked != nullptr) perform(ui::ShowLock{});
        const bool on_card = locks.open && (made || rule != nullptr);
        if (on_card) locks.refused = base::sentence(result.error(), session_.language);
        return on_card;
    }
    if (const auto* known = std::get_if<LocksKnown>(&*result)) {
        locks.rules = known->rules;
        locks.holding = known->holding;
    } else if (const auto* locked = std::get_if<model::Locked>(&*result)) {
        show_lock(*locked, made || (looked != nullptr && !looked->again));
    } else if (sent != nullptr) {
        const auto homes = std::get<std::int64_t>(*result);
        tell(homes == 0 ? base::say(session_.language, Word::LockSentNone)
                        : base::say(session_.language, Word::LockSent, {std::to_string(homes)}),
             false);
    } else if (ended != nullptr) {
        if (locks.shown && locks.shown->lock.id == ended->lock) perform(ui::ShowLock{});
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
