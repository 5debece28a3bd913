#include "route/links.h"

#include <catch_amalgamated.hpp>

#include <algorithm>

using route::Network;
using route::Way;
using route::WayKind;

namespace {

Way map_way(geo::Ring line, bool derived = true) {
    return {.line = std::move(line), .kind = WayKind::Road, .hours = {}, .derived = derived};
}

}  // namespace

TEST_CASE("ways of a yard lead to its gate, not over its wall", "[route]") {
    // A street, a stub through the gate at x 100, and a way inside that runs along the wall.
    const std::vector ways{map_way({{0, 0}, {100, 0}}), map_way({{100, 0}, {200, 0}}),
                           map_way({{100, 0}, {100, 12}}), map_way({{20, 20}, {180, 20}})};
    const std::vector<geo::Ring> wall{{{97, 8}, {10, 8}, {10, 60}, {190, 60}, {190, 8}, {103, 8}}};
    CHECK(route::make_network(ways).parts.size() == 2);
    const auto linked = route::with_islands_linked(ways, wall, 40);
    const Network net = route::make_network(linked);
    CHECK(net.parts.size() == 1);
    const auto link = std::ranges::find(linked, WayKind::Link, &Way::kind);
    REQUIRE(link != linked.end());
    CHECK(std::ranges::count(linked, WayKind::Link, &Way::kind) == 1);
    CHECK(link->line == geo::Ring{{100, 20}, {100, 12}});
    CHECK(link->derived);
    CHECK(net.edges() == 6);  // the way inside is cut where the link meets it
    // Without a gate nobody gets out.
    const std::vector<geo::Ring> shut{{{10, 14}, {10, 60}, {190, 60}, {190, 14}, {10, 14}}};
    CHECK(route::make_network(route::with_islands_linked(ways, shut, 40)).parts.size() == 2);
    // Nor across more than is asked for.
    CHECK(route::make_network(route::with_islands_linked(ways, wall, 7)).parts.size() == 2);
}

TEST_CASE("an island beyond an island is joined too, a drawn one stays", "[route]") {
    const std::vector ways{map_way({{0, 0}, {200, 0}}), map_way({{0, 30}, {50, 30}}),
                           map_way({{0, 60}, {50, 60}}), map_way({{0, 99}, {50, 99}}, false)};
    const Network net = route::make_network(route::with_islands_linked(ways, {}, 35));
    REQUIRE(net.parts.size() == 2);
    CHECK(net.parts[1].edges == 1);
    CHECK_FALSE(net.is(net.parts[1].edge, Network::kDerived));
}
