#include "scene/cells.h"

#include "base/random.h"
#include "derive/derived.h"
#include "ingest/fictional_town.h"
#include "scene/detail.h"
#include "scene/scene.h"
#include "support/outline.h"
#include "support/rectangle.h"

#include <cmath>

#include <catch_amalgamated.hpp>

namespace {

model::PlaceRow building(std::int64_t id, geo::Shape shape) {
    return {.id = model::PlaceId{id}, .kind = "BLDG", .shape = std::move(shape)};
}

base::Pages<std::uint8_t> all_in(const scene::Geometry& geometry, std::uint8_t state) {
    return {geometry.slots(), state};
}

/// Square metres that a level says are covered by a class.
double covered_m2(const scene::Cells& cells, std::size_t level, std::size_t klass) {
    double sum = 0;
    for (const auto& tile : cells.level[level].tile)
        if (tile)
            for (const scene::Cell& cell : *tile) sum += cell.share.at(klass);
    return sum / 255 * cells.side_m(level) * cells.side_m(level);
}

}  // namespace

TEST_CASE("a building covers as much of the cells as it is large, whichever way it is turned",
          "[scene]") {
    const double turned = GENERATE(0.0, 0.3, 0.8, 1.5);
    const geo::Point along{std::cos(turned), std::sin(turned)};
    const geo::Point across{-along.y * 12, along.x * 12};
    const geo::Point corner{1000, 2000};
    const geo::Point end = corner + along * 60;
    const model::Snapshot town = support::snapshot_of(
        {.places = {building(1, geo::area_of({corner, end, end + across, corner + across}))}});
    const auto geometry = scene::geometry_from(town);
    const auto cells = scene::cells_from(*geometry, all_in(*geometry, 3));
    CHECK(covered_m2(*cells, 0, 3) == Catch::Approx(720).epsilon(0.02));
    CHECK(covered_m2(*cells, 0, 0) == 0);
}

TEST_CASE("every level of the town of size S is built up as the data say", "[scene]") {
    const model::Rows rows = ingest::fictional_ground({.seed = 3, .now = {}}, ingest::TownSize::S);
    double built_m2 = 0;
    for (const model::PlaceRow& place : rows.places)
        if (place.kind == "BLDG" || place.kind == "FRNT") built_m2 += geo::area_m2(place.shape);
    const model::Snapshot town = support::snapshot_of({.places = rows.places});
    const auto geometry = scene::geometry_from(town);
    const auto cells = scene::cells_from(*geometry, all_in(*geometry, 1));
    REQUIRE(cells->level.size() >= 3);
    for (std::size_t level = 0; level < cells->level.size(); ++level) {
        CAPTURE(level);
        CHECK(covered_m2(*cells, level, 1) == Catch::Approx(built_m2).epsilon(0.02));
    }
}

TEST_CASE("cells after changes are the cells of a fresh look, and untouched tiles stay",
          "[scene]") {
    std::vector<model::PlaceRow> rows;
    for (int i = 0; i < 600; ++i)
        rows.push_back(building(i + 1, support::box(i % 30 * 90.0, i / 30 * 60.0, 50, 14)));
    const auto geometry = scene::geometry_from(support::snapshot_of({.places = rows}));
    base::Random random{5};
    auto state = all_in(*geometry, 0);
    auto cells = scene::cells_from(*geometry, state);
    for (int round = 0; round < 40; ++round) {
        std::vector<std::uint32_t> changed;
        base::PagesEdit<std::uint8_t> edit{state};
        for (int i = random.between(1, 3); i > 0; --i) {
            changed.push_back(geometry->blocks.slot[random.below(600)]);
            edit.at(changed.back()) = static_cast<std::uint8_t>(random.below(6));
        }
        state = std::move(edit).freeze();
        const auto before = cells;
        cells = scene::cells_after(*before, *geometry, state, changed);
        const auto fresh = scene::cells_from(*geometry, state);
        std::size_t kept = 0;
        for (std::size_t l = 0; l < cells->level.size(); ++l)
            for (std::size_t t = 0; t < cells->level[l].tile.size(); ++t) {
                const auto& one = cells->level[l].tile[t];
                const auto& other = fresh->level[l].tile[t];
                REQUIRE((one == nullptr) == (other == nullptr));
                if (one) REQUIRE(*one == *other);
                kept += one == before->level[l].tile[t] ? 1U : 0U;
            }
        CHECK(kept > cells->level[0].tile.size() / 2);
    }
}

TEST_CASE("blocks fade from polygons to bricks to cells, and something whole is always there",
          "[scene]") {
    const model::Rows rows = ingest::fictional_ground({.seed = 3, .now = {}}, ingest::TownSize::S);
    const auto geometry = scene::geometry_from(support::snapshot_of({.places = rows.places}));
    scene::Camera camera{.centre = geometry->extent.centre(), .width_px = 1920, .height_px = 1080};
    int level = 1;
    scene::Detail before = scene::detail_at(*geometry, camera, 1, 100'000);
    for (camera.metres_per_px = 0.05; camera.metres_per_px < 60; camera.metres_per_px *= 1.02) {
        const scene::Detail detail = scene::detail_at(*geometry, camera, 1, 100'000);
        CAPTURE(camera.metres_per_px);
        CHECK((detail.polygons == 1 || detail.bricks == 1 || detail.cells == 1));
        CHECK((detail.bands == 1 || detail.lines == 1));
        CHECK(detail.level() >= level);  // never nearer again while going away
        CHECK(std::abs(detail.polygons - before.polygons) < 0.35);
        level = detail.level();
        before = detail;
    }
    CHECK(level == 3);
}
