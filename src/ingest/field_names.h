// ingest/field_names.h — what the fields, layers and classes of other people's files are called,
// and the word OpenStreetMap has for it.
#pragma once

#include "ingest/layer.h"

#include <cstddef>
#include <string_view>

namespace ingest {

/// Of a layer, to tell what it holds.
inline constexpr std::size_t kRowsLookedAt = 64;

/// Renames the fields of a plain layer whose meaning is known, in English and Chinese: 层数 and
/// floors become building:levels. A field is not renamed over one that is already there.
void rename_fields(Layer& layer);

/// "building", "boundary" … by the fields of the first rows, after renaming; else nothing.
std::string_view kind_of_fields(const Layer& layer);

/// By the words in a layer's or a file's name; folders do not count. Else nothing.
std::string_view kind_of_layer_name(std::string_view name);

/// 220102 out of 220102.json: files that hold one unit are often named so. Else nothing.
std::string_view code_in_name(std::string_view name);

/// Whether areas carry a height, which only buildings do.
bool has_height_field(const Layer& layer);

/// Says what tables of administrative units and of points of interest hold row by row.
void say_place_type(Feature& feature);

/// The OpenStreetMap key under which a bare class is known, for a point, line or area: `amenity`
/// for "school", `shop` for "bakery", `landuse` for "residential". Nothing when unknown.
std::string_view point_key_of(std::string_view klass);
std::string_view line_key_of(std::string_view klass);
std::string_view area_key_of(std::string_view klass);

/// The class in OpenStreetMap's spelling: "natural_wood" is "wood", "track_grade3" is "track".
std::string_view plain_class(std::string_view klass);

}  // namespace ingest
