// model/rules.h — the rules of work as data: what is urgent, how long it may take, who it goes to,
// when it is warned of (domain.md 5.3–5.5). They stand in the store and are edited there.
#pragma once

#include "model/rows.h"
#include "model/working_time.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// One version of the rule of a matter.
struct MatterRule {
    RuleId id{};
    std::string matter;  // column `class` of an issue
    int version = 1;
    std::string kind;     // K20
    std::string urgency;  // K22, usually
    int length = 0;       // minutes, or working days
    Pace pace = Pace::Hours;
    bool physical = false;  // its end is shown by a picture
    bool in_grid = false;   // may be settled within the grid
    std::string source;     // where the length is from: a city's table, or 本地

    friend bool operator==(const MatterRule&, const MatterRule&) = default;
};

/// How long one step may take: accept, verify, dispatch, receipt, check, callback, reply.
struct StageRule {
    RuleId id{};
    std::string stage;
    std::string urgency;  // empty for all that have none of their own
    int length = 0;       // minutes, or working days
    Pace pace = Pace::Hours;

    friend bool operator==(const StageRule&, const StageRule&) = default;
};

/// To whom a matter goes: the longest beginning of its code wins, then the nearest place.
struct RouteRule {
    RuleId id{};
    std::string matter;  // beginning of a code; empty for all
    PlaceId place{};     // at and below it; 0 everywhere
    DepartmentId department{};
    DepartmentId assist{};  // beside it; 0 nobody

    friend bool operator==(const RouteRule&, const RouteRule&) = default;
};

/// Numbers that people may set; `key` in the store.
struct Thresholds {
    double yellow = 0.25;        // share of the time that is left
    double orange = 0.10;        // 0 < orange < yellow < 1
    double soon_h = 2;           // of A and B, whatever the share
    double soon_working_h = 4;   // of the others
    double urgent_min = 30;      // of A
    double near_due_h = 48;      // list 临期
    double check_wait_h = 24;    // list 待核查
    double reworks = 2;          // list 返工, and orange
    double duplicate_m = 50;     // how near a report of the same matter may be the same
    double duplicate_days = 7;   // … and how long ago
    double sample_percent = 10;  // of what is settled in the grid is checked
    double most_extensions = 2;
    double reminder_h = 2;   // past due it is urged by itself; 0 never, as all of these
    double community_h = 4;  // … and the community's secretary is told
    double street_h = 24;    // … the duty commander of the sub-district
    double district_h = 72;  // … the district

    friend bool operator==(const Thresholds&, const Thresholds&) = default;
};

/// A day of the calendar that is not as its weekday says.
struct CalendarDay {
    RuleId id{};
    std::int64_t day = 0;  // since 1970-01-01, in Beijing
    bool worked = false;
    std::string name;

    friend bool operator==(const CalendarDay&, const CalendarDay&) = default;
};

/// Everything together, as one snapshot holds it.
struct WorkRules {
    WorkingCalendar calendar = usual_calendar();
    Thresholds thresholds;
    std::vector<MatterRule> matters;  // ascending by code; those in force
    std::vector<StageRule> stages;
    std::vector<RouteRule> routes;
    std::vector<DepartmentRow> departments;
    std::vector<CalendarDay> days;  // that `calendar` is made of, as they stand in the store
    std::vector<RuleId> spans;      // rows of `calendar.span`; none where no row gave these

    friend bool operator==(const WorkRules&, const WorkRules&) = default;
};

/// The rules a new store begins with.
const WorkRules& usual_rules();

/// Null where no rule knows the matter.
const MatterRule* rule_of(const WorkRules& rules, std::string_view matter);

/// Its usual urgency; "C" of what no rule knows.
std::string urgency_of(const WorkRules& rules, std::string_view matter);

struct Due {
    base::Instant at = base::kNever;
    Pace pace = Pace::Hours;
    std::string rule;  // "06010/2", or "urgency/C"

    friend bool operator==(const Due&, const Due&) = default;
};

/// When it has to be settled. Of another urgency than usual, it takes no longer than either
/// allows. A is always counted by the hour.
Due due_of(const WorkRules& rules, std::string_view matter, std::string_view urgency,
           base::Instant reported);

/// When a step has to be done that begins at `from`; kNever without a rule.
base::Instant stage_due(const WorkRules& rules, std::string_view stage, std::string_view urgency,
                        base::Instant from);

/// To whom it goes by the rules; null when none says.
const RouteRule* route_of(const WorkRules& rules, std::string_view matter,
                          const std::vector<PlaceId>& up);

/// Null for none of that number.
const DepartmentRow* department_of(const WorkRules& rules, DepartmentId id);

}  // namespace model
