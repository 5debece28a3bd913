// Deadlines and routes by rule (domain.md 5.4), and that nothing moves a due earlier (I8).
#include "model/rules.h"
#include "model/lifecycle.h"
#include "support/moment.h"
#include "support/steps.h"

#include <algorithm>
#include <string>

#include <catch_amalgamated.hpp>

using base::Instant;
using model::DepartmentId;
using model::Pace;
using model::PlaceId;
using model::usual_rules;
using std::chrono::hours;
using std::chrono::minutes;
using support::at;
using support::minute_of;

namespace {

std::string due(const char* matter, const char* urgency, const std::string& from) {
    const model::Due is = model::due_of(usual_rules(), matter, urgency, at(from));
    return minute_of(is.at) + " " + is.rule;
}

bool moves_due(model::Action action) {
    using enum model::Action;
    return action == Suspend || action == Resume || action == AskExtension || action == Extend ||
           action == DenyExtension;
}

}  // namespace

TEST_CASE("what is due follows the clock of its matter, and says by which rule", "[model]") {
    CHECK(due("09005", "C", "2025-03-07T17:00") == "2025-03-10T09:30 09005/1");  // 2 working hours
    CHECK(due("06036", "C", "2025-03-07T16:00") == "2025-03-10T16:00 06036/1");  // 1 working day
    CHECK(due("09012", "A", "2025-03-08T23:00") == "2025-03-09T00:00 09012/1");  // at any time
    CHECK(due("83", "B", "2025-03-08T23:00") == "2025-03-09T23:00 83/1");
    CHECK(due("06001", "C", "2025-03-07T10:00") == "2025-04-07T10:00 06001/1");  // 20, 4 Apr is off
    CHECK(due("nothing known", "D", "2025-03-07T09:00") == "2025-03-22T09:00 urgency/D");
    CHECK(due("", "", "2025-03-07T09:00") == "2025-03-14T09:00 urgency/");
    CHECK(model::due_of(usual_rules(), "09005", "C", base::kNever) == model::Due{});
}

TEST_CASE("of another urgency than usual the nearer end counts, the urgent by the hour",
          "[model]") {
    CHECK(due("06036", "A", "2025-03-08T10:00") == "2025-03-08T12:00 urgency/A");
    CHECK(due("88", "B", "2025-03-07T10:00") == "2025-03-08T10:00 urgency/B");
    CHECK(due("09012", "C", "2025-03-07T09:00") == "2025-03-07T10:00 09012/1");
    CHECK(due("09005", "B", "2025-03-07T09:00") == "2025-03-07T11:00 09005/1");
    // An emergency knows no weekend, whatever its matter is counted by.
    CHECK(due("09005", "A", "2025-03-07T17:00") == "2025-03-07T19:00 09005/1");
    CHECK(due("06010", "A", "2025-03-08T03:00") == "2025-03-08T05:00 urgency/A");
    for (const model::MatterRule& rule : usual_rules().matters) {
        const Instant from = at("2025-03-08T03:00");  // a Saturday night
        const model::Due urgent = model::due_of(usual_rules(), rule.matter, "A", from);
        INFO(rule.matter);
        CHECK(urgent.pace == Pace::Hours);
        CHECK(urgent.at <= from + hours{2});
    }
    model::WorkRules odd = usual_rules();
    odd.matters = {{.matter = "1", .urgency = "A", .length = 3, .pace = Pace::WorkingDays}};
    CHECK(model::due_of(odd, "1", "A", at("2025-03-07T09:00")).rule == "urgency/A");
}

TEST_CASE("each step has its own time, the urgent by the hour", "[model]") {
    const auto stage = [](const char* name, const char* urgency, const std::string& from) {
        return minute_of(model::stage_due(usual_rules(), name, urgency, at(from)));
    };
    CHECK(stage("accept", "A", "2025-03-07T17:50") == "2025-03-07T18:05");
    CHECK(stage("accept", "B", "2025-03-07T17:50") == "2025-03-10T08:50");
    CHECK(stage("accept", "C", "2025-03-07T17:00") == "2025-03-10T09:30");
    CHECK(stage("accept", "D", "2025-03-07T17:00") == "2025-03-10T09:30");
    CHECK(stage("dispatch", "A", "2025-03-08T03:00") == "2025-03-08T03:15");
    CHECK(stage("dispatch", "C", "2025-03-07T09:00") == "2025-03-07T10:00");
    CHECK(stage("receipt", "A", "2025-03-08T03:00") == "2025-03-08T03:30");
    CHECK(stage("receipt", "C", "2025-03-07T09:00") == "2025-03-07T14:30");
    CHECK(stage("check", "A", "2025-03-07T09:00") == "2025-03-07T11:00");
    CHECK(stage("check", "C", "2025-03-07T09:00") == "2025-03-10T09:00");
    CHECK(stage("callback", "C", "2025-03-07T09:00") == "2025-03-12T09:00");
    CHECK(stage("lunch", "C", "2025-03-07T09:00") == "never");
    // Its own rule wins, wherever it stands.
    model::WorkRules rules;
    rules.stages = {{.stage = "check", .urgency = "", .length = 60},
                    {.stage = "check", .urgency = "B", .length = 5}};
    CHECK(minute_of(model::stage_due(rules, "check", "B", at("2025-03-07T09:00"))) ==
          "2025-03-07T09:05");
    std::ranges::reverse(rules.stages);
    CHECK(minute_of(model::stage_due(rules, "check", "B", at("2025-03-07T09:00"))) ==
          "2025-03-07T09:05");
    CHECK(minute_of(model::stage_due(rules, "check", "", at("2025-03-07T09:00"))) ==
          "2025-03-07T10:00");
}

