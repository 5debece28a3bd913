// ui/wall_layout.h — where everything stands on a wall: one screen, a very wide one, or many with
// seams between them. The map is the page and takes at least three fifths of it; a wider page has
// more columns beside it, not wider ones, and its legend beside what the map shows, not below it.
// Text grows with the distance from which it is read.
#pragma once

#include "derive/wall.h"
#include "geo/point.h"
#include "ui/wall.h"

#include <array>
#include <cstddef>
#include <vector>

namespace ui {

/// Of a page of that size: pixels to a design pixel, so that the smallest letters are 1/250 of the
/// viewing distance. Where distance or height is not told it is as if read from 3.3 heights away.
/// Never so much that the columns had no room: see `wall_letters`.
double wall_ratio(const WallSetting& setting, double width_px, double height_px);

/// The smallest letters on the wall, and how high they would have to be to be read from where the
/// setting says. In millimetres; both 0 where that says too little.
struct WallLetters {
    double are_mm = 0;
    double need_mm = 0;

    bool are_read() const { return are_mm >= need_mm * 0.995; }

    friend bool operator==(const WallLetters&, const WallLetters&) = default;
};
WallLetters wall_letters(const WallSetting& setting, double width_px, double height_px);

/// One below the other, or side by side. What finds no room is left out.
struct WallList {
    geo::Box title;               // empty where the list is left out
    std::vector<geo::Box> lines;  // from the first to the last
};

/// In pixels from the top left, y down. But for the map none lies on a seam.
struct WallBoxes {
    geo::Box map;
    std::vector<geo::Box> sides;  // what lies beside the map: the paper under all else
    geo::Box head;                // the name and its counts
    geo::Box clock;               // and how old the data is
    std::array<geo::Box, derive::kWallKpis> kpi;
    WallList queue, rates, hot;
    geo::Box rates_axis;              // below the last of them
    std::vector<geo::Box> trend;      // the chosen days; where there is room, then the others
    std::vector<geo::Box> spotlight;  // instead of what lies there; parts between seams
    std::vector<geo::Box> ticker;     // a part for each screen
    // Over the map:
    geo::Box banner;
    geo::Box chip;  // what it is narrowed to
    std::vector<geo::Box>
        legend;  // and the switches; lines between seams, from the first to the last
    std::vector<geo::Box> seams;  // with what has to stay clear of them
};

/// What the layout depends on beside the page.
struct WallNeeds {
    std::size_t communities = 10;
    bool map_alone = false;
    bool long_legend = false;  // with that of hot spots, or in English: in two lines
};
/// A box moved off each seam it lies on, to the nearer side where that is within `room`; one that
/// has room on neither side stays.
geo::Box off_seams(geo::Box box, const std::vector<geo::Box>& seams, const geo::Box& room);

WallBoxes wall_boxes(const WallSetting& setting, const WallNeeds& needs, double ratio,
                     double width_px, double height_px);

}  // namespace ui
