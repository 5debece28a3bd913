#include "derive/redivision.h"
#include "base/random.h"
#include "derive/planned_town.h"
#include "derive/redivision_shape.h"

#include <algorithm>
#include <cmath>

#include <catch_amalgamated.hpp>

using Catch::Approx;
using derive::Division;
using derive::Redivision;
using model::DraftId;
using model::DraftMoveRow;
using model::GridId;
using model::PlaceId;
using model::Row;
using planned::GriddedTown;
using planned::Planned;
using support::kDay;
using support::kNow;

namespace {

DraftMoveRow moved(PlaceId place, std::int64_t from, std::int64_t to) {
    return {.place = place, .grid = GridId{to}, .from = GridId{from}};
}

/// Houses get ids from 3 on, in the order of the grids.
GriddedTown two_grids() {
    GriddedTown town;
    town.community("110105011042", {{30, 30, 30}, {30}});
    return town;
}

double balance_by_hand(const std::vector<double>& loads) {
    double sum = 0, squares = 0;
    for (const double load : loads) {
        sum += load;
        squares += load * load;
    }
    const auto n = static_cast<double>(loads.size());
    return std::sqrt(std::max(0.0, squares / n - sum / n * sum / n)) / (sum / n);
}

}  // namespace

TEST_CASE("a draft tells what it moves and what that does to the balance", "[derive]") {
    GriddedTown town = two_grids();
    town.rows.drafts = {{.id = DraftId{7}, .name = "fairer"}, {.id = DraftId{8}, .name = "none"}};
    town.rows.draft_moves = {moved(PlaceId{5}, 1, 2)};
    town.rows.draft_moves[0].id = model::DraftMoveId{1};
    town.rows.draft_moves[0].draft = DraftId{7};
    const Planned planned{town};
    const Division was = derive::division_now(planned.is);
    const Division will = derive::division_of(planned.is, DraftId{7});
    CHECK(derive::division_of(planned.is, DraftId{8}) == was);
    CHECK(derive::leaves_moved(was, will) == std::vector{planned.row(PlaceId{5})});

    const auto all = derive::redivisions(planned.is, planned.book, was, will);
    REQUIRE(all.size() == 1);
    const Redivision& one = all[0];
    CHECK(one.community == planned.row(PlaceId{2}));
    REQUIRE(one.passings.size() == 1);
    CHECK(one.passings[0].from == planned.grid(1));
    CHECK(one.passings[0].to == planned.grid(2));
    CHECK(one.passings[0].amount.buildings == 1);
    CHECK(one.passings[0].amount.households == 30);
    CHECK(one.balance_was == Approx(0.5));
    CHECK(one.balance_will == 0.0);
    REQUIRE(one.grids.size() == 2);
    CHECK(one.grids[0].changes());
    CHECK(one.grids[0].was.amount.households == 90);
    CHECK(one.grids[0].will.amount.households == 60);
    CHECK(one.grids[1].will.index == 60);
    // The live data are as they were.
    CHECK(derive::division_now(planned.is) == was);
}

TEST_CASE("any moves and their inverse give the same division, and each balance is as by hand",
          "[derive]") {
    GriddedTown town;
    town.community("1", {{10, 20, 30, 40}, {5, 5, 60}, {25, 35}, {1, 2, 3, 4}});
    const Planned planned{town};
    const Division first = derive::division_now(planned.is);
    base::Random random{3};
    for (int round = 0; round < 50; ++round) {
        std::vector<DraftMoveRow> moves;
        Division division = first;
        for (int i = 0; i < 12; ++i) {
            const auto leaf = static_cast<Row>(random.between(2, 14));
            REQUIRE(model::is_leaf(planned.is.places->kind[leaf]));
            DraftMoveRow move{.place = planned.is.places->row[leaf].id,
                              .grid = GridId{random.between(1, 4)},
                              .from = planned.is.grids->row[division.grid[leaf]].id};
            division = derive::with_moves(planned.is, std::move(division), std::vector{move});
            moves.push_back(move);
        }
        CHECK(derive::with_moves(planned.is, first, moves) == division);
        CHECK(derive::with_moves(planned.is, division, derive::inverse_of(moves)) == first);
        const auto shortest = derive::moves_between(planned.is, first, division);
        CHECK(shortest.size() == derive::leaves_moved(first, division).size());
        CHECK(derive::with_moves(planned.is, first, shortest) == division);
        CHECK(derive::outdated(planned.is, shortest).empty());

        std::vector<double> loads(4);
        for (const auto& [place, counts] : town.counts)
            loads[division.grid[planned.row(place)]] += counts.households;
        const Redivision told = derive::redivision_in(planned.is, planned.book, first, division,
                                                      planned.row(PlaceId{2}));
        CHECK(told.balance_will.value() == Approx(balance_by_hand(loads)));
        std::uint32_t leaves = 0;
        for (const derive::GridChange& grid : told.grids) leaves += grid.will.amount.leaves;
        CHECK(leaves == 13);  // each in one
    }
}

