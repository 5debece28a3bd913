#include "ingest/fictional_bend.h"

#include "base/random.h"
#include "ingest/fictional_build.h"

#include <array>
#include <cmath>
#include <numbers>

namespace ingest::town {

using geo::Box;
using geo::Point;
using geo::Ring;

namespace {

struct Wave {
    double height_m;
    double length_m;
};
/// Two of each direction, on top of the arcs: what makes a street bend on its way.
constexpr Wave kEastLong{52, 3700};
constexpr Wave kEastShort{17, 1650};
constexpr Wave kNorthLong{64, 4300};
constexpr Wave kNorthShort{18, 1900};
/// How much the arcs turn and stretch at the corners of the drawing.
constexpr double kSwing = 0.17;
constexpr double kCounterSwing = 0.12;

double wave(const Wave& w, double at, double phase) {
    return w.height_m * std::sin(2 * std::numbers::pi * at / w.length_m + phase);
}

/// Multiples of the step strictly between two numbers, in the direction from one to the other.
std::vector<double> steps_between(double from, double to) {
    std::vector<double> steps;
    const double low = std::min(from, to);
    const double high = std::max(from, to);
    for (double at = (std::floor(low / kStep_m) + 1) * kStep_m; at < high - 1e-6; at += kStep_m)
        if (at > low + 1e-6) steps.push_back(at);
    if (to < from) std::ranges::reverse(steps);
    return steps;
}

}  // namespace

Bend::Bend(std::uint64_t seed, const Box& drawn)
    : centre_{drawn.centre()}, reach_m_{std::hypot(drawn.width(), drawn.height()) / 2} {
    base::Random random{seed};
    const auto any_direction = [&] { return random.unit() * 2 * std::numbers::pi; };
    for (double& phase : phase_) phase = any_direction();
    swing_ = std::polar(kSwing / (2 * reach_m_), any_direction());
    counter_ = std::polar(kCounterSwing / (3 * reach_m_ * reach_m_), any_direction());
}

Point Bend::at(Point p) const {
    // A complex polynomial turns and stretches but never shears: right angles stay right.
    const std::complex<double> z{p.x - centre_.x, p.y - centre_.y};
    const std::complex<double> arc = z * (1.0 + z * (swing_ + z * counter_));
    return kDrawnOrigin + Point{arc.real() + wave(kEastLong, p.y, phase_[0]) +
                                    wave(kEastShort, p.y * 0.9 + p.x * 0.45, phase_[1]),
                                arc.imag() + wave(kNorthLong, p.x, phase_[2]) +
                                    wave(kNorthShort, p.x * 0.9 - p.y * 0.45, phase_[3])};
}

Point Bend::slope(Point drawn, bool of_y) const {
    constexpr double kHalf = 0.5;
    const Point d = of_y ? Point{0, kHalf} : Point{kHalf, 0};
    return at(drawn + d) - at(drawn - d);
}

double Bend::across(Line line, double along) const {
    const Point p = line.vertical ? Point{line.at, along} : Point{along, line.at};
    const Point u = slope(p, false);
    const Point v = slope(p, true);
    const double area = u.x * v.y - u.y * v.x;
    return area / (line.vertical ? std::hypot(v.x, v.y) : std::hypot(u.x, u.y));
}

double Bend::stretch(Line line, double along) const {
    const Point p = line.vertical ? Point{line.at, along} : Point{along, line.at};
    const Point s = slope(p, line.vertical);
    return std::hypot(s.x, s.y);
}

Point Bend::beside(Line line, double along, double off_m) const {
    const double off = off_m / across(line, along);
    return at(line.vertical ? Point{line.at + off, along} : Point{along, line.at + off});
}

Ring Bend::course(Line line, double from, double to, double off_m) const {
    Ring ring{beside(line, from, off_m)};
    for (const double along : steps_between(from, to)) ring.push_back(beside(line, along, off_m));
    ring.push_back(beside(line, to, off_m));
    return ring;
}

Ring Bend::outline(const Box& b, const Insets& in) const {
    const Line south{false, b.y0};
    const Line north{false, b.y1};
    const Line west{true, b.x0};
    const Line east{true, b.x1};
    // The corners in the drawing, each drawn in square to both of its sides.
    const auto corner = [&](Line upright, double dx_m, Line level, double dy_m) {
        return Point{upright.at + dx_m / across(upright, level.at),
                     level.at + dy_m / across(level, upright.at)};
    };
    const std::array<Point, 4> c{
        corner(west, in.west, south, in.south), corner(east, -in.east, south, in.south),
        corner(east, -in.east, north, -in.north), corner(west, in.west, north, -in.north)};
    Ring ring;
    const auto side = [&](Line line, Point from, Point to, double off_m) {
        const double first = line.vertical ? from.y : from.x;
        const double last = line.vertical ? to.y : to.x;
        ring.push_back(at(from));
        for (const double along : steps_between(first, last))
            ring.push_back(beside(line, along, off_m));
    };
    side(south, c[0], c[1], in.south);
    side(east, c[1], c[2], -in.east);
    side(north, c[2], c[3], -in.north);
    side(west, c[3], c[0], in.west);
    return ring;
}

double Bend::turn(Point drawn) const {
    const Point u = slope(drawn, false);
    return std::atan2(u.y, u.x);
}

}  // namespace ingest::town
