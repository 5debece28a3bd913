// derive/roster.h — staggered hours of communities (错时工作制, domain.md C38, A12): on every
// working day somebody comes half an hour before and somebody stays half an hour after; the list of
// a month is made known a week before it begins.
//
// A month is written "2026-04", a day is its number since 1970-01-01, both in Beijing.
#pragma once

#include "base/time.h"
#include "model/snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace derive {

inline constexpr int kExtraHours_min = 30;  // before the first span of the day, after the last
inline constexpr std::int64_t kRosterAhead_days = 7;

/// The month that a moment falls into, and the one after a month.
std::string month_of(base::Instant at);
std::string month_after(const std::string& month);

/// Its first day, and how many it has; nothing for a text that is no month.
struct MonthDays {
    std::int64_t first = 0;
    int days = 0;

    friend bool operator==(const MonthDays&, const MonthDays&) = default;
};
std::optional<MonthDays> days_of_month(std::string_view month);

/// Whether any holiday of the year of a month is on record. Without, nobody has entered the
/// calendar of that year, and its working days are told by weekends alone.
bool holidays_entered(const model::WorkingCalendar& calendar, std::string_view month);

/// Until just before when the roster of a month has to be out: the seventh day before it begins is
/// still in time. kNever for no month.
base::Instant roster_due(std::string_view month);

enum class Publication : std::uint8_t {
    InTime,
    Late,     // after roster_due
    Waits,    // not yet, and there is time
    Missing,  // not yet, and there is none
};

struct RosterStanding {
    model::Row community = model::kNoRow;
    model::Row roster = model::kNoRow;  // in Snapshot::rosters; kNoRow: nobody has begun one
    Publication publication{};
    base::Instant published = base::kNever;

    friend bool operator==(const RosterStanding&, const RosterStanding&) = default;
};
/// Of all communities (communities_of). What will be published later than `now` is not yet.
std::vector<RosterStanding> roster_standings(const model::Snapshot& is, const std::string& month,
                                             base::Instant now);

/// Kinds of shifts (K45): base early late both off.
enum class ShiftKind : std::uint8_t { None, Base, Early, Late, Both, Off };
ShiftKind shift_kind(std::string_view code);
constexpr bool comes_early(ShiftKind kind) {
    return kind == ShiftKind::Early || kind == ShiftKind::Both;
}
constexpr bool stays_late(ShiftKind kind) {
    return kind == ShiftKind::Late || kind == ShiftKind::Both;
}
constexpr bool is_there(ShiftKind kind) {
    return kind != ShiftKind::None && kind != ShiftKind::Off;
}

/// A working day on which an extra half hour has nobody.
struct UncoveredDay {
    std::int64_t day = 0;
    bool early = false;  // lacks
    bool late = false;   // lacks

    friend bool operator==(const UncoveredDay&, const UncoveredDay&) = default;
};

/// One of the staff in one month.
struct RosterLine {
    model::StaffId staff{};
    std::vector<ShiftKind> kind;    // by day of the month
    std::vector<model::Row> shift;  // likewise: in Snapshot::shifts, or kNoRow
    int early = 0, late = 0;        // extra half hours

    int extra() const { return early + late; }
};

/// The table of one community and month.
struct RosterSheet {
    model::Row community = model::kNoRow;
    model::Row roster = model::kNoRow;  // in Snapshot::rosters
    MonthDays month;
    std::vector<bool> worked;             // by day of the month
    bool guessed = false;                 // `worked`: see holidays_entered
    std::vector<RosterLine> lines;        // staff of the community, then others with a shift; by id
    std::vector<UncoveredDay> uncovered;  // in order
    std::vector<model::Row> doubled;      // shifts of somebody who has another on that day
    int least_extra = 0, most_extra = 0;  // of those who have a shift at all

    /// How unevenly the extra half hours are shared out.
    int spread() const { return most_extra - least_extra; }
};
/// Without a roster the table is empty and every working day uncovered. Of two shifts on one day
/// the later row counts. Requires a month.
RosterSheet roster_sheet(const model::Snapshot& is, model::Row community, const std::string& month);

/// Who is there at this moment (此刻在岗).
enum class DutyNow : std::uint8_t {
    Open,       // within the hours of the calendar
    Staggered,  // in an extra half hour, and somebody is there
    Closed,
    NotTold,  // in an extra half hour, and no roster of the month has been made known
};
inline constexpr std::size_t kDutyNows = 4;

struct OnDuty {
    model::Row community = model::kNoRow;
    DutyNow duty = DutyNow::Closed;
    std::vector<model::StaffId> staff;  // those the roster names, by id

    friend bool operator==(const OnDuty&, const OnDuty&) = default;
};
struct OnDutyNow {
    base::Instant until = base::kNever;  // the clock alone may change it then
    std::vector<OnDuty> communities;     // in the order of communities_of
};
/// On a day of rest a community is open only if its roster names somebody for that day. Rosters
/// count from when they are made known.
OnDutyNow on_duty_now(const model::Snapshot& is, base::Instant now);

/// A class for the map: 0 open, 1 staggered, 6 (kNotMeant) closed, 5 (kNotKnown) not told.
std::uint8_t class_of(DutyNow duty);

}  // namespace derive
