#include "ingest/register_codes.h"

#include "base/text.h"
#include "ingest/register_text.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace ingest {

namespace {

struct Synonyms {
    std::string_view list;
    std::string_view code;
    std::string_view texts;  // folded, parted by spaces
};

constexpr std::array kSynonyms{
    Synonyms{"K02", "01",
             "自住 自用 业主自住 自住房 本人居住 常住 已入住 入住 owner owneroccupied self"},
    Synonyms{"K02", "02",
             "出租 租 租住 租赁 已出租 出租房 出租屋 租房 整租 合租 rented let rental"},
    Synonyms{"K02", "03", "空置 空 空房 空置房 闲置 无人居住 无人 未入住 空关 empty vacant"},
    Synonyms{"K02", "04", "经营 商用 营业 商业 店铺 商铺 business commercial"},
    Synonyms{"K02", "05", "办公 办公用房 office"},
    Synonyms{"K02", "06", "公用 公共 配套 公用配套 公用/配套 物业用房 shared public"},
    Synonyms{"K02", "07", "拆改中 装修 装修中 在装修 拆改 待拆"},
    Synonyms{"K02", "00", "未采集 未登记 未核实 未知 notcollected unknown"},
    Synonyms{"K03", "1", "商品房 商品 商品住宅 普通商品房"},
    Synonyms{"K03", "2", "房改房 房改 已购公房 央产房"},
    Synonyms{"K03", "3", "公租房 廉租房 公租 廉租 公租廉租 保障房 保障性住房 公房 直管公房"},
    Synonyms{"K03", "4", "单位自管 单位房 自管房 单位产权 单位自管房 单位宿舍"},
    Synonyms{"K03", "5", "安置房 回迁房 拆迁安置房 回迁 安置"},
    Synonyms{"K03", "6", "自建 自建房 私房 自建私房"},
    Synonyms{"K03", "9", "其他 其它 其他产权 other"},
    Synonyms{"K05", "1", "个人 私人 业主 房东 本人 private individual"},
    Synonyms{"K05", "2", "单位 公司 机关 employer"},
    Synonyms{"K05", "3", "转租 二房东 sublet"},
    Synonyms{"K05", "4", "中介 企业 中介企业 中介公司 租赁企业 长租公寓 agency"},
    Synonyms{"K06", "1", "居住 住 住宿 家庭居住 住人 living residence"},
    Synonyms{"K06", "2", "集体宿舍 宿舍 员工宿舍 dormitory"},
    Synonyms{"K06", "3", "办公 office"},
    Synonyms{"K06", "4", "经营 商业 营业 开店 business"},
    Synonyms{"K06", "5", "仓储 仓库 库房 storage"},
    Synonyms{"K06", "6", "生产 加工 生产加工 production"},
    Synonyms{"K06", "9", "其他 其它 other"},
    Synonyms{"K07", "1", "已登记 已备案 登记 备案 是 有 yes y registered"},
    Synonyms{"K07", "2", "未登记 未备案 否 无 没有 未办理 no n"},
    Synonyms{"K07", "3", "过期 已过期 到期 expired"},
    Synonyms{"K08", "1", "集中 集中供暖 集中供热 市政 市政供暖 暖气 central"},
    Synonyms{"K08", "2", "燃气 天然气 燃气壁挂炉 壁挂炉 自采暖 gas"},
    Synonyms{"K08", "3", "电 电暖 电采暖 电暖气 空调 electric"},
    Synonyms{"K08", "4", "煤炉 煤 燃煤 煤火 火炉 coal"},
    Synonyms{"K08", "9", "无 没有 无取暖 none"},
    Synonyms{"K09", "0", "无 无隐患 没有 正常 否 none no"},
    Synonyms{"K09", "1", "电气 用电 电线 私拉电线 线路老化 electrical"},
    Synonyms{"K09", "2", "燃气 液化气 煤气 gas"},
    Synonyms{"K09", "3", "通道堵塞 堵塞通道 堆物堆料 占用通道 楼道堆物"},
    Synonyms{"K09", "4", "隔断群租 群租 隔断 打隔断"},
    Synonyms{"K09", "5", "一氧化碳 煤气中毒 co"},
    Synonyms{"K09", "6", "结构 房屋结构 危房 墙体"},
    Synonyms{"K09", "7", "消防器材 缺灭火器 消防"},
    Synonyms{"K09", "9", "其他 其它 other"},
    Synonyms{"K10", "01", "家政 家政服务 保洁 搬家"},
    Synonyms{"K10", "02", "购物 零售 百货 服装 商店 日用品 烟酒 文具 shopping retail"},
    Synonyms{"K10", "03", "餐饮 饭店 饭馆 餐馆 餐厅 小吃 快餐 火锅 面馆 食堂 food restaurant"},
    Synonyms{"K10", "04", "维修 修理 修车 家电维修 修鞋 配钥匙 repair"},
    Synonyms{"K10", "05", "美容美发 理发 美发 美容 理发店 美甲 hairdresser"},
    Synonyms{"K10", "06", "洗衣 干洗 洗衣店 laundry"},
    Synonyms{"K10", "07", "养老 养老服务 养老驿站"},
    Synonyms{"K10", "08", "托幼 托育 托管 幼儿园"},
    Synonyms{"K10", "09", "食品配送 配送 外卖"},
    Synonyms{"K10", "10", "废旧回收 废品回收 回收 废品 recycling"},
    Synonyms{"K10", "11", "便利店 小卖部 超市 小超市 convenience"},
    Synonyms{"K10", "12", "菜市场 生鲜 蔬菜 水果 菜店 水果店 肉店 菜市场生鲜"},
    Synonyms{"K10", "13", "早餐 早点 早餐店 早点铺 面包 包子"},
    Synonyms{"K10", "14", "药店 药房 大药房 pharmacy"},
    Synonyms{"K10", "15", "快递 快递驿站 驿站 物流 parcels"},
    Synonyms{"K10", "16", "照相文印 照相 文印 打印 复印 图文 图文广告"},
    Synonyms{"K10", "17", "五金 建材 五金建材 hardware"},
    Synonyms{"K10", "18", "网吧 网咖"},
    Synonyms{"K10", "19", "宾馆 旅馆 酒店 旅店 民宿 住宿 hotel"},
    Synonyms{"K10", "20", "教培 培训 教育 培训机构 教育培训 training"},
    Synonyms{"K10", "21", "汽修 汽车维修 洗车 汽车美容"},
    Synonyms{"K10", "22", "娱乐 棋牌 棋牌室 歌舞厅 健身 ktv"},
    Synonyms{"K10", "23", "宠物 宠物店 宠物医院 pets"},
    Synonyms{"K10", "24", "办公 写字间 中介 房产中介 公司 office"},
    Synonyms{"K10", "51", "邮政 邮局 邮政局"},
    Synonyms{"K10", "52", "金融 银行 储蓄所 保险 bank"},
    Synonyms{"K10", "53", "电信 移动 联通 营业厅 手机店"},
    Synonyms{"K10", "54", "供销 供销社 供销合作社"},
    Synonyms{"K10", "55", "燃气 煤气 天然气 燃气公司 gas"},
    Synonyms{"K10", "56", "自来水 水务 供水 自来水公司"},
    Synonyms{"K10", "57", "电力 供电 供电所 供电公司 电网"},
    Synonyms{"K10", "58", "产品质量监督 质监 市场监管 市场监管所"},
    Synonyms{"K10", "99", "其他 其它 other"},
    Synonyms{"K11", "1", "有 有证 齐全 正常 已办 有效 是 yes y"},
    Synonyms{"K11", "2", "无 无证 没有 未办 无照 否 no n"},
    Synonyms{"K11", "3", "异常 过期 不符 已过期 吊销 注销"},
    Synonyms{"K12", "0", "不属于 无 否 不是 非九小场所 no"},
    Synonyms{"K14", "1", "营业 正常营业 正常 开业 在营 经营中 open"},
    Synonyms{"K14", "2", "停业 关门 歇业 暂停营业 closed"},
    Synonyms{"K14", "3", "空置 空 闲置 待租 招租 vacant"},
    Synonyms{"K14", "4", "装修 装修中 refitting"},
    Synonyms{"K15", "01", "机关 政府机关 行政机关 党政机关"},
    Synonyms{"K15", "02", "事业单位 事业"},
    Synonyms{"K15", "03", "企业 公司 国企 民企 私营企业 国有企业 有限公司 company"},
    Synonyms{"K15", "04", "社会组织 社会团体 社团 民办非企业 协会 ngo"},
    Synonyms{"K15", "05", "两新组织 两新 非公企业 新经济组织 新社会组织"},
    Synonyms{"K15", "06", "物业 物业公司 物业服务 物业企业 property"},
    Synonyms{"K15", "07", "业委会"},
    Synonyms{"K15", "08", "自管会 家委会 自治管理委员会"},
    Synonyms{"K15", "09", "学校 小学 中学 幼儿园 大学 培训学校 school"},
    Synonyms{"K15", "10", "医院 诊所 卫生院 卫生服务站 社区卫生服务中心 hospital clinic"},
    Synonyms{"K15", "11", "党委 党总支 党支部"},
    Synonyms{"K15", "12", "志愿者 志愿服务 志愿队 志愿者队伍 volunteers"},
    Synonyms{"K15", "99", "其他 其它 other"},
};

// Lists after a national standard: known even to a store that has no list of that name.
constexpr std::array kStandard{
    Synonyms{"K17", "1",
             "1 户籍 户籍人口 人户一致 户籍人口人户一致 常住户籍 户在人在 本地户籍 本地 一致 01 "
             "registered"},
    Synonyms{"K17", "2", "2 户在人不在 人户分离户在人不在 空挂户 空挂 挂户 户在人户分离"},
    Synonyms{"K17", "3", "3 人在户不在 人户分离 人户分离人在户不在 不一致 02"},
    Synonyms{"K17", "4",
             "4 流动 流动人口 外来 外来人口 流入 流入人口 暂住 暂住人口 租户 租客 外地 floating "
             "migrant"},
    Synonyms{"K17", "5", "5 境外 境外人员 境外人口 外籍 港澳台 外国人 overseas"},
    Synonyms{"K33", "1", "1 男 男性 m male man 01"},
    Synonyms{"K33", "2", "2 女 女性 f female woman 02"},
    Synonyms{"K33", "0", "0 未知 未知的性别 unknown u"},
    Synonyms{"K33", "9", "9 未说明 未说明的性别 其他 x other"},
    Synonyms{"K34", "0",
             "0 本人或户主 户主 本人 自己 业主 房主 户主本人 01 02 head self householder"},
    Synonyms{"K34", "1", "1 配偶 夫 妻 丈夫 妻子 爱人 夫妻 老公 老婆 10 11 12 spouse husband wife"},
    Synonyms{"K34", "2",
             "2 子 儿子 长子 次子 三子 独生子 养子 继子 女婿 20 21 22 23 24 25 26 27 28 son"},
    Synonyms{"K34", "3",
             "3 女 女儿 长女 次女 三女 独生女 养女 继女 儿媳 儿媳妇 媳妇 30 31 32 33 34 35 36 37 "
             "38 daughter"},
    Synonyms{"K34", "4",
             "4 孙子女或外孙子女 孙子女/外孙子女 孙子女外孙子女 孙子女 孙子 孙女 外孙 外孙女 "
             "外孙子女 外孙子 重孙 曾孙 40 41 42 43 44 45 grandchild grandson granddaughter"},
    Synonyms{"K34", "5",
             "5 父母 父亲 母亲 父 母 爸爸 妈妈 岳父 岳母 公公 婆婆 岳父母 公婆 继父 继母 50 51 52 "
             "53 54 55 56 57 58 parent father mother"},
    Synonyms{"K34", "6",
             "6 祖父母或外祖父母 祖父母/外祖父母 祖父母外祖父母 祖父母 祖父 祖母 爷爷 奶奶 外祖父 "
             "外祖母 姥姥 姥爷 外公 外婆 60 61 62 63 64 grandparent"},
    Synonyms{"K34", "7",
             "7 兄弟姐妹 兄弟姊妹 兄 弟 姐 妹 哥哥 弟弟 姐姐 妹妹 兄弟 姐妹 嫂子 弟媳 姐夫 妹夫 70 "
             "71 72 73 74 75 76 77 78 79 sibling brother sister"},
    Synonyms{
        "K34", "8",
        "8 其他 其它 其他亲属 非亲属 亲属 亲戚 朋友 同事 保姆 租客 租户 同住 合租 97 99 other"},
};

std::string key_of(std::string_view list, std::string_view folded) {
    std::string key{list};
    key += ' ';
    key += folded;
    return key;
}

void add(std::unordered_map<std::string, std::string>& code, const Synonyms& synonyms) {
    for (const std::string& text : base::fields(synonyms.texts))
        code.try_emplace(key_of(synonyms.list, folded_label(text)), synonyms.code);
}

}  // namespace

