// The queue of the dispatch desk: its lists with their counts, what they are filtered by, and the
// steps for all that are chosen.
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/dispatch_panel.h"
#include "ui/issue_words.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

namespace ui {

using base::Word;
using derive::DeskFilter;
using derive::DeskList;
using model::Action;

namespace {

constexpr float kListsWidth = 176;
constexpr float kListLine = 27;

/// One list and how long it is. Answers whether it was clicked.
bool list_line(const View& view, DeskList list, std::size_t count, bool on) {
    const float r = static_cast<float>(view.session.ratio);
    const float high = kListLine * r;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(static_cast<int>(list));
    const bool clicked = ImGui::InvisibleButton("list", {wide, high});
    ImGui::PopID();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (on || ImGui::IsItemHovered())
        paint->AddRectFilled(at, {at.x + wide, at.y + high},
                             ImGui::GetColorU32(on ? ImGuiCol_Header : ImGuiCol_FrameBg), 5 * r);
    const bool late = list == DeskList::Overdue || list == DeskList::StageLate;
    const float y = at.y + (high - ImGui::GetTextLineHeight()) / 2;
    const ImU32 quiet_ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const ImU32 ink = count == 0 ? quiet_ink : ImGui::GetColorU32(ImGuiCol_Text);
    paint->AddText({at.x + 10 * r, y}, ink, view.text(word_of(list)));
    text_to(at.x + wide - 10 * r, y, late && count > 0 ? alarm_ink(view.session.look) : ink,
            number_text(static_cast<std::int64_t>(count)).c_str());
    return clicked;
}

void lists(const View& view, Intents& out) {
    const DispatchDesk& desk = view.session.dispatch;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 1});
    for (std::size_t i = 0; i < derive::kDeskLists; ++i) {
        const auto list = static_cast<DeskList>(i);
        const std::size_t count = desk.lists ? desk.lists->at(list).size() : 0;
        if (list_line(view, list, count, desk.list == list)) out.push_back(ListIssues{list});
    }
    ImGui::PopStyleVar();
}

void place_chip(const View& view, Intents& out) {
    const DispatchDesk& desk = view.session.dispatch;
    const model::Row row = model::row_of(
        *view.snapshot.places, desk.of_selection ? desk.filter.place : view.session.selected);
    if (row == model::kNoRow && !desk.of_selection) return;  // nothing to filter by
    const std::string name =
        row == model::kNoRow ? view.say(Word::DispatchSelection) : full_name(view, row);
    DeskFilter filter = desk.filter;
    const std::string label = cut_end(name, 190 * static_cast<float>(view.session.ratio));
    if (!chip(view, label + "##place", desk.of_selection)) return;
    if (desk.of_selection) filter.place = {};
    out.push_back(FilterIssues{filter, !desk.of_selection});
}

void department_choice(const View& view, Intents& out) {
    DeskFilter filter = view.session.dispatch.filter;
    std::string shown = department_name(view, filter.department);
    if (shown.empty()) shown = view.say(Word::DispatchAllDepartments);
    ImGui::SetNextItemWidth(170 * static_cast<float>(view.session.ratio));
    if (!begin_choice(view, "##of_department", shown)) return;
    const auto choose = [&](const std::string& name, model::DepartmentId id) {
        ImGui::PushID(static_cast<int>(model::number(id)));
        if (ImGui::Selectable(name.c_str(), filter.department == id)) {
            filter.department = id;
            out.push_back(FilterIssues{filter, view.session.dispatch.of_selection});
        }
        ImGui::PopID();
    };
    choose(view.say(Word::DispatchAllDepartments), {});
    for (const model::DepartmentRow& row : view.snapshot.rules->departments)
        choose(name_of(view, row), row.id);
    ImGui::EndCombo();
}

void channel_choice(const View& view, Intents& out) {
    DeskFilter filter = view.session.dispatch.filter;
    std::string shown = filter.channel.empty()
                            ? view.say(Word::DispatchAllChannels)
                            : model::label(view.snapshot, "K21", filter.channel, view.chinese());
    ImGui::SetNextItemWidth(120 * static_cast<float>(view.session.ratio));
    if (!begin_choice(view, "##of_channel", shown)) return;
    const auto choose = [&](const std::string& name, const std::string& code) {
        ImGui::PushID(code.c_str());
        if (ImGui::Selectable(name.c_str(), filter.channel == code)) {
            filter.channel = code;
            out.push_back(FilterIssues{filter, view.session.dispatch.of_selection});
        }
        ImGui::PopID();
    };
    choose(view.say(Word::DispatchAllChannels), "");
    for (const model::CodeItem& item : *view.snapshot.codes)
        if (item.list == "K21") choose(view.chinese() ? item.zh : item.en, item.code);
    ImGui::EndCombo();
}

