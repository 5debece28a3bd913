#include "geo/overlay_geos.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace geo::geos {

namespace {

struct Context {
    GEOSContextHandle_t handle = GEOS_init_r();

    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    Context(Context&&) = delete;
    Context& operator=(Context&&) = delete;
    ~Context() { GEOS_finish_r(handle); }
};

double twice_signed_area(const Ring& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i] - ring[0];  // small numbers keep their digits
        const Point b = ring[(i + 1) % ring.size()] - ring[0];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice;
}

bool before(Point a, Point b) {
    return a.x != b.x ? a.x < b.x : a.y < b.y;
}

bool before_ring(const Ring& a, const Ring& b) {
    return std::ranges::lexicographical_compare(a, b, before);
}

/// Turned the asked way and begun at its westernmost point, so that equal rings look equal.
void settle(Ring& ring, bool counter_clockwise) {
    if ((twice_signed_area(ring) > 0) != counter_clockwise) std::ranges::reverse(ring);
    std::rotate(ring.begin(), std::ranges::min_element(ring, before), ring.end());
}

bool is_finite(const Ring& ring) {
    return std::ranges::all_of(ring,
                               [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

GEOSCoordSequence* sequence_of(const Ring& ring, bool closed) {
    const auto size = static_cast<unsigned>(ring.size() + (closed ? 1 : 0));
    GEOSCoordSequence* const sequence = GEOSCoordSeq_create_r(context(), size, 2);
    for (unsigned i = 0; sequence != nullptr && i < size; ++i) {
        const Point p = ring[i % ring.size()];
        GEOSCoordSeq_setXY_r(context(), sequence, i, p.x, p.y);
    }
    return sequence;
}

GEOSGeometry* linear_ring_of(const Ring& ring) {
    return GEOSGeom_createLinearRing_r(context(), sequence_of(ring, true));
}

/// The polygon whose outline is part `first`, its holes the parts up to `end`.
GEOSGeometry* polygon_of(const Shape& area, std::size_t first, std::size_t end) {
    if (area.parts[first].size() < 3) return nullptr;
    std::vector<GEOSGeometry*> holes;
    for (std::size_t r = first + 1; r < end; ++r)
        if (area.parts[r].size() >= 3) holes.push_back(linear_ring_of(area.parts[r]));
    return GEOSGeom_createPolygon_r(context(), linear_ring_of(area.parts[first]), holes.data(),
                                    static_cast<unsigned>(holes.size()));
}

void add_polygons(const Shape& area, std::vector<GEOSGeometry*>& out) {
    if (area.kind != ShapeKind::Area || !std::ranges::all_of(area.parts, is_finite)) return;
    for (std::size_t p = 0; p < area.first_ring.size(); ++p) {
        const std::size_t end =
            p + 1 < area.first_ring.size() ? area.first_ring[p + 1] : area.parts.size();
        GEOSGeometry* const polygon = polygon_of(area, area.first_ring[p], end);
        if (polygon != nullptr) out.push_back(polygon);
    }
}

Geometry gathered(std::vector<GEOSGeometry*>& members, int type) {
    if (members.empty()) return nullptr;
    return Geometry{GEOSGeom_createCollection_r(context(), type, members.data(),
                                                static_cast<unsigned>(members.size()))};
}

Ring ring_from(const GEOSGeometry* line, bool closed) {
    const GEOSCoordSequence* const sequence = GEOSGeom_getCoordSeq_r(context(), line);
    unsigned size = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(context(), sequence, &size) == 0) return {};
    Ring ring;
    ring.reserve(size);
    for (unsigned i = 0; i + (closed ? 1 : 0) < size; ++i) {
        Point p;
        GEOSCoordSeq_getXY_r(context(), sequence, i, &p.x, &p.y);
        if (ring.empty() || ring.back() != p) ring.push_back(p);
    }
    return ring;
}

using Polygon = std::vector<Ring>;

void add_polygon(const GEOSGeometry* geometry, std::vector<Polygon>& out) {
    Polygon polygon;
    polygon.push_back(ring_from(GEOSGetExteriorRing_r(context(), geometry), true));
    if (polygon[0].size() < 3) return;
    settle(polygon[0], true);
    for (int i = 0; i < GEOSGetNumInteriorRings_r(context(), geometry); ++i) {
        Ring hole = ring_from(GEOSGetInteriorRingN_r(context(), geometry, i), true);
        if (hole.size() < 3) continue;
        settle(hole, false);
        polygon.push_back(std::move(hole));
    }
    std::ranges::sort(polygon.begin() + 1, polygon.end(), before_ring);
    out.push_back(std::move(polygon));
}

template <typename Visit>
void each_member(const GEOSGeometry* geometry, const Visit& visit) {
    const int type = GEOSGeomTypeId_r(context(), geometry);
    if (type < GEOS_MULTIPOINT) return visit(geometry, type);
    for (int i = 0; i < GEOSGetNumGeometries_r(context(), geometry); ++i)
        each_member(GEOSGetGeometryN_r(context(), geometry, i), visit);
}

}  // namespace

GEOSContextHandle_t context() {
    thread_local const Context kept;
    return kept.handle;
}

Geometry geometry_of(const std::vector<Ring>& lines) {
    std::vector<GEOSGeometry*> members;
    for (const Ring& line : lines) {
        if (line.size() < 2 || !is_finite(line)) continue;
        members.push_back(GEOSGeom_createLineString_r(context(), sequence_of(line, false)));
    }
    return gathered(members, GEOS_MULTILINESTRING);
}

Geometry geometry_of(const Shape& shape) {
    if (shape.kind == ShapeKind::Line) return geometry_of(shape.parts);
    if (shape.kind == ShapeKind::Point) {
        if (shape.parts.empty() || shape.parts[0].empty() || !is_finite(shape.parts[0]))
            return nullptr;
        const Point p = shape.parts[0][0];
        return Geometry{GEOSGeom_createPointFromXY_r(context(), p.x, p.y)};
    }
    std::vector<GEOSGeometry*> members;
    add_polygons(shape, members);
    if (members.size() == 1) return Geometry{members[0]};
    return gathered(members, GEOS_MULTIPOLYGON);
}

Geometry collection_of(const std::vector<Shape>& areas) {
    std::vector<GEOSGeometry*> members;
    for (const Shape& area : areas) add_polygons(area, members);
    return gathered(members, GEOS_MULTIPOLYGON);
}

std::optional<Shape> area_from(const GEOSGeometry* geometry) {
    if (geometry == nullptr) return std::nullopt;
    std::vector<Polygon> polygons;
    each_member(geometry, [&](const GEOSGeometry* member, int type) {
        if (type == GEOS_POLYGON && GEOSisEmpty_r(context(), member) == 0)
            add_polygon(member, polygons);
    });
    if (polygons.empty()) return std::nullopt;
    std::ranges::sort(polygons, [](const Polygon& a, const Polygon& b) {
        return std::ranges::lexicographical_compare(a, b, before_ring);
    });
    Shape area{.kind = ShapeKind::Area, .parts = {}, .first_ring = {}};
    for (Polygon& polygon : polygons) {
        area.first_ring.push_back(static_cast<std::uint32_t>(area.parts.size()));
        std::ranges::move(polygon, std::back_inserter(area.parts));
    }
    return area;
}

Shape lines_from(const GEOSGeometry* geometry) {
    Shape shape;
    if (geometry == nullptr) return shape;
    each_member(geometry, [&](const GEOSGeometry* member, int type) {
        if (type != GEOS_LINESTRING) return;
        Ring line = ring_from(member, false);
        if (line.size() >= 2) shape.parts.push_back(std::move(line));
    });
    if (!shape.parts.empty()) shape.kind = ShapeKind::Line;
    return shape;
}

}  // namespace geo::geos
