#include "derive/roster.h"

#include "derive/communities.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <set>

#include <fmt/format.h>

namespace derive {

using base::Instant;
using base::kNever;
using model::kNoRow;
using model::Row;

namespace {

/// Midnight in Beijing.
Instant day_begins(std::int64_t day) {
    return base::midnight_before(Instant{std::chrono::days{day}});
}

std::optional<int> digits_at(std::string_view text, std::size_t from, std::size_t count) {
    int value = 0;
    const char* const first = text.data() + from;
    const auto [end, bad] = std::from_chars(first, first + count, value);
    if (bad != std::errc{} || end != first + count || value < 0) return std::nullopt;
    return value;
}

/// Rosters of a month by community: the last row of each, as there may be two in broken stores.
std::map<model::PlaceId, Row> rosters_in(const model::Snapshot& is, std::string_view month) {
    std::map<model::PlaceId, Row> rosters;
    for (Row row = 0; row < is.rosters->size(); ++row)
        if ((*is.rosters)[row].month == month) rosters[(*is.rosters)[row].community] = row;
    return rosters;
}

bool is_out(const model::RosterRow& roster, Instant now) {
    return roster.published != kNever && roster.published <= now;
}

}  // namespace

std::string month_of(Instant at) {
    return model::text_of_day(model::day_of(at)).substr(0, 7);
}

std::string month_after(const std::string& month) {
    const std::optional<MonthDays> in = days_of_month(month);
    if (!in) return {};
    return model::text_of_day(in->first + in->days).substr(0, 7);
}

std::optional<MonthDays> days_of_month(std::string_view month) {
    using namespace std::chrono;
    if (month.size() != 7 || month[4] != '-') return std::nullopt;
    const auto y = digits_at(month, 0, 4);
    const auto m = digits_at(month, 5, 2);
    if (!y || !m || *m < 1 || *m > 12) return std::nullopt;
    const year_month in{year{*y}, std::chrono::month{static_cast<unsigned>(*m)}};
    const auto first = sys_days{in / 1}.time_since_epoch();
    const auto next = sys_days{(in + months{1}) / 1}.time_since_epoch();
    return MonthDays{first.count(), static_cast<int>((next - first).count())};
}

bool holidays_entered(const model::WorkingCalendar& calendar, std::string_view month) {
    const std::string_view year = month.substr(0, 4);
    const auto first = days_of_month(fmt::format("{}-01", year));
    const auto last = days_of_month(fmt::format("{}-12", year));
    if (!first || !last) return false;
    const auto at = std::ranges::lower_bound(calendar.holiday, first->first);
    return at != calendar.holiday.end() && *at < last->first + last->days;
}

Instant roster_due(std::string_view month) {
    const std::optional<MonthDays> in = days_of_month(month);
    return in ? day_begins(in->first - kRosterAhead_days + 1) : kNever;
}

std::vector<RosterStanding> roster_standings(const model::Snapshot& is, const std::string& month,
                                             Instant now) {
    const std::map<model::PlaceId, Row> rosters = rosters_in(is, month);
    const Instant due = roster_due(month);
    std::vector<RosterStanding> standings;
    for (const Row community : communities_of(*is.places)) {
        RosterStanding standing{.community = community};
        const auto at = rosters.find(is.places->row[community].id);
        if (at != rosters.end()) {
            standing.roster = at->second;
            if (is_out((*is.rosters)[at->second], now))
                standing.published = (*is.rosters)[at->second].published;
        }
        if (standing.published != kNever)
            standing.publication =
                standing.published < due ? Publication::InTime : Publication::Late;
        else
            standing.publication = now < due ? Publication::Waits : Publication::Missing;
        standings.push_back(standing);
    }
    return standings;
}

ShiftKind shift_kind(std::string_view code) {
    if (code == "base") return ShiftKind::Base;
    if (code == "early") return ShiftKind::Early;
    if (code == "late") return ShiftKind::Late;
    if (code == "both") return ShiftKind::Both;
    return code == "off" ? ShiftKind::Off : ShiftKind::None;
}

namespace {

class SheetMaker {
  public:
    SheetMaker(const model::Snapshot& is, Row community, const std::string& month)
        : is_{is}, month_{month} {
        sheet_.community = community;
        sheet_.month = days_of_month(month).value_or(MonthDays{});
        const auto rosters = rosters_in(is, month);
        const auto at = rosters.find(is.places->row[community].id);
        if (at != rosters.end()) sheet_.roster = at->second;
    }

