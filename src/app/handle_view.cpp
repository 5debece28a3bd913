// What wishes about the view do: moving the camera, going through the levels of the tree, choosing
// many blocks, and what is shown over the map.
#include "app/viewer.h"

#include "scene/level.h"
#include "scene/selection.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace app {

using model::kNoRow;
using model::Row;
using scene::MotionKind;

namespace {

constexpr double kSteer_px = 900;  // a second, in design pixels
constexpr double kStep_px = 80;    // what a tap of an arrow moves at least
constexpr std::size_t kDragSteps = 32;

}  // namespace

/// All of a box, with the usual margin.
scene::Camera Viewer::camera_beside_legend(const geo::Box& box) const {
    return is_wall() ? ui::clear_of_legend(session_.camera, box, session_.ratio, layout_)
                     : ui::beside_legend(session_.camera, box, session_.ratio);
}

scene::Camera Viewer::camera_of_all() const {
    return camera_beside_legend(frame_.scene.geometry->extent);
}

void Viewer::begin(const scene::Motion& motion) {
    motion_ = motion;
    if (session_.reduce_motion || motion.kind == MotionKind::Rest) {
        session_.camera = motion.goal;
        motion_ = {};
    }
}

/// Where the camera is now, there it stays.
void Viewer::stop() {
    if (!moving()) return;
    session_.camera = scene::snapped(scene::camera_at(motion_, Clock::steady_s()));
    motion_ = {};
}

void Viewer::move_camera() {
    if (!moving()) return;
    const double now_s = Clock::steady_s();
    session_.camera = scene::camera_at(motion_, now_s);
    if (now_s >= scene::ends(motion_)) motion_ = {};
    frames_due_ =
        std::max(frames_due_, 1);  // after the last step once more: what is under the mouse
}

void Viewer::fly_to(Row row) {
    stop();
    begin(
        scene::flying(session_.camera,
                      scene::facing(session_.camera, *frame_.snapshot.places, row, session_.ratio),
                      Clock::steady_s()));
}

/// Finds the place the view is in, when it may be another.
void Viewer::look_around() {
    if (frame_.feed.reading) return;
    if (looked_from_ == session_.camera && looked_geometry_ == frame_.scene.geometry) return;
    looked_from_ = session_.camera;
    looked_geometry_ = frame_.scene.geometry;
    const model::Places& places = *frame_.snapshot.places;
    const Row here =
        scene::place_of_view(*frame_.scene.geometry, places, session_.camera, session_.ratio);
    session_.here = here == kNoRow ? model::PlaceId{} : places.row[here].id;
}

void Viewer::perform(const ui::ZoomToPlace& wish) {
    const Row row = model::row_of(*frame_.snapshot.places, wish.place);
    if (row != kNoRow) fly_to(row);
}

void Viewer::perform(const ui::ZoomToAll& /*wish*/) {
    stop();
    begin(scene::flying(session_.camera, camera_of_all(), Clock::steady_s()));
}

void Viewer::perform(const ui::ZoomAt& wish) {
    // Turned quickly, the wheel goes on from where the last turn was to end.
    const bool zooms = motion_.kind == MotionKind::Zoom;
    const double wanted = zooms ? motion_.goal.metres_per_px : session_.camera.metres_per_px;
    const double now_s = Clock::steady_s();
    const scene::Camera from = zooms ? scene::camera_at(motion_, now_s) : session_.camera;
    begin(scene::zooming(from, wish.screen_px, wanted / wish.factor, now_s));
}

void Viewer::perform(const ui::TakeHold& /*wish*/) {
    stop();
    session_.desk.keys_in_tree = false;
    drag_.assign(1, {.at_s = Clock::steady_s()});
    drag_left_px_ = {};
}

void Viewer::perform(const ui::Drag& wish) {
    stop();
    const geo::Point by = wish.by_px + drag_left_px_;
    const geo::Point whole{std::round(by.x), std::round(by.y)};
    drag_left_px_ = by - whole;
    session_.camera = scene::snapped(scene::dragged(session_.camera, whole));
    if (drag_.size() == kDragSteps) drag_.erase(drag_.begin());
    drag_.push_back({Clock::steady_s(), wish.by_px});
}

void Viewer::perform(const ui::LetGo& wish) {
    const double now_s = Clock::steady_s();
    const geo::Point speed = scene::speed_at(drag_, wish.pictures_since, now_s);
    drag_.clear();
    if (session_.reduce_motion || (speed.x == 0 && speed.y == 0)) return;
    begin(scene::gliding(session_.camera, speed, now_s));
}

