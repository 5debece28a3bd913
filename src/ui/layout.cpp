#include "ui/layout.h"

namespace ui {

namespace {

constexpr double kTopBar = 52;
constexpr double kInspector = 380;
constexpr double kTicker = 36;

}  // namespace

Layout layout_of(const Session& session, double width_px, double height_px) {
    const double r = session.ratio;
    const bool wall = session.workspace == Workspace::Wall;
    const double right = wall ? width_px : width_px - kInspector * r;
    Layout layout;
    layout.top_bar = {0, 0, width_px, kTopBar * r};
    layout.map = {0, kTopBar * r, right, height_px - kTicker * r};
    if (!wall) layout.inspector = {right, kTopBar * r, width_px, height_px};
    layout.ticker = {0, height_px - kTicker * r, right, height_px};
    return layout;
}

}  // namespace ui
