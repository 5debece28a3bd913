#include "ingest/floor_readers.h"

#include "base/text.h"
#include "ingest/file_kind.h"
#include "ingest/register_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace ingest {

namespace {

/// Properties that tell the floor, as `folded_label` writes them; those of numbers from 0 first.
constexpr std::array<std::string_view, 4> kFromZero{"ordinal", "levelordinal", "zorder", "z"};
constexpr std::array<std::string_view, 29> kFloorKeys{
    "level",     "floor",       "storey",      "story",      "levelname", "floorname",
    "levelid",   "floorid",     "floornumber", "floornum",   "floorno",   "levelno",
    "levelnum",  "levelnumber", "storeyname",  "etage",      "étage",     "niveau",
    "stockwerk", "geschoss",    "楼层",        "所在楼层",   "所在层",    "层",
    "层号",      "楼层号",      "楼层名称",    "floorlevel", "этаж"};
constexpr std::array<std::string_view, 19> kTypeKeys{
    "type", "category",    "kind",    "class", "usage",   "use",      "roomtype",
    "room", "featuretype", "element", "layer", "indoor",  "function", "类型",
    "类别", "用途",        "功能",    "性质",  "房间类型"};
constexpr std::array<std::string_view, 22> kNameKeys{
    "name",     "namezh", "roomname", "title",  "label", "text", "roomnumber", "roomno",
    "room",     "number", "ref",      "no",     "unit",  "door", "名称",       "房间名",
    "房间名称", "房号",   "房间号",   "门牌号", "编号",  "室号"};

struct FloorRow {
    const Feature& feature;
    std::vector<std::pair<std::string, std::string_view>> fields;  // folded names

    std::string_view find(std::string_view key) const {
        for (const auto& [name, value] : fields)
            if (name == key) return value;
        return {};
    }
    template <class Keys>
    std::string_view first(const Keys& keys) const {
        for (const std::string_view key : keys)
            if (const std::string_view value = find(key); !value.empty()) return value;
        return {};
    }
};

/// Names of fields recur in every row of a layer; each is folded once.
class FieldFolder {
  public:
    FloorRow row_of(const Feature& feature) {
        FloorRow row{feature, {}};
        for (const Tag& tag : feature.tags) {
            auto [at, added] = folded_.try_emplace(tag.key);
            if (added) at->second = folded_label(tag.key);
            row.fields.emplace_back(at->second, tag.value);
        }
        return row;
    }

  private:
    std::map<std::string, std::string> folded_;
};

/// GDAL writes lists as "(2:0,1)".
std::string without_list(std::string_view text) {
    const std::size_t colon = text.find(':');
    const bool list = text.starts_with('(') && text.ends_with(')') &&
                      colon != std::string_view::npos && colon > 1 &&
                      std::all_of(text.begin() + 1, text.begin() + static_cast<long>(colon),
                                  [](char c) { return base::is_digit(c); });
    if (!list) return std::string{text};
    return base::replaced(text.substr(colon + 1, text.size() - colon - 2), ",", ";");
}

std::optional<double> number_in_all(std::string_view text) {
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool all = code == std::errc{} && end == text.data() + text.size();
    return all && std::abs(value) < 400 ? std::optional{value} : std::nullopt;
}

/// A bare number gets the usual name of its floor; everything else keeps its own.
FloorSign as_property(FloorSign sign) {
    if (number_in_all(sign.name)) sign.name.clear();
    return sign;
}

std::vector<FloorSign> signs_of_row(const FloorRow& row) {
    for (const std::string_view key : kFromZero) {
        const auto height = number_in_all(row.find(key));
        if (height)
            return {{.name = plain_name(row.first(kFloorKeys)),
                     .height = *height,
                     .from_ground = true}};
    }
    const std::string text = without_list(base::trimmed(row.first(kFloorKeys)));
    if (text.empty()) return {};
    // 1.0 is how tables write 1.
    if (const auto height = number_in_all(text))
        return {{.height = *height,
                 .from_ground =
                     *height == std::floor(*height) ? *height == 0 : *height > 0 && *height < 1}};
    std::vector<FloorSign> signs = floors_from(text);
    if (signs.empty()) signs.push_back(unknown_floor(plain_name(text)));
    for (FloorSign& sign : signs) sign = as_property(std::move(sign));
    return signs;
}

/// Numbers of 0 and beyond are keys of their own, names are theirs.
std::string key_of_sign(const FloorSign& sign) {
    if (sign.place == FloorSign::Place::Unknown) return "?" + sign.name;
    return fmt::format("{}{}{}", sign.height, sign.letter == 0 ? ' ' : sign.letter,
                       static_cast<int>(sign.place));
}

/// The floors of a whole file or layer, by its name: known when the first part asks for them, so
/// that a file of paths adds no floor.
class FileFloors {
  public:
    FileFloors(const Layer& layer, bool alone, const PlanNotes& notes, PlanParts& plan)
        : layer_{layer}, alone_{alone}, notes_{notes}, plan_{plan} {}

