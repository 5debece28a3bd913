#include "route/reach.h"

#include "route/line.h"
#include "walks.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <limits>
#include <optional>

using Catch::Approx;
using route::Costs;
using route::kUnreached;
using route::Network;
using route::Reach;
using route::Snap;
using route::Way;
using route::WayKind;

namespace {

constexpr double kFar_s = 1e9;

/// Seconds between two snapped points, as the least over the four ways round the ends of their
/// edges and the piece of edge between them.
double between(const Network& net, const Costs& costs, const Snap& a, const Snap& b) {
    const double aside = static_cast<double>(a.aside_m + b.aside_m) * costs.s_per_m;
    const auto to_end = [&](const Snap& s, bool to) {
        const double length = static_cast<double>(net.length_m[s.edge]);
        const double along = static_cast<double>(s.offset_m);
        return costs.seconds[s.edge] * (to ? length - along : along) / length;
    };
    if (costs.seconds[a.edge] == kUnreached || costs.seconds[b.edge] == kUnreached)
        return kUnreached;
    double best = kUnreached;
    if (a.edge == b.edge) best = std::abs(to_end(a, false) - to_end(b, false));
    for (const bool a_to : {false, true}) {
        const auto seconds =
            walks::the_long_way(net, costs, a_to ? net.to[a.edge] : net.from[a.edge]);
        for (const bool b_to : {false, true})
            best = std::min(best, to_end(a, a_to) + to_end(b, b_to) +
                                      seconds[b_to ? net.to[b.edge] : net.from[b.edge]]);
    }
    return best + aside;
}

Reach found(const Network& net, const Costs& costs, std::vector<route::Source> sources,
            double limit_s = kFar_s) {
    Reach reach;
    route::search(net, costs, sources, limit_s, reach);
    return reach;
}

}  // namespace

TEST_CASE("between two doors in the middle of edges the time is exact", "[route]") {
    base::Random random{5};
    const Network net = route::make_network(walks::crooked_town(3, 9));
    const Costs costs = route::costs_of(net, route::kAdult);
    int same_edge = 0;
    for (int i = 0; i < 400; ++i) {
        const Snap a = walks::somewhere(net, random);
        Snap b = walks::somewhere(net, random);
        if (i % 4 == 0) b.edge = a.edge, b.offset_m = std::min(b.offset_m, net.length_m[a.edge]);
        same_edge += a.edge == b.edge ? 1 : 0;
        const double there = route::seconds_at(net, costs, found(net, costs, {{a}}), b);
        const double back = route::seconds_at(net, costs, found(net, costs, {{b}}), a);
        const double expected = between(net, costs, a, b);
        if (expected == kUnreached) {
            CHECK(there == kUnreached);
            continue;
        }
        CHECK(there == Approx(expected).epsilon(1e-6));
        CHECK(back == Approx(expected).epsilon(1e-6));
    }
    CHECK(same_edge >= 100);
}

TEST_CASE("the nearest of many sources is that of all one by one, and the way leads to it",
          "[route]") {
    base::Random random{8};
    const Network net = route::make_network(walks::crooked_town(6, 10));
    const Costs costs = route::costs_of(net, route::kAdult);
    std::vector<route::Source> sources;
    for (int i = 0; i < 25; ++i)
        sources.push_back({walks::somewhere(net, random), i % 5 == 0 ? 60.0 : 0.0});
    const Reach all = found(net, costs, sources);
    for (int i = 0; i < 200; ++i) {
        const Snap home = walks::somewhere(net, random);
        double least = kUnreached;
        for (const route::Source& source : sources)
            least =
                std::min(least, route::seconds_at(net, costs, found(net, costs, {source}), home));
        const route::Nearest nearest = route::nearest_at(net, costs, all, home);
        if (least == kUnreached) {
            CHECK(nearest.source == route::kNone);
            CHECK(route::way_to(net, costs, all, home).empty());
            continue;
        }
        REQUIRE(nearest.seconds == Approx(least).epsilon(1e-9));
        const Reach one = found(net, costs, {sources[nearest.source]});
        CHECK(route::seconds_at(net, costs, one, home) == Approx(least).epsilon(1e-9));
        const geo::Ring way = route::way_to(net, costs, all, home);
        REQUIRE(way.size() > 1);
        CHECK(route::apart_m(way.front(), route::point_of(net, home)) < 0.01);
        CHECK(route::apart_m(way.back(), route::point_of(net, sources[nearest.source].at)) < 0.01);
        // Nobody is faster than on the level without crossings.
        const double aside = static_cast<double>(home.aside_m + sources[nearest.source].at.aside_m);
        const double level_s =
            (route::line_length_m(way) + aside) * costs.s_per_m + sources[nearest.source].head_s;
        CHECK(level_s <= nearest.seconds * (1 + 1e-5));
    }
}

