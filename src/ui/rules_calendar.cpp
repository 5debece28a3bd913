// Days off, worked days and working hours; and open issues whose due would be another one by the
// rules of today.
#include "model/working_time.h"
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/home_form.h"
#include "ui/issue_words.h"
#include "ui/rule_cells.h"
#include "ui/sentences.h"
#include "ui/style.h"
#include "ui/work_table.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace ui {

using base::Word;
using model::RowEdit;
using model::Table;

namespace {

constexpr int kMinutesOfDay = 1'440;

/// Of the year of today and the next one: of these people still plan. Who may takes one off.
void days(const View& view, bool worked, Intents& out) {
    ImGui::TextDisabled("%s", view.text(worked ? Word::CalendarWorked : Word::CalendarOff));
    const std::int64_t from = model::day_of(base::year_begins(base::year_of(view.now)));
    for (const model::CalendarDay& one : view.snapshot.rules->days) {
        if (one.worked != worked || one.day < from) continue;
        const std::string text = model::text_of_day(one.day);
        ImGui::PushID(static_cast<int>(model::number(one.id)));
        const bool clicked = chip(view, may_edit_rules(view) ? text + "  ×" : text, false);
        ImGui::PopID();
        if (!clicked || !may_edit_rules(view)) continue;
        out.push_back(rules_edit(
            view, text,
            {{Table::CalendarDay,
              RowEdit::Does::Remove,
              model::number(one.id),
              {{"day", text, ""}, {"worked", worked ? "1" : "0", ""}, {"name", one.name, ""}}}}));
    }
    end_chips();
}

void add_day(RulesPanel& panel, const View& view, Intents& out) {
    if (!may_edit_rules(view)) return;
    ImGui::SetNextItemWidth(200 * static_cast<float>(view.session.ratio));
    text_field("##new_day", view.say(Word::CalendarDayHint), panel.typed);
    const bool whole = base::instant_from_iso(panel.typed).has_value() && panel.typed.size() == 10;
    for (const bool worked : {false, true}) {
        ImGui::SameLine();
        const Word word = worked ? Word::CalendarAddWorked : Word::CalendarAddOff;
        if (!plain_button(view.text(word), whole)) continue;
        out.push_back(
            rules_edit(view, panel.typed,
                       {{Table::CalendarDay,
                         RowEdit::Does::Add,
                         0,
                         {{"day", "", panel.typed}, {"worked", "", worked ? "1" : "0"}}}}));
        panel.typed.clear();
    }
}

std::string clock_of(int minutes) {
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::optional<int> minutes_in(const std::string& text) {
    int hours = -1;
    int minutes = -1;
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const char* at = text.data();
    const bool whole = std::from_chars(at, at + 2, hours).ptr == at + 2 &&
                       std::from_chars(at + 3, at + 5, minutes).ptr == at + 5;
    if (!whole || hours < 0 || minutes < 0 || minutes > 59) return std::nullopt;
    const int all = hours * 60 + minutes;
    return all <= kMinutesOfDay ? std::optional{all} : std::nullopt;
}

/// "18:30-20:00"
std::optional<model::WorkingSpan> span_in(const std::string& text) {
    const std::size_t dash = text.find_first_of("-~");
    const std::string_view wide = "–";
    const std::size_t at = dash != std::string::npos ? dash : text.find(wide);
    if (at == std::string::npos) return std::nullopt;
    const auto from = minutes_in(text.substr(0, at));
    const auto to = minutes_in(text.substr(at + (dash != std::string::npos ? 1 : wide.size())));
    if (!from || !to || *to <= *from) return std::nullopt;
    return model::WorkingSpan{*from, *to};
}

/// With nothing in common with those that are there.
bool finds_room(const View& view, const model::WorkingSpan& span) {
    return std::ranges::all_of(
        view.snapshot.rules->calendar.span, [&](const model::WorkingSpan& other) {
            return span.to_min <= other.from_min || span.from_min >= other.to_min;
        });
}

Edit span_edit(const View& view, RowEdit edit) {
    return rules_edit(view, view.say(Word::CalendarHours), {std::move(edit)});
}

/// One end of a span; the other one is named, so that what overlaps is seen in the audit too.
void span_end(RulesPanel& panel, const View& view, std::int64_t row, const model::WorkingSpan& span,
              bool from, Intents& out) {
    const int was = from ? span.from_min : span.to_min;
    const auto typed =
        text_cell(panel, view, from ? "from" : "to", clock_of(was),
                  [](const std::string& text) { return minutes_in(text).has_value(); });
    const auto is = typed ? minutes_in(*typed) : std::nullopt;
    if (!is) return;
    const std::string other = std::to_string(from ? span.to_min : span.from_min);
    RowEdit edit = change_of(Table::WorkingSpan, row, from ? "from_min" : "to_min",
                             std::to_string(was), std::to_string(*is));
    edit.fields.push_back({from ? "to_min" : "from_min", other, other});
    out.push_back(span_edit(view, std::move(edit)));
}

/// Of rows that make no sense the usual spans are shown, and have no rows to be changed. The last
/// one stays: without working hours nothing would ever be due.
void spans(RulesPanel& panel, const View& view, Intents& out) {
    constexpr std::array kHeads{Word::CalendarFrom, Word::CalendarTo, Word::RuleRemove};
    if (!begin_work_table(view, "##spans", kHeads, 1)) return;
    const model::WorkRules& rules = *view.snapshot.rules;
    for (std::size_t i = 0; i < rules.calendar.span.size(); ++i) {
        const model::WorkingSpan& span = rules.calendar.span[i];
        const std::int64_t row = i < rules.spans.size() ? model::number(rules.spans[i]) : 0;
        ImGui::TableNextRow();
        ImGui::PushID(static_cast<int>(i));
        if (row == 0) {
            for (const int end : {span.from_min, span.to_min}) {
                ImGui::TableNextColumn();
                ImGui::TextDisabled("%s", clock_of(end).c_str());
            }
        } else {
            span_end(panel, view, row, span, true, out);
            span_end(panel, view, row, span, false, out);
        }
        ImGui::TableNextColumn();
        const bool goes = row != 0 && rules.spans.size() > 1 && may_edit_rules(view);
        if (goes && link_button("×"))
            out.push_back(span_edit(view, {Table::WorkingSpan,
                                           RowEdit::Does::Remove,
                                           row,
                                           {{"from_min", std::to_string(span.from_min), ""},
                                            {"to_min", std::to_string(span.to_min), ""}}}));
        ImGui::PopID();
    }
    end_work_table();
}

void add_span(RulesPanel& panel, const View& view, Intents& out) {
    if (!may_edit_rules(view)) return;
    ImGui::SetNextItemWidth(200 * static_cast<float>(view.session.ratio));
    const bool entered = text_field("##new_span", view.say(Word::CalendarSpanHint), panel.span);
    const auto span = span_in(panel.span);
    const bool fits = span && finds_room(view, *span);
    ImGui::SameLine();
    const bool adds = plain_button(view.text(Word::CalendarAddSpan), fits);
    if (!fits || (!adds && !entered)) return;
    out.push_back(span_edit(view, {Table::WorkingSpan,
                                   RowEdit::Does::Add,
                                   0,
                                   {{"from_min", "", std::to_string(span->from_min)},
                                    {"to_min", "", std::to_string(span->to_min)}}}));
    panel.span.clear();
}

model::Due due_now(const View& view, const model::IssueRow& row) {
    return model::due_of(*view.snapshot.rules, row.matter, row.urgency, row.reported);
}

/// What was promised and never moved, but would be promised otherwise today.
bool differs(const View& view, const model::IssueRow& row) {
    using enum model::Status;
    const model::Status status = model::status_from(row.state);
    const bool runs = derive::is_open(row) && status != Suspended && status != Rework;
    const bool moved = row.extensions > 0 || row.suspended_s > 0 || row.reworks > 0;
    if (!runs || moved || row.accepted == base::kNever || row.due == base::kNever) return false;
    return due_now(view, row).at != row.due;
}

void follow(RulesPanel& panel, const View& view) {
    const auto& lists = view.session.dispatch.lists;
    if (!lists || panel.differ_by == lists) return;
    panel.differ_by = lists;
    panel.differ.clear();
    for (model::Row row = 0; row < view.snapshot.issues.size(); ++row) {
        const model::Issue& issue = view.snapshot.issues[row];
        if (!issue.gone() && differs(view, issue.row)) panel.differ.push_back(issue.row.id);
    }
    std::set<model::IssueId> left_out;
    for (const model::IssueId id : panel.differ)
        if (panel.left_out.contains(id)) left_out.insert(id);
    panel.left_out = std::move(left_out);
}

StepIssues recalculated(const RulesPanel& panel, const View& view) {
    StepIssues wish;
    for (const model::IssueId id : panel.differ) {
        const model::Row row = model::issue_row(view.snapshot, id);
        if (row == model::kNoRow || panel.left_out.contains(id)) continue;
        wish.steps.push_back({.issue = id,
                              .action = model::Action::Recalculate,
                              .from_state = view.snapshot.issues[row].row.state,
                              .reason = panel.reason});
    }
    return wish;
}

/// Whether it is recalculated with the others.
void tick(RulesPanel& panel, const View& view, model::IssueId id) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float high = ImGui::GetTextLineHeight();
    const bool left_out = panel.left_out.contains(id);
    if (ImGui::InvisibleButton("tick", {high * 1.4F, high})) {
        if (left_out)
            panel.left_out.erase(id);
        else
            panel.left_out.insert(id);
    }
    tick_box(view, !left_out, at);
    ImGui::SameLine();
}

void differing(RulesPanel& panel, const View& view, Intents& out) {
    constexpr std::array kHeads{Word::QueueTitle, Word::QueueNo, Word::RecalculateWas,
                                Word::RecalculateIs};
    if (!begin_work_table(view, "##differ", kHeads, 2)) return;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(panel.differ.size()));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const model::IssueId id = panel.differ[static_cast<std::size_t>(i)];
            const model::Row row = model::issue_row(view.snapshot, id);
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            if (row == model::kNoRow) continue;
            const model::IssueRow& is = view.snapshot.issues[row].row;
            ImGui::PushID(i);
            tick(panel, view, id);
            if (link_button(issue_title(view, is).c_str())) out.push_back(OpenIssue{id});
            ImGui::PopID();
            for (const std::string& text :
                 {is.no, base::day_and_clock(is.due, view.chinese()),
                  base::day_and_clock(due_now(view, is).at, view.chinese())}) {
                ImGui::TableNextColumn();
                ImGui::TextUnformatted(text.c_str());
            }
        }
    end_work_table();
}

}  // namespace

