// base/words_cover.h — the part of the table of words that the planner needs. Only for words.cpp.
#pragma once

#include "base/words_wall.h"

namespace base {

inline constexpr std::array<WordEntry, static_cast<std::size_t>(Word::LevelTitle) -
                                           static_cast<std::size_t>(Word::CoverTitle)>
    kCoverWords{{
        {Word::CoverTitle, "服务覆盖", "Coverage"},
        {Word::DraftOutdated,
         "有 {1} "
         "处（如“{0}”）已不在拟定方案时所在的网格，方案没有实施；请打开方案核对，保存后再实施。",
         "{1} of its leaves, {0} for one, are not in the grid any more in which they were when the "
         "draft was drawn up. Nothing moved; look at the draft, save it and apply it again."},
        {Word::DraftApplied, "方案“{0}”已经实施，没有改动；需要再调整，请另建方案。",
         "Draft {0} has become the division and was left as it is. Make another draft for "
         "further changes."},
        {Word::DraftElsewhere, "网格不属于“{0}”所在的社区，没有保存；请在本社区内选择网格。",
         "The grid is not of the community that {0} lies in. Nothing was saved; choose a grid of "
         "that community."},
        {Word::DraftEmpty, "方案“{0}”没有任何调整，没有实施；请先把楼栋、门面或街段移到别的网格。",
         "Draft {0} moves nothing, and was not applied. Move buildings, fronts or streets to "
         "another grid first."},
        {Word::RowsDisagree,
         "“{0}”与已有的登记对不上，没有保存；请核对所属楼栋、楼层、日期和数量。",
         "{0} does not fit what is on record, and was not saved. Look at its building, level, day "
         "and numbers."},
        {Word::TableWalkEdge, "步行路段", "Way on foot"},
        {Word::TableParameter, "参数", "Norm"},
        {Word::TableLevel, "楼层平面", "Floor plan"},
        {Word::TableTeam, "队伍", "Staff record"},
        {Word::TableAssessment, "考评", "Assessment"},
        {Word::TableDraft, "网格调整方案", "Division draft"},
        {Word::TableWall, "大屏", "Wall"},
    }};

}  // namespace base
