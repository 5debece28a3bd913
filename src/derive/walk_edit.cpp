#include "derive/walk_edit.h"

#include "model/row_fields.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace derive {

using geo::Point;
using geo::Ring;

namespace {

constexpr double kOnWay_m = 0.5;     // closer than this, a point lies on a way
constexpr double kShortest_m = 0.5;  // of a way, and of what a cut leaves

double metres_between(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// Where on a line a point is nearest.
struct Foot {
    std::size_t segment = 0;
    Point at;
    double aside_m = std::numeric_limits<double>::infinity();
};

Foot foot_on(const Ring& line, Point point) {
    Foot foot;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point along = line[i + 1] - line[i];
        const double square = along.x * along.x + along.y * along.y;
        const Point from = point - line[i];
        const double share =
            square > 0 ? std::clamp((from.x * along.x + from.y * along.y) / square, 0.0, 1.0) : 0;
        const Point at = line[i] + along * share;
        if (metres_between(at, point) < foot.aside_m) foot = {i, at, metres_between(at, point)};
    }
    return foot;
}

/// The edge that `end` cuts in its middle, in two; nothing when it cuts none.
std::vector<model::RowEdit> cut_at(const model::Snapshot& is, Point end) {
    for (const model::WalkEdgeRow& edge : *is.walk_edges) {
        if (edge.shape.kind != geo::ShapeKind::Line || edge.shape.parts.empty()) continue;
        const Ring& line = edge.shape.parts.front();
        const Foot foot = foot_on(line, end);
        if (foot.aside_m > kOnWay_m) continue;
        Ring before{line.begin(), line.begin() + static_cast<std::ptrdiff_t>(foot.segment) + 1};
        Ring after{line.begin() + static_cast<std::ptrdiff_t>(foot.segment) + 1, line.end()};
        before.push_back(end);
        after.insert(after.begin(), end);
        if (geo::length_m(before) < kShortest_m || geo::length_m(after) < kShortest_m) return {};
        model::WalkEdgeRow first = edge, second = edge;
        first.shape = geo::line_of(std::move(before));
        second.shape = geo::line_of(std::move(after));
        second.id = {};
        return {model::changed(model::fields_of(edge), model::fields_of(first)),
                model::added(model::fields_of(second))};
    }
    return {};
}

}  // namespace

Point joined_point(const WalkNet& walk, Point point, double most_m) {
    const route::Network& net = *walk.net;
    geo::Box around;
    around.add(point);
    Point joint = point, on_way = point;
    double joint_m = most_m, way_m = most_m;
    const auto take = [&](Point at, Point& nearest, double& best_m) {
        if (metres_between(at, point) > best_m) return;
        best_m = metres_between(at, point);
        nearest = at;
    };
    for (const std::uint32_t s : net.segments.touching(around.grown(most_m))) {
        const route::Edge edge = net.segment_edge[s];
        take(net.node[net.from[edge]], joint, joint_m);
        take(net.node[net.to[edge]], joint, joint_m);
        const std::uint32_t p = net.segment_point[s];
        take(foot_on({net.point[p], net.point[p + 1]}, point).at, on_way, way_m);
    }
    return joint == point ? on_way : joint;
}

const model::WalkEdgeRow* walk_edge(const model::Snapshot& is, model::WalkEdgeId id) {
    const auto found = std::ranges::find(*is.walk_edges, id, &model::WalkEdgeRow::id);
    return found == is.walk_edges->end() ? nullptr : &*found;
}

std::vector<model::RowEdit> way_added(const model::Snapshot& is, const Ring& line,
                                      model::WalkEdgeRow like) {
    if (line.size() < 2 || geo::length_m(line) < kShortest_m) return {};
    std::vector<model::RowEdit> edits = cut_at(is, line.front());
    std::vector<model::RowEdit> other = cut_at(is, line.back());
    // Both ends on one edge: it would have to be cut in three; one cut joins one end.
    const bool same = !edits.empty() && !other.empty() && edits.front().row == other.front().row;
    if (!same) edits.insert(edits.end(), other.begin(), other.end());
    like.id = {};
    like.shape = geo::line_of(line);
    edits.push_back(model::added(model::fields_of(like)));
    return edits;
}

}  // namespace derive
