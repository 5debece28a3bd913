#include "derive/workload.h"
#include "derive/communities.h"
#include "support/outline.h"
#include "support/town.h"

#include <array>
#include <cmath>

#include <catch_amalgamated.hpp>

using Catch::Approx;
using derive::GridPosts;
using derive::GridWork;
using derive::WorkBook;
using model::GridId;
using model::PlaceId;
using model::StaffId;
using support::kDay;
using support::kNow;
using namespace support::place;

namespace {

/// The town with what its places count.
struct WorkedTown {
    model::Rows rows = support::town();
    model::Batch batch = support::batch_of(rows);

    WorkedTown() {
        batch.counts = {{kB1,
                         {.units = 3,
                          .units_self_used = 1,
                          .units_rented = 1,
                          .units_vacant = 1,
                          .households = 3}},
                        {kB2, {.units = 1, .units_uncollected = 1}},
                        {kFront1, {.shops = 1}},
                        {kFront2, {.shops = 1, .shops_vacant = 1}}};
        // As the store gives them: that of ninety days ago is no longer in memory.
        std::erase_if(batch.issues,
                      [](const model::IssueRow& row) { return row.id == model::IssueId{3}; });
    }
    model::Snapshot snapshot() const { return model::apply({}, batch); }
    WorkBook book(const model::Snapshot& is) const {
        return derive::work_book(is, derive::derive_all(is, kNow), kNow);
    }
    std::vector<GridWork> work() const {
        const model::Snapshot is = snapshot();
        return derive::grid_work(is, book(is));
    }
    void parameter(const char* key, double value) {
        batch.parameters.push_back(
            {model::ParameterId{static_cast<std::int64_t>(batch.parameters.size()) + 1}, key,
             value});
    }
    void assign(std::int64_t id, StaffId staff, const char* role, GridId grid) {
        batch.assignments.push_back(
            {.id = model::AssignmentId{id}, .staff = staff, .role = role, .grid = grid});
    }
};

constexpr std::size_t kWestRow = 0, kEastRow = 1;

}  // namespace

TEST_CASE("the load of a grid is the sum of its work by the weights", "[derive]") {
    const std::vector<GridWork> work = WorkedTown{}.work();
    REQUIRE(work.size() == 2);
    const GridWork& west = work[kWestRow];
    CHECK(west.amount.leaves == 3);
    CHECK(west.amount.buildings == 2);
    CHECK(west.amount.units == 4);
    CHECK(west.amount.households == 3);
    CHECK(west.amount.rented == 1);
    CHECK(west.amount.open == 1);
    CHECK(west.amount.issues == 2);  // one open, one closed, both of this month
    CHECK(west.amount.patrol_km == Approx(0.4));
    CHECK(west.load == Approx(3 + 0.3 + 2 * 2 + 10 * 0.4));
    CHECK(west.held == GridPosts{1, 1});
    CHECK(west.index == west.load);
    const GridWork& east = work[kEastRow];
    CHECK(east.amount.shops == 2);
    CHECK(east.load == Approx(1.0));
    CHECK(east.vacant());
    CHECK(east.index == east.load);  // as if the post were held
}

TEST_CASE("grids count what the tallies of the map count", "[derive]") {
    const WorkedTown town;
    const model::Snapshot is = town.snapshot();
    const derive::Derived derived = derive::derive_all(is, kNow);
    const std::vector<GridWork> work = derive::grid_work(is, town.book(is));
    for (std::size_t grid = 0; grid < work.size(); ++grid) {
        CHECK(work[grid].amount.households == derived.of_grid[grid].counts.households);
        CHECK(work[grid].amount.units == derived.of_grid[grid].counts.units);
        CHECK(work[grid].amount.shops == derived.of_grid[grid].counts.shops);
        CHECK(work[grid].amount.open == derived.of_grid[grid].open);
    }
}

TEST_CASE("an issue is work for thirty days from its report", "[derive]") {
    WorkedTown town;
    const auto issues = [&](base::Instant reported) {
        town.batch.issues[0].reported = reported;
        return town.work()[kWestRow].amount.issues;
    };
    CHECK(issues(kNow) == 2);
    CHECK(issues(kNow - 30 * kDay + std::chrono::seconds{1}) == 2);
    CHECK(issues(kNow - 30 * kDay) == 1);
    CHECK(issues(kNow + kDay) == 1);
    town.batch.issues[0].exercise = true;
    CHECK(issues(kNow) == 1);
}

