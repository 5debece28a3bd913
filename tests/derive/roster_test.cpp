#include "derive/roster.h"
#include "support/moment.h"
#include "support/outline.h"
#include "support/town.h"

#include <fmt/format.h>

#include <catch_amalgamated.hpp>

using derive::DutyNow;
using derive::MonthDays;
using derive::OnDuty;
using derive::OnDutyNow;
using derive::Publication;
using derive::RosterSheet;
using derive::RosterStanding;
using derive::UncoveredDay;
using model::PlaceId;
using model::Row;
using model::StaffId;
using support::at;

namespace {

constexpr StaffId kLi{1}, kWang{2}, kZhao{3}, kSun{4};

/// Ten communities, ids 2 to 11, with two of the staff in the first.
struct RosteredTown {
    model::Batch batch;

    RosteredTown() {
        model::Rows rows;
        rows.places.push_back({.id = PlaceId{1}, .kind = "SUBD", .name = "subdistrict"});
        for (std::int64_t id = 2; id <= 11; ++id)
            rows.places.push_back({.id = PlaceId{id},
                                   .parent = PlaceId{1},
                                   .kind = "COMM",
                                   .name = fmt::format("community{}", id)});
        rows.staff = {{kLi, "Li", "社区书记", PlaceId{2}},
                      {kWang, "Wang", "社区工作者", PlaceId{2}},
                      {kZhao, "Zhao", "社区工作者", PlaceId{3}}};
        batch = support::batch_of(rows);
    }
    model::RosterId roster(std::int64_t community, const char* month, const char* published) {
        const model::RosterId id{static_cast<std::int64_t>(batch.rosters.size()) + 1};
        batch.rosters.push_back({.id = id,
                                 .community = PlaceId{community},
                                 .month = month,
                                 .published = *published == '\0' ? base::kNever : at(published)});
        return id;
    }
    void shift(model::RosterId roster, StaffId staff, const std::string& day, const char* kind) {
        batch.shifts.push_back({model::ShiftId{static_cast<std::int64_t>(batch.shifts.size()) + 1},
                                roster, staff, day, kind});
    }
    model::Snapshot snapshot() const { return model::apply({}, batch); }
    OnDuty now(const char* moment) const {
        return derive::on_duty_now(snapshot(), at(moment)).communities.at(0);
    }
};

std::size_t count_of(const std::vector<RosterStanding>& standings, Publication publication) {
    return static_cast<std::size_t>(
        std::ranges::count(standings, publication, &RosterStanding::publication));
}

std::vector<std::string> days_of(const RosterSheet& sheet) {
    std::vector<std::string> days;
    for (const UncoveredDay& one : sheet.uncovered)
        days.push_back(model::text_of_day(one.day) + (one.early ? " early" : "") +
                       (one.late ? " late" : ""));
    return days;
}

}  // namespace

TEST_CASE("on 27 March the April rosters of two of ten communities are missing", "[derive]") {
    RosteredTown town;
    for (std::int64_t id = 2; id <= 8; ++id) town.roster(id, "2026-04", "2026-03-20T10:00");
    town.roster(9, "2026-04", "2026-03-26T09:00");
    town.roster(10, "2026-04", "");  // begun
    town.roster(11, "2026-03", "2026-02-20T10:00");
    const auto standings =
        derive::roster_standings(town.snapshot(), "2026-04", at("2026-03-27T10:00"));
    REQUIRE(standings.size() == 10);
    CHECK(count_of(standings, Publication::InTime) == 7);
    CHECK(count_of(standings, Publication::Late) == 1);
    CHECK(count_of(standings, Publication::Missing) == 2);
    CHECK(standings[8].roster == 8);
    CHECK(standings[9].roster == model::kNoRow);
    // The week before there was time.
    const auto before =
        derive::roster_standings(town.snapshot(), "2026-04", at("2026-03-25T23:59"));
    CHECK(count_of(before, Publication::InTime) == 7);
    CHECK(count_of(before, Publication::Waits) == 3);
}

