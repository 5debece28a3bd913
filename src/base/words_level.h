// base/words_level.h — the part of the table of words that real floor plans needs. Only for
// words.cpp.
#pragma once

#include "base/words_cover.h"

namespace base {

inline constexpr std::array<WordEntry, static_cast<std::size_t>(Word::PlanCover) -
                                           static_cast<std::size_t>(Word::LevelTitle)>
    kLevelWords{{
        {Word::LevelTitle, "楼层平面", "Floor plan"},
        {Word::LevelPicture,
         "{0} 是图片或扫描件，围不出房间，未导入；可作为底图放入院落平面，"
         "画楼层时垫在下面。",
         "{0} is a picture and gives no rooms, so it was not imported; it can be laid under the "
         "plan of the courtyard as a drawing, and under its floors while they are drawn."},
        {Word::LevelCad, "{0} 是 {1} 文件，读不了，未导入；请在原来的软件里另存为文本 DXF。",
         "{0} is a file of kind {1}, which cannot be read; it was not imported. Save it as DXF "
         "text in the program it comes from."},
        {Word::LevelUnknown,
         "{0} 里没有认得的楼层平面，未导入；可用 IMDF、OSM 室内标签、逐层 "
         "GeoJSON、DXF、IndoorGML。",
         "{0} holds no floor plan this program knows and was not imported; IMDF, indoor tags of "
         "OSM, GeoJSON by floor, DXF and IndoorGML are."},
        {Word::LevelNoWalls,
         "{0} 里看不出哪个图层是墙，未导入；请指明，如 --layer wall=图层名。图层：{1}。",
         "Nothing tells which layer of {0} holds walls, so it was not imported; say it, as in "
         "--layer wall=NAME. Layers: {1}."},
        {Word::LevelNoRooms, "{0} 的墙线（{1} 条）没有围出房间，未导入；请换图层，或放宽 --snap。",
         "The walls of {0} ({1} lines) enclose no room, so it was not imported; choose other "
         "layers, or a larger --snap."},
        {Word::LevelRoomless,
         "{0} 里没有能确定楼层的房间，未导入；请用 --level 指明楼层，或换一个文件。",
         "{0} holds no room whose floor is known and was not imported; say the floor with --level, "
         "or take another file."},
        {Word::LevelTooThick, "{0} 的线条过多过密，算不出房间，未导入；请只选墙和门的图层。",
         "{0} has too many lines too close together to find rooms, so it was not imported; choose "
         "the layers of walls and doors alone."},
        {Word::LevelElsewhere, "{0} 不在这栋楼里：最近的房间约在 {1} 米外，未导入；请选对楼栋。",
         "{0} is not of this building: its nearest room is about {1} m away. It was not imported; "
         "choose the right building."},
        {Word::LevelNoPlace, "{0} 没有说明位置，未导入；请先选定楼栋，或给出对应点。",
         "{0} does not say where it lies and was not imported; choose a building first, or give "
         "pairs of points."},
        {Word::LevelBadSign, "“{0}”不是楼层，未导入；请写成 3F、B1 或 2-17。",
         "{0} is no floor, so nothing was imported; write 3F, B1 or 2-17."},
        {Word::LevelPairs, "{0} 的对应点定不出位置（重合、成一线或互相错位），未导入；请检查。",
         "The pairs of points for {0} give no place (they coincide, lie in a line, or two are "
         "taken for each other); it was not imported. Check them."},
        {Word::LevelUnitDoubted, "图纸声明的单位是 {0}，尺寸却不像一栋楼，已按 {1} 读入。",
         "The drawing says {0}, but no building has that size; it was read in {1}."},
        {Word::LevelUnitGuessed, "图纸没有声明单位，已按 {0} 读入。",
         "The drawing does not say its unit; it was read in {0}."},
        {Word::LevelFitted, "已按外轮廓套到楼栋上，平均偏差 {0} 米；可用对应点校正。",
         "Laid on the building by its outline, {0} m off on average; pairs of points make it "
         "better."},
        {Word::LevelFitPoor, "按外轮廓套合的偏差达 {0} 米，可能放错；请用两到四对对应点校正。",
         "By its outline it is {0} m off and may lie wrongly; set two to four pairs of points."},
        {Word::LevelFitSize,
         "图纸的大小与楼栋不符，已按原尺寸居中放置（偏差 {0} 米）；请用对应点校正。",
         "The plan has not the size of the building; it lies in its middle as large as it is ({0} "
         "m off). Set pairs of points."},
        {Word::LevelByPairs, "按 {0} 对对应点放置，中误差 {1} 米。",
         "Laid by {0} pairs of points, {1} m off on average."},
        {Word::LevelOutside, "有 {0} 个房间在这栋楼之外，未收。",
         "{0} rooms lie outside this building and were not taken."},
        {Word::LevelFromWalls, "有 {0} 个房间由墙线围成。",
         "{0} rooms were made of the walls around them."},
        {Word::LevelAssumed, "文件没有说明楼层，当作 {0}；可用 --level 指明。",
         "The file does not say its floor; taken for {0}. --level says another."},
        {Word::LevelRemarkOutside, "在这栋楼之外", "outside the building"},
        {Word::LevelRemarkNoLevel, "没有说明楼层", "floor not told"},
        {Word::LevelRemarkBadLevel, "楼层写法无法辨认", "floor cannot be read"},
        {Word::LevelRemarkNoWall, "门不在任何墙上", "door in no wall"},
        {Word::LevelRemarkPart, "在所选范围之外", "outside the part that was chosen"},
        {Word::LevelImported, "{0}：已放入 {1} 层、{2} 个房间、{3} 条门窗和墙线。",
         "{0}: {1} floors, {2} rooms and {3} lines of doors, windows and walls."},
        {Word::LevelDryRun, "试读 {0}：有 {1} 层、{2} 个房间、{3} 条门窗和墙线，库未改动。",
         "Dry run for {0}: {1} floors, {2} rooms and {3} lines of doors, windows and walls; the "
         "store was not touched."},
        {Word::LevelLinks,
         "{0} 个房间对上户室，{1} 个对上门面；没有对上的有 {2} 个有名的房间、{3} 户、{4} 个门面。",
         "{0} rooms are linked to homes, {1} to shop fronts; {2} named rooms, {3} homes and {4} "
         "fronts are left."},
        {Word::LevelNoBuilding,
         "“{0}”不是这里的楼栋，楼层平面没有导入；请用 --place 给出楼栋的编码或编号。",
         "{0} is no building here, so the floor plan was not imported; give the code or number of "
         "one with --place."},
        {Word::LevelNobodys, "未关联户室或门面", "Linked to no home or shop front"},
        {Word::LevelElsewhereHomes, "另有{0}户所在楼层没有平面图，请看户室。",
         "{0} homes are on floors without a plan; see them as cells."},
        {Word::LevelAll, "各楼都看这一层", "All buildings at this floor"},
        {Word::LevelAsCells, "看户室", "Homes as cells"},
        {Word::LevelAsPlan, "看平面", "Floor plan"},
        {Word::LevelEdit, "编辑平面图", "Edit the plan"},
        {Word::LevelDone, "完成", "Done"},
        {Word::LevelLeft, "本层有 {0} 户未上图", "{0} homes of this floor are not drawn"},
        {Word::LevelToolEdit, "选择", "Choose"},
        {Word::LevelToolDraw, "绘制", "Draw"},
        {Word::LevelToolSplit, "分割", "Split"},
        {Word::LevelToolMerge, "合并", "Merge"},
        {Word::LevelToolMove, "平移", "Move"},
        {Word::LevelToolDoor, "门", "Door"},
        {Word::LevelToolWindow, "窗", "Window"},
        {Word::LevelToolErase, "去门窗", "Remove opening"},
        {Word::LevelToolLevel, "加层", "Add a floor"},
        {Word::LevelHintEdit, "点一个房间，改名称、类别和归属。",
         "Click a room to change its name, its kind and whose it is."},
        {Word::LevelHintDraw,
         "逐点画出房间，自动吸附墙角和墙线；点回起点或按回车结束，退格去掉一点。",
         "Set corner after corner; they are drawn to corners and walls. The first corner again or "
         "Enter closes the room, Backspace takes one back."},
        {Word::LevelHintSplit, "从一面墙画到另一面墙，把房间分成两间。",
         "Draw from one wall to another; the room becomes two."},
        {Word::LevelHintMerge, "先点留下的房间，再点要并进来的房间。",
         "Click the room that stays, then the one that becomes part of it."},
        {Word::LevelHintMove, "拖动移动整套平面图，按住 Ctrl 拖动旋转；蓝线是楼的轮廓。",
         "Drag to move the whole plan, with Ctrl to turn it; the blue line is the outline of the "
         "building."},
        {Word::LevelHintOpening,
         "在同一段墙上点两点；只点一点再按回车，或在原处再点一下，就按常用宽度。底层外墙上的门是出"
         "入口。",
         "Click two points of one wall; one point and Enter, or the same point again, gives the "
         "usual width. A door in the outer wall of the ground floor is an entrance."},
        {Word::LevelHintErase, "点一个门或窗，把它去掉。",
         "Click a door or a window to remove it."},
        {Word::LevelHintLevel, "填第几层和标识，再选复制本层或空白层。",
         "Say which floor it is and its sign, then copy this floor or begin with the outline."},
        {Word::LevelHintLink, "点一个房间，归到 {0}。", "Click the room of {0}."},
        {Word::LevelUnlink, "解除关联", "Unlink"},
        {Word::LevelLinkHint, "户号，如 302 或 2-302，回车关联",
         "Door, as 302 or 2-302; Enter links"},
        {Word::LevelRoomName, "房间名称", "Name of the room"},
        {Word::LevelEndRoom, "删除房间", "Delete the room"},
        {Word::LevelEnd, "删除本层", "Delete this floor"},
        {Word::LevelEndAsk,
         "删除 {0}？{1} 个房间和门窗一起删除，其中 {2} 个房间的关联随之解除；可以撤销。",
         "Delete {0}? Its {1} rooms and all doors and windows go with it, and so do the links of "
         "{2} "
         "rooms; it can be undone."},
        {Word::LevelNumberHint, "第几层，地下为负，如 -1", "Which floor; below ground as -1"},
        {Word::LevelSignHint, "标识，如 3F、B1", "Sign, as 3F or B1"},
        {Word::LevelCopy, "复制本层", "Copy this floor"},
        {Word::LevelBlank, "空白层", "Outline alone"},
        {Word::LevelBegin, "画平面图", "Draw a floor plan"},
        {Word::LevelRoomsLeft, "未关联的房间", "Rooms of nobody"},
        {Word::LevelHomesLeft, "未上图的户室和门面", "Homes and fronts not drawn"},
        {Word::LevelCrossed, "画的线自己相交或不足三个点，围不成房间，未保存；请重画。",
         "The line crosses itself or has fewer than three corners, so no room was saved; draw it "
         "again."},
        {Word::LevelNoSpace, "这里已经都是别的房间，没有保存；请在空处画，或先把旧房间分开。",
         "All of that belongs to other rooms already, so nothing was saved; draw where it is free, "
         "or split the old room."},
        {Word::LevelNotCut, "这条线没有把房间分开，未改动；请从房间的一面墙画到另一面墙。",
         "That line does not part a room, so nothing was changed; draw from one wall of the room "
         "to another."},
        {Word::LevelApart, "这两个房间不相邻，未合并；请选挨着的两间。",
         "These two rooms are not neighbours, so they were not merged; choose two that touch."},
        {Word::LevelTwoOwners, "这两个房间属于不同的户室或门面，未合并；请先解除其中一间的关联。",
         "These two rooms belong to different homes or fronts, so they were not merged; unlink one "
         "of them first."},
        {Word::LevelNoWallHere, "这里没有墙，没有保存；请点在墙线上。",
         "There is no wall here, so nothing was saved; click on the line of a wall."},
        {Word::LevelNoOpening, "这里没有门窗，未改动；请点在门窗上。",
         "There is no door or window here, so nothing was changed; click on one."},
        {Word::LevelWallShort, "这段墙放不下，没有保存；请把两点点在同一段墙上，宽 0.4 米以上。",
         "It has no room in this wall, so nothing was saved; set both points on one wall, 0.4 m or "
         "more apart."},
        {Word::LevelTaken, "{0} 已有平面图，没有新建；请换一层。",
         "There is a plan of {0} already, so none was made; choose another floor."},
        {Word::LevelDeedDraw, "{0} {1} 新画的房间", "the room drawn at {0} {1}"},
        {Word::LevelDeedSplit, "{0} {1} 的房间拆分", "the room split at {0} {1}"},
        {Word::LevelDeedMerge, "{0} {1} 的房间合并", "the rooms merged at {0} {1}"},
        {Word::LevelDeedRoom, "{0} {1} 的房间修改", "the room changed at {0} {1}"},
        {Word::LevelDeedEnd, "{0} {1} 的房间删除", "the room deleted at {0} {1}"},
        {Word::LevelDeedMove, "{0} 平面图的移动", "the plan of {0}, moved"},
        {Word::LevelDeedOpening, "{0} {1} 新画的门窗", "the door or window drawn at {0} {1}"},
        {Word::LevelDeedErase, "{0} {1} 门窗的去除", "the door or window removed at {0} {1}"},
        {Word::LevelDeedLevel, "{0} 新建的楼层", "the floor added to {0}"},
        {Word::LevelDeedEndLevel, "{0} {1} 整层的删除", "the deleted floor {1} of {0}"},
        {Word::LevelKeyStep, "上一层、下一层，地图上显示楼层栏时也是；在楼层栏上可滚轮",
         "One floor up, one down, also on the map beside its list of floors; or by the wheel "
         "there"},
        {Word::LevelKeyCells, "户室与平面图互换", "Homes as cells, or as the plan"},
        {Word::LevelSheet, "楼层平面图", "Floor plan"},
        {Word::LevelSheetRooms, "{0} 间 · {1} 户 · {2} m²", "{0} rooms · {1} homes · {2} m²"},
        {Word::LevelOwn, "本楼在办 {0} 件", "Open at the building itself: {0}"},
        {Word::LevelSquares, "共 {0} 户室 · {1} 摊位", "{0} homes · {1} stalls"},
        {Word::LevelStalls, "共 {0} 摊位", "{0} stalls"},
    }};

}  // namespace base