std::string_view list_of(Field field) {
    constexpr std::array<std::pair<Field, std::string_view>, 18> kLists{
        {{Field::Sex, "K33"},
         {Field::Relation, "K34"},
         {Field::Residence, "K17"},
         {Field::UnitUse, "K02"},
         {Field::Tenure, "K03"},
         {Field::Lessor, "K05"},
         {Field::RentPurpose, "K06"},
         {Field::Registration, "K07"},
         {Field::Heating, "K08"},
         {Field::Hazard, "K09"},
         {Field::Trade, "K10"},
         {Field::Licence, "K11"},
         {Field::NineSmall, "K12"},
         {Field::ShopState, "K14"},
         {Field::OrgKind, "K15"},
         {Field::FacilityKind, "K16"},
         {Field::ComponentClass, "K36"},
         {Field::ComponentState, "K37"}}};
    for (const auto& [of, list] : kLists)
        if (of == field) return list;
    return {};
}

CodeBook::CodeBook(const std::vector<model::CodeItem>& items) {
    std::set<std::string, std::less<>> lists;
    std::set<std::pair<std::string, std::string>> known;
    for (const model::CodeItem& item : items) {
        lists.insert(item.list);
        known.emplace(item.list, item.code);
        for (const std::string& text : {item.code, item.zh, item.en})
            if (!text.empty()) code_.try_emplace(key_of(item.list, folded_whole(text)), item.code);
    }
    const auto is_known = [&](const Synonyms& synonyms) {
        return known.contains({std::string{synonyms.list}, std::string{synonyms.code}});
    };
    for (const Synonyms& synonyms : kSynonyms)
        if (is_known(synonyms)) add(code_, synonyms);
    for (const Synonyms& synonyms : kStandard)
        if (is_known(synonyms) || !lists.contains(synonyms.list)) add(code_, synonyms);
    // 中介/企业 is known as either; 户籍人口(人户一致) also without what stands in brackets.
    for (const model::CodeItem& item : items)
        for (const std::string& part : base::split(item.zh, '/'))
            if (!part.empty()) code_.try_emplace(key_of(item.list, folded_label(part)), item.code);
}

