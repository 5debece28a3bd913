// A map moved by whole pixels shows the same, moved.
#include "app/surface.h"
#include "app/world.h"
#include "render/map.h"
#include "support/monday.h"
#include "support/outline.h"

#include <catch_amalgamated.hpp>

#include <cstdlib>

namespace {

constexpr int kPanWidth = 640;
constexpr int kPanHeight = 480;
constexpr auto kNoData = static_cast<std::uint8_t>(derive::State::NoData);

scene::Scene hatched_courtyard() {
    const model::Snapshot snapshot = support::snapshot_of(support::courtyard_on_monday());
    scene::Scene scene =
        scene::scene_from(snapshot, derive::derive_all(snapshot, support::kMonday));
    // Every other block is hatched, and the hatch must travel with the ground too.
    base::PagesEdit<std::uint8_t> state{scene.state};
    for (const std::uint32_t slot : scene.geometry->blocks.slot)
        if (slot % 2 == 0) state.at(slot) = kNoData;
    scene.state = std::move(state).freeze();
    return scene;
}

std::vector<std::uint8_t> picture(render::Map& map, const scene::Camera& camera) {
    map.draw(camera, {}, {});
    return map.pixels();
}

}  // namespace

TEST_CASE("panned by whole pixels the picture is the same, moved", "[render]") {
    const auto surface = app::open_offscreen({kPanWidth, kPanHeight}, 1);
    REQUIRE(surface);
    auto map = render::Map::made();
    REQUIRE(map);
    const scene::Scene scene = hatched_courtyard();
    map->show(scene);
    scene::Camera camera{.width_px = kPanWidth, .height_px = kPanHeight};
    camera = scene::fitted(camera, scene.geometry->extent, 20);
    camera.metres_per_px /= 3;
    camera = scene::snapped(camera);
    constexpr int kRight = 37;
    constexpr int kDown = 21;
    const auto before = picture(*map, camera);
    const auto after =
        picture(*map, scene::snapped(scene::dragged(camera, {1.0 * kRight, 1.0 * kDown})));
    // Float and the rasterizer's 1/256 of a pixel may tip an edge that lies just between two.
    int differ = 0;
    int painted = 0;
    for (int y = 0; y + kDown < kPanHeight; ++y)
        for (int x = 0; x + kRight < kPanWidth; ++x)
            for (int c = 0; c < 3; ++c) {
                const auto at = [&](int column, int row) {
                    return static_cast<std::size_t>((row * kPanWidth + column) * 4 + c);
                };
                const int was = before[at(x, y)];
                const int is = after[at(x + kRight, y + kDown)];
                differ += std::abs(was - is) > 2 ? 1 : 0;
                painted += was != before[at(0, 0)] ? 1 : 0;
            }
    CHECK(painted > kPanWidth * kPanHeight / 2);
    CHECK(differ * 10'000 < kPanWidth * kPanHeight * 3);
}
