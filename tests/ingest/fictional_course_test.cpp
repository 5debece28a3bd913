#include "ingest/fictional_course.h"

#include "derive/state.h"
#include "ingest/fictional.h"
#include "ingest/fictional_ways.h"
#include "model/effect.h"
#include "support/moment.h"

#include <algorithm>
#include <map>
#include <set>

#include <catch_amalgamated.hpp>

using model::PlaceId;
using support::at;

namespace {

/// A working morning, a night, a Sunday, and the middle of the longest holiday.
const std::vector<std::string> kMoments{"2026-03-02T10:00", "2026-03-03T02:20", "2026-03-08T15:00",
                                        "2026-02-19T11:30"};

ingest::Course course_of(std::vector<ingest::CourseStep> steps) {
    return {.issue = {.id = model::IssueId{1},
                      .place = PlaceId{4},
                      .matter = "06010",
                      .reported = at("2026-03-02T09:00")},
            .time = std::chrono::hours{4},
            .steps = std::move(steps)};
}

}  // namespace

TEST_CASE("a courtyard lives by the rules whenever it is made, and shows every colour",
          "[ingest]") {
    for (const std::string& moment : kMoments) {
        CAPTURE(moment);
        const base::Instant now = at(moment);
        std::vector<base::Error> refused;
        const model::Rows rows =
            ingest::fictional_courtyard({.seed = 5, .now = now, .refused = &refused});
        CHECK(refused.empty());
        std::map<model::IssueId, model::IssueRow> replayed;
        for (const model::IssueLogRow& line : rows.issue_log)
            if (!line.effect.empty())
                REQUIRE(model::apply_effect(replayed[line.issue], line.effect));
        std::set<derive::State> states;
        for (const model::IssueRow& issue : rows.issues) {
            REQUIRE(model::effect_between(replayed[issue.id], issue).empty());
            // The first is calm, and in one nobody ever was.
            REQUIRE(issue.place != PlaceId{101});
            REQUIRE(issue.place != PlaceId{110});
            if (derive::is_open(issue))
                states.insert(derive::state_at(now, issue, model::usual_rules()));
        }
        CHECK(states.size() == 4);
    }
}

TEST_CASE("the same seed gives the same logs and tasks", "[ingest]") {
    const ingest::FictionalOptions options{.seed = 9, .now = at("2026-03-02T10:00")};
    const model::Rows once = ingest::fictional_courtyard(options);
    const model::Rows again = ingest::fictional_courtyard(options);
    CHECK(once.issue_log == again.issue_log);
    CHECK(once.tasks == again.tasks);
    CHECK_FALSE(once.tasks.empty());
}

TEST_CASE("a course stops at the present moment, and where the rules say no", "[ingest]") {
    using model::Action;
    model::Rows rows;
    const auto course = course_of({{.share = 0.25, .step = {.action = Action::Accept}},
                                   {.share = 0.5, .step = {.action = Action::File}},
                                   {.share = 0.75, .step = {.action = Action::Sign}}});
    SECTION("time goes by the clock of the matter") {
        CHECK_FALSE(ingest::live(rows, course, at("2026-03-02T10:30")));
        REQUIRE(rows.issue_log.size() == 2);
        CHECK(rows.issue_log[1].at == at("2026-03-02T10:00"));
        CHECK(rows.issues[0].state == "ACCEPTED");
        CHECK(rows.issues[0].due == at("2026-03-02T14:30"));  // with a rest at noon
        CHECK(rows.issues[0].due_rule == "06010/1");
    }
    SECTION("nobody signs what was sent to nobody") {
        const auto refused = ingest::live(rows, course, at("2026-03-03T10:00"));
        REQUIRE(refused);
        CHECK(refused->word == base::Word::StepIllegal);
        CHECK(rows.issues[0].state == "FILED");
        CHECK(rows.issue_log.size() == 3);
    }
}

TEST_CASE("what was reported when, so that a share of its time has passed", "[ingest]") {
    // Four working hours of which three are over on a Sunday: since Friday, 15:00.
    const base::Instant sunday = at("2026-03-08T15:00");
    const base::Instant reported = ingest::reported_before("06010", 0.75, sunday);
    CHECK(reported == at("2026-03-06T15:00"));
    CHECK(ingest::time_allowed("06010", reported) == std::chrono::hours{4});
    // One working day is eight hours of work.
    CHECK(ingest::reported_before("06036", 1.5, at("2026-03-04T10:30")) == at("2026-03-02T16:00"));
}
