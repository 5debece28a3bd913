#include "store/rules.h"

#include "model/ladder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using model::Thresholds;
using model::WorkRules;

namespace {

constexpr std::array<std::string_view, 7> kRuleTables{"matter_rule", "stage_rule", "route_rule",
                                                      "department",  "threshold",  "calendar_day",
                                                      "working_span"};

constexpr std::array<std::pair<std::string_view, double Thresholds::*>, 16> kThresholds{{
    {"yellow", &Thresholds::yellow},
    {"orange", &Thresholds::orange},
    {"soon_h", &Thresholds::soon_h},
    {"soon_working_h", &Thresholds::soon_working_h},
    {"urgent_min", &Thresholds::urgent_min},
    {"near_due_h", &Thresholds::near_due_h},
    {"check_wait_h", &Thresholds::check_wait_h},
    {"reworks", &Thresholds::reworks},
    {"duplicate_m", &Thresholds::duplicate_m},
    {"duplicate_days", &Thresholds::duplicate_days},
    {"sample_percent", &Thresholds::sample_percent},
    {"most_extensions", &Thresholds::most_extensions},
    {"reminder_h", &Thresholds::reminder_h},
    {"community_h", &Thresholds::community_h},
    {"street_h", &Thresholds::street_h},
    {"district_h", &Thresholds::district_h},
}};

/// "2026-10-01" as its number since 1970.
std::optional<std::int64_t> day_in(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t length) {
        int value = -1;
        const char* end = text.data() + from + length;
        const auto read = std::from_chars(text.data() + from, end, value);
        return read.ptr == end ? value : -1;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days{date}.time_since_epoch().count();
}

model::Pace pace_in(const Statement& s, int column) {
    return static_cast<model::Pace>(std::clamp<std::int64_t>(s.integer(column), 0, 2));
}

void read_matters(const Database& db, WorkRules& rules) {
    Statement s = db.prepare(
        "SELECT id,matter,version,kind,urgency,length,pace,physical,in_grid,source FROM "
        "matter_rule WHERE valid_to IS NULL AND length>0 ORDER BY matter,version DESC,id DESC");
    while (s.next()) {
        // Of two in force the newer one.
        if (!rules.matters.empty() && rules.matters.back().matter == s.text(1)) continue;
        rules.matters.push_back({.id = model::RuleId{s.integer(0)},
                                 .matter = s.text(1),
                                 .version = static_cast<int>(s.integer(2)),
                                 .kind = s.text(3),
                                 .urgency = s.text(4),
                                 .length = static_cast<int>(s.integer(5)),
                                 .pace = pace_in(s, 6),
                                 .physical = s.integer(7) != 0,
                                 .in_grid = s.integer(8) != 0,
                                 .source = s.text(9)});
    }
    std::ranges::sort(rules.matters, {}, &model::MatterRule::matter);
}

void read_stages_and_routes(const Database& db, WorkRules& rules) {
    Statement stages = db.prepare(
        "SELECT id,stage,urgency,length,pace FROM stage_rule WHERE length>0 ORDER BY id");
    while (stages.next())
        rules.stages.push_back({.id = model::RuleId{stages.integer(0)},
                                .stage = stages.text(1),
                                .urgency = stages.text(2),
                                .length = static_cast<int>(stages.integer(3)),
                                .pace = pace_in(stages, 4)});
    Statement routes = db.prepare(
        "SELECT id,matter,place,department,assist FROM route_rule WHERE department IN (SELECT id "
        "FROM department WHERE valid_to IS NULL) ORDER BY id");
    while (routes.next())
        rules.routes.push_back({.id = model::RuleId{routes.integer(0)},
                                .matter = routes.text(1),
                                .place = model::PlaceId{routes.integer(2)},
                                .department = model::DepartmentId{routes.integer(3)},
                                .assist = model::DepartmentId{routes.integer(4)}});
    Statement departments = db.prepare(
        "SELECT id,name,name_en,phone FROM department WHERE valid_to IS NULL ORDER BY "
        "id");
    while (departments.next())
        rules.departments.push_back({.id = model::DepartmentId{departments.integer(0)},
                                     .name = departments.text(1),
                                     .name_en = departments.text(2),
                                     .phone = departments.text(3)});
}

bool in_order(const Thresholds& t) {
    return 0 < t.orange && t.orange < t.yellow && t.yellow < 1;
}

void read_thresholds(const Database& db, WorkRules& rules) {
    Statement s = db.prepare("SELECT key,value FROM threshold");
    while (s.next())
        for (const auto& [key, member] : kThresholds)
            if (key == s.text(0) && s.is_number(1) && s.real(1) >= 0)
                rules.thresholds.*member = s.real(1);
    Thresholds& is = rules.thresholds;
    if (!model::rungs_ascend(is)) {
        is.community_h = Thresholds{}.community_h;
        is.street_h = Thresholds{}.street_h;
        is.district_h = Thresholds{}.district_h;
    }
    if (in_order(is)) return;
    is.yellow = Thresholds{}.yellow;
    is.orange = Thresholds{}.orange;
}

bool ascend(const std::vector<model::WorkingSpan>& spans) {
    int end = 0;
    for (const model::WorkingSpan& span : spans) {
        if (span.from_min < end || span.to_min <= span.from_min || span.to_min > 1440) return false;
        end = span.to_min;
    }
    return true;
}

struct Spans {
    std::vector<model::WorkingSpan> spans;
    std::vector<model::RuleId> rows;
};

Spans read_spans(const Database& db) {
    Spans read;
    Statement s = db.prepare("SELECT from_min,to_min,id FROM working_span ORDER BY from_min,id");
    while (s.next()) {
        read.spans.push_back({static_cast<int>(s.integer(0)), static_cast<int>(s.integer(1))});
        read.rows.push_back(model::RuleId{s.integer(2)});
    }
    return read;
}

void read_calendar(const Database& db, WorkRules& rules) {
    model::WorkingCalendar& calendar = rules.calendar;
    calendar.holiday.clear();
    calendar.worked_day.clear();
    Statement s = db.prepare("SELECT day,worked,id,name FROM calendar_day ORDER BY day");
    while (s.next())
        if (const auto day = day_in(s.text(0))) {
            const bool worked = s.integer(1) != 0;
            (worked ? calendar.worked_day : calendar.holiday).push_back(*day);
            rules.days.push_back({model::RuleId{s.integer(2)}, *day, worked, s.text(3)});
        }
    std::ranges::sort(calendar.holiday);
    std::ranges::sort(calendar.worked_day);
    Spans read = read_spans(db);
    if (read.spans.empty() || !ascend(read.spans)) return;
    calendar.span = std::move(read.spans);
    rules.spans = std::move(read.rows);
}

bool is_empty(const Database& db, std::string_view table) {
    return db.integer(fmt::format("SELECT count(*) FROM {}", table)) == 0;
}

Result<void> fill_matters(const Database& db, const WorkRules& usual) {
    Statement s = db.prepare(
        "INSERT INTO matter_rule(matter,version,kind,urgency,length,pace,physical,in_grid,source) "
        "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)");
    for (const model::MatterRule& r : usual.matters) {
        auto done = s.with(r.matter, r.version, r.kind, r.urgency, r.length,
                           static_cast<int>(r.pace), r.physical, r.in_grid, r.source)
                        .run();
        if (!done) return done;
    }
    return {};
}

Result<void> fill_stages_and_routes(const Database& db, const WorkRules& usual) {
    Statement stage = db.prepare(
        "INSERT INTO stage_rule(stage,urgency,length,pace) VALUES(?1,nullif(?2,''),?3,?4)");
    for (const model::StageRule& r : usual.stages)
        if (auto done = stage.with(r.stage, r.urgency, r.length, static_cast<int>(r.pace)).run();
            !done)
            return done;
    Statement department = db.prepare("INSERT INTO department(id,name,name_en) VALUES(?1,?2,?3)");
    for (const model::DepartmentRow& d : usual.departments)
        if (auto done = department.with(d.id, d.name, d.name_en).run(); !done) return done;
    Statement route = db.prepare("INSERT INTO route_rule(matter,department) VALUES(?1,?2)");
    for (const model::RouteRule& r : usual.routes)
        if (auto done = route.with(r.matter, r.department).run(); !done) return done;
    return {};
}

Result<void> fill_calendar(const Database& db, const WorkRules& usual) {
    Statement day = db.prepare("INSERT INTO calendar_day(day,worked) VALUES(?1,?2)");
    for (const std::int64_t off : usual.calendar.holiday)
        if (auto done = day.with(model::text_of_day(off), 0).run(); !done) return done;
    for (const std::int64_t on : usual.calendar.worked_day)
        if (auto done = day.with(model::text_of_day(on), 1).run(); !done) return done;
    Statement span = db.prepare("INSERT INTO working_span(from_min,to_min) VALUES(?1,?2)");
    for (const model::WorkingSpan& s : usual.calendar.span)
        if (auto done = span.with(s.from_min, s.to_min).run(); !done) return done;
    return {};
}

/// A store of an earlier program has not all of them.
Result<void> fill_thresholds(const Database& db, const WorkRules& usual) {
    Statement s = db.prepare(
        "INSERT INTO threshold(key,value) SELECT ?1,?2 WHERE NOT EXISTS(SELECT 1 FROM threshold "
        "WHERE key=?1)");
    for (const auto& [key, member] : kThresholds)
        if (auto done = s.with(std::string{key}, usual.thresholds.*member).run(); !done)
            return done;
    return {};
}

}  // namespace

