// ingest/vocabulary.h — every schema said in OpenStreetMap's words, so that only one vocabulary
// has to be understood further on (kinds.h).
//
// Known are OpenStreetMap itself (also through GDAL, with `other_tags`), Tilezen's tiles,
// Geofabrik's shapefiles, points of AMap, administrative tables of the mainland and of Taiwan, and
// plain layers whose names and fields speak English or Chinese.
#pragma once

#include "ingest/layer.h"

#include <cstdint>
#include <string_view>

namespace ingest {

enum class Schema : std::uint8_t { Osm, Tilezen, Geofabrik, Plain };

/// By the fields of its first rows.
Schema schema_of(const Layer& layer);

/// Rewrites the tags of every row. `as_kind` (a word of `kKindWords`, or empty) overrules what
/// the layer seems to hold. Shapes are in metres: a plain layer without any telling name or field
/// is taken for buildings when its polygons are as large as buildings are.
void say_in_osm_words(Layer& layer, std::string_view as_kind);

/// Sets `key`, replacing what it held.
void set_tag(Feature& feature, std::string_view key, std::string_view value);

}  // namespace ingest
