// Certificates and courses of the staff of one community, for who keeps them. Everybody else sees
// how many there are: nobody is ranked, and nobody is listed by what he lacks.
#include "derive/targets.h"
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/issue_words.h"
#include "ui/planning_team.h"
#include "ui/planning_team_edits.h"
#include "ui/planning_team_parts.h"

#include <algorithm>
#include <array>
#include <map>

namespace ui {

using base::Word;
using model::StaffId;

namespace {

constexpr std::size_t kCoursesShown = 8;  // the latest of the year

/// What is on record of the staff of one community.
struct StaffRecords {
    std::map<StaffId, double> hours;  // of this year
    std::map<StaffId, std::uint32_t> certificates;
};

StaffRecords records_of(const View& view) {
    StaffRecords records;
    const base::Instant begins = base::year_begins(base::year_of(view.now));
    for (const model::TrainingRow& course : *view.snapshot.trainings)
        if (course.at >= begins && course.at <= view.now)
            records.hours[course.staff] += course.hours;
    for (const model::CertificateRow& certificate : *view.snapshot.certificates)
        if (derive::is_valid(certificate, view.now)) records.certificates[certificate.staff] += 1;
    return records;
}

std::string year_day(base::Instant at) {
    return base::iso_from_instant(at).substr(0, 10);
}

std::string certificate_told(const View& view, const model::CertificateRow& certificate) {
    std::string told = model::label(view.snapshot, "K44", certificate.level, view.chinese());
    if (certificate.expires != base::kNever)
        told += " · " + view.say(Word::StaffUntil, {year_day(certificate.expires)});
    if (!derive::is_valid(certificate, view.now)) told += " · " + view.say(Word::StaffExpired);
    return told;
}

void certificates(SmallForm& form, const View& view, StaffId staff, const std::string& name,
                  model::PlaceId community, Intents& out) {
    ImGui::TextUnformatted(view.text(Word::StaffCertificates));
    for (const model::CertificateRow& row : *view.snapshot.certificates) {
        if (row.staff != staff) continue;
        ImGui::PushID(static_cast<int>(model::number(row.id)));
        ImGui::TextDisabled("%s", certificate_told(view, row).c_str());
        ImGui::SameLine();
        if (link_button(view.text(Word::RuleRemove)))
            out.push_back(taken_out(view, Word::StaffCertificates, name, community, row));
        ImGui::PopID();
    }
    for (const char* level : {"1", "2", "3"})
        if (chip(view, model::label(view.snapshot, "K44", level, view.chinese()),
                 form.code == level))
            form.code = level;
    end_chips();
    ImGui::SetNextItemWidth(150 * static_cast<float>(view.session.ratio));
    text_field("##issued", view.say(Word::StaffIssued), form.typed[0]);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(150 * static_cast<float>(view.session.ratio));
    text_field("##expires", view.say(Word::StaffExpires), form.typed[1]);
    const auto issued = day_typed(form.typed[0]);
    const auto expires = day_typed(form.typed[1]);
    const bool sound = !form.code.empty() && (issued || form.typed[0].empty()) &&
                       (expires || form.typed[1].empty()) &&
                       (!issued || !expires || *issued < *expires);
    ImGui::SameLine();
    if (!plain_button(view.text(Word::StaffAddCertificate), sound)) return;
    out.push_back(entered(view, Word::StaffCertificates, name, community,
                          model::CertificateRow{.id = {},
                                                .staff = staff,
                                                .level = form.code,
                                                .issued = issued.value_or(base::kNever),
                                                .expires = expires.value_or(base::kNever)}));
    form = {};
}

void courses(SmallForm& form, const View& view, StaffId staff, const std::string& name,
             model::PlaceId community, Intents& out) {
    constexpr double kLongestCourse = 200;
    ImGui::TextUnformatted(view.text(Word::StaffCourses));
    std::vector<const model::TrainingRow*> rows;
    const base::Instant begins = base::year_begins(base::year_of(view.now));
    for (const model::TrainingRow& row : *view.snapshot.trainings)
        if (row.staff == staff && row.at >= begins) rows.push_back(&row);
    std::ranges::stable_sort(rows, [](const auto* a, const auto* b) { return a->at > b->at; });
    for (std::size_t i = 0; i < std::min(rows.size(), kCoursesShown); ++i) {
        ImGui::PushID(static_cast<int>(model::number(rows[i]->id)));
        ImGui::TextDisabled("%s", (year_day(rows[i]->at) + "  " +
                                   view.say(Word::StaffHours, {norm_text(rows[i]->hours)}) + "  " +
                                   rows[i]->subject)
                                      .c_str());
        ImGui::SameLine();
        if (link_button(view.text(Word::RuleRemove)))
            out.push_back(taken_out(view, Word::StaffCourses, name, community, *rows[i]));
        ImGui::PopID();
    }
    const float r = static_cast<float>(view.session.ratio);
    ImGui::SetNextItemWidth(150 * r);
    text_field("##day", view.say(Word::FormDayHint), form.typed[2]);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(80 * r);
    text_field("##hours", view.say(Word::StaffHoursHint), form.typed[3]);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(160 * r);
    text_field("##subject", view.say(Word::StaffSubject), form.typed[4]);
    const auto day = day_typed(form.typed[2]);
    const auto hours = number_typed(form.typed[3], 0.5, kLongestCourse);
    const bool sound = day && *day <= view.now && hours;
    ImGui::SameLine();
    if (!plain_button(view.text(Word::StaffAddCourse), sound) || !sound) return;
    out.push_back(entered(
        view, Word::StaffCourses, name, community,
        model::TrainingRow{
            .id = {}, .staff = staff, .at = *day, .hours = *hours, .subject = form.typed[4]}));
    form = {};
}

void staff_line(SmallForm& form, const View& view, const StaffRecords& records,
                const model::StaffRow& one, model::PlaceId community, Intents& out) {
    ImGui::PushID(static_cast<int>(model::number(one.id)));
    const auto hours = records.hours.find(one.id);
    const auto certified = records.certificates.find(one.id);
    const std::string told =
        one.name + "  " + one.post + "  ·  " +
        view.say(Word::StaffHours, {norm_text(hours == records.hours.end() ? 0 : hours->second)}) +
        (certified == records.certificates.end() ? std::string{}
                                                 : "  ·  " + view.say(Word::StaffCertified));
    if (ImGui::Selectable(cut_end(told, ImGui::GetContentRegionAvail().x).c_str())) {
        form = {};
        ImGui::OpenPopup("staff");
    }
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (begin_small_form(view, "staff")) {
        ImGui::TextUnformatted((one.name + "  " + one.post).c_str());
        certificates(form, view, one.id, one.name, community, out);
        ImGui::Dummy({1, 6 * static_cast<float>(view.session.ratio)});
        courses(form, view, one.id, one.name, community, out);
        ImGui::EndPopup();
    }
    ImGui::PopID();
}

}  // namespace

void draw_staff(SmallForm& form, const View& view, model::PlaceId community, Intents& out) {
    const std::vector<StaffId> staff = derive::community_staff(view.snapshot, community);
    part_head(view, view.say(Word::StaffTitle, {std::to_string(staff.size())}));
    if (staff.empty()) return small_note(view, view.say(Word::TeamNobody));
    if (!may_edit_team(view)) return small_note(view, view.say(Word::StaffKeptBy));
    small_note(view, view.say(Word::StaffHow));
    const StaffRecords records = records_of(view);
    for (const model::StaffRow& one : *view.snapshot.staff)
        if (std::ranges::binary_search(staff, one.id))
            staff_line(form, view, records, one, community, out);
}

}  // namespace ui
