// What a wall shows: by itself on its tour, as a desk told it, or as a hand on it wished.
#include "app/viewer.h"

#include "base/log.h"
#include "scene/level.h"
#include "ui/wall_panel.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace app {

using base::Instant;
using model::IssueId;
using model::kNoRow;
using model::Row;

namespace {

constexpr base::Millis kWallAtLeast{50};  // between two looks at clocks
constexpr base::Millis kWallUnread{100};  // until what waits is counted
constexpr base::Millis kAnyLength{3'600'000};

/// The block itself is framed on its courtyard, which tells where it is.
Row framed_place(const model::Places& places, Row row) {
    const Row parent = places.parent[row];
    const bool in_yard = parent != kNoRow && places.kind[row] == model::Kind::Building &&
                         places.kind[parent] == model::Kind::Yard;
    return in_yard ? parent : row;
}

}  // namespace

/// All that presses first, whatever the wall is narrowed to; then what it lists.
const std::vector<TourStop>& Viewer::tour_queue() {
    const ui::WallDesk& wall = session_.wall;
    std::vector<TourStop>& stops = wall_.queue;
    const std::pair<const void*, const void*> of{wall.figures.get(), wall.listed.get()};
    if (wall_.queue_of == of) return stops;
    wall_.queue_of = of;
    stops.clear();
    if (!wall.figures) return stops;
    const auto id_of = [&](Row row) { return frame_.snapshot.issues[row].row.id; };
    for (const auto kpi : {derive::WallKpi::Overdue, derive::WallKpi::Urgent})
        for (const Row row : wall.figures->at(kpi).rows) stops.push_back({id_of(row), true});
    if (!wall.listed) return stops;
    for (const Row row : *wall.listed) {
        const model::Issue& issue = frame_.snapshot.issues[row];
        const bool there = std::ranges::find(stops, issue.row.id, &TourStop::issue) != stops.end();
        if (stops.size() >= wall_.pace.most) break;
        if (!there && !issue.gone() && derive::is_open(issue.row))
            stops.push_back({issue.row.id, false});
    }
    return stops;
}

/// The map is another one in size, and shows the same.
void Viewer::show_map_alone(bool alone) {
    if (std::exchange(session_.wall.map_alone, alone) != alone && fitted_) refit_wall();
}

/// The row that a desk seat writes is a state: whoever reads it late does the same.
void Viewer::follow_told(Instant now) {
    ui::WallDesk& wall = session_.wall;
    const auto& walls = *frame_.snapshot.walls;
    const auto at = std::ranges::find(walls, wall.setting.name, &model::WallRow::name);
    if (at == walls.end()) {
        wall_.told.reset();
        show_map_alone(false);
    } else if (!wall_.told || *wall_.told != *at) {
        // What this wall followed before it ended says nothing new about its tour.
        const bool since = at->at != base::kNever && at->at > wall_.kept.told;
        const bool news = wall_.told || since;
        if (news) take_told(*at, now);
        const bool alone = at->layout == "map";
        // Where it was before it ended was kept for the map as it is told.
        const bool as_kept = !wall_.told && wall_.came_from;
        if (as_kept) wall.map_alone = alone;
        wall_.told = *at;
        show_map_alone(alone);
        frames_due_ = kSettle;
    }
    const bool holds = wall_.told && !wall_.told->message.empty() && now < wall_.told->until;
    std::string message = holds ? wall_.told->message : std::string{};
    const Instant until = holds ? wall_.told->until : base::kNever;
    if (message != wall.message || until != wall.message_until) frames_due_ = kSettle;
    wall.message = std::move(message);
    wall.message_until = until;
}

/// An order shows at once, whoever has a hand on the wall.
void Viewer::take_told(const model::WallRow& row, Instant now) {
    Tour& tour = wall_.tour;
    tour.paused_until = tour.hand_until = {};
    wall_.by_hand = false;
    if (!wall_.begun) {  // as it begins, it begins so
        if (!wall_.came_from) wall_.came_from = WallPlace{};
        wall_.came_from->tour = row.tour;
        return;
    }
    const bool lets_go = model::number(row.spotlight) == 0 && wall_.told &&
                         model::number(wall_.told->spotlight) != 0;
    if (lets_go) tour.shown = {};
    if (row.tour && (!tour.on || lets_go))
        tour = tour_begun(tour_queue(), tour.shown, now, wall_.pace);
    tour.on = row.tour;
}

