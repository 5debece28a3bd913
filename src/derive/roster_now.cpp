// Who is there at this moment, by the calendar and by what the rosters made known.
#include "derive/communities.h"
#include "derive/roster.h"
#include "derive/theme.h"

#include <algorithm>
#include <map>
#include <utility>

namespace derive {

using base::Instant;
using model::kNoRow;
using model::Row;

namespace {

enum class PartOfDay : std::uint8_t { Outside, Early, Span, Late };

struct DayPart {
    PartOfDay is = PartOfDay::Outside;
    Instant until = base::kNever;
};

DayPart part_of_day(const model::WorkingCalendar& calendar, Instant now) {
    const Instant midnight = base::midnight_before(now);
    DayPart part{.until = midnight + std::chrono::days{1}};
    const auto from_to = [&](int from_min, int to_min, PartOfDay is) {
        const Instant from = midnight + std::chrono::minutes{from_min};
        const Instant to = midnight + std::chrono::minutes{to_min};
        if (now < from) part.until = std::min(part.until, from);
        if (now < from || now >= to) return;
        part.is = is;
        part.until = std::min(part.until, to);
    };
    if (calendar.span.empty()) return part;
    const int first = calendar.span.front().from_min;
    const int last = calendar.span.back().to_min;
    from_to(first - kExtraHours_min, first, PartOfDay::Early);
    for (const model::WorkingSpan& span : calendar.span)
        from_to(span.from_min, span.to_min, PartOfDay::Span);
    from_to(last, last + kExtraHours_min, PartOfDay::Late);
    return part;
}

bool is_there_in(PartOfDay part, ShiftKind kind) {
    if (part == PartOfDay::Early) return comes_early(kind);
    if (part == PartOfDay::Late) return stays_late(kind);
    return part == PartOfDay::Span && is_there(kind);
}

/// What a roster that was made known says of today.
struct Today {
    std::map<model::StaffId, ShiftKind> kind;
};
std::map<model::PlaceId, Today> rosters_of_today(const model::Snapshot& is, Instant now) {
    const std::string day = model::text_of_day(model::day_of(now));
    std::map<model::PlaceId, Today> today;
    std::map<model::RosterId, model::PlaceId> community_of;
    for (const model::RosterRow& roster : *is.rosters) {
        if (roster.month != day.substr(0, 7) || roster.published > now) continue;
        today[roster.community];
        community_of[roster.id] = roster.community;
    }
    for (const model::ShiftRow& shift : *is.shifts) {
        if (shift.day != day) continue;
        if (const auto at = community_of.find(shift.roster); at != community_of.end())
            today[at->second].kind[shift.staff] = shift_kind(shift.kind);
    }
    return today;
}

DutyNow duty_in(PartOfDay part, bool worked, const Today* today, bool somebody) {
    if (part == PartOfDay::Outside) return DutyNow::Closed;
    if (part != PartOfDay::Span) {
        if (somebody) return DutyNow::Staggered;
        return worked && today == nullptr ? DutyNow::NotTold : DutyNow::Closed;
    }
    // The hours of the calendar hold unless a roster sends everybody home.
    const bool all_off = today != nullptr && !today->kind.empty() && !somebody;
    return somebody || (worked && !all_off) ? DutyNow::Open : DutyNow::Closed;
}

}  // namespace

OnDutyNow on_duty_now(const model::Snapshot& is, Instant now) {
    const model::WorkingCalendar& calendar = is.rules->calendar;
    const bool worked = model::is_worked(calendar, model::day_of(now));
    const DayPart part = part_of_day(calendar, now);
    const std::map<model::PlaceId, Today> rosters = rosters_of_today(is, now);
    OnDutyNow result{.until = part.until};
    for (const model::RosterRow& roster : *is.rosters)
        if (roster.published > now) result.until = std::min(result.until, roster.published);
    for (const Row row : communities_of(*is.places)) {
        OnDuty one{.community = row};
        const auto at = rosters.find(is.places->row[row].id);
        const Today* const today = at == rosters.end() ? nullptr : &at->second;
        if (today != nullptr)
            for (const auto& [staff, kind] : today->kind)
                if (is_there_in(part.is, kind)) one.staff.push_back(staff);
        one.duty = duty_in(part.is, worked, today, !one.staff.empty());
        result.communities.push_back(std::move(one));
    }
    return result;
}

std::uint8_t class_of(DutyNow duty) {
    switch (duty) {
        case DutyNow::Open:
            return 0;
        case DutyNow::Staggered:
            return 1;
        case DutyNow::Closed:
            return kNotMeant;
        case DutyNow::NotTold:
            return kNotKnown;
    }
    return kNotKnown;
}

}  // namespace derive
