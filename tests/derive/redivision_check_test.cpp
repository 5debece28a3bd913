#include "derive/redivision_check.h"
#include "derive/grid_codes.h"
#include "derive/planned_town.h"
#include "derive/redivision_propose.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

using Catch::Approx;
using derive::Division;
using derive::DivisionFlaw;
using derive::Flaw;
using derive::LeafNet;
using derive::Proposal;
using model::GridId;
using model::PlaceId;
using model::Row;
using planned::GriddedTown;
using planned::Planned;

namespace {

/// With the leaf of a place in another grid, or in none.
Division put_in(const Planned& planned, Division division, std::int64_t place, std::int64_t grid) {
    division.grid[planned.row(PlaceId{place})] = grid == 0 ? model::kNoRow : planned.grid(grid);
    return division;
}

LeafNet net_of(const Planned& planned, std::int64_t community = 2) {
    return derive::leaf_net(planned.is, planned.row(PlaceId{community}));
}

std::vector<Flaw> kinds_of(const std::vector<DivisionFlaw>& flaws) {
    std::vector<Flaw> kinds;
    for (const DivisionFlaw& flaw : flaws) kinds.push_back(flaw.flaw);
    return kinds;
}

/// Houses 3, 4, 5, 6 in grid 1; 7, 8 in grid 2; 9, 10, 11 in grid 3.
GriddedTown three_grids() {
    GriddedTown town;
    town.community("110105011042", {{50, 50, 50, 50}, {20, 20}, {40, 40, 10}});
    return town;
}

}  // namespace

TEST_CASE("houses in a row are beside the next ones", "[derive]") {
    const Planned planned{three_grids()};
    const LeafNet net = net_of(planned);
    REQUIRE(net.leaf.size() == 9);
    const auto beside = [&](std::int64_t place) {
        std::vector<std::int64_t> ids;
        for (const std::uint32_t i : net.beside[*net.number_of(planned.row(PlaceId{place}))])
            ids.push_back(model::number(planned.is.places->row[net.leaf[i]].id));
        return ids;
    };
    CHECK(beside(3) == std::vector<std::int64_t>{4, 5});  // 4 m and 24 m away
    CHECK(beside(5) == std::vector<std::int64_t>{3, 4, 6});
    CHECK(beside(8) == std::vector<std::int64_t>{7, 9});  // 64 m away, but next to it
    CHECK_FALSE(net.number_of(planned.row(PlaceId{2})));
    CHECK(derive::parts_of(net, std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8}).size() == 1);
}

