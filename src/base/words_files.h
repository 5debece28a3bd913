// base/words_files.h — the part of the table of words that the window needs to bring files. Only
// for words.cpp.
#pragma once

#include "base/words.h"

#include <array>

namespace base {

struct WordEntry {
    Word word;
    std::string_view zh, en;
};

inline constexpr std::array<WordEntry, static_cast<std::size_t>(Word::ViewMenu) -
                                           static_cast<std::size_t>(Word::FileMenu)>
    kFileWords{{
        {Word::FileMenu, "文件", "File"},
        {Word::MenuNew, "由文件新建库…", "New store from files..."},
        {Word::MenuImport, "导入文件…", "Import files..."},
        {Word::MenuOpen, "打开库…", "Open a store..."},
        {Word::MenuUndo, "撤销上次导入…", "Undo the last import..."},
        {Word::FilesNewTitle, "由文件新建库", "New store from files"},
        {Word::FilesImportTitle, "导入到“{0}”", "Import into {0}"},
        {Word::FilesOpenTitle, "打开库", "Open a store"},
        {Word::FolderHome, "主文件夹", "Home"},
        {Word::FolderStores, "库文件夹", "Stores"},
        {Word::FolderCurrent, "当前文件夹", "Current folder"},
        {Word::FolderComputer, "本机", "Computer"},
        {Word::FolderMissing, "找不到 {0}；请检查路径。",
         "There is nothing at {0}; check the path."},
        {Word::FolderDenied, "{0} 没有读取权限。", "{0} may not be read."},
        {Word::FolderBare, "这里没有可读入的文件", "Nothing here that can be read"},
        {Word::ColumnName, "名称", "Name"},
        {Word::ColumnSize, "大小", "Size"},
        {Word::ColumnChanged, "修改时间", "Changed"},
        {Word::ShowAllFiles, "显示所有文件", "Show all files"},
        {Word::PathHint, "输入或粘贴路径", "Type or paste a path"},
        {Word::ChosenCount, "已选 {0} 个", "{0} chosen"},
        {Word::ActionChoose, "选定", "Choose"},
        {Word::ActionOpen, "打开", "Open"},
        {Word::ActionCancel, "取消", "Cancel"},
        {Word::ActionClose, "关闭", "Close"},
        {Word::ActionStart, "开始", "Start"},
        {Word::ActionRetry, "重试", "Try again"},
        {Word::ActionAdd, "添加文件…", "Add files..."},
        {Word::ActionMend, "返回修改", "Change and retry"},
        {Word::ActionCopy, "复制行号", "Copy row ids"},
        {Word::ActionCopyPath, "复制路径", "Copy path"},
        {Word::ActionOpenNew, "打开新库", "Open the new store"},
        {Word::ActionUndo, "撤销此批", "Undo it"},
        {Word::IntoNew, "新建库", "New store"},
        {Word::IntoThis, "导入当前库", "Into this store"},
        {Word::LabelFiles, "文件", "Files"},
        {Word::LabelName, "名称", "Name"},
        {Word::LabelNameHint, "按文件内容取名", "Named after the files"},
        {Word::LabelCrs, "坐标系", "Coordinates"},
        {Word::LabelResidents, "居民", "Residents"},
        {Word::LabelStore, "保存为", "Save as"},
        {Word::LabelStoreHint, "同名文件不会被覆盖，自动加“-2”",
         "Never overwrites: -2 is added to a name that is taken"},
        {Word::ResidentsCheck, "填入虚构居民，便于试用",
         "Fill in fictional residents, for trying out"},
        {Word::CrsAsDeclared, "按文件声明", "As the files say"},
        {Word::CrsByNumber, "EPSG 编号", "EPSG number"},
        {Word::CrsZone, "CGCS2000 三度带 {0}°E", "CGCS2000, 3° zone {0}°E"},
        {Word::CrsZoneNumbered, "CGCS2000 三度带 第 {0} 带", "CGCS2000, 3° zone no. {0}"},
        {Word::CrsOfStore, "当前库的坐标系", "System of this store"},
        {Word::AskCrsNone, "{0} 没有说明坐标系（范围 {1}）。请在下面选定后重试。",
         "{0} does not say its coordinate system (extent {1}). Choose it below and try again."},
        {Word::AskCrsLike, "{0} 没有说明坐标系，数值看起来像 {1}。核对后重试。",
         "{0} does not say its coordinate system; its numbers look like {1}. Check, and try "
         "again."},
        {Word::AskCrsWrong, "{0} 声明为 {1}，但数值看起来像 {2}。请在下面选定后重试。",
         "{0} says {1}, but its numbers look like {2}. Choose the system below and try again."},
        {Word::AskCrsLocal,
         "{0} 使用 {1}，需要当地转换参数，程序不擅自猜测。请先转换为 CGCS2000 或 WGS "
         "84；如声明有误，请在下面选定后重试。",
         "{0} uses {1}, which needs local parameters this program will not guess. Convert it to "
         "CGCS2000 or WGS 84 first; if the file is mistaken, choose the system below and try "
         "again."},
        {Word::BusyReading, "正在读入", "Reading"},
        {Word::BusySorting, "正在整理与划分", "Sorting and dividing"},
        {Word::BusyWriting, "正在写入库", "Writing the store"},
        {Word::BusyUndoing, "正在撤销", "Undoing"},
        {Word::BusyCancelling, "正在取消…", "Cancelling..."},
        {Word::BusyFileOf, "第 {0} 个文件，共 {1} 个", "File {0} of {1}"},
        {Word::BusyRows, "{0} 行", "{0} rows"},
        {Word::BusyRate, "每秒 {0} 行", "{0} rows a second"},
        {Word::ReportTitle, "读入结果", "What was read"},
        {Word::ReportRefused, "没有完成", "Not done"},
        {Word::ReportImported, "已向“{0}”新增 {1} 个地点，{2} 个色块；第 {3} 批，可撤销。",
         "Added {1} places, {2} blocks to {0}; batch {3}, can be undone."},
        {Word::ColumnLayer, "图层", "Layer"},
        {Word::ColumnAs, "作为", "As"},
        {Word::ColumnRead, "读入", "Read"},
        {Word::ColumnKept, "保留", "Kept"},
        {Word::ColumnRepaired, "修补", "Repaired"},
        {Word::ColumnNotTaken, "未收", "Not taken"},
        {Word::RowsMore, "等 {0} 行", "and more, {0} rows in all"},
        {Word::UndoTitle, "撤销导入", "Undo an import"},
        {Word::UndoAsk, "撤销第 {0} 批导入（{1}，{2}）？这一批新增的内容会全部删去，其余不变。",
         "Undo import batch {0} ({1}, {2})? Everything it added is removed; the rest stays."},
        {Word::UndoNothing, "没有可撤销的导入。", "There is no import to undo."},
        {Word::BusyAlready, "正在处理文件，请等它完成或先取消。",
         "Files are being worked on; wait until that is done, or cancel it."},
    }};

}  // namespace base
