// geo/china_shift.h — the two shifted coordinate systems of Chinese web maps, and the way back.
//
// GCJ-02 (AMap, Tencent) moves every point inside China by 100 to 700 m; BD-09 (Baidu) moves it
// once more. The formulas are the public ones, found by reverse engineering: the providers' own
// differ from them by metres. Data in these systems cannot be told from WGS 84 by looking.
#pragma once

#include "geo/point.h"

namespace geo {

/// Whether a point is moved at all: a rectangle around China, 72.004..137.8347 E and
/// 0.8293..55.8271 N. Outside it all functions below give back what they got.
bool is_shifted_here(Point degrees);

/// Degrees in, degrees out, x longitude and y latitude. There and back is exact to 1 mm.
Point gcj02_from_wgs84(Point degrees);
Point wgs84_from_gcj02(Point degrees);
Point bd09_from_wgs84(Point degrees);
Point wgs84_from_bd09(Point degrees);

}  // namespace geo