TEST_CASE("who stands far off is beside those between whom and it nobody stands", "[derive]") {
    GriddedTown town;
    const PlaceId community = town.community("1", {{1, 1}});
    const PlaceId farm = town.house(community, GridId{1}, 1'000, 40, 1);
    const Planned planned{town};
    const LeafNet net = net_of(planned);
    const auto number = net.number_of(planned.row(farm));
    CHECK(net.beside[*number] == std::vector<std::uint32_t>{1});
    CHECK(net.pairs == 2);
}

TEST_CASE("a front is beside its street however long that is", "[derive]") {
    model::Rows rows = support::bare_town();
    std::ranges::find(rows.places, support::place::kFront1, &model::PlaceRow::id)->shape =
        support::block(100, 400, 110, 410);
    const model::Snapshot is = support::snapshot_of(rows);
    const LeafNet net = derive::leaf_net(is, model::row_of(*is.places, support::place::kCommunity));
    const auto street = net.number_of(model::row_of(*is.places, support::place::kStreet));
    const auto front = net.number_of(model::row_of(*is.places, support::place::kFront1));
    CHECK(std::ranges::binary_search(net.beside[*street], *front));
    CHECK(std::ranges::binary_search(net.beside[*front], *street));
}

TEST_CASE("a sound division has no flaw, and each kind of flaw is found", "[derive]") {
    GriddedTown town = three_grids();
    town.community("2", {{7}}, 500);  // place 12 with house 13 in grid 4
    town.rows.grids.push_back(
        {.id = GridId{5}, .community = PlaceId{2}, .kind = "exclusive", .name = "school"});
    const Planned planned{town};
    const Division now = derive::division_now(planned.is);
    const LeafNet net = net_of(planned);
    CHECK(derive::division_flaws(planned.is, net, now).empty());
    CHECK(derive::leaf_flaws(planned.is, now).empty());

    const auto flaws = [&](std::int64_t place, std::int64_t grid) {
        return derive::division_flaws(planned.is, net, put_in(planned, now, place, grid));
    };
    CHECK(kinds_of(flaws(3, 0)) == std::vector{Flaw::InNone});
    CHECK(kinds_of(flaws(3, 4)) == std::vector{Flaw::Elsewhere});
    CHECK(kinds_of(flaws(3, 5)) == std::vector{Flaw::NotBasic});
    CHECK(flaws(6, 2).empty());  // next to it

    // House 3 in grid 3: far from the others there.
    const auto torn = flaws(3, 3);
    REQUIRE(kinds_of(torn) == std::vector{Flaw::Torn});
    CHECK(torn[0].grid == planned.grid(3));
    CHECK(torn[0].leaves == std::vector{planned.row(PlaceId{3})});
    CHECK_FALSE(torn[0].older);

    const Division emptied = put_in(planned, put_in(planned, now, 7, 1), 8, 1);
    const auto empty = derive::division_flaws(planned.is, net, emptied);
    REQUIRE(kinds_of(empty) == std::vector{Flaw::Empty});
    CHECK(empty[0].grid == planned.grid(2));
    // I9 over all communities.
    CHECK(kinds_of(derive::leaf_flaws(planned.is, put_in(planned, now, 13, 1))) ==
          std::vector{Flaw::Elsewhere});
}

TEST_CASE("what the division that holds has too is not blamed on the draft", "[derive]") {
    GriddedTown town = three_grids();
    town.rows.places[2].grid = GridId{3};  // house 3, torn off
    town.rows.places[3].grid = {};         // house 4
    const Planned planned{town};
    const Division now = derive::division_now(planned.is);
    const auto flaws =
        derive::division_flaws(planned.is, net_of(planned), put_in(planned, now, 6, 2));
    REQUIRE(kinds_of(flaws) == std::vector{Flaw::InNone, Flaw::Torn});
    CHECK(flaws[0].older);
    CHECK(flaws[1].older);
}

TEST_CASE("a proposal evens out the work and keeps every grid in one piece", "[derive]") {
    const Planned planned{three_grids()};
    const Division now = derive::division_now(planned.is);
    const LeafNet net = net_of(planned);
    const Proposal proposal = derive::proposal_for(planned.is, planned.book, net, now);
    REQUIRE(proposal.balance_was);
    REQUIRE(proposal.balance_will);
    CHECK(proposal.balance_was == Approx(0.6076).margin(0.0001));  // 200, 40, 90
    CHECK(*proposal.balance_will < 0.2);
    CHECK_FALSE(proposal.moves.empty());
    CHECK(derive::division_flaws(planned.is, net, proposal.division).empty());
    CHECK(derive::with_moves(planned.is, now, proposal.moves) == proposal.division);
    for (const model::DraftMoveRow& move : proposal.moves) CHECK(move.grid != move.from);
    // The same again gives the same.
    const Proposal again = derive::proposal_for(planned.is, planned.book, net, now);
    CHECK(again.moves == proposal.moves);
    // And from there nothing better is found.
    CHECK(derive::proposal_for(planned.is, planned.book, net, proposal.division).moves.empty());
}

TEST_CASE("a proposal moves no more than it is asked for, and nothing that is even", "[derive]") {
    const Planned planned{three_grids()};
    const Division now = derive::division_now(planned.is);
    const LeafNet net = net_of(planned);
    const Proposal one = derive::proposal_for(planned.is, planned.book, net, now,
                                              derive::ProposalWish{.most_moves = 1});
    REQUIRE(one.moves.size() == 1);
    CHECK(*one.balance_will < *one.balance_was);
    CHECK(derive::proposal_for(planned.is, planned.book, net, now,
                               derive::ProposalWish{.per_move = 1})
              .moves.empty());

    // Whoever wants it no more is asked before each step.
    int asked = 0;
    const Proposal cut =
        derive::proposal_for(planned.is, planned.book, net, now, {}, [&] { return ++asked <= 1; });
    CHECK(asked == 2);
    CHECK(cut.moves == one.moves);

    GriddedTown even;
    even.community("1", {{30, 30}, {30, 30}, {30, 30}});
    const Planned fair{even};
    CHECK(derive::proposal_for(fair.is, fair.book, net_of(fair), derive::division_now(fair.is))
              .moves.empty());
}

TEST_CASE("a leaf in no grid is given to that of its neighbours", "[derive]") {
    GriddedTown town = three_grids();
    town.rows.places[8].grid = {};  // house 9, between 8 and 10
    town.rows.places[9].grid = {};  // house 10
    const Planned planned{town};
    const LeafNet net = net_of(planned);
    const Proposal proposal =
        derive::proposal_for(planned.is, planned.book, net, derive::division_now(planned.is),
                             derive::ProposalWish{.per_move = 1});
    REQUIRE(proposal.moves.size() == 2);
    for (const model::DraftMoveRow& move : proposal.moves) CHECK(move.grid == GridId{3});
    CHECK(derive::leaf_flaws(planned.is, proposal.division).empty());
    CHECK(derive::division_flaws(planned.is, net, proposal.division).empty());
}

TEST_CASE("codes run from west to east, then from north to south", "[derive]") {
    CHECK(derive::as_one_reads({{0, 10}, {100, 12}, {0, 100}, {100, 101}}) ==
          std::vector<std::uint32_t>{2, 3, 0, 1});
    GriddedTown town;
    const PlaceId community = town.community("110105011042", {{1}, {1}});
    town.rows.grids.push_back({.id = GridId{3},
                               .community = community,
                               .kind = "basic",
                               .shape = support::box(0, 100, 100, 100)});
    town.rows.grids.push_back(
        {.id = GridId{4}, .community = community, .kind = "exclusive", .code = "110105011042002"});
    town.rows.grids.push_back({.id = GridId{5}, .community = community, .kind = "basic"});
    town.rows.grids[0].code = "old";
    const Planned planned{town};
    const auto codes =
        derive::grid_codes(planned.is, derive::division_now(planned.is), planned.row(community));
    REQUIRE(codes.size() == 4);
    CHECK(codes[0].grid == planned.grid(3));  // north
    CHECK(codes[0].will == "110105011042001");
    CHECK(codes[1].grid == planned.grid(1));
    CHECK(codes[1].was == "old");
    CHECK(codes[1].will == "110105011042003");  // 002 belongs to the exclusive grid
    CHECK(codes[2].grid == planned.grid(2));
    CHECK(codes[3].grid == planned.grid(5));  // nowhere
}

TEST_CASE("a grid that leaves came to is where its leaves are", "[derive]") {
    GriddedTown town;
    const PlaceId community = town.community("1", {{1, 1}, {1, 1}});  // houses 3 to 6
    const Planned planned{town};
    const auto order = [&](const Division& division) {
        std::vector<Row> grids;
        for (const auto& code : derive::grid_codes(planned.is, division, planned.row(community)))
            grids.push_back(code.grid);
        return grids;
    };
    const Division now = derive::division_now(planned.is);
    CHECK(order(now) == std::vector{planned.grid(1), planned.grid(2)});
    Division swapped = now;
    for (const std::int64_t place : {3, 4}) swapped = put_in(planned, swapped, place, 2);
    for (const std::int64_t place : {5, 6}) swapped = put_in(planned, swapped, place, 1);
    CHECK(order(swapped) == std::vector{planned.grid(2), planned.grid(1)});
}
