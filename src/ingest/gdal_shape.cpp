#include "ingest/gdal_shape.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include <ogr_geometry.h>

namespace ingest {

namespace {

constexpr double kFarthest = 1e9;

geo::Ring points_of(const OGRSimpleCurve& curve, Gathered& into) {
    geo::Ring points(static_cast<std::size_t>(curve.getNumPoints()));
    if (points.empty()) return points;
    curve.getPoints(&points[0].x, sizeof(geo::Point), &points[0].y, sizeof(geo::Point));
    into.bad |= !std::all_of(points.begin(), points.end(), on_a_map);
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
}

void gather_line(const OGRSimpleCurve& curve, Gathered& into) {
    geo::Ring line = points_of(curve, into);
    if (line.empty()) return;
    if (line.size() < 2) {
        into.too_few = true;
        return;
    }
    into.lines.push_back(std::move(line));
}

bool gather_ring(const OGRSimpleCurve& curve, Gathered& into) {
    geo::Ring ring = points_of(curve, into);
    if (ring.size() > 1 && ring.front() == ring.back()) {
        ring.pop_back();
    } else if (ring.size() > 2) {
        into.open_ring = true;
    }
    if (ring.size() < 3) {
        into.too_few |= !ring.empty();
        return false;
    }
    into.rings.push_back(std::move(ring));
    return true;
}

void gather_polygon(const OGRPolygon& polygon, Gathered& into) {
    const OGRLinearRing* outline = polygon.getExteriorRing();
    if (outline == nullptr) return;
    const auto first = static_cast<std::uint32_t>(into.rings.size());
    if (!gather_ring(*outline, into)) return;
    into.first_ring.push_back(first);
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i)
        gather_ring(*polygon.getInteriorRing(i), into);
}

void gather(const OGRGeometry& geometry, Gathered& into) {
    if (geometry.IsEmpty()) return;
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPoint) {
        const OGRPoint& at = *geometry.toPoint();
        into.points.push_back({at.getX(), at.getY()});
        into.bad |= !on_a_map(into.points.back());
    } else if (type == wkbLineString || type == wkbLinearRing) {
        gather_line(*geometry.toSimpleCurve(), into);
    } else if (type == wkbPolygon || type == wkbTriangle) {
        gather_polygon(*geometry.toPolygon(), into);
    } else if (OGR_GT_IsSubClassOf(type, wkbPolyhedralSurface)) {
        for (const OGRPolygon* face : *geometry.toPolyhedralSurface()) gather_polygon(*face, into);
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) gather(*part, into);
    }
}

}  // namespace

bool on_a_map(geo::Point point) {
    return std::abs(point.x) < kFarthest && std::abs(point.y) < kFarthest;  // false for NaN
}

Gathered gathered(const OGRGeometry& geometry) {
    Gathered into;
    if (geometry.hasCurveGeometry()) {
        const std::unique_ptr<OGRGeometry> straight{geometry.getLinearGeometry()};
        if (straight) gather(*straight, into);
    } else {
        gather(geometry, into);
    }
    return into;
}

std::vector<geo::Shape> shapes_of(Gathered gathered) {
    std::vector<geo::Shape> shapes;
    if (!gathered.rings.empty()) {
        shapes.push_back(
            {geo::ShapeKind::Area, std::move(gathered.rings), std::move(gathered.first_ring)});
    } else if (!gathered.lines.empty()) {
        shapes.push_back({geo::ShapeKind::Line, std::move(gathered.lines), {}});
    } else {
        for (const geo::Point point : gathered.points) shapes.push_back(geo::point_of(point));
    }
    return shapes;
}

}  // namespace ingest
