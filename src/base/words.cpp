#include "base/words.h"

#include "base/words_desk.h"
#include "base/words_files.h"
#include "base/words_find.h"
#include "base/words_ingest.h"
#include "base/words_lock.h"
#include "base/words_map.h"
#include "base/words_people.h"
#include "base/words_plan.h"
#include "base/words_sheets.h"
#include "base/words_steps.h"
#include "base/words_tables.h"
#include "base/words_team.h"
#include "base/words_theme.h"
#include "base/words_things.h"

#include <array>
#include <cstddef>
#include <span>

namespace base {

namespace {

constexpr std::array<WordEntry, static_cast<std::size_t>(Word::FileMenu)> kTable{{
    {Word::Unexpected, "出现未预料的问题，数据未改动；请重试，仍不行请查看日志。",
     "Something unforeseen happened; no data was changed. Try again, then look into the log."},
    {Word::StoreMissing, "找不到库文件 {0}；请检查路径，或用 getu demo 新建演示库。",
     "There is no store at {0}; check the path, or make a demo store with getu demo."},
    {Word::StoreExists, "{0} 已存在，未覆盖；请另取文件名或先移走它。",
     "{0} exists already and was left alone; choose another name or move it away."},
    {Word::StoreBusy, "库 {0} 正被其他程序占用，等待后仍未空出，未写入；请关闭占用程序后重试。",
     "The store {0} is held by another program; after waiting, nothing was written. Close that "
     "program and try again."},
    {Word::StoreBusyBy, "库 {0} 正被 {1} 占用，等待后仍未空出，未写入；请关闭该程序后重试。",
     "The store {0} is held by {1}; after waiting, nothing was written. Close that program and "
     "try again."},
    {Word::StoreReadOnly, "库 {0} 只能读取，本次修改未保存；请取得该文件夹的写权限后再改。",
     "The store {0} can only be read, so this change was not saved; get the right to write to "
     "its folder first."},
    {Word::StoreCannotOpen, "无法打开 {0}：没有读取权限或文件夹不可用；请检查权限。",
     "{0} cannot be opened: it may not be read or its folder is away; check the permissions."},
    {Word::StoreDamaged, "库 {0} 的内容已损坏，未作改动；请从备份恢复。",
     "The store {0} is damaged; it was not touched. Restore it from a backup."},
    {Word::StoreTrouble, "读写库 {0} 时出错，本次改动未保存；请重试，仍不行请运行 getu check。",
     "Reading or writing {0} failed and this change was not saved; try again, then run getu "
     "check."},
    {Word::NotGeoPackage, "{0} 不是 GeoPackage 文件，未作改动；请选择格图的库文件（.gpkg）。",
     "{0} is not a GeoPackage; it was not touched. Choose a Getu store (.gpkg)."},
    {Word::ForeignGeoPackage,
     "{0} 是其他程序的 GeoPackage，不是格图的库，未作改动；请打开由格图建立的库。",
     "{0} is a GeoPackage of another program, not a Getu store; it was not touched. Open a store "
     "made by Getu."},
    {Word::NewerSchema,
     "库 {0} 由更新的格图建立（结构 {1}，本程序只认到 {2}），未作改动；请升级格图。",
     "The store {0} was made by a newer Getu (schema {1}, this program knows {2}); it was not "
     "touched. Upgrade Getu."},
    {Word::ColumnMissing,
     "库 {0} 的表 {1} 缺少列 {2}，可能被其他程序整表替换过；未作改动，请恢复该表。",
     "In the store {0} the table {1} has no column {2}, perhaps because another program replaced "
     "the table; nothing was changed. Restore the table."},
    {Word::NetworkShare,
     "{0} 在网络共享盘上：多程序同时读写会损坏库，已拒绝打开；请复制到本机磁盘再用。",
     "{0} lies on a network share, where several programs would damage it; it was not opened. "
     "Copy it to a disk of this machine."},
    {Word::NoServer, "暂不支持 postgresql:// 服务器库；请使用本机的 .gpkg 库文件。",
     "Server stores (postgresql://) are not supported yet; use a .gpkg file on this machine."},
    {Word::DiskFull, "磁盘已满，{0} 本次未写入，原有数据完好；请腾出空间后重试。",
     "The disk is full: nothing was written to {0} and what was there is intact. Make room and "
     "try again."},
    {Word::DiskTrouble, "读写 {0} 时磁盘出错，本次未写入；请检查磁盘或文件夹后重试。",
     "The disk failed while using {0}; nothing was written. Check the disk or folder and try "
     "again."},
    {Word::RowRefused, "记录不符合库 {0} 的约束，未写入，其余数据未动；请检查填写内容。",
     "The row breaks a rule of the store {0} and was not written; nothing else changed. Check "
     "what was entered."},
    {Word::IssueGone, "该事件已被删除，未作改动；列表会自动更新。",
     "That issue has been deleted; nothing was changed. The list updates by itself."},
    {Word::CrsUnknown, "不认识坐标系 EPSG:{0}；请检查 proj-data 是否已安装。",
     "The coordinate system EPSG:{0} is unknown; check that proj-data is installed."},
    {Word::SystemTrouble, "系统资源不足，程序未能启动；请关闭其他程序后重试。",
     "The system is short of resources and Getu could not start; close other programs and try "
     "again."},
    {Word::NoDisplay,
     "没有可用的显示器，无法打开窗口；可改用 getu render STORE -o out.png 输出图片。",
     "There is no display to open a window on; use getu render STORE -o out.png for a picture."},
    {Word::NoOpenGl,
     "需要 OpenGL 3.3，本机只有：{0}；可安装 libgl1-mesa-dri，再以 LIBGL_ALWAYS_SOFTWARE=1 "
     "getu open 使用软件绘制。",
     "OpenGL 3.3 is needed, this machine has: {0}. Install libgl1-mesa-dri and start with "
     "LIBGL_ALWAYS_SOFTWARE=1 getu open to draw in software."},
    {Word::NoHeadlessGl,
     "无法在无窗口时使用 OpenGL 3.3（{0}）；请安装 libegl1 与 libgl1-mesa-dri 后重试。",
     "OpenGL 3.3 without a window is not to be had ({0}); install libegl1 and libgl1-mesa-dri "
     "and try again."},
    {Word::NoCjkFont, "系统没有中文字体，界面无法显示；请安装软件包 fonts-noto-cjk 后重试。",
     "There is no Chinese font on this system; install the package fonts-noto-cjk and try again."},
    {Word::ShaderRefused, "显卡驱动不接受程序的着色器（{0}）；请更新驱动或改用软件绘制。",
     "The graphics driver refuses a shader ({0}); update the driver or draw in software."},
    {Word::PictureRefused, "图片 {0} 未能写入；请检查文件夹与剩余空间。",
     "The picture {0} could not be written; check the folder and the free space."},
    {Word::ScriptUnknown, "脚本第 {0} 行看不懂：{1}；已停在此处。",
     "Line {0} of the script makes no sense: {1}; stopped there."},
    {Word::ScriptExpected, "脚本第 {0} 行的期望不成立：{1}（实际 {2}）；已停在此处。",
     "Line {0} of the script expected {1} but found {2}; stopped there."},
    {Word::ScriptMissing, "读不到脚本 {0}；请检查路径。", "The script {0} cannot be read."},
    {Word::NoSuchPlace, "库里没有地点 {0}；请用编码或编号。",
     "There is no place {0} in the store; use its code or number."},
    {Word::NoSuchView,
     "{0} 没有这种图（--view {1}）；plan 要楼院或单位，strip 要街段或门面，cells 要楼栋。",
     "{0} has no such view ({1}); plan takes a courtyard or site, strip a street or shopfront, "
     "cells a building."},
    {Word::PictureTooSmall, "{0} 在 {1} 的图片里放不下，未画；请加大 --size。",
     "{0} does not fit into a picture of {1}, so none was drawn; give a larger --size."},
    {Word::NoSuchAccount, "没有账户 {0}，未进入；请检查名称，或由所有者建立。",
     "There is no account {0}; check the name, or have the owner make it."},
    {Word::QueueFull, "待写入的操作过多，本次未提交；请稍候再试。",
     "Too much is waiting to be written; this was not submitted. Try again in a moment."},
    {Word::FileMissing, "找不到文件 {0}；请检查路径。", "There is no file at {0}; check the path."},
    {Word::FileNotReadable, "{0} 没有读取权限，未导入；请检查文件权限。",
     "{0} may not be read and was not imported; check its permissions."},
    {Word::FileUnknown,
     "{0} 不是能识别的地理数据文件，未导入；支持 "
     "OSM、GeoPackage、GeoJSON、Shapefile、FlatGeobuf、带坐标的 CSV 等。",
     "{0} is no geographic file this program knows and was not imported; OSM, GeoPackage, GeoJSON, "
     "Shapefile, FlatGeobuf, CSV with coordinates and others are."},
    {Word::FileBroken, "{0} 的内容不完整或已损坏，未导入；请重新取得该文件。",
     "{0} is cut off or damaged and was not imported; get the file anew."},
    {Word::FileEmpty, "{0} 里没有可用的图形，未导入；请确认选对了文件。",
     "{0} holds no usable geometry and was not imported; make sure it is the right file."},
    {Word::FilePartMissing, "{0} 缺少同名的 {1} 文件，未导入；请把配套文件放在一起。",
     "{0} lacks its companion {1} and was not imported; keep the files together."},
    {Word::ArchiveInside, "{0} 是压缩包，里面没有可识别的地理数据；请解压后再选。",
     "{0} is an archive without geographic data inside; unpack it and choose again."},
    {Word::EncodingUnknown, "{0} 的文字编码无法识别，未导入；请用 --encoding 指明（如 GBK）。",
     "The text encoding of {0} is unknown, so it was not imported; name it with --encoding (GBK, "
     "say)."},
    {Word::LayerMissing, "{0} 里没有图层 {1}；有：{2}。", "{0} has no layer {1}; it has: {2}."},
    {Word::ImportCancelled, "已取消，库保持原样。", "Cancelled; the store is as it was."},
    {Word::CrsAsk,
     "{0} 没有说明坐标系（范围 {1}），未导入；请用 --crs 指明，例如 --crs EPSG:4547。",
     "{0} does not say its coordinate system (extent {1}) and was not imported; name it with "
     "--crs, for example --crs EPSG:4547."},
    {Word::CrsAskLike, "{0} 没有说明坐标系，看起来像 {1}；如属实请加 --crs {1}。",
     "{0} does not say its coordinate system but looks like {1}; if so, add --crs {1}."},
    {Word::CrsWrong,
     "{0} 声明的坐标系 {1} 与坐标数值不符（看起来像 {2}），未导入；请用 --crs 指明。",
     "{0} says {1}, but its numbers look like {2}; it was not imported. Name the system with "
     "--crs."},
    {Word::CrsLocal,
     "{0} 使用 {1}，需要当地转换参数，程序不擅自猜测；请先转换为 CGCS2000 或 WGS 84。",
     "{0} uses {1}, which needs local parameters this program will not guess; convert it to "
     "CGCS2000 or WGS 84 first."},
    {Word::NothingToBuild, "所选文件里没有楼栋、道路或边界，无法建库；请加上含建筑轮廓的文件。",
     "The files hold no buildings, roads or boundaries to make a store of; add one with building "
     "outlines."},
    {Word::TooFarApart, "所选文件相距过远（{0} 公里），不像同一个地方，未建库；请分开导入。",
     "The files lie {0} km apart and are not one place; nothing was made. Import them one by one."},
    {Word::BatchMissing, "没有第 {0} 批导入。", "There is no import batch {0}."},
    {Word::BatchUndone, "第 {0} 批导入已撤销过。", "Import batch {0} was undone before."},
    {Word::BatchInUse, "第 {0} 批导入的地点上已有后来的工作记录（{1} 条），未撤销；请先移走它们。",
     "Places of import batch {0} carry later work ({1} rows), so it was not undone; move that "
     "first."},
    {Word::BatchGone, "已撤销第 {0} 批导入，删去 {1} 行。",
     "Import batch {0} was undone; {1} rows were removed."},
    {Word::HelpNew, "由文件新建一个库", "make a store from files"},
    {Word::HelpImport, "把文件导入已有的库", "bring files into a store"},
    {Word::NewMade, "已建立 {0}：{1} 个地点，{2} 个色块，坐标系 {3}。",
     "Made {0}: {1} places, {2} blocks, in {3}."},
    {Word::ImportMade, "已导入 {0}：新增 {1} 个地点（第 {2} 批，可用 --undo {2} 撤销）。",
     "Imported into {0}: {1} new places (batch {2}; --undo {2} takes them back)."},
    {Word::ImportNothing, "没有新增：文件里的内容 {0} 都已有，或不归它收；库未改动。",
     "Nothing new: {0} has all that it takes of these files; it was not touched."},
    {Word::ImportDryRun, "试导入：会新增 {0} 个地点，库未改动。",
     "Dry run: {0} new places; the store was not touched."},
    {Word::ImportLine, "{0} · {1} → {2}：读入 {3}，保留 {4}，修补 {5}，未收 {6}",
     "{0} · {1} → {2}: {3} read, {4} kept, {5} repaired, {6} not taken"},
    {Word::ImportMendList, "未收的行逐条列在 {0}，改好后可再导入。",
     "Rows that were not taken are listed one by one in {0}; mend them and import again."},
    {Word::ImportCrsNote, "坐标系：{0}（{1} 个图层）", "Coordinate system: {0} ({1} layers)"},
    {Word::CrsSaid, "{0}，用户指定", "{0}, as you said"},
    {Word::CrsAssumed, "{0}，文件未注明，按数值推定", "{0}, assumed: the file does not say"},
    {Word::CrsAssumedInChina, "{0}，文件未注明，按数值推定，也可能是 GCJ-02",
     "{0}, assumed: the file does not say; it may be GCJ-02"},
    {Word::CrsByZonePrefix, "{0}，按带号前缀，推定为 CGCS2000",
     "{0}, by its zone prefix, CGCS2000 assumed"},
    {Word::CrsNorthFirst, "{0}，北坐标在前", "{0}, north written first"},
    {Word::MendHead, "文件,图层,行,原因", "file,layer,row,reason"},
    {Word::RemarkNoGeometry, "没有图形", "no geometry"},
    {Word::RemarkBadCoordinates, "坐标无效", "impossible coordinates"},
    {Word::RemarkTooFewPoints, "点数不足", "too few points"},
    {Word::RemarkOpenRing, "面没有闭合", "open ring"},
    {Word::RemarkOutlineFilled, "闭合线当作面", "closed line taken as an area"},
    {Word::RemarkBadText, "文字编码有误", "broken text"},
    {Word::RemarkFileBroken, "文件在此处中断", "file broken off"},
    {Word::RemarkMissingNodes, "引用的点不在文件里", "nodes missing from the file"},
    {Word::RemarkCutRelation, "关系在数据边缘被截断", "relation cut at the edge"},
    {Word::RemarkNotUsed, "建库用不到", "of no use here"},
    {Word::RemarkNoAreaLeft, "修复后没有面积", "no area left"},
    {Word::RemarkInvalid, "图形自交", "crosses itself"},
    {Word::RemarkExploded, "多部件拆开", "taken apart"},
    {Word::RemarkTooSmall, "面积太小", "too small"},
    {Word::RemarkLabelPoint, "只是标注点", "only a label"},
    {Word::RemarkFarAway, "远离此地", "far away"},
    {Word::RemarkSwappedAxes, "坐标轴颠倒", "axes swapped"},
    {Word::RemarkDuplicate, "重复", "duplicate"},
    {Word::RemarkAlreadyThere, "库里已有", "already there"},
    {Word::RemarkOutside, "界外（已保留）", "outside the area, kept"},
    {Word::RemarkNoCommunity, "在各社区之外", "outside every community"},
    {Word::RemarkNoGrid, "所在社区没有网格", "no grid there"},
    {Word::RemarkAboveDistrict, "高于区一级", "above the district"},
    {Word::RemarkBuildingPart, "楼栋的一部分", "part of a building"},
    {Word::RemarkNoLength, "没有长度", "no length"},
    {Word::RemarkNoName, "没有名称", "no name"},
    {Word::RemarkNotOnEarth, "不在地球上", "not on Earth"},
    {Word::RemarkPiecesJoined, "分块已合并", "pieces joined"},
    {Word::RemarkBrokenRelation, "关系无法拼合", "relation does not close"},
    {Word::RemarkUnreadable, "读不出", "unreadable"},
    {Word::RemarkOther, "其他", "other"},
    {Word::KindBuilding, "楼栋", "buildings"},
    {Word::KindRoad, "道路", "roads"},
    {Word::KindBoundary, "边界", "boundaries"},
    {Word::KindYard, "院落", "yards"},
    {Word::KindWater, "水系", "water"},
    {Word::KindGreen, "绿地", "green"},
    {Word::KindPoi, "设施", "facilities"},
    {Word::KindShop, "商铺", "shops"},
    {Word::KindAddress, "门牌", "addresses"},
    {Word::KindGround, "地物", "ground"},
    {Word::KindIgnored, "未用", "unused"},
    {Word::UsageHead, "用法：getu <命令> [参数]", "Usage: getu <command> [arguments]"},
    {Word::UsageUnknownCommand, "没有命令 {0}。", "There is no command {0}."},
    {Word::UsageUnknownOption, "命令 {0} 没有选项 {1}。", "{0} has no option {1}."},
    {Word::UsageMissingValue, "选项 {0} 后面要有值。", "A value must follow {0}."},
    {Word::UsageBadValue, "选项 {0} 的值 {1} 不对；可用：{2}。",
     "{1} is no value for {0}; use {2}."},
    {Word::UsageMissingArgument, "命令 {0} 缺少 {1}。", "{0} needs {1}."},
    {Word::UsageCommon,
     "所有命令都可带 --json、--lang zh|en、--as 账户、--at 时间（如 2026-03-01T08:30）。",
     "Every command takes --json, --lang zh|en, --as ACCOUNT, --at ISO-TIME (2026-03-01T08:30)."},
    {Word::HelpDemo, "建立虚构的演示库并打开", "make a fictional demo store and open it"},
    {Word::HelpOpen, "打开库，地图随改动实时变化", "open a store on a living map"},
    {Word::HelpRender, "不开窗口，把地图、平面图、街面图或楼栋图画成图片",
     "draw the map, a courtyard, a street or a building into a picture, without a window"},
    {Word::HelpWatch, "逐条显示每次改动及其结果", "show each change and what it did to its place"},
    {Word::HelpSimulate,
     "另开进程，模拟采集员、部门与热线写入；--burst：降雨突发，先来一阵密集上报",
     "write as collectors, units and a hotline would, from another process; --burst: as in heavy "
     "rain, with ten times the reports at first"},
    {Word::HelpCheck, "重新清点全部数字并检验规则", "count everything again and test the rules"},
    {Word::HelpBench, "在本机测速", "measure speed on this machine"},
    {Word::BenchNoRun, "{0} 里没有测速结果；请先用 getu bench --json 存一份。",
     "{0} holds no figures; keep a run first with getu bench --json."},
    {Word::NothingToSimulate, "库里没有楼栋、门面或街段，无处可写；请先导入或建立演示库。",
     "The store has no building, shopfront or street to write about; import some or make a demo."},
    {Word::AppName, "格图", "Getu"},
    {Word::WindowTitle, "格图 · {0}", "Getu · {0}"},
    {Word::StillPicture, "静态画面", "Still picture"},
    {Word::StillPictureWhy,
     "此库所在文件夹只读：显示的是打开时的画面，不随改动更新，也不能登记；取得写权限后重新打开即为"
     "实时。",
     "The folder of this store can only be read: this is the picture of the moment it was opened, "
     "it "
     "does not follow changes and nothing can be logged. With the right to write, open it again."},
    {Word::Live, "实时", "Live"},
    {Word::FeedStopped, "更新中断", "Updates stopped"},
    {Word::FeedStoppedWhy, "更新中断，画面停在最后一次读到的内容，恢复后自动补上：{0}",
     "Updates stopped; the map shows what was read last and catches up by itself: {0}"},
    {Word::NoChangeYet, "打开后尚无改动", "no change since opening"},
    {Word::ThemeWork, "工作状态", "State of work"},
    {Word::StateOk, "正常", "Normal"},
    {Word::StateOpen, "办理中", "In progress"},
    {Word::StateSoon, "临期", "Due soon"},
    {Word::StateUrgent, "紧急", "Urgent"},
    {Word::StateOverdue, "超期", "Overdue"},
    {Word::StateNoData, "未采集", "Not collected"},
    {Word::BlocksInAll, "共 {0} 处", "{0} blocks"},
    {Word::NothingSelected, "点选图上的楼栋、门面或街段", "Click a building, shopfront or street"},
    {Word::Units, "户室", "Homes"},
    {Word::Rented, "出租", "Rented"},
    {Word::Shops, "商铺", "Shops"},
    {Word::OpenIssues, "在办", "Open"},
    {Word::OverdueIssues, "超期", "Overdue"},
    {Word::Storeys, "{0}层", "{0} storeys"},
    {Word::MapOpen, "在办 {0}", "{0} open"},
    {Word::MapOverdue, "超期 {0}", "{0} overdue"},
    {Word::MapRate, "按期 {0}%", "{0}% on time"},
    {Word::MapFewSettled, "样本少", "few settled"},
    {Word::MapStoreys, "{0}层", "{0} fl."},
    {Word::MapHomes, "{0}户", "{0} homes"},
    {Word::MapRented, "出租 {0}", "{0} rented"},
    {Word::Stairs, "{0}单元", "{0} stairs"},
    {Word::NoGridWorker, "{0} 无人负责", "{0}, nobody responsible"},
    {Word::ReasonOk, "正常：没有在办事件", "Normal: no open issue"},
    {Word::ReasonNoData, "未采集：一年内没有走访核查", "Not collected: no visit within a year"},
    {Word::ReasonOpen, "办理中 {0} 件：{1}，{2}", "In progress, {0}: {1}, {2}"},
    {Word::ReasonSoon, "临期 {0} 件：{1}，{2}", "Due soon, {0}: {1}, {2}"},
    {Word::ReasonUrgent, "紧急 {0} 件：{1}，{2}", "Urgent, {0}: {1}, {2}"},
    {Word::ReasonOverdue, "超期 {0} 件：{1}，{2}", "Overdue, {0}: {1}, {2}"},
    {Word::NoOpenIssue, "没有在办事件", "No open issue"},
    {Word::NeverVisited, "从未走访", "Never visited"},
    {Word::LogVisit, "登记走访", "Log a visit"},
    {Word::Unplaced, "未定位 {0} 件", "{0} without a place"},
    {Word::DueLeft, "剩 {0}", "{0} left"},
    {Word::DueOver, "超 {0}", "{0} over"},
    {Word::NoDue, "无期限", "no deadline"},
    {Word::Days, "{0} 天", "{0} d"},
    {Word::Hours, "{0} 小时", "{0} h"},
    {Word::Minutes, "{0} 分", "{0} min"},
    {Word::Find, "查找地点、人员、事件", "Find anything"},
    {Word::FindNothing, "没有找到“{0}”", "Nothing is called “{0}”"},
    {Word::SwitchLanguage, "EN", "中"},
    {Word::ChangeInserted, "新增", "added"},
    {Word::ChangeUpdated, "更新", "changed"},
    {Word::ChangeDeleted, "删除", "deleted"},
    {Word::TableIssue, "事件", "issue"},
    {Word::TableVisit, "走访", "visit"},
    {Word::TableUnit, "户室", "home"},
    {Word::TableShop, "商铺", "shop"},
    {Word::TablePlace, "地点", "place"},
    {Word::TableOther, "资料", "record"},
    {Word::North, "北", "N"},
    {Word::DemoMade, "演示库已建立：{0}", "Demo store made: {0}"},
    {Word::DemoName, "幸福里（虚构）", "Xingfuli (fictional)"},
    {Word::SimulateRunning, "正在写入 {0}，每秒 {1} 次；Ctrl-C 结束。",
     "Writing to {0}, {1} changes a second; Ctrl-C ends it."},
    {Word::CheckClean, "核对 {0} 项，没有差异。", "{0} numbers checked, no difference."},
    {Word::CheckDifferences, "核对 {0} 项，{1} 处差异。", "{0} numbers checked, {1} differences."},
}};

/// In the order of the enum.
constexpr std::array<std::span<const WordEntry>, 21> kParts{
    kTable,         kFileWords,   kMapWords,    kDeskWords,  kFindWords,   kThemeWords,
    kPlanWords,     kPeopleWords, kThingsWords, kSheetWords, kTablesWords, kLockWords,
    kStepWords,     kIngestWords, kWorkWords,   kWallWords,  kCoverWords,  kLevelWords,
    kPlanningWords, kDivideWords, kTeamWords};

constexpr const WordEntry& entry_of(Word word) {
    auto rest = static_cast<std::size_t>(word);
    for (const std::span<const WordEntry> part : kParts) {
        if (rest < part.size()) return part[rest];
        rest -= part.size();
    }
    return kTable.front();
}

constexpr bool in_order() {
    for (std::size_t i = 0; i < static_cast<std::size_t>(Word::kCount); ++i)
        if (entry_of(static_cast<Word>(i)).word != static_cast<Word>(i)) return false;
    return true;
}
static_assert(in_order(), "the table stands in the order of the enum, each word once");

}  // namespace

std::string_view text_of(Language language, Word word) {
    const WordEntry& entry = entry_of(word);
    return language == Language::Chinese ? entry.zh : entry.en;
}

std::string say(Language language, Word word, const std::vector<std::string>& parts) {
    const std::string_view pattern = text_of(language, word);
    std::string said;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool gap = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
        if (!gap) {
            said += pattern[i];
            continue;
        }
        const auto part = static_cast<std::size_t>(pattern[i + 1] - '0');
        if (part < parts.size()) said += parts[part];
        i += 2;
    }
    return said;
}

}  // namespace base
