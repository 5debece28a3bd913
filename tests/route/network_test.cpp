#include "route/network.h"
#include "route/crossings.h"
#include "route/reach.h"
#include "walks.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <set>

using Catch::Approx;
using geo::Ring;
using route::Network;
using route::Way;
using route::WayKind;

namespace {

Way way(Ring line, WayKind kind = WayKind::Path) {
    return {.line = std::move(line), .kind = kind, .hours = {}};
}
Way loose(Ring line, WayKind kind = WayKind::Path) {
    Way made = way(std::move(line), kind);
    made.noded = false;
    return made;
}
route::Street street(Ring line, double width_m) {
    return {.line = std::move(line), .width_m = width_m};
}

}  // namespace

TEST_CASE("ways whose ends lie five centimetres apart are joined, ten are not", "[route]") {
    const Network net = route::make_network(
        std::vector{way({{0, 0}, {10, 0}}), way({{10.04, 0}, {20, 0}}), way({{20.1, 0}, {30, 0}})});
    CHECK(net.edges() == 3);
    CHECK(net.nodes() == 5);
    REQUIRE(net.parts.size() == 2);
    CHECK(net.parts[0].edges == 2);
    CHECK(net.parts[0].length_m == Approx(20).margin(0.05));
    CHECK(net.parts[1].edges == 1);  // an island
    CHECK(net.part[net.from[2]] == 1);
    CHECK(net.parts[1].edge == 2);
    // Lines end in their nodes.
    CHECK(net.line(1).front() == net.node[net.from[1]]);
}

TEST_CASE("the arrays hold every edge from both ends", "[route]") {
    const Network net = route::make_network(
        std::vector{way({{0, 0}, {5, 5}, {10, 0}}), way({{10, 0}, {20, 0}}), way({{10, 0}, {0, 0}}),
                    way({{20, 0}, {25, 5}, {25, -5}, {20, 0}})});  // a loop
    CHECK(net.nodes() == 3);
    CHECK(net.edges() == 4);
    REQUIRE(net.head.size() == 8);
    CHECK(net.length_m[0] == Approx(14.1421).epsilon(1e-4));
    for (route::Node node = 0; node < net.nodes(); ++node)
        for (std::uint32_t i = net.first[node]; i < net.first[node + 1]; ++i) {
            const route::Edge edge = net.edge_at[i];
            const std::set<route::Node> ends{net.from[edge], net.to[edge]};
            CHECK(ends == std::set<route::Node>{node, net.head[i]});
        }
}

TEST_CASE("ways without length are counted and left out", "[route]") {
    const Network net = route::make_network(
        std::vector{way({}), way({{1, 1}}), way({{2, 2}, {2, 2}}), way({{0, 0}, {9, 0}})});
    CHECK(net.edges() == 1);
    CHECK(net.dropped == 3);
    CHECK(route::make_network({}).empty());
}

TEST_CASE("drawn ways that cross meet only where they end", "[route]") {
    const std::vector ways{way({{0, 0}, {20, 0}}), way({{10, -5}, {10, 5}})};
    CHECK(route::make_network(ways).parts.size() == 2);
    CHECK(route::make_network(ways).edges() == 2);
}

TEST_CASE("lines of a layer are cut where they cross", "[route]") {
    const Network net =
        route::make_network(std::vector{loose({{0, 0}, {20, 0}}), loose({{10, -5}, {10, 5}})});
    CHECK(net.edges() == 4);
    CHECK(net.nodes() == 5);
    CHECK(net.parts.size() == 1);
    CHECK(net.way == std::vector<std::uint32_t>{0, 0, 1, 1});
}

TEST_CASE("a bridge passes over, and is met at its ends", "[route]") {
    const Network net = route::make_network(std::vector{loose({{0, 0}, {20, 0}}),
                                                        loose({{10, -5}, {10, 5}}, WayKind::Bridge),
                                                        loose({{0, 5}, {10, 5}})});
    CHECK(net.edges() == 3);
    REQUIRE(net.parts.size() == 2);
    CHECK(net.parts[0].edges == 1);
    CHECK(net.parts[1].edges == 2);
}

