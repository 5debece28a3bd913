// ingest/fictional_course.h — the way of a fictional issue, lived as the rules of work allow it.
// Only for fictional*.cpp.
#pragma once

#include "base/result.h"
#include "model/lifecycle.h"
#include "model/rows.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ingest {

/// Something that somebody does to an issue.
struct CourseStep {
    double share = 0;        // when: of the time of the course, by the clock of its matter
    model::Step step;        // without issue, state and moment
    base::Seconds wait{};    // plain time beside it; what it leads out of working time waits longer
    base::Seconds length{};  // Suspend: until it goes on; AskExtension: beyond its due
};

struct Course {
    model::IssueRow issue;  // as it is reported, by its first receiver
    base::Millis time{};    // share 1 of it
    std::vector<CourseStep> steps;
    int place_level = 5;   // 5 house or shop, 4 yard or street …
    bool sampled = false;  // settled in its grid, and looked at nevertheless
};

/// Adds the issue with its log and its tasks, up to now. Answers the first refusal: there its
/// course stops. The id of the issue is its number in `rows`, from 1.
std::optional<base::Error> live(model::Rows& rows, const Course& course, base::Instant now);

base::Millis share_of(base::Millis time, double share);

/// How much of its own clock a matter has that is reported then.
base::Millis time_allowed(std::string_view matter, base::Instant reported);

/// When a matter was reported of whose time such a share has passed by now; above 1 it is late.
/// Requires a matter that a rule knows.
base::Instant reported_before(std::string_view matter, double share, base::Instant now);

}  // namespace ingest