TEST_CASE("profiles walk at their own pace, and not everywhere", "[route]") {
    std::vector<Way> ways{{.line = {{0, 0}, {80, 0}}, .kind = WayKind::Path, .hours = {}},
                          {.line = {{80, 0}, {160, 0}}, .kind = WayKind::Stairs, .hours = {}},
                          {.line = {{160, 0}, {240, 0}}, .kind = WayKind::Crossing, .hours = {}}};
    const Network net = route::make_network(ways);
    const Costs adult = route::costs_of(net, route::kAdult);
    CHECK(adult.seconds == std::vector<double>{60, 60 * 1.3, 60 + 20});
    const Costs elderly = route::costs_of(net, route::kElderly);
    CHECK(elderly.seconds[0] == Approx(80));
    CHECK(elderly.seconds[1] == Approx(80 * 1.3));
    const Costs wheels = route::costs_of(net, route::kWheelchair);
    CHECK(wheels.seconds[0] == Approx(96));
    CHECK(wheels.seconds[1] == kUnreached);
    CHECK(wheels.seconds[2] == Approx(116));
    // Halfway along the first, 8 m aside.
    const Reach reach = found(net, adult, {{Snap{0, 40, 8}}});
    CHECK(route::seconds_at(net, adult, reach, Snap{2, 80, 0}) == Approx(6 + 30 + 78 + 80));
    CHECK(route::seconds_at(net, adult, reach, Snap{0, 0, 0}) == Approx(36));
    CHECK(route::seconds_at(net, wheels, found(net, wheels, {{Snap{0, 40, 8}}}), Snap{2, 80, 0}) ==
          kUnreached);
    ways[0].step_free = false;
    CHECK(route::costs_of(route::make_network(ways), route::kWheelchair).seconds[0] == kUnreached);
}

TEST_CASE("a gate lets through in its hours, a closed edge when it is opened", "[route]") {
    std::vector<Way> ways{
        {.line = {{0, 0}, {80, 0}}, .hours = {}},
        {.line = {{80, 0}, {81, 0}}, .kind = WayKind::Gate, .hours = "Mo-Fr 06:00-22:00"},
        {.line = {{81, 0}, {160, 0}}, .hours = "sunrise-sunset"}};
    const auto minutes = [&](std::optional<route::Moment> at) {
        const Network net = route::make_network(ways);
        const Costs costs = route::costs_of(net, route::kAdult, at);
        return route::seconds_at(net, costs, found(net, costs, {{Snap{0, 0, 0}}}), Snap{2, 79, 0}) /
               60;
    };
    CHECK(minutes(std::nullopt) == Approx(2));
    CHECK(minutes(route::Moment{0, 12 * 60}) == Approx(2));
    CHECK(minutes(route::Moment{0, 23 * 60}) == kUnreached);
    CHECK(minutes(route::Moment{6, 12 * 60}) == kUnreached);
    ways[1].closed = true;
    CHECK(minutes(std::nullopt) == kUnreached);
    ways[1].closed = false;
    ways[1].hours.clear();
    CHECK(minutes(route::Moment{6, 12 * 60}) == Approx(2));
}

TEST_CASE("a limit bounds what is touched, and what lies beyond it is not reached", "[route]") {
    const Network net = route::make_network(walks::crooked_town(2, 30));
    const Costs costs = route::costs_of(net, route::kAdult);
    const Snap from{.edge = net.parts[0].edge};
    REQUIRE(costs.seconds[from.edge] != kUnreached);
    const Reach near = found(net, costs, {{from}}, 120);
    const Reach far = found(net, costs, {{from}});
    CHECK(near.touched.size() * 5 < far.touched.size());
    base::Random random{1};
    for (int i = 0; i < 200; ++i) {
        const Snap home = walks::somewhere(net, random);
        const double seconds = route::seconds_at(net, costs, far, home);
        CHECK(route::seconds_at(net, costs, near, home) == (seconds <= 120 ? seconds : kUnreached));
    }
}
