// Staff, targets, rosters and assessment as a seat works with them: what the session holds after
// wishes, what taking back gives again, and that nobody reads a person for it.
#include "app/script_planning_team.h"
#include "app/team_tables.h"
#include "ui/planning_team.h"
#include "ui/planning_team_edits.h"
#include "ui/planning_team_parts.h"

#include "support/rectangle.h"
#include "support/seat_page.h"

#include <catch_amalgamated.hpp>

#include <memory>
#include <string>
#include <variant>

#include <fmt/format.h>

using model::IndicatorId;
using model::PlaceId;
using model::StaffId;

namespace {

constexpr PlaceId kFirstCommunity{11};  // of ten communities
constexpr PlaceId kTenthCommunity{20};
constexpr StaffId kSecretaryLi{1}, kWorkerWang{2}, kWorkerSun{3};
constexpr IndicatorId kByHand{2};

base::Instant moment_told(const char* text) {
    const auto at = base::instant_from_iso(text);
    REQUIRE(at);
    return *at;
}

/// Ten communities side by side with a yard and a house each; two of the staff in the last one and
/// one in the first. On 27 March the April rosters of two are missing, and one came out late.
model::Rows ten_communities() {
    model::Rows rows;
    rows.places = {{.id = PlaceId{1},
                    .kind = "SUBD",
                    .name = "长青",
                    .shape = support::block(0, 0, 2000, 200)}};
    for (std::int64_t i = 0; i < 10; ++i) {
        const double x = 200.0 * static_cast<double>(i);
        rows.places.push_back({.id = PlaceId{11 + i},
                               .parent = PlaceId{1},
                               .kind = "COMM",
                               .name = fmt::format("社区{}", i + 1),
                               .shape = support::block(x, 0, x + 200, 200)});
        rows.places.push_back({.id = PlaceId{31 + i},
                               .parent = PlaceId{11 + i},
                               .kind = "YARD",
                               .name = fmt::format("院{}", i + 1),
                               .shape = support::block(x + 10, 10, x + 190, 190)});
        rows.places.push_back({.id = PlaceId{51 + i},
                               .parent = PlaceId{31 + i},
                               .kind = "BLDG",
                               .name = "1号楼",
                               .shape = support::block(x + 50, 50, x + 90, 90)});
        const model::UnitId unit{i + 1};
        rows.units.push_back(
            {.id = unit, .place = PlaceId{51 + i}, .floor = 1, .door = "101", .use = "01"});
        for (std::int64_t h = 0; h < 10; ++h)
            rows.households.push_back({model::HouseholdId{10 * i + h + 1}, unit});
        if (i < 9)
            rows.rosters.push_back({.id = model::RosterId{i + 1},
                                    .community = PlaceId{11 + i},
                                    .month = "2026-04",
                                    .published = i < 7    ? moment_told("2026-03-20T10:00")
                                                 : i == 7 ? moment_told("2026-03-26T09:00")
                                                          : base::kNever});
    }
    rows.staff = {{kSecretaryLi, "李建国", "社区书记", kTenthCommunity},
                  {kWorkerWang, "王小红", "社区工作者", kTenthCommunity},
                  {kWorkerSun, "孙立", "社区工作者", kFirstCommunity}};
    rows.indicators = {
        {.id = IndicatorId{1}, .key = "staffing", .line = "组织", .name = "人员配备", .weight = 40},
        {.id = kByHand, .key = "manual", .line = "综治", .name = "平安建设", .weight = 60}};
    // What every store has from the beginning weighs nothing here.
    for (std::int64_t id = 3; id <= 13; ++id)
        rows.indicators.push_back({.id = IndicatorId{id},
                                   .key = "manual",
                                   .line = "其他",
                                   .name = fmt::format("其他{}", id),
                                   .weight = 0});
    return rows;
}

struct TeamSeat : support::SeatPage {
    std::shared_ptr<app::MovedTime> time = std::make_shared<app::MovedTime>(
        moment_told("2026-03-27T10:00").time_since_epoch().count());