bool Viewer::told_holds(Instant now) const {
    const bool hand = wall_.by_hand && now < wall_.tour.paused_until;
    return wall_.told && !hand &&
           model::issue_row(frame_.snapshot, wall_.told->spotlight) != kNoRow;
}

void Viewer::follow_tour(Instant now) {
    ui::WallDesk& wall = session_.wall;
    if (!wall.figures) return;
    const std::vector<TourStop>& queue = tour_queue();
    if (!wall_.begun) {
        const WallPlace from = wall_.came_from.value_or(WallPlace{});
        wall_.tour = tour_begun(queue, from.spotlight, now, wall_.pace);
        wall_.tour.on = from.tour;
        if (!from.tour) wall_.tour.shown = from.spotlight;
        wall_.begun = true;
    }
    Tour& tour = wall_.tour;
    wall.spotlight_told = told_holds(now);
    if (!wall.spotlight_told) tour = toured(std::move(tour), queue, now, wall_.pace);
    if (model::issue_row(frame_.snapshot, tour.shown) == kNoRow) tour.shown = {};
    const IssueId spotlight = wall.spotlight_told ? wall_.told->spotlight : tour.shown;
    const bool paused = now < tour.paused_until;
    const bool held = tour.on && (paused || tour.alarmed);
    const Instant goes_on = !held ? base::kNever : paused ? tour.paused_until : tour.until;
    const Instant next = tour.on && !wall.spotlight_told ? tour.until : base::kNever;
    if (spotlight != wall.spotlight || tour.on != wall.tour || held != wall.tour_held ||
        goes_on != wall.tour_goes_on || next != wall.tour_next)
        frames_due_ = std::max(frames_due_, kSettle);
    wall.spotlight = spotlight;
    wall.tour = tour.on;
    wall.tour_held = held;
    wall.tour_goes_on = goes_on;
    wall.tour_next = next;
}

/// The camera goes to the spotlight, and home when it is let go.
void Viewer::show_spotlight() {
    const IssueId issue = session_.wall.spotlight;
    if (wall_.shown == issue) return;
    const bool first = !wall_.shown;
    wall_.shown = issue;
    const Row row = model::issue_row(frame_.snapshot, issue);
    session_.selected = {};
    if (row == kNoRow) {
        if (!first) perform(ui::ZoomToAll{});
        return;
    }
    const model::Issue& is = frame_.snapshot.issues[row];
    if (is.at == kNoRow) return look_at_point(is.row);
    session_.selected = frame_.snapshot.places->row[is.at].id;
    // Where it was before it ended, there it is.
    const bool stays = first && wall_.came_from && wall_.came_from->looked_at == issue &&
                       wall_.came_from->metres_per_px > 0;
    if (!stays) fly_to(framed_place(*frame_.snapshot.places, is.at));
}

/// When the clock alone changes something on the wall.
base::Millis Viewer::until_wall_wakes() const {
    if (!is_wall()) return kAnyLength;
    if (wall_.waits) return kWallUnread;
    const Instant now = clock_.now();
    const ui::WallDesk& wall = session_.wall;
    Instant next =
        std::min({wall.message_until, wall.letters_until, wall_.minute + std::chrono::minutes{1}});
    if (wall.figures) next = std::min(next, wall.figures->until);
    if (wall_.silent_from > now) next = std::min(next, wall_.silent_from);
    if (now < wall_.tour.paused_until)
        next = std::min(next, wall_.tour.paused_until);
    else if (!wall.spotlight_told)
        next = std::min(next, tour_wakes(wall_.tour, wall_.pace));
    if (!wall_.tour.waiting.empty())
        next = std::min(next, std::max(wall_.tour.hand_until, now + kWallAtLeast));
    return std::clamp(next - now, kWallAtLeast, kAnyLength);
}

/// What is overdue pulses, slowly: a handful of pages a second is enough for the eye, and leaves
/// the machine to the map. Where nothing is, the clock goes on, a page a second; the map stays as
/// it is.
base::Millis Viewer::until_pulse() const {
    constexpr double kPulseStep_s = 0.2;
    if (!is_wall() || clock_.stands()) return kAnyLength;
    if (ui::wall_pulses(view())) {
        const double left_s = wall_.pulsed_s + kPulseStep_s - Clock::steady_s();
        return base::Millis{static_cast<std::int64_t>(std::ceil(std::max(left_s, 0.0) * 1000))};
    }
    const Instant now = clock_.now();
    const Instant second = std::chrono::floor<base::Seconds>(now);
    return second == wall_.second ? second + base::Seconds{1} - now : base::Millis{0};
}

