#include "model/rules.h"

#include <algorithm>
#include <array>

namespace model {

using base::Instant;

namespace {

constexpr int kHour = 60;

struct Usual {
    const char* code;
    const char* kind;
    const char* urgency;
    int length;
    Pace pace;
    bool physical, in_grid;
    const char* source;
};

// domain.md 5.4: J and T are tables of two cities, 本地 is a proposal of this program.
constexpr std::array<Usual, 32> kUsual{{
    {"01037", "1", "C", 2, Pace::WorkingDays, true, false, "本地"},
    {"06001", "1", "C", 20, Pace::WorkingDays, true, false, "T"},
    {"06010", "1", "C", 4 * kHour, Pace::WorkingHours, true, true, "T"},
    {"06011", "1", "C", 2, Pace::WorkingDays, true, true, "T"},
    {"06012", "1", "C", 2 * kHour, Pace::WorkingHours, true, true, "T"},
    {"06013", "1", "C", 3, Pace::WorkingDays, true, false, "本地"},
    {"06017", "1", "C", 4 * kHour, Pace::WorkingHours, true, true, "T"},
    {"06020", "1", "A", 2 * kHour, Pace::Hours, true, true, "本地"},
    {"06025", "1", "D", 15, Pace::WorkingDays, true, false, "J"},
    {"06028", "1", "B", 7 * 24 * kHour, Pace::Hours, false, true, "本地"},
    {"06036", "1", "C", 1, Pace::WorkingDays, true, true, "本地"},
    {"06040", "1", "C", 3, Pace::WorkingDays, true, false, "本地"},
    {"06042", "1", "C", 4 * kHour, Pace::WorkingHours, true, true, "本地"},
    {"06045", "1", "C", 5, Pace::WorkingDays, true, false, "T"},
    {"07001", "1", "C", 1, Pace::WorkingDays, true, true, "本地"},
    {"07003", "1", "C", 5, Pace::WorkingDays, true, false, "本地"},
    {"08001", "1", "B", 2 * kHour, Pace::Hours, false, false, "本地"},
    {"08003", "1", "B", 2 * kHour, Pace::WorkingHours, true, false, "本地"},
    {"09005", "1", "C", 2 * kHour, Pace::WorkingHours, true, true, "本地"},
    {"09006", "1", "C", 2 * kHour, Pace::WorkingHours, true, true, "本地"},
    {"09009", "1", "C", 2 * kHour, Pace::WorkingHours, true, true, "本地"},
    {"09010", "1", "C", 2 * kHour, Pace::WorkingHours, true, true, "本地"},
    {"09012", "1", "A", 1 * kHour, Pace::Hours, true, true, "本地"},
    {"10001", "1", "B", 4 * kHour, Pace::Hours, true, true, "本地"},
    {"10002", "1", "A", 2 * kHour, Pace::Hours, true, false, "本地"},
    {"81", "2", "C", 7 * 24 * kHour, Pace::Hours, false, true, "本地"},
    {"82", "3", "B", 1, Pace::WorkingDays, true, true, "本地"},
    {"83", "4", "B", 24 * kHour, Pace::Hours, false, true, "B"},
    {"84", "5", "C", 3, Pace::WorkingDays, false, true, "本地"},
    {"85", "6", "A", 1 * kHour, Pace::Hours, false, true, "本地"},
    {"86", "7", "C", 1, Pace::WorkingDays, false, true, "本地"},
    {"87", "8", "D", 30 * 24 * kHour, Pace::Hours, false, true, "本地"},
}};
constexpr Usual kComplaint{"88", "9", "C", 5, Pace::WorkingDays, false, false, "本地"};

struct UsualStage {
    const char* stage;
    const char* urgency;
    int length;
    Pace pace;
};
constexpr std::array<UsualStage, 15> kUsualStages{{
    {"accept", "A", 15, Pace::Hours},
    {"accept", "B", 30, Pace::WorkingHours},
    {"accept", "", 2 * kHour, Pace::WorkingHours},
    {"verify", "A", 30, Pace::Hours},
    {"verify", "", 2 * kHour, Pace::WorkingHours},
    {"file", "A", 15, Pace::Hours},
    {"file", "", 1 * kHour, Pace::WorkingHours},
    {"dispatch", "A", 15, Pace::Hours},
    {"dispatch", "", 1 * kHour, Pace::WorkingHours},
    {"receipt", "A", 30, Pace::Hours},
    {"receipt", "", 4 * kHour, Pace::WorkingHours},
    {"check", "A", 2 * kHour, Pace::WorkingHours},
    {"check", "", 1, Pace::WorkingDays},
    {"callback", "", 3, Pace::WorkingDays},
    {"reply", "", 4 * kHour, Pace::WorkingHours},
}};

struct Unit {
    const char* zh;
    const char* en;
    const char* begins;  // codes that go to it, separated by blanks
};
// The six of the founding document come first.
constexpr std::array<Unit, 13> kUnits{{
    {"城管执法队", "Urban management", "06 07 09"},
    {"派出所", "Police station", "09009 85"},
    {"消防救援站", "Fire station", "09012 82"},
    {"市场监管所", "Market supervision", "09015"},
    {"生态环境所", "Environment", "06020 06025 08004"},
    {"税务所", "Tax office", ""},
    {"建设管理所", "Construction", "08 06001"},
    {"环卫所", "Sanitation", "06010 06011 06012 06042 10001"},
    {"市政养护队", "Road maintenance", "01 06013 10002"},
    {"园林绿化队", "Parks", "06017 06045"},
    {"水电气热抢修队", "Utilities repair", "83"},
    {"司法所", "Justice office", "81"},
    {"社区事务科", "Community affairs", "84 86 87 88 0"},
}};

MatterRule rule_from(const Usual& usual) {
    return {.matter = usual.code,
            .kind = usual.kind,
            .urgency = usual.urgency,
            .length = usual.length,
            .pace = usual.pace,
            .physical = usual.physical,
            .in_grid = usual.in_grid,
            .source = usual.source};
}

int hours_of_urgency(std::string_view urgency) {
    if (urgency == "A") return 2;
    if (urgency == "B") return 24;
    return urgency == "D" ? 15 * 24 : 7 * 24;
}

void add_routes(WorkRules& rules, std::string_view begins, DepartmentId department) {
    while (!begins.empty()) {
        const std::size_t end = std::min(begins.find(' '), begins.size());
        rules.routes.push_back(
            {.matter = std::string{begins.substr(0, end)}, .department = department});
        begins.remove_prefix(std::min(end + 1, begins.size()));
    }
}

WorkRules made() {
    WorkRules rules;
    for (const Usual& usual : kUsual) rules.matters.push_back(rule_from(usual));
    rules.matters.push_back(rule_from(kComplaint));
    for (const UsualStage& usual : kUsualStages)
        rules.stages.push_back({.stage = usual.stage,
                                .urgency = usual.urgency,
                                .length = usual.length,
                                .pace = usual.pace});
    for (const Unit& unit : kUnits) {
        const DepartmentId id{static_cast<std::int64_t>(rules.departments.size()) + 1};
        rules.departments.push_back({.id = id, .name = unit.zh, .name_en = unit.en});
        add_routes(rules, unit.begins, id);
    }
    std::int64_t number = 0;
    for (MatterRule& rule : rules.matters) rule.id = RuleId{++number};
    number = 0;
    for (StageRule& rule : rules.stages) rule.id = RuleId{++number};
    number = 0;
    for (RouteRule& rule : rules.routes) rule.id = RuleId{++number};
    // As a new store numbers them: first all that are free, then those that are worked.
    number = 0;
    for (const std::int64_t day : rules.calendar.holiday)
        rules.days.push_back({RuleId{++number}, day, false, {}});
    for (const std::int64_t day : rules.calendar.worked_day)
        rules.days.push_back({RuleId{++number}, day, true, {}});
    std::ranges::sort(rules.days, {}, &CalendarDay::day);
    number = 0;
    while (rules.spans.size() < rules.calendar.span.size()) rules.spans.push_back(RuleId{++number});
    return rules;
}

}  // namespace

const WorkRules& usual_rules() {
    static const WorkRules rules = made();
    return rules;
}

const MatterRule* rule_of(const WorkRules& rules, std::string_view matter) {
    const auto at = std::ranges::lower_bound(rules.matters, matter, {}, [](const MatterRule& rule) {
        return std::string_view{rule.matter};
    });
    return at == rules.matters.end() || at->matter != matter ? nullptr : &*at;
}

std::string urgency_of(const WorkRules& rules, std::string_view matter) {
    const MatterRule* rule = rule_of(rules, matter);
    return rule == nullptr ? "C" : rule->urgency;
}

Due due_of(const WorkRules& rules, std::string_view matter, std::string_view urgency,
           Instant reported) {
    if (reported == base::kNever) return {};
    const Due by_urgency{reported + std::chrono::hours{hours_of_urgency(urgency)}, Pace::Hours,
                         "urgency/" + std::string{urgency}};
    const MatterRule* rule = rule_of(rules, matter);
    if (rule == nullptr) return by_urgency;
    const bool urgent = urgency == "A";
    const Pace pace = urgent && rule->pace == Pace::WorkingHours ? Pace::Hours : rule->pace;
    const Due by_rule{after(rules.calendar, reported, rule->length, pace), pace,
                      rule->matter + "/" + std::to_string(rule->version)};
    const bool usual = rule->urgency == urgency && !(urgent && pace != Pace::Hours);
    return usual || by_rule.at <= by_urgency.at ? by_rule : by_urgency;
}

Instant stage_due(const WorkRules& rules, std::string_view stage, std::string_view urgency,
                  Instant from) {
    const StageRule* found = nullptr;
    for (const StageRule& rule : rules.stages) {
        if (rule.stage != stage) continue;
        if (rule.urgency == urgency || (rule.urgency.empty() && found == nullptr)) found = &rule;
        if (rule.urgency == urgency) break;
    }
    return found == nullptr ? base::kNever
                            : after(rules.calendar, from, found->length, found->pace);
}

const RouteRule* route_of(const WorkRules& rules, std::string_view matter,
                          const std::vector<PlaceId>& up) {
    const RouteRule* best = nullptr;
    std::pair<std::size_t, std::size_t> best_rank{};
    for (const RouteRule& rule : rules.routes) {
        if (!matter.starts_with(rule.matter)) continue;
        std::size_t near = 0;  // 1 the top of the town … the place itself; 0 of a rule for all
        if (number(rule.place) != 0) {
            const auto at = std::ranges::find(up, rule.place);
            if (at == up.end()) continue;
            near = static_cast<std::size_t>(up.end() - at);
        }
        const std::pair rank{rule.matter.size() + 1, near + 1};
        if (rank <= best_rank) continue;
        best = &rule;
        best_rank = rank;
    }
    return best;
}

const DepartmentRow* department_of(const WorkRules& rules, DepartmentId id) {
    const auto at = std::ranges::find(rules.departments, id, &DepartmentRow::id);
    return at == rules.departments.end() ? nullptr : &*at;
}

}  // namespace model