    explicit TeamSeat(model::Role role = model::Role::Owner) : SeatPage{{1920, 1080}} {
        start(support::store_of(path, ten_communities()),
              {.clock = app::Clock{std::shared_ptr<const app::MovedTime>{time}}},
              {.role = role, .name = "seat"}, "试");
        viewer->handle(ui::SetReduceMotion{true});
        viewer->handle(ui::SetWorkspace{});
        viewer->handle(ui::ShowPlanTab{ui::PlanTab::Team});
        REQUIRE(until([this] { return answer() && answer()->assessment && viewer->idle(); }));
    }
    const std::shared_ptr<const ui::PlanAnswer>& answer() const {
        return viewer->session().planning.counted;
    }
    void line(const std::vector<std::string>& words) {
        const auto wishes = app::team_wish(*viewer, words);
        REQUIRE(wishes.has_value());
        for (const ui::Intent& one : *wishes) viewer->handle(one);
    }
    std::string found(const std::string& what, const std::string& of = {}) const {
        return app::team_found(*viewer, what, of).value_or("nothing");
    }
    bool becomes(const std::string& what, const std::string& of, const std::string& wanted) {
        return until([&] { return found(what, of) == wanted; });
    }
};

std::string words_in_table(const report::Table& table) {
    std::string words = table.title + table.note;
    for (const report::Column& column : table.columns) words += column.heading + column.group;
    for (const report::Row& row : table.rows)
        for (const report::Cell& cell : row.cells)
            if (const auto* text = std::get_if<std::string>(&cell)) words += *text;
    return words;
}

bool names_anybody(const std::string& text) {
    for (const char* name : {"李建国", "王小红", "孙立"})
        if (text.find(name) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("a roster is begun, dealt out, changed and made known, and all of it taken back",
          "[app]") {
    TeamSeat seat;
    seat.line({"part", "roster"});
    // Of April, which is next: two of ten are not out.
    CHECK(ui::shown_month(seat.viewer->view()) == "2026-04");
    CHECK(seat.found("team-unpublished") == "2");
    seat.viewer->handle(ui::Select{kTenthCommunity});
    CHECK(seat.found("team-uncovered") == "21");  // of 22 days of the week one is a holiday
    seat.line({"begin"});
    REQUIRE(seat.until([&] { return seat.viewer->frame().snapshot.rosters->size() == 10; }));
    CHECK_FALSE(app::team_wish(*seat.viewer, {"shift", "孙立", "2026-05-01", "base"}).has_value());
    seat.line({"deal"});
    REQUIRE(seat.becomes("team-uncovered", {}, "0"));
    CHECK(seat.found("team-extra", "李建国") == "21");
    CHECK(seat.found("team-extra", "王小红") == "21");
    seat.line({"publish"});
    REQUIRE(seat.becomes("team-unpublished", {}, "1"));
    ui::RostersFound rosters;
    ui::follow(rosters, seat.viewer->view());
    CHECK(rosters.standings.at(9).publication == derive::Publication::Late);  // after the 25th
    CHECK(rosters.standings.at(7).publication == derive::Publication::Late);
    CHECK(rosters.standings.at(8).publication == derive::Publication::Missing);
    CHECK(rosters.standings.at(0).publication == derive::Publication::InTime);
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.becomes("team-unpublished", {}, "2"));
    // One goes: the day lacks somebody again.
    const std::string was = seat.found("team-shift", "李建国");
    seat.line({"shift", "李建国", "2026-04-01", "off"});
    REQUIRE(seat.becomes("team-uncovered", {}, "1"));
    CHECK(seat.found("team-shift", "李建国") == "off");
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.becomes("team-uncovered", {}, "0"));
    CHECK(seat.found("team-shift", "李建国") == was);
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.becomes("team-uncovered", {}, "21"));
    CHECK(seat.viewer->frame().snapshot.shifts->empty());
}

TEST_CASE("a click goes through the shifts and comes round", "[app]") {
    using derive::ShiftKind;
    CHECK(ui::next_shift(ShiftKind::None) == "base");
    CHECK(ui::next_shift(ShiftKind::Base) == "early");
    CHECK(ui::next_shift(ShiftKind::Early) == "late");
    CHECK(ui::next_shift(ShiftKind::Late) == "both");
    CHECK(ui::next_shift(ShiftKind::Both) == "off");
    CHECK(ui::next_shift(ShiftKind::Off) == "base");
}

