#include "ui/panels.h"

#include "ui/things.h"

namespace ui {

using model::Row;

namespace {

/// Enter and Esc are for one form alone: the one that began last.
void keep_newest(Panels& panels) {
    StepForm& one = panels.issue.form;
    StepForm& many = panels.dispatch.form;
    if (!one.action || !many.action) return;
    (one.ticket < many.ticket ? one : many) = {};
}

/// The wall: none of what is worked with on a desk.
void draw_page_of_wall(Panels& panels, const View& view, const Layout& layout, Intents& out) {
    follow(panels.plan, view);
    draw_wall(panels.wall, view, layout, out);
    draw_notices(view, layout, out);
    draw_yard_plan(panels.plan, view, layout, out);
    draw_map_overlay(panels.hand, view, layout);
    draw_wall_spot_plate(view, layout);
    draw_hud(view, layout);
    draw_help(view, out);
    draw_exercise_mark(view, layout);
}

/// The planner's: the map with what was asked for, and no person anywhere.
void draw_page_of_plan(Panels& panels, const View& view, const Layout& layout, Intents& out) {
    panels.hand.yields = lists_places(panels.planning.cover, view);
    follow(panels.tree, view);
    follow(panels.plan, view);
    draw_top_bar(panels.top_bar, view, layout, out);
    draw_banner(view, layout, out);
    draw_planning(panels.planning, view, layout, out);
    draw_tree(panels.tree, view, layout, out);
    draw_planning_table(panels.planning, view, layout, out);
    draw_legend(panels.plan, view, layout, out);
    draw_notices(view, layout, out);
    draw_planning_map(panels.planning, view, layout, out);
    draw_map_overlay(panels.hand, view, layout);
    draw_hud(view, layout);
    draw_files(panels, view, layout, out);
    draw_help(view, out);
    draw_sheet(panels.sheet, view, out);
    draw_palette(panels.palette, view, out);
    draw_audit(view, out);
    draw_exercise_mark(view, layout);
}

}  // namespace

void draw(Panels& panels, const View& view, const Layout& layout, Intents& out) {
    if (view.session.workspace == Workspace::Wall)
        return draw_page_of_wall(panels, view, layout, out);
    if (view.session.workspace == Workspace::Plan)
        return draw_page_of_plan(panels, view, layout, out);
    keep_newest(panels);
    panels.issue.form.drawn = panels.dispatch.form.drawn = false;
    follow(panels.tree, view);
    follow(panels.list, view);
    follow(panels.plan, view);
    draw_top_bar(panels.top_bar, view, layout, out);
    draw_banner(view, layout, out);
    if (draw_issue_panel(panels.issue, view, layout, out))
        panels.list.hovered = {};
    else if (view.session.chosen.places)
        draw_selection_panel(panels.list, view, layout, out);
    else if (lock_is_listed(view))
        draw_lock_panel(panels.list, view, layout, out);
    else if (!draw_home_card(panels.plan, view, layout, out) &&
             !draw_thing_card(panels.plan.form, view, layout, out))
        draw_inspector(panels, view, layout, out);
    draw_tree(panels.tree, view, layout, out);
    const bool listed = view.session.desk.hover_in_list;
    if (panels.list.hovered != (listed ? view.session.hovered : model::PlaceId{}))
        out.push_back(HoverRow{panels.list.hovered});
    draw_plan(panels.plan, view, layout, out);
    draw_dispatch(panels.dispatch, view, layout, out);
    draw_ticker(view, layout, out);
    draw_legend(panels.plan, view, layout, out);
    draw_notices(view, layout, out);
    draw_yard_plan(panels.plan, view, layout, out);
    draw_floor_on_map(panels.plan.floor, view, layout, out);
    if (!plan_covers(view)) draw_map_overlay(panels.hand, view, layout);
    draw_lock_chip(view, layout, out);
    draw_thing_spot(view, layout);
    draw_hud(view, layout);
    draw_files(panels, view, layout, out);
    draw_help(view, out);
    draw_sheet(panels.sheet, view, out);
    draw_palette(panels.palette, view, out);
    draw_audit(view, out);
    draw_doors(view, out);
    draw_lacks(view, out);
    draw_tables(panels.tables, view, out);
    draw_locks(panels.lock, view, out);
    draw_wall_remote(panels.wall_remote, view, out);
    draw_report(panels.problem, view, out);
    draw_label_card(panels.plan.form, view, out);
    draw_exercise_mark(view, layout);
    keep_newest(panels);
    panels.hand.yields = panels.issue.form.drawn || panels.dispatch.form.drawn;
}

void draw_plan_alone(PlanPanel& plan, const View& view, const Layout& layout) {
    Intents nobody;
    follow(plan, view);
    draw_plan(plan, view, layout, nobody);
    draw_legend(plan, view, layout, nobody);
    draw_yard_plan(plan, view, layout, nobody);
}

}  // namespace ui
