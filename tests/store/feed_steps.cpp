// What the steps of a play say about the town: the lines tally, total, state, issue, place, us.
#include "base/text.h"
#include "store/feed_script.h"
#include "support/picture.h"
#include "support/steps.h"

#include <algorithm>
#include <map>
#include <optional>

#include <catch_amalgamated.hpp>

namespace feed {

using model::kNoRow;
using model::Row;

namespace {

std::optional<std::uint32_t> counter_of(const derive::Tally& tally, const std::string& name) {
    const model::Counts& c = tally.counts;
    const std::map<std::string, std::uint32_t> counters{
        {"units", c.units},
        {"self_used", c.units_self_used},
        {"rented", c.units_rented},
        {"vacant", c.units_vacant},
        {"uncollected", c.units_uncollected},
        {"group_let", c.units_group_let},
        {"unregistered", c.units_unregistered},
        {"households", c.households},
        {"persons", tally.people.at(derive::PeopleCount::Persons)},
        {"from60", tally.people.at(derive::PeopleCount::From60)},
        {"shops", c.shops},
        {"shops_vacant", c.shops_vacant},
        {"facilities", c.facilities},
        {"issues", c.issues},
        {"visits", c.visits},
        {"open", tally.open},
        {"soon", tally.soon},
        {"urgent", tally.urgent},
        {"overdue", tally.overdue},
    };
    const auto at = counters.find(name);
    if (at == counters.end()) return std::nullopt;
    return at->second;
}

void check_counter(const derive::Tally& tally, const std::vector<std::string>& field) {
    const auto found = counter_of(tally, field[1]);
    if (!found) FAIL("no such counter: " << field[1]);
    CHECK(std::to_string(*found) == field[2]);
}

std::int64_t id_in(const std::string& text) {
    return std::stoll(text);
}

}  // namespace

void Play::tally(const std::string& expected) {
    const auto field = base::fields(expected);
    REQUIRE(field.size() == 3);
    const Row row = row_of(field[0]);
    REQUIRE(row != kNoRow);
    check_counter(derived_.own[row], field);
}

void Play::total(const std::string& expected) {
    const auto field = base::fields(expected);
    REQUIRE(field.size() == 3);
    const Row row = row_of(field[0]);
    REQUIRE(row != kNoRow);
    check_counter(derived_.total[row], field);
}

void Play::state(const std::string& expected) {
    const auto field = base::fields(expected);
    REQUIRE(field.size() == 2);
    const Row row = row_of(field[0]);
    REQUIRE(row != kNoRow);
    CHECK(support::name_of(derived_.block[row].state) == field[1]);
}

void Play::issue(const std::string& expected) {
    const auto field = base::fields(expected);
    REQUIRE(field.size() >= 2);
    const Row row = model::issue_row(snapshot_, static_cast<model::IssueId>(id_in(field[0])));
    if (field[1] == "gone") {
        CHECK(row == kNoRow);
        return;
    }
    REQUIRE(field[1] == "at");
    REQUIRE(row != kNoRow);
    CHECK(name_at(snapshot_.issues[row].at) == field.at(2));
}

void Play::place(const std::string& expected) {
    const auto field = base::fields(expected);
    REQUIRE(field.size() >= 2);
    const Row row = row_of(field[0]);
    if (field[1] == "gone") {
        CHECK(row == kNoRow);
        return;
    }
    REQUIRE(row != kNoRow);
    const model::Places& places = *snapshot_.places;
    if (field[1] == "adrift") {
        CHECK(std::ranges::find(places.adrift, row) != places.adrift.end());
        CHECK(places.parent[row] == kNoRow);
        return;
    }
    REQUIRE(field[1] == "under");
    CHECK(name_at(places.parent[row]) == field.at(2));
}

void Play::us(const std::string& command) {
    const auto field = base::fields(command);
    const auto id = [&](std::size_t at) {
        const Row row = row_of(field.at(at));
        REQUIRE(row != kNoRow);
        return snapshot_.places->row[row].id;
    };
    store::Command wish;
    if (field[0] == "report") {
        model::IssueRow issue{.title = field.at(1), .state = "REPORTED", .reported = now_};
        issue.has_point = field.size() == 4;
        if (issue.has_point)
            issue.point = {std::stod(field[2]), std::stod(field[3])};
        else
            issue.place = id(2);
        wish = store::ReportIssue{issue};
    } else if (field[0] == "step") {
        const auto action =
            model::action_from(command.substr(command.find(field.at(2), field[0].size())));
        REQUIRE(action);
        model::Step step = support::whole_step(*action, now_);
        step.issue = static_cast<model::IssueId>(id_in(field.at(1)));
        // Nobody checks what he did himself.
        step.actor = model::StaffId{field[2] == "check" ? 2 : 1};
        wish = store::TakeStep{.step = std::move(step), .picture = {}};
    } else if (field[0] == "visit") {
        wish = store::LogVisit{{.staff = model::StaffId{1}, .place = id(1), .at = now_}};
    } else if (field[0] == "use") {
        wish = store::SetUnitUse{static_cast<model::UnitId>(id_in(field.at(1))), field.at(2)};
    } else if (field[0] == "shop") {
        wish = store::SetShopState{id(1), field.at(2)};
    } else {
        FAIL("no such command: " << field[0]);
    }
    auto receipt = us_->write(wish);
    if (!receipt) FAIL(base::sentence(receipt.error(), base::Language::English));
    CHECK(receipt->position > snapshot_.position);
}

}  // namespace feed