TEST_CASE("a list is in time until the end of the seventh day before the month", "[derive]") {
    CHECK(derive::roster_due("2026-04") == at("2026-03-26T00:00"));
    CHECK(derive::roster_due("2026-01") == at("2025-12-26T00:00"));
    CHECK(derive::roster_due("2026-03") == at("2026-02-23T00:00"));
    CHECK(derive::roster_due("April") == base::kNever);
    RosteredTown town;
    town.roster(2, "2026-04", "2026-03-25T23:59");
    town.roster(3, "2026-04", "2026-03-26T00:00");
    const auto standings =
        derive::roster_standings(town.snapshot(), "2026-04", at("2026-04-05T00:00"));
    CHECK(standings[0].publication == Publication::InTime);
    CHECK(standings[1].publication == Publication::Late);
}

TEST_CASE("months follow one another, and what is none has no days", "[derive]") {
    CHECK(derive::month_of(at("2026-03-31T23:59")) == "2026-03");
    CHECK(derive::month_of(at("2026-04-01T00:00")) == "2026-04");
    CHECK(derive::month_after("2026-12") == "2027-01");
    CHECK(derive::days_of_month("2024-02")->days == 29);
    CHECK(derive::days_of_month("2026-02")->days == 28);
    CHECK(derive::days_of_month("1970-01") == MonthDays{0, 31});
    CHECK_FALSE(derive::days_of_month("2026-13"));
    CHECK_FALSE(derive::days_of_month("2026-4"));
    CHECK_FALSE(derive::days_of_month("2026-0x"));
    CHECK(derive::month_after("soon").empty());
}

TEST_CASE("each working day needs somebody before and somebody after", "[derive]") {
    RosteredTown town;
    const model::RosterId april = town.roster(2, "2026-04", "2026-03-20T10:00");
    const auto worked = [](int day) {       // 4 to 6 April is Qingming, 4 and 5 a weekend anyway
        const int weekday = (day + 2) % 7;  // 1 April 2026 is a Wednesday: 3
        return day != 6 && weekday != 6 && weekday != 0;
    };
    for (int day = 1; day <= 30; ++day) {
        if (!worked(day)) continue;
        const std::string text = fmt::format("2026-04-{:02}", day);
        if (day == 9) continue;
        town.shift(april, kLi, text, day == 10 ? "base" : day == 13 ? "both" : "early");
        town.shift(april, kWang, text, day == 14 ? "off" : "late");
    }
    town.shift(april, kSun, "2026-04-10", "off");
    town.shift(april, kWang, "2026-05-06", "late");  // of no day of the month
    const model::Snapshot is = town.snapshot();
    const RosterSheet sheet = derive::roster_sheet(is, 1, "2026-04");
    CHECK(days_of(sheet) ==
          std::vector<std::string>{"2026-04-09 early late", "2026-04-10 early", "2026-04-14 late"});
    CHECK(sheet.month.days == 30);
    CHECK(sheet.worked[0]);
    CHECK_FALSE(sheet.worked[5]);      // a holiday
    REQUIRE(sheet.lines.size() == 3);  // Zhao is of another community
    CHECK(sheet.lines[0].staff == kLi);
    CHECK(sheet.lines[2].staff == kSun);
    // 21 working days; Li has neither the 9th nor the 10th, and one day both.
    CHECK(sheet.lines[0].early == 19);
    CHECK(sheet.lines[0].late == 1);
    CHECK(sheet.lines[1].extra() == 19);
    CHECK(sheet.spread() == 1);
    CHECK(sheet.doubled.empty());
    CHECK(days_of(derive::roster_sheet(is, 2, "2026-04")).size() == 21);  // no roster at all
}

TEST_CASE("a year of which nobody has entered the holidays is told", "[derive]") {
    RosteredTown town;
    const model::Snapshot is = town.snapshot();
    CHECK(derive::holidays_entered(is.rules->calendar, "2026-12"));
    CHECK_FALSE(derive::holidays_entered(is.rules->calendar, "2031-01"));
    CHECK_FALSE(derive::roster_sheet(is, 1, "2026-04").guessed);
    const RosterSheet later = derive::roster_sheet(is, 1, "2031-10");
    CHECK(later.guessed);
    CHECK(later.worked[0]);  // a Wednesday, whatever holiday it may become
}

