// Departments and workers: who has how much to do, and how it goes.
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/dispatch_panel.h"
#include "ui/issue_words.h"
#include "ui/style.h"
#include "ui/work_table.h"

#include <algorithm>
#include <array>

namespace ui {

using base::Word;

namespace {

void cell(const std::string& text) {
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(text.c_str());
}

void number_cell(const View& view, std::uint32_t number, bool alarms = false) {
    ImGui::TableNextColumn();
    if (number == 0) return ImGui::TextDisabled("0");
    if (alarms) ImGui::PushStyleColor(ImGuiCol_Text, alarm_ink(view.session.look));
    ImGui::TextUnformatted(number_text(number).c_str());
    if (alarms) ImGui::PopStyleColor();
}

/// One list of one department alone: the numbers here know of no other filter.
void show_list(const View& view, model::DepartmentId department, derive::DeskList list,
               Intents& out) {
    derive::DeskFilter filter;
    filter.department = department;
    filter.exercise = view.session.dispatch.filter.exercise;
    out.push_back(FilterIssues{filter, false});
    out.push_back(ListIssues{list});
    out.push_back(ShowDispatch{DispatchTab::Queue});
}

/// A number that leads to its list.
void list_cell(const View& view, std::uint32_t number, model::DepartmentId department,
               derive::DeskList list, Intents& out) {
    if (number == 0 || model::number(department) == 0)
        return number_cell(view, number, list == derive::DeskList::Overdue);
    ImGui::TableNextColumn();
    ImGui::PushID(static_cast<int>(list));
    if (link_button(number_text(number).c_str())) show_list(view, department, list, out);
    ImGui::PopID();
}

/// A click on a department shows its issues.
void department_line(const View& view, const derive::DepartmentWork& work, Intents& out) {
    using enum derive::DeskList;
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    std::string name = department_name(view, work.department);
    if (name.empty()) name = view.say(Word::BoardNobody);
    ImGui::PushID(static_cast<int>(model::number(work.department)));
    const bool known = model::number(work.department) != 0;
    if (known && link_button(name.c_str())) show_list(view, work.department, Open, out);
    if (!known) ImGui::TextUnformatted(name.c_str());
    list_cell(view, work.open, work.department, Open, out);
    list_cell(view, work.near_due, work.department, NearDue, out);
    list_cell(view, work.overdue, work.department, Overdue, out);
    list_cell(view, work.handled, work.department, AwaitsCheck, out);
    ImGui::PopID();
    number_cell(view, work.assisting);
    number_cell(view, work.assisting_late, true);
    cell(ratio_text(work.on_time_rate()));
    cell(ratio_text(work.return_rate()));
    cell(ratio_text(work.rework_rate()));
}

void workers(const View& view, const derive::UnitBoard& board) {
    constexpr std::size_t kMost = 60;
    constexpr std::array kHeads{Word::BoardWorker, Word::BoardPost, Word::BoardOpen,
                                Word::BoardOverdue};
    if (!begin_work_table(view, "##workers", kHeads, 1.4F)) return;
    for (std::size_t i = 0; i < std::min(board.staff.size(), kMost); ++i) {
        const derive::StaffWork& work = board.staff[i];
        if (work.work.open == 0) break;
        const auto at = std::ranges::find(*view.snapshot.staff, work.staff, &model::StaffRow::id);
        if (at == view.snapshot.staff->end()) continue;
        ImGui::TableNextRow();
        cell(at->name);
        cell(at->post);
        number_cell(view, work.work.open);
        number_cell(view, work.work.overdue, true);
    }
    end_work_table();
}

}  // namespace

std::string ratio_text(const derive::Ratio& ratio) {
    const auto share = ratio.share();
    if (!share) return "—";
    return number_text(ratio.numerator) + "/" + number_text(ratio.denominator) + "  " +
           percent_text(*share);
}

void draw_board(const View& view, Intents& out) {
    constexpr std::array kHeads{Word::BoardDepartment, Word::BoardOpen,    Word::BoardNear,
                                Word::BoardOverdue,    Word::BoardHandled, Word::BoardAssists,
                                Word::BoardAssistLate, Word::BoardOnTime,  Word::BoardReturned,
                                Word::BoardReworked};
    const DispatchDesk& desk = view.session.dispatch;
    for (const int days : {7, 30})
        if (chip(view, view.say(Word::LockDays, {std::to_string(days)}), desk.days == days))
            out.push_back(CountDays{days});
    end_chips();
    if (!desk.board) return ImGui::TextDisabled("%s", view.text(Word::TablesMaking));
    ImGui::BeginChild("##board", {0, 0}, 0, ImGuiWindowFlags_NoBackground);
    if (begin_work_table(view, "##departments", kHeads, 1.8F)) {
        for (const derive::DepartmentWork& work : desk.board->departments)
            department_line(view, work, out);
        end_work_table();
    }
    ImGui::Dummy({1, 10 * static_cast<float>(view.session.ratio)});
    workers(view, *desk.board);
    ImGui::EndChild();
}

}  // namespace ui
