// Clicks of the planner on the map: spots where one more would be, ways that are looked at or
// drawn; and tables of coverage as files.
#include "app/viewer.h"

#include "app/coverage_tables.h"
#include "app/folder.h"
#include "derive/walk_edit.h"
#include "ui/cover_parts.h"

#include <algorithm>
#include <utility>

namespace app {

using base::Word;
using ui::PlanTool;

namespace {

constexpr double kPointed_px = 14;       // design pixels: nearer than this, a way is meant
constexpr const char* kNewWay = "path";  // K42

/// Whether the newest answer is of what is asked now, and has all that a file of it tells.
bool has_all_for(const ui::PlanningDesk& desk, const ui::ExportCover& wish) {
    const auto& answer = desk.answer;
    return answer && answer->whole && answer->ask.serves(desk.ask) && answer->standing &&
           answer->before && (!wish.matrix || answer->matrix);
}

}  // namespace

/// A tool holds as long as clicks on the map are its own; a way that is new is looked at as soon as
/// its row is here.
void Viewer::follow_plan_tools() {
    ui::PlanningDesk& desk = session_.planning;
    const bool holds = session_.workspace == ui::Workspace::Plan && session_.desk.pins;
    if (desk.tool != PlanTool::None && !holds) {
        desk.tool = PlanTool::None;
        desk.way.drawn.clear();
    }
    if (session_.workspace != ui::Workspace::Plan) {
        beside_.waits.reset();
        desk.compare = {};
    }
    if (beside_.waits && has_all_for(desk, *beside_.waits))
        perform(*std::exchange(beside_.waits, std::nullopt));
    const model::Snapshot& is = frame_.snapshot;
    if (model::number(desk.way.edge) != 0 && derive::walk_edge(is, desk.way.edge) == nullptr)
        desk.way.edge = {};
    if (desk.way.made.empty()) return;
    const auto made = std::ranges::find_if(*is.walk_edges, [&](const model::WalkEdgeRow& edge) {
        return edge.shape.parts.size() == 1 && edge.shape.parts.front() == desk.way.made;
    });
    if (made == is.walk_edges->end()) return;
    desk.way = {.edge = made->id};
    frames_due_ = std::max(frames_due_, kSettle);
}

void Viewer::perform(const ui::UsePlanTool& wish) {
    ui::PlanningDesk& desk = session_.planning;
    const bool may =
        wish.tool != PlanTool::Draw || model::may(session_.role, model::Act::EditPlanning);
    if (session_.workspace != ui::Workspace::Plan || !may) return;
    desk.tool = wish.tool;
    desk.way.drawn.clear();
    desk.way.street = false;
    session_.desk.pins = wish.tool != PlanTool::None;
}

/// What a click on the map means to the tool. Ways go on being pointed at; a spot is one click.
void Viewer::use_plan_tool(geo::Point world) {
    ui::PlanningDesk& desk = session_.planning;
    if (desk.tool == PlanTool::Spot) {
        desk.ask.spots.push_back(world);
        desk.tool = PlanTool::None;
        return;
    }
    session_.desk.pins = true;
    if (!desk.answer || !desk.answer->walk) return;
    const derive::WalkNet& walk = *desk.answer->walk;
    const double near_m = kPointed_px * session_.ratio * session_.camera.metres_per_px;
    if (desk.tool == PlanTool::Way) {
        desk.way.edge = derive::walk_edge_at(walk, world, near_m);
        desk.way.street = model::number(desk.way.edge) == 0 &&
                          route::nearest_edge(*walk.net, world, near_m).has_value();
        return;
    }
    const geo::Point corner = derive::joined_point(walk, world, near_m);
    if (desk.way.drawn.empty() || !(desk.way.drawn.back() == corner))
        desk.way.drawn.push_back(corner);
}

void Viewer::perform(const ui::UndrawWay& /*wish*/) {
    geo::Ring& drawn = session_.planning.way.drawn;
    if (!drawn.empty()) drawn.pop_back();
}

void Viewer::perform(const ui::FinishWay& /*wish*/) {
    ui::PlanningDesk& desk = session_.planning;
    if (desk.tool != PlanTool::Draw) return;
    const geo::Ring drawn = std::exchange(desk.way.drawn, {});
    model::WalkEdgeRow like;
    like.kind = kNewWay;
    auto edits = derive::way_added(frame_.snapshot, drawn, std::move(like));
    if (edits.empty()) return;
    perform(ui::UsePlanTool{});
    desk.way.edge = {};
    desk.way.made = drawn;
    perform(ui::Edit{base::say(session_.language, Word::WayNew), {}, std::move(edits)});
}

void Viewer::perform(const ui::ShowWay& wish) {
    session_.planning.way = {.edge = wish.edge};
}

/// Esc takes back what was supposed last: a drawing, a tool, a way, a spot, the sites.
bool Viewer::step_back_on_foot() {
    ui::PlanningDesk& desk = session_.planning;
    const bool here = session_.workspace == ui::Workspace::Plan && !session_.help &&
                      (desk.tab == ui::PlanTab::Cover || desk.tab == ui::PlanTab::Siting);
    if (!here) return false;
    if (!desk.way.drawn.empty())
        desk.way.drawn.clear();
    else if (desk.tool != PlanTool::None)
        perform(ui::UsePlanTool{});
    else if (desk.compare.on)
        desk.compare = {};
    else if (model::number(desk.way.edge) != 0)
        desk.way.edge = {};
    else if (!desk.ask.spots.empty())
        desk.ask.spots.pop_back();
    else if (desk.ask.with_sites)
        desk.ask.with_sites = false;
    else
        return false;
    return true;
}

/// The left map is the present one, unless what is supposed already tells it from how things stand.
void Viewer::perform(const ui::CompareCover& wish) {
    ui::PlanningDesk& desk = session_.planning;
    ui::CoverCompare& compare = desk.compare;
    if (!wish.on || session_.workspace != ui::Workspace::Plan) {
        compare = {};
        return;
    }
    const bool begins = !compare.on;
    const bool supposes = desk.answer && desk.answer->before != desk.answer->coverage;
    compare.on = true;
    compare.split = wish.split;
    if ((wish.keep || (begins && !supposes)) && desk.answer && desk.answer->reach)
        compare.left = desk.answer;
}

/// Nothing is walked here: what is not found yet, the planner's thread finds first.
void Viewer::perform(const ui::ExportCover& wish) {
    ui::PlanningDesk& desk = session_.planning;
    if (world_ == nullptr || session_.workspace != ui::Workspace::Plan) return;
    if (!has_all_for(desk, wish)) {
        beside_.waits = wish;
        if (plan_.stopped) plan_.ordered = {};
        return tell(base::say(session_.language, Word::ReachFinding), false);
    }
    const ui::PlanAnswer& answer = *desk.answer;
    const WalkedTown town{answer.is, answer.walk, session_.files.store_name};
    const CoverAsk told = cover_ask_of(answer, view());
    CoverAsk all = told;
    all.services.clear();
    report::Table table =
        wish.matrix ? matrix_table(all, town, answer.matrix_services, *answer.matrix).table
                    // What stands, without what is only supposed.
                    : cover_table(told, town, *answer.standing, *answer.before).table;
    sign_cover(table, told, town, world_->grant());
    const auto path = export_path(table.title, wish.format, clock_.now());
    if (!path) return tell(base::sentence(path.error(), session_.language), true);
    ask(AskStatsFile{std::make_shared<const report::Table>(std::move(table)), world_->grant().scope,
                     *path, PageFile::Coverage});
    tell(base::say(session_.language, Word::TablesWriting), false);
}

}  // namespace app
