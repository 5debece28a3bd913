#include "ingest/things.h"

#include "base/text.h"
#include "ingest/kinds.h"
#include "ingest/register_tail.h"
#include "ingest/register_text.h"

#include <algorithm>
#include <array>

namespace ingest {

namespace {

struct TaggedCode {
    std::string_view words;
    std::string_view code;
};

// "key/value"; the first that fits wins.
constexpr std::array kOsmComponents{
    TaggedCode{"highway/street_lamp", "01037"},
    TaggedCode{"manhole/drain", "01902"},
    TaggedCode{"man_made/storm_drain", "01902"},
    TaggedCode{"man_made/manhole", "01901"},
    TaggedCode{"telecom/connection_point", "01905"},
    TaggedCode{"telecom/distribution_point", "01905"},
    TaggedCode{"telecom/service_device", "01905"},
    TaggedCode{"power/pole", "01906"},
    TaggedCode{"man_made/utility_pole", "01906"},
    TaggedCode{"man_made/mast", "01906"},
    TaggedCode{"power/transformer", "01907"},
    TaggedCode{"substation/minor_distribution", "01907"},
    TaggedCode{"emergency/fire_extinguisher", "01911"},
    TaggedCode{"highway/traffic_signals", "02903"},
    TaggedCode{"amenity/bicycle_parking", "02905"},
    TaggedCode{"amenity/waste_basket", "03901"},
    TaggedCode{"advertising/board", "03903"},
    TaggedCode{"advertising/billboard", "03904"},
    TaggedCode{"amenity/bench", "04902"},
};

struct NamedCode {
    std::string_view code;
    std::string_view name;                  // of K36
    std::array<std::string_view, 5> parts;  // of what else it is called
};

// Where several fit, the first; narrower words stand before wider ones.
constexpr std::array kNamed{
    NamedCode{"01037", "路灯", {"路灯", "街灯", "庭院灯", "street lamp", "streetlight"}},
    NamedCode{"01902", "雨水箅子", {"雨水箅", "雨水篦", "雨篦", "收水井", "gully"}},
    NamedCode{"01901", "井盖", {"井盖", "窨井", "检查井", "manhole"}},
    NamedCode{"01911", "灭火器箱", {"灭火器", "extinguisher"}},
    NamedCode{"01903", "消火栓", {"消火栓", "消防栓", "hydrant"}},
    NamedCode{"01904", "公共摄像机", {"摄像机", "摄像头", "监控探头", "camera"}},
    NamedCode{"01905", "通信交接箱", {"交接箱", "光交箱", "通信箱", "telecom cabinet"}},
    NamedCode{"01907", "变压器（箱）", {"变压器", "箱变", "箱式变电", "transformer"}},
    NamedCode{"01908", "充电桩", {"充电桩", "charging"}},
    NamedCode{"01909", "燃气调压箱", {"调压箱", "调压站"}},
    NamedCode{"01910", "健身器材", {"健身器材", "健身设施"}},
    NamedCode{"02901", "路名牌", {"路名牌", "街路牌", "street sign"}},
    NamedCode{"02902", "公交站亭", {"公交站亭", "候车亭", "bus shelter"}},
    NamedCode{"02903", "交通信号灯", {"信号灯", "红绿灯", "traffic light", "traffic signal"}},
    NamedCode{"04903", "绿地护栏", {"绿地护栏", "花坛护栏"}},
    NamedCode{"02904", "道路护栏", {"护栏", "隔离栏", "guard rail"}},
    NamedCode{"02905", "非机动车停放架", {"停放架", "自行车架", "bicycle stand"}},
    NamedCode{"03902", "垃圾分类亭", {"分类亭", "垃圾亭", "垃圾分类", "sorting kiosk"}},
    NamedCode{"03901", "果皮箱", {"果皮箱", "垃圾箱", "垃圾桶", "废物箱", "litter bin"}},
    NamedCode{"03903", "宣传栏", {"宣传栏", "公告栏", "公示栏", "notice board"}},
    NamedCode{"03904", "户外广告牌", {"广告牌", "billboard"}},
    NamedCode{"04901", "古树名木", {"古树", "名木", "protected tree"}},
    NamedCode{"04902", "座椅", {"座椅", "坐椅", "长椅", "bench"}},
    NamedCode{"01906", "立杆", {"立杆", "电杆", "电线杆", "灯杆", "utility pole"}},
    NamedCode{"05002", "公房地下室", {}},
    NamedCode{"05003", "车辆加油（气、电）站", {}},
    NamedCode{"05009", "文物古迹", {"文物"}},
    NamedCode{"05999", "其他部件", {"其他部件"}},
};

constexpr std::array kStates{NamedCode{"1", "完好", {"完好", "正常", "良好", "intact"}},
                             NamedCode{"2", "破损", {"破损", "损坏", "缺损", "damaged"}},
                             NamedCode{"3", "丢失", {"丢失", "缺失", "missing"}},
                             NamedCode{"4", "废弃", {"废弃", "停用", "abandoned"}},
                             NamedCode{"5", "移除", {"移除", "拆除", "removed"}}};

template <std::size_t N>
std::string_view named_in(const std::array<NamedCode, N>& table, std::string_view text) {
    if (text.empty()) return {};
    for (const NamedCode& entry : table)
        if (text == entry.code || text == entry.name) return entry.code;
    const std::string small = base::in_small_letters(text);
    for (const NamedCode& entry : table)
        for (const std::string_view part : entry.parts)
            if (!part.empty() && small.find(part) != std::string::npos) return entry.code;
    return {};
}

bool is_public_camera(const Feature& feature) {
    const std::string_view where = tag(feature, "surveillance");
    return tag(feature, "man_made") == "surveillance" && (where == "public" || where == "outdoor");
}

bool is_protected_tree(const Feature& feature) {
    if (tag(feature, "natural") != "tree") return false;
    return tag(feature, "denotation") == "natural_monument" || is_said(tag(feature, "protected")) ||
           is_said(tag(feature, "natural_monument")) || is_said(tag(feature, "heritage"));
}

/// A cabinet in the street is of telecom unless it says otherwise.
std::string_view cabinet_of(const Feature& feature) {
    if (tag(feature, "man_made") != "street_cabinet") return {};
    const std::string_view holds = tag(feature, "street_cabinet");
    const std::string_view of = holds.empty() ? tag(feature, "utility") : holds;
    if (of.starts_with("power")) return "01907";
    if (of == "gas") return "01909";
    return of.empty() || of == "telecom" || of == "communication" ? "01905" : "";
}

/// 1, 2单元, 第3单元; a letter names a door, but counts no stairs.
int stair_in(const Feature& feature) {
    for (const std::string_view key : {"addr:unit", "ref", "name"}) {
        const std::u32string text = folded_address(tag(feature, key));
        const std::u32string_view number =
            std::u32string_view{text}.substr(text.starts_with(U'第') ? 1 : 0);
        if (number.empty() || number[0] < U'0' || number[0] > U'9') continue;
        const auto stair = stair_number(number);
        if (stair && *stair > 0 && *stair <= kMostStairs) return *stair;
    }
    return 0;
}

}  // namespace

std::string_view component_of(const Feature& feature) {
    if (const std::string_view told = tag(feature, kComponentTag); !told.empty()) return told;
    for (const TaggedCode& entry : kOsmComponents) {
        const std::size_t slash = entry.words.find('/');
        const std::string_view value = tag(feature, entry.words.substr(0, slash));
        if (!value.empty() && value == entry.words.substr(slash + 1)) return entry.code;
    }
    if (is_said(tag(feature, "manhole"))) return "01901";
    if (is_public_camera(feature)) return "01904";
    if (is_protected_tree(feature)) return "04901";
    if (tag(feature, "tourism") == "information" && tag(feature, "information") == "board")
        return "03903";
    return cabinet_of(feature);
}

std::string_view component_named(std::string_view text) {
    return named_in(kNamed, text);
}

std::string_view class_in_component_code(std::string_view code) {
    constexpr std::size_t kDigits = 17;
    constexpr std::size_t kDivision = 6;
    constexpr std::size_t kClass = 5;
    if (code.size() != kDigits || code.find_first_not_of("0123456789") != std::string_view::npos)
        return {};
    const std::string_view klass = code.substr(kDivision, kClass);
    const auto found = std::ranges::find(kNamed, klass, &NamedCode::code);
    return found == kNamed.end() ? std::string_view{} : found->code;
}

std::string_view component_state_named(std::string_view text) {
    return named_in(kStates, text);
}

std::string_view component_state_of(const Feature& feature) {
    const std::string_view state = component_state_named(tag(feature, "getu:state"));
    return state.empty() ? "1" : state;
}

std::optional<DoorWords> door_of(const Feature& feature) {
    if (feature.shape.kind != geo::ShapeKind::Point) return std::nullopt;
    const std::string_view entrance = tag(feature, "entrance");
    if (entrance == "no" || entrance == "exit" || entrance == "emergency") return std::nullopt;
    const bool told = !entrance.empty();
    if (!told && !is_said(tag(feature, "door"))) return std::nullopt;
    return DoorWords{
        .stair = stair_in(feature), .step_free = tag(feature, "wheelchair") == "yes", .told = told};
}

}  // namespace ingest