bool is_rule_table(std::string_view table) {
    return std::ranges::find(kRuleTables, table) != kRuleTables.end();
}

bool is_rule_table(model::Table table) {
    return table >= model::Table::MatterRule && table <= model::Table::WorkingSpan;
}

Result<std::shared_ptr<const WorkRules>> read_rules(const Database& db) {
    auto rules = std::make_shared<WorkRules>();
    read_matters(db, *rules);
    read_stages_and_routes(db, *rules);
    read_thresholds(db, *rules);
    read_calendar(db, *rules);
    return std::shared_ptr<const WorkRules>{std::move(rules)};
}

Result<void> fill_rules(const Database& db) {
    const bool here =
        db.integer("SELECT count(*) FROM sqlite_master WHERE name='matter_rule'") != 0;
    if (!here) return {};
    const WorkRules& usual = model::usual_rules();
    if (auto done = fill_thresholds(db, usual); !done) return done;
    if (!is_empty(db, "matter_rule") || !is_empty(db, "department")) return {};
    if (auto done = fill_matters(db, usual); !done) return done;
    if (auto done = fill_stages_and_routes(db, usual); !done) return done;
    return fill_calendar(db, usual);
}

Result<void> rules_are_sound(const Database& db) {
    const auto refused = [](Word why) { return fail(Fault::Unsupported, why); };
    Thresholds thresholds;
    Statement s = db.prepare("SELECT key,value FROM threshold");
    while (s.next())
        for (const auto& [key, member] : kThresholds)
            if (key == s.text(0)) thresholds.*member = s.real(1);
    if (!in_order(thresholds)) return refused(Word::RuleShares);
    for (const auto& [key, member] : kThresholds)
        if (thresholds.*member < 0) return refused(Word::RuleAtLeast);
    if (!model::rungs_ascend(thresholds)) return refused(Word::RuleRungs);
    const std::vector<model::WorkingSpan> spans = read_spans(db).spans;
    if (spans.empty()) return refused(Word::RuleNoSpan);
    if (!ascend(spans)) return refused(Word::RuleSpans);
    Statement days = db.prepare("SELECT day FROM calendar_day");
    while (days.next())
        if (!day_in(days.text(0))) return refused(Word::RuleDay);
    if (db.integer("SELECT count(*) FROM matter_rule WHERE length<=0 AND valid_to IS NULL") > 0 ||
        db.integer("SELECT count(*) FROM stage_rule WHERE length<=0") > 0)
        return refused(Word::RuleLength);
    return {};
}

}  // namespace store
