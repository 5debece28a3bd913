// What the world answers about locks on service targets, and templates that are kept.
#include "app/world.h"

namespace app {

namespace {

template <class Told_>
void put(Answer& answer, base::Result<Told_> result) {
    if (result)
        answer.result = std::move(*result);
    else
        answer.result = base::refusal(result);
}

void put(Answer& answer, const base::Result<void>& result) {
    if (result)
        answer.result = Done{};
    else
        answer.result = base::refusal(result);
}

}  // namespace

/// A lock holds by the clock of the page, as visits are logged by it; the audit does not.
void World::answer_of_locks(Answer& answer, base::Instant now) {
    const base::Instant as_of = clock_.now();
    if (std::holds_alternative<AskLocks>(answer.question)) {
        auto holding = store_.locks(grant_, as_of);
        if (holding)
            answer.result = LocksKnown{store_.lock_rules(), std::move(*holding)};
        else
            answer.result = base::refusal(holding);
    }
    if (const auto* made = std::get_if<AskMakeLock>(&answer.question))
        put(answer, store_.lock_targets(grant_, made->wish, as_of, now));
    if (const auto* lock = std::get_if<AskLock>(&answer.question))
        put(answer, lock->again ? store_.lock_again(grant_, lock->lock, as_of)
                                : store_.locked(grant_, lock->lock, as_of, now));
    if (const auto* end = std::get_if<AskEndLock>(&answer.question))
        put(answer, store_.end_lock(grant_, end->lock, as_of, now));
    if (const auto* send = std::get_if<AskSendVisits>(&answer.question))
        put(answer, store_.send_visits(grant_, send->lock, send->to, as_of, now));
    if (const auto* rule = std::get_if<AskKeepLockRule>(&answer.question))
        put(answer, store_.keep_lock_rule(grant_, rule->rule, now));
    if (const auto* kept = std::get_if<AskKeepTable>(&answer.question))
        put(answer, keep_template(store_, grant_, kept->wanted, kept->name, kept->language, now));
    if (const auto* gone = std::get_if<AskForgetTable>(&answer.question))
        put(answer, store_.forget_template(grant_, gone->name, gone->act, now));
}

}  // namespace app
