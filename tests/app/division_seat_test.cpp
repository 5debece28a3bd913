// Re-division as a seat does it (A8): a draft, leaves that change hands, a proposal, applying it,
// and what all that leaves as it was. Nobody is asked for a person.
#include "app/script.h"
#include "support/courtyard.h"
#include "support/rectangle.h"
#include "support/seat_page.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include <fmt/format.h>

using Catch::Approx;
using model::GridId;
using model::PlaceId;
using model::Row;
using std::chrono::hours;
using support::outside;
using ui::DivisionOf;

namespace {

constexpr double kGridWidth_m = 400;
constexpr std::array<int, 4> kHouses{10, 10, 16, 4};  // of each grid, three households in each

/// A house of a grid, both counted from 1, the westernmost first.
PlaceId house(int grid, int number) {
    return PlaceId{100 * grid + number};
}

/// Four grids in a row from west to east, their codes the wrong way round; in each somebody works.
model::Rows four_grids() {
    model::Rows rows;
    rows.places = {{.id = PlaceId{1}, .kind = "SUBD", .name = "街道"},
                   {.id = PlaceId{2},
                    .parent = PlaceId{1},
                    .kind = "COMM",
                    .code = "110105011042",
                    .name = "和平社区",
                    .shape = support::box(0, 0, 4 * kGridWidth_m, 100)}};
    for (int grid = 1; grid <= 4; ++grid) {
        const double west = kGridWidth_m * (grid - 1);
        rows.grids.push_back({.id = GridId{grid},
                              .community = PlaceId{2},
                              .kind = "basic",
                              .code = fmt::format("110105011042{:03}", 5 - grid),
                              .name = fmt::format("第{}网格", grid),
                              .shape = support::box(west, 0, kGridWidth_m, 100)});
        const model::StaffId worker{grid};
        rows.staff.push_back({worker, fmt::format("员工{}", grid), "网格员", PlaceId{2}});
        rows.assignments.push_back({.id = model::AssignmentId{grid},
                                    .staff = worker,
                                    .role = "专职",
                                    .grid = GridId{grid},
                                    .from = base::instant_from_seconds(0)});
        for (int i = 1; i <= kHouses.at(static_cast<std::size_t>(grid - 1)); ++i) {
            const PlaceId place = house(grid, i);
            rows.places.push_back({.id = place,
                                   .parent = PlaceId{2},
                                   .kind = "BLDG",
                                   .name = fmt::format("楼{}", model::number(place)),
                                   .grid = GridId{grid},
                                   .shape = support::box(west + 24.0 * i - 20, 40, 16, 10)});
            const model::UnitId unit{model::number(place)};
            rows.units.push_back(
                {.id = unit, .place = place, .floor = 1, .door = "101", .use = "01"});
            for (int h = 0; h < 3; ++h)
                rows.households.push_back({model::HouseholdId{3 * model::number(place) + h}, unit});
        }
    }
    return rows;
}

struct DivisionSeatPage : support::SeatPage {
    explicit DivisionSeatPage(store::Grant grant = {}, bool exclusive = false)
        : SeatPage{{1600, 900}} {
        model::Rows rows = four_grids();
        if (exclusive)
            rows.grids.push_back(
                {.id = GridId{9}, .community = PlaceId{2}, .kind = "exclusive", .name = "专属"});
        start(support::store_of(path, rows), {}, std::move(grant), "town");
        viewer->handle(ui::SetReduceMotion{true});
        viewer->handle(ui::SetWorkspace{true});
        viewer->handle(ui::ShowPlanTab{ui::PlanTab::Division});
        REQUIRE(until([this] { return desk().picture != nullptr && viewer->idle(); }));
    }
    const ui::DivisionDesk& desk() const { return viewer->session().planning.division; }
    const ui::DivisionPicture& picture() const { return *desk().picture; }
    const model::Snapshot& is() const { return viewer->frame().snapshot; }
    GridId grid_of(PlaceId place) const {
        return is().places->row[model::row_of(*is().places, place)].grid;
    }
    bool shows(DivisionOf of, std::size_t moves) {
        return until([&] {
            return picture().of == of && picture().moves.size() == moves && viewer->idle();
        });
    }
    /// A new draft, open and empty.
    void begin(const std::string& name) {
        viewer->handle(ui::NewDraft{name});
        REQUIRE(shows(DivisionOf::Draft, 0));
    }
    /// The six houses of the third grid that are next to the fourth.
    void move_six() {
        std::vector<PlaceId> six;
        for (int i = 11; i <= 16; ++i) six.push_back(house(3, i));
        viewer->handle(ui::MoveLeaves{six, GridId{4}});
        REQUIRE(shows(DivisionOf::Draft, 6));
    }
};

}  // namespace

