#include "ingest/floor_readers.h"

#include "base/text.h"
#include "ingest/file_kind.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ingest {

namespace {

/// Files that say what a plan is; the others of IMDF tell of the world around it.
constexpr std::array<std::string_view, 10> kImdfTypes{"unit",     "level",  "opening", "footprint",
                                                      "building", "detail", "amenity", "kiosk",
                                                      "fixture",  "venue"};

/// One file of an archive under way.
struct ImdfFile {
    std::uint32_t number = 0;
    const Layer& layer;
    Ledger& ledger;
    PlanParts& plan;

    RowAt at(std::size_t row) const { return {number, static_cast<std::uint32_t>(row)}; }
};

std::string name_in(const Feature& feature) {
    for (const std::string_view key : {"name", "alt_name", "short_name"})
        if (std::string name = plain_name(tag(feature, key)); !name.empty()) return name;
    return {};
}

std::optional<int> whole_in(std::string_view text) {
    int value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool all = code == std::errc{} && end == text.data() + text.size();
    return all && value >= -60 && value <= 400 ? std::optional{value} : std::nullopt;
}

std::string_view key_of_row(const Feature& feature) {
    const std::string_view id = tag(feature, "id");
    return id.empty() ? std::string_view{feature.id} : id;
}

void take_levels(const ImdfFile& file) {
    for (std::size_t row = 0; row < file.layer.features.size(); ++row) {
        const Feature& feature = file.layer.features[row];
        std::string name = plain_name(tag(feature, "short_name"));
        if (name.empty()) name = plain_name(tag(feature, "name"));
        const auto ordinal = whole_in(tag(feature, "ordinal"));
        auto sign = floor_sign(name);
        if (!sign) sign = unknown_floor(name);
        sign->name = name;
        const std::uint32_t level = level_in(file.plan, key_of_row(feature), *sign);
        file.plan.levels[level].ordinal = ordinal;
        if (feature.shape.kind == geo::ShapeKind::Area)
            file.plan.parts.push_back({.what = PlanWhat::Outline,
                                       .shape = feature.shape,
                                       .levels = {level},
                                       .row = file.at(row),
                                       .source = feature.id});
    }
}

std::vector<std::uint32_t> level_of_row(const ImdfFile& file, const Feature& feature) {
    const std::string_view key = tag(feature, "level_id");
    if (key.empty()) return {};
    return {level_in(file.plan, key, unknown_floor(key))};
}

void take_units(const ImdfFile& file, const PlanNotes& notes, bool kiosks) {
    for (std::size_t row = 0; row < file.layer.features.size(); ++row) {
        const Feature& feature = file.layer.features[row];
        if (feature.shape.kind != geo::ShapeKind::Area) continue;
        const PlanMeaning means = imdf_meaning(kiosks ? "kiosk" : tag(feature, "category"));
        PlanPart part{.what = means.what,
                      .kind = std::string{means.kind},
                      .name = name_in(feature),
                      .shape = feature.shape,
                      .levels = level_of_row(file, feature),
                      .row = file.at(row),
                      .source = std::string{key_of_row(feature)}};
        const auto occupant = notes.occupants.find(key_of_row(feature));
        if (occupant != notes.occupants.end()) {
            if (part.name.empty()) part.name = occupant->second.name;
            const bool sells = room_kind_of_name(occupant->second.category) == "shop";
            if (part.kind == "room" && sells) part.kind = "shop";
        }
        // A category that tells nothing leaves it to the name: 卫生间, Лестница.
        const std::string_view category = tag(feature, "category");
        const bool silent = category.empty() || category == "room" || category == "unspecified";
        if (part.what == PlanWhat::Room && part.kind == "room" && silent)
            part.kind = room_kind_of_name(part.name);
        file.plan.parts.push_back(std::move(part));
    }
}

void take_lines(const ImdfFile& file, bool openings) {
    for (std::size_t row = 0; row < file.layer.features.size(); ++row) {
        const Feature& feature = file.layer.features[row];
        if (feature.shape.kind == geo::ShapeKind::Point) continue;
        const std::string_view category = tag(feature, "category");
        const bool main = category.find("principal") != std::string_view::npos;
        file.plan.parts.push_back({.what = PlanWhat::Opening,
                                   .kind = !openings ? "detail"
                                           : main    ? "entrance"
                                                     : "door",
                                   .shape = feature.shape,
                                   .levels = level_of_row(file, feature),
                                   .row = file.at(row),
                                   .source = std::string{key_of_row(feature)}});
    }
}

/// Stairs and lifts that are told by a point in a unit without a category.
void take_amenities(const ImdfFile& file) {
    for (std::size_t row = 0; row < file.layer.features.size(); ++row) {
        const Feature& feature = file.layer.features[row];
        if (feature.shape.kind != geo::ShapeKind::Point) continue;
        const PlanMeaning means = imdf_meaning(tag(feature, "category"));
        if (means.what != PlanWhat::Room || means.kind == "room") continue;
        PlanPart text{.what = PlanWhat::Text,
                      .kind = std::string{means.kind},
                      .name = name_in(feature),
                      .shape = feature.shape,
                      .levels = level_of_row(file, feature),
                      .row = file.at(row),
                      .source = feature.id};
        file.plan.parts.push_back(std::move(text));
    }
}

void take_outlines(const ImdfFile& file) {
    for (std::size_t row = 0; row < file.layer.features.size(); ++row) {
        const Feature& feature = file.layer.features[row];
        if (feature.shape.kind != geo::ShapeKind::Area) continue;
        file.plan.parts.push_back({.what = PlanWhat::Outline,
                                   .shape = feature.shape,
                                   .row = file.at(row),
                                   .source = feature.id});
    }
}

}  // namespace

