#include "ingest/fictional_residents_matters.h"

#include <array>

namespace ingest::residents {

namespace {

constexpr std::array<Matter, 34> kMatters{{
    {"06036", "楼道堆放杂物", "C", 120, Where::Building, 16},
    {"06036", "楼道停放电动车", "C", 120, Where::Building, 11},
    {"06036", "楼前堆放废旧家具", "C", 120, Where::Building, 7},
    {"09005", "店外经营", "C", 24, Where::Front, 14},
    {"09005", "商品占道摆放", "C", 24, Where::Front, 8},
    {"06010", "暴露垃圾", "C", 24, Where::Yard, 8},
    {"06010", "路边暴露垃圾", "C", 24, Where::Street, 7},
    {"09010", "共享单车乱停放", "C", 24, Where::Street, 4},
    {"09010", "电动车占用人行道", "C", 24, Where::Front, 2},
    {"07001", "单元门小广告", "C", 72, Where::Building, 3},
    {"07001", "墙面小广告", "C", 72, Where::Street, 2},
    {"82", "飞线充电", "B", 48, Where::Building, 3},
    {"82", "灭火器过期", "B", 48, Where::Front, 1},
    {"83", "下水道返水", "B", 48, Where::Building, 1.6, true},
    {"83", "屋顶漏水", "B", 48, Where::Building, 1.2, true},
    {"83", "电梯停运", "B", 24, Where::Building, 0.8},
    {"83", "暖气不热", "B", 48, Where::Building, 0.8},
    {"06028", "夜间噪声扰民", "B", 168, Where::Front, 1.6},
    {"06028", "装修噪声", "B", 168, Where::Building, 1.4},
    {"81", "邻里纠纷", "C", 360, Where::Building, 1.2},
    {"81", "停车纠纷", "C", 360, Where::Yard, 0.8},
    {"01037", "路灯不亮", "C", 72, Where::Street, 1.4},
    {"09009", "机动车乱停放", "C", 24, Where::Street, 1.6},
    {"06042", "垃圾箱满溢", "C", 24, Where::Yard, 1.4},
    {"06012", "路面积水", "C", 24, Where::Street, 1.2, true},
    {"06011", "装修垃圾未清运", "C", 96, Where::Yard, 1},
    {"84", "代办老年证", "C", 168, Where::Building, 0.9},
    {"84", "代办居住证", "C", 168, Where::Building, 0.6},
    {"86", "咨询医保缴费", "C", 24, Where::Building, 0.8},
    {"87", "希望增设休息座椅", "D", 360, Where::Yard, 0.6},
    {"88", "物业服务投诉", "C", 168, Where::Yard, 0.5},
    {"09012", "占用消防通道", "A", 2, Where::Yard, 0.5},
    {"09012", "消防通道被车辆占用", "A", 2, Where::Street, 0.3},
    {"85", "独居老人失联求助", "A", 2, Where::Building, 0.2},
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

const Matter& wet_matter(base::Random& random) {
    return drawn(random, true);
}

}  // namespace ingest::residents
