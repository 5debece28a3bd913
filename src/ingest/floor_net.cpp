#include "ingest/floor_net.h"

#include "ingest/lines.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

namespace ingest {

namespace {

using Edge = WallNet::Edge;

constexpr std::size_t kMostEdges = 200'000;
constexpr double kMostShares = 2e7;     // of edges in cells of an index: memory
constexpr double kMostLooks = 3e8;      // at shares, when each edge asks for what is near: time
constexpr std::size_t kMostNear = 2e7;  // pairs of an edge and a vertex beside it: time

/// Vertices by the cell of the snap's size they lie in.
class VertexCells {
  public:
    explicit VertexCells(double snap_m) : snap_m_{snap_m} {}

    std::uint32_t number_of(geo::Point p, std::vector<geo::Point>& vertices) {
        const auto x = static_cast<std::int64_t>(std::floor(p.x / snap_m_));
        const auto y = static_cast<std::int64_t>(std::floor(p.y / snap_m_));
        std::uint32_t best = kNone;
        double nearest = snap_m_;
        for (std::int64_t dx = -1; dx <= 1; ++dx)
            for (std::int64_t dy = -1; dy <= 1; ++dy) {
                const auto [first, last] = cells_.equal_range(key(x + dx, y + dy));
                for (auto at = first; at != last; ++at) {
                    const double apart = distance_between(vertices[at->second], p);
                    if (apart > nearest || (apart == nearest && best <= at->second)) continue;
                    nearest = apart;
                    best = at->second;
                }
            }
        if (best != kNone) return best;
        const auto number = static_cast<std::uint32_t>(vertices.size());
        vertices.push_back(p);
        cells_.emplace(key(x, y), number);
        return number;
    }

  private:
    static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

    static std::uint64_t key(std::int64_t x, std::int64_t y) {
        return static_cast<std::uint64_t>(x) * 0x9e3779b97f4a7c15U ^ static_cast<std::uint64_t>(y);
    }

