#include "geo/overlay.h"

#include "geo/overlay_geos.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace geo {

using geos::context;
using geos::Geometry;

namespace {

/// Corners can stand out by at most this many times the distance grown; a sharper one is cut.
constexpr double kMitreLimit = 2.5;
constexpr int kQuadrantSegments = 8;

/// One polygon's rings, the outline first.
Shape polygon_at(const Shape& area, std::size_t number) {
    const std::size_t first = area.first_ring[number];
    const std::size_t end =
        number + 1 < area.first_ring.size() ? area.first_ring[number + 1] : area.parts.size();
    Shape polygon{.kind = ShapeKind::Area, .parts = {}, .first_ring = {0}};
    polygon.parts.assign(area.parts.begin() + static_cast<std::ptrdiff_t>(first),
                         area.parts.begin() + static_cast<std::ptrdiff_t>(end));
    return polygon;
}

double turn(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Drops most of the points that lie well inside the others and so are no corner of their hull:
/// those within the ring of the outermost ones of eight directions.
void drop_inner(Ring& points) {
    constexpr std::size_t kFew = 64;
    if (points.size() < kFew) return;
    constexpr std::array<Point, 8> kDirections{
        {{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}}};
    std::array<Point, 8> outermost{};
    std::array<double, 8> reach{};
    reach.fill(-std::numeric_limits<double>::infinity());
    for (const Point p : points)
        for (std::size_t d = 0; d < kDirections.size(); ++d) {
            const double along = p.x * kDirections[d].x + p.y * kDirections[d].y;
            if (along <= reach[d]) continue;
            reach[d] = along;
            outermost[d] = p;
        }
    Ring ring;
    for (const Point p : outermost)
        if (ring.empty() || !(ring.back() == p)) ring.push_back(p);
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() < 3) return;
    std::erase_if(points, [&](Point p) {
        for (std::size_t i = 0; i < ring.size(); ++i)
            if (turn(ring[i], ring[(i + 1) % ring.size()], p) <= 0) return false;
        return true;
    });
}

/// The rectangle around `points` with a side along the unit vector `u`.
struct Frame {
    Point u;
    double u0 = std::numeric_limits<double>::infinity();
    double u1 = -std::numeric_limits<double>::infinity();
    double v0 = std::numeric_limits<double>::infinity();
    double v1 = -std::numeric_limits<double>::infinity();

    double area() const { return (u1 - u0) * (v1 - v0); }
    Point at(double along, double across) const {
        return {u.x * along - u.y * across, u.y * along + u.x * across};
    }
    Ring corners() const { return {at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)}; }
};

Frame frame_of(const Ring& points, Point u) {
    Frame frame{.u = u};
    for (const Point p : points) {
        const double along = p.x * u.x + p.y * u.y;
        const double across = p.y * u.x - p.x * u.y;
        frame.u0 = std::min(frame.u0, along);
        frame.u1 = std::max(frame.u1, along);
        frame.v0 = std::min(frame.v0, across);
        frame.v1 = std::max(frame.v1, across);
    }
    return frame;
}

}  // namespace

bool is_valid(const Shape& area) {
    if (area.kind != ShapeKind::Area || area.first_ring.empty()) return false;
    if (std::ranges::any_of(area.parts, [](const Ring& ring) { return ring.size() < 3; }))
        return false;
    const Geometry geometry = geos::geometry_of(area);
    return geometry != nullptr && GEOSisValid_r(context(), geometry.get()) == 1;
}

