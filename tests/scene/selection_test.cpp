#include "scene/selection.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

#include <cmath>
#include <set>

using model::PlaceId;
using support::block;

namespace {

/// Nine buildings on a board, 10 m square, 20 m apart: building 10 * column + row, both from 1,
/// stands at (20 * column, 20 * row); a yard (1) under all of it; a street (2) along the south,
/// whose middle is at (50, 0).
struct Board {
    model::Places places;
    std::shared_ptr<const scene::Geometry> geometry;

    Board() {
        std::vector<model::PlaceRow> rows;
        rows.push_back(
            {.id = PlaceId{1}, .kind = "YARD", .name = "院", .shape = block(5, 5, 75, 75)});
        rows.push_back({.id = PlaceId{2},
                        .kind = "STRT",
                        .name = "街",
                        .shape = geo::line_of({{0, 0}, {100, 0}}),
                        .width_m = 6});
        for (int column = 1; column <= 3; ++column)
            for (int row = 1; row <= 3; ++row) {
                const double x = 20.0 * column;
                const double y = 20.0 * row;
                rows.push_back({.id = PlaceId{10 * column + row},
                                .parent = PlaceId{1},
                                .kind = "BLDG",
                                .name = "楼",
                                .shape = block(x - 5, y - 5, x + 5, y + 5)});
            }
        model::Snapshot town;
        town.places = model::places_from(rows, {}).places;
        places = *town.places;
        geometry = scene::geometry_from(town);
    }

    std::set<std::int64_t> within(const geo::Shape& area) const {
        std::set<std::int64_t> ids;
        for (const model::Row row : scene::blocks_within(*geometry, places, area))
            ids.insert(model::number(places.row[row].id));
        return ids;
    }
};

using Ids = std::set<std::int64_t>;

}  // namespace

TEST_CASE("a box takes in what stands in it, not what it only touches", "[scene]") {
    const Board board;
    // The box ends in the middle of column 2: at 39 its buildings' middles (40) are outside.
    CHECK(board.within(scene::area_of_box({0, 10, 39, 70})) == Ids{11, 12, 13});
    CHECK(board.within(scene::area_of_box({0, 10, 41, 70})) == Ids{1, 11, 12, 13, 21, 22, 23});
    CHECK(board.within(scene::area_of_box({-10, -10, 110, 110})).size() == 11);
    CHECK(board.within(scene::area_of_box({300, 300, 400, 400})).empty());
}

TEST_CASE("a lasso that bends in leaves out what stands in the bend", "[scene]") {
    const Board board;
    // A U, open to the north: columns 1 and 3 whole, of column 2 only the lowest.
    const geo::Shape u = geo::area_of(
        {{10, 10}, {70, 10}, {70, 70}, {52, 70}, {52, 30}, {28, 30}, {28, 70}, {10, 70}});
    CHECK(board.within(u) == Ids{11, 12, 13, 21, 31, 32, 33});
}

TEST_CASE("what stands in a hole is not chosen", "[scene]") {
    const Board board;
    geo::Shape ring = block(10, 10, 70, 70);
    ring.parts.push_back({{30, 30}, {50, 30}, {50, 50}, {30, 50}});
    CHECK(board.within(ring) == Ids{11, 12, 13, 21, 23, 31, 32, 33});
}

TEST_CASE("a street stands where its middle is", "[scene]") {
    const Board board;
    CHECK(board.within(scene::area_of_box({45, -5, 55, 5})) == Ids{2});
    CHECK(board.within(scene::area_of_box({0, -5, 45, 5})).empty());
}

TEST_CASE("a lasso drawn by hand chooses as each block alone would", "[scene]") {
    const Board board;
    geo::Ring wild;  // a star with 400 points whose arms end among the buildings
    for (int i = 0; i < 400; ++i) {
        const double angle = i * 2 * 3.14159265358979 / 400;
        const double reach = 25 + 14 * std::sin(5 * angle);
        wild.push_back({41 + reach * std::cos(angle), 39 + reach * std::sin(angle)});
    }
    const geo::Shape star = geo::area_of(wild);
    Ids expected;
    for (const model::PlaceRow& row : board.places.row)
        if (geo::contains(star, scene::standing_point(row))) expected.insert(model::number(row.id));
    CHECK(board.within(star) == expected);
    CHECK(expected.size() > 2);
    CHECK(expected.size() < 11);
}

TEST_CASE("a yard and its buildings together count nothing twice", "[scene]") {
    const Board board;
    derive::Derived derived;
    base::PagesEdit<derive::Tally> own{base::Pages<derive::Tally>(board.places.size(), {})};
    const auto row = [&](std::int64_t id) { return model::row_of(board.places, PlaceId{id}); };
    own.at(row(1)).open = 1;
    own.at(row(11)).open = 2;
    own.at(row(11)).overdue = 1;
    own.at(row(12)).counts.units = 24;
    own.at(row(33)).open = 50;
    derived.own = std::move(own).freeze();
    const std::vector<PlaceId> chosen{PlaceId{1}, PlaceId{11}, PlaceId{12}, PlaceId{999}};
    const scene::Sum sum = scene::sum_of(board.places, derived, chosen);
    CHECK(sum.blocks == 3);
    CHECK(sum.of_kind.at(static_cast<std::size_t>(model::Kind::Building)) == 2);
    CHECK(sum.of_kind.at(static_cast<std::size_t>(model::Kind::Yard)) == 1);
    CHECK(sum.tally.open == 3);
    CHECK(sum.tally.overdue == 1);
    CHECK(sum.tally.counts.units == 24);
}