void draw_calendar(RulesPanel& panel, const View& view, Intents& out) {
    ImGui::TextDisabled("%s", view.text(Word::CalendarHours));
    spans(panel, view, out);
    add_span(panel, view, out);
    days(view, false, out);
    days(view, true, out);
    add_day(panel, view, out);
}

void draw_recalculation(RulesPanel& panel, const View& view, Intents& out) {
    follow(panel, view);
    const std::string count = std::to_string(panel.differ.size());
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", view.say(Word::RecalculateHint, {count}).c_str());
    ImGui::PopTextWrapPos();
    if (panel.differ.empty()) return;
    if (may_edit_rules(view)) {
        for (const model::CodeItem& item : *view.snapshot.codes)
            if (item.list == "K41" && item.code.starts_with("recalculate-") &&
                chip(view, view.chinese() ? item.zh : item.en, panel.reason == item.zh))
                panel.reason = item.zh;
        ImGui::SetNextItemWidth(240 * static_cast<float>(view.session.ratio));
        text_field("##why", view.say(Word::StepReasonHint), panel.reason);
        ImGui::SameLine();
        const std::size_t taken = panel.differ.size() - panel.left_out.size();
        const std::string label = view.say(Word::RecalculateAll, {std::to_string(taken)});
        if (primary_button(label.c_str(), !panel.reason.empty() && taken > 0))
            out.push_back(recalculated(panel, view));
    }
    differing(panel, view, out);
}

}  // namespace ui
