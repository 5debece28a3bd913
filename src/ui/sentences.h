// ui/sentences.h — facts put into one sentence, in the user's language.
#pragma once

#include "ui/view.h"

#include <string>

namespace ui {

/// Why a place has its colour: "超期 1 件：占用消防通道，超 2 小时 10 分".
std::string reason_of(const View& view, model::Row place);
/// The same of the open issues below the place, the worst first.
std::string reason_of(const View& view, model::Row place, const std::vector<model::Row>& open);

/// "3 小时 20 分", "2 天".
std::string duration_text(const View& view, base::Millis span);

/// "剩 3 小时 20 分" or "超 2 小时".
std::string due_text(const View& view, base::Instant due);

/// What an issue is called; where its title is Chinese alone, an English reader gets its kind.
std::string issue_title(const View& view, const model::IssueRow& issue);

/// How an open issue stands: what is left of its time by its own clock, or that this is stopped.
std::string standing_of(const View& view, const model::IssueRow& issue);

/// "南湖区 › 长青街道 › 和平社区 › 幸福里小区", without the place itself.
std::string path_above(const View& view, model::Row place);

/// "第2网格 李建国", or that nobody works there.
std::string grid_text(const View& view, model::Row grid);

/// "6层 · 3单元 · 第2网格 李建国", as far as known.
std::string describe(const View& view, model::Row place);

/// The name as it is read alone: "幸福里小区 7号楼".
std::string full_name(const View& view, model::Row place);
std::string full_name(const model::Places& places, model::Row place);
/// Empty for a place that is not there any more.
std::string full_name(const View& view, model::PlaceId place);

/// "302", with its stair "2单元 302" where one was told.
std::string door_text(base::Language language, const derive::DoorText& door);

/// What a list calls something found: of a door its building first, "7号楼 · 2单元 302".
std::string found_title(base::Language language, const derive::FoundItem& item);

/// "事件新增", "visit added".
/// "人员 120、户室 3": what a register brought, without what it brought none of.
std::string counts_text(base::Language language, const RegisterCounts& counts);
std::string change_text(base::Language language, const model::Change& change);

/// Whether this seat sees how old those are who live at a place: below a community only who works
/// with them.
bool tells_persons(const View& view, model::Row place);

}  // namespace ui