    double snap_m_;
    std::unordered_multimap<std::uint64_t, std::uint32_t> cells_;
};

void make_unique(std::vector<Edge>& edges) {
    for (Edge& edge : edges)
        if (edge.b < edge.a) std::swap(edge.a, edge.b);
    std::ranges::sort(edges);
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    std::erase_if(edges, [](const Edge& edge) { return edge.a == edge.b; });
}

geo::Box box_of_edge(const WallNet& net, const Edge& edge) {
    geo::Box box;
    box.add(net.vertices[edge.a]);
    box.add(net.vertices[edge.b]);
    return box;
}

/// Whether an index of all edges stays small and quick: each is entered in every cell it touches.
bool fits_in_cells(const WallNet& net) {
    geo::Box all;
    double area = 0;
    double sides = 0;
    for (const Edge& edge : net.edges) {
        const geo::Box box = box_of_edge(net, edge);
        all.add(box);
        area += box.width() * box.height();
        sides += box.width() + box.height();
    }
    const auto count = static_cast<double>(std::max<std::size_t>(net.edges.size(), 1));
    const double whole = std::max(all.width(), 1.0) * std::max(all.height(), 1.0);
    const double cell = std::sqrt(2 * whole / count);
    const double shares = area / (cell * cell) + 2 * sides / cell + count;
    return shares < kMostShares && 2 * shares * shares / count < kMostLooks;
}

/// Vertices of others that lie on an edge divide it. Nothing when there are too many to look at.
std::optional<std::vector<Edge>> divided_edges(const WallNet& net, double snap_m) {
    std::vector<geo::Box> points;
    points.reserve(net.vertices.size());
    for (const geo::Point p : net.vertices) points.push_back({p.x, p.y, p.x, p.y});
    const geo::BoxIndex index{std::move(points)};
    std::vector<Edge> divided;
    std::vector<std::pair<double, std::uint32_t>> on;
    std::size_t looked = 0;
    for (const Edge& edge : net.edges) {
        const geo::Ring line{net.vertices[edge.a], net.vertices[edge.b]};
        on.clear();
        for (const std::uint32_t v : index.touching(box_of_edge(net, edge).grown(snap_m))) {
            if (++looked > kMostNear) return std::nullopt;
            if (v == edge.a || v == edge.b) continue;
            const Footing at = footing_on(line, net.vertices[v]);
            if (at.distance_m <= snap_m && !at.at_end) on.emplace_back(at.along_m, v);
        }
        std::ranges::sort(on);
        std::uint32_t before = edge.a;
        for (const auto& [along, v] : on) {
            divided.push_back({before, v});
            before = v;
        }
        divided.push_back({before, edge.b});
    }
    make_unique(divided);
    return divided;
}

}  // namespace

std::optional<WallNet> net_of(const std::vector<geo::Ring>& lines, double snap_m) {
    WallNet net;
    VertexCells cells{snap_m};
    for (const geo::Ring& line : lines) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            const std::uint32_t a = cells.number_of(line[i], net.vertices);
            net.edges.push_back({a, cells.number_of(line[i + 1], net.vertices)});
        }
        if (net.edges.size() > kMostEdges) return std::nullopt;
    }
    make_unique(net.edges);
    if (!fits_in_cells(net)) return std::nullopt;
    auto divided = divided_edges(net, snap_m);
    if (!divided || divided->size() > kMostEdges) return std::nullopt;
    net.edges = std::move(*divided);
    if (!fits_in_cells(net)) return std::nullopt;
    std::vector<geo::Box> boxes;
    for (const Edge& edge : net.edges) boxes.push_back(box_of_edge(net, edge));
    // Where each line crosses most others, taking them apart would not end.
    const geo::BoxIndex index{boxes};
    std::size_t meetings = 0;
    for (const geo::Box& box : boxes) {
        meetings += index.touching(box).size();
        if (meetings > kMostNear / 4) return std::nullopt;
    }
    return net;
}

NearEdges::NearEdges(const WallNet& net) : net_{net} {
    std::vector<geo::Box> boxes;
    boxes.reserve(net.edges.size());
    for (const Edge& edge : net.edges) boxes.push_back(box_of_edge(net, edge));
    boxes_ = geo::BoxIndex{std::move(boxes)};
}

std::optional<geo::Point> NearEdges::foot(geo::Point from, double reach_m) const {
    std::optional<geo::Point> best;
    double nearest = reach_m;
    const geo::Box around{from.x - reach_m, from.y - reach_m, from.x + reach_m, from.y + reach_m};
    for (const std::uint32_t e : boxes_.touching(around)) {
        const Edge& edge = net_.edges[e];
        const Footing at = footing_on({net_.vertices[edge.a], net_.vertices[edge.b]}, from);
        if (at.distance_m > nearest) continue;
        nearest = at.distance_m;
        best = at.at;
    }
    return best;
}

std::optional<geo::Point> NearEdges::first_hit(geo::Point from, geo::Point direction,
                                               double reach_m) const {
    std::optional<geo::Point> best;
    double nearest = reach_m;
    geo::Box box;
    box.add(from);
    box.add(from + direction * reach_m);
    for (const std::uint32_t e : boxes_.touching(box)) {
        const geo::Point a = net_.vertices[net_.edges[e].a];
        const geo::Point b = net_.vertices[net_.edges[e].b];
        if (a == from || b == from) continue;
        const geo::Point along = b - a;
        const double turn = cross(direction, along);
        if (std::abs(turn) < 1e-9) continue;
        const double ahead = cross(a - from, along) / turn;
        const double share = cross(a - from, direction) / turn;
        if (ahead <= 0 || ahead > nearest || share < 0 || share > 1) continue;
        nearest = ahead;
        best = from + direction * ahead;
    }
    return best;
}

}  // namespace ingest
