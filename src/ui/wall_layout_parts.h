// ui/wall_layout_parts.h — how a page is cut at its seams; only for ui/wall_layout*.cpp.
#pragma once

#include "ui/wall_layout.h"

#include <algorithm>
#include <vector>

namespace ui {

inline constexpr double kWallPad = 16;  // design pixels
inline constexpr double kWallHeadHigh = 92;

struct Span {
    double from = 0, to = 0;

    double length() const { return std::max(to - from, 0.0); }
};

/// The parts of the spans that lie in `within`.
std::vector<Span> cut_to(const std::vector<Span>& spans, Span within);

/// What lies over the map, each between two seams: banner, what it is narrowed to, legend.
void place_over_map(WallBoxes& boxes, const std::vector<Span>& across,
                    const std::vector<Span>& down, bool long_legend, double r);
/// Name and clock where nothing stands beside the map, and the banner between them.
void place_heads_alone(WallBoxes& boxes, const std::vector<Span>& across, double top, double r);
/// Where two screens meet over the map.
void place_seams(WallBoxes& boxes, const WallSetting& setting, double width_px, double height_px,
                 double r);

}  // namespace ui
