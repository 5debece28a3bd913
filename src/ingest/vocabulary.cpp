#include "ingest/vocabulary.h"

#include "ingest/field_names.h"
#include "ingest/things.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <utility>

namespace ingest {

namespace {

void set_missing(Feature& feature, std::string_view key, std::string_view value) {
    if (!value.empty() && !has_tag(feature, key)) set_tag(feature, key, value);
}

/// GDAL's column for what has no column of its own: "building:levels"=>"5","addr:street"=>"…".
void unpack_other_tags(Feature& feature) {
    const std::string packed{tag(feature, "other_tags")};
    if (packed.empty()) return;
    std::vector<std::string> words;
    std::string word;
    bool inside = false;
    for (std::size_t i = 0; i < packed.size(); ++i) {
        const char c = packed[i];
        if (c == '"') {
            if (inside) words.push_back(std::exchange(word, {}));
            inside = !inside;
        } else if (inside) {
            if (c == '\\' && i + 1 < packed.size()) ++i;
            word += packed[i];
        }
    }
    for (std::size_t i = 0; i + 1 < words.size(); i += 2)
        set_missing(feature, words[i], words[i + 1]);
    std::erase_if(feature.tags, [](const Tag& t) { return t.key == "other_tags"; });
}

std::string osm_source(std::string_view id, geo::ShapeKind kind, bool relation) {
    if (id.empty()) return {};
    if (id.starts_with('-')) return "relation/" + std::string{id.substr(1)};
    if (relation) return "relation/" + std::string{id};
    return (kind == geo::ShapeKind::Point ? "node/" : "way/") + std::string{id};
}

/// OpenStreetMap's tags in a table that GDAL, osmtogeojson or QuickOSM wrote.
void from_osm_table(Feature& feature) {
    unpack_other_tags(feature);
    for (const std::string_view key : {"@id", "full_id", "id"}) {
        const std::string_view id = tag(feature, key);
        if (id.starts_with("way/") || id.starts_with("relation/") || id.starts_with("node/")) {
            feature.id = std::string{id};
            return;
        }
    }
    if (const std::string_view way = tag(feature, "osm_way_id"); !way.empty())
        feature.id = "way/" + std::string{way};
    else if (const std::string_view id = tag(feature, "osm_id"); !id.empty())
        feature.id = osm_source(id, feature.shape.kind, feature.shape.kind == geo::ShapeKind::Area);
}

/// What a Tilezen or Geofabrik class means depends on what is drawn and in which layer.
void set_class(Feature& feature, std::string_view klass, std::string_view detail) {
    if (klass == "building" || klass == "building_part") {
        const bool shop_or_use = !detail.empty() && klass == "building";
        set_tag(feature, klass == "building" ? "building" : "building:part",
                shop_or_use ? detail : "yes");
        if (shop_or_use)
            if (const std::string_view key = point_key_of(detail); !key.empty())
                set_tag(feature, key, detail);
        return;
    }
    if (klass == "address" || klass == "entrance") {
        const std::string_view key = point_key_of(detail);
        if (!key.empty()) set_tag(feature, key, detail);
        if (key.empty() && klass == "entrance")
            set_tag(feature, "entrance", detail.empty() ? "yes" : detail);
        return;
    }
    const bool point = feature.shape.kind == geo::ShapeKind::Point;
    const bool line = feature.shape.kind == geo::ShapeKind::Line;
    std::string_view key = point ? point_key_of(klass) : std::string_view{};
    if (line) key = line_key_of(klass);
    if (key.empty() && !line) key = area_key_of(klass);
    if (key.empty()) key = point_key_of(klass);
    if (key.empty()) return;
    set_tag(feature, key, key == "waterway" ? klass : plain_class(klass));
}

void from_tilezen(Feature& feature) {
    const std::string kind{tag(feature, "kind")};
    const std::string detail{tag(feature, "kind_detail")};
    const std::string id{tag(feature, "id")};
    set_missing(feature, "addr:housenumber", std::string{tag(feature, "addr_housenumber")});
    set_missing(feature, "addr:street", std::string{tag(feature, "addr_street")});
    if (tag(feature, "is_tunnel") == "true" || tag(feature, "is_tunnel") == "1")
        set_tag(feature, "tunnel", "yes");
    if (tag(feature, "is_bridge") == "true" || tag(feature, "is_bridge") == "1")
        set_tag(feature, "bridge", "yes");
    // A label of an area that is drawn as well.
    if (feature.shape.kind == geo::ShapeKind::Point && has_tag(feature, "label_placement"))
        set_tag(feature, "getu:label", "yes");
    const bool road = kind == "path" || kind.ends_with("_road") || kind == "highway";
    if (road && feature.shape.kind == geo::ShapeKind::Line)
        set_tag(feature, "highway", detail.empty() ? "service" : detail);
    else if (kind == "rail" && feature.shape.kind == geo::ShapeKind::Line)
        set_tag(feature, "railway", detail.empty() ? "rail" : detail);
    else
        set_class(feature, kind, detail);
    const bool relation = !tag(feature, "osm_relation").empty();
    if (tag(feature, "source") == "openstreetmap.org")
        if (std::string source = osm_source(id, feature.shape.kind, relation); !source.empty())
            feature.id = std::move(source);
}

void from_geofabrik(Feature& feature, std::string_view layer) {
    const std::string klass{tag(feature, "fclass")};
    const std::string id{tag(feature, "osm_id")};
    for (const std::string_view key : {"bridge", "tunnel"}) {
        const std::string_view said = tag(feature, key);
        set_tag(feature, key, said == "T" || said == "1" ? "yes" : "");
    }
    if (klass == "building" || layer.find("building") != std::string_view::npos) {
        const std::string type{tag(feature, "type")};
        set_tag(feature, "building", type.empty() ? "yes" : type);
    } else if (klass == "railway" || layer.find("railway") != std::string_view::npos) {
        set_tag(feature, "railway", klass);
    } else {
        set_class(feature, klass, {});
    }
    if (std::string source = osm_source(id, feature.shape.kind, false); !source.empty())
        feature.id = std::move(source);
}

/// Areas as large as houses are, most of them.
bool sizes_of_buildings(const Layer& layer) {
    std::size_t areas = 0;
    std::size_t like_buildings = 0;
    for (const Feature& feature : layer.features) {
        if (feature.shape.kind != geo::ShapeKind::Area) continue;
        ++areas;
        const double each =
            geo::area_m2(feature.shape) / static_cast<double>(feature.shape.first_ring.size());
        if (each >= 10 && each <= 20'000) ++like_buildings;
    }
    return areas >= 3 && like_buildings * 10 >= areas * 8;
}

std::string_view guessed_kind(const Layer& layer) {
    if (const std::string_view kind = kind_of_fields(layer); !kind.empty()) return kind;
    if (const std::string_view kind = kind_of_layer_name(layer.name); !kind.empty()) return kind;
    if (const std::string_view kind = kind_of_layer_name(layer.file); !kind.empty()) return kind;
    if (has_height_field(layer) || sizes_of_buildings(layer)) return "building";
    return {};
}

/// The tag that says a whole layer's kind.
void set_kind(Feature& feature, std::string_view kind) {
    struct Said {
        std::string_view kind, key, value;
    };
    constexpr std::array kSaid{Said{"building", "building", "yes"},
                               Said{"road", "highway", "unclassified"},
                               Said{"boundary", "boundary", "administrative"},
                               Said{"landuse", "landuse", "residential"},
                               Said{"water", "natural", "water"},
                               Said{"green", "landuse", "grass"},
                               Said{"rail", "railway", "rail"},
                               Said{"wall", "barrier", "wall"},
                               Said{"shop", "shop", "yes"},
                               Said{"entrance", "entrance", "yes"},
                               Said{"poi", "getu:poi", "yes"}};
    for (const Said& said : kSaid)
        if (said.kind == kind) set_missing(feature, said.key, said.value);
    if (kind == "address") set_missing(feature, "addr:housenumber", tag(feature, "name"));
}

/// The class of a component: its column, the layer it lies in, its number or its name tell it.
void set_component(Feature& feature, const Layer& layer) {
    std::string_view klass = component_named(tag(feature, "getu:type"));
    if (klass.empty()) klass = component_named(layer.name);
    if (klass.empty()) klass = class_in_component_code(tag(feature, "ref"));
    if (klass.empty()) klass = component_named(tag(feature, "name"));
    if (klass.empty()) klass = component_of(feature);
    const std::string code{klass.empty() ? kOtherComponent : klass};
    set_tag(feature, kComponentTag, code);
}

void from_plain(Layer& layer, std::string_view as_kind) {
    rename_fields(layer);
    std::string_view kind = as_kind.empty() ? guessed_kind(layer) : as_kind;
    for (Feature& feature : layer.features) {
        if (kind == "component") {
            set_component(feature, layer);
            continue;
        }
        say_place_type(feature);
        const bool point = feature.shape.kind == geo::ShapeKind::Point;
        // A layer of buildings with points in it: plates at doors, not houses.
        if (point && kind == "building" && as_kind.empty()) continue;
        set_kind(feature, kind);
        if (kind == "boundary") set_missing(feature, "ref", code_in_name(layer.name));
    }
}

/// Tags that say another kind than the user does.
void forget_kinds(Feature& feature) {
    constexpr std::array kKinds{"building", "highway",  "boundary",      "landuse",  "natural",
                                "shop",     "waterway", "railway",       "barrier",  "leisure",
                                "amenity",  "place",    "tourism",       "office",   "power",
                                "manhole",  "man_made", "building:part", "entrance", "emergency"};
    std::erase_if(feature.tags,
                  [&](const Tag& t) { return std::ranges::find(kKinds, t.key) != kKinds.end(); });
}

/// What of its own words a row may keep when the user names the kind: building=school stays.
void overrule(Layer& layer, std::string_view as_kind) {
    Feature wanted;
    set_kind(wanted, as_kind);
    const std::string key = wanted.tags.empty() ? "" : wanted.tags.front().key;
    for (Feature& feature : layer.features) {
        if (as_kind == "component") set_component(feature, layer);
        const std::string kept{tag(feature, key)};
        forget_kinds(feature);
        if (!kept.empty()) set_tag(feature, key, kept);
        set_kind(feature, as_kind);
    }
}

}  // namespace

void set_tag(Feature& feature, std::string_view key, std::string_view value) {
    const auto found = std::ranges::find(feature.tags, key, &Tag::key);
    if (found != feature.tags.end())
        found->value = value;
    else
        feature.tags.push_back({std::string{key}, std::string{value}});
}

Schema schema_of(const Layer& layer) {
    if (layer.from_osm) return Schema::Osm;
    constexpr std::array kOsmKeys{"building", "building:part", "highway",  "landuse",
                                  "amenity",  "shop",          "waterway", "natural",
                                  "leisure",  "railway",       "indoor",   "addr:housenumber",
                                  "barrier",  "admin_level"};
    std::size_t osm = 0;
    const std::size_t rows = std::min(kRowsLookedAt, layer.features.size());
    for (std::size_t i = 0; i < rows; ++i) {
        const Feature& feature = layer.features[i];
        if (has_tag(feature, "fclass")) return Schema::Geofabrik;
        const bool tiled = has_tag(feature, "min_zoom") || has_tag(feature, "sort_rank") ||
                           tag(feature, "source") == "openstreetmap.org";
        if (has_tag(feature, "kind") && tiled) return Schema::Tilezen;
        for (const std::string_view key : kOsmKeys) osm += has_tag(feature, key) ? 1U : 0U;
        osm += has_tag(feature, "other_tags") ? 1U : 0U;
    }
    return osm * 2 >= rows && osm > 0 ? Schema::Osm : Schema::Plain;
}

void say_in_osm_words(Layer& layer, std::string_view as_kind) {
    const Schema schema = schema_of(layer);
    if (schema == Schema::Plain) return from_plain(layer, as_kind);
    for (Feature& feature : layer.features) {
        if (schema == Schema::Osm && !layer.from_osm) from_osm_table(feature);
        if (schema == Schema::Tilezen) from_tilezen(feature);
        if (schema == Schema::Geofabrik) from_geofabrik(feature, layer.name);
    }
    if (!as_kind.empty()) overrule(layer, as_kind);
}

}  // namespace ingest
