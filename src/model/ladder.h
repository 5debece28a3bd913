// model/ladder.h — the ladder of an issue that is past due: reminded, then raised rung by rung
// (domain.md 1.3, C29). Nobody has to think of it; how late each rung comes is a threshold.
#pragma once

#include "model/lifecycle.h"

#include <span>
#include <string>
#include <vector>

namespace model {

/// One rung: so many hours after the due, by day and night, this step is taken. 0 hours: never.
struct Rung {
    double Thresholds::*hours = nullptr;
    Action action{};   // Urge, or Escalate
    base::Word why{};  // the reason in the log; {0} are the hours
};

/// The reminder, then who is told: the community's secretary, the duty commander, the district.
std::span<const Rung> rungs();

/// Whether those that are on come one after another: nobody is passed over.
bool rungs_ascend(const Thresholds& thresholds);

/// What is known of an issue that is past due.
struct Lateness {
    base::Instant due = base::kNever;
    int raised = 0;         // how many rungs up it is, whoever raised it
    bool reminded = false;  // since it is due, or somebody waits for an answer
};

/// What the ladder does now with an open issue, in order. Whom people have told already is not
/// told again.
std::vector<const Rung*> rungs_due(const Lateness& issue, const Thresholds& thresholds,
                                   base::Instant now);

/// "逾期 24 小时，自动上报街道值班长", as it stands in the log whatever language is spoken.
std::string reason_of(const Rung& rung, const Thresholds& thresholds);

/// The same in another language; nothing of a reason that no rung has given.
std::string reason_in(base::Language language, std::string_view reason);

}  // namespace model