TEST_CASE("six houses pass from grid 3 to grid 4, and the balance goes with them", "[app]") {
    DivisionSeatPage seat;
    CHECK(seat.viewer->session().theme == derive::Theme::Duty);
    seat.begin("均衡");
    const std::string read = seat.lines_of_audit();
    seat.move_six();
    const ui::DivisionPicture& after = seat.picture();
    // Loads of 30, 30, 48 and 12 households: sd √162 to a mean of 30; then 30 each.
    CHECK(after.change.balance_was == Approx(0.424264).epsilon(1e-5));
    CHECK(after.change.balance_will == Approx(0).margin(1e-9));
    REQUIRE(after.change.passings.size() == 1);
    CHECK(after.change.passings[0].leaves.size() == 6);
    CHECK(after.change.passings[0].amount.buildings == 6);
    CHECK(after.change.passings[0].amount.households == 18);
    // In the order of their codes, which run from east to west so far.
    CHECK(after.change.grids[1].was.amount.households == 48);
    CHECK(after.change.grids[1].will.amount.households == 30);
    CHECK(after.change.grids[0].was.amount.households == 12);
    // The same as derive tells of the snapshot.
    const auto book =
        derive::work_book(seat.is(), seat.viewer->frame().derived, seat.viewer->now());
    const auto counted =
        derive::redivision_in(seat.is(), book, derive::division_now(seat.is()),
                              derive::division_of(seat.is(), seat.desk().draft), after.community);
    CHECK(counted.grids == after.change.grids);
    CHECK(counted.passings == after.change.passings);
    // Nothing is torn, and the codes run from west to east.
    CHECK(after.flaws.empty());
    for (const derive::GridCode& code : after.codes)
        CHECK(code.will ==
              fmt::format("110105011042{:03}", model::number(after.is.grids->row[code.grid].id)));
    // The outlines meet where the houses have gone: 4 has come west, 3 has drawn back.
    REQUIRE(after.outlines.size() == 2);
    CHECK(geo::box_of(after.outlines[1].shape).x0 < 3 * kGridWidth_m - 1);
    // The division in force is as it was, and nobody was looked up.
    CHECK(seat.grid_of(house(3, 16)) == GridId{3});
    CHECK(seat.lines_of_audit() == read);

    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.shows(DivisionOf::Draft, 0));
    CHECK(seat.picture().change.passings.empty());
    seat.viewer->handle(ui::Redo{});
    REQUIRE(seat.shows(DivisionOf::Draft, 6));
    // One of them back where it is: no move any more.
    seat.viewer->handle(ui::MoveLeaves{{house(3, 11)}, GridId{3}});
    REQUIRE(seat.shows(DivisionOf::Draft, 5));
}

TEST_CASE("wishes that come while a draft is being saved wait, and none is lost", "[app]") {
    DivisionSeatPage seat;
    seat.begin("一处一处");
    for (int i = 16; i >= 11; --i) seat.viewer->handle(ui::MoveLeaves{{house(3, i)}, GridId{4}});
    REQUIRE(seat.shows(DivisionOf::Draft, 6));
}

TEST_CASE("a draft becomes the division, keeps what held before, and can be taken back", "[app]") {
    DivisionSeatPage seat;
    seat.begin("七月");
    seat.move_six();
    seat.viewer->handle(ui::ApplyDivision{});
    REQUIRE(seat.until([&] {
        return seat.grid_of(house(3, 16)) == GridId{4} && seat.viewer->idle() &&
               seat.picture().is.grid_history->size() == 6 + 4;  // all four codes, too
    }));
    CHECK(seat.grid_of(house(3, 10)) == GridId{3});
    CHECK(derive::leaf_flaws(seat.is(), derive::division_now(seat.is())).empty());  // I9
    CHECK(seat.is().drafts->front().applied != base::kNever);
    // It tells what it did, and can no longer be changed.
    CHECK(seat.picture().change.balance_was == Approx(0.424264).epsilon(1e-5));
    seat.viewer->handle(ui::MoveLeaves{{house(1, 1)}, GridId{2}});
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    CHECK(seat.is().draft_moves->size() == 6);
    // Then against now.
    REQUIRE(seat.desk().pasts);
    REQUIRE(seat.desk().pasts->size() == 1);
    CHECK(seat.desk().pasts->front().leaves == 6);
    seat.viewer->handle(ui::ShowDivisionPast{seat.desk().pasts->front().until});
    REQUIRE(seat.until([&] { return seat.picture().of == DivisionOf::Past; }));
    const Row moved = model::row_of(*seat.picture().is.places, house(3, 16));
    CHECK(seat.picture().was.grid[moved] == model::row_of(*seat.is().grids, GridId{3}));
    CHECK(seat.picture().will.grid[moved] == model::row_of(*seat.is().grids, GridId{4}));
    CHECK(seat.desk().before);
    seat.viewer->handle(ui::StepBack{});
    CHECK(seat.desk().past == base::kNever);

    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.until([&] { return seat.grid_of(house(3, 16)) == GridId{3}; }));
    CHECK(seat.is().grid_history->empty());
    CHECK(seat.is().drafts->front().applied == base::kNever);
}

