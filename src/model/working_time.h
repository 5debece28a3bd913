// model/working_time.h — time that counts only while people work: 工作时 and 工作日
// (domain.md 5.3).
//
// Days and hours are those of Beijing. A day is its number since 1970-01-01.
#pragma once

#include "base/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// What a length of time is counted by: 小时, 工作时, 工作日.
enum class Pace : std::uint8_t { Hours, WorkingHours, WorkingDays };

/// Minutes since midnight, the second not in it.
struct WorkingSpan {
    int from_min = 0;
    int to_min = 0;

    friend bool operator==(const WorkingSpan&, const WorkingSpan&) = default;
};

/// Monday to Friday, but for holidays; and days of a weekend that are worked instead.
struct WorkingCalendar {
    std::vector<WorkingSpan> span;         // of a day, ascending
    std::vector<std::int64_t> holiday;     // ascending
    std::vector<std::int64_t> worked_day;  // ascending

    friend bool operator==(const WorkingCalendar&, const WorkingCalendar&) = default;
};

/// 08:30–12:00 and 13:30–18:00, with the public holidays that the State Council has announced for
/// 2025 and 2026. Of other years it knows only weekends.
const WorkingCalendar& usual_calendar();

std::int64_t day_of(base::Instant at);
/// 2026-10-01
std::string text_of_day(std::int64_t day);
bool is_worked(const WorkingCalendar& calendar, std::int64_t day);

/// When so much working time has passed since `from`; what begins outside of it begins with the
/// next span. kNever when the calendar never works.
base::Instant after_working_time(const WorkingCalendar& calendar, base::Instant from,
                                 base::Millis time);
/// The last moment from which so much working time is left until `until`.
base::Instant before_working_time(const WorkingCalendar& calendar, base::Instant until,
                                  base::Millis time);
/// The same time of the day, so many working days later.
base::Instant after_working_days(const WorkingCalendar& calendar, base::Instant from, int days);
/// How much working time lies between; 0 when `to` is not later, without end when it is kNever.
base::Millis working_time_between(const WorkingCalendar& calendar, base::Instant from,
                                  base::Instant to);

/// When so much time has passed since `from`: hours or working hours in minutes, working days in
/// days.
base::Instant after(const WorkingCalendar& calendar, base::Instant from, int length, Pace pace);
/// How much of it lies between, by that clock; working days count as their working time.
base::Millis between(const WorkingCalendar& calendar, base::Instant from, base::Instant to,
                     Pace pace);
/// When `time` of that clock has passed since `from`, and from when it is left until `until`.
base::Instant later(const WorkingCalendar& calendar, base::Instant from, base::Millis time,
                    Pace pace);
base::Instant earlier(const WorkingCalendar& calendar, base::Instant until, base::Millis time,
                      Pace pace);

}  // namespace model
