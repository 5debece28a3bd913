// ui/hand_over.h — the sheet that one shift leaves to the next: what is open, late, urged and new.
#pragma once

#include "ui/view.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ui {

/// One part of it: what it tells of, and a line for each issue.
struct HandOverLine {
    model::IssueId issue{};
    std::string text;
};
struct HandOverPart {
    std::string head;
    std::size_t count = 0;
    std::vector<HandOverLine> lines;  // the first of them
};
/// The whole sheet, put together anew with the lists of the desk and by the minute.
struct HandOver {
    std::shared_ptr<const derive::DeskLists> by;
    std::int64_t minute = 0;
    base::Language language{};
    std::vector<HandOverPart> parts;
};
/// Of the lists that the desk shows; nothing until they are found.
void follow(HandOver& sheet, const View& view);
/// "SJ…-0042 楼道堆物 · 幸福里3号楼 · 超 2 小时 · 城管执法中队"
std::string hand_over_line(const View& view, model::Row issue);
/// All of it as plain text.
std::string hand_over_text(const HandOver& sheet, const View& view);

}  // namespace ui
