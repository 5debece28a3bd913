// ui/layout.h — where things stand on the page: the map is the page, the panels its margin.
#pragma once

#include "geo/point.h"
#include "ui/session.h"

namespace ui {

/// In pixels from the top left, y down.
struct Layout {
    geo::Box top_bar;
    geo::Box map;
    geo::Box inspector;  // empty on the wall
    geo::Box ticker;
};

/// Of the legend that stands on the map's lower left, in design pixels.
inline constexpr float kLegendWidth = 236;

Layout layout_of(const Session& session, double width_px, double height_px);

}  // namespace ui