TEST_CASE("ends move onto what they nearly touch", "[route]") {
    // The second stops 0.3 m short of the first, the third goes 0.3 m past it.
    const std::vector ways{loose({{0, 0}, {30, 0}}), loose({{10, 0.3}, {10, 8}}),
                           loose({{20, -0.3}, {20, 8}}), loose({{30.4, 0}, {40, 0}})};
    const auto pieces = route::split_crossings(ways, 0.5);
    CHECK(pieces.size() == 6);
    for (const route::Piece& piece : pieces) CHECK(route::kNone != piece.of);
    std::vector<Way> cut;
    for (const route::Piece& piece : pieces) {
        cut.push_back(piece.way);
        cut.back().noded = true;
    }
    const Network net = route::make_network(cut);
    CHECK(net.parts.size() == 1);
    CHECK(net.nodes() == 7);
    // Too far for half a decimetre.
    CHECK(route::make_network(ways).parts.size() == 3);
}

TEST_CASE("a line that crosses itself is cut there", "[route]") {
    const Network net =
        route::make_network(std::vector{loose({{0, 0}, {20, 0}, {20, 10}, {10, 10}, {10, -10}})});
    CHECK(net.edges() == 3);
    CHECK(net.nodes() == 3);
}

TEST_CASE("streets become ways that meet at crossings, marked as derived", "[route]") {
    const std::vector streets{street({{0, 0}, {100, 0}}, 20), street({{50, -50}, {50, 50}}, 10),
                              // From the kerb into a yard: it leads on to the middle of the street.
                              street({{80, 10}, {80, 40}}, 4)};
    const auto ways = route::ways_from_streets(streets);
    CHECK(std::ranges::all_of(ways, [](const Way& w) { return w.derived && w.noded; }));
    const Network net = route::make_network(ways);
    CHECK(net.parts.size() == 1);
    CHECK(net.edges() == 6);
    double length = 0;
    for (const float m : net.length_m) length += static_cast<double>(m);
    CHECK(length == Approx(100 + 100 + 40));
    CHECK(std::ranges::all_of(net.flags,
                              [](std::uint8_t f) { return (f & Network::kDerived) != 0; }));
}

TEST_CASE("drawn ways keep their shape and are led on to the streets around", "[route]") {
    Way path = way({{30, 8}, {30, 60}});
    path.id = 7;
    const auto ways = route::ways_from_streets(std::vector{street({{0, 0}, {100, 0}}, 20)},
                                               std::vector{path, way({{30, 60}, {60, 60}})});
    REQUIRE(ways.size() == 5);
    CHECK(ways[0].line == path.line);
    CHECK(ways[0].id == 7);
    CHECK_FALSE(ways[0].derived);
    CHECK(std::ranges::count(ways, WayKind::Link, &Way::kind) == 1);
    CHECK(route::make_network(ways).parts.size() == 1);
    // A street that crosses a drawn path meets it.
    const auto crossed =
        route::ways_from_streets(std::vector{street({{0, 30}, {100, 30}}, 6)}, std::vector{path});
    CHECK(route::make_network(crossed).parts.size() == 1);
    CHECK(std::ranges::count(crossed, std::int64_t{7}, &Way::id) == 2);
}

TEST_CASE("a way that is shut or opened costs as in a network made anew", "[route]") {
    std::vector<Way> ways = walks::crooked_town(7, 6);
    for (std::size_t i = 0; i < ways.size(); ++i) ways[i].id = static_cast<std::int64_t>(i) + 1;
    const Network before = route::make_network(ways);
    std::vector<route::WayState> states;
    for (std::size_t i = 0; i < ways.size(); i += 5) {
        ways[i].closed = !ways[i].closed;
        ways[i].step_free = !ways[i].step_free;
        ways[i].hours = i % 2 == 0 ? "08:00-18:00" : "";
        states.push_back({ways[i].id, ways[i].hours, ways[i].closed, ways[i].step_free});
    }
    const Network made = route::with_states(before, states);
    const Network anew = route::make_network(ways);
    // However often, hours that are known are not kept once more.
    CHECK(route::with_states(made, states).opening == made.opening);
    REQUIRE(made.edges() == anew.edges());
    for (const route::Profile& profile : {route::kAdult, route::kWheelchair})
        for (const int minute : {7 * 60, 12 * 60, 21 * 60}) {
            const route::Moment at{2, minute};
            CHECK(route::costs_of(made, profile, at).seconds ==
                  route::costs_of(anew, profile, at).seconds);
        }
    CHECK(route::costs_of(made, route::kAdult).seconds !=
          route::costs_of(before, route::kAdult).seconds);
}

TEST_CASE("kinds of ways have names", "[route]") {
    for (int kind = 0; kind < route::kWayKinds; ++kind) {
        const auto is = static_cast<WayKind>(kind);
        CHECK(route::way_kind_from(route::text_of(is)) == is);
    }
    CHECK(route::way_kind_from("escalator") == WayKind::Path);
}
