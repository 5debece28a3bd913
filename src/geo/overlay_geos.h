// geo/overlay_geos.h — shapes into GEOS geometries and back; only for the files overlay*.cpp.
#pragma once

#include "geo/shape.h"

#include <memory>
#include <optional>
#include <vector>

#include <geos_c.h>

namespace geo::geos {

/// The context of this thread; what GEOS has to say is dropped, failures come back as null.
GEOSContextHandle_t context();

struct Destroy {
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context(), geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

/// Null for a shape without extent (no part, an open ring of two points) or with a coordinate
/// that is not finite. Rings of fewer than three points are left out.
Geometry geometry_of(const Shape& shape);
Geometry geometry_of(const std::vector<Ring>& lines);
Geometry collection_of(const std::vector<Shape>& areas);

/// The polygons of any geometry, lines and points left out: in an order of their own, outlines
/// counter-clockwise from their westernmost point, holes clockwise. Nothing when there are none.
std::optional<Shape> area_from(const GEOSGeometry* geometry);

/// The lines of a geometry as they come; a shape of kind None when there are none.
Shape lines_from(const GEOSGeometry* geometry);

}  // namespace geo::geos
