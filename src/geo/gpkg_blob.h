// geo/gpkg_blob.h — geometry as a GeoPackage column holds it (OGC 12-128r18, 2.1.3): a header
// with the SRS and a box, then ISO WKB.
#pragma once

#include "geo/shape.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace geo {

using Bytes = std::span<const std::byte>;

struct GpkgHeader {
    std::int32_t srs_id = 0;
    bool empty = false;
    Box box;               // empty when the header carries none
    std::size_t size = 0;  // bytes before the WKB
};

/// Reads the header. Nothing when the bytes are no GeoPackage geometry.
std::optional<GpkgHeader> gpkg_header(Bytes blob);

/// The box from the header, else from the coordinates. Nothing when unreadable or empty.
std::optional<Box> gpkg_box(Bytes blob);

/// Points, lines, polygons, their Multi- forms and collections of one dimension (the highest
/// wins; of several points the first stands), with Z and M skipped, either byte order. Curves and
/// broken bytes give nothing.
/// Rings lose their repeated last point; rings under three points and NaN points are dropped.
std::optional<Shape> shape_from_gpkg(Bytes blob);

/// Little endian with an XY envelope; an Area of one polygon as POLYGON, of more as
/// MULTIPOLYGON, one line as LINESTRING. Requires a shape that is not None.
std::vector<std::byte> gpkg_from_shape(const Shape& shape, std::int32_t srs_id);

}  // namespace geo
