#include "app/viewer.h"

#include "base/log.h"
#include "render/target.h"
#include "report/png.h"
#include "ui/layout.h"
#include "ui/style.h"
#include "ui/theme_words.h"
#include "ui/wall_panel.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>

#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace app {

using base::refusal;
using base::Result;

namespace {

constexpr base::Millis kForever{3'600'000};
constexpr base::Millis kOneSecond{1'000};
constexpr base::Millis kMinute{60'000};
constexpr double kFlash_s = 1.2;
constexpr base::Millis kFlashStep{40};
constexpr base::Millis kListStep{100};
// In a storm an eye follows no more, and drawing them would make the newest wait.
constexpr std::size_t kMostFlashes = 24;

void note_cost(ui::DrawFigures& drawn, const render::Counters& is, bool drew, std::uint64_t pages) {
    const ui::DrawFigures::Cost all{is.draw_calls, is.triangles,
                                    is.geometry_bytes + is.state_bytes + is.label_bytes +
                                        is.cell_bytes + is.floor_bytes + is.fill_bytes,
                                    is.full_redraws, is.damage_redraws};
    if (drew)
        drawn.last = {all.draw_calls - drawn.all.draw_calls, all.triangles - drawn.all.triangles,
                      all.bytes - drawn.all.bytes, all.full_redraws - drawn.all.full_redraws,
                      all.damage_redraws - drawn.all.damage_redraws};
    drawn.all = all;
    drawn.labels = is.labels;
    drawn.blocks_in_view = is.blocks_in_view;
    drawn.level_of_detail = is.level_of_detail;
    drawn.pages = pages;
}

}  // namespace

Result<std::unique_ptr<Viewer>> Viewer::made(Surface& surface, const ViewerOptions& options) {
    const auto font = scene::cjk_font();
    if (!font) return refusal(font);
    auto lettering = scene::Lettering::with(*font);
    if (!lettering) return refusal(lettering);
    auto map = render::Map::made();
    if (!map) return refusal(map);
    auto programs = UiPrograms::made(*font);
    if (!programs) return refusal(programs);
    return std::unique_ptr<Viewer>{
        new Viewer(surface, options, std::move(*programs), std::move(*map), std::move(*lettering))};
}

Viewer::Viewer(Surface& surface, const ViewerOptions& options, std::unique_ptr<UiPrograms> programs,
               render::Map map, scene::Lettering lettering)
    : surface_{surface},
      clock_{options.clock},
      open_store_{options.open_store},
      programs_{std::move(programs)},
      map_{std::move(map)},
      lettering_{std::move(lettering)},
      budget_{map_.measured_budget()},
      finder_{[&surface] { surface.wake(); }},
      plan_{[&surface] { surface.wake(); }},
      measures_{options.measures} {
    session_.workspace = options.workspace;
    session_.language = options.language;
    session_.look =
        options.workspace == ui::Workspace::Wall ? scene::Look::Dark : scene::Look::Light;
    if (const char* path = std::getenv("GETU_STATE_LOG"); path != nullptr) state_log_ = path;
    if (const char* ids = std::getenv("GETU_STATE_POINTS"); ids != nullptr) points_of_ = ids;
    take_settings(options);
    set_up_wall(options);
}

Viewer::~Viewer() = default;

bool Viewer::turn(base::Millis at_most) {
    // Times left are told to the minute, so a page that tells of a place ages by the minute.
    const bool ages =
        !is_wall() && (model::number(session_.selected) != 0 ||
                       model::number(session_.hovered) != 0 || session_.desk.list.has_value() ||
                       session_.dispatch.open || model::number(session_.desk.issue) != 0);
    const auto minute = std::chrono::floor<std::chrono::minutes>(clock_.now());
    const base::Millis fresh = ages ? minute + kMinute - clock_.now() : kForever;
    const base::Millis calm =
        std::min({at_most, fresh, until_flash(), until_lock_wakes(), until_wall_wakes(),
                  until_pulse(), people_close() ? kOneSecond : kForever,
                  panels_.list.waits || list_waits_ || plan_.stale ? kListStep : kForever});
    const base::Millis patience = frames_due_ > 0 ? base::Millis{0} : calm;
    if (surface_.wait(patience)) frames_due_ = kSettle;
    if (until_lock_wakes() <= base::Millis{0}) frames_due_ = kSettle;
    if (panels_.list.waits || list_waits_) frames_due_ = std::max(frames_due_, 1);
    if (ages && std::chrono::floor<std::chrono::minutes>(clock_.now()) != minute)
        frames_due_ = std::max(frames_due_, 1);
    take_news();
    age_flashes();
    take_outcomes();
    take_answers();
    hide_revealed();
    take_import();
    take_site();
    follow_site();
    take_picture();
    follow_pictures();
    follow_wall();
    follow_planning();
    follow_division();
    follow_story();
    follow_search();
    if (std::vector<std::string> dropped = surface_.take_dropped(); !dropped.empty())
        handle(ui::TakeFiles{std::move(dropped), true});
    const Extent now = surface_.extent();
    const bool resized = now.width_px != extent_.width_px || now.height_px != extent_.height_px;
    if (resized) frames_due_ = kSettle;
    const bool pulse = frames_due_ == 0 && until_pulse() <= base::Millis{0};
    if ((frames_due_ == 0 && !pulse) || now.width_px == 0 || now.height_px == 0) return false;
    extent_ = now;
    frames_due_ = std::max(frames_due_ - 1, 0);
    if (resized && fitted_) refit_wall();
    draw_page();
    log_state();
    if (frames_due_ == 0) keep_settings();
    if (frames_due_ == 0) keep_wall();
    return !pulse;
}

void Viewer::take_news() {
    if (world_ == nullptr) return;
    std::optional<Frame> newest = world_->frames().take();
    if (!newest) return;
    // A window of ImGui's that appears or grows needs a frame to find its size.
    const bool grows = newest->feed.trouble.has_value() != frame_.feed.trouble.has_value() ||
                       (newest->derived.unplaced.open > 0) != (frame_.derived.unplaced.open > 0);
    const base::Instant last = newest->feed.last_change;
    const bool follows = frame_.derived.as_of != base::kNever && last != frame_.feed.last_change;
    if (follows && last != base::kNever && clock_.now() >= last)
        drawn_.feed_lag = clock_.now() - last;
    // The lines of the legend follow the theme.
    if (newest->scene.theme != frame_.scene.theme) frames_due_ = kSettle;
    flash_changed(*newest);
    frame_ = std::move(*newest);
    follow_places();
    drop_old_lists();
    find_majors();
    find_exercises();
    if (session_.chosen.places)
        session_.chosen.sum =
            scene::sum_of(*frame_.snapshot.places, frame_.derived, *session_.chosen.places);
    frames_due_ = std::max(frames_due_, grows ? kSettle : 1);
}

/// What the newest lines of the ledger are about, as far as the ticker remembers.
void Viewer::flash_changed(const Frame& newest) {
    const bool follows = !frame_.feed.reading && frame_.derived.as_of != base::kNever;
    if (!follows) return;
    for (const model::Change& change : newest.feed.recent) {
        if (change.seq <= frame_.snapshot.position.seq) break;
        if (model::number(change.place) != 0) flash_began_s_[change.place] = Clock::steady_s();
    }
    while (flash_began_s_.size() > kMostFlashes)
        flash_began_s_.erase(std::ranges::min_element(
            flash_began_s_, {}, [](const auto& flash) { return flash.second; }));
}

void Viewer::age_flashes() {
    if (flash_began_s_.empty()) return;
    const double now_s = Clock::steady_s();
    const std::size_t ended = std::erase_if(
        flash_began_s_, [&](const auto& flash) { return now_s - flash.second >= kFlash_s; });
    const bool begun = session_.flashes.size() < flash_began_s_.size() + ended;
    session_.flashes.clear();
    for (const auto& [place, began_s] : flash_began_s_)
        session_.flashes.push_back({place, (now_s - began_s) / kFlash_s});
    if (!session_.reduce_motion || ended > 0 || begun) frames_due_ = std::max(frames_due_, 1);
}

/// How long the page may wait for the next step of a flash.
base::Millis Viewer::until_flash() const {
    if (flash_began_s_.empty()) return kForever;
    if (!session_.reduce_motion) return kFlashStep;
    double first_s = flash_began_s_.begin()->second;
    for (const auto& [place, began_s] : flash_began_s_) first_s = std::min(first_s, began_s);
    const double left_s = std::max(first_s + kFlash_s - Clock::steady_s(), 0.0);
    return base::Millis{static_cast<std::int64_t>(left_s * 1000) + 1};
}

void Viewer::fit_layout() {
    const double ratio =
        is_wall() ? ui::wall_ratio(session_.wall.setting, extent_.width_px, extent_.height_px)
                  : surface_.ratio();
    if (ratio != session_.ratio || pages_drawn_ == 0) {
        session_.ratio = ratio;
        session_.dots_per_inch = surface_.dots_per_inch();
        ui::apply_style(session_.look, ratio);
    }
    layout_ = ui::layout_of(session_, extent_.width_px, extent_.height_px);
    const int width_px = std::max(static_cast<int>(layout_.map.width()), 1);
    const int height_px = std::max(static_cast<int>(layout_.map.height()), 1);
    if (width_px != session_.camera.width_px || height_px != session_.camera.height_px) {
        stop();
        session_.camera.width_px = width_px;
        session_.camera.height_px = height_px;
        session_.camera = scene::snapped(session_.camera);
    }
    if (!fitted_ && !frame_.scene.geometry->extent.empty()) {
        session_.camera = camera_of_all();
        restore_wall_camera();
        fitted_ = true;
    }
    keep_all_in_view();
}

void Viewer::draw_page() {
    fit_layout();
    move_camera();
    surface_.begin_ui();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    const ui::View view = this->view();
    // What mouse and keys do to the camera holds for this page already: map and outlines agree.
    ui::Intents wishes;
    ui::take_map_input(panels_.hand, view, layout_, wishes);
    ui::take_desk_keys(panels_, view, wishes);
    for (const ui::Intent& wish : std::exchange(wishes, {})) handle(wish);
    follow_plan();
    follow_floor();
    follow_people();
    follow_locks();
    look_around();
    count_sheet();
    follow_dispatch();
    draw_map();
    draw_beside();
    const double began_s = Clock::steady_s();
    ui::draw(panels_, view, layout_, wishes);
    session_.focus_find = false;
    ImGui::Render();

    const unsigned target = surface_.target();
    map_.blit(target, static_cast<int>(layout_.map.x0),
              extent_.height_px - static_cast<int>(layout_.map.y1));
    blit_beside(target);
    render::draw_into(target, extent_.width_px, extent_.height_px);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    drawn_.panels_ms = (Clock::steady_s() - began_s) * 1000;
    // After presenting, what a window's back buffer holds is anybody's guess.
    if (wants_picture_) picture_ = render::read_pixels(target, extent_.width_px, extent_.height_px);
    surface_.present();
    pages_drawn_ += 1;
    wall_.pulsed_s = Clock::steady_s();
    wall_.second = std::chrono::floor<base::Seconds>(view.now);
    // Only now: a wish may take away a picture that this page shows.
    for (const ui::Intent& wish : wishes) handle(wish);
}

void Viewer::draw_map() {
    const ui::PlanKind plan = ui::plan_kind(*frame_.snapshot.places, session_.desk.plan.place);
    if (plan == ui::PlanKind::Homes || plan == ui::PlanKind::Strip) return;  // nobody sees it
    const double began_s = Clock::steady_s();
    map_.show(frame_.scene);
    map_.show_floors(floors_.shown);
    // From afar a hundred grids are as many words too many, unless they are of one community.
    const bool grids = !is_wall() || session_.wall.choice.of == derive::WallChoice::Of::Community;
    // A planner's tab that colours communities writes their names, with its own numbers.
    const bool own = ui::communities_coloured(view());
    ui::follow(beside_.captions, view(), panels_.planning.cover.by);
    scene::LabelOptions options{
        session_.look, session_.language,      plan != ui::PlanKind::Yard, grids && !own,
        !own,          ui::tells_work(view()), beside_.captions.told};
    options.floors = floors_.labels;
    ui::keep_clear(view(), layout_, options);
    const std::vector<geo::Box> discs = ui::cover_signs(view(), layout_);
    options.signs.insert(options.signs.end(), discs.begin(), discs.end());
    for (const geo::Box& box : ui::scale_and_north(view(), layout_)) options.signs.push_back(box);
    const bool stale = !(labelled_ == session_.camera) || labelled_ratio_ != session_.ratio ||
                       labelled_geometry_ != frame_.scene.geometry || !labels_.corner ||
                       !(labelled_for_ == options) ||
                       scene::tables_differ(names_, frame_.snapshot) ||
                       !scene::still_true(labels_, frame_.derived);
    const double shown_s = Clock::steady_s();
    if (frame_.feed.reading) {
        labels_ = {.corner = std::make_shared<const std::vector<scene::LabelVertex>>()};
    } else if (stale) {
        labels_ = scene::labels_for({*frame_.scene.geometry, frame_.snapshot, frame_.derived},
                                    session_.camera, session_.ratio, options, names_, lettering_);
        labelled_for_ = options;
        labelled_ = session_.camera;
        labelled_ratio_ = session_.ratio;
        labelled_geometry_ = frame_.scene.geometry;
    }
    const double labelled_s = Clock::steady_s();
    const bool drew = map_.draw(session_.camera,
                                {.look = session_.look,
                                 .shown = session_.shown,
                                 .ratio = session_.ratio,
                                 .budget = budget_},
                                labels_);
    if (measures_ && drew) render::finish();
    note_cost(drawn_, map_.counters(), drew, pages_drawn_);
    if (!drew) return;
    drawn_.labels_ms = (labelled_s - shown_s) * 1000;
    drawn_.map_ms = (Clock::steady_s() - labelled_s + shown_s - began_s) * 1000;
}

Result<void> Viewer::screenshot(const std::string& path) {
    frames_due_ = std::max(frames_due_, 1);
    wants_picture_ = true;
    turn(base::Millis{0});
    wants_picture_ = false;
    return report::write_png(path, extent_.width_px, extent_.height_px,
                             std::exchange(picture_, {}));
}

std::optional<geo::Point> Viewer::page_position(model::PlaceId place) const {
    const model::Row row = model::row_of(*frame_.snapshot.places, place);
    if (row == model::kNoRow) return std::nullopt;
    const geo::Shape& shape = frame_.snapshot.places->row[row].shape;
    if (shape.kind == geo::ShapeKind::None) return std::nullopt;
    const geo::Point at = scene::screen_from_world(session_.camera, geo::label_point(shape));
    return geo::Point{at.x + layout_.map.x0, at.y + layout_.map.y0};
}

}  // namespace app
