// Beside the form of a problem: in whose grid it lies, to whom it goes, and what was reported there
// before.
#include "ui/card.h"
#include "ui/issue_words.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <cmath>

namespace ui {

using base::Word;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::size_t kMostDuplicates = 4;

/// The grid around a point, else the nearest.
void find_grid(ReportForm& form, const View& view, Row place) {
    const ReportDesk& report = view.session.report;
    const model::Grids& grids = *view.snapshot.grids;
    form.grid = kNoRow;
    form.grid_m = 0;
    if (place != kNoRow) form.grid = view.snapshot.places->grid[place];
    if (form.grid != kNoRow || !report.point) return;
    double nearest = 1e12;
    for (Row row = 0; row < static_cast<Row>(grids.row.size()); ++row) {
        if (grids.row[row].kind != "basic") continue;
        const geo::Shape& shape = grids.row[row].shape;
        const double metres =
            geo::contains(shape, *report.point) ? 0 : geo::distance(shape, *report.point);
        if (metres >= nearest) continue;
        nearest = metres;
        form.grid = row;
        form.grid_m = metres;
    }
}

void follow(ReportForm& form, const View& view, Intents& out) {
    const ReportDesk& report = view.session.report;
    const ReportForm::Beside key{view.snapshot.position, form.matter, report.place, report.point,
                                 view.snapshot.issues.size()};
    if (form.beside_of == key) return;
    form.beside_of = key;
    const Row place = model::row_of(*view.snapshot.places, report.place);
    find_grid(form, view, place);
    form.duplicates.clear();
    form.suggestion = {};
    if (form.matter.empty() || (place == kNoRow && !report.point)) return;
    form.duplicates = derive::duplicates_of(
        view.snapshot, view.derived, {form.matter, report.place, report.point, {}}, view.now);
    model::Issue issue;
    issue.row.matter = form.matter;
    issue.row.place = report.place;
    issue.at = place;
    form.suggestion = derive::suggest(view.snapshot, view.derived, issue, view.now);
    const model::IssueId first = form.duplicates.empty()
                                     ? model::IssueId{}
                                     : view.snapshot.issues[form.duplicates[0].issue].row.id;
    if (first != report.duplicate) out.push_back(ShowDuplicate{first});
}

void told(const View& view, Word label, const std::string& text, bool alarming = false) {
    const float r = static_cast<float>(view.session.ratio);
    const float left = ImGui::GetCursorPosX();
    ImGui::TextDisabled("%s", view.text(label));
    ImGui::SameLine(left + (view.chinese() ? 76 : 110) * r);
    if (alarming) ImGui::PushStyleColor(ImGuiCol_Text, alarm_ink(view.session.look));
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.empty() ? "—" : text.c_str());
    ImGui::PopTextWrapPos();
    if (alarming) ImGui::PopStyleColor();
}

void grid_line(const ReportForm& form, const View& view) {
    if (form.grid == kNoRow) return told(view, Word::ReportGrid, {});
    std::string text = grid_text(view, form.grid);
    const bool outside = form.grid_m > 0;
    if (outside)
        text = view.say(Word::ReportNearestGrid, {text, number_text(std::lround(form.grid_m))});
    told(view, Word::ReportGrid, text, outside);
}

void sent_to(const ReportForm& form, const View& view) {
    std::string departments;
    for (const derive::DepartmentChoice& choice : form.suggestion.departments) {
        if (!departments.empty()) break;
        departments = department_name(view, choice.department) + " · " +
                      view.say(Word::DepartmentWorksOn, {std::to_string(choice.work.open)});
        if (model::number(choice.assist) != 0)
            departments += " + " + department_name(view, choice.assist);
    }
    told(view, Word::ReportGoesTo, departments);
    std::string worker;
    if (!form.suggestion.workers.empty()) {
        const derive::WorkerChoice& first = form.suggestion.workers.front();
        worker = staff_name(view, first.staff) + " · " +
                 view.say(Word::DepartmentWorksOn, {std::to_string(first.work.open)});
    }
    told(view, Word::BoardWorker, worker);
}

/// Its newest picture, for those who may look at it.
void picture_of(const View& view, model::IssueId issue, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const PicturesDesk& desk = view.session.pictures;
    const bool may = model::may(view.session.role, model::Act::ReadWords);
    if (desk.issue != issue || desk.known.empty() || !may) return;
    const bool shown = desk.shown.texture != 0 && desk.shown_id == desk.known.back().id;
    if (shown) return draw_picture(desk.shown, 320 * r, 150 * r);
    if (link_button(view.text(Word::ReportDuplicatePicture)))
        out.push_back(ShowPicture{desk.known.back().id});
}

void duplicate(const ReportForm& form, const View& view, const derive::Duplicate& one,
               Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const model::IssueRow& row = view.snapshot.issues[one.issue].row;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    state_square(view, derive::state_at(view.now, row, *view.snapshot.rules), {at.x, at.y + 6 * r},
                 12 * r);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + 20 * r);
    const float room = ImGui::GetContentRegionAvail().x;
    ImGui::TextUnformatted(cut_end(issue_title(view, row), room).c_str());
    const std::string below = view.say(Word::ReportApart, {number_text(std::lround(one.metres))}) +
                              " · " + base::day_and_clock(row.reported, view.chinese()) + " · " +
                              state_text(view, row);
    ImGui::TextDisabled("%s", cut_end(below, ImGui::GetContentRegionAvail().x).c_str());
    picture_of(view, row.id, out);
    ImGui::PushID(static_cast<int>(one.issue));
    if (plain_button(view.text(Word::ReportMerge), !view.session.report.sending)) {
        SendReport wish = report_of(form, view);
        wish.merge_into = row.id;
        out.push_back(std::move(wish));
    }
    ImGui::PopID();
    ImGui::Dummy({1, 4 * r});
}

}  // namespace

void draw_report_beside(ReportForm& form, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    follow(form, view, out);
    grid_line(form, view);
    sent_to(form, view);
    ImGui::Dummy({1, 8 * r});
    if (form.duplicates.empty()) {
        if (!form.matter.empty()) ImGui::TextDisabled("%s", view.text(Word::ReportNoDuplicate));
        return;
    }
    const std::string count = std::to_string(form.duplicates.size());
    ImGui::TextUnformatted(view.say(Word::ReportDuplicates, {count}).c_str());
    for (std::size_t i = 0; i < std::min(form.duplicates.size(), kMostDuplicates); ++i)
        duplicate(form, view, form.duplicates[i], out);
}

}  // namespace ui
