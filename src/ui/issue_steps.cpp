// Which steps are offered, in which order, and what a click or a key does.
#include "ui/card.h"
#include "ui/issue_panel.h"
#include "ui/issue_words.h"
#include "ui/panels.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

namespace ui {

using base::Word;
using model::Action;
using model::IssueId;
using model::Row;

namespace {

// What leads on stands first; of two that do, what somebody waits for.
constexpr std::array kUsual{Action::Submit, Action::Extend,    Action::Answer,    Action::Confirm,
                            Action::Accept, Action::Settle,    Action::File,      Action::Dispatch,
                            Action::Sign,   Action::Finish,    Action::CheckPass, Action::Evaluate,
                            Action::Resume, Action::TakeInGrid};
constexpr std::array kNext{Action::CheckFail,     Action::Deny,         Action::Reply,
                           Action::DenyExtension, Action::Urge,         Action::AskVerify,
                           Action::Return,        Action::AskExtension, Action::PassOn,
                           Action::Reassign,      Action::Refuse,       Action::Suspend};
constexpr std::size_t kShown = 3;  // beside the usual one

struct StepKey {
    Action action{};
    ImGuiKey key = ImGuiKey_None;
    const char* name = "";
};
// Each of them stands in ui/keys.h.
constexpr std::array<StepKey, 6> kStepKeys{{{Action::Urge, ImGuiKey_U, "U"},
                                            {Action::MarkMajor, ImGuiKey_I, "I"},
                                            {Action::Remark, ImGuiKey_C, "C"},
                                            {Action::AddTrip, ImGuiKey_R, "R"},
                                            {Action::Dispatch, ImGuiKey_D, "D"},
                                            {Action::Reassign, ImGuiKey_D, "D"}}};

std::size_t rank_of(Action action) {
    const auto usual = std::ranges::find(kUsual, action);
    if (usual != kUsual.end()) return static_cast<std::size_t>(usual - kUsual.begin());
    const auto next = std::ranges::find(kNext, action);
    return kUsual.size() + static_cast<std::size_t>(next - kNext.begin());
}

bool is_usual(Action action) {
    return std::ranges::find(kUsual, action) != kUsual.end();
}

bool needs(const model::Transition& line, model::Need need) {
    return (line.needs & static_cast<std::uint8_t>(need)) != 0;
}

/// Whether anything has to be told for it, or is usually told.
bool asks(const View& view, const model::IssueRow& row, Action action, bool alone) {
    using enum model::Need;
    const model::Transition* line = model::transition(action, model::status_from(row.state));
    if (line == nullptr) return false;
    if (action == Action::MarkMajor) return true;  // every seat will see it: one more stroke
    if (action == Action::AddTrip) return row.trips + 1 >= model::kTripWithReason;
    if (action == Action::Accept && alone) return true;  // which matter, how urgent
    if (needs(*line, Matter) && (row.matter.empty() || action == Action::Split)) return true;
    const model::MatterRule* rule = model::rule_of(*view.snapshot.rules, row.matter);
    if (needs(*line, Picture) && rule != nullptr && rule->physical) return true;
    return needs(*line, Reason) || needs(*line, Text) || needs(*line, Department) ||
           needs(*line, Until) || needs(*line, Other) || needs(*line, Satisfaction);
}

/// The buttons after the first ones, in a menu of their own.
void more(StepForm& form, const View& view, const std::vector<Action>& steps, std::size_t from,
          const std::vector<IssueId>& issues, Intents& out) {
    if (from >= steps.size()) return;
    const float r = static_cast<float>(view.session.ratio);
    if (plain_button(view.text(Word::StepsMore))) ImGui::OpenPopup("more_steps");
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {14 * r, 10 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {12 * r, 10 * r});
    if (ImGui::BeginPopup("more_steps")) {
        for (std::size_t i = from; i < steps.size(); ++i)
            if (ImGui::Selectable(label_of(view, steps[i]).c_str(), false, 0, {150 * r, 0}))
                begin_step(form, view, steps[i], issues, out);
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

}  // namespace

std::string label_of(const View& view, Action action) {
    std::string label = view.say(model::word_of(action));
    for (const StepKey& one : kStepKeys)
        if (one.action == action) label += std::string{"  "} + one.name;
    return label;
}

std::vector<Action> steps_for(const View& view, const std::vector<IssueId>& issues) {
    std::vector<Action> steps;
    bool first = true;
    // A thousand of them are in few states; each is asked once.
    std::vector<const model::IssueRow*> asked;
    for (const IssueId id : issues) {
        const Row row = model::issue_row(view.snapshot, id);
        if (row == model::kNoRow) continue;
        const model::IssueRow& is = view.snapshot.issues[row].row;
        const auto same = [&](const model::IssueRow* other) {
            const auto days = [&](base::Instant closed) {
                return closed == base::kNever ? -1 : (view.now - closed) / std::chrono::days{1};
            };
            return days(other->closed) == days(is.closed) && other->returns == is.returns &&
                   other->extensions == is.extensions &&
                   other->first_receiver == is.first_receiver &&
                   (other->due <= view.now) == (is.due <= view.now) && other->state == is.state &&
                   other->matter == is.matter && other->kind == is.kind &&
                   other->major == is.major &&
                   (other->asked_due == base::kNever) == (is.asked_due == base::kNever) &&
                   (other->urges > other->urges_answered) == (is.urges > is.urges_answered);
        };
        if (std::ranges::any_of(asked, same)) continue;
        asked.push_back(&is);
        const std::vector<Action> may = model::offered(is, view.session.role, *view.snapshot.rules,
                                                       view.now, view.session.staff);
        if (std::exchange(first, false))
            steps = may;
        else
            std::erase_if(steps,
                          [&](Action step) { return std::ranges::find(may, step) == may.end(); });
    }
    std::ranges::stable_sort(steps, {}, rank_of);
    return steps;
}

void begin_step(StepForm& form, const View& view, Action action, const std::vector<IssueId>& issues,
                Intents& out) {
    if (view.feed.still) return;
    if (action == Action::Submit && issues.size() == 1)
        return out.push_back(CompleteDraft{issues.front()});
    bool wants_form = false;
    std::vector<model::Step> steps;
    for (const IssueId id : issues) {
        const Row row = model::issue_row(view.snapshot, id);
        if (row == model::kNoRow) continue;
        const model::IssueRow& is = view.snapshot.issues[row].row;
        wants_form = wants_form || asks(view, is, action, issues.size() == 1);
        steps.push_back({.issue = id, .action = action, .from_state = is.state});
    }
    if (steps.empty()) return;
    form = {};
    if (wants_form) {
        form.ticket = next_ticket();
        form.action = action;
        form.of = issues;
        if (issues.size() != 1) return;
        const Row row = model::issue_row(view.snapshot, issues.front());
        const model::IssueRow& is = view.snapshot.issues[row].row;
        if (action == Action::Accept) form.value = is.matter;
        if (action == Action::Accept) form.urgency = is.urgency;
        return;
    }
    if (steps.size() == 1)
        out.push_back(StepIssue{steps.front()});
    else
        out.push_back(StepIssues{std::move(steps)});
}

void draw_steps(IssuePanel& panel, const View& view, const model::Issue& issue, Intents& out) {
    if (view.feed.still || view.feed.reading) return;
    if (panel.form.action) return draw_step_form(panel.form, view, out);
    const std::vector<IssueId> one{issue.row.id};
    const std::vector<Action> steps = steps_for(view, one);
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowWidth() -
                        20 * static_cast<float>(view.session.ratio);
    const float more_px =
        button_width(view.text(Word::StepsMore)) + ImGui::GetStyle().ItemSpacing.x;
    std::size_t shown = 0;
    for (; shown < steps.size() && shown <= kShown; ++shown) {
        const bool usual = shown == 0 && is_usual(steps[0]);
        std::string label = label_of(view, steps[shown]);
        if (usual) label = view.say(model::word_of(steps[0])) + "  Enter";
        const bool last = shown + 1 == steps.size();
        const float room = right - ImGui::GetCursorScreenPos().x - (last ? 0 : more_px);
        if (shown > 0 && button_width(label.c_str()) > room) break;
        ImGui::PushID(static_cast<int>(shown));
        if (usual ? primary_button(label.c_str()) : plain_button(label.c_str()))
            begin_step(panel.form, view, steps[shown], one, out);
        ImGui::PopID();
        ImGui::SameLine();
    }
    more(panel.form, view, steps, shown, one, out);
    if (shown >= steps.size()) ImGui::NewLine();
}

bool take_issue_keys(IssuePanel& panel, const View& view, Intents& out) {
    const IssueId open = view.session.desk.issue;
    const Row row = model::issue_row(view.snapshot, open);
    if (row == model::kNoRow || panel.form.action) return false;
    if (view.feed.still || view.feed.reading) return false;
    const std::vector<IssueId> one{open};
    const auto struck = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, false); };
    const bool enter = struck(ImGuiKey_Enter) || struck(ImGuiKey_KeypadEnter);
    const bool any = enter || std::ranges::any_of(kStepKeys, [&](const StepKey& one_key) {
                         return struck(one_key.key);
                     });
    if (!any) return false;
    const std::vector<Action> steps = steps_for(view, one);
    if (enter) {
        if (!steps.empty() && is_usual(steps[0])) begin_step(panel.form, view, steps[0], one, out);
        return true;
    }
    for (const StepKey& key : kStepKeys)
        if (struck(key.key) && std::ranges::find(steps, key.action) != steps.end()) {
            begin_step(panel.form, view, key.action, one, out);
            return true;
        }
    return false;
}

}  // namespace ui
