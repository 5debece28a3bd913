// ui/layout.h — where things stand on the page: the map is the page, the panels its margin.
#pragma once

#include "geo/point.h"
#include "scene/camera.h"
#include "ui/session.h"
#include "ui/wall_layout.h"

namespace ui {

/// In pixels from the top left, y down.
struct Layout {
    geo::Box top_bar;
    geo::Box banner;  // below it; empty without a major issue
    geo::Box tree;    // empty on the wall, and while it is folded away
    geo::Box map;
    geo::Box inspector;  // empty on the wall; the planner's panel
    geo::Box ticker;
    geo::Box dispatch;    // between map and ticker; empty while the desk is closed
    geo::Box plan_table;  // of the planner, below the map; empty while it is closed
    WallBoxes wall;       // of the wall alone
};

/// Of the legend that stands on the map's lower left, in design pixels.
inline constexpr float kLegendWidth = 236;

/// The camera that shows all of `box` with the usual margin, beside the legend and not under it.
scene::Camera beside_legend(const scene::Camera& camera, const geo::Box& box, double ratio);

/// Where the map is free of what lies over its top: the banner, name and clock of a wall. Of a wall
/// it is the same whether there is a banner or not, so that the map stays where it is.
double free_top(const Layout& layout);
/// The same for a wall, whose legend stands at the foot of the map: below what lies over its top,
/// above the legend or beside it, whichever shows more, and with a small margin, as nobody moves it
/// by hand.
scene::Camera clear_of_legend(const scene::Camera& camera, const geo::Box& box, double ratio,
                              const Layout& layout);

/// Panels are no narrower and no wider than this, in design pixels; the map keeps its share.
inline constexpr float kNarrowestPanel = 200;
inline constexpr float kWidestPanel = 640;

/// Widths of the panels as the page allows, in design pixels.
struct PanelWidths {
    float tree = 0;
    float inspector = 0;
};
PanelWidths widths_of(const Session& session, double width_px);

Layout layout_of(const Session& session, double width_px, double height_px);

}  // namespace ui