TEST_CASE("of two shifts on one day the later row counts and the other is told", "[derive]") {
    RosteredTown town;
    const model::RosterId april = town.roster(2, "2026-04", "");
    town.shift(april, kLi, "2026-04-01", "early");
    town.shift(april, kLi, "2026-04-01", "late");
    const RosterSheet sheet = derive::roster_sheet(town.snapshot(), 1, "2026-04");
    CHECK(sheet.doubled == std::vector<Row>{0});
    CHECK(sheet.lines[0].early == 0);
    CHECK(sheet.lines[0].late == 1);
    CHECK(sheet.uncovered[0].early);
    CHECK_FALSE(sheet.uncovered[0].late);
}

TEST_CASE("who is there follows the calendar and what the roster made known", "[derive]") {
    RosteredTown town;
    const model::RosterId april = town.roster(2, "2026-04", "2026-03-20T10:00");
    town.shift(april, kLi, "2026-04-01", "early");
    town.shift(april, kWang, "2026-04-01", "base");
    CHECK(town.now("2026-04-01T07:59").duty == DutyNow::Closed);
    CHECK(town.now("2026-04-01T08:00") == OnDuty{1, DutyNow::Staggered, {kLi}});
    CHECK(town.now("2026-04-01T08:30") == OnDuty{1, DutyNow::Open, {kLi, kWang}});
    CHECK(town.now("2026-04-01T12:30").duty == DutyNow::Closed);  // noon
    CHECK(town.now("2026-04-01T17:59").duty == DutyNow::Open);
    CHECK(town.now("2026-04-01T18:10") == OnDuty{1, DutyNow::Closed, {}});  // nobody stays
    CHECK(town.now("2026-04-01T18:30").duty == DutyNow::Closed);
    // A day for which the roster says nothing is as the calendar has it.
    CHECK(town.now("2026-04-02T09:00") == OnDuty{1, DutyNow::Open, {}});
    // Everybody was sent home.
    town.shift(april, kLi, "2026-04-03", "off");
    CHECK(town.now("2026-04-03T09:00").duty == DutyNow::Closed);
    // A Saturday is open only when somebody was named.
    CHECK(town.now("2026-04-11T09:00").duty == DutyNow::Closed);
    town.shift(april, kWang, "2026-04-11", "base");
    CHECK(town.now("2026-04-11T09:00") == OnDuty{1, DutyNow::Open, {kWang}});
}

TEST_CASE("a roster counts from when it is made known", "[derive]") {
    RosteredTown town;
    const model::RosterId april = town.roster(2, "2026-04", "2026-04-01T08:10");
    town.shift(april, kLi, "2026-04-01", "early");
    CHECK(town.now("2026-04-01T08:05").duty == DutyNow::NotTold);
    CHECK(town.now("2026-04-01T08:15").duty == DutyNow::Staggered);
    CHECK(town.now("2026-04-04T08:15").duty == DutyNow::Closed);  // a holiday
    const auto until = [&](const char* moment) {
        return support::minute_of(derive::on_duty_now(town.snapshot(), at(moment)).until);
    };
    CHECK(until("2026-04-01T07:00") == "2026-04-01T08:00");
    CHECK(until("2026-04-01T08:05") == "2026-04-01T08:10");
    CHECK(until("2026-04-01T08:15") == "2026-04-01T08:30");
    CHECK(until("2026-04-01T08:30") == "2026-04-01T12:00");
    CHECK(until("2026-04-01T12:00") == "2026-04-01T13:30");
    CHECK(until("2026-04-01T18:00") == "2026-04-01T18:30");
    CHECK(until("2026-04-01T18:30") == "2026-04-02T00:00");
    CHECK(derive::class_of(DutyNow::Open) == 0);
    CHECK(derive::class_of(DutyNow::NotTold) == 5);
}
