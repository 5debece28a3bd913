#include "derive/responsibility.h"
#include "derive/ground_cover.h"
#include "support/outline.h"
#include "support/rectangle.h"
#include "support/town.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

using Catch::Approx;
using derive::Answer;
using derive::CommunityDuty;
using derive::LeafInTwo;
using derive::Responsibility;
using model::GridId;
using model::Row;
using model::StaffId;
using support::block;
using support::kDay;
using support::kNow;
using namespace support::place;

namespace {

/// Grid west is drawn over the yard's west, grid east over the rest.
struct HeldTown {
    model::Batch batch;

    HeldTown() {
        model::Rows rows = support::town();
        rows.grids[0].shape = block(0, 0, 100, 300);
        rows.grids[1].shape = block(100, 0, 400, 300);
        rows.assignments.push_back({.id = model::AssignmentId{2},
                                    .staff = StaffId{2},
                                    .role = "worker",
                                    .grid = GridId{2}});
        rows.staff[1].community = kCommunity;
        batch = support::batch_of(rows);
        batch.counts = {{kB1, {.households = 30}}, {kB3, {.households = 12}}};
        // The street's label point is at 200, in grid east.
        place(kStreet).grid = GridId{2};
    }
    model::PlaceRow& place(model::PlaceId id) {
        return *std::ranges::find(batch.places, id, &model::PlaceRow::id);
    }
    model::Snapshot snapshot() const { return model::apply({}, batch); }
    Responsibility told(base::Instant now = kNow) const {
        return derive::responsibility_of(snapshot(), now);
    }
    Row row(model::PlaceId id) const { return model::row_of(*snapshot().places, id); }
};

}  // namespace

TEST_CASE("where somebody answers for every leaf nothing is listed", "[derive]") {
    const Responsibility told = HeldTown{}.told();
    REQUIRE(told.communities.size() == 1);
    CHECK(told.communities[0].at_zero());
    CHECK(told.communities[0].leaves == 6);
    CHECK(told.communities[0].held == 6);
    CHECK(told.communities[0].grids == 2);
    CHECK(told.no_grid.empty());
    CHECK(told.nobody.empty());
    CHECK(told.vacant.empty());
    CHECK(told.in_two.empty());
    CHECK(told.crowded.empty());
    CHECK(told.workers.empty());
}

TEST_CASE("a vacant post leaves its houses without anybody, from that day on", "[derive]") {
    HeldTown town;
    town.batch.assignments[1].to = kNow + 3 * kDay;
    CHECK(town.told().until == kNow + 3 * kDay);
    CHECK(town.told().nobody.empty());
    const Responsibility told = town.told(kNow + 3 * kDay);
    CHECK(told.vacant == std::vector<Row>{1});
    CHECK(told.nobody.size() == 4);  // b3, the street and two fronts
    CHECK(told.answer[town.row(kB3)] == Answer::Vacant);
    CHECK(told.answer[town.row(kB1)] == Answer::Held);
    CHECK(told.answer[town.row(kYard)] == Answer::NotMeant);
    const CommunityDuty& duty = told.communities[0];
    CHECK(duty.nobody == 4);
    CHECK(duty.vacant == 1);
    CHECK(duty.held == 2);
    CHECK(duty.households == 12);
    CHECK(duty.no_grid_workers == 1);  // who was there
    CHECK(told.until == base::kNever);
}

TEST_CASE("a leaf in no basic grid of its own community has none", "[derive]") {
    HeldTown town;
    town.batch.places.push_back({.id = model::PlaceId{30}, .parent = kSubdistrict, .kind = "COMM"});
    town.batch.grids.push_back(
        {.id = GridId{3}, .community = model::PlaceId{30}, .kind = "basic", .name = "other"});
    town.batch.grids.push_back(
        {.id = GridId{4}, .community = kCommunity, .kind = "exclusive", .name = "school"});
    town.place(kB1).grid = {};
    town.place(kB2).grid = GridId{3};
    town.place(kB3).grid = GridId{4};
    const Responsibility told = town.told();
    CHECK(told.no_grid == std::vector{town.row(kB1), town.row(kB2), town.row(kB3)});
    CHECK(told.communities[0].no_grid == 3);
    CHECK(told.communities[0].households == 42);
    CHECK(told.communities[1].vacant == 1);  // an exclusive grid may be
    CHECK(told.vacant == std::vector<Row>{2});
    const CommunityDuty all = derive::sum_of(told.communities);
    CHECK(all.community == model::kNoRow);
    CHECK(all.no_grid == 3);
    CHECK(all.vacant == told.communities[0].vacant + 1);
    CHECK(all.leaves == told.communities[0].leaves);
}