TEST_CASE("a matter goes where the longest beginning and then the nearest place say", "[model]") {
    const auto name = [](const char* matter) {
        const model::RouteRule* route = model::route_of(usual_rules(), matter, {});
        if (route == nullptr) return std::string{};
        return model::department_of(usual_rules(), route->department)->name;
    };
    CHECK(name("06010") == "环卫所");
    CHECK(name("06036") == "城管执法队");
    CHECK(name("09012") == "消防救援站");
    CHECK(name("09005") == "城管执法队");
    CHECK(name("83") == "水电气热抢修队");
    CHECK(name("01037") == "市政养护队");
    CHECK(name("77777").empty());
    for (const model::MatterRule& rule : usual_rules().matters) {
        INFO(rule.matter);
        CHECK(model::route_of(usual_rules(), rule.matter, {}) != nullptr);
    }
    model::WorkRules rules;
    const auto add = [&](const char* matter, std::int64_t place, std::int64_t department) {
        rules.routes.push_back(
            {.matter = matter, .place = PlaceId{place}, .department = DepartmentId{department}});
    };
    add("", 0, 1);
    add("06", 0, 2);
    add("06", 3, 3);   // the community
    add("06", 11, 4);  // the house
    add("06010", 0, 5);
    const std::vector<PlaceId> up{PlaceId{11}, PlaceId{4}, PlaceId{3}, PlaceId{2}};
    const auto to = [&](const char* matter, const std::vector<PlaceId>& where) {
        return number(model::route_of(rules, matter, where)->department);
    };
    CHECK(to("83", up) == 1);
    CHECK(to("06036", {}) == 2);
    CHECK(to("06036", {PlaceId{12}, PlaceId{4}, PlaceId{3}}) == 3);
    CHECK(to("06036", up) == 4);
    CHECK(to("06010", up) == 5);
    std::ranges::reverse(rules.routes);
    CHECK(to("06036", up) == 4);
    CHECK(to("06010", up) == 5);
    CHECK(model::department_of(usual_rules(), DepartmentId{99}) == nullptr);
}

TEST_CASE("the usual rules fit together", "[model]") {
    const model::WorkRules& rules = usual_rules();
    CHECK(rules.departments.size() == 13);
    for (std::size_t i = 0; i + 1 < rules.matters.size(); ++i)
        CHECK(rules.matters[i].matter < rules.matters[i + 1].matter);
    for (const model::MatterRule& rule : rules.matters) {
        INFO(rule.matter);
        CHECK(rule.length > 0);
        CHECK(model::rule_of(rules, rule.matter) == &rule);
        CHECK(model::urgency_of(rules, rule.matter) == rule.urgency);
    }
    CHECK(model::rule_of(rules, "0601") == nullptr);
    CHECK(model::urgency_of(rules, "0601") == "C");
    const model::Thresholds t;
    CHECK((0 < t.orange && t.orange < t.yellow && t.yellow < 1));
}

TEST_CASE("I8: neither standing still nor more time makes anything due earlier", "[model]") {
    base::Random random{2'026};
    const auto& matters = usual_rules().matters;
    for (int i = 0; i < 1'500; ++i) {
        const Instant begun = at("2025-01-01") + minutes{random.between(0, 600 * 24 * 60)};
        model::IssueRow row{.id = model::IssueId{1},
                            .matter = random.pick(matters).matter,
                            .state = "WORKING",
                            .reported = begun};
        model::begin_clocks(row, usual_rules());
        const model::Due found = model::due_of(usual_rules(), row.matter, row.urgency, begun);
        REQUIRE(found == model::due_of(usual_rules(), row.matter, row.urgency, begun));
        REQUIRE(found.at == row.due);
        const Instant first = row.due;
        Instant now = begun;
        for (int stroke = 0; stroke < 12; ++stroke) {
            now += minutes{random.between(0, 40 * 60)};
            const model::IssueRow was = row;
            model::Step step = support::step_by_chance(random, row, now, 2);
            if (!moves_due(step.action)) continue;
            const auto is = model::take_step(row, step, {}, usual_rules(), model::Role::Owner);
            if (!is) continue;
            row = is->row;
            INFO(row.matter << " " << model::name_of(step.action) << " " << minute_of(was.due)
                            << " " << minute_of(row.due));
            REQUIRE(row.due >= was.due);
            REQUIRE(row.first_due == first);
            const auto same = model::take_step(was, step, {}, usual_rules(), model::Role::Owner);
            REQUIRE(same->row == row);
        }
    }
}
