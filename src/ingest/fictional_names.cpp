#include "ingest/fictional_names.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace ingest {

using base::Random;

namespace {

constexpr std::array<const char*, 40> kSurnames{
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱",
    "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于",
    "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕"};
constexpr std::array<const char*, 48> kGiven{
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明",
    "超", "霞", "平", "刚", "华", "红", "玉", "兰", "秀", "英", "建", "国", "文", "志", "海", "春",
    "梅", "云", "晓", "东", "丹", "莉", "桂", "鹏", "倩", "雪", "琳", "峰", "浩", "宇", "欣", "婷"};

constexpr std::array<Trade, 46> kTrades{
    {{"11", "便利店"},   {"11", "烟酒店"},   {"11", "超市"},     {"03", "面馆"},
     {"03", "小吃店"},   {"03", "火锅店"},   {"03", "奶茶店"},   {"03", "饺子馆"},
     {"03", "麻辣烫"},   {"03", "家常菜馆"}, {"03", "烧烤店"},   {"03", "快餐店"},
     {"13", "早餐铺"},   {"13", "包子铺"},   {"13", "豆浆店"},   {"12", "水果店"},
     {"12", "蔬菜店"},   {"12", "鲜肉店"},   {"12", "粮油店"},   {"12", "熟食店"},
     {"14", "药房"},     {"14", "大药房"},   {"05", "理发店"},   {"05", "美容院"},
     {"05", "美发沙龙"}, {"06", "洗衣店"},   {"04", "手机维修"}, {"04", "家电维修"},
     {"04", "修鞋铺"},   {"04", "修车铺"},   {"02", "服装店"},   {"02", "鞋店"},
     {"02", "文具店"},   {"02", "母婴店"},   {"02", "百货店"},   {"17", "五金店"},
     {"17", "建材店"},   {"16", "图文店"},   {"16", "照相馆"},   {"15", "快递驿站"},
     {"01", "家政公司"}, {"07", "助老驿站"}, {"08", "托管班"},   {"52", "储蓄所"},
     {"99", "花店"},     {"99", "眼镜店"}}};

constexpr std::array<const char*, 44> kShopWords{
    "福兴",   "顺意", "美佳", "鑫源", "百顺", "惠民", "老街", "小城", "阿芳", "四季", "天天",
    "好邻居", "金穗", "安心", "康宁", "晨光", "一品", "祥和", "同乐", "家家", "悦来", "江边",
    "老张",   "老李", "兄弟", "姐妹", "大众", "新鲜", "永丰", "聚香", "清泉", "乐康", "青松",
    "大树下", "南北", "三江", "五味", "鸿运", "如意", "知味", "巧手", "丽人", "春风", "万家"};

}  // namespace

std::string person_name(Random& random) {
    std::string name = random.pick(kSurnames);
    name += random.pick(kGiven);
    if (random.chance(0.68)) name += random.pick(kGiven);
    return name;
}

const Trade& any_trade(Random& random) {
    return random.pick(kTrades);
}

std::string shop_name(const Trade& trade, Random& random) {
    if (random.chance(0.12)) return trade.name;
    return std::string{random.pick(kShopWords)} + trade.name;
}