TEST_CASE("what is not set is told so until somebody sets it, and again when that is taken back",
          "[app]") {
    TeamSeat seat;
    seat.viewer->handle(ui::Select{kFirstCommunity});
    const std::string unknown = std::to_string(derive::kNotKnown);
    CHECK(seat.found("team-class", "staffing") == unknown);
    seat.line({"norm", "households_per_worker", "5"});
    REQUIRE(seat.becomes("team-norm", "households_per_worker", "5"));
    // Ten households are work for two, and one is there.
    REQUIRE(seat.becomes("team-class", "staffing", "4"));
    CHECK(seat.answer()->targets->communities.at(0).shortage() == 1);
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.becomes("team-norm", "households_per_worker", "none"));
    REQUIRE(seat.becomes("team-class", "staffing", unknown));
    // 190 of 200 may be more than 95 of 100, or less.
    const ui::View view = seat.viewer->view();
    seat.viewer->handle(ui::entered(view, base::Word::SurveyTitle, "2026H1", kFirstCommunity,
                                    model::SurveyRow{.id = {},
                                                     .place = kFirstCommunity,
                                                     .kind = "safety",
                                                     .wave = "2026H1",
                                                     .at = moment_told("2026-03-01"),
                                                     .sample = 200,
                                                     .positive = 190}));
    REQUIRE(seat.becomes("team-class", "safety", "1"));
    const auto& targets = *seat.answer()->targets;
    const ui::TargetFigure figure = ui::figure_of(seat.viewer->view(), derive::TargetTheme::Safety,
                                                  targets.communities.at(0), targets.norms);
    CHECK(figure.value == "95.0 %");
    CHECK(figure.note.starts_with("样本 200 · 91.0–97.3 %"));
}

TEST_CASE("scores make ranks, each opens what it rests on, and the year is kept", "[app]") {
    TeamSeat seat;
    seat.viewer->handle(ui::ShowPlanTab{ui::PlanTab::Assess});
    seat.viewer->handle(ui::Select{kFirstCommunity});
    CHECK(seat.found("team-rank") == "0");
    seat.line({"score", "平安建设", "80", "长综治〔2026〕3号"});
    REQUIRE(seat.becomes("team-total", {}, "80.00"));
    seat.viewer->handle(ui::Select{kTenthCommunity});
    seat.line({"score", "平安建设", "90"});
    REQUIRE(seat.becomes("team-rank", {}, "1"));
    seat.viewer->handle(ui::Select{kFirstCommunity});
    CHECK(seat.found("team-rank") == "2");
    seat.line({"evidence", "平安建设"});
    CHECK(seat.viewer->session().planning.team.evidence ==
          ui::AskedEvidence{kFirstCommunity, kByHand});
    ui::EvidenceFound found;
    ui::follow(found, seat.viewer->view());
    REQUIRE(found.lines.size() == 2);
    CHECK(found.lines[0].right == "80");
    CHECK(found.lines[1].right == "长综治〔2026〕3号");
    // What is counted is kept, beside what was entered; Esc-like closing leaves the community.
    seat.line({"evidence", "none"});
    CHECK(seat.viewer->session().selected == kFirstCommunity);
    seat.line({"norm", "households_per_worker", "5"});
    const auto counted = [&] {
        const auto& all = seat.answer()->assessment->communities;
        return all.at(0).values.at(0).value == 50.0 && all.at(9).values.at(0).value == 100.0;
    };
    REQUIRE(seat.until(counted));
    seat.line({"keep"});
    REQUIRE(seat.until([&] { return seat.viewer->frame().snapshot.scores->size() == 12; }));
    // Nothing has changed since: there is nothing to keep.
    REQUIRE(
        seat.until([&] { return seat.answer()->is.scores->size() == 12 && seat.viewer->idle(); }));
    CHECK_FALSE(app::team_wish(*seat.viewer, {"keep"}).has_value());
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.until([&] { return seat.viewer->frame().snapshot.scores->size() == 2; }));
}