void Viewer::perform(const ui::PanBy& wish) {
    stop();
    begin(scene::panning(session_.camera, wish.by_px, Clock::steady_s()));
}

void Viewer::perform(const ui::Steer& wish) {
    const double now_s = Clock::steady_s();
    const bool ends = wish.direction == geo::Point{};
    session_.steering = wish.direction;
    if (session_.reduce_motion) return;
    if (ends && motion_.kind == MotionKind::Steer)
        begin(scene::released(motion_, kStep_px * session_.ratio, now_s));
    if (ends) return;
    stop();
    begin(scene::steering(session_.camera, wish.direction * (kSteer_px * session_.ratio), now_s));
}

void Viewer::perform(const ui::GoDown& wish) {
    const model::Places& places = *frame_.snapshot.places;
    const scene::Geometry& geometry = *frame_.scene.geometry;
    const Row selected = model::row_of(places, session_.selected);
    geo::Point world = wish.world.value_or(session_.camera.centre);
    bool follows = wish.world.has_value() || selected != kNoRow;
    if (!wish.world && selected != kNoRow && session_.here != session_.selected) {
        const geo::Shape& shape = places.row[selected].shape;
        if (shape.kind != geo::ShapeKind::None) world = geo::label_point(shape);
        follows = false;  // one is on the way to it
    }
    stop();
    const Row row = scene::one_down(geometry, places, session_.camera, session_.ratio, world);
    if (row == kNoRow) {
        // Nothing lies nearer on the map: what is there is opened.
        const Row deepest = wish.world || selected == kNoRow
                                ? scene::deepest_at(geometry, places, world)
                                : selected;
        if (deepest != kNoRow) perform(ui::OpenPlan{places.row[deepest].id});
        return;
    }
    if (follows) perform(ui::Select{places.row[row].id});
    // Nearer, a house is only larger; what is in it is what one came for.
    const bool house = session_.workspace == ui::Workspace::Grid &&
                       places.kind[row] == model::Kind::Building &&
                       frame_.derived.total[row].counts.units > 0;
    if (wish.world && house) return perform(ui::OpenPlan{places.row[row].id});
    fly_to(row);
}

void Viewer::perform(const ui::GoUp& /*wish*/) {
    const model::Places& places = *frame_.snapshot.places;
    stop();
    const Row row = scene::one_up(*frame_.scene.geometry, places, session_.camera, session_.ratio);
    if (model::number(session_.selected) != 0)
        perform(ui::Select{row == kNoRow ? model::PlaceId{} : places.row[row].id});
    if (row == kNoRow) return perform(ui::ZoomToAll{});
    fly_to(row);
}

void Viewer::perform(const ui::GoToParent& /*wish*/) {
    const model::Places& places = *frame_.snapshot.places;
    const Row selected = model::row_of(places, session_.selected);
    if (selected == kNoRow) return perform(ui::GoUp{});
    const Row parent = places.parent[selected];
    if (parent == kNoRow) return;
    perform(ui::Select{places.row[parent].id});
    fly_to(parent);
}

/// The selection gives way to what is above it; shown whole, if it is not yet.
void Viewer::select_above() {
    const model::Places& places = *frame_.snapshot.places;
    const Row selected = model::row_of(places, session_.selected);
    const Row parent = selected == kNoRow ? kNoRow : places.parent[selected];
    session_.selected = parent == kNoRow ? model::PlaceId{} : places.row[parent].id;
    if (parent == kNoRow) return;
    const scene::Camera whole = scene::facing(session_.camera, places, parent, session_.ratio);
    if (whole.metres_per_px > session_.camera.metres_per_px) fly_to(parent);
}