namespace town {

namespace {

constexpr std::array<const char*, 15> kSubdistricts{"长青", "南湖", "河滨", "东风", "文昌",
                                                    "桃园", "清河", "新城", "柳林", "钟楼",
                                                    "学府", "石桥", "古槐", "云山", "金穗"};
constexpr std::array<const char*, 36> kMainRoads{
    "人民", "建设", "解放", "新华", "中山", "和平", "胜利", "红旗", "文化", "工农", "光明", "青年",
    "迎宾", "沿河", "长江", "黄河", "朝阳", "育才", "振兴", "东风", "兴业", "团结", "北环", "南环",
    "泰山", "松江", "开元", "民主", "前进", "友谊", "复兴", "大庆", "湖滨", "站前", "学府", "西城"};
constexpr std::array<const char*, 56> kStems{
    "长青", "春晖", "幸福", "和平", "向阳", "锦绣", "翠微", "柳荫", "桂花", "梧桐", "丁香", "清泉",
    "永安", "平安", "康宁", "吉祥", "如意", "祥和", "安居", "福寿", "东升", "晨曦", "星光", "明月",
    "望湖", "临江", "竹园", "梅园", "兰亭", "荷塘", "杏林", "桃源", "枫林", "松涛", "银杏", "海棠",
    "金水", "玉泉", "龙泉", "凤凰", "鼓楼", "书院", "文庙", "牌楼", "石榴", "新民", "利民", "裕民",
    "友爱", "同心", "百花", "芳草", "绿茵", "丰收", "曙光", "春秋"};
constexpr std::array<const char*, 40> kOldNames{
    "槐树", "井儿", "磨盘", "油坊", "灯笼", "铁匠", "豆腐", "盐店", "棉花", "针线",
    "酱园", "水月", "马道", "城根", "打铜", "竹竿", "鞋匠", "箭道", "仓门", "糖坊",
    "炭市", "文昌", "大井", "枣树", "石狮", "草帽", "银匠", "茶叶", "染坊", "纸坊",
    "弓箭", "罗锅", "双井", "碾子", "柏树", "驴市", "绒线", "烟袋", "轿子", "书铺"};
constexpr std::array<const char*, 30> kWorks{
    "机床厂", "纺织厂",   "轴承厂",   "化肥厂",     "印刷厂", "面粉厂", "电机厂", "木材厂",
    "农机厂", "造纸厂",   "毛纺厂",   "水泵厂",     "锅炉厂", "搪瓷厂", "仪表厂", "食品厂",
    "制药厂", "铸造厂",   "玻璃厂",   "橡胶厂",     "粮食局", "邮电局", "供电局", "水利局",
    "勘测院", "运输公司", "建筑公司", "自来水公司", "地质队", "铁路局"};
constexpr std::array<const char*, 8> kSlabs{"小区", "里",   "新村", "家园",
                                            "苑",   "一区", "二区", "东里"};
constexpr std::array<const char*, 8> kMidRise{"花园", "雅苑", "嘉园", "华庭",
                                              "家园", "佳苑", "名苑", "新苑"};
constexpr std::array<const char*, 8> kTowers{"国际城", "名邸", "华府",   "壹号院",
                                             "公馆",   "御园", "时代城", "中央花园"};

}  // namespace

Names::Names(std::uint64_t seed) : random_{seed} {
    main_roads_.assign(kMainRoads.begin(), kMainRoads.end());
    for (const char* stem : kStems) communities_.emplace_back(stem);
    for (std::size_t i = communities_.size(); i > 1; --i)
        std::swap(communities_[i - 1], communities_[random_.below(static_cast<std::uint32_t>(i))]);
}

std::string Names::once(std::string name) {
    static constexpr std::array<const char*, 8> kOrder{"一", "二", "三", "四",
                                                       "五", "六", "七", "八"};
    if (given_.insert(name).second) return name;
    for (int n = 2;; ++n) {
        std::string numbered =
            n <= 8 ? fmt::format("{}（{}）", name, kOrder.at(static_cast<std::size_t>(n - 1)))
                   : fmt::format("{}（{}）", name, n);
        if (given_.insert(numbered).second) return numbered;
    }
}

std::string Names::subdistrict(std::size_t number) {
    return std::string{kSubdistricts.at(number % kSubdistricts.size())} + "街道";
}

std::string Names::community() {
    static constexpr std::array<const char*, 4> kWhere{"", "东", "西", "北"};
    for (int tries = 0;; ++tries) {
        const auto i = static_cast<std::size_t>(tries);
        std::string name = communities_[i % communities_.size()] +
                           kWhere.at(i / communities_.size() % kWhere.size()) + "社区";
        if (given_.insert(name).second) return name;
    }
}

std::string Names::main_road() {
    static constexpr std::array<const char*, 5> kKinds{"路", "大街", "大道", "东路", "西路"};
    for (const char* kind : kKinds)
        for (const std::string& stem : main_roads_)
            if (given_.insert(stem + kind).second) return stem + kind;
    return once("环城路");
}

std::string Names::street(double width_m) {
    const auto stock = [&](const auto& stems, std::initializer_list<const char*> kinds) {
        for (int tries = 0; tries < 24; ++tries) {
            const auto kind = random_.below(static_cast<std::uint32_t>(kinds.size()));
            std::string name = std::string{random_.pick(stems)} + kinds.begin()[kind];
            if (given_.insert(name).second) return name;
        }
        return once(std::string{random_.pick(stems)} + *kinds.begin());
    };
    if (width_m > 12) return stock(kStems, {"路", "街", "大街"});
    if (width_m > 8) return stock(kStems, {"街", "路", "东街", "西街", "南街", "北街"});
    if (random_.chance(0.5)) return stock(kOldNames, {"巷", "街", "胡同", "里巷"});
    return stock(kStems, {"巷", "一巷", "二巷", "三巷", "支路", "小街"});
}

std::string Names::lot(Use use) {
    const auto stock = [&](const auto& stems, const auto& kinds) {
        for (int tries = 0; tries < 40; ++tries) {
            std::string name = std::string{random_.pick(stems)} + random_.pick(kinds);
            if (given_.insert(name).second) return name;
        }
        return once(std::string{random_.pick(stems)} + random_.pick(kinds));
    };
    const auto numbered = [&](std::initializer_list<const char*> kinds) {
        return once(std::string{random_.pick(kStems)} +
                    kinds.begin()[random_.below(static_cast<std::uint32_t>(kinds.size()))]);
    };
    switch (use) {
        case Use::Slabs:
            return stock(kStems, kSlabs);
        case Use::MidRise:
            return stock(kStems, kMidRise);
        case Use::Towers:
            return stock(kStems, kTowers);
        case Use::OldLanes:
            return stock(kOldNames, std::array{"胡同片", "巷片", "老街片", "巷大院"});
        case Use::WorkUnit:
            return stock(kWorks, std::array{"家属院", "宿舍", "大院", "生活区"});
        case Use::School:
            return numbered({"小学", "中学", "实验小学", "第二小学", "外国语学校"});
        case Use::Hospital:
            return numbered({"医院", "人民医院", "中医院"});
        case Use::Market:
            return numbered({"农贸市场", "菜市场"});
        case Use::Mall:
            return numbered({"商城", "购物中心", "百货"});
        case Use::Offices:
            return numbered({"大厦", "政务大院", "商务中心", "科技园"});
        case Use::Park:
            return numbered({"公园", "植物园"});
        case Use::Square:
            return numbered({"广场", "文化广场"});
        case Use::Sports:
            return numbered({"体育场", "体育中心"});
    }
    return {};
}

}  // namespace town
}  // namespace ingest
