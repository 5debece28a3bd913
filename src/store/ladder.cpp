// What is past due is urged and raised by itself, rung by rung (model/ladder.h).
#include "model/ladder.h"
#include "store/impl.h"
#include "store/lifecycle.h"
#include "store/rules.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace store {

using base::Instant;
using base::refusal;
using base::Result;
using model::Action;

namespace {

// Since when somebody has looked: what was late before has been told by people, or never will be.
// A store with years of old work would else be flooded in its first minute.
constexpr const char* kLadderSince = "ladder_since";
constexpr std::size_t kStepsAtOnce = 500;  // others write too; the rest comes with the next look

std::optional<Instant> ladder_since(const Database& db) {
    Statement s = db.prepare("SELECT value FROM meta WHERE key=?1");
    if (!s.with(std::string{kLadderSince}).next()) return std::nullopt;
    const std::string text = s.text(0);
    std::int64_t seconds = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
    constexpr std::int64_t kFarthest = 253'402'300'799;  // the end of the year 9999
    if (read.ec != std::errc{} || seconds < 0 || seconds > kFarthest) return std::nullopt;
    return base::instant_from_seconds(seconds);
}

Result<void> begin_ladder(const Database& db, Instant now) {
    return db.prepare("INSERT OR REPLACE INTO meta(key,value) VALUES(?1,?2)")
        .with(std::string{kLadderSince}, std::to_string(base::seconds_from_instant(now)))
        .run();
}

bool is_off(const model::Thresholds& thresholds) {
    return std::ranges::none_of(
        model::rungs(), [&](const model::Rung& rung) { return thresholds.*rung.hours > 0; });
}

/// Steps that are due now. A clock that stands, what only waits for its check, and exercises are
/// left alone. A step of the ladder that somebody took back counts as taken.
Result<TakeSteps> steps_due(const Database& db, const model::WorkRules& rules, Instant since,
                            Instant now) {
    TakeSteps due;
    Statement s = db.prepare(
        "SELECT id,state,due_at,max(escalations,(SELECT count(*) FROM issue_log l WHERE "
        "l.issue=issue.id AND l.action='escalate' AND ifnull(l.actor,0)=0 AND l.at>=due_at)),"
        "urges>urges_answered OR EXISTS(SELECT 1 FROM issue_log l WHERE l.issue=issue.id AND "
        "l.action='urge' AND l.at>=due_at) FROM issue WHERE closed_at IS NULL AND due_at>=?1 AND "
        "due_at<=?2 AND exercise=0 AND state IN ('REPORTED','VERIFYING','ACCEPTED','SELF','FILED',"
        "'DISPATCHED','WORKING','RETURNED','REWORK') ORDER BY due_at,id");
    for (s.with(since, now); s.next() && due.steps.size() < kStepsAtOnce;) {
        const model::Lateness late{.due = s.instant(2),
                                   .raised = static_cast<int>(s.integer(3)),
                                   .reminded = s.integer(4) != 0};
        for (const model::Rung* rung : model::rungs_due(late, rules.thresholds, now))
            due.steps.push_back({.issue = model::IssueId{s.integer(0)},
                                 .action = rung->action,
                                 .from_state = s.text(1),
                                 .at = now,
                                 .reason = model::reason_of(*rung, rules.thresholds)});
    }
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return due;
}

}  // namespace

Result<std::int64_t> Store::climb_ladder(Instant now) {
    if (impl_->access == Access::Still) return 0;
    const Database& db = impl_->db;
    const auto rules = read_rules(db);
    if (!rules) return refusal(rules);
    // A clock that was ahead of ours has begun nothing.
    std::optional<Instant> since = ladder_since(db);
    if (since && *since > now) since.reset();
    const bool off = is_off((*rules)->thresholds);
    if (off && !since) return 0;
    if (!off && since) {
        const auto due = steps_due(db, **rules, *since, now);
        if (!due) return refusal(due);
        if (due->steps.empty()) return 0;
    }
    if (auto fine = impl_->refuse_lost_write(); !fine) return refusal(fine);
    auto transaction = Transaction::begin(db, Transaction::Mode::Write);
    if (!transaction) return refusal(transaction);
    Receipt receipt;
    if (off) {
        // Switched on again, it begins anew.
        auto done =
            db.prepare("DELETE FROM meta WHERE key=?1").with(std::string{kLadderSince}).run();
        if (!done) return refusal(done);
    } else if (!since) {
        if (auto done = begin_ladder(db, now); !done) return refusal(done);
    } else {
        // Anew, now that nobody else writes: another seat may have taken them meanwhile.
        const auto due = steps_due(db, **rules, *since, now);
        if (!due) return refusal(due);
        if (auto done = take_steps(db, *due, Grant{}, **rules, receipt); !done)
            return refusal(done);
    }
    if (auto done = transaction->commit(); !done) return refusal(done);
    return std::ranges::count_if(receipt.lines, [](std::int64_t line) { return line != 0; });
}

}  // namespace store