void Viewer::perform(const ui::StepBack& /*wish*/) {
    const bool lit = model::number(session_.desk.subject) != 0;
    ui::Plan& plan = session_.desk.plan;
    if (step_back_on_wall() || step_back_in_division() || step_back_on_foot() ||
        step_back_in_team())
        return;
    if (session_.wall.remote)
        perform(ui::ToggleWallRemote{});
    else if (session_.desk.outlines)
        session_.desk.outlines = false;
    else if (session_.floors.tool != ui::FloorTool::None)
        perform(ui::TakeFloorTool{});
    else if (session_.tables.open)
        perform(ui::ToggleTables{});
    else if (session_.locks.open)
        perform(ui::ToggleLocks{});
    else if (session_.report.pins)
        perform(ui::PinReport{false});
    else if (session_.report.open)
        perform(ui::ToggleReport{});
    else if (session_.desk.pins)
        session_.desk.pins = false;
    else if (session_.desk.label_card)
        session_.desk.label_card = false;
    else if (session_.help)
        session_.help = false;
    else if (session_.dispatch.open && session_.dispatch.chosen.size() > 1)
        session_.dispatch.chosen.clear();
    else if (model::number(session_.desk.issue) != 0)
        session_.desk.issue = {};
    else if (session_.dispatch.open)
        perform(ui::ToggleDispatch{});
    else if (session_.desk.thing.kind != ui::ThingKind::None)
        perform(ui::OpenThing{});
    else if (session_.desk.list || lit)
        perform(ui::CloseList{});
    else if (model::number(plan.unit) != 0)
        plan.unit = {};
    else if (model::number(plan.place) != 0)
        perform(ui::ClosePlan{});
    else if (session_.desk.keys_in_tree)
        session_.desk.keys_in_tree = false;
    else if (session_.chosen.places)
        session_.chosen = {};
    else if (session_.shown != derive::kAllClasses)
        session_.shown = derive::kAllClasses;
    else if (session_.locks.shown && model::number(session_.selected) != 0)
        perform(ui::Select{});  // back to its list
    else if (session_.locks.shown)
        perform(ui::ShowLock{});
    else if (model::number(session_.selected) != 0)
        select_above();
    else
        perform(ui::GoUp{});
}

void Viewer::choose(geo::Shape area) {
    if (frame_.feed.reading) return;  // the map of last time; its places are still being read
    const model::Places& places = *frame_.snapshot.places;
    const std::vector<Row> rows = scene::blocks_within(*frame_.scene.geometry, places, area);
    perform(ui::Select{});
    if (rows.empty()) return tell(base::say(session_.language, base::Word::ChosenNothing), false);
    std::vector<model::PlaceId> chosen;
    chosen.reserve(rows.size());
    for (const Row row : rows) chosen.push_back(places.row[row].id);
    session_.chosen.sum = scene::sum_of(places, frame_.derived, chosen);
    session_.chosen.places = std::make_shared<const std::vector<model::PlaceId>>(std::move(chosen));
    session_.chosen.area = std::move(area);
}

void Viewer::perform(const ui::SelectBox& wish) {
    if (!wish.box.empty()) choose(scene::area_of_box(wish.box));
}

void Viewer::perform(const ui::SelectPolygon& wish) {
    choose(geo::area_of(wish.outline));
}

void Viewer::perform(const ui::SelectCircle& wish) {
    if (!(wish.radius_m > 0)) return;
    choose(geo::area_of(scene::ring_of_circle(wish.centre, wish.radius_m)));
    if (session_.chosen.places) session_.chosen.radius_m = wish.radius_m;
}

void Viewer::perform(const ui::ChooseView& /*wish*/) {
    choose(scene::area_of_box(scene::view_box(session_.camera)));
    if (session_.chosen.places && !session_.desk.sheet.open) perform(ui::ToggleStatistics{});
}

void Viewer::perform(const ui::ChooseGrid& wish) {
    const model::Grids& grids = *frame_.snapshot.grids;
    const Row grid = model::row_of(grids, wish.grid);
    if (grid == kNoRow) return;
    std::vector<model::PlaceId> blocks;
    for (const Row row : derive::blocks_of_grid(*frame_.snapshot.places, grid))
        blocks.push_back(frame_.snapshot.places->row[row].id);
    perform(ui::ChoosePlaces{std::move(blocks)});
    if (session_.chosen.places) session_.chosen.grid = wish.grid;
}

void Viewer::perform(const ui::DrawOutline& wish) {
    session_.desk.outlines = wish.on && session_.workspace == ui::Workspace::Grid;
    if (wish.on) session_.desk.pins = false;
}

void Viewer::perform(const ui::ClearChosen& /*wish*/) {
    session_.chosen = {};
    session_.desk.list.reset();
    session_.desk.list_of_sheet = false;
    session_.desk.issue = {};
}

void Viewer::perform(const ui::ToggleHud& /*wish*/) {
    session_.hud = !session_.hud;
}

void Viewer::perform(const ui::ToggleHelp& /*wish*/) {
    session_.help = !session_.help;
}

void Viewer::perform(const ui::SetReduceMotion& wish) {
    session_.reduce_motion = wish.on;
    if (!wish.on || !moving()) return;
    if (motion_.kind == MotionKind::Steer) return stop();
    session_.camera = motion_.goal;
    motion_ = {};
}

}  // namespace app
