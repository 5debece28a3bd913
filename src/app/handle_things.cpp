// Wishes about facilities, organisations, components and the doors of buildings.
#include "app/viewer.h"

#include "ui/thing_rows.h"
#include "ui/things.h"

#include <array>

namespace app {

using ui::ThingKind;

namespace {

ThingKind kind_of(model::Table table) {
    constexpr std::array kKinds{ThingKind::Facility, ThingKind::Organisation, ThingKind::Component,
                                ThingKind::Entrance};
    for (const ThingKind kind : kKinds)
        if (ui::table_of(kind) == table) return kind;
    return ThingKind::None;
}

}  // namespace

void Viewer::perform(const ui::OpenThing& wish) {
    session_.desk.thing = wish.thing;
    session_.desk.pins = false;
    if (wish.thing.kind != ThingKind::None) session_.desk.issue = {};  // it stands in its place
}

void Viewer::perform(const ui::PinThing& wish) {
    session_.desk.pins = wish.on;
    if (wish.on &&
        ui::plan_kind(*frame_.snapshot.places, session_.desk.plan.place) != ui::PlanKind::Yard)
        show_plan({});  // the map must be in sight
}

void Viewer::perform(const ui::PinAt& wish) {
    session_.desk.pins = false;
    if (session_.planning.tool != ui::PlanTool::None) return use_plan_tool(wish.world);
    if (session_.report.pins) return pin_report(wish.world);
    ui::Edit edit = ui::pin_edit(view(), session_.desk.thing, wish.world);
    if (!edit.edits.empty()) perform(edit);
}

/// What was just added opens, to be described further.
void Viewer::open_made(const Sent& sent, const store::Receipt& receipt) {
    if (sent.why != Why::Undo && std::holds_alternative<store::ReportIssue>(sent.deed.command)) {
        perform(ui::ShowTab{ui::Tab::Matters});
        session_.desk.issue = model::IssueId{receipt.row_id};
    }
    const auto* edits = std::get_if<store::EditRows>(&sent.deed.command);
    if (sent.why != Why::Anew || edits == nullptr || edits->edits.size() != 1) return;
    const model::RowEdit& edit = edits->edits.front();
    const ThingKind kind = kind_of(edit.table);
    if (edit.does != model::RowEdit::Does::Add || kind == ThingKind::None || receipt.rows.empty())
        return;
    session_.desk.thing = {kind, receipt.rows.front()};
    session_.desk.pins = false;
}

}  // namespace app
