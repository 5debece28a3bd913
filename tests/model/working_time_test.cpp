// Vectors of domain.md 11.3; invariant I8.
#include "model/working_time.h"
#include "model/matter.h"

#include <random>
#include <string>

#include <catch_amalgamated.hpp>

using base::Instant;
using base::Millis;
using model::usual_calendar;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

Instant at(const std::string& iso) {
    const auto read = base::instant_from_iso(iso);
    if (!read) FAIL(iso);
    return *read;
}
std::string after(const std::string& from, Millis time) {
    return base::iso_from_instant(model::after_working_time(usual_calendar(), at(from), time))
        .substr(0, 16);
}
std::string days_after(const std::string& from, int days) {
    return base::iso_from_instant(model::after_working_days(usual_calendar(), at(from), days))
        .substr(0, 16);
}

}  // namespace

TEST_CASE("working hours pass while people work, by the calendar", "[model]") {
    CHECK(after("2025-03-07T16:00", hours{4}) == "2025-03-10T10:30");
    CHECK(after("2025-03-07T11:30", hours{1}) == "2025-03-07T14:00");
    CHECK(after("2025-03-09T03:00", hours{2}) == "2025-03-10T10:30");
    CHECK(after("2025-04-30T17:00", hours{4}) == "2025-05-06T11:30");
    CHECK(after("2025-04-26T10:00", hours{4}) == "2025-04-27T14:00");
    CHECK(after("2025-03-07T18:00", minutes{30}) == "2025-03-10T09:00");
    CHECK(after("2025-03-07T17:30", minutes{30}) == "2025-03-07T18:00");
    CHECK(after("2025-03-07T12:30", Millis{0}) == "2025-03-07T13:30");
    CHECK(after("2025-03-07T09:00", Millis{0}) == "2025-03-07T09:00");
    CHECK(after("2026-02-13T17:00", minutes{570}) == "2026-02-24T09:00");  // Saturday 14 is worked
}

TEST_CASE("a working day later it is the same time of the day", "[model]") {
    CHECK(days_after("2025-03-07T16:00", 1) == "2025-03-10T16:00");
    CHECK(days_after("2025-03-08T16:00", 1) == "2025-03-11T08:30");
    CHECK(days_after("2025-04-30T09:15", 2) == "2025-05-07T09:15");
    CHECK(days_after("2026-09-30T10:00", 2) == "2026-10-09T10:00");
    CHECK(days_after("2025-03-07T16:00", 0) == "2025-03-07T16:00");
}

TEST_CASE("what was added lies between, for any start and length", "[model]") {
    std::mt19937 random{8};
    const Instant begin = at("2025-01-01");
    for (int i = 0; i < 2'000; ++i) {
        const Instant from = begin + minutes{random() % (700 * 24 * 60)};
        const Millis time = minutes{random() % (30 * 60)};
        const Instant to = model::after_working_time(usual_calendar(), from, time);
        REQUIRE(to >= from);
        REQUIRE(model::working_time_between(usual_calendar(), from, to) == time);
        REQUIRE(model::working_time_between(usual_calendar(), to, from) == Millis{0});
    }
}

TEST_CASE("a calendar that never works never comes to an end", "[model]") {
    CHECK(model::after_working_time({}, at("2025-03-07"), hours{1}) == base::kNever);
    CHECK(model::after_working_days({}, at("2025-03-07"), 1) == base::kNever);
    // What never begins has no end either.
    CHECK(model::after_working_time(usual_calendar(), base::kNever, hours{1}) == base::kNever);
    CHECK(model::due_of("09005", "C", base::kNever, usual_calendar()) == base::kNever);
    CHECK(model::working_time_between(usual_calendar(), at("2025-03-07"), base::kNever) ==
          Millis::max());
    CHECK(model::working_time_between(usual_calendar(), base::kNever, at("2025-03-07")) ==
          Millis{0});
}

TEST_CASE("what is due follows the clock of its matter, the urgent by the hour", "[model]") {
    const auto due = [](const char* matter, const char* urgency, const std::string& from) {
        return base::iso_from_instant(model::due_of(matter, urgency, at(from), usual_calendar()))
            .substr(0, 16);
    };
    CHECK(due("09005", "C", "2025-03-07T17:00") == "2025-03-10T09:30");  // 2 working hours
    CHECK(due("06036", "C", "2025-03-07T16:00") == "2025-03-10T16:00");  // 1 working day
    CHECK(due("09012", "A", "2025-03-08T23:00") == "2025-03-09T00:00");  // at any time
    CHECK(due("83", "B", "2025-03-08T23:00") == "2025-03-09T23:00");
    // More urgent than usual: not longer than that allows, nor than usual.
    CHECK(due("06036", "A", "2025-03-08T10:00") == "2025-03-08T12:00");
    CHECK(due("88", "B", "2025-03-07T10:00") == "2025-03-08T10:00");
    CHECK(due("09005", "A", "2025-03-07T09:00") == "2025-03-07T11:00");
    // Less urgent than usual: its own time stays.
    CHECK(due("09012", "C", "2025-03-07T09:00") == "2025-03-07T10:00");
    CHECK(due("nothing known", "D", "2025-03-07T09:00") == "2025-03-22T09:00");
}
