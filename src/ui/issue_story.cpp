// The story of an issue: the lines of its log, the tasks of its departments, what comes next.
#include "model/effect.h"
#include "model/ladder.h"
#include "ui/card.h"
#include "ui/issue_panel.h"
#include "ui/issue_words.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <cmath>

namespace ui {

using base::Word;
using model::Action;

namespace {

constexpr float kStoryLine = 22;

std::string moment(const View& view, base::Instant at) {
    return at == base::kNever ? std::string{} : base::day_and_clock(at, view.chinese());
}

/// To whom, until when, as what: what one step changed, in words.
std::string changed_by(const View& view, Action action, const model::IssueRow& is) {
    const auto label = [&](const char* list, const std::string& code) {
        return model::label(view.snapshot, list, code, view.chinese());
    };
    const auto any_of = [action](auto... actions) { return ((action == actions) || ...); };
    if (any_of(Action::Accept, Action::Confirm, Action::TakeInGrid))
        return label("class", is.matter);
    if (any_of(Action::Dispatch, Action::Reassign, Action::Refuse))
        return department_name(view, is.department);
    if (action == Action::AskExtension) return moment(view, is.asked_due);
    if (any_of(Action::Extend, Action::CheckFail, Action::Recalculate)) return moment(view, is.due);
    if (action == Action::Suspend) return moment(view, is.resumes);
    if (any_of(Action::Settle, Action::Finish)) return label("K24", is.result);
    if (action == Action::Evaluate) return label("K25", is.satisfaction);
    if (action == Action::AddTrip) return std::to_string(is.trips);
    if (action != Action::Merge) return {};
    const model::Row other = model::issue_row(view.snapshot, is.merged_into);
    return other == model::kNoRow ? std::string{}
                                  : issue_title(view, view.snapshot.issues[other].row);
}

/// As a reason is called that was chosen from the list; what was typed stays as it is.
std::string reason_text(const View& view, const std::string& reason) {
    // When another system changed it.
    constexpr std::size_t kMoment = 20;
    if (const auto at = base::instant_from_iso(reason); at && reason.size() >= kMoment)
        return moment(view, *at);
    if (view.chinese()) return reason;
    for (const model::CodeItem& item : *view.snapshot.codes)
        if (item.list == "K41" && (item.zh == reason || item.code == reason)) return item.en;
    const std::string by_rule = model::reason_in(view.session.language, reason);
    return by_rule.empty() ? reason : by_rule;
}

StoryLine line_of(const View& view, const model::IssueLogRow& log, const model::IssueRow& is) {
    StoryLine line{.at = log.at};
    const Word word = word_of_step(log.action);
    line.what = view.say(word == Word::kCount ? Word::StoryOther : word);
    if (const auto action = model::action_from(log.action)) {
        const std::string changed = changed_by(view, *action, is);
        if (!changed.empty()) line.what += " → " + changed;
        line.alarming = *action == Action::CheckFail || *action == Action::Return ||
                        *action == Action::MarkMajor || *action == Action::Urge ||
                        *action == Action::Escalate;
    } else if (word == Word::kCount && log.from_state != log.to_state) {
        const model::IssueRow then{.state = log.to_state};
        line.what += " → " + state_text(view, then);
    }
    line.who = staff_name(view, log.actor);
    line.below = reason_text(view, log.reason);
    if (!log.text.empty()) line.below += (line.below.empty() ? "" : "：") + log.text;
    return line;
}

/// Told once for a story, not for each picture.
void follow_story(IssuePanel& panel, const View& view, const model::IssueStory& story) {
    const void* rules = view.snapshot.rules.get();
    const void* staff = view.snapshot.staff.get();
    if (panel.story == &story && panel.rules == rules && panel.staff == staff &&
        panel.language == view.session.language)
        return;
    panel.story = &story;
    panel.rules = rules;
    panel.staff = staff;
    panel.language = view.session.language;
    panel.lines.clear();
    model::IssueRow is;
    for (const model::IssueLogRow& log : story.lines) {
        if (!log.effect.empty()) model::apply_effect(is, log.effect);
        panel.lines.push_back(line_of(view, log, is));
    }
}

void dot(const View& view, ImVec2 at, ImU32 ink, float down_to) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImVec2 middle{at.x + 5 * r, at.y + 9 * r};
    if (down_to > middle.y)
        paint->AddLine(middle, {middle.x, down_to}, ImGui::GetColorU32(ImGuiCol_Border), 1.5F * r);
    paint->AddCircleFilled(middle, 4 * r, ink);
}

void story_line(const View& view, const StoryLine& line) {
    const float r = static_cast<float>(view.session.ratio);
    const Sized small{kSmall, view.session.ratio};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float right = right_edge(view.session.ratio);
    const float left = at.x + 20 * r;
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const std::string when = moment(view, line.at);
    const float taken = ImGui::CalcTextSize(when.c_str()).x;
    const std::string below =
        line.who + (line.who.empty() || line.below.empty() ? "" : " · ") + line.below;
    const float inner = right - left;
    const float more =
        below.empty() ? 0 : ImGui::CalcTextSize(below.c_str(), nullptr, false, inner).y;
    const float end = at.y + kStoryLine * r + more + 4 * r;
    dot(view, at, line.alarming ? alarm_ink(view.session.look) : grey, end + 5 * r);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddText({left, at.y},
                   line.alarming ? alarm_ink(view.session.look) : ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(line.what, right - taken - left - 10 * r).c_str());
    text_to(right, at.y, grey, when.c_str());
    if (!below.empty()) {
        ImGui::SetCursorScreenPos({left, at.y + (kStoryLine - 2) * r});
        ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + inner);
        ImGui::PushStyleColor(ImGuiCol_Text, quiet(view.session.look));
        ImGui::TextUnformatted(below.c_str());
        ImGui::PopStyleColor();
        ImGui::PopTextWrapPos();
    }
    ImGui::SetCursorScreenPos({at.x, end});
}