std::optional<Shape> made_valid(const Shape& area) {
    const Geometry geometry = geos::geometry_of(area);
    if (area.kind != ShapeKind::Area || geometry == nullptr) return std::nullopt;
    GEOSMakeValidParams* const params = GEOSMakeValidParams_create_r(context());
    GEOSMakeValidParams_setMethod_r(context(), params, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(context(), params, 0);
    const Geometry valid{GEOSMakeValidWithParams_r(context(), geometry.get(), params)};
    GEOSMakeValidParams_destroy_r(context(), params);
    return geos::area_from(valid.get());
}

std::vector<Shape> polygons_of(const Shape& area) {
    std::vector<Shape> polygons;
    if (area.kind != ShapeKind::Area) return polygons;
    for (std::size_t i = 0; i < area.first_ring.size(); ++i)
        polygons.push_back(polygon_at(area, i));
    return polygons;
}

Shape largest_of(const Shape& area) {
    Shape best;
    for (Shape& polygon : polygons_of(area))
        if (area_m2(polygon) > area_m2(best)) best = std::move(polygon);
    return best;
}

std::optional<Shape> united(const std::vector<Shape>& areas) {
    const Geometry all = geos::collection_of(areas);
    if (all == nullptr) return std::nullopt;
    const Geometry one{GEOSUnaryUnion_r(context(), all.get())};
    return geos::area_from(one.get());
}

std::optional<Shape> intersection(const Shape& a, const Shape& b) {
    const Geometry left = geos::geometry_of(a);
    const Geometry right = geos::geometry_of(b);
    if (left == nullptr || right == nullptr) return std::nullopt;
    const Geometry both{GEOSIntersection_r(context(), left.get(), right.get())};
    return geos::area_from(both.get());
}

std::optional<Shape> difference(const Shape& a, const Shape& b) {
    const Geometry left = geos::geometry_of(a);
    if (left == nullptr) return std::nullopt;
    const Geometry right = geos::geometry_of(b);
    if (right == nullptr) return geos::area_from(left.get());
    const Geometry rest{GEOSDifference_r(context(), left.get(), right.get())};
    return geos::area_from(rest.get());
}

std::optional<Shape> buffered(const Shape& shape, double by_m) {
    const Geometry geometry = geos::geometry_of(shape);
    if (geometry == nullptr) return std::nullopt;
    GEOSBufferParams* const params = GEOSBufferParams_create_r(context());
    const bool point = shape.kind == ShapeKind::Point;
    GEOSBufferParams_setEndCapStyle_r(context(), params,
                                      point ? GEOSBUF_CAP_ROUND : GEOSBUF_CAP_FLAT);
    GEOSBufferParams_setJoinStyle_r(context(), params, GEOSBUF_JOIN_MITRE);
    GEOSBufferParams_setMitreLimit_r(context(), params, kMitreLimit);
    GEOSBufferParams_setQuadrantSegments_r(context(), params, kQuadrantSegments);
    const Geometry grown{GEOSBufferWithParams_r(context(), geometry.get(), params, by_m)};
    GEOSBufferParams_destroy_r(context(), params);
    return geos::area_from(grown.get());
}

std::vector<Shape> faces_of(const std::vector<Ring>& lines) {
    const Geometry all = geos::geometry_of(lines);
    if (all == nullptr) return {};
    const Geometry noded{GEOSUnaryUnion_r(context(), all.get())};
    if (noded == nullptr) return {};
    const GEOSGeometry* const edges = noded.get();
    const Geometry faces{GEOSPolygonize_r(context(), &edges, 1)};
    const std::optional<Shape> area = geos::area_from(faces.get());
    return area ? polygons_of(*area) : std::vector<Shape>{};
}

Ring convex_hull(Ring points) {
    drop_inner(points);
    std::ranges::sort(points, [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.size() < 3) return points;
    Ring hull;
    const auto walk = [&](auto begin, auto end) {
        const std::size_t floor = hull.size();
        for (auto it = begin; it != end; ++it) {
            while (hull.size() > floor + 1 && turn(hull[hull.size() - 2], hull.back(), *it) <= 0)
                hull.pop_back();
            hull.push_back(*it);
        }
        hull.pop_back();  // the next walk begins with it
    };
    walk(points.begin(), points.end());
    walk(points.rbegin(), points.rend());
    return hull;
}

Ring oriented_box(const Shape& area) {
    Ring points;
    for (const Ring& part : area.parts) points.insert(points.end(), part.begin(), part.end());
    const Ring hull = convex_hull(std::move(points));
    if (hull.empty()) return {};
    Frame best = frame_of(hull, {1, 0});
    for (std::size_t i = 0; i < hull.size(); ++i) {
        const Point side = hull[(i + 1) % hull.size()] - hull[i];
        const double length = std::hypot(side.x, side.y);
        if (length <= 0) continue;
        const Frame frame = frame_of(hull, side * (1 / length));
        if (frame.area() < best.area() * (1 - 1e-9)) best = frame;
    }
    return best.corners();
}

Shape simplified(const Shape& shape, double tolerance_m) {
    const Geometry geometry = geos::geometry_of(shape);
    if (geometry == nullptr || shape.kind == ShapeKind::Point) return shape;
    const Geometry fewer{GEOSTopologyPreserveSimplify_r(context(), geometry.get(), tolerance_m)};
    if (fewer == nullptr) return shape;
    if (shape.kind == ShapeKind::Line) {
        Shape lines = geos::lines_from(fewer.get());
        return lines.parts.size() == shape.parts.size() ? lines : shape;
    }
    return geos::area_from(fewer.get()).value_or(shape);
}

}  // namespace geo