std::string_view imdf_type(std::string_view file) {
    std::string stem = stem_of(file);
    for (char& c : stem)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    for (const std::string_view type : kImdfTypes) {
        const bool named = stem == type || stem == std::string{type} + "s";
        const bool joined = stem.size() > type.size() && stem.ends_with(type) &&
                            std::string_view{"_-. "}.find(stem[stem.size() - type.size() - 1]) !=
                                std::string_view::npos;
        if (named || joined) return type;
    }
    return {};
}

bool is_imdf(const std::vector<Layer>& layers) {
    const auto says = [](const Layer& layer, std::string_view key) {
        const std::size_t few = std::min<std::size_t>(layer.features.size(), 200);
        return std::any_of(layer.features.begin(),
                           layer.features.begin() + static_cast<std::ptrdiff_t>(few),
                           [&](const Feature& feature) { return !tag(feature, key).empty(); });
    };
    return std::ranges::any_of(layers, [&](const Layer& layer) {
        const std::string_view type = imdf_type(layer.file);
        if (type == "unit" || type == "opening" || type == "kiosk") return says(layer, "level_id");
        return type == "level" && says(layer, "ordinal");
    });
}

void take_imdf(const std::vector<Layer>& layers, const PlanNotes& notes, Ledger& ledger,
               PlanParts& plan) {
    // Levels first, so that units find them whatever the order of the files.
    for (std::uint32_t i = 0; i < layers.size(); ++i)
        if (imdf_type(layers[i].file) == "level") take_levels({i, layers[i], ledger, plan});
    for (std::uint32_t i = 0; i < layers.size(); ++i) {
        const ImdfFile file{i, layers[i], ledger, plan};
        const std::string_view type = imdf_type(layers[i].file);
        if (type == "unit" || type == "kiosk") take_units(file, notes, type == "kiosk");
        if (type == "opening" || type == "detail" || type == "fixture")
            take_lines(file, type == "opening");
        if (type == "amenity") take_amenities(file);
        if (type == "footprint" || type == "building") take_outlines(file);
    }
}

}  // namespace ingest
