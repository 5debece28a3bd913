// Wishes of the planner's workspace, and when what is asked is found anew.
#include "app/viewer.h"

namespace app {

namespace {

constexpr double kPlanRests_s = 2;    // while issues come and go; what was asked is found at once
constexpr double kPlanRestShare = 8;  // at least so many times as long as the finding took
constexpr double kPlanLasts_s = 0.6;  // what takes longer can be stopped
constexpr int kLiveStep_min = 5;      // the present moment is asked about so often

/// The present moment, to kLiveStep_min.
route::Moment live_moment(const model::Snapshot& is, base::Instant now) {
    route::Moment moment = derive::walk_moment(is, now);
    moment.minute -= moment.minute % kLiveStep_min;
    return moment;
}

bool is_on_foot(ui::PlanTab tab) {
    return tab == ui::PlanTab::Cover || tab == ui::PlanTab::Siting;
}

}  // namespace

void Viewer::take_planned() {
    ui::PlanningDesk& desk = session_.planning;
    auto step = plan_.planner.take();
    if (!step) return;
    desk.answer = std::move(step->answer);
    desk.share = step->share;
    if (desk.answer->assessment) desk.counted = desk.answer;
    if (desk.answer->whole) plan_.took_s = Clock::steady_s() - plan_.ordered_at_s;
    frames_due_ = std::max(frames_due_, kSettle);
    if (world_ != nullptr && desk.answer->classes) world_->plan_by(desk.answer->classes);
}

/// Once a turn. Nothing is ordered unless somebody looks at it and something has changed.
void Viewer::follow_planning() {
    ui::PlanningDesk& desk = session_.planning;
    take_planned();
    follow_plan_tools();
    const bool told =
        session_.theme == derive::Theme::Minutes || session_.theme == derive::Theme::Nine;
    const bool plans = session_.workspace == ui::Workspace::Plan;
    const model::Snapshot& is = frame_.snapshot;
    const bool ready = !frame_.feed.reading && frame_.derived.as_of != base::kNever;
    if ((!told && !plans) || is_wall() || !ready) {
        if (std::exchange(desk.waits, false)) plan_.planner.forget();
        plan_.ordered = {};
        plan_.stale = false;
        return;
    }
    if (desk.ask.live) desk.ask.moment = live_moment(is, clock_.now());
    desk.ask.matrix = desk.table || waits_for_matrix(beside_);
    const PlanSeat::Ordered wanted{desk.ask,
                                   is.position,
                                   is.places.get(),
                                   is.walk_edges.get(),
                                   told || is_on_foot(desk.tab),
                                   plans && !is_on_foot(desk.tab)};
    PlanSeat::Ordered same = wanted;
    same.position = plan_.ordered.position;
    if (plan_.ordered.ask.serves(desk.ask)) same.ask = plan_.ordered.ask;
    const bool asked = !(same == plan_.ordered);
    const double rest_s = std::max(kPlanRests_s, kPlanRestShare * plan_.took_s);
    const bool rests = Clock::steady_s() - plan_.ordered_at_s >= rest_s;
    const auto is_old = [&] { return !(is.position == plan_.ordered.position); };
    if (asked || (is_old() && rests && !plan_.planner.busy())) {
        plan_.ordered = wanted;
        plan_.stopped = false;
        plan_.ordered_at_s = Clock::steady_s();
        plan_.planner.order({.ask = desk.ask,
                             .is = is,
                             .derived = frame_.derived,
                             .trees = trees_,
                             .now = clock_.now(),
                             .on_foot = wanted.on_foot,
                             .counts = wanted.counts});
    }
    plan_.stale = is_old();
    const bool waits = plan_.planner.busy();
    if (const double share = plan_.planner.share(); waits && share != desk.share) {
        desk.share = share;
        frames_due_ = std::max(frames_due_, 1);
    }
    desk.lasts = waits && Clock::steady_s() - plan_.ordered_at_s > kPlanLasts_s;
    if (std::exchange(desk.waits, waits) != waits) frames_due_ = std::max(frames_due_, kSettle);
}

void Viewer::perform(const ui::SetWorkspace& wish) {
    if (is_wall()) return;
    const bool plans = session_.workspace == ui::Workspace::Plan;
    if (plans == wish.plan) return;
    const geo::Box seen = scene::view_box(session_.camera);
    const bool sees_all = seen.encloses(frame_.scene.geometry->extent);
    perform(ui::ClosePlan{});
    put_work_away();
    put_lock_away();
    session_.doors = {};
    session_.lacks = {};
    session_.tables.open = false;
    session_.desk.issue = {};
    session_.desk.pins = false;
    session_.workspace = wish.plan ? ui::Workspace::Plan : ui::Workspace::Grid;
    perform(ui::ClearChosen{});
    perform(ui::ShowTheme{wish.plan ? derive::Theme::Minutes : derive::Theme::Work});
    theme_of_division();
    fit_layout();
    if (sees_all) perform(ui::ZoomToAll{});
}

void Viewer::perform(const ui::ShowPlanTab& wish) {
    session_.planning.tab = wish.tab;
    theme_of_division();
    theme_of_team();
    if (wish.tab == ui::PlanTab::Siting) session_.planning.ask.sites = true;
    const model::Row divided = model::row_of(*frame_.snapshot.places, divided_community());
    if (wish.tab == ui::PlanTab::Division && divided != model::kNoRow) fly_to(divided);
    if (session_.planning.tool != ui::PlanTool::None) perform(ui::UsePlanTool{});
}

void Viewer::perform(const ui::AskPlan& wish) {
    session_.planning.ask = wish.ask;
}

void Viewer::perform(const ui::StopPlan& /*wish*/) {
    plan_.planner.forget();
    plan_.stopped = true;
    session_.planning.waits = false;
    beside_.waits.reset();
}

void Viewer::perform(const ui::ShowPlanTable& wish) {
    session_.planning.table = wish.on;
}

void Viewer::perform(const ui::ShowBands& wish) {
    session_.planning.bands = wish.on;
}

}  // namespace app