    const std::vector<std::uint32_t>& levels() {
        if (!known_) find();
        known_ = true;
        return levels_;
    }

  private:
    void find() {
        const auto listed = notes_.level_of.find(name_of(layer_.file));
        if (listed != notes_.level_of.end()) {
            const PlanLevel& level = listed->second;
            levels_ = {level_in(plan_, level.key, level.sign)};
            plan_.levels[levels_[0]].ordinal = level.ordinal;
            return;
        }
        std::vector<FloorSign> signs;
        if (!alone_) signs = floors_in_name(layer_.name);
        if (signs.empty()) signs = floors_in_name(stem_of(layer_.file));
        for (const FloorSign& sign : signs)
            levels_.push_back(level_in(plan_, key_of_sign(sign), as_property(sign)));
    }

    const Layer& layer_;
    bool alone_;
    const PlanNotes& notes_;
    PlanParts& plan_;
    bool known_ = false;
    std::vector<std::uint32_t> levels_;
};

/// What a row is by its own properties, else by the name of its layer or file.
PlanMeaning meaning_of_row(const FloorRow& row, const PlanMeaning& of_layer) {
    if (const std::string_view is = row.find("building"); !is.empty() && is != "no")
        return {PlanWhat::Outline};
    for (const std::string_view key : kTypeKeys) {
        const std::string_view text = row.find(key);
        if (text.empty()) continue;
        if (text == "building" || text == "建筑") return {PlanWhat::Outline};
        const PlanMeaning means = plan_meaning(text);
        if (means.what != PlanWhat::Unknown && means.what != PlanWhat::Text) return means;
    }
    return of_layer;
}

std::string name_of_floor_row(const FloorRow& row) {
    for (const std::string_view key : kNameKeys) {
        std::string name = plain_name(row.find(key));
        const bool nothing = name.empty() || says_nothing(name);
        if (!nothing && !(key == "room" && plan_meaning(name).what == PlanWhat::Room)) return name;
    }
    return {};
}

void take_floor_row(const FloorRow& row, RowAt at, const PlanMeaning& of_layer, FileFloors& of_file,
                    PlanParts& plan) {
    const geo::Shape& shape = row.feature.shape;
    if (shape.kind == geo::ShapeKind::None) return;
    PlanMeaning means = meaning_of_row(row, of_layer);
    if (means.what == PlanWhat::Nothing) return;
    PlanPart part{
        .name = name_of_floor_row(row), .shape = shape, .row = at, .source = row.feature.id};
    if (shape.kind == geo::ShapeKind::Point) {
        if (means.what == PlanWhat::Opening || (part.name.empty() && means.what != PlanWhat::Room))
            return;
        part.what = PlanWhat::Text;
        if (means.what == PlanWhat::Room && means.kind != "room") part.kind = means.kind;
    } else if (shape.kind == geo::ShapeKind::Line) {
        if (means.what == PlanWhat::Room || means.what == PlanWhat::Outline) return;
        part.what = PlanWhat::Opening;
        part.kind = means.what == PlanWhat::Opening ? std::string{means.kind} : "detail";
    } else if (means.what == PlanWhat::Opening || means.what == PlanWhat::Outline) {
        part.what = means.what;
        part.kind = means.kind;
    } else {
        part.kind = means.what == PlanWhat::Room ? std::string{means.kind} : "room";
        if (part.kind == "room") part.kind = room_kind_of_name(part.name);
    }
    part.told = means.what != PlanWhat::Unknown;
    for (const FloorSign& sign : signs_of_row(row))
        part.levels.push_back(level_in(plan, key_of_sign(sign), sign));
    if (part.levels.empty()) part.levels = of_file.levels();
    plan.parts.push_back(std::move(part));
}

}  // namespace

void take_floor_files(const std::vector<Layer>& layers, const PlanNotes& notes, Ledger&,
                      PlanParts& plan) {
    for (std::uint32_t i = 0; i < layers.size(); ++i) {
        const Layer& layer = layers[i];
        const bool alone = std::ranges::count(layers, layer.file, &Layer::file) == 1;
        FileFloors of_file{layer, alone, notes, plan};
        PlanMeaning of_layer = plan_meaning(alone ? stem_of(layer.file) : layer.name);
        // A file of a house is not all outline, and one called "rooms" may hold doors.
        if (of_layer.what == PlanWhat::Room || of_layer.what == PlanWhat::Text) of_layer = {};
        FieldFolder folder;
        for (std::uint32_t row = 0; row < layer.features.size(); ++row)
            take_floor_row(folder.row_of(layer.features[row]), {i, row}, of_layer, of_file, plan);
    }
}

}  // namespace ingest
