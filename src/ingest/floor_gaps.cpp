#include "ingest/floor_net.h"
#include "ingest/lines.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ingest {

namespace {

constexpr double kShortOf_m = 0.25;  // an end that stops so near to a line was meant to reach it
constexpr double kWidestGap_m = 1.6;
constexpr double kAside_m = 0.05;  // two ends so far out of line are still in one
constexpr double kWidestOpening_m = 2.0;
constexpr double kNarrowestOpening_m = 0.5;
constexpr double kThinnestWall_m = 0.04;
constexpr double kThickestWall_m = 0.9;
constexpr std::size_t kMostEnds = 20'000;  // beyond it there are no walls, only strokes

/// Where one line ends by itself, and which way it would go on.
struct LooseEnd {
    geo::Point at;
    geo::Point outward;
};

/// The end face of a wall: a short edge whose neighbours both run the same way from it.
struct EndFace {
    geo::Point a;
    geo::Point b;
    geo::Point outward;

    geo::Point middle() const { return (a + b) * 0.5; }
};

std::vector<std::vector<std::uint32_t>> neighbours_of(const WallNet& net) {
    std::vector<std::vector<std::uint32_t>> around(net.vertices.size());
    for (const WallNet::Edge& edge : net.edges) {
        around[edge.a].push_back(edge.b);
        around[edge.b].push_back(edge.a);
    }
    return around;
}

std::vector<LooseEnd> loose_ends(const WallNet& net,
                                 const std::vector<std::vector<std::uint32_t>>& around) {
    std::vector<LooseEnd> ends;
    for (std::size_t v = 0; v < around.size(); ++v) {
        if (around[v].size() != 1) continue;
        const geo::Point at = net.vertices[v];
        ends.push_back({at, unit(at - net.vertices[around[v][0]])});
    }
    return ends;
}

/// The neighbour of `v` across from `other`, where there is only one.
std::optional<geo::Point> leads_to(const WallNet& net,
                                   const std::vector<std::vector<std::uint32_t>>& around,
                                   std::uint32_t v, std::uint32_t other) {
    if (around[v].size() != 2) return std::nullopt;
    return net.vertices[around[v][0] == other ? around[v][1] : around[v][0]];
}

std::vector<EndFace> end_faces(const WallNet& net,
                               const std::vector<std::vector<std::uint32_t>>& around) {
    constexpr double kAcross = 0.35;  // cosine: the neighbours stand nearly square to the face
    std::vector<EndFace> faces;
    for (const WallNet::Edge& edge : net.edges) {
        const geo::Point a = net.vertices[edge.a];
        const geo::Point b = net.vertices[edge.b];
        const double width = distance_between(a, b);
        if (width < kThinnestWall_m || width > kThickestWall_m) continue;
        const auto from_a = leads_to(net, around, edge.a, edge.b);
        const auto from_b = leads_to(net, around, edge.b, edge.a);
        if (!from_a || !from_b) continue;
        const geo::Point along = unit(b - a);
        const geo::Point back_a = unit(*from_a - a);
        const geo::Point back_b = unit(*from_b - b);
        const bool square =
            std::abs(dot(along, back_a)) < kAcross && std::abs(dot(along, back_b)) < kAcross;
        if (!square || dot(back_a, back_b) < 0.8) continue;
        faces.push_back({a, b, unit((back_a + back_b) * -0.5)});
    }
    return faces;
}

geo::BoxIndex index_of_points(const std::vector<geo::Point>& points) {
    std::vector<geo::Box> boxes;
    boxes.reserve(points.size());
    for (const geo::Point p : points) boxes.push_back({p.x, p.y, p.x, p.y});
    return geo::BoxIndex{std::move(boxes)};
}

geo::Box around_point(geo::Point p, double by) {
    return {p.x - by, p.y - by, p.x + by, p.y + by};
}

/// Whether a line begins at `v` that goes on as `direction` does.
bool goes_on(const WallNet& net, const std::vector<std::vector<std::uint32_t>>& around,
             std::uint32_t v, geo::Point direction) {
    return std::ranges::any_of(around[v], [&](std::uint32_t other) {
        return dot(unit(net.vertices[other] - net.vertices[v]), direction) > 0.97;
    });
}

/// A loose end goes on to the line it stops short of, else over a gap to where its line goes on.
void join_loose_ends(const WallNet& net, const std::vector<std::vector<std::uint32_t>>& around,
                     const NearEdges& near, std::vector<geo::Ring>& out) {
    const std::vector<LooseEnd> ends = loose_ends(net, around);
    if (ends.size() > kMostEnds) return;
    const geo::BoxIndex index = index_of_points(net.vertices);
    for (const LooseEnd& end : ends) {
        if (const auto hit = near.first_hit(end.at, end.outward, kShortOf_m)) {
            out.push_back({end.at, *hit});
            continue;
        }
        double nearest = kWidestGap_m;
        std::optional<geo::Point> best;
        geo::Box ahead;
        ahead.add(end.at);
        ahead.add(end.at + end.outward * kWidestGap_m);
        for (const std::uint32_t v : index.touching(ahead.grown(kAside_m))) {
            const geo::Point across = net.vertices[v] - end.at;
            const double gap = dot(across, end.outward);
            if (gap <= kAside_m || gap >= nearest) continue;
            if (std::abs(cross(across, end.outward)) > kAside_m) continue;
            if (!goes_on(net, around, v, end.outward)) continue;
            nearest = gap;
            best = net.vertices[v];
        }
        if (best) out.push_back({end.at, *best});
    }
}

/// How much of face `f` lies opposite of face `e`, from 0 to 1.
double overlap_of(const EndFace& e, const EndFace& f) {
    const geo::Point along = unit(e.b - e.a);
    const auto place = [&](geo::Point p) { return dot(p - e.a, along); };
    const double width = place(e.b);
    const double low = std::max(0.0, std::min(place(f.a), place(f.b)));
    const double high = std::min(width, std::max(place(f.a), place(f.b)));
    return (high - low) / std::min(width, distance_between(f.a, f.b));
}

/// Straight on from the narrower of two faces to the other.
void bridge(const EndFace& one, const EndFace& other, std::vector<geo::Ring>& out) {
    const bool swap = distance_between(one.a, one.b) > distance_between(other.a, other.b);
    const EndFace& from = swap ? other : one;
    const EndFace& to = swap ? one : other;
    const geo::Ring line{to.a, to.b};
    for (const geo::Point end : {from.a, from.b}) {
        const double gap = dot(to.middle() - end, from.outward);
        out.push_back({end, footing_on(line, end + from.outward * gap).at});
    }
}

void join_end_faces(const std::vector<EndFace>& faces, const NearEdges& near,
                    std::vector<geo::Ring>& out) {
    std::vector<geo::Point> points;
    for (const EndFace& face : faces) points.push_back(face.middle());
    const geo::BoxIndex index = index_of_points(points);
    const double reach = kWidestOpening_m + kThickestWall_m;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const EndFace& face = faces[i];
        double nearest = kWidestOpening_m;
        const EndFace* best = nullptr;
        for (const std::uint32_t j : index.touching(around_point(points[i], reach))) {
            if (j == i || dot(faces[j].outward, face.outward) > -0.95) continue;
            const double gap = dot(points[j] - points[i], face.outward);
            if (gap < kNarrowestOpening_m || gap >= nearest) continue;
            if (overlap_of(face, faces[j]) < 0.5) continue;
            nearest = gap;
            best = &faces[j];
        }
        if (best == nullptr) continue;
        // Something stands in between: that is no opening.
        constexpr double kStep_m = 0.02;
        const geo::Point from = face.middle() + face.outward * kStep_m;
        if (near.first_hit(from, face.outward, nearest - 2 * kStep_m)) continue;
        bridge(face, *best, out);
    }
}

}  // namespace

std::vector<geo::Ring> gap_lines(const WallNet& net) {
    std::vector<geo::Ring> out;
    const auto around = neighbours_of(net);
    const NearEdges near{net};
    const std::vector<EndFace> faces = end_faces(net, around);
    join_loose_ends(net, around, near, out);
    if (faces.size() <= kMostEnds) join_end_faces(faces, near, out);
    return out;
}

}  // namespace ingest
