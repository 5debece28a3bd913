// What a step changed, as its log keeps it, and that the log replayed gives the row (I6).
#include "model/effect.h"
#include "model/lifecycle.h"
#include "support/steps.h"

#include <string>
#include <vector>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

using model::apply_effect;
using model::effect_between;
using model::IssueRow;
using std::chrono::minutes;
using support::kTen;

namespace {

std::string text_by_chance(base::Random& random) {
    static const std::vector<std::string> kTexts{"", "x", "漏水 \"三天\"", "\\ \n\t", "1", "null"};
    return random.pick(kTexts);
}
base::Instant time_by_chance(base::Random& random) {
    return random.chance(0.2) ? base::kNever : kTen + base::Seconds{random.between(-9'999, 9'999)};
}

/// Sets one column, by its number, to something. False when there are no more.
bool set_column(IssueRow& row, int column, base::Random& random) {
    const std::vector<std::string*> texts{
        &row.external_id, &row.title, &row.matter,   &row.channel, &row.urgency,
        &row.state,       &row.kind,  &row.due_rule, &row.result,  &row.satisfaction};
    const std::vector<base::Instant*> times{
        &row.reported, &row.due,       &row.closed,  &row.first_due, &row.stage_due,
        &row.accepted, &row.suspended, &row.resumes, &row.asked_due, &row.urge_due};
    const std::vector<int*> counts{&row.urges,       &row.reworks, &row.urges_answered,
                                   &row.extensions,  &row.returns, &row.reopens,
                                   &row.escalations, &row.trips,   &row.level};
    const auto at = static_cast<std::size_t>(column);
    if (at < texts.size()) return *texts[at] = text_by_chance(random), true;
    if (at < 20) return *times[at - 10] = time_by_chance(random), true;
    if (at < 29) return *counts[at - 20] = random.between(-2, 2'000'000'000), true;
    switch (column) {
        case 29:
            row.place = model::PlaceId{random.between(0, 9)};
            return true;
        case 30:
            row.unit = model::UnitId{random.between(0, 9)};
            return true;
        case 31:
            row.assignee = model::StaffId{random.between(0, 9)};
            return true;
        case 32:
            row.first_receiver = model::StaffId{random.between(0, 9)};
            return true;
        case 33:
            row.department = model::DepartmentId{random.between(0, 9)};
            return true;
        case 34:
            row.merged_into = model::IssueId{random.between(0, 9)};
            return true;
        case 35:
            row.pace = static_cast<model::Pace>(random.below(3));
            return true;
        case 36:
            row.suspended_s = 5'000'000'000LL * random.between(0, 3);
            return true;
        case 37:
            row.major = random.chance(0.5);
            return true;
        case 38:
            row.exercise = random.chance(0.5);
            return true;
        default:
            return false;
    }
}

}  // namespace

TEST_CASE("each column goes into an effect and comes out of it, there and back", "[model]") {
    base::Random random{39};
    for (int round = 0; round < 40; ++round) {
        IssueRow row;
        int column = 0;
        for (;; ++column) {
            const IssueRow was = row;
            if (!set_column(row, column, random)) break;
            const std::string effect = effect_between(was, row);
            INFO(column << " " << effect);
            REQUIRE(effect.empty() == (was == row));
            if (effect.empty()) continue;
            REQUIRE(nlohmann::json::parse(effect).size() == 1);
            IssueRow there = was;
            REQUIRE(apply_effect(there, effect));
            REQUIRE(there == row);
            REQUIRE(apply_effect(there, effect, true));
            REQUIRE(there == was);
        }
        CHECK(column == 39);  // as many as the log tells of
        IssueRow whole;
        const std::string effect = effect_between({}, row);
        REQUIRE(apply_effect(whole, effect));
        CHECK(whole == row);
        REQUIRE(apply_effect(whole, effect, true));
        CHECK(whole == IssueRow{});
    }
}

TEST_CASE("what is sealed, and what never changes, is in no effect", "[model]") {
    const IssueRow row{.id = model::IssueId{7},
                       .no = "SJ000000000-260304-0001",
                       .words = "a caller",
                       .has_point = true,
                       .point = {1, 2}};
    CHECK(effect_between({}, row).empty());
}

TEST_CASE("what is no effect changes nothing", "[model]") {
    const IssueRow before{.title = "lamp", .state = "WORKING", .due = kTen};
    for (const char* text :
         {"", "x", "null", "[]", "7", "{", "{\"state\":", "{\"state\":\"CLOSED\"}",
          "{\"state\":[\"CLOSED\"]}", "{\"state\":[\"a\",\"b\",\"c\"]}", "{\"state\":null}",
          "{\"state\":[\"WORKING\",\"CLOSED\"],\"nobody\":[1,2]}", "{\"no\":[1,2]}",
          "{\"state\":[\"WORKING\",\"CLOSED\"],\"due_at\":7}", "\xff\xfe"}) {
        INFO(text);
        IssueRow row = before;
        CHECK_FALSE(apply_effect(row, text));
        CHECK_FALSE(apply_effect(row, text, true));
        CHECK(row == before);
    }
    // Values of another kind are none; numbers beyond all calendars are no times.
    IssueRow row = before;
    CHECK(apply_effect(row, R"({"due_at":[1,9000000000000000000],"title":[1,{}],"urges":[0,"x"],)"
                            R"("pace":[0,99],"level":[0,1e300],"place":[[],{}]})"));
    CHECK(row.due == base::kNever);
    CHECK(row.title.empty());
    CHECK(row.urges == 0);
    CHECK(row.pace == model::Pace::WorkingDays);
    CHECK(row.level == 0);
    // What hangs on the row is the store's to read.
    CHECK(apply_effect(row, R"({"tasks":[],"child":5,"link":2})"));
    CHECK(apply_effect(row, "{}"));
    std::string deep(100'000, '[');
    CHECK_FALSE(apply_effect(row, deep));
}

TEST_CASE("I6: the log of any walk through the lifecycle gives the row, and back", "[model]") {
    base::Random random{20'26};
    std::size_t steps = 0;
    for (int walk = 0; walk < 400; ++walk) {
        IssueRow row{.title = "t",
                     .matter = "06010",
                     .state = "REPORTED",
                     .reported = kTen,
                     .first_receiver = model::StaffId{1}};
        model::begin_clocks(row, model::usual_rules());
        std::vector<std::string> log{effect_between({}, row)};
        std::vector<model::TaskRow> tasks;
        base::Instant now = kTen;
        const IssueRow other{.id = model::IssueId{2}, .state = "WORKING"};
        for (int i = 0; i < 30; ++i) {
            now += minutes{random.between(1, 3'000)};
            const model::StepFacts facts{.tasks = tasks,
                                         .finished_by = model::StaffId{2},
                                         .other = &other,
                                         .pictured = true,
                                         .sampled = random.chance(0.3)};
            const model::Step step = support::step_by_chance(random, row, now, 2);
            const auto is =
                model::take_step(row, step, facts, model::usual_rules(), model::Role::Owner);
            if (!is) continue;
            steps += 1;
            REQUIRE(is->row.first_receiver == row.first_receiver);
            REQUIRE(is->row.reported == row.reported);
            REQUIRE(is->row.merged_into ==
                    (is->row.state == "MERGED" ? other.id : model::IssueId{}));
            log.push_back(effect_between(row, is->row));
            row = is->row;
            tasks = is->tasks;
            std::erase_if(tasks, [](const auto& task) { return task.withdrawn != base::kNever; });
        }
        IssueRow replayed;
        for (const std::string& effect : log)
            if (!effect.empty()) REQUIRE(apply_effect(replayed, effect));
        REQUIRE(replayed == row);
        for (std::size_t i = log.size(); i-- > 0;)
            if (!log[i].empty()) REQUIRE(apply_effect(replayed, log[i], true));
        REQUIRE(replayed == IssueRow{});
    }
    CHECK(steps > 2'000);
}
