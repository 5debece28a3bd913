// The form of a step: what it needs, in place. Enter sends it, Esc closes it.
#include "ui/step_form.h"

#include "ui/card.h"
#include "ui/issue_words.h"
#include "ui/panels.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>

namespace ui {

using base::Word;
using model::Action;
using model::Need;
using model::Row;

namespace {

bool one_of(Action action, auto... actions) {
    return ((action == actions) || ...);
}

/// Several departments have something to do: which of them is done?
bool asks_whose(const View& view, const model::IssueRow& row) {
    const auto& story = view.session.story.story;
    if (!story || story->issue != row.id) return false;
    return std::ranges::count_if(story->tasks, [](const model::TaskRow& task) {
               return task.done == base::kNever && task.withdrawn == base::kNever;
           }) > 1;
}

bool fits(const StepForm& form, const StepAsks& asks) {
    if (asks.issue == nullptr) return false;
    if (asks.needs_reason && form.reason.empty()) return false;
    if (asks.needs_text && form.text.empty()) return false;
    if (asks.department && model::number(form.department) == 0) return false;
    if (asks.until && time_in(form.until) == base::kNever) return false;
    if (asks.other && model::number(form.found) == 0) return false;
    if (asks.matter && form.value.empty()) return false;
    return !asks.satisfied || !form.value.empty();
}

void send(StepForm& form, const View& view, Intents& out) {
    // Of many, the matter is told for those that have none; the others keep theirs.
    const bool for_some =
        form.of.size() > 1 && one_of(*form.action, Action::Accept, Action::TakeInGrid);
    std::vector<model::Step> steps;
    for (const model::IssueId id : form.of) {
        const Row row = model::issue_row(view.snapshot, id);
        if (row == model::kNoRow) continue;
        const model::IssueRow& is = view.snapshot.issues[row].row;
        const bool keeps = for_some && !is.matter.empty();
        steps.push_back({.issue = id,
                         .action = *form.action,
                         .from_state = is.state,
                         .reason = form.reason,
                         .text = form.text,
                         .value = keeps ? std::string{} : form.value,
                         .urgency = keeps ? std::string{} : form.urgency,
                         .department = form.department,
                         .assists = form.assists,
                         .until = time_in(form.until),
                         .other = form.found});
    }
    if (steps.empty()) return;
    form.sent = true;
    form.ticket = next_ticket();
    if (steps.size() == 1)
        out.push_back(StepIssue{std::move(steps.front()), form.ticket});
    else
        out.push_back(StepIssues{std::move(steps), form.ticket});
}

void fields(StepForm& form, const View& view, const StepAsks& asks, Intents& out) {
    if (asks.matter) matter_field(form, view);
    if (asks.urgency) code_chips(view, Word::ReportUrgency, "K22", form.urgency);
    if (asks.satisfied) code_chips(view, Word::IssueSatisfied, "K25", form.value);
    if (asks.result) code_chips(view, Word::StepResult, "K24", form.value);
    if (asks.department) department_field(form, view, asks);
    if (asks.assists) assists_field(form, view);
    if (asks.until) until_field(form, view, asks);
    if (std::exchange(form.appears, false) && (asks.other || asks.reason || asks.text))
        ImGui::SetKeyboardFocusHere();
    if (asks.other) other_field(form, view, asks);
    if (asks.reason) reason_field(form, view, asks);
    if (asks.text) {
        ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
        text_field("##step_text",
                   view.say(asks.needs_text ? Word::StepTextHint : Word::StepMoreHint), form.text);
    }
    if (!asks.picture || asks.issue == nullptr) return;
    ImGui::TextDisabled("%s", view.text(Word::StepPictureHint));
    if (view.session.pictures.reading)
        ImGui::TextDisabled("%s", view.text(Word::PictureReading));
    else if (link_button(view.text(Word::PictureAdd)))
        out.push_back(ChooseFiles{FilesPurpose::Picture});
}

/// Enter and Esc are for the form while its own window has the keyboard, or nothing else does.
bool hears_keys(const View& view) {
    if (view.session.report.open) return false;  // also while that waits for a click on the map
    return ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows) || keys_are_free(view);
}

/// What became of what was sent. False when the form is done with.
bool hear_answer(StepForm& form, const View& view) {
    if (!form.sent) return true;
    const auto& answered = view.session.story.answered;
    const auto answer = answered.find(form.ticket);
    if (answer == answered.end()) return true;
    if (answer->second)
        form = {};
    else
        form.sent = false;  // to be mended
    return form.action.has_value();
}

}  // namespace

