#include "scene/motion.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scene {

using geo::Point;

namespace {

constexpr double kPan_s = 0.18;
constexpr double kZoom_s = 0.15;
constexpr double kShortestFlight_s = 0.25;
constexpr double kLongestFlight_s = 0.6;
constexpr double kFlightPerStep_s = 0.14;  // a step: the picture changes by a factor e^1.42

constexpr double kRunOut_s = 0.2;   // after it, a glide has 1/e of its speed
constexpr double kSlowest_px = 20;  // a second; below it nobody sees a glide
constexpr double kLongestGlide_s = 0.9;
constexpr double kFastest_px = 6000;

constexpr double kGatherSpeed_s = 0.12;  // of a held key

/// What counts of a drag when it is let go.
constexpr double kHandMemory_s = 0.12;
constexpr double kHandRested_s = 0.05;
constexpr std::size_t kFewestSteps = 3;

constexpr double kFlow = 1.42;  // van Wijk's rho: people like it so

double length(Point p) {
    return std::hypot(p.x, p.y);
}

double share_at(const Motion& motion, double now_s) {
    return std::clamp((now_s - motion.began_s) / motion.lasts_s, 0.0, 1.0);
}

double slowing(double t) {
    return 1 - std::pow(1 - t, 3);
}

/// The share of its way that something running out has gone, all of it at the end.
double run_out(double passed_s, double lasts_s) {
    return (1 - std::exp(-passed_s / kRunOut_s)) / (1 - std::exp(-lasts_s / kRunOut_s));
}

Camera between(const Motion& motion, double share) {
    Camera camera = motion.start;
    camera.centre = motion.start.centre + (motion.goal.centre - motion.start.centre) * share;
    return snapped(camera);
}

/// The path of a flight: how far over the ground, and how wide the view, after a length `s` of
/// it. All widths in units of the first.
struct Path {
    double far = 0;   // between the centres
    double wide = 1;  // the last view
    double r0 = 0;
    double length = 0;

    bool straight() const { return far < 1e-6; }

    static Path between(const Camera& from, const Camera& to) {
        const double view_m = from.metres_per_px * from.width_px;
        Path path{.far = scene::length(to.centre - from.centre) / view_m,
                  .wide = to.metres_per_px / from.metres_per_px};
        if (path.straight()) {
            path.length = std::abs(std::log(path.wide)) / kFlow;
            return path;
        }
        const double flow2 = kFlow * kFlow;
        const double change = path.wide * path.wide - 1;
        const double over = flow2 * flow2 * path.far * path.far;
        const double b0 = (change + over) / (2 * flow2 * path.far);
        const double b1 = (change - over) / (2 * path.wide * flow2 * path.far);
        path.r0 = std::asinh(-b0);
        path.length = (std::asinh(-b1) - path.r0) / kFlow;
        return path;
    }
    double width_at(double s) const {
        if (straight()) return std::pow(wide, length > 0 ? s / length : 1);
        return std::cosh(r0) / std::cosh(kFlow * s + r0);
    }
    /// Share of the way over the ground.
    double share_at(double s) const {
        if (straight()) return length > 0 ? s / length : 1;
        const double gone = std::cosh(r0) * std::tanh(kFlow * s + r0) - std::sinh(r0);
        return gone / (kFlow * kFlow * far);
    }
};

Camera flight_at(const Motion& motion, double share) {
    const Path path = Path::between(motion.start, motion.goal);
    const double s = path.length * share * share * (3 - 2 * share);
    Camera camera = motion.start;
    camera.metres_per_px *= path.width_at(s);
    camera.centre =
        motion.start.centre + (motion.goal.centre - motion.start.centre) * path.share_at(s);
    return camera;
}

Camera zoom_at(const Motion& motion, double share) {
    const double factor = motion.start.metres_per_px / motion.goal.metres_per_px;
    return zoomed(motion.start, motion.held_px, std::pow(factor, slowing(share)));
}

/// How far a held key has moved the ground, for a speed of 1.
double steered_s(double passed_s) {
    return passed_s - kGatherSpeed_s * (1 - std::exp(-passed_s / kGatherSpeed_s));
}

Motion at_rest(const Camera& camera) {
    const Camera goal = snapped(camera);
    return {.start = goal, .goal = goal};
}

Motion towards(MotionKind kind, const Camera& from, const Camera& to, double lasts_s,
               double now_s) {
    if (from == snapped(to)) return at_rest(from);
    return {.kind = kind, .start = from, .goal = snapped(to), .began_s = now_s, .lasts_s = lasts_s};
}

}  // namespace