TEST_CASE("the code that a grid had before a re-division still leads to it", "[app]") {
    DivisionSeatPage seat;
    seat.begin("七月");
    seat.move_six();
    seat.viewer->handle(ui::ApplyDivision{});
    REQUIRE(seat.until([&] { return seat.is().grid_history->size() == 6 + 4; }));
    // 002 was the third grid, counted from the east, and is the second now.
    seat.viewer->handle(ui::Find{"110105011042002"});
    const auto& found = seat.viewer->session().finding.found.items;
    REQUIRE(seat.until([&] { return found.size() == 2 && found[1].until != base::kNever; }));
    CHECK(found[0].id == 2);
    CHECK(found[1].id == 3);
    CHECK(found[1].follows == "110105011042003");
    seat.viewer->handle(ui::GoToFound{1});
    CHECK(seat.viewer->session().chosen.grid == GridId{3});
}

TEST_CASE("a draft that is to hold from a later day changes nothing before it", "[app]") {
    DivisionSeatPage seat;
    seat.begin("后天");
    seat.move_six();
    const base::Instant day = base::midnight_before(seat.viewer->now()) + hours{48};
    seat.viewer->handle(ui::ApplyDivision{day});
    REQUIRE(seat.until([&] { return seat.is().drafts->front().apply_from == day; }));
    CHECK(seat.grid_of(house(3, 16)) == GridId{3});
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    seat.viewer->handle(ui::HoldDivision{});
    REQUIRE(seat.until([&] { return seat.is().drafts->front().apply_from == base::kNever; }));
    CHECK(seat.is().draft_moves->size() == 6);
}

TEST_CASE("a draft whose leaves others have moved says so, and is not applied", "[app]") {
    DivisionSeatPage seat;
    seat.begin("迟了");
    seat.move_six();
    outside(seat.path, "UPDATE place SET grid=2 WHERE id=316");
    REQUIRE(seat.until([&] {
        return seat.picture().outdated == std::vector{house(3, 16)} && seat.viewer->idle();
    }));
    const std::size_t notices = seat.viewer->session().notices.size();
    seat.viewer->handle(ui::ApplyDivision{});
    REQUIRE(seat.until([&] { return seat.viewer->session().notices.size() > notices; }));
    CHECK(seat.grid_of(house(3, 15)) == GridId{3});
    // Moved once more, it begins where it is now.
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    seat.viewer->handle(ui::MoveLeaves{{house(3, 16)}, GridId{4}});
    REQUIRE(seat.until([&] { return seat.picture().outdated.empty() && seat.viewer->idle(); }));
    CHECK(seat.picture().moves.size() == 6);
}

TEST_CASE("a proposal is looked at first, and becomes the moves of a draft when it is taken",
          "[app]") {
    DivisionSeatPage seat;
    seat.viewer->handle(ui::ProposeDivision{});
    CHECK(seat.desk().proposing);
    REQUIRE(seat.until(
        [&] { return seat.desk().proposal && seat.picture().of == DivisionOf::Proposal; }));
    const derive::Proposal proposal = *seat.desk().proposal;
    REQUIRE_FALSE(proposal.moves.empty());
    CHECK(*proposal.balance_will < *proposal.balance_was);
    CHECK(seat.picture().change.balance_will == proposal.balance_will);
    CHECK(seat.is().drafts->empty());
    seat.viewer->handle(ui::StepBack{});  // not wanted
    CHECK_FALSE(seat.desk().proposal);
    seat.viewer->handle(ui::ProposeDivision{});
    seat.viewer->handle(ui::DropProposal{});  // while it is made: it keeps no other from being made
    seat.viewer->handle(ui::ProposeDivision{});
    REQUIRE(seat.until([&] { return seat.desk().proposal != nullptr; }));
    seat.viewer->handle(ui::TakeProposal{"建议"});
    REQUIRE(seat.shows(DivisionOf::Draft, proposal.moves.size()));
    CHECK(seat.is().drafts->front().name == "建议");
    CHECK(seat.picture().change.balance_will == proposal.balance_will);
    CHECK(seat.picture().flaws.empty());
}