int next_ticket() {
    static int last = 0;
    return ++last;
}

StepAsks asks_of(const StepForm& form, const View& view) {
    StepAsks asks;
    if (!form.action) return asks;
    asks.action = *form.action;
    const model::Transition* line = nullptr;
    bool unclassed = false;
    for (const model::IssueId id : form.of) {
        const Row row = model::issue_row(view.snapshot, id);
        if (row == model::kNoRow) continue;
        const model::Issue& issue = view.snapshot.issues[row];
        unclassed = unclassed || issue.row.matter.empty();
        if (line != nullptr) continue;
        line = model::transition(asks.action, model::status_from(issue.row.state));
        if (line != nullptr) asks.issue = &issue;
    }
    if (line == nullptr) return asks;
    const model::IssueRow& is = asks.issue->row;
    const auto needs = [&](Need need) {
        return (line->needs & static_cast<std::uint8_t>(need)) != 0;
    };
    const bool alone = form.of.size() == 1;
    const bool third = asks.action == Action::AddTrip && is.trips + 1 >= model::kTripWithReason;
    const model::MatterRule* rule = model::rule_of(*view.snapshot.rules, is.matter);
    asks.needs_reason = needs(Need::Reason) || third;
    asks.reason = asks.needs_reason;
    asks.needs_text = needs(Need::Text);
    asks.text = asks.needs_text ||
                one_of(asks.action, Action::Refuse, Action::Return, Action::CheckPass,
                       Action::CheckFail, Action::Accept, Action::Escalate, Action::Split,
                       Action::Dispatch, Action::Reassign, Action::Evaluate);
    asks.department =
        needs(Need::Department) || (asks.action == Action::Finish && alone && asks_whose(view, is));
    asks.assists = one_of(asks.action, Action::Dispatch, Action::Reassign);
    asks.until = needs(Need::Until);
    asks.other = needs(Need::Other);
    asks.matter = needs(Need::Matter) && (unclassed || asks.action == Action::Split ||
                                          (asks.action == Action::Accept && alone));
    asks.urgency = asks.matter && one_of(asks.action, Action::Accept, Action::Split);
    asks.result = one_of(asks.action, Action::Settle, Action::Finish);
    asks.satisfied = needs(Need::Satisfaction);
    asks.picture = needs(Need::Picture) && rule != nullptr && rule->physical && alone;
    return asks;
}

void draw_step_form(StepForm& form, const View& view, Intents& out) {
    if (!form.action) return;
    if (!hear_answer(form, view)) return;
    form.drawn = true;
    StepAsks asks = asks_of(form, view);
    const bool possible = asks.issue != nullptr;
    if (possible) {
        form.asked = asks;
        form.asked.issue = nullptr;
    } else {  // somebody else went on meanwhile: what was typed can still be read
        asks = form.asked;
    }
    std::string title = view.say(model::word_of(*form.action));
    if (form.of.size() > 1)
        title += " · " + view.say(Word::ListCount, {std::to_string(form.of.size())});
    ImGui::TextUnformatted(title.c_str());
    // A stroke that closes a list is not one for the form.
    const bool popped = popup_is_open();
    ImGui::BeginDisabled(form.sent);
    fields(form, view, asks, out);
    ImGui::EndDisabled();
    if (!possible && !form.sent) {
        ImGui::PushTextWrapPos(0);
        ImGui::TextDisabled("%s", view.text(Word::StepIllegal));
        ImGui::PopTextWrapPos();
    }
    const bool ready = !form.sent && fits(form, asks);
    // The stroke that opened it does not send it.
    const bool first = std::exchange(form.opened, false);
    const bool hears = !popped && !popup_is_open() && !first && hears_keys(view);
    const bool entered = ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                         ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    const bool sends = primary_button((view.say(Word::StepSend) + "  Enter").c_str(), ready) ||
                       (hears && entered && ready);
    ImGui::SameLine();
    const bool closes = plain_button((view.say(Word::KeyClose) + "  Esc").c_str()) ||
                        (hears && ImGui::IsKeyPressed(ImGuiKey_Escape, false));
    if (sends)
        send(form, view, out);
    else if (closes)
        form = {};
}

}  // namespace ui
