#include "model/locate.h"

#include "support/outline.h"
#include "support/town.h"

#include <cmath>

#include <catch_amalgamated.hpp>

using namespace model;

namespace {

std::string name_at(const Rows& rows, geo::Point point) {
    const auto places = places_from(rows.places, rows.grids).places;
    const Row row = Locator{*places}.place_at(*places, point);
    return row == kNoRow ? "nowhere" : places->row[row].name;
}

}  // namespace

TEST_CASE("a point belongs to the smallest thing it lies in", "[model]") {
    const Rows town = support::bare_town();
    CHECK(name_at(town, {30, 20}) == "b1");
    CHECK(name_at(town, {105, 244}) == "front1");
    CHECK(name_at(town, {100, 60}) == "yard");
    CHECK(name_at(town, {300, 100}) == "backyard");
    CHECK(name_at(town, {200, 210}) == "community");
    CHECK(name_at(town, {401, 100}) == "nowhere");
}

TEST_CASE("on the border counts as inside", "[model]") {
    const Rows town = support::bare_town();
    CHECK(name_at(town, {10, 10}) == "b1");
    CHECK(name_at(town, {60, 20}) == "b1");
    CHECK(name_at(town, {0, 0}) == "yard");
    CHECK(name_at(town, {400, 100}) == "backyard");
}

TEST_CASE("a street reaches thirty metres from its middle line", "[model]") {
    const Rows town = support::bare_town();
    CHECK(name_at(town, {350, 220}) == "street");
    CHECK(name_at(town, {350, 219.99}) == "community");
    CHECK(name_at(town, {350, 280}) == "street");
    CHECK(name_at(town, {420, 250}) == "street");  // beyond its end, outside the community
    CHECK(name_at(town, {430, 250}) == "street");
    CHECK(name_at(town, {430.01, 250}) == "nowhere");
}

TEST_CASE("of two streets the nearer one takes the point", "[model]") {
    Rows town = support::bare_town();
    PlaceRow other = town.places[4];
    other.id = PlaceId{6};
    other.name = "lane";
    other.shape = geo::line_of({{0, 270}, {400, 270}});
    town.places.push_back(other);
    CHECK(name_at(town, {350, 259}) == "street");
    CHECK(name_at(town, {350, 261}) == "lane");
    CHECK(name_at(town, {350, 260}) == "street");  // as near: the one that stands first
}

TEST_CASE("a shopfront wins over the building it is cut from, and both over the street",
          "[model]") {
    Rows town = support::bare_town();
    for (const std::int64_t id : {6, 60}) {  // whichever stands first in the table
        Rows with = town;
        PlaceRow tower = with.places[6];
        tower.id = PlaceId{id};
        tower.name = "tower";
        tower.shape = support::block(90, 235, 130, 260);
        with.places.push_back(tower);
        CHECK(name_at(with, {105, 244}) == "front1");
        CHECK(name_at(with, {95, 250}) == "tower");
    }
}

TEST_CASE("within a yard, a building without an outline takes nothing", "[model]") {
    Rows town = support::bare_town();
    for (PlaceRow& row : town.places)
        if (row.name == "b1") row.shape = geo::point_of({30, 20});
    CHECK(name_at(town, {30, 20}) == "yard");
}

TEST_CASE("a point that is none lies nowhere", "[model]") {
    const Rows town = support::bare_town();
    CHECK(name_at(town, {NAN, 20}) == "nowhere");
    CHECK(name_at(town, {INFINITY, 20}) == "nowhere");
    CHECK(name_at({}, {30, 20}) == "nowhere");
}
