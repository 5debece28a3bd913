// Real plans of buildings: which floor is shown, and what a hand changes on it. Each change is one
// command, which comes back as anybody's would and can be taken back.
#include "app/viewer.h"

#include "app/folder.h"
#include "model/row_fields.h"
#include "ui/sentences.h"

#include <algorithm>
#include <utility>

namespace app {

using base::Word;
using model::kNoRow;
using model::RoomRow;

namespace {

const RoomRow* room_in(const model::FloorPlan* plan, model::RoomId id) {
    if (plan == nullptr) return nullptr;
    const auto at = std::ranges::find(plan->rooms, id, &RoomRow::id);
    return at == plan->rooms.end() ? nullptr : &*at;
}

bool is_home_of(const model::Homes& homes, model::UnitId unit) {
    return std::ranges::any_of(homes.home,
                               [unit](const model::Home& home) { return home.unit.id == unit; });
}

std::string level_name(const model::FloorPlan& plan, const ui::FloorDesk& desk) {
    const model::LevelRow* level = ui::level_shown(plan, desk);
    return level == nullptr ? std::string{} : level->name;
}

}  // namespace

void Viewer::look_into(model::PlaceId building) {
    const std::pair<const World*, model::PlaceId> wanted{world_, building};
    if (world_ == nullptr || looked_into_ == wanted) return;
    looked_into_ = wanted;
    world_->look_into(building);
}

/// With no plan in place of the map, buildings that have one show their floors inside their
/// footprints once they are near enough; of the one that is chosen, or a room of it, the homes and
/// the other floors are at hand.
void Viewer::follow_floor() {
    constexpr double kNearEnough = 0.2;  // metres a design pixel; drawn a little later
    if (world_ != nullptr) ask_for_floors(floors_, *world_, frame_, session_);
    const model::Places& places = *frame_.snapshot.places;
    const model::PlaceId open = session_.desk.plan.place;
    const bool on_map = model::number(open) == 0;
    const model::PlaceId building = building_around(floors_, session_.selected);
    const bool here = frame_.plan && frame_.plan->place == (on_map ? building : open);
    if (here && session_.floors.followed != session_.selected) {
        session_.floors.followed = session_.selected;
        show_floor_of_front(session_.selected);
    }
    follow(floors_, frame_, session_, clock_.now());
    if (ui::plan_kind(places, open) == ui::PlanKind::Homes) return look_into(open);
    const double scale = session_.camera.metres_per_px * session_.ratio;
    const auto& levels = *frame_.snapshot.levels;
    const bool covered = ui::plan_kind(places, open) == ui::PlanKind::Strip;
    const bool shows = session_.workspace == ui::Workspace::Grid && !covered &&
                       scale < kNearEnough && model::number(building) != 0 &&
                       std::ranges::find(levels, building, &model::LevelRow::place) != levels.end();
    look_into(shows ? building : model::PlaceId{});
    // A home on the map is chosen as long as its building is.
    const bool known = frame_.homes && frame_.homes->place == building;
    if (on_map && (!shows || (known && !is_home_of(*frame_.homes, session_.desk.plan.unit))))
        session_.desk.plan.unit = {};
}

/// Whoever chose it; where it is looked at already, nothing changes.
void Viewer::show_floor_of_front(model::PlaceId front) {
    const auto ordinal = scene::ordinal_of(*frame_.plan, front);
    const model::LevelRow* shown = ui::level_shown(*frame_.plan, session_.floors);
    const bool seen =
        shown != nullptr && std::ranges::any_of(frame_.plan->rooms, [&](const RoomRow& room) {
            return room.front == front && room.level == shown->id;
        });
    if (ordinal && !seen) perform(ui::ShowFloor{frame_.plan->place, *ordinal});
}

/// Whether the plan that is here has a room of this front: choosing it leaves the plan open.
bool Viewer::has_front(model::PlaceId front) const {
    const model::FloorPlan* plan = frame_.plan.get();
    return plan != nullptr && plan->place == session_.desk.plan.place &&
           scene::ordinal_of(*plan, front).has_value();
}

/// The plan follows the home that was chosen, whoever chose it: as a cell, by search, from a list.
void Viewer::show_floor_of(model::UnitId unit) {
    const model::FloorPlan* plan = frame_.plan.get();
    if (plan == nullptr || plan->levels.empty() || model::number(unit) == 0) return;
    std::optional<int> ordinal = scene::ordinal_of(*plan, unit);
    if (!ordinal && frame_.homes)
        for (const model::Home& home : frame_.homes->home)
            if (home.unit.id == unit) ordinal = scene::ordinal_of_floor(home.unit.floor);
    if (!ordinal) return;
    // On several levels it is where it is looked at already.
    const model::LevelRow* here = ui::level_shown(*plan, session_.floors);
    const bool seen = here != nullptr && std::ranges::any_of(plan->rooms, [&](const RoomRow& room) {
                          return room.unit == unit && room.level == here->id;
                      });
    if (!seen) perform(ui::ShowFloor{plan->place, *ordinal});
}

void Viewer::perform(const ui::ShowFloor& wish) {
    ui::FloorDesk& desk = session_.floors;
    desk.kept[wish.building] = wish.ordinal;
    if (desk.all) desk.all = wish.ordinal;
    desk.room = {};
}

void Viewer::perform(const ui::StepFloor& wish) {
    const model::FloorPlan* plan = frame_.plan.get();
    if (plan == nullptr || plan->levels.empty()) return;
    const int from = ui::floor_shown(*plan, session_.floors);
    perform(ui::ShowFloor{plan->place, scene::next_ordinal(*plan, from, wish.by)});
}

void Viewer::perform(const ui::ToggleFloorCells& /*wish*/) {
    session_.floors.cells = !session_.floors.cells;
    session_.floors.tool = ui::FloorTool::None;
    panels_.plan.follow = true;
}

void Viewer::perform(const ui::AllToFloor& wish) {
    ui::FloorDesk& desk = session_.floors;
    const model::FloorPlan* plan = frame_.plan.get();
    if (plan == nullptr || plan->levels.empty()) return;
    const int own = ui::floor_shown(*plan, desk);
    desk.kept[plan->place] = own;
    desk.all = wish.on ? std::optional{own} : std::nullopt;
}

void Viewer::perform(const ui::TakeFloorTool& wish) {
    ui::FloorDesk& desk = session_.floors;
    const bool may = model::may(session_.role, model::Act::EditPlanning);
    desk.tool = may ? wish.tool : ui::FloorTool::None;
    desk.unit = {};
    desk.front = {};
    if (desk.tool != ui::FloorTool::Edit) desk.room = {};
}

void Viewer::perform(const ui::ChooseRoom& wish) {
    ui::FloorDesk& desk = session_.floors;
    const bool again = desk.room == wish.room;
    perform(ui::TakeFloorTool{ui::FloorTool::Edit});
    desk.room = again ? model::RoomId{} : wish.room;
}

void Viewer::perform(const ui::LinkTo& wish) {
    perform(ui::TakeFloorTool{ui::FloorTool::Link});
    session_.floors.unit = wish.unit;
    session_.floors.front = wish.front;
}

/// The floor that is shown goes on paper; false where none is.
bool Viewer::print_floor() {
    if (!ui::shows_floor(view())) return false;
    const model::FloorPlan& plan = *frame_.plan;
    const model::Places& places = *frame_.snapshot.places;
    const model::Row building = model::row_of(places, plan.place);
    if (building == kNoRow) return false;
    const std::string level = level_name(plan, session_.floors);
    const std::string title = base::say(session_.language, Word::LevelSheet) + "-" +
                              places.row[building].name + "-" + level;
    const auto path = export_path(title, "PDF", clock_.now());
    if (!path) {
        tell(base::sentence(path.error(), session_.language), true);
        return true;
    }
    ask(AskSheet{report::SheetKind::Floor, plan.place, session_.language, *path, level});
    tell(base::say(session_.language, Word::TablesWriting), false);
    return true;
}

/// That of the building that is open; of one without levels an empty one.
model::FloorPlan Viewer::plan_at_hand() const {
    if (frame_.plan) return *frame_.plan;
    model::FloorPlan none;
    none.place = session_.desk.plan.place;
    return none;
}

/// Sends what a hand did, or says why it comes to nothing.
void Viewer::change_plan(Word deed, base::Result<scene::RowEdits> edits) {
    if (!edits) return tell(base::sentence(edits.error(), session_.language), true);
    const model::FloorPlan plan = plan_at_hand();
    const model::Places& places = *frame_.snapshot.places;
    const model::Row building = model::row_of(places, plan.place);
    if (building == kNoRow || edits->empty()) return;
    perform(
        ui::Edit{base::say(session_.language, deed,
                           {ui::full_name(places, building), level_name(plan, session_.floors)}),
                 plan.place, std::move(*edits)});
}

void Viewer::perform(const ui::DrawRoom& wish) {
    if (frame_.plan)
        change_plan(Word::LevelDeedDraw, scene::room_drawn(*frame_.plan, wish.level, wish.outline));
}

void Viewer::perform(const ui::SplitRoom& wish) {
    if (!frame_.plan) return;
    if (model::number(wish.room) == 0)
        return change_plan(Word::LevelDeedSplit,
                           base::fail(base::Fault::Unsupported, Word::LevelNotCut));
    change_plan(Word::LevelDeedSplit, scene::room_split(*frame_.plan, wish.room, wish.line));
}

void Viewer::perform(const ui::MergeRooms& wish) {
    if (frame_.plan)
        change_plan(Word::LevelDeedMerge,
                    scene::rooms_merged(*frame_.plan, wish.stays, wish.goes, clock_.now()));
}

void Viewer::perform(const ui::ChangeRoom& wish) {
    const RoomRow* was = room_in(frame_.plan.get(), wish.is.id);
    if (was == nullptr || *was == wish.is) return;
    change_plan(Word::LevelDeedRoom,
                scene::RowEdits{model::changed(model::fields_of(*was), model::fields_of(wish.is))});
    if (session_.floors.tool == ui::FloorTool::Link) perform(ui::ChooseRoom{wish.is.id});
}

void Viewer::perform(const ui::EndRoom& wish) {
    const RoomRow* was = room_in(frame_.plan.get(), wish.room);
    if (was == nullptr) return;
    change_plan(Word::LevelDeedEnd,
                scene::RowEdits{model::ended(model::fields_of(*was), clock_.now())});
    session_.floors.room = {};
}

void Viewer::perform(const ui::MoveFloors& wish) {
    if (frame_.plan) change_plan(Word::LevelDeedMove, scene::plan_moved(*frame_.plan, wish.move));
}

void Viewer::perform(const ui::DrawOpening& wish) {
    if (frame_.plan)
        change_plan(Word::LevelDeedOpening, scene::opening_drawn(*frame_.plan, wish.wish));
}

void Viewer::perform(const ui::EndOpening& wish) {
    if (frame_.plan)
        change_plan(Word::LevelDeedErase, scene::opening_ended(*frame_.plan, wish.level, wish.at,
                                                               wish.reach_m, clock_.now()));
}

/// The store numbers it: its rows name it in the command that makes it.
void Viewer::perform(const ui::AddLevel& wish) {
    const model::FloorPlan plan = plan_at_hand();
    const model::LevelRow* like = ui::level_shown(plan, session_.floors);
    const model::Places& places = *frame_.snapshot.places;
    const model::Row building = model::row_of(places, plan.place);
    if (building == kNoRow || places.kind[building] != model::Kind::Building) return;
    auto added = scene::level_added(plan, {.ordinal = wish.ordinal,
                                           .name = wish.name,
                                           .like = wish.copy && like ? like->id : model::LevelId{},
                                           .outline = places.row[building].shape});
    // The form stays, to choose another floor.
    if (!added) return tell(base::sentence(added.error(), session_.language), true);
    send({Why::Anew,
          {.what = base::say(session_.language, Word::LevelDeedLevel,
                             {ui::full_name(places, building)}),
           .place = plan.place,
           .command = store::PutPlan{.plan = std::move(*added), .at = clock_.now(), .beside = true},
           .back = {}}});
    panels_.plan.floor.level_form = {};
    if (session_.floors.tool == ui::FloorTool::Level) session_.floors.tool = ui::FloorTool::Edit;
    session_.floors.cells = false;
    perform(ui::ShowFloor{plan.place, wish.ordinal});
}

void Viewer::perform(const ui::EndLevel& wish) {
    if (!frame_.plan) return;
    change_plan(Word::LevelDeedEndLevel,
                scene::level_ended(*frame_.plan, wish.level, clock_.now()));
    session_.floors.room = {};
}

}  // namespace app
