// tests/route/walks.h — networks to walk in, and the longest way round to the same answers.
#pragma once

#include "base/random.h"
#include "route/reach.h"

#include <vector>

namespace walks {

/// Some crossings of a crooked town, most neighbours joined, some twice, by ways of every kind.
inline std::vector<route::Way> crooked_town(std::uint64_t seed, int across) {
    base::Random random{seed};
    std::vector<geo::Point> at;
    for (int y = 0; y < across; ++y)
        for (int x = 0; x < across; ++x)
            at.push_back({x * 60 + random.unit() * 30, y * 60 + random.unit() * 30});
    std::vector<route::Way> ways;
    const auto join = [&](int a, int b) {
        if (random.chance(0.15)) return;
        const geo::Point p = at[static_cast<std::size_t>(a)], q = at[static_cast<std::size_t>(b)];
        const geo::Point bend{(p.x + q.x) / 2 + random.unit() * 20, (p.y + q.y) / 2};
        route::Way way{.line = {p, bend, q},
                       .kind = static_cast<route::WayKind>(random.below(route::kWayKinds)),
                       .hours = random.chance(0.1) ? "06:00-22:00" : "",
                       .closed = random.chance(0.03),
                       .step_free = !random.chance(0.1)};
        ways.push_back(way);
        if (random.chance(0.1)) ways.push_back({.line = {p, q}, .hours = {}});
    };
    for (int y = 0; y < across; ++y)
        for (int x = 0; x < across; ++x) {
            const int here = y * across + x;
            if (x + 1 < across) join(here, here + 1);
            if (y + 1 < across) join(here, here + across);
            if (random.chance(0.05)) {
                const geo::Point p = at[static_cast<std::size_t>(here)];
                ways.push_back(
                    {.line = {p, {p.x + 9, p.y + 9}, {p.x - 9, p.y + 9}, p}, .hours = {}});
            }
        }
    return ways;
}

inline route::Snap somewhere(const route::Network& net, base::Random& random) {
    const route::Edge edge = random.below(net.edges());
    return {.edge = edge,
            .offset_m = static_cast<float>(random.unit()) * net.length_m[edge],
            .aside_m = static_cast<float>(random.unit() * 30)};
}

/// Seconds from a node to every other: each edge is looked at until nothing becomes shorter.
inline std::vector<double> the_long_way(const route::Network& net, const route::Costs& costs,
                                        route::Node from) {
    std::vector<double> seconds(net.nodes(), route::kUnreached);
    seconds[from] = 0;
    for (bool shorter = true; shorter;) {
        shorter = false;
        for (route::Edge e = 0; e < net.edges(); ++e)
            for (const auto& [a, b] :
                 {std::pair{net.from[e], net.to[e]}, std::pair{net.to[e], net.from[e]}})
                if (const double s = seconds[a] + costs.seconds[e]; s < seconds[b]) {
                    seconds[b] = s;
                    shorter = true;
                }
    }
    return seconds;
}

}  // namespace walks
