// ingest/gdal_shape.h — geometries of GDAL as shapes. Only for the readers.
#pragma once

#include "geo/shape.h"

#include <vector>

class OGRGeometry;

namespace ingest {

/// What one geometry holds. Heights and measures are dropped, arcs become lines.
struct Gathered {
    geo::Ring points;
    std::vector<geo::Ring> lines;
    std::vector<geo::Ring> rings;
    std::vector<std::uint32_t> first_ring;  // of each polygon in `rings`
    bool open_ring = false;                 // a ring did not return to its beginning; it does now
    bool too_few = false;  // a ring under three or a line under two points is left out
    bool bad = false;      // a coordinate that is no number, or beyond any map
};

Gathered gathered(const OGRGeometry& geometry);

/// Of several kinds, the one with the most dimensions. Points give one shape each.
std::vector<geo::Shape> shapes_of(Gathered gathered);

/// Whether this is a place on some map: finite, and less than a million kilometres away.
bool on_a_map(geo::Point point);

}  // namespace ingest
