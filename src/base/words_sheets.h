// base/words_sheets.h — the part of the table of words that stands on printed sheets. Only for
// words.cpp.
#pragma once

#include "base/words_things.h"

namespace base {

inline constexpr std::array<WordEntry, static_cast<std::size_t>(Word::TitleRental) -
                                           static_cast<std::size_t>(Word::HelpSheet)>
    kSheetWords{{
        {Word::HelpSheet,
         "出图：楼院平面图、沿街平面图、社区一张图、网格责任图、服务覆盖图、网格调整对照图（PDF 或 "
         "PNG）",
         "print a courtyard, a street, a community, its grids, coverage or a re-division (PDF or "
         "PNG)"},
        {Word::SheetWrongPlace,
         "{0} 不能出“{1}”，未出图；courtyard 要楼院或单位，street 要街段或门面，community "
         "要社区或其上级，grid 要社区，cover 要社区或其上级，division 要社区。",
         "No sheet “{1}” can be made of {0}, so none was; courtyard takes a courtyard or site, "
         "street a street or shopfront, community and cover a community or what is above it, grid "
         "and division a community."},
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
        {Word::SheetCover, "服务覆盖图", "Coverage map"},
        {Word::SheetCoverShare, "覆盖率 {0}：已覆盖 {1} {4}，未覆盖 {2} {4}，无从知道 {3} {4}",
         "{0} covered: {1} {4}, {2} not covered, {3} not known"},
        {Word::SheetBand, "步行 {0} 分钟范围（示意）", "{0} min on foot (illustration)"},
        {Word::SheetGapsMore, "另有 {0} 处", "{0} more"},
        {Word::SheetDivision, "网格调整对照图", "Grids before and after"},
        {Word::SheetMoved, "换网格的地点 {0}", "Changes its grid  {0}"},
        {Word::SheetBefore, "调整前", "Before"},
        {Word::SheetAfter, "调整后", "After"},
        {Word::SheetNoDraft, "没有名为“{0}”的划格草案，未出图；请核对名称。",
         "There is no draft {0}, so no sheet was made. Look at its name."},
        {Word::SheetPaper, "出图", "Print"},
    }};

}  // namespace base
