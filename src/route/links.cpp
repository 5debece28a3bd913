#include "route/links.h"

#include "route/crossings.h"
#include "route/line.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace route {

using geo::Point;

namespace {

constexpr double kLookEvery_m = 8;  // along the ways of an island
constexpr double kMeets_m = 0.001;  // links end on what they join
constexpr int kMostRounds = 6;      // an island beyond an island beyond an island …

class Barriers {
  public:
    explicit Barriers(std::span<const geo::Ring> lines) {
        std::vector<geo::Box> boxes;
        for (const geo::Ring& line : lines)
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                boxes.push_back(around(line[i], line[i + 1]));
                segment_.emplace_back(line[i], line[i + 1]);
            }
        index_ = geo::BoxIndex{std::move(boxes)};
    }

    bool between(Point a, Point b) const {
        return std::ranges::any_of(index_.touching(around(a, b)), [&](std::uint32_t s) {
            return crosses(a, b, segment_[s].first, segment_[s].second);
        });
    }

  private:
    static geo::Box around(Point a, Point b) {
        geo::Box box;
        box.add(a);
        box.add(b);
        return box;
    }
    static double side(Point a, Point b, Point p) {
        return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    }
    static bool crosses(Point a, Point b, Point c, Point d) {
        return (side(a, b, c) > 0) != (side(a, b, d) > 0) &&
               (side(c, d, a) > 0) != (side(c, d, b) > 0);
    }

    geo::BoxIndex index_;
    std::vector<std::pair<Point, Point>> segment_;
};

struct IslandLink {
    Point from, to;
    double length_m = 0;
};

/// The shortest links of the islands of one network.
class LinkFinder {
  public:
    LinkFinder(const Network& net, const Barriers& barriers, double most_m)
        : net_{net}, barriers_{barriers}, most_m_{most_m}, best_(net.parts.size()) {
        derived_.assign(net.parts.size(), false);
        for (Edge e = 0; e < net.edges(); ++e)
            if (net.is(e, Network::kDerived)) derived_[part_of(e)] = true;
    }

    std::vector<IslandLink> find() {
        for (Edge e = 0; e < net_.edges(); ++e) {
            if (part_of(e) == 0 || !derived_[part_of(e)]) continue;
            const auto line = net_.line(e);
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                const Point d = line[i + 1] - line[i];
                const int steps =
                    std::max(1, static_cast<int>(std::hypot(d.x, d.y) / kLookEvery_m));
                for (int s = i == 0 ? 0 : 1; s <= steps; ++s)
                    look(part_of(e), line[i] + d * (static_cast<double>(s) / steps));
            }
        }
        std::vector<IslandLink> links;
        for (const auto& link : best_)
            if (link) links.push_back(*link);
        return links;
    }

  private:
    std::uint32_t part_of(Edge edge) const { return net_.part[net_.from[edge]]; }

    void look(std::uint32_t part, Point from) {
        std::optional<IslandLink>& best = best_[part];
        double most = best ? best->length_m : most_m_;
        geo::Box around;
        around.add(from);
        for (const std::uint32_t s : net_.segments.touching(around.grown(most))) {
            if (part_of(net_.segment_edge[s]) == part) continue;
            const Point a = net_.point[net_.segment_point[s]];
            const Point b = net_.point[net_.segment_point[s] + 1];
            const Point to = a + (b - a) * share_along(from, a, b);
            const double length = apart_m(from, to);
            if (length >= most || barriers_.between(from, to)) continue;
            most = length;
            best = IslandLink{from, to, length};
        }
    }

    const Network& net_;
    const Barriers& barriers_;
    double most_m_;
    std::vector<bool> derived_;                    // by part: has a derived way
    std::vector<std::optional<IslandLink>> best_;  // by part
};

}  // namespace

std::vector<Way> with_islands_linked(std::vector<Way> ways, std::span<const geo::Ring> barriers,
                                     double most_m) {
    const Barriers all{barriers};
    for (int round = 0; round < kMostRounds; ++round) {
        const Network net = make_network(ways);
        const auto links = LinkFinder{net, all, most_m}.find();
        if (links.empty()) break;
        for (const IslandLink& link : links)
            ways.push_back({.line = {link.from, link.to},
                            .kind = WayKind::Link,
                            .hours = {},
                            .derived = true,
                            .noded = false});
        std::vector<Way> cut;
        for (Piece& piece : split_crossings(ways, kMeets_m)) {
            piece.way.noded = true;
            cut.push_back(std::move(piece.way));
        }
        ways = std::move(cut);
    }
    return ways;
}

}  // namespace route
