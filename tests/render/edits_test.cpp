// Buildings come, move and go while the map is open: the picture is the one a fresh start draws.
#include "app/surface.h"
#include "base/random.h"
#include "ingest/fictional.h"
#include "render/map.h"
#include "scene/lettering.h"
#include "support/outline.h"

#include <array>

#include <catch_amalgamated.hpp>

namespace {

const base::Instant kNow = *base::instant_from_iso("2026-03-02T10:00");
constexpr app::Extent kExtent{640, 480};

struct Town {
    model::Snapshot snapshot;
    derive::Derived derived;
    scene::Scene scene;
};

Town fresh(const model::Batch& whole) {
    Town town;
    town.snapshot = model::apply({}, whole);
    town.derived = derive::derive_all(town.snapshot, kNow);
    town.scene = scene::scene_from(town.snapshot, town.derived);
    return town;
}

Town after(const Town& before, const model::Batch& batch) {
    Town town;
    town.snapshot = model::apply(before.snapshot, batch);
    town.derived = derive::derive_from(before.derived, before.snapshot, town.snapshot, kNow);
    town.scene = scene::scene_after(before.scene, before.snapshot, before.derived, town.snapshot,
                                    town.derived);
    return town;
}

geo::Shape moved(geo::Shape shape, geo::Point by) {
    for (geo::Ring& ring : shape.parts)
        for (geo::Point& p : ring) p = p + by;
    return shape;
}

/// One building added, moved, or taken away.
model::Batch edit(base::Random& random, const model::Snapshot& is, std::int64_t new_id) {
    model::Batch batch;
    std::vector<model::PlaceRow> buildings;
    for (const model::PlaceRow& row : is.places->row)
        if (row.kind == "BLDG" || row.kind == "FRNT") buildings.push_back(row);
    model::PlaceRow row = random.pick(buildings);
    const geo::Point by{random.unit() * 120 - 60, random.unit() * 120 - 60};
    switch (random.below(3)) {
        case 0:
            row.id = model::PlaceId{new_id};
            row.name = "新" + std::to_string(new_id);
            row.shape = moved(row.shape, by);
            batch.places.push_back(row);
            break;
        case 1:
            row.shape = moved(row.shape, by);
            batch.places.push_back(row);
            break;
        default:
            batch.places_gone.push_back(row.id);
    }
    return batch;
}

}  // namespace

TEST_CASE("after any edits the map shows what a fresh start would show", "[gl]") {
    auto surface = app::open_offscreen(kExtent, 1);
    REQUIRE(surface);
    auto living = render::Map::made();
    auto anew = render::Map::made();
    REQUIRE(living);
    REQUIRE(anew);
    const model::Batch whole =
        support::batch_of(ingest::fictional_courtyard({.seed = 1, .now = kNow}));
    Town town = fresh(whole);
    base::Random random{11};
    std::uint64_t uploaded = 0;
    for (int round = 0; round < 60; ++round) {
        town = after(town, edit(random, town.snapshot, 90'000 + round));
        living->show(town.scene);
        if (round % 4 != 0) continue;
        const double mpp = std::array{0.2, 0.9, 5.0}.at(static_cast<std::size_t>(round / 4 % 3));
        const scene::Camera camera{.centre = town.scene.geometry->extent.centre(),
                                   .metres_per_px = mpp,
                                   .width_px = kExtent.width_px,
                                   .height_px = kExtent.height_px};
        living->draw(camera, {}, {});
        const scene::Scene again = scene::scene_from(town.snapshot, town.derived);
        anew->show(again);
        anew->draw(camera, {}, {});
        CAPTURE(round, mpp);
        const bool equal = living->pixels() == anew->pixels();
        REQUIRE(equal);
        uploaded = living->counters().geometry_bytes;
    }
    CHECK(uploaded > 0);
}
