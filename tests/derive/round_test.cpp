#include "derive/round.h"
#include "base/random.h"
#include "support/outline.h"
#include "support/town.h"

#include <algorithm>
#include <cmath>

#include <catch_amalgamated.hpp>

using Catch::Approx;
using derive::Round;
using geo::Point;
using model::DoorDue;
using model::PlaceId;
using model::UnitId;
using namespace support::place;

namespace {

DoorDue door(std::int64_t unit, PlaceId place, int stair = 1, int floor = 1,
             const char* name = "101") {
    return {.unit = UnitId{unit}, .place = place, .stair = stair, .floor = floor, .door = name};
}

std::vector<std::int64_t> units(const Round& round) {
    std::vector<std::int64_t> units;
    for (const DoorDue& one : round.doors) units.push_back(number(one.unit));
    return units;
}

std::vector<PlaceId> places(const Round& round) {
    std::vector<PlaceId> places;
    for (const derive::Stop& stop : round.stops) places.push_back(stop.place);
    return places;
}

model::Places houses(const std::vector<Point>& at) {
    std::vector<model::PlaceRow> rows;
    for (const Point p : at)
        rows.push_back({.id = static_cast<PlaceId>(rows.size() + 1),
                        .kind = "BLDG",
                        .name = "h",
                        .shape = geo::point_of(p)});
    return *model::places_from(rows, {}).places;
}

/// One door in each of the houses.
std::vector<DoorDue> one_door_each(const model::Places& places) {
    std::vector<DoorDue> doors;
    for (const model::PlaceRow& row : places.row) doors.push_back(door(number(row.id), row.id));
    return doors;
}

std::vector<Point> scattered(base::Random& random, int count) {
    std::vector<Point> at;
    for (int i = 0; i < count; ++i) at.push_back({random.unit() * 800, random.unit() * 600});
    return at;
}

/// As the crow flies, past rows of `places`.
double length_m(const model::Places& places, const std::vector<std::size_t>& order) {
    double length_m = 0;
    for (std::size_t i = 1; i < order.size(); ++i) {
        const Point leg = places.box[order[i]].centre() - places.box[order[i - 1]].centre();
        length_m += std::hypot(leg.x, leg.y);
    }
    return length_m;
}

using Units = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("in a building one goes stair by stair, from the top down, by number", "[derive]") {
    const model::Snapshot is = support::snapshot_of(support::town());
    const Round round = derive::round_of(
        {door(1, kB1, 2, 1, "101"), door(2, kB1, 1, 1, "102"), door(3, kB1, 1, 1, "101"),
         door(4, kB1, 1, 3, "301"), door(5, kB1, 1, 10, "1010"), door(6, kB1, 1, 10, "1002"),
         door(7, kB1, 1, -1, "B1")},
        *is.places);
    CHECK(units(round) == Units{6, 5, 4, 3, 2, 7, 1});
    REQUIRE(round.stops.size() == 1);
    CHECK(round.stops[0] ==
          derive::Stop{.place = kB1, .first = 0, .doors = 7, .from_before_m = 0, .placed = true});
    CHECK(round.length_m == 0);
}

TEST_CASE("the way begins at the westernmost building, or where somebody stands", "[derive]") {
    // b1 at (35, 20), b2 at (35, 110), b3 at (145, 110).
    const model::Snapshot is = support::snapshot_of(support::town());
    const std::vector<DoorDue> doors{door(1, kB3), door(2, kB2), door(3, kB1), door(4, kB2)};
    const Round round = derive::round_of(doors, *is.places);
    CHECK(places(round) == std::vector<PlaceId>{kB1, kB2, kB3});
    CHECK(units(round) == Units{3, 2, 4, 1});
    CHECK(round.stops[1].from_before_m == Approx(90 * 1.3));
    CHECK(round.stops[2].from_before_m == Approx(110 * 1.3));
    CHECK(round.length_m == Approx(200 * 1.3));
    CHECK(round.at(round.stops[1]).size() == 2);
    CHECK(round.at(round.stops[1])[1].unit == UnitId{4});

    const Round other = derive::round_of(doors, *is.places, Point{145, 10});
    CHECK(places(other) == std::vector<PlaceId>{kB3, kB2, kB1});
    CHECK(other.stops[0].from_before_m == Approx(100 * 1.3));
    CHECK(other.length_m == Approx(300 * 1.3));
}

TEST_CASE("the same doors in any order give the same round", "[derive]") {
    const model::Snapshot is = support::snapshot_of(support::town());
    std::vector<DoorDue> doors{door(1, kB1), door(2, kB2), door(3, kB3), door(4, kB1, 2)};
    const Round first = derive::round_of(doors, *is.places);
    while (std::ranges::next_permutation(doors, {}, &DoorDue::unit).found) {
        const Round round = derive::round_of(doors, *is.places);
        CHECK(round.doors == first.doors);
        CHECK(round.stops == first.stops);
    }
}

TEST_CASE("buildings without a shape come last, by name, and cost no way", "[derive]") {
    model::Rows rows = support::town();
    const auto lose = [&](PlaceId id, const char* name) {
        for (model::PlaceRow& row : rows.places)
            if (row.id == id) row.shape = {}, row.name = name;
    };
    lose(kB1, "10号楼");
    lose(kB2, "2号楼");
    const model::Snapshot is = support::snapshot_of(rows);
    const Round round = derive::round_of(
        {door(1, PlaceId{999}), door(2, kB1), door(3, kB2), door(4, kB3), door(5, kFront1)},
        *is.places);
    CHECK(places(round) == std::vector<PlaceId>{kFront1, kB3, kB2, kB1, PlaceId{999}});
    CHECK(round.stops[1].placed);
    CHECK_FALSE(round.stops[2].placed);
    CHECK(round.stops[2].from_before_m == 0);
    CHECK(round.length_m == Approx(round.stops[1].from_before_m));
    CHECK(derive::round_of({}, *is.places).stops.empty());
}

TEST_CASE("the way past a few houses is close to the shortest there is", "[derive]") {
    base::Random random{5};
    for (int town = 0; town < 40; ++town) {
        const model::Places places = houses(scattered(random, 7));
        const Round round = derive::round_of(one_door_each(places), places);
        std::vector<std::size_t> order;
        for (const derive::Stop& stop : round.stops)
            order.push_back(static_cast<std::size_t>(number(stop.place)) - 1);
        const double ours_m = length_m(places, order);
        CHECK(round.length_m == Approx(ours_m * 1.3));
        double shortest_m = ours_m;
        std::sort(order.begin() + 1, order.end());  // all begin at the westernmost
        do shortest_m = std::min(shortest_m, length_m(places, order));
        while (std::next_permutation(order.begin() + 1, order.end()));
        CHECK(ours_m < 1.25 * shortest_m);
    }
}

TEST_CASE("two rows of houses are walked up one and down the other", "[derive]") {
    std::vector<Point> at;
    for (int i = 0; i < 10; ++i) at.push_back({30.0 * i, 0});
    for (int i = 0; i < 10; ++i) at.push_back({30.0 * i, 100});
    const model::Places yard = houses(at);
    const Round round = derive::round_of(one_door_each(yard), yard);
    CHECK(round.length_m == Approx((2 * 9 * 30 + 100) * 1.3));
}

TEST_CASE("no stretch of a way among many houses can be turned round with gain", "[derive]") {
    base::Random random{7};
    const model::Places town = houses(scattered(random, 120));
    const Round round = derive::round_of(one_door_each(town), town);
    std::vector<std::size_t> order;
    for (const derive::Stop& stop : round.stops)
        order.push_back(static_cast<std::size_t>(number(stop.place)) - 1);
    REQUIRE(order.size() == 120);
    const double ours_m = length_m(town, order);
    bool gained = false;
    for (std::size_t i = 1; i < order.size(); ++i)
        for (std::size_t j = i + 2; j <= order.size(); ++j) {
            std::vector<std::size_t> turned = order;
            std::reverse(turned.begin() + static_cast<std::ptrdiff_t>(i),
                         turned.begin() + static_cast<std::ptrdiff_t>(j));
            gained |= length_m(town, turned) + 0.002 < ours_m;
        }
    CHECK_FALSE(gained);
}
