// base/words_level.h — the part of the table of words that real floor plans needs. Only for
// words.cpp.
#pragma once

#include "base/words_cover.h"

namespace base {

inline constexpr std::array<WordEntry, static_cast<std::size_t>(Word::kCount) -
                                           static_cast<std::size_t>(Word::LevelTitle)>
    kLevelWords{{
        {Word::LevelTitle, "楼层平面", "Floor plan"},
        {Word::LevelPicture, "{0} 是图片或扫描件，围不出房间，未导入；可在院落平面里作为底图放入。",
         "{0} is a picture and gives no rooms, so it was not imported; it can be laid under the "
         "plan of a courtyard as a drawing."},
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
    }};

}  // namespace base