/// What comes next, and whose clock runs.
void next_line(const View& view, const model::IssueRow& row) {
    if (!derive::is_open(row)) return;
    const float r = static_cast<float>(view.session.ratio);
    const Sized small{kSmall, view.session.ratio};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    dot(view, at, ImGui::GetColorU32(ImGuiCol_TextLink), 0);
    const model::Status status = model::status_from(row.state);
    std::string told = view.say(Word::StoryNext, {turn_of(view, row)});
    const std::string_view stage = stage_of(status);
    if (!stage.empty() && row.stage_due != base::kNever)
        told += " · " + view.say(word_of_stage(stage)) + " " +
                left_text(view, row.stage_due, pace_of_stage(view, stage, row.urgency));
    else if (status == model::Status::Suspended)
        told += " · " + view.say(Word::StoryStands);
    else if (row.due != base::kNever)
        told += " · " + left_text(view, row.due, row.pace);
    ImGui::SetCursorScreenPos({at.x + 20 * r, at.y});
    ImGui::PushTextWrapPos(ImGui::GetWindowWidth() - 20 * r);
    ImGui::TextUnformatted(told.c_str());
    ImGui::PopTextWrapPos();
}

void linked(const View& view, const model::IssueStory& story, Intents& out) {
    for (const model::IssueId id : story.linked) {
        const model::Row row = model::issue_row(view.snapshot, id);
        if (row == model::kNoRow) continue;
        const model::IssueRow& other = view.snapshot.issues[row].row;
        ImGui::PushID(static_cast<int>(model::number(id)));
        const std::string told = view.say(Word::StoryLinked) + " · " + issue_title(view, other) +
                                 " · " + state_text(view, other);
        const float room = right_edge(view.session.ratio) - ImGui::GetCursorScreenPos().x;
        if (link_button(cut_end(told, room).c_str())) out.push_back(OpenIssue{id});
        ImGui::PopID();
    }
}

/// What the snapshot knows, until the story itself is here.
void without_story(const View& view, const model::IssueRow& row) {
    const std::string channel = model::label(view.snapshot, "K21", row.channel, view.chinese());
    StoryLine line{.what = view.say(Word::TimelineReported), .at = row.reported};
    if (!channel.empty()) line.what += " · " + channel;
    if (row.reported != base::kNever) story_line(view, line);
    if (row.closed != base::kNever)
        story_line(view, {.what = state_text(view, row), .at = row.closed});
}

}  // namespace

void draw_issue_story(IssuePanel& panel, const View& view, const model::Issue& issue,
                      Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const auto& story = view.session.story.story;
    ImGui::Dummy({1, 6 * r});
    if (!story || story->issue != issue.row.id || story->lines.empty()) {
        without_story(view, issue.row);
        return next_line(view, issue.row);
    }
    follow_story(panel, view, *story);
    for (const StoryLine& line : panel.lines) story_line(view, line);
    next_line(view, issue.row);
    draw_lanes(view, *story);
    linked(view, *story, out);
}

}  // namespace ui
