#include "base/text.h"
#include "ingest/field_names.h"
#include "ingest/vocabulary.h"
#include "ingest/walk_tags.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace ingest {

namespace {

struct WalkField {
    std::string_view theirs;  // in small letters
    std::string_view ours;
};

// Where several fields of a row mean the same, the first that says something wins.
constexpr std::array kWalkFields{WalkField{"kind", "getu:kind"},
                                 WalkField{"type", "getu:kind"},
                                 WalkField{"class", "getu:kind"},
                                 WalkField{"highway", "getu:kind"},
                                 WalkField{"way_type", "getu:kind"},
                                 WalkField{"road_type", "getu:kind"},
                                 WalkField{"类型", "getu:kind"},
                                 WalkField{"类别", "getu:kind"},
                                 WalkField{"种类", "getu:kind"},
                                 WalkField{"等级", "getu:kind"},
                                 WalkField{"道路类型", "getu:kind"},
                                 WalkField{"道路等级", "getu:kind"},
                                 WalkField{"路段类型", "getu:kind"},
                                 WalkField{"路段类别", "getu:kind"},
                                 WalkField{"步行路段类别", "getu:kind"},
                                 WalkField{"width", "width"},
                                 WalkField{"width_m", "width"},
                                 WalkField{"宽度", "width"},
                                 WalkField{"路宽", "width"},
                                 WalkField{"宽", "width"},
                                 WalkField{"opening_hours", "opening_hours"},
                                 WalkField{"hours", "opening_hours"},
                                 WalkField{"open_hours", "opening_hours"},
                                 WalkField{"opening", "opening_hours"},
                                 WalkField{"开放时间", "opening_hours"},
                                 WalkField{"开门时间", "opening_hours"},
                                 WalkField{"开闭时间", "opening_hours"},
                                 WalkField{"通行时间", "opening_hours"},
                                 WalkField{"closed", "getu:closed"},
                                 WalkField{"barred", "getu:closed"},
                                 WalkField{"封闭", "getu:closed"},
                                 WalkField{"是否封闭", "getu:closed"},
                                 WalkField{"关闭", "getu:closed"},
                                 WalkField{"wheelchair", "wheelchair"},
                                 WalkField{"step_free", "wheelchair"},
                                 WalkField{"stepfree", "wheelchair"},
                                 WalkField{"无障碍", "wheelchair"},
                                 WalkField{"是否无障碍", "wheelchair"},
                                 WalkField{"轮椅", "wheelchair"},
                                 WalkField{"轮椅通行", "wheelchair"},
                                 WalkField{"steps", "getu:steps"},
                                 WalkField{"stairs", "getu:steps"},
                                 WalkField{"台阶", "getu:steps"},
                                 WalkField{"有台阶", "getu:steps"},
                                 WalkField{"是否台阶", "getu:steps"},
                                 WalkField{"bridge", "bridge"},
                                 WalkField{"天桥", "bridge"},
                                 WalkField{"桥梁", "bridge"},
                                 WalkField{"tunnel", "tunnel"},
                                 WalkField{"地道", "tunnel"},
                                 WalkField{"隧道", "tunnel"},
                                 WalkField{"layer", "layer"},
                                 WalkField{"incline", "incline"},
                                 WalkField{"slope", "incline"},
                                 WalkField{"坡度", "incline"},
                                 WalkField{"foot", "foot"},
                                 WalkField{"行人", "foot"},
                                 WalkField{"access", "access"},
                                 WalkField{"通行", "access"},
                                 WalkField{"准入", "access"}};

/// What a kind is called, as a part of its name; the first line that fits wins.
struct WalkKind {
    std::string_view part, key, value, more_key, more_value;
};
constexpr std::array kLineKinds{WalkKind{"河", "highway", "no", "", ""},
                                WalkKind{"渠", "highway", "no", "", ""},
                                WalkKind{"水系", "highway", "no", "", ""},
                                WalkKind{"river", "highway", "no", "", ""},
                                WalkKind{"stream", "highway", "no", "", ""},
                                WalkKind{"canal", "highway", "no", "", ""},
                                WalkKind{"water", "highway", "no", "", ""},
                                WalkKind{"墙", "highway", "no", "", ""},
                                WalkKind{"wall", "highway", "no", "", ""},
                                WalkKind{"fence", "highway", "no", "", ""},
                                WalkKind{"边界", "highway", "no", "", ""},
                                WalkKind{"boundary", "highway", "no", "", ""},
                                WalkKind{"高速", "highway", "motorway", "", ""},
                                WalkKind{"快速路", "highway", "motorway", "", ""},
                                WalkKind{"motorway", "highway", "motorway", "", ""},
                                WalkKind{"铁路", "highway", "rail", "", ""},
                                WalkKind{"railway", "highway", "rail", "", ""},
                                WalkKind{"在建", "highway", "construction", "", ""},
                                WalkKind{"规划", "highway", "proposed", "", ""},
                                WalkKind{"construction", "highway", "construction", "", ""},
                                WalkKind{"proposed", "highway", "proposed", "", ""},
                                WalkKind{"地下通道", "highway", "footway", "tunnel", "yes"},
                                WalkKind{"地道", "highway", "footway", "tunnel", "yes"},
                                WalkKind{"隧道", "highway", "footway", "tunnel", "yes"},
                                WalkKind{"underpass", "highway", "footway", "tunnel", "yes"},
                                WalkKind{"天桥", "highway", "footway", "bridge", "yes"},
                                WalkKind{"footbridge", "highway", "footway", "bridge", "yes"},
                                WalkKind{"overpass", "highway", "footway", "bridge", "yes"},
                                WalkKind{"bridge", "highway", "footway", "bridge", "yes"},
                                WalkKind{"台阶", "highway", "steps", "", ""},
                                WalkKind{"楼梯", "highway", "steps", "", ""},
                                WalkKind{"梯道", "highway", "steps", "", ""},
                                WalkKind{"steps", "highway", "steps", "", ""},
                                WalkKind{"stair", "highway", "steps", "", ""},
                                WalkKind{"斑马线", "highway", "footway", "footway", "crossing"},
                                WalkKind{"过街", "highway", "footway", "footway", "crossing"},
                                WalkKind{"横道", "highway", "footway", "footway", "crossing"},
                                WalkKind{"crossing", "highway", "footway", "footway", "crossing"},
                                WalkKind{"crosswalk", "highway", "footway", "footway", "crossing"},
                                WalkKind{"人行道", "highway", "footway", "footway", "sidewalk"},
                                WalkKind{"便道", "highway", "footway", "footway", "sidewalk"},
                                WalkKind{"sidewalk", "highway", "footway", "footway", "sidewalk"},
                                WalkKind{"pavement", "highway", "footway", "footway", "sidewalk"},
                                WalkKind{"步行街", "highway", "pedestrian", "", ""},
                                WalkKind{"pedestrian", "highway", "pedestrian", "", ""},
                                WalkKind{"大门", "highway", "footway", "getu:way", "gate"},
                                WalkKind{"出入口", "highway", "footway", "getu:way", "gate"},
                                WalkKind{"gate", "highway", "footway", "getu:way", "gate"},
                                WalkKind{"连接", "highway", "footway", "getu:way", "link"},
                                WalkKind{"link", "highway", "footway", "getu:way", "link"},
                                WalkKind{"小路", "highway", "path", "", ""},
                                WalkKind{"小径", "highway", "path", "", ""},
                                WalkKind{"步道", "highway", "path", "", ""},
                                WalkKind{"绿道", "highway", "path", "", ""},
                                WalkKind{"胡同", "highway", "living_street", "", ""},
                                WalkKind{"巷", "highway", "living_street", "", ""},
                                WalkKind{"道", "highway", "unclassified", "", ""},
                                WalkKind{"路", "highway", "unclassified", "", ""},
                                WalkKind{"街", "highway", "unclassified", "", ""},
                                WalkKind{"road", "highway", "unclassified", "", ""},
                                WalkKind{"street", "highway", "unclassified", "", ""}};

constexpr std::array kPointKinds{WalkKind{"道闸", "barrier", "lift_gate", "", ""},
                                 WalkKind{"起落杆", "barrier", "lift_gate", "", ""},
                                 WalkKind{"lift_gate", "barrier", "lift_gate", "", ""},
                                 WalkKind{"闸机", "barrier", "turnstile", "", ""},
                                 WalkKind{"turnstile", "barrier", "turnstile", "", ""},
                                 WalkKind{"围墙", "barrier", "wall", "", ""},
                                 WalkKind{"围栏", "barrier", "fence", "", ""},
                                 WalkKind{"wall", "barrier", "wall", "", ""},
                                 WalkKind{"fence", "barrier", "fence", "", ""},
                                 WalkKind{"路桩", "barrier", "bollard", "", ""},
                                 WalkKind{"车阻", "barrier", "bollard", "", ""},
                                 WalkKind{"隔离桩", "barrier", "bollard", "", ""},
                                 WalkKind{"bollard", "barrier", "bollard", "", ""},
                                 WalkKind{"大门", "barrier", "gate", "", ""},
                                 WalkKind{"出入口", "barrier", "gate", "", ""},
                                 WalkKind{"gate", "barrier", "gate", "", ""}};

/// "是", "有", "1" and "true" are yes; what is none of them and not the contrary stays.
std::string said_plainly(const std::string& value) {
    const std::string word = base::in_small_letters(base::trimmed(value));
    constexpr std::array<std::string_view, 9> kYes{"1", "是", "有",   "可",  "可通行",
                                                   "y", "t",  "true", "允许"};
    constexpr std::array<std::string_view, 11> kNo{"0",     "否",   "无", "不可", "不可通行", "n",
                                                   "false", "禁止", "f",  "不",   "禁行"};
    if (std::ranges::find(kYes, word) != kYes.end()) return "yes";
    if (std::ranges::find(kNo, word) != kNo.end()) return "no";
    const bool residents = word == "内部" || word == "私有" || word == "业主";
    return residents ? "private" : word;
}

void set_walk_fields(Feature& row) {
    std::vector<Tag> told;
    for (const Tag& one : row.tags) {
        if (one.value.empty()) continue;
        const auto* const field =
            std::ranges::find(kWalkFields, base::in_small_letters(one.key), &WalkField::theirs);
        if (field == kWalkFields.end()) continue;
        if (std::ranges::find(told, field->ours, &Tag::key) != told.end()) continue;
        const bool text = field->ours == "opening_hours" || field->ours == "width" ||
                          field->ours == "incline" || field->ours == "layer";
        told.push_back({std::string{field->ours}, text ? one.value : said_plainly(one.value)});
    }
    row.tags = std::move(told);
}

template <std::size_t N>
const WalkKind* kind_called(const std::array<WalkKind, N>& kinds, std::string_view name) {
    const auto found = std::ranges::find_if(
        kinds, [&](const WalkKind& kind) { return base::has_part(name, kind.part); });
    return found == kinds.end() ? nullptr : &*found;
}

void set_walk_kind(Feature& row, const std::string& layer) {
    const bool point = row.shape.kind == geo::ShapeKind::Point;
    const std::string told{tag(row, "getu:kind")};
    const auto called = [&](const std::string& name) {
        return point ? kind_called(kPointKinds, name) : kind_called(kLineKinds, name);
    };
    if (point && told.ends_with("门")) return set_tag(row, "barrier", "gate");
    const bool in_osm_words = !point && line_key_of(told) == "highway";
    const WalkKind* kind = in_osm_words ? nullptr : called(told);
    if (kind == nullptr && told.empty()) kind = called(base::in_small_letters(layer));
    if (kind != nullptr) {
        set_tag(row, kind->key, kind->value);
        if (!kind->more_key.empty()) set_tag(row, kind->more_key, kind->more_value);
    } else if (row.shape.kind == geo::ShapeKind::Line) {
        // Somebody has said that these are ways.
        set_tag(row, "highway", in_osm_words ? told : "path");
    }
    if (is_said(tag(row, "getu:steps")) && tag(row, "getu:steps") != "0")
        set_tag(row, "highway", "steps");
}

}  // namespace

void say_in_walking_words(Layer& layer) {
    if (schema_of(layer) != Schema::Plain) return say_in_osm_words(layer, "");
    for (Feature& row : layer.features) {
        set_walk_fields(row);
        set_walk_kind(row, layer.name);
    }
}

}  // namespace ingest
