// Buildings come, move and go, issues are reported and grow late, names and households change while
// the map is open: the picture is the one a fresh start draws.
#include "app/surface.h"
#include "base/random.h"
#include "render/map.h"
#include "scene/lettering.h"
#include "support/monday.h"
#include "support/outline.h"

#include <array>

#include <catch_amalgamated.hpp>

using support::kMonday;

namespace {

constexpr app::Extent kEditsExtent{640, 480};

struct Town {
    model::Snapshot snapshot;
    derive::Derived derived;
    scene::Scene scene;
};

Town fresh(const model::Batch& whole) {
    Town town;
    town.snapshot = model::apply({}, whole);
    town.derived = derive::derive_all(town.snapshot, kMonday);
    town.scene = scene::scene_from(town.snapshot, town.derived);
    return town;
}

Town after(const Town& before, const model::Batch& batch, base::Instant now) {
    Town town;
    town.snapshot = model::apply(before.snapshot, batch);
    town.derived = derive::derive_from(before.derived, before.snapshot, town.snapshot, now);
    town.scene = scene::scene_after(before.scene, before.snapshot, before.derived, town.snapshot,
                                    town.derived);
    return town;
}

geo::Shape moved(geo::Shape shape, geo::Point by) {
    for (geo::Ring& ring : shape.parts)
        for (geo::Point& p : ring) p = p + by;
    return shape;
}

/// One building added, moved, given to another yard, renamed, or taken away.
void edit(base::Random& random, const model::Snapshot& is, std::int64_t new_id,
          model::Batch& batch) {
    std::vector<model::PlaceRow> buildings;
    std::vector<model::PlaceId> yards;
    for (const model::PlaceRow& row : is.places->row) {
        if (row.kind == "BLDG" || row.kind == "FRNT") buildings.push_back(row);
        if (row.kind == "YARD") yards.push_back(row.id);
    }
    model::PlaceRow row = random.pick(buildings);
    const geo::Point by{random.unit() * 120 - 60, random.unit() * 120 - 60};
    switch (random.below(5)) {
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
        case 2:
            row.parent = random.pick(yards);
            batch.places.push_back(row);
            break;
        case 3:
            row.name += "甲";
            batch.places.push_back(row);
            break;
        default:
            batch.places_gone.push_back(row.id);
    }
}

/// Work: an issue comes, moves on or is closed; a visit or a home is counted.
void work(base::Random& random, const model::Snapshot& is, base::Instant now, model::Batch& batch) {
    const model::PlaceRow& at = random.pick(is.places->row);
    if (random.chance(0.5)) {
        model::IssueRow issue{.id = model::IssueId{random.between(70'000, 70'040)},
                              .title = "路灯不亮",
                              .place = at.id,
                              .urgency = random.chance(0.2) ? "A" : "C",
                              .state = random.chance(0.7) ? "WORKING" : "CLOSED",
                              .major = random.chance(0.1),
                              .reported = now - std::chrono::hours{1},
                              .due = now + std::chrono::hours{random.between(-20, 60)}};
        if (issue.state == "CLOSED") issue.closed = now;
        batch.issues.push_back(issue);
        return;
    }
    model::Counts counts = is.counts[model::row_of(*is.places, at.id)];
    counts.visits += 1;
    counts.last_visit = now;
    counts.units += random.below(3);
    counts.households += random.below(3);
    counts.shops_vacant = random.below(2);
    batch.counts.emplace_back(at.id, counts);
}

#if defined(__SANITIZE_ADDRESS__)
constexpr int kRounds = 60;
#else
constexpr int kRounds = 300;
#endif

}  // namespace

TEST_CASE("after any edits the map shows what a fresh start would show", "[gl]") {
    auto surface = app::open_offscreen(kEditsExtent, 1);
    REQUIRE(surface);
    auto living = render::Map::made();
    auto anew = render::Map::made();
    REQUIRE(living);
    REQUIRE(anew);
    const model::Batch whole = support::batch_of(support::courtyard_on_monday());
    Town town = fresh(whole);
    base::Random random{11};
    std::uint64_t uploaded = 0;
    base::Instant now = kMonday;
    for (int round = 0; round < kRounds; ++round) {
        model::Batch batch;
        batch.position = {0, town.snapshot.position.seq + 1};
        if (random.chance(0.5))
            edit(random, town.snapshot, 90'000 + round, batch);
        else
            work(random, town.snapshot, now, batch);
        if (random.chance(0.3)) now += std::chrono::hours{random.between(1, 30)};
        town = after(town, batch, now);
        living->show(town.scene);
        if (round % 4 != 0) continue;
        const double mpp = std::array{0.2, 0.9, 5.0}.at(static_cast<std::size_t>(round / 4 % 3));
        const scene::Camera camera{.centre = town.scene.geometry->extent.centre(),
                                   .metres_per_px = mpp,
                                   .width_px = kEditsExtent.width_px,
                                   .height_px = kEditsExtent.height_px};
        living->draw(camera, {}, {});
        const derive::Derived counted = derive::derive_all(town.snapshot, now);
        const scene::Scene again = scene::scene_from(town.snapshot, counted);
        anew->show(again);
        anew->draw(camera, {}, {});
        CAPTURE(round, mpp);
        const bool equal = living->pixels() == anew->pixels();
        REQUIRE(equal);
        uploaded = living->counters().geometry_bytes;
    }
    CHECK(uploaded > 0);
}
