#include "route/snap.h"

#include "base/random.h"
#include "route/line.h"
#include "walks.h"

#include <catch_amalgamated.hpp>

#include <limits>

using Catch::Approx;
using route::Network;
using route::Snap;
using route::Way;
using route::WayKind;

namespace {

bool no_door(WayKind kind) {
    return kind == WayKind::Crossing || kind == WayKind::Stairs || kind == WayKind::Bridge ||
           kind == WayKind::Gate;
}

/// Metres from a point to an edge, segment by segment.
double to_edge(const Network& net, geo::Point p, route::Edge edge) {
    return geo::distance(geo::line_of({net.line(edge).begin(), net.line(edge).end()}), p);
}

}  // namespace

TEST_CASE("a door finds the way before it", "[route]") {
    const Network net =
        route::make_network(std::vector<Way>{{.line = {{0, 0}, {60, 0}, {60, 40}}, .hours = {}}});
    const auto at = route::snap(net, {50, 25}, 100);
    REQUIRE(at);
    CHECK(at->offset_m == Approx(85));
    CHECK(at->aside_m == Approx(10));
    CHECK(route::point_of(net, *at) == geo::Point{60, 25});
    CHECK(route::snap(net, {60, 140}, 100)->offset_m == Approx(100));
    CHECK_FALSE(route::snap(net, {60, 140.1}, 100));
    CHECK_FALSE(route::snap({}, {0, 0}, 100));
}

TEST_CASE("doors stand on paths, not on crossings, stairs, gates or what is barred", "[route]") {
    std::vector<Way> ways{{.line = {{0, 0}, {60, 0}}, .kind = WayKind::Crossing, .hours = {}},
                          {.line = {{0, 30}, {60, 30}}, .kind = WayKind::Pavement, .hours = {}}};
    CHECK(route::snap(route::make_network(ways), {30, 5}, 100)->edge == 1);
    CHECK(route::nearest_edge(route::make_network(ways), {30, 5}, 100)->edge == 0);
    // Where there is nothing else, any edge is better than none.
    CHECK(route::snap(route::make_network(ways), {30, -80}, 100)->edge == 0);
    ways[0].kind = WayKind::Path;
    ways[0].closed = true;
    CHECK(route::snap(route::make_network(ways), {30, 5}, 100)->edge == 1);
}

TEST_CASE("beside a pavement that meets nothing one walks in the street", "[route]") {
    std::vector<Way> ways{{.line = {{0, 0}, {900, 0}}, .kind = WayKind::Road, .hours = {}},
                          {.line = {{40, 6}, {80, 6}}, .kind = WayKind::Pavement, .hours = {}},
                          {.line = {{40, 60}, {80, 60}}, .kind = WayKind::Path, .hours = {}}};
    const Network net = route::make_network(ways);
    CHECK(net.way[route::snap(net, {60, 8}, 100)->edge] == 0);
    CHECK(net.way[route::snap(net, {60, 62}, 100)->edge] == 2);  // the street is far
    CHECK(net.way[route::snap(net, {60, 8}, 7)->edge] == 1);
    // Half a town is no pavement.
    ways[1].line = {{40, 6}, {240, 6}};
    const Network two = route::make_network(ways);
    CHECK(two.way[route::snap(two, {60, 8}, 100)->edge] == 1);
}

TEST_CASE("the nearest edge is that which looking at every edge finds", "[route]") {
    const Network net = route::make_network(walks::crooked_town(4, 8));
    base::Random random{21};
    for (int i = 0; i < 300; ++i) {
        const geo::Point p{random.unit() * 700 - 100, random.unit() * 700 - 100};
        double nearest = 100, any = 100, main = 100;
        std::uint32_t part = 0;
        for (route::Edge e = 0; e < net.edges(); ++e) {
            const double away = to_edge(net, p, e);
            any = std::min(any, away);
            if (no_door(net.kind[e]) || net.is(e, Network::kClosed)) continue;
            if (away < nearest) part = net.part[net.from[e]];
            nearest = std::min(nearest, away);
            if (net.part[net.from[e]] == 0) main = std::min(main, away);
        }
        const bool small = part != 0 && net.parts[part].length_m < net.parts[0].length_m / 10;
        if (small && main < 100 && main <= nearest + route::kAcrossStreet_m) nearest = main;
        const auto at = route::snap(net, p, 100);
        REQUIRE(at.has_value() == (any < 100));
        if (!at) continue;
        CHECK(static_cast<double>(at->aside_m) ==
              Approx(nearest < 100 ? nearest : any).margin(1e-4));
        CHECK(route::apart_m(route::point_of(net, *at), p) ==
              Approx(static_cast<double>(at->aside_m)).margin(1e-3));
    }
}