Motion panning(const Camera& from, Point by_px, double now_s) {
    return towards(MotionKind::Pan, from, dragged(from, by_px), kPan_s, now_s);
}

Motion gliding(const Camera& from, Point px_per_s, double now_s) {
    const double given = length(px_per_s);
    if (given <= kSlowest_px) return at_rest(from);
    const double speed = std::min(given, kFastest_px);
    const double lasts_s = std::min(kRunOut_s * std::log(speed / kSlowest_px), kLongestGlide_s);
    const double way_px = speed * kRunOut_s * (1 - std::exp(-lasts_s / kRunOut_s));
    return towards(MotionKind::Glide, from, dragged(from, px_per_s * (way_px / given)), lasts_s,
                   now_s);
}

Motion zooming(const Camera& from, Point held_px, double metres_per_px, double now_s) {
    const Camera to = zoomed(from, held_px, from.metres_per_px / metres_per_px);
    Motion motion = towards(MotionKind::Zoom, from, to, kZoom_s, now_s);
    motion.held_px = held_px;
    return motion;
}

Motion flying(const Camera& from, const Camera& to, double now_s) {
    const Path path = Path::between(from, snapped(to));
    const double lasts_s = std::clamp(kShortestFlight_s + kFlightPerStep_s * (path.length - 1),
                                      kShortestFlight_s, kLongestFlight_s);
    return towards(MotionKind::Fly, from, to, lasts_s, now_s);
}

Motion steering(const Camera& from, Point px_per_s, double now_s) {
    return {.kind = MotionKind::Steer,
            .start = from,
            .goal = from,
            .began_s = now_s,
            .speed_px = px_per_s};
}

Motion released(const Motion& steer, double least_px, double now_s) {
    const double passed_s = std::max(now_s - steer.began_s, 0.0);
    const double full = length(steer.speed_px);
    const Camera here = camera_at(steer, now_s);
    if (full <= 0) return at_rest(here);
    const double gone_px = full * steered_s(passed_s);
    const double speed = full * (1 - std::exp(-passed_s / kGatherSpeed_s));
    const Motion glide = gliding(here, steer.speed_px * (speed / full), now_s);
    const double ahead_px = length(glide.goal.centre - here.centre) / here.metres_per_px;
    if (gone_px + ahead_px >= least_px) return glide;
    return panning(here, steer.speed_px * ((least_px - gone_px) / full), now_s);
}

double ends(const Motion& motion) {
    if (motion.kind == MotionKind::Steer) return std::numeric_limits<double>::infinity();
    return motion.began_s + motion.lasts_s;
}

Camera camera_at(const Motion& motion, double now_s) {
    if (motion.kind == MotionKind::Steer) {
        const double passed_s = std::max(now_s - motion.began_s, 0.0);
        return snapped(dragged(motion.start, motion.speed_px * steered_s(passed_s)));
    }
    if (motion.kind == MotionKind::Rest || now_s >= ends(motion)) return motion.goal;
    const double share = share_at(motion, now_s);
    switch (motion.kind) {
        case MotionKind::Pan:
            return between(motion, slowing(share));
        case MotionKind::Glide:
            return between(motion, run_out(share * motion.lasts_s, motion.lasts_s));
        case MotionKind::Zoom:
            return zoom_at(motion, share);
        case MotionKind::Fly:
            return flight_at(motion, share);
        case MotionKind::Rest:
        case MotionKind::Steer:
            break;
    }
    return motion.goal;
}

Point speed_at(std::span<const DragStep> steps, int pictures_since, double now_s) {
    if (steps.size() < 2) return {};
    const double last_s = steps.back().at_s;
    if (pictures_since >= 2 && now_s - last_s > kHandRested_s) return {};
    std::size_t first = steps.size() - 1;
    Point way;
    while (first > 0 && (steps.size() - first < kFewestSteps ||
                         last_s - steps[first - 1].at_s <= kHandMemory_s)) {
        way = way + steps[first].by_px;
        --first;
    }
    const double took_s = last_s - steps[first].at_s;
    return took_s > 0 ? way * (1 / took_s) : Point{};
}

}  // namespace scene
