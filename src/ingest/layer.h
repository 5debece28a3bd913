// ingest/layer.h — what a file holds, as it was read: nothing judged, nothing projected.
#pragma once

#include "geo/shape.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

struct Tag {
    std::string key;
    std::string value;
};

/// One row of a file. Coordinates are those of the file, x east or longitude, y north or latitude.
struct Feature {
    std::string id;  // of the row in its file: "way/1234", "relation/7", or its number
    std::vector<Tag> tags;
    geo::Shape shape;  // None when the row has no geometry
};

/// The value of the tag `key`, or nothing at all.
std::string_view tag(const Feature& feature, std::string_view key);
bool has_tag(const Feature& feature, std::string_view key);
/// Whether the value of a tag says that there is something.
bool is_said(std::string_view value);

/// Why a row was not kept, or what was done to it, and which rows.
struct Remark {
    std::string reason;  // a key of `reasons` in the report: "no-geometry", "nan", "open-ring" …
    std::vector<std::string> ids;
    bool repaired = false;  // else it was rejected
    bool flagged = false;   // neither: kept as it is, and told
};

/// Notes one more row under `reason`.
void remark(std::vector<Remark>& remarks, std::string_view reason, std::string_view id,
            bool repaired = false);
void remark_flagged(std::vector<Remark>& remarks, std::string_view reason, std::string_view id);

/// One layer of one file.
struct Layer {
    std::string file;
    std::string name;
    std::string crs;        // WKT or "EPSG:n" as the file declares it; empty when it does not
    std::int64_t rows = 0;  // as read, also the ones rejected
    bool from_osm = false;  // tags are OpenStreetMap's
    std::vector<Feature> features;
    std::vector<Remark> remarks;
};

}  // namespace ingest
