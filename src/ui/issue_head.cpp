// The head of an issue: what it is, where it stands, whose turn it is, and how its clocks run.
#include "ui/card.h"
#include "ui/issue_panel.h"
#include "ui/issue_words.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>

namespace ui {

using base::Word;
using model::Status;

namespace {

constexpr float kFactLabel = 76;  // design pixels

/// What it is called in quiet ink, and what it is.
void fact(const View& view, Word label, const std::string& text, ImU32 ink) {
    if (text.empty()) return;
    const float r = static_cast<float>(view.session.ratio);
    const float left = ImGui::GetCursorPosX();
    ImGui::TextDisabled("%s", view.text(label));
    ImGui::SameLine(left + (view.chinese() ? kFactLabel : 1.6F * kFactLabel) * r);
    ImGui::PushStyleColor(ImGuiCol_Text, ink);
    ImGui::PushTextWrapPos(ImGui::GetWindowWidth() - 20 * r);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
}

ImU32 plain() {
    return ImGui::GetColorU32(ImGuiCol_Text);
}

ImU32 ink_of(const View& view, bool alarming) {
    return alarming ? alarm_ink(view.session.look) : plain();
}

void title(const View& view, const model::IssueRow& row, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float right = right_edge(view.session.ratio);
    state_square(view, derive::state_at(view.now, row, *view.snapshot.rules), {at.x, at.y + 7 * r},
                 15 * r);
    const float left = ImGui::GetCursorPosX();
    ImGui::SetCursorPosX(left + 26 * r);
    {
        const Sized large{kLarge * 0.86F, view.session.ratio};
        ImGui::PushTextWrapPos(ImGui::GetWindowWidth() - 48 * r);
        ImGui::TextUnformatted(issue_title(view, row).c_str());
        ImGui::PopTextWrapPos();
    }
    const ImVec2 below = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({right - 14 * r, at.y + 2 * r});
    if (link_button("×")) out.push_back(OpenIssue{});
    ImGui::SetCursorScreenPos({at.x, below.y});
    std::string told = state_text(view, row);
    if (!row.no.empty()) told = row.no + " · " + told;
    ImGui::TextDisabled("%s", cut_end(told, right - at.x).c_str());
}

void flags(const View& view, const model::Issue& issue) {
    const std::vector<IssueFlag> all = flags_of(view, issue);
    if (all.empty()) return;
    const float r = static_cast<float>(view.session.ratio);
    const Sized small{kSmall, view.session.ratio};
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float right = right_edge(view.session.ratio);
    const float high = ImGui::GetTextLineHeight() + 4 * r;
    ImVec2 at = from;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    for (const IssueFlag& flag : all) {
        const float wide = ImGui::CalcTextSize(flag.text.c_str()).x + 14 * r;
        if (at.x > from.x && at.x + wide > right) at = {from.x, at.y + high + 4 * r};
        const ImU32 ink = ink_of(view, flag.alarming);
        paint->AddRect(
            at, {at.x + wide, at.y + high},
            flag.alarming ? alarm_ink(view.session.look) : ImGui::GetColorU32(ImGuiCol_Border),
            4 * r);
        paint->AddText({at.x + 7 * r, at.y + 2 * r}, ink, flag.text.c_str());
        at.x += wide + 6 * r;
    }
    ImGui::SetCursorScreenPos({from.x, at.y + high + 6 * r});
    ImGui::Dummy({1, 1});
}

void who(const View& view, const model::IssueRow& row) {
    const bool open = derive::is_open(row);
    fact(view, Word::IssueTurn, open ? turn_of(view, row) : std::string{}, plain());
    // Whoever was asked first answers for it until the end.
    if (open) fact(view, Word::IssueFirst, staff_name(view, row.first_receiver), plain());
    std::string lead = department_name(view, row.department);
    const auto& story = view.session.story.story;
    if (story && story->issue == row.id)
        for (const model::TaskRow& task : story->tasks)
            if (!task.lead && task.withdrawn == base::kNever)
                lead += " + " + department_name(view, task.department);
    fact(view, Word::IssueLead, lead, plain());
    fact(view, Word::IssueAssignee, staff_name(view, row.assignee), plain());
}

void clocks(const View& view, const model::IssueRow& row) {
    const bool open = derive::is_open(row);
    const Status status = model::status_from(row.state);
    if (row.due != base::kNever) {
        std::string due = base::day_and_clock(row.due, view.chinese());
        const bool runs = open && status != Status::Suspended && status != Status::Handled;
        if (runs) due += " · " + left_text(view, row.due, row.pace);
        fact(view, Word::IssueDue, due, ink_of(view, runs && row.due <= view.now));
        if (row.first_due != base::kNever && row.first_due != row.due)
            fact(view, Word::IssueFirstDue, base::day_and_clock(row.first_due, view.chinese()),
                 plain());
        fact(view, Word::IssueRule, rule_text(view, row),
             ImGui::GetColorU32(ImGuiCol_TextDisabled));
    }
    if (status == Status::Suspended && row.resumes != base::kNever)
        fact(view, Word::IssueResumes, base::day_and_clock(row.resumes, view.chinese()), plain());
    if (row.asked_due != base::kNever)
        fact(view, Word::IssueAskedDue, base::day_and_clock(row.asked_due, view.chinese()),
             plain());
    const std::string_view stage = stage_of(status);
    if (!stage.empty() && row.stage_due != base::kNever)
        fact(view, word_of_stage(stage),
             base::day_and_clock(row.stage_due, view.chinese()) + " · " +
                 left_text(view, row.stage_due, pace_of_stage(view, stage, row.urgency)),
             ink_of(view, row.stage_due <= view.now));
    if (row.urge_due != base::kNever && row.urges_answered < row.urges)
        fact(view, Word::StageReply,
             base::day_and_clock(row.urge_due, view.chinese()) + " · " +
                 left_text(view, row.urge_due, pace_of_stage(view, "reply", row.urgency)),
             ink_of(view, row.urge_due <= view.now));
}

/// A click leads there, on the map or on the plan that is open.
void where(const View& view, const model::Issue& issue, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const float left = ImGui::GetCursorPosX();
    ImGui::TextDisabled("%s", view.text(Word::ColPlace));
    ImGui::SameLine(left + (view.chinese() ? kFactLabel : 1.6F * kFactLabel) * r);
    if (issue.at == model::kNoRow) {
        ImGui::TextUnformatted(
            view.text(issue.row.has_point ? Word::FlagOutside : Word::IssueNowhere));
        return;
    }
    const float room = right_edge(view.session.ratio) - ImGui::GetCursorScreenPos().x;
    if (link_button(cut_end(full_name(view, issue.at), room).c_str()))
        out.push_back(ZoomToPlace{view.snapshot.places->row[issue.at].id});
}

}  // namespace

void draw_issue_head(const View& view, const model::Issue& issue, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const model::IssueRow& row = issue.row;
    title(view, row, out);
    flags(view, issue);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 3 * r});
    where(view, issue, out);
    const bool chinese = view.chinese();
    std::string kind = model::label(view.snapshot, "class", row.matter, chinese);
    const std::string urgency = model::label(view.snapshot, "K22", row.urgency, chinese);
    const std::string channel = model::label(view.snapshot, "K21", row.channel, chinese);
    for (const std::string& more : {urgency, channel})
        if (!more.empty()) kind += (kind.empty() ? "" : " · ") + more;
    fact(view, Word::ReportMatter, kind, plain());
    who(view, row);
    clocks(view, row);
    if (row.trips > 0)
        fact(view, Word::IssueTrips, view.say(Word::IssueTripsMade, {std::to_string(row.trips)}),
             ink_of(view, row.trips >= model::kTripWithReason));
    if (!row.satisfaction.empty())
        fact(view, Word::IssueSatisfied,
             model::label(view.snapshot, "K25", row.satisfaction, chinese), plain());
    const model::Row into = model::issue_row(view.snapshot, row.merged_into);
    if (into != model::kNoRow) {
        const std::string other = issue_title(view, view.snapshot.issues[into].row);
        if (link_button(view.say(Word::IssueMergedInto, {other}).c_str()))
            out.push_back(OpenIssue{row.merged_into});
    }
    ImGui::PopStyleVar();
}

}  // namespace ui
