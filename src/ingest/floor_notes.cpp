#include "ingest/floor_readers.h"

#include "ingest/encoding.h"
#include "ingest/file_kind.h"
#include "ingest/gdal_access.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <nlohmann/json.hpp>

namespace ingest {

namespace {

using nlohmann::json;

constexpr std::size_t kLargestNotes = std::size_t{64} << 20U;
constexpr std::size_t kLargestList = std::size_t{1} << 20U;
constexpr int kMostNotes = 4096;  // files of a folder that are looked at

/// Broken, huge or no JSON is nothing at all: these files only add to a plan.
json json_at(const std::string& path, std::size_t largest) {
    const auto bytes = first_bytes_of(path, largest);
    if (!bytes || bytes->size() >= largest) return {};
    const std::string encoding = encoding_of(*bytes);
    const auto text = utf8_from(*bytes, encoding);
    json value = json::parse(text ? *text : *bytes, nullptr, false);
    return value.is_discarded() ? json{} : value;
}

std::string json_text_in(const json& object, const char* key) {
    if (!object.is_object()) return {};
    const auto at = object.find(key);
    if (at == object.end()) return {};
    if (at->is_string()) return at->get<std::string>();
    // Names in several languages are flat; anything deeper is no name.
    const bool flat =
        at->is_object() && at->size() < 50 &&
        std::all_of(at->begin(), at->end(), [](const json& one) { return one.is_string(); });
    return flat ? at->dump(-1, ' ', false, json::error_handler_t::replace) : std::string{};
}

const json& features_in(const json& collection) {
    static const json kNone = json::array();
    if (!collection.is_object()) return kNone;
    const auto at = collection.find("features");
    return at != collection.end() && at->is_array() ? *at : kNone;
}

json properties_of(const json& feature) {
    if (!feature.is_object()) return {};
    const auto at = feature.find("properties");
    return at == feature.end() ? json{} : *at;
}

/// The unit of each anchor.
std::map<std::string, std::string> anchors_in(const json& collection) {
    std::map<std::string, std::string> unit_of;
    for (const json& feature : features_in(collection)) {
        const json properties = properties_of(feature);
        std::string id = json_text_in(feature, "id");
        if (id.empty()) id = json_text_in(properties, "id");
        unit_of[id] = json_text_in(properties, "unit_id");
    }
    return unit_of;
}

void take_occupants(const json& collection, const std::map<std::string, std::string>& unit_of,
                    PlanNotes& notes) {
    for (const json& feature : features_in(collection)) {
        const json properties = properties_of(feature);
        const auto unit = unit_of.find(json_text_in(properties, "anchor_id"));
        const std::string name = plain_name(json_text_in(properties, "name"));
        if (unit == unit_of.end() || unit->second.empty() || name.empty()) continue;
        notes.occupants[unit->second] = {name, json_text_in(properties, "category")};
    }
}

/// "levels": [{"filename": "house-gf.geojson", "name": "G", "z_order": 0}, …]
void take_level_list(const json& document, PlanNotes& notes) {
    if (!document.is_object()) return;
    const auto list = document.find("levels");
    if (list == document.end() || !list->is_array()) return;
    for (const json& one : *list) {
        std::string file = json_text_in(one, "filename");
        if (file.empty()) file = json_text_in(one, "file");
        if (file.empty()) continue;
        const std::string name = plain_name(json_text_in(one, "name"));
        PlanLevel level{.key = name_of(file), .sign = {}, .ordinal = {}, .source = name_of(file)};
        auto sign = floor_sign(name);
        if (!sign) sign = floor_sign(json_text_in(one, "readable_name"));
        if (!sign) {
            sign = unknown_floor(name);
            for (const char* key : {"ordinal", "z_order", "z"})
                if (!level.ordinal && one.contains(key) && one[key].is_number_integer())
                    if (const auto order = one[key].get<std::int64_t>(); std::abs(order) < 400)
                        level.ordinal = static_cast<int>(order);
        }
        level.sign = *std::move(sign);
        level.sign.name = name;
        notes.level_of[level.key] = level;
    }
}

/// Files beside shapes, by their names without folders: all of an archive, however deep.
std::vector<std::string> json_files(const std::string& path) {
    std::vector<std::string> files;
    const std::string zip = extension_of(path) == "zip" ? "/vsizip/{" + path + "}" : path;
    const CPLStringList names{zip == path ? VSIReadDir(path.c_str())
                                          : VSIReadDirRecursive(zip.c_str())};
    for (int i = 0; i < std::min(names.Count(), kMostNotes); ++i) {
        const std::string extension = extension_of(names[i]);
        if (extension == "json" || extension == "geojson") files.push_back(zip + "/" + names[i]);
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

PlanNotes plan_notes(const std::string& path) {
    PlanNotes notes;
    const GdalSession session;
    std::map<std::string, std::string> unit_of;
    const std::vector<std::string> files = json_files(path);
    const auto each_named = [&](std::string_view stem, auto&& take) {
        for (const std::string& file : files)
            if (stem_of(file) == stem) take(json_at(file, kLargestNotes));
    };
    each_named("anchor", [&](const json& found) { unit_of.merge(anchors_in(found)); });
    each_named("occupant", [&](const json& found) { take_occupants(found, unit_of, notes); });
    for (const std::string& file : files)
        if (extension_of(file) == "json") take_level_list(json_at(file, kLargestList), notes);
    return notes;
}

}  // namespace ingest
