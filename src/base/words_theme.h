// base/words_theme.h — the part of the table of words that themes need: their names, their classes,
// and why a block has its colour. Only for words.cpp.
#pragma once

#include "base/words_files.h"

namespace base {

inline constexpr std::array<WordEntry, static_cast<std::size_t>(Word::PlanBack) -
                                           static_cast<std::size_t>(Word::ThemeDensity)>
    kThemeWords{{
        {Word::ThemeDensity, "在办密度（件/千户）", "Open per 1 000 homes"},
        {Word::ThemeVisits, "走访新鲜度", "Last visit"},
        {Word::ThemeUse, "房屋使用", "Use of homes"},
        {Word::ThemeRental, "出租率", "Rental share"},
        {Word::ThemeDuty, "网格责任", "Who answers"},
        {Word::ThemeTrade, "店铺行业", "Trades"},
        {Word::ThemeQuality, "数据完整", "Completeness"},
        {Word::ClassNone, "无", "None"},
        {Word::ClassBelow, "{0} 以下", "Below {0}"},
        {Word::ClassBetween, "{0} 至 {1}", "{0} to {1}"},
        {Word::ClassFrom, "{0} 及以上", "{0} and more"},
        {Word::ClassWithinDays, "{0} 天内", "Within {0} days"},
        {Word::ClassBeyondDays, "超过 {0} 天", "Over {0} days ago"},
        {Word::ClassNoHomes, "没有住房", "No homes"},
        {Word::ClassHomesUnknown, "户数未采集", "Households unknown"},
        {Word::ClassOtherUse, "其他用途", "Other use"},
        {Word::ClassHeld, "有人负责", "Somebody answers"},
        {Word::ClassVacant, "空岗", "Vacant"},
        {Word::ClassNoGrid, "未划入网格", "In no grid"},
        {Word::TradeFood, "餐饮", "Food and drink"},
        {Word::TradeGoods, "购物、便利、生鲜", "Shopping"},
        {Word::TradeServices, "生活服务", "Services"},
        {Word::TradeCare, "医药、养老、教培", "Care and schooling"},
        {Word::TradeOther, "其他行业", "Other trades"},
        {Word::TradeNone, "没有店铺", "No shop"},
        {Word::QualityWhole, "齐全", "Complete"},
        {Word::QualityGuessed, "有估计值", "With estimates"},
        {Word::QualityOne, "缺一项", "One item missing"},
        {Word::QualityMore, "缺两项以上", "Two or more missing"},
        {Word::WhyDensity, "{0} 户，在办 {1} 件，合每千户 {2} 件",
         "{0} households and {1} open issues: {2} per 1 000"},
        {Word::WhyVisit, "上次走访在 {0} 天前", "Last visited {0} days ago"},
        {Word::WhyUse, "{0} 户室：自住 {1}，出租 {2}，空置 {3}，未采集 {4}",
         "{0} homes: {1} owner-used, {2} rented, {3} vacant, {4} without data"},
        {Word::WhyRental, "已采集 {0} 户室，出租 {1}，占 {2}",
         "Of {0} homes with data {1} are rented: {2}"},
        {Word::WhyTrade, "店铺 {0} 家，主要是{1}", "{0} shops, mostly: {1}"},
        {Word::WhyLacks, "缺：{0}", "Missing: {0}"},
        {Word::WhyGuessed, "登记齐全，层数或范围是估计的，待核实",
         "Complete; storeys or outline are estimates, to be confirmed"},
        {Word::LackGrid, "所属网格", "its grid"},
        {Word::LackName, "名称或门牌", "name or address"},
        {Word::LackStoreys, "层数", "storeys"},
        {Word::LackRegister, "房屋、店铺或设施登记", "homes, shops or facilities"},
        {Word::KeysThemes, "主题与图例", "Themes and legend"},
        {Word::KeyThemeNext, "下一个主题", "Next theme"},
        {Word::KeyThemeBefore, "上一个主题", "Theme before"},
        {Word::KeyClass, "只看图例这一类", "Only this class of the legend"},
        {Word::KeyClassesAll, "显示图例全部类别", "Show all classes"},
        {Word::LegendShown, "突出 {0} / {1} 处", "{0} of {1} shown"},
        {Word::LegendUndrawn, "另有 {0} 处没有图形", "{0} more have no outline"},
        {Word::LegendAll, "全部显示", "Show all"},
    }};

}  // namespace base
