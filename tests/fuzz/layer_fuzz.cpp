// What our readers decode themselves: encodings, times, columns with coordinates, tags in any
// vocabulary, numbers, names, systems guessed from numbers.
#include "base/text.h"
#include "base/time.h"
#include "fuzz/taken.h"
#include "ingest/crs_choice.h"
#include "ingest/encoding.h"
#include "ingest/kinds.h"
#include "ingest/osm_tags.h"
#include "ingest/table.h"
#include "ingest/vocabulary.h"

#include <array>
#include <memory>

#include <ogr_feature.h>

namespace {

using fuzz::require;
using fuzz::Taken;

constexpr std::array<const char*, 20> kKeys{
    "building",    "highway",         "name",   "addr:housenumber",
    "addr:street", "building:levels", "height", "shop",
    "amenity",     "width",           "lanes",  "admin_level",
    "boundary",    "landuse",         "类型",   "other_tags",
    "kind",        "fclass",          "code",   "经度"};
constexpr std::array<const char*, 5> kKinds{"", "building", "road", "shop", "boundary"};

void decode(std::string_view bytes) {
    const std::string encoding = ingest::encoding_of(bytes);
    const auto text = ingest::utf8_from(bytes, encoding);
    require(text.has_value());
    require(ingest::utf8_prefix(*text) == text->size());
    std::string mended{bytes};
    ingest::mend_utf8(mended);
    require(ingest::utf8_prefix(mended) == mended.size());
    require(!ingest::mend_utf8(mended));
    (void)base::characters(bytes);
    (void)base::fields(bytes);
    if (const auto at = base::instant_from_iso(bytes))
        require(base::instant_from_iso(base::iso_from_instant(*at)).has_value());
    (void)ingest::leading_number(bytes);
    (void)ingest::is_home_by_name(bytes);
    (void)ingest::road_class_of(bytes);
}

geo::Shape shape(Taken& bytes) {
    geo::Ring points;
    for (std::uint32_t n = bytes.below(8); n > 0; --n)
        points.push_back({bytes.value<double>(), bytes.value<double>()});
    if (points.empty()) return {};
    if (points.size() == 1) return geo::point_of(points[0]);
    return points.size() == 2 ? geo::line_of(points) : geo::area_of(points);
}

void understand(const ingest::Feature& feature) {
    const ingest::Kind kind = ingest::kind_of(feature);
    require(!ingest::word_of(kind).empty());
    (void)ingest::means_area(feature);
    require(ingest::storeys_of(feature, 200).count >= 1);
    (void)ingest::number_of(feature);
    if (const auto level = ingest::level_of(feature)) (void)ingest::code_of(feature, *level);
    require(ingest::width_of(feature, "residential") > 0);
    (void)ingest::ground_kind_of(feature, kind);
}

void read_layer(Taken& bytes) {
    ingest::Layer layer;
    layer.crs = bytes.byte() % 4 == 0 ? std::string{bytes.text()} : "";
    layer.from_osm = bytes.byte() % 2 == 0;
    while (!bytes.empty() && layer.features.size() < 64) {
        ingest::Feature feature;
        for (std::uint32_t n = bytes.below(6); n > 0; --n)
            feature.tags.push_back({bytes.pick(kKeys), std::string{bytes.text()}});
        feature.shape = shape(bytes);
        layer.features.push_back(std::move(feature));
    }
    (void)ingest::looks_like(ingest::usual_extent(layer));
    (void)ingest::choose_crs(layer, "");
    (void)ingest::zone_near(layer, {116.3, 39.9});
    ingest::say_in_osm_words(layer, bytes.pick(kKinds));
    for (const ingest::Feature& feature : layer.features) understand(feature);
}

/// A table whose columns are all text, as CSV comes.
void read_row(Taken& bytes) {
    std::vector<std::string> names;
    for (std::uint32_t n = bytes.below(5); n > 0; --n) names.emplace_back(bytes.text());
    auto columns = ingest::coordinate_columns(names);
    if (!columns) columns = ingest::CoordinateColumns{.pair = names.empty() ? -1 : 0};
    auto* definition = new OGRFeatureDefn{"table"};
    definition->Reference();
    for (const std::string& name : names) {
        OGRFieldDefn field{name.c_str(), OFTString};
        definition->AddFieldDefn(&field);
    }
    {
        OGRFeature row{definition};
        for (int c = 0; c < static_cast<int>(names.size()); ++c)
            row.SetField(c, std::string{bytes.text()}.c_str());
        (void)ingest::shapes_of(ingest::gathered_from(row, *columns));
    }
    definition->Release();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    Taken bytes{{data + 1, size - 1}};
    if (data[0] % 3 == 0)
        decode({reinterpret_cast<const char*>(data + 1), size - 1});
    else if (data[0] % 3 == 1)
        read_layer(bytes);
    else
        read_row(bytes);
    return 0;
}
