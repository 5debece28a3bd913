// ingest/sample_files.h — files of invented buildings in the formats of others, to measure readers
// with.
#pragma once

#include "base/result.h"
#include "geo/point.h"

#include <cstdint>
#include <string>

namespace ingest {

/// Writes `rows` houses of six corners with two fields, in longitude and latitude, north and east
/// of `corner`. `format` is a GDAL driver that can write ("GPKG", "GeoJSONSeq", "ESRI Shapefile",
/// "FlatGeobuf"), or "OSM".
base::Result<void> write_sample(const std::string& path, const std::string& format,
                                std::int64_t rows, geo::Point corner = {116.0, 39.9});

}  // namespace ingest
