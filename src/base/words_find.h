// base/words_find.h — the part of the table of words that finding needs. Only for words.cpp.
#pragma once

#include "base/words_files.h"

namespace base {

inline constexpr std::array<WordEntry, static_cast<std::size_t>(Word::ThemeDensity) -
                                           static_cast<std::size_t>(Word::FindCount)>
    kFindWords{{
        {Word::FindCount, "共 {0} 处", "{0} found"},
        {Word::FindBest, "共 {0} 处，先列最相近的 {1} 处", "{0} found, the best {1} shown"},
        {Word::FindTaken, "没有“{0}”，按“{1}”查找", "Nothing for “{0}”; found for “{1}”"},
        {Word::FindSearched,
         "已查 {0} 个地点、{1} 家商铺、{2} 处设施、{3} 名工作人员、{4} "
         "件事件（不含办结超过 60 天的）和 {5} 个网格的名称和编号。",
         "Searched: names and numbers of {0} places, {1} shops, {2} facilities, {3} people on "
         "duty, {4} issues (not those closed over 60 days ago) and {5} grids."},
        {Word::FindPreparing, "正在准备查找…", "Getting ready to search..."},
        {Word::FindCanType,
         "输入名称、拼音或首字母、门牌、楼号加房号、岗位、事件编号；"
         "几部分用空格分开，先后不限。例如：",
         "Type a name, pinyin or initials, a house number, a building and a door, a post, the "
         "number of an issue; parts stand between spaces, in any order. For example:"},
        {Word::FindByBuilding, "小区和楼号", "a courtyard and a building"},
        {Word::FindByInitials, "拼音首字母", "initials in pinyin"},
        {Word::FindByPost, "岗位", "a post"},
        {Word::FindRecent, "最近去过", "Found lately"},
        {Word::FindKeys, "↑ ↓ 选择    Enter 前往    Esc 关闭",
         "↑ ↓ choose    Enter go    Esc close"},
        {Word::FindNowhere, "“{0}”还没有定位，图上没有它的位置；请先为它指定地点。",
         "“{0}” has no place yet, so the map cannot show it; give it a place first."},
        {Word::FindNoDoor, "{0}没有登记 {1} 这一户，请核对房号。",
         "{0} has no door {1} in the register; check its number."},
        {Word::FoundShop, "商铺", "Shop"},
        {Word::FoundFacility, "设施", "Facility"},
        {Word::FoundStaff, "人员", "On duty"},
        {Word::FoundIssue, "事件", "Issue"},
        {Word::FoundFormerCode, "原编码 {0}，自 {1} 改为 {2}", "formerly {0}, since {1} {2}"},
    }};

}  // namespace base
