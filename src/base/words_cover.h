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
        {Word::WaysNone,
         "文件 {0} 里没有可以步行的线，没有改动；请选择 OpenStreetMap 文件或道路、步道的线图层。",
         "No row of {0} is a way that people walk, and nothing was changed. Choose an "
         "OpenStreetMap file, or a layer of lines of roads or paths."},
        {Word::WaysImported,
         "已写入 {0}：步行路段 {1} 段，共 {2} 公里（批次 {3}，可用 --undo {3} 撤回）。",
         "{1} ways on foot, {2} km, were written to {0} (batch {3}; --undo {3} takes them back)."},
        {Word::WaysDryRun, "只看不写：将写入步行路段 {0} 段，共 {1} 公里。",
         "Only looked at: {0} ways on foot, {1} km, would be written."},
        {Word::WaysNothing, "文件里没有新的步行路段，{0} 没有改动。",
         "There is no new way on foot in the files, and {0} was not changed."},
        {Word::WaysKinds,
         "其中台阶 {0} 段、过街 {1} 段、桥 {2} 段、大门 {3} 段；封闭 {4} 段，轮椅不能通行 {5} "
         "段。",
         "Of these {0} are stairs, {1} crossings, {2} bridges and {3} gates; {4} are closed, "
         "and {5} let no wheelchair through."},
        {Word::WaysJoined,
         "容差 {0} 米：移动端点 {1} 个，在交会处断开 {2} 处，去掉重复路段 {3} 段。",
         "Within {0} m {1} ends were moved to meet, {2} cuts were made where ways meet, and {3} "
         "pieces were left out that are there already or came twice."},
        {Word::WaysNetwork, "导入后的步行网：路口 {0} 个，互不相连 {1} 片，最大一片占总长 {2}%。",
         "The network is then one of {0} junctions in {1} parts; the largest has {2}% of its "
         "length."},
        {Word::WaysCutThere,
         "为与新路段接通，库中 {0} "
         "条旧路段在相遇处断成几段；撤回这一批后它们仍是断开的，走法不变。",
         "{0} ways of the store were cut where new ones meet them. They stay in pieces when the "
         "batch "
         "is taken back, which changes nothing for who walks there."},
        {Word::WaysSnapWrong, "{0} 不能用作接合容差，没有导入；请给出 {1} 到 {2} 之间的米数。",
         "{0} is no tolerance for joining ways, and nothing was imported. Tell metres between {1} "
         "and {2}."},
        {Word::WaysReasonMotor, "高速路、快速路或铁路，行人不能走",
         "a motorway or a railway, not walked along"},
        {Word::WaysReasonNoEntry, "标明行人不能通行", "says that nobody may walk there"},
        {Word::WaysReasonUnbuilt, "在建、规划或已拆除", "not built yet, or not there any more"},
        {Word::WaysReasonPrivate, "内部通道，先按封闭导入（--open-private 可改为开放）",
         "private, and so barred until somebody opens it (--open-private imports it open)"},
        {Word::WaysReasonGateNowhere, "门或围墙不在新导入的路段上",
         "a gate or a wall that stands on no new way"},
        {Word::HelpCoverage,
         "步行网络与服务覆盖：各社区多少户、楼、人在几分钟内走到；--matrix 有缺过剩，--gaps "
         "空白，--sites 选址，--nine 九项，--network 路网，--sheet 出图",
         "walking coverage by community: how many households, buildings or persons walk to a "
         "service in so many minutes; --matrix have, lack, over; --gaps; --sites; --nine everyday "
         "items; --network the ways; --sheet a map on paper"},
        {Word::CoverByBuildings, "楼栋", "buildings"},
        {Word::CoverByHouseholds, "户数", "households"},
        {Word::CoverByPersons, "常住人口", "persons"},
        {Word::CoverByFrom60, "60 岁及以上人口", "persons of 60 and over"},
        {Word::CoverAlongWays, "沿库中步行路段", "along the ways on foot of the store"},
        {Word::CoverAlongStreets, "沿步行路段，其中部分或全部由道路中线推得",
         "along ways that are in part, or all, derived from the middle lines of streets"},
        {Word::CoverAsCrow, "按直线距离乘 1.3（没有路网）",
         "as the crow flies, times 1.3 (there is no network)"},
        {Word::CoverAdult, "成年人", "an adult"},
        {Word::CoverElderly, "老年人", "an elderly person"},
        {Word::CoverWheelchair, "轮椅", "a wheelchair"},
        {Word::CoverAnyTime, "不限时刻", "at any time of day"},
        {Word::CoverDefinition,
         "按{0}计；{1}步行每分钟 {2} 米，{3}；{4}；{5}。覆盖率＝已覆盖 ÷（总数－未知）。",
         "By {0}; {1} at {2} m a minute, {3}; {4}; {5}. Share = covered ÷ (whole − unknown)."},
        {Word::CoverWithin, "{0} 分钟内", "within {0} minutes"},
        {Word::CoverOwnMinutes, "各项按自己的分钟数", "each service within its own minutes"},
        {Word::CoverSuppliers,
         "供给点 {0} 处，其中 {1} 处营业时间不明、按营业计；另有 {2} 处此刻不营业、{3} "
         "处近旁无路，未计。",
         "{0} suppliers, {1} of them with hours unknown and taken as open; {2} more are shut at "
         "that moment and {3} have no way near, and do not count."},
        {Word::CoverCovered, "已覆盖", "Covered"},
        {Word::CoverWhole, "总数", "Whole"},
        {Word::CoverUnknown, "未知", "Unknown"},
        {Word::CoverShare, "覆盖率 %", "Share %"},
        {Word::CoverAll, "全部", "All"},
        {Word::CoverMatrixTitle, "服务供给对照", "Services: have, lack, over"},
        {Word::CoverMatrixRule, "便民九项以 80% 以上走得到为有；公用事业和标准社区按社区内有无。",
         "An everyday service is there when 80% walk to one; a utility or "
         "a room of a standard community when one stands in it."},
        {Word::CoverHave, "有", "have"},
        {Word::CoverLack, "缺", "lack"},
        {Word::CoverOver, "过剩", "over"},
        {Word::CoverUntold, "不明", "untold"},
        {Word::CoverLacks, "缺项数", "Lacking"},
        {Word::CoverGapsTitle, "覆盖空白", "Gaps of coverage"},
        {Word::CoverNear, "在何处", "Near"},
        {Word::CoverBuildings, "楼栋数", "Buildings"},
        {Word::CoverHouseholds, "户数", "Households"},
        {Word::CoverSitesTitle, "选址参考", "Where one more would help"},
        {Word::CoverSitesHint,
         "候选为空置商铺和公共用房 {0} 处，现有 {1} 户未覆盖；逐一选增益最大者，仅供参考。",
         "Candidates are {0} empty shops and public rooms; {1} households are not covered now. The "
         "one that gains most comes first; a suggestion, no decision."},
        {Word::CoverCandidate, "候选", "Candidate"},
        {Word::CoverGained, "新增覆盖户数", "Households gained"},
        {Word::CoverInReach, "可及未覆盖户数", "Households without it in reach"},
        {Word::CoverNineTitle, "楼院便民九项完备度", "The nine everyday items by courtyard"},
        {Word::CoverNineRule, "一项算有：分钟数已知的楼栋至少一半在该项分钟内走得到。",
         "An item counts when at least half of the buildings of known minutes walk to it in its "
         "minutes."},
        {Word::CoverScore, "完备项数", "Items of nine"},
        {Word::CoverMissing, "缺少", "Missing"},
        {Word::CoverNetworkTitle, "步行网络", "The walking network"},
        {Word::CoverNetworkItem, "项目", "Item"},
        {Word::CoverNetworkValue, "数值", "Value"},
        {Word::CoverNetMeasure, "计算依据", "Measured"},
        {Word::CoverNetDrawn, "绘制或导入的路段", "Ways drawn or imported"},
        {Word::CoverNetDerived, "由道路推得的路段", "Ways derived from streets"},
        {Word::CoverNetLength, "总长（公里）", "Length (km)"},
        {Word::CoverNetJunctions, "路口", "Junctions"},
        {Word::CoverNetParts, "互不相连的片数", "Parts that do not hang together"},
        {Word::CoverNetLargest, "最大一片占总长 %", "Share of the largest part %"},
        {Word::CoverNetClosed, "封闭路段", "Closed ways"},
        {Word::CoverNetDoors, "接到路上的门", "Doors on the network"},
        {Word::CoverNetUnsnapped, "100 米内无路的楼栋、门面、街段",
         "Blocks with no way within 100 m"},
        {Word::CoverNetIslanded, "只在孤立路段上的楼栋、门面、街段",
         "Blocks on ways that lead nowhere"},
        {Word::CoverNetNoWay, "近旁无路", "No way near"},
        {Word::CoverNetOnIsland, "孤立路段", "On an island"},
        {Word::CoverDerived,
         "已把道路推得的步行路段 {0} 段写入 {1}（批次 {2}，可用 getu import --undo {2} "
         "撤回）；此后以库中路段为准。",
         "{0} ways derived from the streets were written to {1} (batch {2}; getu import --undo {2} "
         "takes them back). From now on the ways of the store count."},
        {Word::CoverDerivedCut,
         "为与道路接通，原有 {0} 条路段在相遇处断成几段；撤回这一批后它们仍是断开的，走法不变。",
         "{0} ways that were there were cut where streets meet them. They stay in pieces when the "
         "batch is taken back, which changes nothing for who walks there."},
        {Word::CoverDerivedBefore,
         "库 {0} 已有由道路推得的路段 {1} 段，没有再写；要重做请先撤回那一批。",
         "{0} has {1} ways derived from streets already, and none were written. Take that batch "
         "back first to make them anew."},
        {Word::CoverNoStreets, "库 {0} 没有可以推得步行路段的道路，没有写入。",
         "{0} has no street that ways could be derived from, and nothing was written."},
        {Word::CoverNoService,
         "没有名为“{0}”的服务，没有计算；可用代码如 02、K16.11，或名称如“购物”。",
         "There is no service {0}, and nothing was counted. Use a code such as 02 or K16.11, or a "
         "name such as Shopping."},
        {Word::CoverAskService, "请用 --trade 或 --service 说明算哪一项服务，没有计算。",
         "Tell by --trade or --service which service is meant; nothing was counted."},
        {Word::CoverOneService, "选址一次只算一项服务，没有计算；请只给一个代码。",
         "Sites are found for one service at a time, and nothing was counted. Give one code."},
        {Word::CoverManyModes, "{0} 和 {1} 不能同时用，没有计算；请分两次。",
         "{0} and {1} are two questions, and nothing was counted. Ask them one after the other."},
    }};

}  // namespace base
