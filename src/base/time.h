// base/time.h — instants, and how they are written.
//
// Nothing below app/ asks the time: `now` is always an argument. The store keeps UTC; people
// read Beijing time (UTC+8, no daylight saving since 1991).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Seconds = std::chrono::seconds;
using Millis = std::chrono::milliseconds;

/// A moment in UTC, to the millisecond.
using Instant = std::chrono::sys_time<Millis>;

/// "Has not happened" and "will not happen".
inline constexpr Instant kNever = Instant::max();

/// Times of the domain (due, reported, visited) stand in the store as whole UTC seconds; only
/// `change_log.at` counts milliseconds.
constexpr Instant instant_from_seconds(std::int64_t seconds) {
    return Instant{Seconds{seconds}};
}
constexpr std::int64_t seconds_from_instant(Instant at) {
    return std::chrono::floor<Seconds>(at).time_since_epoch().count();
}

/// When the day began that `at` falls into, in Beijing.
Instant midnight_before(Instant at);

/// The year that `at` falls into, in Beijing, and when a year begins there.
int year_of(Instant at);
Instant year_begins(int year);

/// Reads `2026-03-01`, `2026-03-01T08:30`, `2026-03-01T08:30:15`, each with or without `Z` or
/// `+08:00`. Without a zone it is Beijing time. Nothing when the text is none of these.
std::optional<Instant> instant_from_iso(std::string_view text);

/// `2026-03-01T08:30:15+08:00`
std::string iso_from_instant(Instant at);

/// `08:30:15`, Beijing time.
std::string clock_from_instant(Instant at);

/// `3月1日 08:30`, or `1 Mar 08:30` when not `chinese`.
std::string day_and_clock(Instant at, bool chinese);

}  // namespace base
