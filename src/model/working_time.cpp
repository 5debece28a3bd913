#include "model/working_time.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace model {

using base::Instant;
using base::Millis;

namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr std::chrono::hours kBeijing{8};
constexpr std::int64_t kLookAhead = 400;  // days: nobody rests longer

/// A holiday from its first day to its last.
struct Rest {
    int year, month, from, to_month, to;
};
constexpr Rest kRests[] = {
    {2025, 1, 1, 1, 1},   {2025, 1, 28, 2, 4},  {2025, 4, 4, 4, 6},   {2025, 5, 1, 5, 5},
    {2025, 5, 31, 6, 2},  {2025, 10, 1, 10, 8}, {2026, 1, 1, 1, 3},   {2026, 2, 15, 2, 23},
    {2026, 4, 4, 4, 6},   {2026, 5, 1, 5, 5},   {2026, 6, 19, 6, 21}, {2026, 9, 25, 9, 27},
    {2026, 10, 1, 10, 7},
};
struct Worked {
    int year, month, day;
};
constexpr Worked kWorked[] = {
    {2025, 1, 26}, {2025, 2, 8},  {2025, 4, 27}, {2025, 9, 28}, {2025, 10, 11}, {2026, 1, 4},
    {2026, 2, 14}, {2026, 2, 28}, {2026, 5, 9},  {2026, 9, 20}, {2026, 10, 10},
};

std::int64_t day_number(int year, int month, int day) {
    using namespace std::chrono;
    const year_month_day date{std::chrono::year{year},
                              std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    return sys_days{date}.time_since_epoch().count();
}

Instant at_minute(std::int64_t day, int minute) {
    return Instant{days{day} + minutes{minute}} - kBeijing;
}

bool holds(const std::vector<std::int64_t>& ascending, std::int64_t day) {
    return std::ranges::binary_search(ascending, day);
}

}  // namespace

const WorkingCalendar& usual_calendar() {
    static const WorkingCalendar calendar = [] {
        WorkingCalendar made;
        made.span = {{8 * 60 + 30, 12 * 60}, {13 * 60 + 30, 18 * 60}};
        for (const Rest& rest : kRests)
            for (std::int64_t day = day_number(rest.year, rest.month, rest.from);
                 day <= day_number(rest.year, rest.to_month, rest.to); ++day)
                made.holiday.push_back(day);
        for (const Worked& worked : kWorked)
            made.worked_day.push_back(day_number(worked.year, worked.month, worked.day));
        return made;
    }();
    return calendar;
}

std::int64_t day_of(Instant at) {
    return std::chrono::floor<days>(at + kBeijing).time_since_epoch().count();
}

std::string text_of_day(std::int64_t day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{days{day}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

bool is_worked(const WorkingCalendar& calendar, std::int64_t day) {
    if (holds(calendar.worked_day, day)) return true;
    if (holds(calendar.holiday, day)) return false;
    const std::chrono::weekday weekday{std::chrono::sys_days{days{day}}};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

Instant after_working_time(const WorkingCalendar& calendar, Instant from, Millis time) {
    if (from == base::kNever) return from;
    Instant at = from;
    Millis left = std::max(time, Millis{0});
    const std::int64_t first = day_of(from);
    std::int64_t idle = 0;  // days in a row
    for (std::int64_t day = first; idle < kLookAhead; ++day, ++idle) {
        if (!is_worked(calendar, day)) continue;
        for (const WorkingSpan& span : calendar.span) {
            const Instant begins = std::max(at, at_minute(day, span.from_min));
            const Instant ends = at_minute(day, span.to_min);
            if (begins >= ends) continue;
            idle = 0;
            if (ends - begins >= left) return begins + left;
            left -= ends - begins;
            at = ends;
        }
    }
    return base::kNever;
}

Instant before_working_time(const WorkingCalendar& calendar, Instant until, Millis time) {
    if (until == base::kNever || time <= Millis{0}) return until;
    Instant at = until;
    Millis left = time;
    std::int64_t idle = 0;
    for (std::int64_t day = day_of(until); idle < kLookAhead; --day, ++idle) {
        if (!is_worked(calendar, day)) continue;
        for (auto span = calendar.span.rbegin(); span != calendar.span.rend(); ++span) {
            const Instant begins = at_minute(day, span->from_min);
            const Instant ends = std::min(at, at_minute(day, span->to_min));
            if (begins >= ends) continue;
            idle = 0;
            if (ends - begins >= left) return ends - left;
            left -= ends - begins;
            at = begins;
        }
    }
    return until - time;
}

Instant after_working_days(const WorkingCalendar& calendar, Instant from, int working_days) {
    const Instant begins = after_working_time(calendar, from, Millis{0});
    if (begins == base::kNever) return begins;
    std::int64_t day = day_of(begins);
    const Millis in_day = begins - at_minute(day, 0);
    std::int64_t idle = 0;
    for (int left = working_days; left > 0; ++idle) {
        if (idle >= kLookAhead) return base::kNever;
        if (!is_worked(calendar, ++day)) continue;
        left -= 1;
        idle = 0;
    }
    return at_minute(day, 0) + in_day;
}

Millis working_time_between(const WorkingCalendar& calendar, Instant from, Instant to) {
    if (from >= to) return Millis{0};
    if (to == base::kNever) return Millis::max();
    Millis sum{0};
    for (std::int64_t day = day_of(from); at_minute(day, 0) < to; ++day) {
        if (!is_worked(calendar, day)) continue;
        for (const WorkingSpan& span : calendar.span) {
            const Instant begins = std::max(from, at_minute(day, span.from_min));
            const Instant ends = std::min(to, at_minute(day, span.to_min));
            if (begins < ends) sum += ends - begins;
        }
    }
    return sum;
}

Instant after(const WorkingCalendar& calendar, Instant from, int length, Pace pace) {
    if (from == base::kNever) return from;
    if (pace == Pace::WorkingDays) return after_working_days(calendar, from, length);
    return later(calendar, from, minutes{length}, pace);
}

Millis between(const WorkingCalendar& calendar, Instant from, Instant to, Pace pace) {
    if (pace != Pace::Hours) return working_time_between(calendar, from, to);
    if (from >= to) return Millis{0};
    return to == base::kNever ? Millis::max() : to - from;
}

Instant later(const WorkingCalendar& calendar, Instant from, Millis time, Pace pace) {
    if (from == base::kNever || time <= Millis{0}) return from;
    return pace == Pace::Hours ? from + time : after_working_time(calendar, from, time);
}

Instant earlier(const WorkingCalendar& calendar, Instant until, Millis time, Pace pace) {
    if (until == base::kNever) return until;
    return pace == Pace::Hours ? until - time : before_working_time(calendar, until, time);
}

}  // namespace model
