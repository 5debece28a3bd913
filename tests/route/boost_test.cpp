// Where Boost.Graph is installed, the search is held against it.
#if __has_include(<boost/graph/dijkstra_shortest_paths.hpp>)

#include "route/reach.h"
#include "walks.h"

#include <catch_amalgamated.hpp>

#include <optional>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

namespace {

using Graph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                          boost::property<boost::edge_weight_t, double>>;

Graph graph_of(const route::Network& net, const route::Costs& costs) {
    Graph graph(net.nodes());
    for (route::Edge e = 0; e < net.edges(); ++e)
        if (costs.seconds[e] != route::kUnreached)
            boost::add_edge(net.from[e], net.to[e], costs.seconds[e], graph);
    return graph;
}

std::vector<double> by_boost(const Graph& graph, route::Node from) {
    std::vector<double> seconds(boost::num_vertices(graph));
    boost::dijkstra_shortest_paths(
        graph, from,
        boost::distance_map(seconds.data()).distance_inf(route::kUnreached).distance_zero(0.0));
    return seconds;
}

/// A snapped point that is the node itself, on an edge that is not barred; nothing where all are.
std::optional<route::Snap> at_node(const route::Network& net, const route::Costs& costs,
                                   route::Node node) {
    for (std::uint32_t i = net.first[node]; i < net.first[node + 1]; ++i) {
        const route::Edge edge = net.edge_at[i];
        if (costs.seconds[edge] != route::kUnreached)
            return route::Snap{.edge = edge,
                               .offset_m = net.from[edge] == node ? 0.0F : net.length_m[edge]};
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("from a thousand nodes the search finds what Boost.Graph finds", "[route]") {
    base::Random random{11};
    route::Reach reach;  // used again and again
    int sources = 0;
    for (std::uint64_t town = 0; sources < 1000; ++town) {
        const route::Network net = route::make_network(walks::crooked_town(town, 12));
        const route::Costs costs =
            route::costs_of(net, town % 3 == 0 ? route::kWheelchair : route::kAdult,
                            town % 2 == 0 ? std::optional{route::Moment{1, 1380}} : std::nullopt);
        const Graph graph = graph_of(net, costs);
        for (int i = 0; i < 50; ++i) {
            const route::Node node = random.below(net.nodes());
            const auto from = at_node(net, costs, node);
            if (!from) continue;
            const double limit = i % 2 == 0 ? 1e9 : 300;
            route::search(net, costs, std::vector{route::Source{.at = *from}}, limit, reach);
            std::vector<double> expected = by_boost(graph, node);
            for (double& seconds : expected)
                if (seconds > limit) seconds = route::kUnreached;
            REQUIRE(reach.seconds == expected);
            ++sources;
        }
    }
}

#endif
