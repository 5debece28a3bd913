#include "store/beside.h"

#include <catch_amalgamated.hpp>

namespace beside {

using namespace model;
using namespace support::place;
using std::chrono::hours;
using support::block;
using support::kNow;

namespace {

store::Store made(const std::string& path, const Rows& rows) {
    auto store = store::Store::create(path, support::kEpsg, "town", rows);
    if (!store) FAIL(stage::spoken(store.error()));
    return std::move(*store);
}

void add_plan(Rows& rows) {
    rows.levels = {{.id = LevelId{1}, .place = kB1, .ordinal = 0, .name = "1F", .source = "a.imdf"},
                   {.id = LevelId{2}, .place = kB1, .ordinal = -1, .name = "B1"}};
    rows.rooms = {
        {.id = RoomId{1},
         .level = LevelId{1},
         .kind = "room",
         .name = "101",
         .shape = block(10, 10, 30, 30),
         .unit = UnitId{1},
         .source = "r-1"},
        {.id = RoomId{2}, .level = LevelId{2}, .kind = "parking", .shape = block(10, 10, 60, 30)},
        {.id = RoomId{3},
         .level = LevelId{1},
         .kind = "shop",
         .name = "noodles",
         .shape = block(30, 10, 60, 30),
         .front = kFront1}};
    rows.openings = {{.id = OpeningId{1},
                      .level = LevelId{1},
                      .kind = "door",
                      .shape = geo::line_of({{10, 18}, {10, 19.2}}),
                      .source = "o-1"}};
}

void add_team(Rows& rows) {
    rows.certificates = {{.id = CertificateId{1},
                          .staff = StaffId{1},
                          .level = "2",
                          .issued = kNow - hours{24 * 700},
                          .expires = kNow + hours{24 * 365}},
                         {.id = CertificateId{2},
                          .staff = StaffId{2},
                          .level = "1",
                          .issued = kNow - hours{24 * 30}}};
    rows.trainings = {{.id = TrainingId{1},
                       .staff = StaffId{1},
                       .at = kNow - hours{48},
                       .hours = 4.5,
                       .subject = "急救"}};
    rows.rosters = {{.id = RosterId{1},
                     .community = kCommunity,
                     .month = "2026-03",
                     .published = kNow - hours{72}}};
    rows.shifts = {{.id = ShiftId{1},
                    .roster = RosterId{1},
                    .staff = StaffId{1},
                    .day = "2026-03-02",
                    .kind = "early"}};
    rows.surveys = {{.id = SurveyId{1},
                     .place = kCommunity,
                     .kind = "safety",
                     .wave = "2026H1",
                     .at = kNow - hours{24},
                     .sample = 200,
                     .positive = 190}};
    rows.indicators = {{.id = IndicatorId{13},
                        .key = "manual",
                        .line = "宣传",
                        .name = "宣传报道",
                        .name_en = "Publicity",
                        .weight = 0,
                        .worst = 2,
                        .best = 10}};
    rows.scores = {{.id = ScoreId{1},
                    .indicator = IndicatorId{13},
                    .place = kCommunity,
                    .year = 2025,
                    .value = 8.5,
                    .evidence = "台账"}};
}

}  // namespace

Rows town_and_more() {
    Rows rows = support::town();
    rows.walk_edges = {{.id = WalkEdgeId{1},
                        .shape = geo::line_of({{0, 0}, {10.25, 0}, {20, 5}}),
                        .kind = "path",
                        .source = "way/1"},
                       {.id = WalkEdgeId{2},
                        .shape = geo::line_of({{20, 5}, {20, 9}}),
                        .kind = "stairs",
                        .hours = "Mo-Su 06:00-22:00",
                        .closed = true,
                        .step_free = false,
                        .derived = true}};
    rows.parameters = {{.id = ParameterId{1}, .key = "staff_per_10000", .value = 18.5}};
    add_plan(rows);
    add_team(rows);
    rows.drafts = {{.id = DraftId{1},
                    .name = "试点",
                    .author = "Li",
                    .at = kNow - hours{5},
                    .apply_from = kNow + hours{24}}};
    rows.draft_moves = {{.id = DraftMoveId{1},
                         .draft = DraftId{1},
                         .place = kB3,
                         .grid = GridId{1},
                         .from = GridId{2}}};
    rows.grid_history = {
        {.id = GridHistoryId{1}, .place = kB2, .grid = GridId{2}, .until = kNow - hours{24 * 400}}};
    rows.walls = {{.id = WallId{1},
                   .name = "main",
                   .layout = "map",
                   .tour = false,
                   .spotlight = IssueId{1},
                   .message = "演练",
                   .until = kNow + hours{1},
                   .author = "Li",
                   .at = kNow}};
    return rows;
}

Seat::Seat(const Rows& rows) : store{made(path, rows)} {}

store::Receipt Seat::done(const store::Command& command) {
    auto receipt = store.write(command, store::Grant{}, kNow);
    if (!receipt) FAIL(stage::spoken(receipt.error()));
    return std::move(*receipt);
}

base::Error Seat::refused(const store::Command& command) {
    const auto receipt = store.write(command, store::Grant{}, kNow);
    REQUIRE_FALSE(receipt);
    return receipt.error();
}

void Seat::undo(const store::Command& command, const store::Receipt& receipt) {
    const auto back = store::undoing(command, receipt);
    REQUIRE(back);
    done(*back);
}

std::vector<std::string> Seat::found_by_check() {
    const auto report = store.check();
    REQUIRE(report);
    std::vector<std::string> found;
    for (const store::Difference& d : report->differences)
        found.push_back(d.invariant + ": " + d.place + ": " + d.expected);
    return found;
}

}  // namespace beside
