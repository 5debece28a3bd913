#include "ui/layout.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ui {

namespace {

constexpr double kTopBar = 52;
constexpr double kTicker = 36;
constexpr double kBanner = 44;
constexpr double kCalmBanner = 32;  // of the planner
constexpr double kFitMargin = 40;
constexpr double kWallMargin = 16;   // a wall is looked at whole
constexpr double kOffLegend = 4;     // between the legend of a wall and the margin
constexpr double kMapShare = 0.40;   // of the page, at least
constexpr double kDeskShare = 0.46;  // of the map, for the dispatch desk
constexpr double kTallDesk = 0.78;
constexpr double kPlanTableShare = 0.42;

/// What is not free at the edges of the map, in pixels.
struct Insets {
    double left = 0, top = 0, foot = 0;
};

scene::Camera fitted_within(const scene::Camera& camera, const geo::Box& box, double margin_px,
                            const Insets& insets) {
    scene::Camera part = camera;
    part.width_px = std::max(part.width_px - static_cast<int>(insets.left), 1);
    part.height_px = std::max(part.height_px - static_cast<int>(insets.top + insets.foot), 1);
    part = scene::fitted(part, box, margin_px);
    scene::Camera all = camera;
    all.metres_per_px = part.metres_per_px;
    all.centre = part.centre - geo::Point{insets.left / 2 * part.metres_per_px,
                                          (insets.foot - insets.top) / 2 * part.metres_per_px};
    return scene::snapped(all);
}

/// Where a box of the ground stands on the page.
geo::Box seen_on_page(const scene::Camera& camera, const geo::Box& box, const Layout& layout) {
    geo::Box seen;
    const geo::Point corner{layout.map.x0, layout.map.y0};
    seen.add(scene::screen_from_world(camera, {box.x0, box.y0}) + corner);
    seen.add(scene::screen_from_world(camera, {box.x1, box.y1}) + corner);
    return seen;
}

/// What was chosen, else a share of the page between two bounds.
double width_for(float chosen, double page, double share, double least, double most) {
    if (chosen > 0)
        return std::clamp(static_cast<double>(chosen), static_cast<double>(kNarrowestPanel),
                          static_cast<double>(kWidestPanel));
    return std::clamp(page * share, least, most);
}

/// The map in whole pixels; for what asks for no wall the ticker is the whole strip.
Layout wall_layout_of(const Session& session, double width_px, double height_px) {
    const auto& figures = session.wall.figures;
    const WallNeeds needs{
        .communities = figures ? figures->communities.size() : 10,
        .map_alone = session.wall.map_alone,
        .long_legend = session.wall.hot_spots || session.language == base::Language::English};
    Layout layout;
    layout.wall = wall_boxes(session.wall.setting, needs, session.ratio, width_px, height_px);
    const geo::Box& map = layout.wall.map;
    layout.map = {std::round(map.x0), std::round(map.y0), std::round(map.x1), std::round(map.y1)};
    layout.ticker = {0, layout.map.y1, width_px, height_px};
    if (!session.dispatch.majors.empty()) layout.banner = layout.wall.banner;
    return layout;
}

}  // namespace

scene::Camera beside_legend(const scene::Camera& camera, const geo::Box& box, double ratio) {
    const double legend = static_cast<double>(kLegendWidth) * ratio;
    return fitted_within(camera, box, kFitMargin * ratio, Insets{legend, 0, 0});
}

scene::Camera clear_of_legend(const scene::Camera& camera, const geo::Box& box, double ratio,
                              const Layout& layout) {
    geo::Box legend;
    for (const geo::Box& part : layout.wall.legend) legend.add(part);
    const double top = free_top(layout) - layout.map.y0;
    const double off = kOffLegend * ratio;
    const double foot = legend.empty() ? 0 : layout.map.y1 - legend.y0 + off;
    const double left = legend.empty() ? 0 : legend.x1 - layout.map.x0 + off;
    const geo::Box taken = legend.grown(off);
    std::optional<scene::Camera> best;
    // Over all of the map, above the legend or beside it: where the box is largest.
    for (const Insets& way : {Insets{0, top, 0}, Insets{0, top, foot}, Insets{left, top, 0}}) {
        const scene::Camera tried = fitted_within(camera, box, kWallMargin * ratio, way);
        if (!legend.empty() && seen_on_page(tried, box, layout).intersects(taken)) continue;
        if (!best || tried.metres_per_px < best->metres_per_px) best = tried;
    }
    return best ? *best : fitted_within(camera, box, kWallMargin * ratio, Insets{0, top, foot});
}

double free_top(const Layout& layout) {
    double top = layout.map.y0;
    if (!layout.banner.empty()) top = std::max(top, layout.banner.y1);
    // Of a wall it comes and goes by itself: the map keeps clear of where it will stand.
    if (!layout.wall.banner.empty()) top = std::max(top, layout.wall.banner.y1);
    const bool over_map = !layout.wall.clock.empty() && layout.wall.sides.empty();
    return over_map ? std::max(top, layout.wall.clock.y1) : top;
}

PanelWidths widths_of(const Session& session, double width_px) {
    const double page = width_px / session.ratio;
    double tree = width_for(session.desk.tree_width, page, 0.17, 280, 330);
    const bool plans = session.workspace == Workspace::Plan;
    double inspector = width_for(session.desk.inspector_width, page, plans ? 0.27 : 0.21,
                                 plans ? 440 : 336, plans ? 560 : 420);
    const double room = page * (1 - kMapShare);
    const double wanted = (session.desk.tree ? tree : 0) + inspector;
    if (wanted > room) {
        tree *= room / wanted;
        inspector *= room / wanted;
    }
    return {static_cast<float>(tree), static_cast<float>(inspector)};
}

Layout layout_of(const Session& session, double width_px, double height_px) {
    if (session.workspace == Workspace::Wall) return wall_layout_of(session, width_px, height_px);
    const double r = session.ratio;
    const PanelWidths widths = widths_of(session, width_px);
    const double left = session.desk.tree ? std::round(static_cast<double>(widths.tree) * r) : 0;
    const double right = std::round(width_px - static_cast<double>(widths.inspector) * r);
    Layout layout;
    // Whole pixels: no seam between map and panels.
    const double bar = std::round(kTopBar * r);
    const bool plans = session.workspace == Workspace::Plan;
    const double banner = std::round((plans ? kCalmBanner : kBanner) * r);
    const double top = bar + (session.dispatch.majors.empty() ? 0 : banner);
    const double bottom = std::round(height_px - (plans ? 0 : kTicker * r));
    layout.top_bar = {0, 0, width_px, bar};
    if (top > bar) layout.banner = {0, bar, width_px, top};
    const double desk =
        !session.dispatch.open
            ? 0
            : std::round((bottom - top) * (session.dispatch.tall ? kTallDesk : kDeskShare));
    if (plans) {
        const double table =
            session.planning.table ? std::round((bottom - top) * kPlanTableShare) : 0;
        layout.map = {left, top, right, bottom - table};
        if (table > 0) layout.plan_table = {left, bottom - table, right, bottom};
        if (left > 0) layout.tree = {0, top, left, height_px};
        layout.inspector = {right, top, width_px, height_px};
        layout.ticker = {left, bottom, right, bottom};
        return layout;
    }
    layout.map = {left, top, right, bottom - desk};
    if (desk > 0) layout.dispatch = {left, bottom - desk, right, bottom};
    if (left > 0) layout.tree = {0, top, left, height_px};
    layout.inspector = {right, top, width_px, height_px};
    layout.ticker = {left, bottom, right, height_px};
    return layout;
}

}  // namespace ui
