// What a click finds is what is drawn there.
#include "scene/pick.h"
#include "app/surface.h"
#include "base/random.h"
#include "ingest/fictional_town.h"
#include "render/map.h"
#include "support/outline.h"

#include <catch_amalgamated.hpp>

namespace {

constexpr int kPickWidth = 1200;
constexpr int kPickHeight = 900;

/// All nine pixels around show the same slot: no border runs through the middle one.
bool quiet(const std::vector<std::uint32_t>& slots, int x, int y) {
    const auto at = [&](int column, int row) {
        return slots[static_cast<std::size_t>(row) * kPickWidth + static_cast<std::size_t>(column)];
    };
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx)
            if (at(x + dx, y + dy) != at(x, y)) return false;
    return true;
}

}  // namespace

TEST_CASE("at ten thousand random pixels a click finds the place that is drawn there", "[gl]") {
    auto surface = app::open_offscreen({kPickWidth, kPickHeight}, 1);
    REQUIRE(surface);
    auto map = render::Map::made();
    REQUIRE(map);
    const model::Rows rows = ingest::fictional_ground({.seed = 4, .now = {}}, ingest::TownSize::S);
    const model::Snapshot town =
        support::snapshot_of({.places = rows.places, .grids = rows.grids, .ground = rows.ground});
    const scene::Scene scene = scene::scene_from(town, derive::derive_all(town, {}));
    map->show(scene);
    base::Random random{17};
    int compared = 0;
    while (compared < 10'000) {
        const geo::Box& extent = scene.geometry->extent;
        const scene::Camera camera{.centre = {extent.x0 + random.unit() * extent.width(),
                                              extent.y0 + random.unit() * extent.height()},
                                   .metres_per_px = 0.05 + 0.4 * random.unit(),
                                   .width_px = kPickWidth,
                                   .height_px = kPickHeight};
        map->draw(camera, {}, {});
        const auto drawn = map->slots_drawn();
        REQUIRE(drawn);
        for (int i = 0; i < 1'000; ++i) {
            const int x = random.between(1, kPickWidth - 2);
            const int y = random.between(1, kPickHeight - 2);
            if (!quiet(*drawn, x, y)) continue;
            const std::uint32_t slot =
                (*drawn)[static_cast<std::size_t>(y) * kPickWidth + static_cast<std::size_t>(x)];
            const model::Row seen =
                slot == scene::kNoSlot ? model::kNoRow : scene.geometry->row_of_slot[slot];
            const geo::Point world =
                scene::world_from_screen(camera, {x + 0.5, kPickHeight - y - 0.5});
            CAPTURE(camera.metres_per_px, x, y);
            REQUIRE(scene::place_at(*scene.geometry, *town.places, world) == seen);
            ++compared;
        }
    }
}
