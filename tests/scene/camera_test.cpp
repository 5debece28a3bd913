#include "scene/camera.h"

#include <catch_amalgamated.hpp>

using scene::Camera;

namespace {

constexpr Camera kCamera{
    .centre = {1000, 2000}, .metres_per_px = 0.5, .width_px = 800, .height_px = 600};

}  // namespace

TEST_CASE("the middle of the picture is the camera's centre, and north is up", "[scene]") {
    CHECK(scene::screen_from_world(kCamera, {1000, 2000}) == geo::Point{400, 300});
    CHECK(scene::screen_from_world(kCamera, {1010, 2050}) == geo::Point{420, 200});
    CHECK(scene::world_from_screen(kCamera, {420, 200}) == geo::Point{1010, 2050});
    const geo::Box view = scene::view_box(kCamera);
    CHECK(view == geo::Box{800, 1850, 1200, 2150});
}

TEST_CASE("zooming keeps the ground under the cursor where it is", "[scene]") {
    const geo::Point cursor{120, 480};
    const geo::Point under = scene::world_from_screen(kCamera, cursor);
    const Camera nearer = scene::zoomed(kCamera, cursor, 2);
    CHECK(nearer.metres_per_px == 0.25);
    CHECK(scene::world_from_screen(nearer, cursor).x == Catch::Approx(under.x));
    CHECK(scene::world_from_screen(nearer, cursor).y == Catch::Approx(under.y));
}

TEST_CASE("zooming stops at a centimetre and at a kilometre a pixel", "[scene]") {
    CHECK(scene::zoomed(kCamera, {0, 0}, 1e9).metres_per_px == 0.01);
    CHECK(scene::zoomed(kCamera, {0, 0}, 1e-9).metres_per_px == 1000);
}

TEST_CASE("a fitted box has its margin on the tighter side", "[scene]") {
    const Camera fitted = scene::fitted(kCamera, {0, 0, 700, 100}, 50);
    CHECK(fitted.metres_per_px == 1);
    CHECK(fitted.centre == geo::Point{350, 50});
    CHECK(scene::fitted(kCamera, geo::Box{}, 50) == kCamera);
}

TEST_CASE("dragging moves the ground with the hand", "[scene]") {
    const Camera dragged = scene::dragged(kCamera, {10, 20});
    CHECK(scene::screen_from_world(dragged, {1000, 2000}) == geo::Point{410, 320});
}
