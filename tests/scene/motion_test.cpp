#include "scene/motion.h"

#include <catch_amalgamated.hpp>

#include <cmath>
#include <vector>

using scene::Camera;
using scene::Motion;
using scene::MotionKind;

namespace {

/// A street in Beijing's zone, in the numbers of its CRS.
constexpr Camera kBeijing{
    .centre = {447'000, 4'418'000}, .metres_per_px = 0.5, .width_px = 800, .height_px = 600};

Camera start() {
    return scene::snapped(kBeijing);
}

double apart_px(const Camera& a, const Camera& b) {
    const geo::Point way = a.centre - b.centre;
    return std::hypot(way.x, way.y) / b.metres_per_px;
}

}  // namespace

TEST_CASE("every motion begins where the camera is and ends exactly at its goal", "[scene]") {
    const Camera from = start();
    const Camera far = scene::snapped({{452'000, 4'416'000}, 0.1, 800, 600});
    for (const Motion& motion :
         {scene::panning(from, {80, 0}, 10), scene::gliding(from, {900, -300}, 10),
          scene::zooming(from, {100, 500}, 0.2, 10), scene::flying(from, far, 10)}) {
        CAPTURE(static_cast<int>(motion.kind));
        CHECK(apart_px(scene::camera_at(motion, 10), from) < 1);
        CHECK(scene::camera_at(motion, 10).metres_per_px ==
              Catch::Approx(from.metres_per_px).epsilon(1e-9));
        const double end_s = scene::ends(motion);
        CHECK(end_s > 10);
        CHECK(end_s < 11);
        // Just before the end it is nearly there: no last jump.
        CHECK(apart_px(scene::camera_at(motion, end_s - 1e-4), motion.goal) < 2);
        CHECK(scene::camera_at(motion, end_s) == motion.goal);
        CHECK(scene::camera_at(motion, 1e9) == motion.goal);
        CHECK(scene::snapped(motion.goal) == motion.goal);
    }
}

TEST_CASE("a glide runs out: each tenth of a second it goes less far than before", "[scene]") {
    const Motion glide = scene::gliding(start(), {1000, 0}, 0);
    CHECK(scene::ends(glide) <= 0.9);
    // 1000 px/s running out within 0.2 s: 1000 * 0.2 * (1 - 20/1000) = 196 px.
    CHECK(apart_px(glide.goal, start()) == Catch::Approx(196).margin(1));
    double before = 1e9;
    for (double t = 0; t + 0.1 <= scene::ends(glide); t += 0.1) {
        const double step = apart_px(scene::camera_at(glide, t + 0.1), scene::camera_at(glide, t));
        CHECK(step < before);
        before = step;
    }
    CHECK(scene::gliding(start(), {15, 10}, 0).kind == MotionKind::Rest);
}

TEST_CASE("while panning the ground moves by whole pixels", "[scene]") {
    const Motion glide = scene::gliding(start(), {700, 450}, 0);
    for (double t = 0; t < 0.9; t += 0.013) {
        const geo::Point way =
            (scene::camera_at(glide, t).centre - start().centre) * (1 / start().metres_per_px);
        CHECK(std::abs(way.x - std::round(way.x)) < 1e-6);
        CHECK(std::abs(way.y - std::round(way.y)) < 1e-6);
    }
}

TEST_CASE("a zoom holds the ground under the cursor all the way", "[scene]") {
    const geo::Point cursor{120, 480};
    const geo::Point under = scene::world_from_screen(start(), cursor);
    const Motion zoom = scene::zooming(start(), cursor, 0.1, 0);
    CHECK(zoom.goal.metres_per_px == Catch::Approx(0.1));
    for (double t = 0; t < 0.15; t += 0.01) {
        const geo::Point at = scene::screen_from_world(scene::camera_at(zoom, t), under);
        CHECK(at.x == Catch::Approx(cursor.x).margin(1e-3));
        CHECK(at.y == Catch::Approx(cursor.y).margin(1e-3));
    }
    // At rest it is on whole pixels, so at most half a one beside.
    const geo::Point at = scene::screen_from_world(zoom.goal, under);
    CHECK(std::abs(at.x - cursor.x) <= 0.5 + 1e-6);
    CHECK(std::abs(at.y - cursor.y) <= 0.5 + 1e-6);
}

TEST_CASE("a flight over town rises before it descends, a short one does not", "[scene]") {
    const Camera from = start();
    const Camera far = scene::snapped({{457'000, 4'418'000}, 0.5, 800, 600});
    const Motion flight = scene::flying(from, far, 0);
    CHECK(scene::ends(flight) == Catch::Approx(0.6).margin(0.2));
    const Camera half = scene::camera_at(flight, scene::ends(flight) / 2);
    CHECK(half.metres_per_px > 3 * from.metres_per_px);
    CHECK(half.centre.x == Catch::Approx(452'000).margin(50));
    double before = 0;
    for (double t = 0; t <= scene::ends(flight); t += 0.01) {
        const double east = scene::camera_at(flight, t).centre.x;
        CHECK(east >= before);
        before = east;
    }
    const Motion down = scene::flying(from, scene::snapped({kBeijing.centre, 0.1, 800, 600}), 0);
    CHECK(scene::ends(down) >= 0.25);
    for (double t = 0; t <= scene::ends(down); t += 0.01)
        CHECK(scene::camera_at(down, t).metres_per_px <= from.metres_per_px * (1 + 1e-9));
    CHECK(scene::flying(from, from, 0).kind == MotionKind::Rest);
}

TEST_CASE("a tap on an arrow is a step, a held arrow goes on until it is let go", "[scene]") {
    const Motion steer = scene::steering(start(), {900, 0}, 0);
    CHECK(std::isinf(scene::ends(steer)));
    const Motion tap = scene::released(steer, 80, 0.03);
    CHECK(apart_px(tap.goal, start()) == Catch::Approx(80).margin(1.5));
    // A second at 900 px/s, less 900 * 0.12 while it gathers speed.
    CHECK(apart_px(scene::camera_at(steer, 1), start()) == Catch::Approx(792).margin(1.5));
    const Motion held = scene::released(steer, 80, 1);
    CHECK(held.kind == MotionKind::Glide);
    CHECK(apart_px(held.goal, start()) > 792);
    CHECK(scene::ends(held) < 2);
}

TEST_CASE("a hand that rests before it lets go throws nothing", "[scene]") {
    std::vector<scene::DragStep> steps{{-0.016, {}}};
    for (int i = 0; i <= 5; ++i) steps.push_back({i * 0.016, {8, -4}});
    // 8 px each 16 ms.
    CHECK(scene::speed_at(steps, 0, 0.081).x == Catch::Approx(500));
    CHECK(scene::speed_at(steps, 0, 0.081).y == Catch::Approx(-250));
    CHECK(scene::speed_at(steps, 3, 0.5) == geo::Point{});
    CHECK(scene::speed_at({}, 0, 0.5) == geo::Point{});
}

TEST_CASE("a slow machine throws as far as a quick one", "[scene]") {
    // The same 500 px/s, seen each 100 ms; let go with the last of them.
    const std::vector<scene::DragStep> slow{{0, {}}, {0.1, {50, 0}}, {0.2, {50, 0}}};
    CHECK(scene::speed_at(slow, 0, 0.2).x == Catch::Approx(500));
    CHECK(scene::speed_at(slow, 1, 0.3).x == Catch::Approx(500));
    // One picture held the whole of the drag.
    const std::vector<scene::DragStep> once{{0, {}}, {0.1, {50, 0}}};
    CHECK(scene::speed_at(once, 0, 0.1).x == Catch::Approx(500));
}