TEST_CASE("a draft is out of date when a leaf has gone elsewhere since", "[derive]") {
    const Planned planned{two_grids()};
    CHECK(derive::outdated(planned.is, std::vector{moved(PlaceId{3}, 1, 2)}).empty());
    const std::vector stale{moved(PlaceId{3}, 2, 1), moved(PlaceId{99}, 1, 2),
                            moved(PlaceId{4}, 1, 9), moved(PlaceId{2}, 0, 1)};
    CHECK(derive::outdated(planned.is, stale) ==
          std::vector{PlaceId{3}, PlaceId{99}, PlaceId{4}, PlaceId{2}});
    // What is gone moves nothing.
    CHECK(derive::with_moves(planned.is, derive::division_now(planned.is),
                             std::vector{stale[1], stale[2], stale[3]}) ==
          derive::division_now(planned.is));
}

TEST_CASE("the division of a day before is told by the history", "[derive]") {
    GriddedTown town = two_grids();
    const auto held = [&](std::int64_t id, PlaceId place, std::int64_t grid, base::Instant until) {
        town.rows.grid_history.push_back(
            {.id = model::GridHistoryId{id}, .place = place, .grid = GridId{grid}, .until = until});
    };
    held(1, PlaceId{3}, 2, kNow - 20 * kDay);  // then it was in none, then in grid 1
    held(2, PlaceId{3}, 0, kNow - 10 * kDay);
    const Planned planned{town};
    const auto grid_at = [&](base::Instant at) {
        return derive::division_at(planned.is, at).grid[planned.row(PlaceId{3})];
    };
    CHECK(grid_at(kNow) == planned.grid(1));
    CHECK(grid_at(kNow - 10 * kDay) == planned.grid(1));
    CHECK(grid_at(kNow - 11 * kDay) == model::kNoRow);
    CHECK(grid_at(kNow - 21 * kDay) == planned.grid(2));
    CHECK(derive::division_at(planned.is, kNow) == derive::division_now(planned.is));
}

TEST_CASE("ground goes from one grid to the other with the houses on it", "[derive]") {
    const Planned planned{two_grids()};
    const Division was = derive::division_now(planned.is);
    const Division will = derive::with_moves(planned.is, was, std::vector{moved(PlaceId{5}, 1, 2)});
    CHECK(derive::outlines_after(planned.is, was, was).empty());
    const auto outlines = derive::outlines_after(planned.is, was, will);
    REQUIRE(outlines.size() == 2);
    CHECK(outlines[0].grid == planned.grid(1));
    const Row house = planned.row(PlaceId{5});
    const geo::Point at = geo::label_point(planned.is.places->row[house].shape);
    CHECK_FALSE(geo::contains(outlines[0].shape, at));
    CHECK(geo::contains(outlines[1].shape, at));
    const double before = 2 * planned::kGridWidth_m * planned::kGridWidth_m;
    CHECK(geo::area_m2(outlines[0].shape) + geo::area_m2(outlines[1].shape) == Approx(before));
    // The neighbour that stays is left alone: half way to it, and no more.
    const geo::Shape& stays = planned.is.places->row[planned.row(PlaceId{4})].shape;
    for (const geo::Point corner : stays.parts[0]) CHECK(geo::contains(outlines[0].shape, corner));
}

TEST_CASE("a grid that was never drawn is the ground around its leaves", "[derive]") {
    GriddedTown town = two_grids();
    for (model::GridRow& grid : town.rows.grids) grid.shape = {};
    const Planned planned{town};
    const Division was = derive::division_now(planned.is);
    const Division will = derive::with_moves(planned.is, was, std::vector{moved(PlaceId{5}, 1, 2)});
    const auto outlines = derive::outlines_after(planned.is, was, will);
    REQUIRE(outlines.size() == 2);
    for (const derive::GridOutline& one : outlines)
        for (Row leaf = 0; leaf < will.grid.size(); ++leaf)
            if (will.grid[leaf] != model::kNoRow)
                CHECK(geo::contains(one.shape,
                                    geo::label_point(planned.is.places->row[leaf].shape)) ==
                      (will.grid[leaf] == one.grid));
}