TEST_CASE("who is cared for is shared out by households, from what the community may tell",
          "[derive]") {
    WorkedTown town;
    town.batch.counts[1].second.households = 1;  // of b2, in the same grid
    town.batch.counts.push_back({kB3, {.households = 4}});
    town.batch.care = {{kCommunity, "G01", "12"},
                       {kCommunity, "G02", "<3"},
                       {kCommunity, "G03", "*"},
                       {kCommunity, "R01", "8"},
                       {kSubdistrict, "G01", "500"}};
    town.batch.care_read = true;
    const std::vector<GridWork> work = town.work();
    CHECK(work[kWestRow].amount.cared == Approx(6));
    CHECK(work[kEastRow].amount.cared == Approx(6));
    CHECK(work[kEastRow].load == Approx(4 + 1 + 6 * 1.5));
}

TEST_CASE("weights are as they are set, and as usual where that makes no sense", "[derive]") {
    WorkedTown town;
    town.parameter("workload.household", 2);
    town.parameter("workload.patrol_km", 0);
    town.parameter("workload.issue", -1);
    town.parameter("workload.part_time", 0);
    const derive::WorkWeights weights = derive::work_weights(town.snapshot());
    CHECK(weights == derive::WorkWeights{.household = 2, .patrol_km = 0});
    CHECK(town.work()[kWestRow].load == Approx(2 * 3 + 0.3 + 2 * 2));
}

TEST_CASE("somebody with two grids is half a post in each", "[derive]") {
    WorkedTown town;
    town.assign(2, StaffId{1}, "worker", GridId{2});
    town.assign(3, StaffId{2}, "兼职网格员", GridId{2});
    const std::vector<GridWork> work = town.work();
    CHECK(work[kWestRow].held == GridPosts{1, 0.5});
    CHECK(work[kWestRow].index == Approx(work[kWestRow].load * 2));
    CHECK(work[kEastRow].held == GridPosts{2, 1});
    town.assign(4, StaffId{2}, "网格长", GridId{1});  // leads, and does no less for that
    CHECK(town.work()[kWestRow].held == GridPosts{1, 0.5});
    CHECK(town.work()[kEastRow].held == GridPosts{2, 1});
    town.batch.assignments[0].to = kNow;  // ended
    CHECK(town.work()[kWestRow].vacant());
    CHECK(town.work()[kEastRow].held == GridPosts{2, 1.5});
}

TEST_CASE("the variation of numbers is their deviation to their mean", "[derive]") {
    using derive::variation_of;
    CHECK(variation_of(std::array{90.0, 30.0}) == Approx(0.5));
    CHECK(variation_of(std::array{2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) == Approx(0.4));
    CHECK(variation_of(std::array{60.0, 60.0, 60.0}) == 0.0);
    CHECK_FALSE(variation_of(std::array{60.0}));
    CHECK_FALSE(variation_of(std::array{0.0, 0.0}));
}

TEST_CASE("a community is as even as the indices of its basic grids", "[derive]") {
    WorkedTown town;
    town.batch.grids.push_back(
        {.id = GridId{3}, .community = kCommunity, .kind = "exclusive", .name = "school"});
    const model::Snapshot is = town.snapshot();
    const std::vector<GridWork> work = derive::grid_work(is, town.book(is));
    const auto loads = derive::community_loads(is, work);
    REQUIRE(loads.size() == 1);
    CHECK(loads[0].grids == std::vector<model::Row>{0, 1});
    CHECK(loads[0].vacant == 1);
    CHECK(loads[0].posts == 1);
    CHECK(loads[0].mean == Approx((11.3 + 1) / 2));
    CHECK(loads[0].balance == Approx((11.3 - 1) / (11.3 + 1)));
    CHECK(derive::work_class(11.3, loads[0].mean) == 4);
    CHECK(derive::work_class(1, loads[0].mean) == 0);
    CHECK(derive::work_class(1, 1) == 1);
    CHECK(derive::work_class(1.2, 1) == 2);
    CHECK(derive::work_class(1.5, 1) == 3);
    CHECK(derive::work_class(0, 0) == 5);
}
