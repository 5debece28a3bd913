// base/words_sheets.h — the part of the table of words that stands on printed sheets. Only for
// words.cpp.
#pragma once

#include "base/words_things.h"

namespace base {

inline constexpr std::array<WordEntry, static_cast<std::size_t>(Word::TitleRental) -
                                           static_cast<std::size_t>(Word::HelpSheet)>
    kSheetWords{{
        {Word::HelpSheet, "出图：楼院平面图、沿街平面图、社区一张图、网格责任图（PDF 或 PNG）",
         "print a courtyard, a street, a community or its grids (PDF or PNG)"},
        {Word::SheetWrongPlace,
         "{0} 不能出“{1}”，未出图；courtyard 要楼院或单位，street 要街段或门面，community "
         "要社区或其上级，grid 要社区。",
         "No sheet “{1}” can be made of {0}, so none was; courtyard takes a courtyard or site, "
         "street a street or shopfront, community a community or what is above it, grid a "
         "community."},
        {Word::SheetCourtyard, "楼院平面图", "Courtyard plan"},
        {Word::SheetStreet, "沿街平面图", "Street plan"},
        {Word::SheetCommunity, "社区一张图", "Community map"},
        {Word::SheetGrid, "网格责任图", "Grids and who answers"},
        {Word::SheetAsOf, "统计时点", "As of"},
        {Word::SheetSource, "数据来源", "Source"},
        {Word::SheetScale, "比例尺", "Scale"},
        {Word::SheetScaleAlong, "沿街比例尺", "Scale along the street"},
        {Word::SheetLegend, "图例", "Legend"},
        {Word::SheetSerial, "流水号", "Serial"},
        {Word::SheetNoPersons, "本图不含个人信息", "No personal data on this sheet"},
        {Word::SheetYardEdge, "楼院、单位界", "Courtyard or site"},
        {Word::SheetCommunityEdge, "社区界", "Community boundary"},
        {Word::SheetGridEdge, "网格界", "Grid boundary"},
        {Word::SheetDoor, "单元门", "Stair door"},
        {Word::SheetNeighbour, "相邻地块，不计数", "Neighbour, not counted"},
        {Word::SheetSide, "{0}侧", "{0} side"},
        {Word::SheetGridCounts, "{0} 处 · 户室 {1} · 在办 {2}",
         "{0} blocks · {1} homes · {2} open"},
        {Word::SheetGrids, "网格 {0}", "{0} grids"},
        {Word::SheetHomes, "户室 {0}", "{0} homes"},
        {Word::SheetSchematic, "门面进深为示意", "Depth of shopfronts is schematic"},
    }};

}  // namespace base
