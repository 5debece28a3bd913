// base/words_ingest.h — the part of the table of words that taking in and giving out issues of
// other systems needs. Only for words.cpp.
#pragma once

#include "base/words_tables.h"

namespace base {

inline constexpr std::array<WordEntry, static_cast<std::size_t>(Word::WorkingMinutes) -
                                           static_cast<std::size_t>(Word::HelpIngest)>
    kIngestWords{{
        {Word::HelpIngest, "收取其他系统的事件（CSV、JSON 行、Open311），同一编号不重复",
         "take in issues of other systems (CSV, JSON lines, Open311), each id once"},
        {Word::HelpExport, "把事件导出为 Open311 JSON，登记在册",
         "write issues as Open311 JSON, with a number in the register"},
        {Word::IngestDone, "{0}：新增 {1} 件，已有 {2} 件，更新 {3} 件，未收 {4} 行。",
         "{0}: {1} new, {2} known, {3} changed, {4} rows not taken."},
        {Word::IngestNote, "其中 {1} 件：{0}", "of these, {1}: {0}"},
        {Word::IngestRejected, "未收的行连同行号、原因列在 {0}，改好后可再收，不会重复。",
         "Rows that were not taken are in {0} with line and reason; mend them and take them in "
         "again, nothing doubles."},
        {Word::IngestRejectedLost,
         "{1} 行未收，原因也写不进 {0}；已收的都在库中。请检查文件夹权限后再收一次，不会重复。",
         "{1} rows were not taken, and {0} cannot be written to say why; what was taken is in the "
         "store. Check the folder and run again, nothing doubles."},
        {Word::IngestRejectedHead, "行号,原因,reason,原文", "line,原因,reason,raw"},
        {Word::IngestNoHead, "{0} 前 20 行里没有认得的表头，未收；请用 --map 列名=字段 指明。",
         "In the first 20 rows of {0} there is no head that is known; nothing was taken. Say it "
         "with --map COLUMN=FIELD."},
        {Word::IngestNotJson, "{0} 不是完整的 JSON（第 {1} 字节起），未收；请重新取得该文件。",
         "{0} is not whole JSON (from byte {1}); nothing was taken. Get the file anew."},
        {Word::IngestNothing,
         "{0} 里没有事件记录，未收；如果键名不同，请用 --map 键名=字段 指明，边界和图层请用 getu "
         "import。",
         "{0} holds no issue reports; nothing was taken. Name other keys with --map KEY=FIELD; "
         "boundaries and layers go through getu import."},
        {Word::IngestMapWrong,
         "--map 的“{0}”不成对应，未收；请写成 列名=字段，文件放在 --map 之前。字段：{1}。",
         "{0} is no mapping, so nothing was taken; write COLUMN=FIELD, with the files before "
         "--map. Fields: {1}."},
        {Word::IngestWatching,
         "正在守候文件夹 {0}：写完的文件收入后移到 done，收不了的移到 failed；Ctrl+C 结束。",
         "Watching {0}: finished files are taken in and moved to done, others to failed; Ctrl+C "
         "ends it."},
        {Word::IngestNoFolder, "{0} 不是可用的文件夹，没有守候；请检查路径和权限。",
         "{0} is no folder that can be used; it is not watched. Check the path and its "
         "permissions."},
        {Word::IngestNotMoved,
         "{0} 移不到 {1}，守候已停，收入的都在库中；请检查文件夹权限后重新开始，不会重复。",
         "{0} cannot be moved to {1}, so watching has stopped; what was taken is in the store. "
         "Check the folder and start again, nothing doubles."},
        {Word::IngestStopped, "已按要求停止；收入的都在库中，再运行会从此处接着收，不会重复。",
         "Stopped as asked; what was taken is in the store, and another run goes on from there "
         "without doubles."},
        {Word::IngestBadEmpty, "没有事项、标题或描述", "no matter, title or description"},
        {Word::IngestBadTime, "上报时间“{0}”无法辨认",
         "the time of the report, {0}, cannot be read"},
        {Word::IngestBadCells, "有 {0} 格，表头只有 {1} 格", "{0} cells under a head of {1}"},
        {Word::IngestBadJson, "不是完整的 JSON（第 {0} 字节起）", "not whole JSON (from byte {0})"},
        {Word::IngestBadRecord, "不是事件记录", "no issue report"},
        {Word::IngestNoPlace, "没有坐标（未定位）", "without coordinates (unlocated)"},
        {Word::IngestZeroPlace, "坐标为 0,0（未定位）", "coordinates 0,0 (unlocated)"},
        {Word::IngestBadPlace, "坐标无法辨认或不在地球上（未定位）",
         "coordinates that cannot be read or are nowhere on earth (unlocated)"},
        {Word::IngestNoCrs, "平面坐标没有说明坐标系（未定位，可用 --crs 指明）",
         "metres of a system that nobody names (unlocated; say it with --crs)"},
        {Word::IngestFarPlace, "在所有社区之外（界外）", "outside all communities"},
        {Word::IngestSwapped, "经度与纬度写反，已对调",
         "longitude and latitude changed places, put right"},
        {Word::IngestBadOtherTime, "时限、更新或办结时间无法辨认，留空",
         "a due, update or closing time that cannot be read, left empty"},
        {Word::IngestNoTime, "没有上报时间，按收到时间",
         "no time of the report; the time of taking it in is used"},
        {Word::IngestClosedEarly, "办结早于上报，按上报时间",
         "closed before it was reported; the time of the report is used"},
        {Word::IngestNoId, "没有编号，按内容认定", "no id; told apart by its content"},
    }};

}  // namespace base