TEST_CASE("a leaf goes only into a basic grid of its community", "[app]") {
    DivisionSeatPage seat{{}, true};
    REQUIRE(seat.is().grids->row.size() == 5);
    seat.begin("专属");
    const std::size_t notices = seat.viewer->session().notices.size();
    seat.viewer->handle(ui::MoveLeaves{{house(1, 1)}, GridId{9}});
    CHECK(seat.viewer->session().notices.size() == notices + 1);
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    CHECK(seat.is().draft_moves->empty());
}

TEST_CASE("who may not plan reads everything and changes nothing", "[app]") {
    DivisionSeatPage seat{{.role = model::Role::Operator}};
    REQUIRE_FALSE(model::may(seat.viewer->session().role, model::Act::EditPlanning));
    seat.viewer->handle(ui::NewDraft{"不行"});
    seat.viewer->handle(ui::ProposeDivision{});
    CHECK_FALSE(seat.desk().proposing);
    CHECK_FALSE(seat.desk().saving);
    CHECK(seat.picture().change.grids.size() == 4);
    CHECK(seat.is().drafts->empty());
}

TEST_CASE("what must reach zero is counted by community and opens as a list", "[app]") {
    DivisionSeatPage seat;
    seat.viewer->handle(ui::ShowPlanTab{ui::PlanTab::Duty});
    outside(seat.path, "UPDATE assignment SET valid_to=1 WHERE id=2");
    outside(seat.path, "UPDATE place SET grid=NULL WHERE id=101");
    const auto duty = [&] { return seat.viewer->session().planning.answer->duty; };
    REQUIRE(seat.until([&] {
        return duty() && duty()->communities.front().vacant == 1 &&
               duty()->communities.front().no_grid == 1;
    }));
    CHECK(duty()->communities.front().nobody == 10);
    CHECK(duty()->communities.front().no_grid_workers == 1);
    const ui::ShowDutyList vacant{ui::DutyList::Vacant, PlaceId{2}};
    seat.viewer->handle(vacant);
    CHECK(seat.desk().listed);
    CHECK(seat.desk().community == PlaceId{2});
    seat.viewer->turn(base::Millis{0});  // draws it
    seat.viewer->handle(vacant);
    CHECK_FALSE(seat.desk().listed);
    seat.viewer->handle(ui::ShowDutyList{ui::DutyList::NoGrid, PlaceId{2}});
    seat.viewer->handle(ui::StepBack{});
    CHECK_FALSE(seat.desk().listed);
}

TEST_CASE("a rehearsed re-division plays to its end", "[app]") {
    DivisionSeatPage seat;
    const std::string script = seat.folder.file("division.getu");
    support::write_bytes(script,
                         "division community 和平社区\n"
                         "division new 七月一日\n"
                         "expect division-draft 七月一日\n"
                         "expect division-moves 0\n"
                         "select 楼311\n"
                         "division into 第4网格\n"
                         "division move 楼312 第4网格\n"
                         "expect division-moves 2\n"
                         "expect division-was 0.42\n"
                         "expect division-will 0.28\n"
                         "expect division-grid 楼312 第4网格\n"
                         "expect division-code 第1网格 110105011042001\n"
                         "undo\n"
                         "expect division-moves 1\n"
                         "redo\n"
                         "division apply\n"
                         "expect division-state applied\n"
                         "expect division-pasts 1\n"
                         "division past 1\n"
                         "expect division-was 0.42\n"
                         "division past none\n"
                         "division open none\n"
                         "division propose 3\n"
                         "division drop\n"
                         "expect division-proposal none\n"
                         "expect division-count no-grid 0\n");
    const auto played = app::run_script(*seat.viewer, script);
    INFO((played ? std::string{} : base::sentence(played.error(), base::Language::English)));
    CHECK(played);
}
