// route/contour.h — what lies within so many minutes, drawn as areas: an illustration. Numbers come
// from the network itself (route/reach.h).
#pragma once

#include "route/reach.h"

#include <vector>

namespace route {

/// Seconds to the nearest source at the points of a grid, as far as `aside_m` beside the ways.
struct TimeRaster {
    geo::Point corner;  // of the first point; rows go north
    double cell_m = 0;
    double beyond_s = 0;  // what a point without a time is taken to be late by
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    std::vector<float> seconds;  // infinite where nobody gets
};

inline constexpr double kContourCell_m = 5;
inline constexpr double kContourAside_m = 50;

/// Of all that a search has reached. Over very wide ground the cells become larger.
TimeRaster time_raster(const Network& net, const Costs& costs, const Reach& reach,
                       double cell_m = kContourCell_m, double aside_m = kContourAside_m);

/// Where it takes at most so long (marching squares): polygons with their holes.
geo::Shape area_within(const TimeRaster& raster, double seconds);

}  // namespace route
