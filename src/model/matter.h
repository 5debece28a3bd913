// model/matter.h — how urgent a matter is, and how long it may take, as domain.md 5.4 says, until
// a town has rules of its own.
#pragma once

#include "base/time.h"

#include <array>
#include <chrono>
#include <string_view>

namespace model {

struct MatterRule {
    std::string_view code;  // column `class` of an issue
    std::string_view urgency;
    int hours = 0;  // of the clock on the wall: working hours need a calendar
};

inline constexpr std::array<MatterRule, 21> kMatterRules{{
    {"06010", "C", 4},   {"06011", "C", 48},  {"06012", "C", 2},  {"06028", "B", 2},
    {"06036", "C", 24},  {"06042", "C", 4},   {"07001", "C", 24}, {"09005", "C", 2},
    {"09009", "C", 2},   {"09010", "C", 2},   {"09012", "A", 1},  {"01037", "C", 48},
    {"10001", "B", 4},   {"81", "C", 7 * 24}, {"82", "B", 24},    {"83", "B", 24},
    {"84", "C", 3 * 24}, {"85", "A", 1},      {"86", "C", 24},    {"87", "D", 15 * 24},
    {"88", "C", 5 * 24},
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

/// When it has to be settled. Made more urgent than usual, it may not take longer than that allows.
constexpr base::Instant due_of(std::string_view matter, std::string_view urgency,
                               base::Instant reported) {
    int hours = hours_of_urgency(urgency);
    for (const MatterRule& rule : kMatterRules)
        if (rule.code == matter && (rule.urgency == urgency || rule.hours < hours))
            hours = rule.hours;
    return reported + std::chrono::hours{hours};
}

}  // namespace model