/// By hand: stays a while, then the tour goes on, or what a desk told is shown again.
void Viewer::perform(const ui::WallSpotlight& wish) {
    if (!is_wall()) return;
    const Instant now = clock_.now();
    wall_.tour = chosen_by_hand(std::move(wall_.tour), wish.issue, now, wall_.pace);
    wall_.by_hand = true;
    follow_tour(now);
}

void Viewer::perform(const ui::WallTour& wish) {
    if (!is_wall()) return;
    const Instant now = clock_.now();
    Tour& tour = wall_.tour;
    if (wish.on) tour = tour_begun(tour_queue(), tour.shown, now, wall_.pace);
    tour.on = wish.on;
    follow_tour(now);
}

void Viewer::perform(const ui::WallTouched& /*wish*/) {
    if (!is_wall()) return;
    wall_.tour = touched(std::move(wall_.tour), clock_.now(), wall_.pace);
}

/// Whoever moves the map looks for something: the tour waits. What is wished of the wall itself
/// says so by itself.
void Viewer::feel_hand(const ui::Intent& wish) {
    const auto is = [&]<class... Ones>() { return ((wish.get_if<Ones>() != nullptr) || ...); };
    const bool moves =
        is.operator()<ui::ZoomAt, ui::PanBy, ui::Drag, ui::TakeHold, ui::Steer, ui::GoUp,
                      ui::GoDown, ui::GoToParent, ui::ZoomToAll, ui::ZoomToPlace>();
    if (moves) perform(ui::WallTouched{});
}

/// The spotlight goes, and the camera stays where it is.
void Viewer::let_spotlight_go() {
    perform(ui::WallSpotlight{});
    wall_.shown = IssueId{};
    session_.selected = {};
}

/// Esc on a wall; false where there is nothing to take back.
bool Viewer::step_back_on_wall() {
    if (!is_wall()) return false;
    perform(ui::WallTouched{});
    if (model::number(session_.wall.spotlight) != 0)
        perform(ui::WallSpotlight{});
    else if (session_.wall.choice.of != derive::WallChoice::Of::Nothing)
        perform(ui::WallFilter{session_.wall.choice});
    else
        return false;
    return true;
}

/// Where it was before it ended, if that still lies on the map.
void Viewer::restore_wall_camera() {
    if (!is_wall() || !wall_.came_from || wall_.came_from->metres_per_px <= 0) return;
    if (!frame_.scene.geometry->extent.contains(wall_.came_from->centre)) return;
    session_.camera.centre = wall_.came_from->centre;
    session_.camera.metres_per_px = wall_.came_from->metres_per_px;
    session_.camera = scene::snapped(session_.camera);
}

/// A longer legend covers nothing of the town while a wall shows all of it.
void Viewer::keep_all_in_view() {
    if (!is_wall() || !fitted_ || moving()) return;
    const bool rests = session_.camera == wall_.whole;
    wall_.whole = camera_of_all();
    if (rests && !(session_.camera == wall_.whole))
        begin(scene::flying(session_.camera, wall_.whole, Clock::steady_s()));
}

/// Another screen shows as much: what the spotlight is on, else all.
void Viewer::refit_wall() {
    if (!is_wall()) return;
    stop();
    fit_layout();
    const Row issue = model::issue_row(frame_.snapshot, session_.wall.spotlight);
    const Row at = issue == kNoRow ? kNoRow : frame_.snapshot.issues[issue].at;
    const model::Places& places = *frame_.snapshot.places;
    session_.camera = at == kNoRow ? camera_of_all()
                                   : scene::facing(session_.camera, places,
                                                   framed_place(places, at), session_.ratio);
}

/// When the page has come to rest.
void Viewer::keep_wall() {
    if (!is_wall() || wall_.place_path.empty() || !wall_.begun || moving() || !fitted_) return;
    const ui::WallDesk& wall = session_.wall;
    const WallPlace now{
        .spotlight = wall_.tour.shown,
        .tour = wall_.tour.on,
        .hot_spots = wall.hot_spots,
        .trend_days = wall.trend_days,
        .choice = wall.choice,
        .looked_at = wall.spotlight,
        .centre = session_.camera.centre,
        .metres_per_px = session_.camera.metres_per_px,
        .told = wall_.told && wall_.told->at != base::kNever ? wall_.told->at : wall_.kept.told};
    if (now == wall_.kept) return;
    wall_.kept = now;
    const auto written = write_wall_place(wall_.place_path, now);
    if (!written) base::log_about(written.error());
}

}  // namespace app
