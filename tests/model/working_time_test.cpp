// Vectors of domain.md 11.3, and that what was added can be taken away.
#include "model/working_time.h"
#include "support/moment.h"

#include <random>
#include <string>

#include <catch_amalgamated.hpp>

using base::Instant;
using base::Millis;
using model::usual_calendar;
using std::chrono::hours;
using std::chrono::minutes;
using support::at;
using support::minute_of;

namespace {

std::string after(const std::string& from, Millis time) {
    return minute_of(model::after_working_time(usual_calendar(), at(from), time));
}
std::string before(const std::string& until, Millis time) {
    return minute_of(model::before_working_time(usual_calendar(), at(until), time));
}
std::string days_after(const std::string& from, int days) {
    return minute_of(model::after_working_days(usual_calendar(), at(from), days));
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
    CHECK(model::working_time_between(usual_calendar(), at("2025-03-07"), base::kNever) ==
          Millis::max());
    CHECK(model::working_time_between(usual_calendar(), base::kNever, at("2025-03-07")) ==
          Millis{0});
}

TEST_CASE("the time that was added can be taken away again", "[model]") {
    CHECK(before("2025-03-10T10:30", hours{4}) == "2025-03-07T16:00");
    CHECK(before("2025-03-07T14:00", hours{1}) == "2025-03-07T11:30");
    CHECK(before("2025-05-06T11:30", hours{4}) == "2025-04-30T17:00");
    CHECK(before("2025-03-10T08:30", minutes{30}) == "2025-03-07T17:30");
    CHECK(before("2025-03-09T03:00", hours{1}) == "2025-03-07T17:00");  // a Sunday night
    CHECK(before("2025-03-09T03:00", Millis{0}) == "2025-03-09T03:00");
    std::mt19937 random{9};
    const Instant begin = at("2025-01-06");
    for (int i = 0; i < 2'000; ++i) {
        const Instant until = begin + minutes{random() % (700 * 24 * 60)};
        const Millis time = minutes{1 + random() % (30 * 60)};
        const Instant from = model::before_working_time(usual_calendar(), until, time);
        INFO(base::iso_from_instant(until) << " " << time.count());
        // The last moment from which so much is left: a little later it is less.
        REQUIRE(model::working_time_between(usual_calendar(), from, until) == time);
        REQUIRE(model::working_time_between(usual_calendar(), from + Millis{1}, until) < time);
        const Instant there = model::after_working_time(usual_calendar(), from, time);
        REQUIRE(there <= until);
        REQUIRE(model::working_time_between(usual_calendar(), there, until) == Millis{0});
        // And the other way round.
        const Instant back = model::before_working_time(usual_calendar(), there, time);
        REQUIRE(back == from);
    }
}

TEST_CASE("each clock counts in its own time", "[model]") {
    using model::Pace;
    const auto& calendar = usual_calendar();
    const Instant from = at("2025-03-07T17:00");  // a Friday
    CHECK(model::after(calendar, from, 90, Pace::Hours) == at("2025-03-07T18:30"));
    CHECK(model::after(calendar, from, 90, Pace::WorkingHours) == at("2025-03-10T09:00"));
    CHECK(model::after(calendar, from, 2, Pace::WorkingDays) == at("2025-03-11T17:00"));
    CHECK(model::between(calendar, from, at("2025-03-10T09:00"), Pace::Hours) == hours{64});
    CHECK(model::between(calendar, from, at("2025-03-10T09:00"), Pace::WorkingHours) ==
          minutes{90});
    CHECK(model::between(calendar, from, at("2025-03-11T17:00"), Pace::WorkingDays) == hours{16});
    CHECK(model::between(calendar, at("2025-03-11T17:00"), from, Pace::Hours) == Millis{0});
    CHECK(model::between(calendar, from, base::kNever, Pace::Hours) == Millis::max());
    for (const Pace pace : {Pace::Hours, Pace::WorkingHours, Pace::WorkingDays}) {
        const Instant to = model::later(calendar, from, hours{9}, pace);
        CHECK(model::between(calendar, from, to, pace) == hours{9});
        CHECK(model::earlier(calendar, to, hours{9}, pace) == from);
        // No time at all moves nothing, not even out of the night.
        const Instant night = at("2025-03-07T23:00");
        CHECK(model::later(calendar, night, Millis{0}, pace) == night);
        CHECK(model::earlier(calendar, night, Millis{0}, pace) == night);
        CHECK(model::later(calendar, base::kNever, hours{1}, pace) == base::kNever);
        CHECK(model::earlier(calendar, base::kNever, hours{1}, pace) == base::kNever);
    }
}
