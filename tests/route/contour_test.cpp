#include "route/contour.h"

#include "route/line.h"
#include "walks.h"

#include <catch_amalgamated.hpp>

#include "geo/overlay.h"

using Catch::Approx;
using route::Costs;
using route::Network;
using route::Reach;
using route::Snap;
using route::Way;

namespace {

Reach from_one(const Network& net, const Costs& costs, const Snap& at, double limit_s) {
    Reach reach;
    route::search(net, costs, std::vector{route::Source{.at = at}}, limit_s, reach);
    return reach;
}

}  // namespace

TEST_CASE("along one straight way the area is as long as one walks, and pointed", "[route]") {
    const Network net =
        route::make_network(std::vector<Way>{{.line = {{0, 0}, {2000, 0}}, .hours = {}}});
    const Costs costs = route::costs_of(net, route::kAdult);
    const Reach reach = from_one(net, costs, {0, 1000, 0}, 900);
    const auto raster = route::time_raster(net, costs, reach);
    const geo::Shape five = route::area_within(raster, 300);
    // 400 m each way, and as much time beside the way as is left: 50 m at most.
    REQUIRE(five.parts.size() == 1);
    const geo::Box box = geo::box_of(five);
    CHECK(box.x0 == Approx(600).margin(5));
    CHECK(box.x1 == Approx(1400).margin(5));
    CHECK(box.y1 == Approx(50).margin(6));
    CHECK(box.y0 == Approx(-50).margin(6));
    CHECK(geo::area_m2(five) == Approx(750 * 100.0).epsilon(0.06));
    CHECK(geo::contains(five, {1390, 0}));
    CHECK_FALSE(geo::contains(five, {1390, 30}));
    CHECK(geo::is_valid(five));
    // A longer time takes in a shorter one.
    const geo::Shape eight = route::area_within(raster, 480);
    CHECK(geo::area_m2(geo::difference(five, eight).value_or(geo::Shape{})) == Approx(0).margin(1));
    CHECK(route::area_within(raster, 0).parts.empty());
}

TEST_CASE("a block of streets leaves its middle out", "[route]") {
    const Network net = route::make_network(
        std::vector<Way>{{.line = {{0, 0}, {300, 0}, {300, 300}, {0, 300}, {0, 0}}, .hours = {}}});
    const Costs costs = route::costs_of(net, route::kAdult);
    const Reach reach = from_one(net, costs, {0, 0, 0}, 900);
    const geo::Shape area = route::area_within(route::time_raster(net, costs, reach), 900);
    REQUIRE(area.first_ring.size() == 1);
    REQUIRE(area.parts.size() == 2);  // an outline and a hole
    CHECK_FALSE(geo::contains(area, {150, 150}));
    CHECK(geo::contains(area, {150, 10}));
    CHECK(geo::area_m2(area) == Approx(400 * 400 - 200 * 200).epsilon(0.05));
    CHECK(geo::is_valid(area));
}

TEST_CASE("in a crooked town the areas are sound and hold what is within the time", "[route]") {
    const Network net = route::make_network(walks::crooked_town(9, 12));
    const Costs costs = route::costs_of(net, route::kElderly);
    base::Random random{2};
    const Reach reach = from_one(net, costs, walks::somewhere(net, random), 900);
    const auto raster = route::time_raster(net, costs, reach);
    for (const double seconds : {120.0, 300.0, 480.0, 900.0}) {
        const geo::Shape area = route::area_within(raster, seconds);
        CHECK((area.parts.empty() || geo::is_valid(area)));
        for (int i = 0; i < 100; ++i) {
            Snap at = walks::somewhere(net, random);
            at.aside_m = 0;
            const double here = route::seconds_at(net, costs, reach, at);
            // To the size of a cell.
            if (here < seconds - 10) CHECK(geo::contains(area, route::point_of(net, at)));
        }
    }
    CHECK(route::time_raster(net, costs, Reach{}).seconds.empty());
}
