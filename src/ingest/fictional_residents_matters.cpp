#include "ingest/fictional_residents_matters.h"

#include <algorithm>
#include <array>

namespace ingest::residents {

namespace {

constexpr std::array<Matter, 43> kMatters{{
    {"06036", "楼道堆放杂物", Where::Building, 17},
    {"06036", "楼道停放电动车", Where::Building, 13},
    {"06036", "楼前堆放废旧家具", Where::Building, 8},
    {"09005", "店外经营", Where::Front, 15},
    {"09005", "商品占道摆放", Where::Front, 9},
    {"06010", "暴露垃圾", Where::Yard, 9},
    {"06010", "路边暴露垃圾", Where::Street, 7},
    {"09010", "共享单车乱停放", Where::Street, 4},
    {"09010", "电动车占用人行道", Where::Front, 2},
    {"07001", "单元门小广告", Where::Building, 3},
    {"07001", "墙面小广告", Where::Street, 2},
    {"82", "飞线充电", Where::Building, 3},
    {"82", "灭火器过期", Where::Front, 1},
    {"83", "下水道返水", Where::Building, 1.6, true},
    {"83", "屋顶漏水", Where::Building, 1.2, true},
    {"83", "电梯停运", Where::Building, 0.8},
    {"83", "暖气不热", Where::Building, 0.8},
    {"06028", "夜间噪声扰民", Where::Front, 1.6},
    {"06028", "装修噪声", Where::Building, 1.4},
    {"81", "邻里纠纷", Where::Building, 1.2},
    {"81", "停车纠纷", Where::Yard, 0.8},
    {"01037", "路灯不亮", Where::Street, 1.4},
    {"09009", "机动车乱停放", Where::Street, 1.6},
    {"06042", "垃圾箱满溢", Where::Yard, 1.4},
    {"06012", "路面积水", Where::Street, 1.2, true},
    {"06011", "装修垃圾未清运", Where::Yard, 1},
    {"84", "代办老年证", Where::Building, 0.9},
    {"84", "代办居住证", Where::Building, 0.6},
    {"86", "咨询医保缴费", Where::Building, 0.8},
    {"87", "希望增设休息座椅", Where::Yard, 0.8},
    {"88", "物业服务投诉", Where::Yard, 0.5},
    {"09012", "占用消防通道", Where::Yard, 0.5},
    {"09012", "消防通道被车辆占用", Where::Street, 0.3},
    {"85", "独居老人失联求助", Where::Building, 0.2},
    {"06001", "私搭小屋", Where::Yard, 0.5},
    {"06001", "楼顶私搭乱建", Where::Building, 0.5},
    {"06017", "绿地脏乱", Where::Yard, 0.6},
    {"06045", "毁绿种菜", Where::Yard, 0.3},
    {"08001", "夜间施工扰民", Where::Street, 0.6},
    {"06020", "焚烧落叶", Where::Yard, 0.2},
    {"09015", "无证餐饮", Where::Front, 0.5},
    {"06013", "路面坑洼", Where::Street, 0.6, true},
    {"07003", "违规户外广告", Where::Front, 0.3},
}};

const Matter& drawn(base::Random& random, bool wet_only) {
    double total = 0;
    for (const Matter& matter : kMatters)
        if (matter.wet || !wet_only) total += matter.weight;
    double draw = random.unit() * total;
    for (const Matter& matter : kMatters) {
        if (wet_only && !matter.wet) continue;
        draw -= matter.weight;
        if (draw < 0) return matter;
    }
    return kMatters.front();
}

}  // namespace

const Matter& any_matter(base::Random& random) {
    return drawn(random, false);
}

const Matter& matter_of(std::string_view code) {
    return *std::ranges::find(kMatters, code,
                              [](const Matter& matter) { return std::string_view{matter.code}; });
}

const Matter& wet_matter(base::Random& random) {
    return drawn(random, true);
}

}  // namespace ingest::residents
