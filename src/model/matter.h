// model/matter.h — how urgent a matter is, and how long it may take, as domain.md 5.4 says, until
// a town has rules of its own.
#pragma once

#include "model/working_time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>

namespace model {

/// What a length of time is counted by.
enum class Pace : std::uint8_t { Hours, WorkingHours, WorkingDays };

struct MatterRule {
    std::string_view code;  // column `class` of an issue
    std::string_view urgency;
    int length = 0;
    Pace pace = Pace::Hours;
};

inline constexpr std::array<MatterRule, 21> kMatterRules{{
    {"06010", "C", 4, Pace::WorkingHours},
    {"06011", "C", 2, Pace::WorkingDays},
    {"06012", "C", 2, Pace::WorkingHours},
    {"06028", "B", 2},
    {"06036", "C", 1, Pace::WorkingDays},
    {"06042", "C", 4, Pace::WorkingHours},
    {"07001", "C", 1, Pace::WorkingDays},
    {"09005", "C", 2, Pace::WorkingHours},
    {"09009", "C", 2, Pace::WorkingHours},
    {"09010", "C", 2, Pace::WorkingHours},
    {"09012", "A", 1},
    {"01037", "C", 2, Pace::WorkingDays},
    {"10001", "B", 4},
    {"81", "C", 7 * 24},
    {"82", "B", 1, Pace::WorkingDays},
    {"83", "B", 24},
    {"84", "C", 3, Pace::WorkingDays},
    {"85", "A", 1},
    {"86", "C", 1, Pace::WorkingDays},
    {"87", "D", 15 * 24},
    {"88", "C", 5, Pace::WorkingDays},
}};

/// By the urgency alone (K22): A 2 hours, B a day, C a week, D fifteen days.
constexpr int hours_of_urgency(std::string_view urgency) {
    if (urgency == "A") return 2;
    if (urgency == "B") return 24;
    return urgency == "D" ? 15 * 24 : 7 * 24;
}

/// Its usual urgency; "C" of what no rule knows.
constexpr std::string_view urgency_of(std::string_view matter) {
    for (const MatterRule& rule : kMatterRules)
        if (rule.code == matter) return rule.urgency;
    return "C";
}

/// When so much time has passed since `from`.
inline base::Instant after(const WorkingCalendar& calendar, base::Instant from, int length,
                           Pace pace) {
    if (from == base::kNever) return from;
    if (pace == Pace::WorkingDays) return after_working_days(calendar, from, length);
    if (pace == Pace::WorkingHours)
        return after_working_time(calendar, from, std::chrono::hours{length});
    return from + std::chrono::hours{length};
}

/// When it has to be settled. Of another urgency than usual, it takes no longer than either allows.
inline base::Instant due_of(std::string_view matter, std::string_view urgency,
                            base::Instant reported, const WorkingCalendar& calendar) {
    const base::Instant by_urgency =
        after(calendar, reported, hours_of_urgency(urgency), Pace::Hours);
    for (const MatterRule& rule : kMatterRules) {
        if (rule.code != matter) continue;
        const base::Instant by_rule = after(calendar, reported, rule.length, rule.pace);
        return rule.urgency == urgency ? by_rule : std::min(by_rule, by_urgency);
    }
    return by_urgency;
}

}  // namespace model
