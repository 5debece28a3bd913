#include "ui/layout.h"

#include <cmath>

namespace ui {

namespace {

constexpr double kTopBar = 52;
constexpr double kInspector = 380;
constexpr double kTicker = 36;

}  // namespace

Layout layout_of(const Session& session, double width_px, double height_px) {
    const double r = session.ratio;
    const bool wall = session.workspace == Workspace::Wall;
    const double right = wall ? width_px : std::round(width_px - kInspector * r);
    Layout layout;
    const double top = std::round(kTopBar * r);  // whole pixels: no seam between map and panels
    const double bottom = std::round(height_px - kTicker * r);
    layout.top_bar = {0, 0, width_px, top};
    layout.map = {0, top, right, bottom};
    if (!wall) layout.inspector = {right, top, width_px, height_px};
    layout.ticker = {0, bottom, right, height_px};
    return layout;
}

}  // namespace ui
