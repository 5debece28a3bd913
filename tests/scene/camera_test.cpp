#include "scene/camera.h"

#include <catch_amalgamated.hpp>

#include <cmath>

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

TEST_CASE("40 km from the centre, at two centimetres a pixel, nothing is off by a pixel",
          "[scene]") {
    // The numbers of a CRS are large besides: half a million east, four and a half north.
    for (const geo::Point centre : {geo::Point{500'000, 4'500'000}, {540'000, 4'460'000}}) {
        const Camera camera = scene::snapped({centre, 0.02, 1921, 1079});
        for (const geo::Point px : {geo::Point{0, 0}, {960.5, 539.5}, {1920.25, 1078.75}}) {
            const geo::Point again =
                scene::screen_from_world(camera, scene::world_from_screen(camera, px));
            CHECK(std::abs(again.x - px.x) < 1e-6);
            CHECK(std::abs(again.y - px.y) < 1e-6);
        }
        const geo::Point world{centre.x + 3.17, centre.y - 2.93};
        const geo::Point back =
            scene::world_from_screen(camera, scene::screen_from_world(camera, world));
        CHECK(std::abs(back.x - world.x) < 1e-6);
        CHECK(std::abs(back.y - world.y) < 1e-6);
    }
}

TEST_CASE("a camera at rest stands on whole pixels, and stays there", "[scene]") {
    for (const double metres_per_px : {0.02, 0.3, 1.0 / 3, 7.77}) {
        const Camera camera{{512'345.678, 4'456'789.123}, metres_per_px, 1366, 767};
        const Camera rest = scene::snapped(camera);
        CHECK(std::abs(rest.centre.x - camera.centre.x) <= metres_per_px / 2 * 1.0001);
        CHECK(std::abs(rest.centre.y - camera.centre.y) <= metres_per_px / 2 * 1.0001);
        CHECK(scene::snapped(rest) == rest);
        const geo::Point origin = scene::screen_from_world(rest, {0, 0});
        CHECK(std::abs(origin.x - std::round(origin.x)) < 1e-4);
        CHECK(std::abs(origin.y - std::round(origin.y)) < 1e-4);
    }
}

TEST_CASE("panning by whole pixels moves every corner by just as many", "[scene]") {
    const Camera before = scene::snapped({{540'000, 4'460'000}, 0.02, 1920, 1080});
    Camera after = before;
    for (int i = 0; i < 1000; ++i) after = scene::snapped(scene::dragged(after, {3, -7}));
    for (const geo::Point corner : {geo::Point{540'001.23, 4'459'998.77}, {539'990, 4'460'005}}) {
        const geo::Point was = scene::screen_from_world(before, corner);
        const geo::Point is = scene::screen_from_world(after, corner);
        CHECK(std::abs(is.x - was.x - 3000) < 1e-5);
        CHECK(std::abs(is.y - was.y + 7000) < 1e-5);
    }
}