std::string CodeBook::code(std::string_view list, std::string_view text) const {
    if (text.empty()) return {};
    const auto find = [&](const std::string& folded) {
        const auto found = code_.find(key_of(list, folded));
        return found == code_.end() ? std::string{} : found->second;
    };
    const std::string whole = folded_whole(text);
    std::string code = find(whole);
    if (!code.empty()) return code;
    // 流动人口(租房), 其他(户主): one of the two may be all that is known.
    const std::string outside = folded_label(text);
    if (outside == whole) return {};
    code = find(outside);
    return code.empty() && whole.starts_with(outside) ? find(whole.substr(outside.size())) : code;
}

std::optional<bool> yes_or_no(std::string_view text) {
    constexpr std::array<std::string_view, 16> kYes{
        "是", "有",   "已", "已签", "已签订", "签订", "y",    "yes",
        "1",  "true", "√",  "✓",    "已安装", "对",   "群租", "合格"};
    constexpr std::array<std::string_view, 14> kNo{"否", "无", "没有",   "未签", "未签订",
                                                   "未", "n",  "no",     "0",    "false",
                                                   "×",  "✗",  "未安装", "不是"};
    const std::string folded = folded_label(text);
    if (std::ranges::find(kYes, folded) != kYes.end()) return true;
    if (std::ranges::find(kNo, folded) != kNo.end()) return false;
    return std::nullopt;
}

}  // namespace ingest
