// ingest/table.h — rows of a table that say where they are. Only for the readers.
#pragma once

#include "ingest/gdal_shape.h"

#include <optional>
#include <string>
#include <vector>

class OGRFeature;

namespace ingest {

/// The columns that hold coordinates; -1 for those that there are not.
struct CoordinateColumns {
    int x = -1;         // lon, 经度, x …
    int y = -1;         // lat, 纬度, y …
    int geometry = -1;  // WKT, WKB in hexadecimal digits, or GeoJSON
    int pair = -1;      // "116.31,39.99"
};

/// Guessed from the names; nothing when no names fit.
std::optional<CoordinateColumns> coordinate_columns(const std::vector<std::string>& names);

/// What a row says. Without any text there, nothing is gathered; with text that is no
/// coordinate, `bad` is set.
Gathered gathered_from(const OGRFeature& row, const CoordinateColumns& columns);

}  // namespace ingest
