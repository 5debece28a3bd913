// scene/motion.h — a camera on its way: where it began, where it ends, and how it goes.
//
//   rest --(wheel, key, find, a drag let go)--> moving --(time, or any input)--> rest
//
// A motion is a plain value and the camera a pure function of it and of a moment, so that missed
// pictures cost nothing and the last one is exact whatever came before it. Moments are seconds on
// any clock that does not jump.
#pragma once

#include "scene/camera.h"

#include <cstdint>
#include <span>

namespace scene {

enum class MotionKind : std::uint8_t {
    Rest,
    Pan,    // a step that is asked for, slowing down
    Glide,  // a drag let go in motion, running out
    Zoom,   // about the ground under a pixel
    Fly,    // to another place: out, over and in
    Steer,  // an arrow key held down; ends only when told
};

struct Motion {
    MotionKind kind = MotionKind::Rest;
    Camera start;
    Camera goal;  // snapped; of no meaning while steering
    double began_s = 0;
    double lasts_s = 0;
    geo::Point held_px;   // Zoom: the ground under it stays
    geo::Point speed_px;  // Steer: pixels a second, as the ground moves
};

Motion panning(const Camera& from, geo::Point by_px, double now_s);
Motion gliding(const Camera& from, geo::Point px_per_s, double now_s);
Motion zooming(const Camera& from, geo::Point held_px, double metres_per_px, double now_s);
/// van Wijk and Nuij's path, on which the picture flows evenly: from 0.25 to 0.6 seconds.
Motion flying(const Camera& from, const Camera& to, double now_s);
Motion steering(const Camera& from, geo::Point px_per_s, double now_s);

/// Let go of the key: runs out at the speed it has, but has gone at least `least_px` in all, so
/// that a tap is a step.
Motion released(const Motion& steer, double least_px, double now_s);

/// From then on the camera is the goal. Infinity while steering.
double ends(const Motion& motion);

/// The camera at a moment; whole pixels apart while panning, so that names stay sharp.
Camera camera_at(const Motion& motion, double now_s);

/// One step of a drag, as it was reported.
struct DragStep {
    double at_s = 0;
    geo::Point by_px;
};

/// How fast a hand moved when it let go, in pixels a second. Nothing when it had come to rest: a
/// slow machine reports late, so that takes two pictures without a step besides some time. The
/// first step says only when it began.
geo::Point speed_at(std::span<const DragStep> steps, int pictures_since, double now_s);

}  // namespace scene
