#include "base/time.h"

#include <catch_amalgamated.hpp>

using base::instant_from_iso;
using base::instant_from_seconds;
using base::iso_from_instant;

TEST_CASE("a time without a zone is Beijing time", "[base]") {
    CHECK(instant_from_iso("2026-03-01T08:00:00") == instant_from_seconds(1'772'323'200));
    CHECK(instant_from_iso("2026-03-01T08:00") == instant_from_seconds(1'772'323'200));
    CHECK(instant_from_iso("2026-03-01") == instant_from_seconds(1'772'294'400));
    CHECK(instant_from_iso("1970-01-01T08:00") == instant_from_seconds(0));
}

TEST_CASE("a zone that is told is believed, with each form of the time", "[base]") {
    CHECK(instant_from_iso("2026-03-01T00:00:00Z") == instant_from_seconds(1'772'323'200));
    CHECK(instant_from_iso("2026-03-01T08:00:00+08:00") == instant_from_seconds(1'772'323'200));
    CHECK(instant_from_iso("2026-02-28T18:30-05:30") == instant_from_seconds(1'772'323'200));
    CHECK(instant_from_iso("2026-03-01Z") == instant_from_seconds(1'772'323'200));
    CHECK(instant_from_iso("2026-03-01+08:00") == instant_from_seconds(1'772'294'400));
    CHECK(instant_from_iso("2026-03-01-08:00") == instant_from_seconds(1'772'352'000));
}

TEST_CASE("what is no time is refused", "[base]") {
    const char* text = GENERATE(
        "", "now", "2026", "2026-03", "2026-3-1", "2026-13-01", "2026-00-10", "2026-02-29",
        "2026-04-31", "2026-03-01T", "2026-03-01T8:00", "2026-03-01T24:00", "2026-03-01T08:60",
        "2026-03-01T08:00:61", "2026-03-01T08:00:00.5", "2026-03-01 08:00", "2026-03-01T08:00 ",
        " 2026-03-01", "2026-03-01T08:00+8:00", "2026-03-01T08:00+08", "2026-03-01T08:00+15:00",
        "2026-03-01T08:00+08:0x", "2026-03-01T-8:00", "2026- 3- 1", "+026-03-01", "20260301",
        "2026-03-01ZZ", "2026-03-01T08:00:00+08:00Z");
    CAPTURE(text);
    CHECK_FALSE(instant_from_iso(text));
}

TEST_CASE("a leap year has its day", "[base]") {
    CHECK(instant_from_iso("2024-02-29"));
    CHECK(instant_from_iso("2000-02-29"));
    CHECK_FALSE(instant_from_iso("1900-02-29"));
}

TEST_CASE("an instant is written in Beijing time and read back the same", "[base]") {
    CHECK(iso_from_instant(instant_from_seconds(0)) == "1970-01-01T08:00:00+08:00");
    CHECK(iso_from_instant(instant_from_seconds(1'772'323'200)) == "2026-03-01T08:00:00+08:00");
    for (std::int64_t s = -3'000'000'000; s < 5'000'000'000; s += 7'654'321)
        REQUIRE(instant_from_iso(iso_from_instant(instant_from_seconds(s))) ==
                instant_from_seconds(s));
}

TEST_CASE("milliseconds before 1970 belong to the second that began", "[base]") {
    using base::Instant;
    using base::Millis;
    CHECK(base::seconds_from_instant(Instant{Millis{1999}}) == 1);
    CHECK(base::seconds_from_instant(Instant{Millis{-1}}) == -1);
}

TEST_CASE("people read a clock and a day", "[base]") {
    const auto at = *instant_from_iso("2026-03-01T08:30:15");
    CHECK(base::clock_from_instant(at) == "08:30:15");
    CHECK(base::day_and_clock(at, true) == "3月1日 08:30");
    CHECK(base::day_and_clock(at, false) == "1 Mar 08:30");
}
