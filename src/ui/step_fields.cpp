// The fields of a step, each where it stands.
#include "derive/typed.h"
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/home_form.h"
#include "ui/issue_words.h"
#include "ui/sentences.h"
#include "ui/step_form.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

namespace ui {

using base::Word;
using model::Action;
using model::DepartmentId;
using model::Row;

namespace {

/// The places above one, itself first.
std::vector<model::PlaceId> way_up(const View& view, Row place) {
    std::vector<model::PlaceId> up;
    const model::Places& places = *view.snapshot.places;
    for (Row at = place; at != model::kNoRow; at = places.parent[at])
        up.push_back(places.row[at].id);
    return up;
}

struct Choice {
    DepartmentId id{};
    std::string name;
    int works_on = 0;
    bool suggested = false;
    DepartmentId assist{};  // beside it, as the rule says
};

/// Who the rules would send it to stands first, then who has least to do.
std::vector<Choice> choices(const View& view, const StepAsks& asks) {
    std::vector<Choice> all;
    const model::WorkRules& rules = *view.snapshot.rules;
    const model::RouteRule* route =
        asks.issue == nullptr
            ? nullptr
            : model::route_of(rules, asks.issue->row.matter, way_up(view, asks.issue->at));
    const auto& story = view.session.story.story;
    const bool of_tasks = asks.action == Action::Finish && story && asks.issue != nullptr &&
                          story->issue == asks.issue->row.id;
    for (const model::DepartmentRow& row : rules.departments) {
        if (of_tasks && std::ranges::none_of(story->tasks, [&](const model::TaskRow& task) {
                return task.department == row.id && task.done == base::kNever &&
                       task.withdrawn == base::kNever;
            }))
            continue;
        const bool suggested = route != nullptr && route->department == row.id;
        all.push_back(
            {row.id, name_of(view, row), 0, suggested, suggested ? route->assist : DepartmentId{}});
    }
    for (const model::TaskRow& task : *view.snapshot.tasks) {
        const auto at = std::ranges::find(all, task.department, &Choice::id);
        if (at != all.end()) at->works_on += 1;
    }
    std::ranges::stable_sort(all, [](const Choice& a, const Choice& b) {
        return a.suggested != b.suggested ? a.suggested : a.works_on < b.works_on;
    });
    return all;
}

std::string line_of(const View& view, const Choice& choice) {
    std::string line =
        choice.name + " · " + view.say(Word::DepartmentWorksOn, {std::to_string(choice.works_on)});
    if (choice.suggested) line += " · " + view.say(Word::DepartmentSuggested);
    return line;
}

std::string time_text(base::Instant at) {
    std::string text = base::iso_from_instant(at).substr(0, 16);
    text[10] = ' ';
    return text;
}

void quick_times(StepForm& form, const View& view, base::Instant from) {
    struct Quick {
        int length;
        model::Pace pace;
    };
    constexpr std::array<Quick, 4> kQuick{{{240, model::Pace::WorkingHours},
                                           {1, model::Pace::WorkingDays},
                                           {3, model::Pace::WorkingDays},
                                           {5, model::Pace::WorkingDays}}};
    for (const auto& [length, pace] : kQuick) {
        const std::string text =
            time_text(model::after(view.snapshot.rules->calendar, from, length, pace));
        if (chip(view, "+" + length_text(view, length, pace), form.until == text))
            form.until = text;
    }
    end_chips();
}

bool is_meant(const model::IssueRow& row, const std::string& text) {
    return row.no == text || row.no.ends_with(text) || row.title.find(text) != std::string::npos;
}

/// As the guard of that step has it.
bool takes_in(const View& view, const model::IssueRow& other) {
    constexpr std::chrono::days kMergesWithin{7};
    const model::Status status = model::status_from(other.state);
    constexpr std::array kTakeNothing{model::Status::Merged, model::Status::Cancelled,
                                      model::Status::Draft, model::Status::Unknown};
    const bool fresh = other.closed == base::kNever || view.now - other.closed < kMergesWithin;
    return fresh && std::ranges::find(kTakeNothing, status) == kTakeNothing.end();
}

/// Found once for a text, not for each picture.
void find_others(StepForm& form, const View& view, const StepAsks& asks) {
    constexpr std::size_t kMost = 4;
    OtherIssues& others = form.others;
    if (others.text == form.other && others.position == view.snapshot.position) return;
    others = {form.other, view.snapshot.position, {}};
    const bool merges = asks.action == Action::Merge;
    for (std::size_t n = view.snapshot.issues.size(); n > 0 && others.issues.size() < kMost; --n) {
        const model::Issue& issue = view.snapshot.issues[static_cast<Row>(n - 1)];
        const model::IssueRow& is = issue.row;
        if (issue.gone() || !is_meant(is, form.other)) continue;
        if (std::ranges::find(form.of, is.id) != form.of.end()) continue;
        const bool alike = asks.issue == nullptr || is.exercise == asks.issue->row.exercise;
        if (merges && !(alike && takes_in(view, is))) continue;
        if (is.no == form.other) form.found = is.id;
        others.issues.push_back(is.id);
    }
}

}  // namespace

base::Instant time_in(const std::string& text) {
    std::string iso = text;
    if (iso.size() > 10 && iso[10] == ' ') iso[10] = 'T';
    return base::instant_from_iso(iso).value_or(base::kNever);
}

void reason_field(StepForm& form, const View& view, const StepAsks& asks) {
    const std::string prefix = std::string{model::name_of(asks.action)} + "-";
    bool any = false;
    for (const model::CodeItem& item : *view.snapshot.codes) {
        if (item.list != "K41" || !item.code.starts_with(prefix)) continue;
        any = true;
        // Rules know a reason by its Chinese name, whoever chose it.
        if (chip(view, view.chinese() ? item.zh : item.en, form.reason == item.zh))
            form.reason = item.zh;
    }
    if (any) end_chips();
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    text_field("##reason", view.say(Word::StepReasonHint), form.reason);
}

void department_field(StepForm& form, const View& view, const StepAsks& asks) {
    const std::vector<Choice> all = choices(view, asks);
    const bool whole = std::ranges::find(all, form.department, &Choice::id) != all.end();
    if (!whole && !all.empty() && (all.front().suggested || all.size() == 1)) {
        form.department = all.front().id;
        if (asks.assists && model::number(all.front().assist) != 0)
            form.assists = {all.front().assist};
    }
    const auto at = std::ranges::find(all, form.department, &Choice::id);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    const std::string shown =
        at == all.end() ? view.say(Word::StepDepartmentHint) : line_of(view, *at);
    if (!begin_choice(view, "##department", shown)) return;
    for (const Choice& choice : all) {
        ImGui::PushID(static_cast<int>(model::number(choice.id)));
        if (ImGui::Selectable(line_of(view, choice).c_str(), choice.id == form.department))
            form.department = choice.id;
        ImGui::PopID();
    }
    ImGui::EndCombo();
}

void assists_field(StepForm& form, const View& view) {
    std::string shown;
    for (const DepartmentId id : form.assists)
        shown += (shown.empty() ? "" : " · ") + department_name(view, id);
    if (shown.empty()) shown = view.say(Word::StepAssistsHint);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    if (!begin_choice(view, "##assists", shown)) return;
    for (const model::DepartmentRow& row : view.snapshot.rules->departments) {
        if (row.id == form.department) continue;
        const auto at = std::ranges::find(form.assists, row.id);
        const bool on = at != form.assists.end();
        ImGui::PushID(static_cast<int>(model::number(row.id)));
        if (ImGui::Selectable((std::string{on ? "● " : "○ "} + name_of(view, row)).c_str(), on,
                              ImGuiSelectableFlags_NoAutoClosePopups)) {
            if (on)
                form.assists.erase(at);
            else
                form.assists.push_back(row.id);
        }
        ImGui::PopID();
    }
    ImGui::EndCombo();
}

void until_field(StepForm& form, const View& view, const StepAsks& asks) {
    base::Instant from = view.now;
    if (asks.action == Action::AskExtension && asks.issue != nullptr &&
        asks.issue->row.due != base::kNever)
        from = std::max(from, asks.issue->row.due);
    quick_times(form, view, from);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    text_field("##until", view.say(Word::StepUntilHint), form.until);
}

void other_field(StepForm& form, const View& view, const StepAsks& asks) {
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    const std::string before = form.other;
    text_field("##other", view.say(Word::StepOtherHint), form.other);
    if (before != form.other) form.found = {};
    if (form.other.size() < 2) return;
    find_others(form, view, asks);
    const float room = ImGui::GetContentRegionAvail().x;
    bool any = false;
    for (const model::IssueId id : form.others.issues) {
        const Row row = model::issue_row(view.snapshot, id);
        if (row == model::kNoRow) continue;
        any = true;
        const model::IssueRow& is = view.snapshot.issues[row].row;
        ImGui::PushID(static_cast<int>(model::number(id)));
        const std::string told = is.no + " " + issue_title(view, is) + " · " + state_text(view, is);
        if (ImGui::Selectable(cut_end(told, room).c_str(), form.found == id)) form.found = id;
        ImGui::PopID();
    }
    if (!any) ImGui::TextDisabled("%s", view.text(Word::StepOtherNone));
}

void matter_field(StepForm& form, const View& view) {
    std::string shown = model::label(view.snapshot, "class", form.value, view.chinese());
    if (form.value.empty()) shown = view.say(Word::ReportMatterAsk);
    if (plain_button((shown + "##matter").c_str())) ImGui::OpenPopup("step_matters");
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 10 * r});
    if (ImGui::BeginPopup("step_matters")) {
        if (ImGui::IsWindowAppearing()) form.pick.typed.clear();
        if (const auto code = pick_code(form.pick, view, "class", form.value)) {
            form.value = *code;
            form.urgency = model::urgency_of(*view.snapshot.rules, *code);
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

void code_chips(const View& view, Word label, const char* list, std::string& code) {
    ImGui::TextDisabled("%s", view.text(label));
    ImGui::PushID(list);
    for (const model::CodeItem& item : *view.snapshot.codes)
        if (item.list == list && chip(view, view.chinese() ? item.zh : item.en, code == item.code))
            code = item.code;
    ImGui::PopID();
    end_chips();
}

}  // namespace ui