TEST_CASE("what stands behind a number is sorted by its headings", "[app]") {
    ui::EvidenceFound found;
    found.lines = {
        {{}, "10号楼", "缺 2 项", 2}, {{}, "9号楼", "缺 7 项", 7}, {{}, "院", "缺 2 项", 2}};
    const auto shown = [&] {
        std::string numbers;
        for (const std::uint32_t line : found.shown) numbers += std::to_string(line);
        return numbers;
    };
    ui::sort_evidence(found, ui::EvidenceOrder::ByTitle);
    CHECK(shown() == "102");
    ui::sort_evidence(found, ui::EvidenceOrder::ByNumber);
    CHECK(shown() == "021");
    ui::sort_evidence(found, ui::EvidenceOrder::ByNumber);
    CHECK(shown() == "102");
    ui::sort_evidence(found, ui::EvidenceOrder::ByNumber);
    CHECK(shown() == "012");
}

TEST_CASE("a planner reads no person, and no table of the planner's names one of the staff",
          "[app]") {
    TeamSeat seat{model::Role::Planner};
    const std::string lines = seat.lines_of_audit();
    seat.viewer->handle(ui::Select{kTenthCommunity});
    seat.viewer->handle(ui::ShowPlanTable{true});
    for (std::size_t tab = 0; tab < ui::kPlanTabs; ++tab) {
        seat.viewer->handle(ui::ShowPlanTab{static_cast<ui::PlanTab>(tab)});
        REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    }
    seat.viewer->handle(ui::ShowPlanTab{ui::PlanTab::Team});
    for (const char* part : {"targets", "roster"}) {
        seat.line({"part", part});
        REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    }
    for (std::int64_t id = 11; id <= 20; ++id) {
        seat.viewer->handle(ui::Select{PlaceId{id}});
        seat.viewer->handle(ui::ShowEvidence{{PlaceId{id}, IndicatorId{1}}});
        REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
        ui::EvidenceFound found;
        ui::follow(found, seat.viewer->view());
        CHECK_FALSE(found.lines.empty());
        for (const ui::EvidenceLine& line : found.lines)
            CHECK_FALSE(names_anybody(line.title + line.right));
    }
    CHECK(seat.lines_of_audit() == lines);
    CHECK(seat.viewer->session().people.of == nullptr);
    CHECK(seat.viewer->session().people.purpose.empty());
    const ui::View view = seat.viewer->view();
    const store::Grant grant{.role = model::Role::Planner, .name = "seat"};
    CHECK_FALSE(names_anybody(words_in_table(app::targets_table(view, "试", grant))));
    CHECK_FALSE(names_anybody(words_in_table(app::assessment_table(view, "试", grant))));
    // What may not be written is refused, and stays.
    CHECK_FALSE(ui::may_edit_team(view));
    CHECK_FALSE(ui::may_assess(view));
    CHECK(ui::may_set_norms(view));
    seat.line({"score", "平安建设", "99"});
    REQUIRE(seat.until([&] { return !seat.viewer->session().notices.empty(); }));
    CHECK(seat.viewer->session().notices.back().refusal);
    CHECK(seat.viewer->frame().snapshot.scores->empty());
}

TEST_CASE("a roster as it is put up has its staff in the order of the register", "[app]") {
    TeamSeat seat;
    seat.viewer->handle(ui::Select{kTenthCommunity});
    seat.line({"begin"});
    REQUIRE(seat.until([&] { return seat.viewer->frame().snapshot.rosters->size() == 10; }));
    seat.line({"deal"});
    REQUIRE(seat.becomes("team-uncovered", {}, "0"));
    const model::Row row = model::row_of(*seat.viewer->frame().snapshot.places, kTenthCommunity);
    const report::Table table = app::roster_table(seat.viewer->view(), row, "2026-04", "试",
                                                  {.role = model::Role::Owner, .name = "seat"});
    REQUIRE(table.columns.size() == 1 + 30 + 2);
    REQUIRE(table.rows.size() == 2);
    CHECK(std::get<std::string>(table.rows[0].cells[0]) == "李建国");
    CHECK(std::get<std::string>(table.rows[1].cells[0]) == "王小红");
    // 1 April, a Wednesday: one comes early and the other stays late; 4 April is a Saturday.
    CHECK(std::get<std::string>(table.rows[0].cells[1]) == "早");
    CHECK(std::get<std::string>(table.rows[1].cells[1]) == "晚");
    CHECK(std::get<std::string>(table.rows[0].cells[4]).empty());
}
