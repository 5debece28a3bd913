// The walking network by hand: a way that is pointed at is closed, opened, given hours, or removed;
// a new one is drawn by clicks. Each change goes into the store and can be taken back.
#include "derive/walk_edit.h"
#include "model/row_fields.h"
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/cover_parts.h"
#include "ui/planning_cover.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <cmath>

namespace ui {

using base::Word;
using model::WalkEdgeRow;

namespace {

bool may_edit_ways(const View& view) {
    return model::may(view.session.role, model::Act::EditPlanning);
}

std::string way_name(const View& view, const WalkEdgeRow& edge) {
    const std::string kind = model::label(view.snapshot, "K42", edge.kind, view.chinese());
    const auto metres = static_cast<std::int64_t>(std::lround(geo::length_m(edge.shape)));
    return view.say(Word::WayName, {kind, number_text(metres)});
}

/// A row that was changed by another seat is shown as it is now.
void follow_way(WayForm& form, const WalkEdgeRow& edge) {
    if (form.seen == edge) return;
    form.seen = form.wanted = edge;
}

/// Whether one may walk there now.
std::string way_hours_told(const View& view, WayForm& form) {
    const std::string& hours = form.wanted.hours;
    form.hours_readable = hours.empty() || route::hours_from(hours).known;
    if (form.wanted.closed) return view.say(Word::WayClosedTold);
    if (hours.empty()) return view.say(Word::WayAlways);
    if (!form.hours_readable) return view.say(Word::WayHoursBad);
    const route::Open open =
        route::open_at(route::hours_from(hours), derive::walk_moment(view.snapshot, view.now));
    return view.say(open == route::Open::Yes ? Word::WayOpenNow : Word::WayShutNow);
}

void way_kind(const View& view, WalkEdgeRow& wanted) {
    form_label(view, Word::WayKind);
    ImGui::SetNextItemWidth(-1);
    if (!begin_choice(view, "##way_kind",
                      model::label(view.snapshot, "K42", wanted.kind, view.chinese())))
        return;
    for (const model::CodeItem& item : *view.snapshot.codes) {
        if (item.list != "K42") continue;
        const std::string& name = view.chinese() ? item.zh : item.en;
        if (ImGui::Selectable(name.c_str(), item.code == wanted.kind)) wanted.kind = item.code;
    }
    ImGui::EndCombo();
}

void way_form(WayForm& form, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::TextUnformatted(way_name(view, form.seen).c_str());
    if (form.seen.derived) cover_note(view, view.say(Word::WayDerived));
    if (!may_edit_ways(view)) {
        cover_note(view, way_hours_told(view, form));
        return cover_note(view, view.say(Word::WayNoRight));
    }
    way_kind(view, form.wanted);
    form_indent(view);
    check_box(view, view.text(Word::WayClosed), form.wanted.closed);
    form_indent(view);
    check_box(view, view.text(Word::WayStepFree), form.wanted.step_free);
    form_label(view, Word::WayHours);
    ImGui::SetNextItemWidth(-1);
    text_field("##way_hours", view.say(Word::WayHoursHint), form.wanted.hours);
    form_indent(view);
    cover_note(view, way_hours_told(view, form));
    const bool differs = form.wanted != form.seen;
    form_indent(view);
    if (primary_button(view.text(Word::WayKeep), differs)) out.push_back(way_edit(view, form));
    ImGui::SameLine(0, 10 * r);
    if (plain_button(view.text(Word::WayRemove)))
        out.push_back(Edit{.what = way_name(view, form.seen),
                           .place = {},
                           .edits = {model::ended(model::fields_of(form.seen), view.now)}});
    ImGui::SameLine(0, 10 * r);
    if (plain_button(view.text(Word::KeyClose))) out.push_back(ShowWay{});
}

void way_tools(const View& view, Intents& out) {
    const PlanningDesk& desk = view.session.planning;
    const float r = static_cast<float>(view.session.ratio);
    const auto tool = [&](PlanTool which, Word word) {
        const bool on = desk.tool == which;
        if (chip(view, view.text(word), on))
            out.push_back(UsePlanTool{on ? PlanTool::None : which});
    };
    tool(PlanTool::Way, Word::WayPoint);
    if (may_edit_ways(view)) tool(PlanTool::Draw, Word::WayDraw);
    end_chips();
    if (desk.tool != PlanTool::Draw) return;
    cover_note(view, view.say(Word::WayDrawHow));
    if (desk.way.drawn.size() < 2) return;
    if (primary_button(view.text(Word::WayFinish))) out.push_back(FinishWay{});
    ImGui::SameLine(0, 10 * r);
    if (plain_button(view.text(Word::WayUndraw))) out.push_back(UndrawWay{});
}

}  // namespace

Edit way_edit(const View& view, const WayForm& form) {
    Edit edit{.what = way_name(view, form.wanted), .place = {}, .edits = {}};
    model::RowEdit change =
        model::changed(model::fields_of(form.seen), model::fields_of(form.wanted));
    if (!change.fields.empty()) edit.edits.push_back(std::move(change));
    return edit;
}

void draw_cover_ways(CoverPanel& panel, const View& view, Intents& out) {
    const PlanningDesk& desk = view.session.planning;
    cover_heading(view, view.say(Word::WayTitle));
    const auto& edges = *view.snapshot.walk_edges;
    if (desk.answer && desk.answer->walk) {
        const derive::WalkNet& walk = *desk.answer->walk;
        cover_note(view, walk.net->empty()
                             ? view.say(Word::WayNone)
                             : view.say(Word::WayNetwork, {number_text(walk.drawn_edges),
                                                           number_text(walk.derived_edges)}));
    } else if (edges.empty()) {
        cover_note(view, view.say(Word::WayNone));
    }
    way_tools(view, out);
    if (desk.way.street) cover_note(view, view.say(Word::WayStreet));
    const WalkEdgeRow* edge = derive::walk_edge(view.snapshot, desk.way.edge);
    if (edge == nullptr) return;
    follow_way(panel.way, *edge);
    way_form(panel.way, view, out);
}

bool take_way_keys(const View& view, Intents& out) {
    if (view.session.planning.tool != PlanTool::Draw) return false;
    if (struck(ImGuiKey_Enter) || struck(ImGuiKey_KeypadEnter)) {
        out.push_back(FinishWay{});
        return true;
    }
    if (!struck(ImGuiKey_Backspace)) return false;
    out.push_back(UndrawWay{});
    return true;
}

}  // namespace ui
