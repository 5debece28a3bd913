#include "geo/china_shift.h"

#include <cmath>
#include <numbers>

namespace geo {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kAxis = 6'378'245.0;              // of the Krassowsky ellipsoid, metres
constexpr double kSquash = 0.006'693'421'622'966;  // its squared eccentricity
constexpr double kBaiduPi = kPi * 3000.0 / 180.0;

/// The two short waves that both axes share.
double ripple(double t) {
    return (20 * std::sin(6 * t * kPi) + 20 * std::sin(2 * t * kPi)) * 2 / 3;
}

/// What GCJ-02 adds to a point in WGS 84, in degrees.
Point gcj02_shift(Point degrees) {
    const double x = degrees.x - 105;
    const double y = degrees.y - 35;
    const double root = std::sqrt(std::abs(x));
    double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple(x);
    north += (20 * std::sin(y * kPi) + 40 * std::sin(y / 3 * kPi)) * 2 / 3;
    north += (160 * std::sin(y / 12 * kPi) + 320 * std::sin(y * kPi / 30)) * 2 / 3;
    double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple(x);
    east += (20 * std::sin(x * kPi) + 40 * std::sin(x / 3 * kPi)) * 2 / 3;
    east += (150 * std::sin(x / 12 * kPi) + 300 * std::sin(x / 30 * kPi)) * 2 / 3;

    const double latitude = degrees.y / 180 * kPi;
    const double bend = 1 - kSquash * std::sin(latitude) * std::sin(latitude);
    const double along_meridian = kAxis * (1 - kSquash) / (bend * std::sqrt(bend));
    const double along_parallel = kAxis / std::sqrt(bend) * std::cos(latitude);
    return {east * 180 / (along_parallel * kPi), north * 180 / (along_meridian * kPi)};
}

Point bd09_from_gcj02(Point gcj) {
    const double radius = std::hypot(gcj.x, gcj.y) + 0.000'02 * std::sin(gcj.y * kBaiduPi);
    const double angle = std::atan2(gcj.y, gcj.x) + 0.000'003 * std::cos(gcj.x * kBaiduPi);
    return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

/// The point that `forward` moves to `goal`. Each step leaves a few hundredths of the error, so
/// eight are far below a millimetre.
template <class Forward>
Point undone(Point goal, Forward forward) {
    Point guess = goal;
    for (int step = 0; step < 8; ++step) guess = guess + (goal - forward(guess));
    return guess;
}

}  // namespace

bool is_shifted_here(Point degrees) {
    return degrees.x >= 72.004 && degrees.x <= 137.8347 && degrees.y >= 0.8293 &&
           degrees.y <= 55.8271;
}

Point gcj02_from_wgs84(Point degrees) {
    return is_shifted_here(degrees) ? degrees + gcj02_shift(degrees) : degrees;
}

Point wgs84_from_gcj02(Point degrees) {
    if (!is_shifted_here(degrees)) return degrees;
    return undone(degrees, [](Point p) { return p + gcj02_shift(p); });
}

Point bd09_from_wgs84(Point degrees) {
    return is_shifted_here(degrees) ? bd09_from_gcj02(gcj02_from_wgs84(degrees)) : degrees;
}

Point wgs84_from_bd09(Point degrees) {
    if (!is_shifted_here(degrees)) return degrees;
    return wgs84_from_gcj02(undone(degrees, bd09_from_gcj02));
}

}  // namespace geo