TEST_CASE("a house in the polygon of another grid is told, one on the border is not", "[derive]") {
    HeldTown town;
    town.batch.grids[1].shape = block(80, 0, 400, 300);
    town.place(kB2).shape = block(80, 100, 100, 120);  // its middle at 90: in both
    town.place(kB1).grid = GridId{2};                  // lies in west alone
    Responsibility told = town.told();
    CHECK(told.in_two ==
          std::vector{LeafInTwo{town.row(kB1), 1, 0, false}, LeafInTwo{town.row(kB2), 0, 1, true}});
    CHECK(told.communities[0].in_two == 2);

    town.place(kB1).grid = GridId{1};
    town.place(kB2).shape = block(60, 100, 100, 120);  // at 80: on the border of east
    CHECK(town.told().in_two.empty());
    town.place(kB2).shape = block(60.4, 100, 100.4, 120);
    CHECK(town.told().in_two.empty());
    town.place(kB2).shape = block(61.2, 100, 101.2, 120);
    CHECK(town.told().in_two.size() == 1);
}

TEST_CASE("two of one role in a grid at once, and one with two grids", "[derive]") {
    HeldTown town;
    const auto assign = [&](std::int64_t id, std::int64_t staff, const char* role, GridId grid) {
        town.batch.assignments.push_back(
            {.id = model::AssignmentId{id}, .staff = StaffId{staff}, .role = role, .grid = grid});
    };
    town.batch.staff.push_back({StaffId{3}, "Zhao", "网格员", kCommunity});
    town.batch.staff.push_back({StaffId{4}, "Qian", "网格长", kCommunity});
    CHECK(town.told().workers ==
          std::vector{derive::WorkerGrids{StaffId{3}, town.row(kCommunity), {}}});
    // A grid over the others is one too.
    town.batch.grids.push_back(
        {.id = GridId{9}, .community = kCommunity, .kind = "exclusive", .name = "school"});
    assign(9, 3, "专职网格员", GridId{9});
    CHECK(town.told().workers.empty());
    assign(3, 3, "worker", GridId{1});
    assign(4, 3, "兼职网格员", GridId{2});
    assign(5, 4, "网格长", GridId{1});
    assign(6, 4, "网格长", GridId{2});
    const Responsibility told = town.told();
    REQUIRE(told.crowded.size() == 1);
    CHECK(told.crowded[0] == derive::CrowdedGrid{0, "worker", {0, 2}});
    CHECK(told.workers ==
          std::vector{derive::WorkerGrids{StaffId{3}, town.row(kCommunity), {0, 1}}});
    CHECK(told.communities[0].crowded == 1);
    CHECK(told.communities[0].several_workers == 1);
    CHECK_FALSE(told.communities[0].at_zero());
}

TEST_CASE("ground in no grid is told with its size and who lives there", "[derive]") {
    HeldTown town;
    const model::Snapshot whole = town.snapshot();
    const derive::GroundCover none = derive::ground_cover(whole, town.row(kCommunity));
    CHECK(none.told);
    CHECK(none.area_m2 == Approx(400 * 300));
    CHECK(none.gaps.empty());
    CHECK(none.overlaps.empty());

    town.batch.grids[0].shape = block(40, 0, 120, 300);     // b1 and b2 in the gap; 20 m over east
    town.batch.grids[1].shape = block(100, 0, 399.5, 300);  // a sliver in the east
    const derive::GroundCover cover = derive::ground_cover(town.snapshot(), town.row(kCommunity));
    REQUIRE(cover.gaps.size() == 1);
    CHECK(cover.gaps[0].area_m2 == Approx(40 * 300));
    CHECK(cover.uncovered_m2 == Approx(40 * 300));
    CHECK(cover.gaps[0].leaves == std::vector{town.row(kB1), town.row(kB2)});
    CHECK(cover.gaps[0].households == 30);
    REQUIRE(cover.overlaps.size() == 1);
    CHECK(cover.overlaps[0].a == 0);
    CHECK(cover.overlaps[0].b == 1);
    CHECK(cover.overlaps[0].area_m2 == Approx(20 * 300));

    town.batch.grids[1].shape = {};
    CHECK_FALSE(derive::ground_cover(town.snapshot(), town.row(kCommunity)).told);
}