void filters(DispatchPanel& panel, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const DispatchDesk& desk = view.session.dispatch;
    ImGui::SetNextItemWidth(220 * r);
    text_field("##text", view.say(Word::DispatchTextHint), panel.text);
    const bool typing = ImGui::IsItemActive();
    if (!typing && desk.filter.text != panel.text && !ImGui::IsItemDeactivated())
        panel.text = desk.filter.text;
    if (panel.text != desk.filter.text) {
        DeskFilter filter = desk.filter;
        filter.text = panel.text;
        out.push_back(FilterIssues{filter, desk.of_selection});
    }
    ImGui::SameLine();
    department_choice(view, out);
    ImGui::SameLine();
    channel_choice(view, out);
    ImGui::SameLine();
    place_chip(view, out);
    const bool filtered =
        !(desk.filter == DeskFilter{.exercise = desk.filter.exercise}) || desk.of_selection;
    if (filtered && chip(view, view.say(Word::DispatchNoFilter), false))
        out.push_back(FilterIssues{{}, false});
    end_chips();
}

/// Steps that make no sense for many at once are left out.
bool is_for_many(Action action) {
    return action != Action::Split && action != Action::AddTrip && action != Action::Link;
}

/// What is offered for all that are chosen.
const std::vector<Action>& steps_of_many(StepsOfMany& many, const View& view) {
    const DispatchDesk& desk = view.session.dispatch;
    const std::int64_t minute = minute_of(view);
    if (many.by == desk.lists && many.minute == minute && many.chosen == desk.chosen)
        return many.steps;
    many = {desk.chosen, desk.lists, minute, steps_for(view, desk.chosen)};
    std::erase_if(many.steps, [](Action action) { return !is_for_many(action); });
    return many.steps;
}

/// In a window of its own: what is typed beside it is not for it.
void form_of_many(DispatchPanel& panel, const View& view, Intents& out) {
    ImGui::BeginChild("##bulk", {0, 0}, ImGuiChildFlags_AutoResizeY, ImGuiWindowFlags_NoBackground);
    draw_step_form(panel.form, view, out);
    ImGui::EndChild();
}

/// What is offered for all that are chosen; or the form of one of these steps.
void many(DispatchPanel& panel, const View& view, Intents& out) {
    constexpr std::size_t kMost = 8;
    const DispatchDesk& desk = view.session.dispatch;
    if (view.feed.still || (desk.chosen.size() < 2 && !panel.form.action)) return;
    if (panel.form.action) return form_of_many(panel, view, out);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(
        view.say(Word::DispatchChosen, {std::to_string(desk.chosen.size())}).c_str());
    ImGui::SameLine();
    const std::vector<Action>& steps = steps_of_many(panel.many, view);
    std::size_t shown = 0;
    for (const Action action : steps) {
        if (shown++ >= kMost) break;
        if (chip(view, view.say(model::word_of(action)), false))
            begin_step(panel.form, view, action, desk.chosen, out);
    }
    if (steps.empty()) ImGui::TextDisabled("%s", view.text(Word::DispatchNoStep));
    ImGui::SameLine();
    if (chip(view, view.say(Word::ChosenClear), false)) out.push_back(ChooseIssues{});
    end_chips();
}

}  // namespace

Word word_of(DeskList list) {
    // In the order of the enum.
    constexpr std::array<Word, derive::kDeskLists> kWords{
        Word::QueueOpen,      Word::QueueUnaccepted, Word::QueueUndispatched, Word::QueueNearDue,
        Word::QueueOverdue,   Word::QueueStageLate,  Word::QueueReworked,     Word::QueueWaiting,
        Word::QueueUnchecked, Word::QueueNoDue,      Word::QueueNobody,       Word::QueueUnlocated,
        Word::QueueOutOfGrid, Word::QueueUrged,      Word::QueueExtensions,   Word::QueueThirdTrip,
        Word::QueueMajor,     Word::QueueSuspended,  Word::QueueDrafts};
    return kWords.at(static_cast<std::size_t>(list));
}

void draw_queue(DispatchPanel& panel, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::BeginChild("##lists", {kListsWidth * r, 0}, 0, ImGuiWindowFlags_NoBackground);
    lists(view, out);
    ImGui::EndChild();
    ImGui::SameLine(0, 16 * r);
    ImGui::BeginChild("##queue", {0, 0}, 0,
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar |
                          ImGuiWindowFlags_NoScrollWithMouse);
    filters(panel, view, out);
    many(panel, view, out);
    draw_issue_rows(panel, view, out);
    ImGui::EndChild();
}

}  // namespace ui