    RosterSheet all() {
        sheet_.guessed = !holidays_entered(is_.rules->calendar, month_);
        for (int d = 0; d < sheet_.month.days; ++d)
            sheet_.worked.push_back(model::is_worked(is_.rules->calendar, sheet_.month.first + d));
        lines();
        shifts();
        uncovered();
        fairness();
        return std::move(sheet_);
    }

  private:
    bool is_of_sheet(const model::ShiftRow& shift) const {
        return sheet_.roster != kNoRow && shift.roster == (*is_.rosters)[sheet_.roster].id;
    }

    void lines() {
        const model::PlaceId community = is_.places->row[sheet_.community].id;
        std::set<model::StaffId> own, others;
        for (const model::StaffRow& staff : *is_.staff)
            if (staff.community == community) own.insert(staff.id);
        for (const model::ShiftRow& shift : *is_.shifts)
            if (is_of_sheet(shift) && !own.contains(shift.staff)) others.insert(shift.staff);
        const auto count = static_cast<std::size_t>(sheet_.month.days);
        for (const auto* staff : {&own, &others})
            for (const model::StaffId id : *staff) {
                line_of_[id] = sheet_.lines.size();
                sheet_.lines.push_back({.staff = id,
                                        .kind = std::vector(count, ShiftKind::None),
                                        .shift = std::vector(count, kNoRow)});
            }
    }

    void shifts() {
        std::map<std::string, std::size_t> day_of;
        for (int d = 0; d < sheet_.month.days; ++d)
            day_of[model::text_of_day(sheet_.month.first + d)] = static_cast<std::size_t>(d);
        for (Row row = 0; row < is_.shifts->size(); ++row) {
            const model::ShiftRow& shift = (*is_.shifts)[row];
            if (!is_of_sheet(shift)) continue;
            const auto day = day_of.find(shift.day);
            if (day == day_of.end()) continue;
            RosterLine& line = sheet_.lines[line_of_.at(shift.staff)];
            if (line.shift[day->second] != kNoRow)
                sheet_.doubled.push_back(line.shift[day->second]);
            line.shift[day->second] = row;
            line.kind[day->second] = shift_kind(shift.kind);
        }
    }

    void uncovered() {
        for (std::size_t d = 0; d < sheet_.worked.size(); ++d) {
            if (!sheet_.worked[d]) continue;
            const auto nobody = [&](bool (*stands)(ShiftKind)) {
                return std::ranges::none_of(
                    sheet_.lines, [&](const RosterLine& line) { return stands(line.kind[d]); });
            };
            const UncoveredDay day{.day = sheet_.month.first + static_cast<std::int64_t>(d),
                                   .early = nobody(comes_early),
                                   .late = nobody(stays_late)};
            if (day.early || day.late) sheet_.uncovered.push_back(day);
        }
    }

    void fairness() {
        bool first = true;
        for (RosterLine& line : sheet_.lines) {
            for (const ShiftKind kind : line.kind) {
                line.early += comes_early(kind) ? 1 : 0;
                line.late += stays_late(kind) ? 1 : 0;
            }
            if (std::ranges::none_of(line.kind, is_there)) continue;
            sheet_.least_extra = first ? line.extra() : std::min(sheet_.least_extra, line.extra());
            sheet_.most_extra = std::max(sheet_.most_extra, line.extra());
            first = false;
        }
    }

    const model::Snapshot& is_;
    const std::string& month_;
    std::map<model::StaffId, std::size_t> line_of_;
    RosterSheet sheet_;
};

}  // namespace

RosterSheet roster_sheet(const model::Snapshot& is, Row community, const std::string& month) {
    return SheetMaker{is, community, month}.all();
}

}  // namespace derive
