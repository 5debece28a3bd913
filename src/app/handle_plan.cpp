// What wishes about plans do: the homes of a building, a street unrolled.
#include "app/viewer.h"

#include "ui/sentences.h"

#include <algorithm>
#include <utility>

namespace app {

using model::kNoRow;
using model::Row;

/// The plan follows the selection; nothing else of the page changes.
void Viewer::show_plan(model::PlaceId place) {
    ui::Plan& plan = session_.desk.plan;
    plan.place = place;
    plan.unit = {};
    plan.wanted = {};
    const bool homes = ui::plan_kind(*frame_.snapshot.places, place) == ui::PlanKind::Homes;
    look_into(homes ? place : model::PlaceId{});
    session_.floors.tool = ui::FloorTool::None;
}

void Viewer::perform(const ui::OpenPlan& wish) {
    if (session_.workspace != ui::Workspace::Grid) return;  // homes are not for all to see
    const model::Places& places = *frame_.snapshot.places;
    const Row row = model::row_of(places, wish.place);
    const Row shown = ui::plan_of(places, row);
    if (shown == kNoRow) return;
    if (session_.selected != wish.place) perform(ui::Select{wish.place});
    ui::Plan& plan = session_.desk.plan;
    const model::PlaceId place = places.row[shown].id;
    if (number(plan.place) != 0 && plan.place != place) plan.before.push_back(plan.place);
    stop();
    show_plan(place);
    if (ui::plan_kind(places, place) == ui::PlanKind::Yard)
        begin(scene::flying(session_.camera, camera_beside_legend(places.box[shown]),
                            Clock::steady_s()));
    else
        bring_into_view(wish.place);
}

void Viewer::perform(const ui::ClosePlan& /*wish*/) {
    ui::Plan& plan = session_.desk.plan;
    model::PlaceId back{};
    const model::Places& places = *frame_.snapshot.places;
    while (!plan.before.empty() && model::row_of(places, back) == kNoRow) {
        back = plan.before.back();
        plan.before.pop_back();
    }
    if (model::row_of(places, back) == kNoRow) back = {};
    show_plan(back);
    if (number(back) != 0) perform(ui::Select{back});
}

void Viewer::perform(const ui::SelectHome& wish) {
    session_.desk.plan.unit = wish.unit;
    show_floor_of(wish.unit);
    session_.desk.plan.wanted = {};
    session_.desk.list.reset();
    session_.desk.issue = {};
}

void Viewer::perform(const ui::SetLabels& wish) {
    session_.desk.label_template = wish.text;
    session_.desk.label_card = false;
}

void Viewer::perform(const ui::ToggleLabelCard& /*wish*/) {
    session_.desk.label_card = !session_.desk.label_card;
}

/// The homes of the building are here: the door that somebody looked for is chosen, or missed.
void Viewer::choose_wanted_home() {
    ui::Plan& plan = session_.desk.plan;
    if (plan.wanted.number.empty()) return;
    const derive::DoorText wanted = std::exchange(plan.wanted, {});
    if (const model::Home* home = derive::home_at(*frame_.homes, wanted)) {
        panels_.plan.follow = true;
        return perform(ui::SelectHome{home->unit.id});
    }
    const model::Places& places = *frame_.snapshot.places;
    tell(base::say(session_.language, base::Word::FindNoDoor,
                   {ui::full_name(places, model::row_of(places, plan.place)),
                    ui::door_text(session_.language, wanted)}),
         true);
}

/// Whatever selects another place, the plan goes along: to that place's own, or back to the map.
void Viewer::follow_plan() {
    ui::Plan& plan = session_.desk.plan;
    if (number(plan.place) == 0) return;
    const model::Places& places = *frame_.snapshot.places;
    if (model::row_of(places, plan.place) == kNoRow) {  // somebody took it out of the store
        plan.before.clear();
        return show_plan({});
    }
    if (frame_.homes && frame_.homes->place == plan.place) {
        choose_wanted_home();
        const auto is_chosen = [&](const model::Home& home) { return home.unit.id == plan.unit; };
        if (std::ranges::none_of(frame_.homes->home, is_chosen)) plan.unit = {};
    }
    const Row selected = model::row_of(places, session_.selected);
    if (selected == kNoRow || ui::plan_shows(places, plan.place, selected)) return;
    if (has_front(session_.selected)) return;
    Row next = selected;
    if (ui::plan_kind(places, plan.place) == ui::PlanKind::Yard)
        while (next != kNoRow && ui::plan_kind(places, places.row[next].id) != ui::PlanKind::Yard)
            next = places.parent[next];
    next = ui::plan_of(places, next);
    plan.before.clear();
    show_plan(next == kNoRow ? model::PlaceId{} : places.row[next].id);
}

}  // namespace app
