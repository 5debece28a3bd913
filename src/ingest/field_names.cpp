#include "ingest/field_names.h"

#include "base/text.h"
#include "ingest/things.h"
#include "ingest/vocabulary.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string>
#include <utility>

namespace ingest {

namespace {

struct Renamed {
    std::string_view theirs;  // in small letters
    std::string_view ours;
};

// Where several fields of a row mean the same, the earlier line wins.
constexpr std::array kRenamed{
    Renamed{"building_levels", "building:levels"},
    Renamed{"levels", "building:levels"},
    Renamed{"num_floors", "building:levels"},
    Renamed{"numfloors", "building:levels"},
    Renamed{"floors", "building:levels"},
    Renamed{"floor", "building:levels"},
    Renamed{"storeys", "building:levels"},
    Renamed{"stories", "building:levels"},
    Renamed{"地上层数", "building:levels"},
    Renamed{"总层数", "building:levels"},
    Renamed{"建筑层数", "building:levels"},
    Renamed{"楼层数", "building:levels"},
    Renamed{"层数", "building:levels"},
    Renamed{"楼层", "building:levels"},
    Renamed{"建筑高度", "height"},
    Renamed{"楼高", "height"},
    Renamed{"高度", "height"},
    Renamed{"bldg_height", "height"},
    Renamed{"building_height", "height"},
    Renamed{"height_m", "height"},
    Renamed{"名称", "name"},
    Renamed{"楼栋名称", "name"},
    Renamed{"小区名称", "name"},
    Renamed{"社区名称", "name"},
    Renamed{"街道名称", "name"},
    Renamed{"网格名称", "name"},
    Renamed{"建筑名称", "name"},
    Renamed{"道路名称", "name"},
    Renamed{"路名", "name"},
    Renamed{"店名", "name"},
    Renamed{"mc", "name"},
    Renamed{"name_zh", "name"},
    Renamed{"name_cn", "name"},
    Renamed{"nam", "name"},
    Renamed{"楼号", "addr:housenumber"},
    Renamed{"幢号", "addr:housenumber"},
    Renamed{"栋号", "addr:housenumber"},
    Renamed{"楼栋号", "addr:housenumber"},
    Renamed{"门牌号", "addr:housenumber"},
    Renamed{"门牌", "addr:housenumber"},
    Renamed{"addr_housenumber", "addr:housenumber"},
    Renamed{"addr_house", "addr:housenumber"},
    Renamed{"housenumber", "addr:housenumber"},
    Renamed{"house_no", "addr:housenumber"},
    Renamed{"街路巷", "addr:street"},
    Renamed{"街路", "addr:street"},
    Renamed{"addr_street", "addr:street"},
    Renamed{"streetname", "addr:street"},
    Renamed{"street", "addr:street"},
    Renamed{"路宽", "width"},
    Renamed{"宽度", "width"},
    Renamed{"车道数", "lanes"},
    Renamed{"区划代码", "ref"},
    Renamed{"行政区划代码", "ref"},
    Renamed{"行政代码", "ref"},
    Renamed{"社区代码", "ref"},
    Renamed{"社区编码", "ref"},
    Renamed{"街道代码", "ref"},
    Renamed{"网格编码", "ref"},
    Renamed{"网格代码", "ref"},
    Renamed{"代码", "ref"},
    Renamed{"编码", "ref"},
    Renamed{"部件标识码", "ref"},
    Renamed{"部件编码", "ref"},
    Renamed{"标识码", "ref"},
    Renamed{"部件状态", "getu:state"},
    Renamed{"状态", "getu:state"},
    Renamed{"养护单位", "operator"},
    Renamed{"维护单位", "operator"},
    Renamed{"管护单位", "operator"},
    Renamed{"权属单位", "operator"},
    Renamed{"主管部门", "operator"},
    Renamed{"部件类别", "getu:type"},
    Renamed{"部件类型", "getu:type"},
    Renamed{"部件代码", "getu:type"},
    Renamed{"小类代码", "getu:type"},
    Renamed{"小类名称", "getu:type"},
    Renamed{"小类", "getu:type"},
    Renamed{"类型", "getu:type"},
    Renamed{"类别", "getu:type"},
    Renamed{"业态", "getu:type"},
    Renamed{"mtype", "getu:type"},
    Renamed{"poi_type", "getu:type"},
    Renamed{"category", "getu:type"},
};

bool any_row(const Layer& layer, std::string_view key) {
    const std::size_t rows = std::min(kRowsLookedAt, layer.features.size());
    for (std::size_t i = 0; i < rows; ++i)
        if (has_tag(layer.features[i], key)) return true;
    return false;
}

void set_unit(Feature& feature, std::string_view name_key, std::string_view code_key,
              std::string_view level) {
    const std::string name{tag(feature, name_key)};
    const std::string code{tag(feature, code_key)};
    set_tag(feature, "name", name);
    set_tag(feature, "ref", code);
    set_tag(feature, "boundary", "administrative");
    set_tag(feature, "getu:level", level);
}

/// `level` of the tables that go with an `adcode`; empty for what lies above a district.
std::string_view level_of_adcode(std::string_view level, std::string_view code) {
    if (level == "district" || level == "county") return "district";
    if (level == "street" || level == "town") return "subdistrict";
    if (level == "village" || level == "community") return "community";
    if (!level.empty()) return {};
    if (code.size() == 6 && !code.ends_with("00")) return "district";
    if (code.size() == 9) return "subdistrict";
    return code.size() == 12 && !code.ends_with("000") ? "community" : "";
}

void say_unit(Feature& feature) {
    if (has_tag(feature, "VILLNAME")) return set_unit(feature, "VILLNAME", "VILLCODE", "community");
    if (has_tag(feature, "TOWNNAME")) return set_unit(feature, "TOWNNAME", "TOWNCODE", "district");
    if (!has_tag(feature, "adcode")) return;
    const std::string_view level = level_of_adcode(tag(feature, "level"), tag(feature, "adcode"));
    set_unit(feature, "name", "adcode", level.empty() ? "above" : level);
}

struct TypeWord {
    std::string_view part, key, value;
};

// Parts of what lists of points call their kinds.
constexpr std::array kTypeWords{
    TypeWord{"咖啡", "amenity", "cafe"},
    TypeWord{"餐", "amenity", "restaurant"},
    TypeWord{"饭", "amenity", "restaurant"},
    TypeWord{"便利", "shop", "convenience"},
    TypeWord{"超市", "shop", "supermarket"},
    TypeWord{"理发", "shop", "hairdresser"},
    TypeWord{"美发", "shop", "hairdresser"},
    TypeWord{"美容", "shop", "beauty"},
    TypeWord{"药店", "amenity", "pharmacy"},
    TypeWord{"药房", "amenity", "pharmacy"},
    TypeWord{"地铁", "railway", "station"},
    TypeWord{"公交", "highway", "bus_stop"},
    TypeWord{"幼儿园", "amenity", "kindergarten"},
    TypeWord{"大学", "amenity", "university"},
    TypeWord{"学校", "amenity", "school"},
    TypeWord{"小学", "amenity", "school"},
    TypeWord{"中学", "amenity", "school"},
    TypeWord{"医院", "amenity", "hospital"},
    TypeWord{"卫生", "amenity", "clinic"},
    TypeWord{"诊所", "amenity", "clinic"},
    TypeWord{"派出所", "amenity", "police"},
    TypeWord{"公安", "amenity", "police"},
    TypeWord{"银行", "amenity", "bank"},
    TypeWord{"邮", "amenity", "post_office"},
    TypeWord{"快递", "shop", "parcel"},
    TypeWord{"菜市场", "amenity", "marketplace"},
    TypeWord{"公厕", "amenity", "toilets"},
    TypeWord{"厕所", "amenity", "toilets"},
    TypeWord{"停车", "amenity", "parking"},
    TypeWord{"公园", "leisure", "park"},
    TypeWord{"酒店", "tourism", "hotel"},
    TypeWord{"宾馆", "tourism", "hotel"},
    TypeWord{"洗衣", "shop", "laundry"},
    TypeWord{"五金", "shop", "hardware"},
    TypeWord{"养老", "amenity", "nursing_home"},
    TypeWord{"消火栓", "emergency", "fire_hydrant"},
    TypeWord{"充电", "amenity", "charging_station"},
    TypeWord{"商", "shop", "yes"},
    TypeWord{"店", "shop", "yes"},
};

struct LayerWords {
    std::string_view kind;
    std::array<std::string_view, 9> words;
};

// The first line that matches wins: houses of an estate are houses.
constexpr std::array kLayerWords{
    LayerWords{"rail", {"地铁出入口", "地铁口", "subway_entrance"}},
    LayerWords{"entrance", {"单元门", "楼门", "出入口", "entrance"}},
    LayerWords{"component",
               {"部件", "路灯", "井盖", "垃圾箱", "果皮箱", "component", "streetlight",
                "street_lamp", "manhole"}},
    LayerWords{"building",
               {"建筑", "楼栋", "楼幢", "房屋", "楼房", "building", "bldg", "footprint"}},
    LayerWords{"address", {"门牌", "地址", "address"}},
    LayerWords{"shop", {"商铺", "店铺", "门店", "商户", "门面", "shops"}},
    LayerWords{"boundary",
               {"社区", "街道", "网格", "行政", "边界", "区划", "boundar", "admin", "district"}},
    LayerWords{"boundary", {"village", "townlands", "communit", "subdistrict", "乡镇", "councils"}},
    LayerWords{"rail", {"铁路", "地铁", "railway", "subway"}},
    LayerWords{"road", {"道路", "路网", "公路", "街路", "road", "street", "highway", "路段"}},
    LayerWords{"landuse", {"小区", "住宅区", "楼院", "用地", "xiaoqu", "residential", "landuse"}},
    LayerWords{"water", {"水系", "水域", "河流", "湖", "water", "river", "lake"}},
    LayerWords{"green", {"绿地", "公园", "植被", "green", "parks"}},
    LayerWords{"wall", {"围墙", "wall", "fence"}},
    LayerWords{"poi", {"设施", "兴趣点", "poi", "ameniti", "facilit", "stations"}},
};

}  // namespace

void rename_fields(Layer& layer) {
    std::map<std::string, std::size_t, std::less<>> rank;    // of a field name as it is written
    std::vector<std::pair<std::size_t, std::size_t>> known;  // (rank, tag) of one row
    for (Feature& feature : layer.features) {
        known.clear();
        for (std::size_t t = 0; t < feature.tags.size(); ++t) {
            const std::string& key = feature.tags[t].key;
            auto entry = rank.find(key);
            if (entry == rank.end()) {
                const auto found =
                    std::ranges::find(kRenamed, base::in_small_letters(key), &Renamed::theirs);
                const auto place = static_cast<std::size_t>(found - kRenamed.begin());
                entry = rank.emplace(key, place).first;
            }
            if (entry->second < kRenamed.size() && !feature.tags[t].value.empty())
                known.emplace_back(entry->second, t);
        }
        std::ranges::sort(known);
        for (const auto& [place, t] : known)
            if (!has_tag(feature, kRenamed[place].ours)) feature.tags[t].key = kRenamed[place].ours;
    }
}

std::string_view kind_of_fields(const Layer& layer) {
    if (any_row(layer, "VILLNAME") || any_row(layer, "TOWNNAME") || any_row(layer, "adcode"))
        return "boundary";
    if (any_row(layer, "building:levels")) return "building";
    if (any_row(layer, "maxspeed") || any_row(layer, "oneway") || any_row(layer, "lanes"))
        return "road";
    const std::size_t rows = std::min(kRowsLookedAt, layer.features.size());
    for (std::size_t i = 0; i < rows; ++i)
        if (!class_in_component_code(tag(layer.features[i], "ref")).empty()) return "component";
    return any_row(layer, "btype") ? "poi" : "";
}

std::string_view kind_of_layer_name(std::string_view name) {
    const std::string word = base::in_small_letters(name.substr(name.find_last_of('/') + 1));
    if (!code_in_name(word).empty()) return "boundary";
    for (const LayerWords& row : kLayerWords)
        for (const std::string_view part : row.words)
            if (!part.empty() && base::has_part(word, part)) return row.kind;
    return {};
}

std::string_view code_in_name(std::string_view name) {
    name = name.substr(0, name.find('.'));
    const bool digits =
        std::ranges::all_of(name, [](unsigned char c) { return std::isdigit(c) != 0; });
    const bool length = name.size() == 6 || name.size() == 9 || name.size() == 12;
    return digits && length ? name : std::string_view{};
}

bool has_height_field(const Layer& layer) {
    const std::size_t rows = std::min(kRowsLookedAt, layer.features.size());
    for (std::size_t i = 0; i < rows; ++i) {
        const Feature& feature = layer.features[i];
        if (feature.shape.kind == geo::ShapeKind::Area && has_tag(feature, "height")) return true;
    }
    return false;
}

void say_place_type(Feature& feature) {
    if (feature.shape.kind == geo::ShapeKind::Area) return say_unit(feature);
    const std::string type{tag(feature, "getu:type")};
    if (type.empty()) return;
    for (const TypeWord& word : kTypeWords)
        if (base::has_part(type, word.part)) return set_tag(feature, word.key, word.value);
    if (const std::string_view component = component_named(type); !component.empty())
        set_tag(feature, kComponentTag, component);
}

}  // namespace ingest
