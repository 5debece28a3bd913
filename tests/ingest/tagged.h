// tests/ingest/tagged.h — rows of maps with their tags.
#pragma once

#include "ingest/layer.h"
#include "ingest/vocabulary.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tagged {

inline const geo::Shape kPoint = geo::point_of({5, 5});

inline ingest::Feature row(geo::Shape shape, std::vector<ingest::Tag> tags) {
    return {.id = "node/1", .tags = std::move(tags), .shape = std::move(shape)};
}

/// One row of a layer with this name, said in OpenStreetMap's words.
inline ingest::Feature said(std::string layer_name, geo::Shape shape, std::vector<ingest::Tag> tags,
                            std::string_view as_kind = "") {
    ingest::Layer layer{.file = layer_name, .name = layer_name};
    layer.features.push_back(row(std::move(shape), std::move(tags)));
    ingest::say_in_osm_words(layer, as_kind);
    return layer.features[0];
}

}  // namespace tagged
