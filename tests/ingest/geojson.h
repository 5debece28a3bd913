// tests/ingest/geojson.h — GeoJSON, put together.
#pragma once

#include <string>

namespace geojson {

/// Features have commas between them.
inline std::string collection(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

}  // namespace geojson
