// base/words_map.h — the part of the table of words that the map needs when it is moved, chosen
// from and looked into. Only for words.cpp.
#pragma once

#include "base/words_files.h"

namespace base {

inline constexpr std::array<WordEntry, static_cast<std::size_t>(Word::TreeTitle) -
                                           static_cast<std::size_t>(Word::ViewMenu)>
    kMapWords{{
        {Word::ViewMenu, "视图", "View"},
        {Word::MenuAll, "看全图", "Show everything"},
        {Word::MenuReduceMotion, "减少动画", "Reduce motion"},
        {Word::MenuHud, "绘制数据", "Drawing figures"},
        {Word::MenuKeys, "键盘与鼠标", "Keys and mouse"},
        {Word::KeysMap, "地图", "Map"},
        {Word::KeysLevels, "层级", "Levels"},
        {Word::KeysChoice, "选择", "Selection"},
        {Word::KeysOther, "其他", "Other"},
        {Word::GestureWheel, "滚轮", "Wheel"},
        {Word::GestureDrag, "拖动", "Drag"},
        {Word::GestureClick, "单击", "Click"},
        {Word::GestureDoubleClick, "双击", "Double click"},
        {Word::KeyPan, "移动地图", "Move the map"},
        {Word::KeyZoom, "放大、缩小", "Nearer, farther"},
        {Word::KeyAll, "看全图", "Show everything"},
        {Word::KeySelect, "选中", "Select"},
        {Word::KeyDown, "进入下一级", "One level down"},
        {Word::KeyUp, "回到上一级", "One level up"},
        {Word::KeyParent, "选中上级并前往", "Go to what is above"},
        {Word::KeyToSelection, "前往所选地点", "Go to the selection"},
        {Word::KeyBack, "逐级退出选择", "Let go, level by level"},
        {Word::KeyBox, "框选", "Choose in a box"},
        {Word::KeyLasso, "圈选", "Choose in a lasso"},
        {Word::KeyFind, "查找地点", "Find a place"},
        {Word::KeyClose, "关闭", "Close"},
        {Word::ChosenTitle, "已选 {0} 处", "{0} blocks chosen"},
        {Word::ChosenClear, "清除", "Clear"},
        {Word::ChosenHint, "按各处自身计数，不重复", "Each counts its own, nothing twice"},
        {Word::CountBuildings, "楼栋 {0}", "{0} buildings"},
        {Word::CountFronts, "门面 {0}", "{0} shopfronts"},
        {Word::CountStreets, "街段 {0}", "{0} streets"},
        {Word::CountYards, "楼院 {0}", "{0} courtyards"},
        {Word::CountSites, "单位 {0}", "{0} sites"},
        {Word::CountOthers, "其他 {0}", "{0} others"},
        {Word::HoverCounts, "在办 {0} · 超期 {1}", "{0} open · {1} overdue"},
        {Word::HudLastRedraw, "上次重绘", "Last redraw"},
        {Word::HudInAll, "累计", "In all"},
        {Word::HudDraws, "绘制调用", "Draw calls"},
        {Word::HudTriangles, "三角形", "Triangles"},
        {Word::HudUploaded, "上传", "Uploaded"},
        {Word::HudRedraws, "全图 / 局部重绘", "Whole / partial redraws"},
        {Word::HudNames, "名称", "Names"},
        {Word::HudBlocks, "视野内地块", "Blocks in view"},
        {Word::HudDetail, "细节层级", "Level of detail"},
        {Word::HudNamesTime, "名称排布", "Placing names"},
        {Word::HudMapTime, "绘制地图", "Drawing the map"},
        {Word::HudPanelsTime, "绘制面板", "Drawing the panels"},
        {Word::HudPages, "已绘页数", "Pages drawn"},
        {Word::HudLag, "数据延迟", "Feed lag"},
    }};

}  // namespace base
