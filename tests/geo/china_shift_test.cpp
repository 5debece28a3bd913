#include "geo/china_shift.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

using Catch::Approx;
using geo::Point;

namespace {

double metres_apart(Point a, Point b) {
    constexpr double kPerDegree = 111'320;
    const double east = (a.x - b.x) * std::cos(a.y * std::numbers::pi / 180);
    return std::hypot(east, a.y - b.y) * kPerDegree;
}

}  // namespace

TEST_CASE("a point shifted and shifted back is where it was, to a millimetre", "[geo]") {
    double worst_gcj = 0;
    double worst_bd = 0;
    for (double x = 73; x <= 135; x += 0.37)
        for (double y = 18; y <= 54; y += 0.29) {
            const Point p{x, y};
            worst_gcj = std::max(worst_gcj,
                                 metres_apart(p, geo::wgs84_from_gcj02(geo::gcj02_from_wgs84(p))));
            worst_bd =
                std::max(worst_bd, metres_apart(p, geo::wgs84_from_bd09(geo::bd09_from_wgs84(p))));
        }
    CHECK(worst_gcj < 0.001);
    CHECK(worst_bd < 0.001);
}

TEST_CASE("the shift is some hundred metres, as the public formula gives it", "[geo]") {
    // Computed by hand from the published coefficients for Tian'anmen.
    const Point wgs{116.397'4, 39.908'7};
    const Point gcj = geo::gcj02_from_wgs84(wgs);
    CHECK(gcj.x == Approx(116.403'64).margin(0.000'05));
    CHECK(gcj.y == Approx(39.910'10).margin(0.000'05));
    const double gcj_m = metres_apart(wgs, gcj);
    CHECK(gcj_m > 100);
    CHECK(gcj_m < 700);
    const double bd_m = metres_apart(gcj, geo::bd09_from_wgs84(wgs));
    CHECK(bd_m > 500);
    CHECK(bd_m < 1200);
}

TEST_CASE("outside China nothing is shifted", "[geo]") {
    for (const Point p :
         {Point{-74, 40.7}, Point{9.5, 47.1}, Point{139.7, 35.7}, Point{116, -10}}) {
        CHECK_FALSE(geo::is_shifted_here(p));
        CHECK(geo::gcj02_from_wgs84(p) == p);
        CHECK(geo::wgs84_from_gcj02(p) == p);
        CHECK(geo::bd09_from_wgs84(p) == p);
        CHECK(geo::wgs84_from_bd09(p) == p);
    }
}
