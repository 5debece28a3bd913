#include "scene/geometry.h"

#include "scene/band.h"
#include "scene/pick.h"
#include "scene/scene.h"
#include "scene/surroundings.h"
#include "support/outline.h"
#include "support/rectangle.h"

#include <algorithm>
#include <cmath>

#include <catch_amalgamated.hpp>

using model::PlaceId;
using model::Row;
using support::box;
using support::snapshot_of;

namespace {

model::PlaceRow place(std::int64_t id, const char* kind, geo::Shape shape, double width_m = 0) {
    return {.id = PlaceId{id},
            .kind = kind,
            .name = std::to_string(id),
            .shape = std::move(shape),
            .width_m = width_m};
}

/// A yard with a building in it, and a street beside them.
model::Snapshot small_town(std::vector<model::GroundRow> ground = {}) {
    return snapshot_of(
        {.places = {place(1, "YARD", box(0, 0, 100, 100)), place(2, "BLDG", box(20, 20, 40, 12)),
                    place(3, "STRT", geo::line_of({{-20, 110}, {120, 110}}), 10),
                    place(4, "COMM", box(-50, -50, 300, 300)), place(5, "BLDG", {})},
         .ground = std::move(ground)});
}

PlaceId picked(double x, double y) {
    const model::Snapshot town = small_town();
    const auto geometry = scene::geometry_from(town);
    const Row row = scene::place_at(*geometry, *town.places, {x, y});
    return row == model::kNoRow ? PlaceId{} : town.places->row[row].id;
}

}  // namespace

TEST_CASE("every block and every community with a shape has one slot, and nothing else has",
          "[scene]") {
    model::Snapshot town = small_town();
    town.generation = 7;
    const auto geometry = scene::geometry_from(town);
    CHECK(geometry->generation == 7);
    CHECK(std::ranges::count_if(geometry->row_of_slot,
                                [](Row row) { return row != model::kNoRow; }) == 4);
    for (std::uint32_t slot = 0; slot < geometry->slots(); ++slot)
        if (geometry->row_of_slot[slot] != model::kNoRow)
            CHECK(geometry->slot_of_row[geometry->row_of_slot[slot]] == slot);
    CHECK(geometry->slot_of_row[model::row_of(*town.places, PlaceId{5})] == scene::kNoSlot);
    CHECK(geometry->blocks.slot.size() == 1);
    CHECK(geometry->others.slot.size() == 3);
}

TEST_CASE("the surroundings have slots of no place, keep their class, and never widen the map",
          "[scene]") {
    const geo::Box extent = scene::geometry_from(small_town())->extent;
    const model::Snapshot town = small_town(
        {{.id = model::GroundId{1}, .kind = "water", .name = "湖", .shape = box(500, 500, 90, 90)},
         {.id = model::GroundId{2},
          .kind = "road",
          .klass = "service",
          .name = "巷",
          .shape = geo::line_of({{10, 10}, {900, 10}}),
          .width_m = 4}});
    const auto geometry = scene::geometry_from(town);
    CHECK(geometry->extent == extent);
    std::uint32_t water = 0;
    std::uint32_t ways = 0;
    for (const auto& chunk : geometry->chunk) {
        water += chunk->layer[static_cast<std::size_t>(scene::Layer::Garden)].corners.count;
        ways += chunk->layer[static_cast<std::size_t>(scene::Layer::Way)].corners.count;
    }
    CHECK(water == 6);
    CHECK(ways == 24);  // a band with round ends
    for (std::uint32_t slot = 0; slot < geometry->slots(); ++slot) {
        if (geometry->ground_of_slot[slot] != 0) continue;
        CHECK(geometry->row_of_slot[slot] == model::kNoRow);
        CHECK(geometry->class_of_slot[slot] == static_cast<int>(scene::AreaClass::Water));
    }
    CHECK(scene::place_at(*geometry, *town.places, {520, 520}) == model::kNoRow);
}

TEST_CASE("a chunk keeps the ground to the centimetre", "[scene]") {
    const auto geometry = scene::geometry_from(small_town());
    REQUIRE(geometry->chunk.size() == 1);
    const scene::Chunk& chunk = *geometry->chunk[0];
    CHECK(chunk.unit_m == scene::kUnit_m);
    CHECK(chunk.slot_count == 4);  // with the community
    double nearest = 1e9;
    for (const scene::Vertex& v : chunk.vertex) {
        const double x = chunk.origin.x + v.x * chunk.unit_m;
        const double y = chunk.origin.y + v.y * chunk.unit_m;
        nearest = std::min(nearest, std::hypot(x - 60, y - 32));
    }
    CHECK(nearest <= 0.025);
    // Two triangles each for building, yard and community, eight for the street with round ends.
    CHECK(chunk.corner.size() == 42);
    // Each ring is closed; the street has its middle line besides.
    CHECK(chunk.vertex.size() == 3 * 5 + 11 + 2);
    REQUIRE(chunk.brick.size() == 1);
    CHECK(chunk.brick[0].along_x / 32.0 == Catch::Approx(20).margin(0.1));
    CHECK(chunk.brick[0].across / 32.0 == Catch::Approx(6).margin(0.1));
}

TEST_CASE("what is larger than a chunk gets one of its own in a coarser unit", "[scene]") {
    const auto geometry =
        scene::geometry_from(snapshot_of({.places = {place(1, "YARD", box(0, 0, 9000, 50)),
                                                     place(2, "BLDG", box(10, 10, 20, 10))}}));
    REQUIRE(geometry->chunk.size() == 2);
    double coarsest = 0;
    for (const auto& chunk : geometry->chunk) {
        coarsest = std::max(coarsest, chunk->unit_m);
        for (const scene::Vertex& v : chunk->vertex) CHECK(std::abs(v.x) < 32'767);
    }
    CHECK(coarsest == scene::kUnit_m * 8);
}

TEST_CASE("twenty thousand buildings in one square are cut until each chunk can be numbered",
          "[scene]") {
    std::vector<model::PlaceRow> rows;
    for (int i = 0; i < 20'000; ++i)
        rows.push_back(place(i + 1, "BLDG", box(i % 200 * 5.0, i / 200 * 10.0, 4, 8)));
    const auto geometry = scene::geometry_from(snapshot_of({.places = rows}));
    CHECK(geometry->blocks.slot.size() == 20'000);
    CHECK(geometry->chunk.size() >= 2);
    std::uint32_t next = 0;
    std::uint32_t pieces = 0;
    for (const auto& chunk : geometry->chunk) {
        CHECK(chunk->first_slot == next);
        CHECK(chunk->vertex.size() <= 65'535);
        CHECK(chunk->slot_room >= chunk->slot_count);
        next += chunk->slot_room;
        pieces += chunk->slot_count;
    }
    CHECK(pieces == 20'000);
    CHECK(geometry->slots() == next);
}

TEST_CASE("a new building rebuilds its own chunk; all others keep pointer and slots", "[scene]") {
    std::vector<model::PlaceRow> rows;
    for (int i = 0; i < 40; ++i) rows.push_back(place(i + 1, "BLDG", box(i * 100.0, 20, 12, 8)));
    const model::Snapshot was = snapshot_of({.places = rows});
    const auto before = scene::geometry_from(was);
    rows.push_back(place(99, "BLDG", box(2050, 60, 12, 8)));
    const model::Snapshot is = snapshot_of({.places = rows});
    const auto after = scene::geometry_after(*before, was, is);
    REQUIRE(after->chunk.size() == before->chunk.size());
    int rebuilt = 0;
    for (std::size_t c = 0; c < after->chunk.size(); ++c) {
        rebuilt += after->chunk[c] == before->chunk[c] ? 0 : 1;
        CHECK(after->chunk[c]->first_slot == before->chunk[c]->first_slot);
    }
    CHECK(rebuilt == 1);
    CHECK(after->slots() == before->slots());
    for (Row row = 0; row < is.places->size(); ++row)
        CHECK(after->row_of_slot[after->slot_of_row[row]] == row);
}

TEST_CASE("when its run of slots is full a chunk moves to a free one, and no slot is shared",
          "[scene]") {
    std::vector<model::PlaceRow> rows{place(1, "BLDG", box(20, 20, 12, 8)),
                                      place(2, "BLDG", box(2020, 20, 12, 8))};
    model::Snapshot was = snapshot_of({.places = rows});
    auto geometry = scene::geometry_from(was);
    for (int i = 3; i < 60; ++i) {
        rows.push_back(place(i, "BLDG", box(i % 2 * 2000 + i * 10.0, 60, 8, 8)));
        const model::Snapshot is = snapshot_of({.places = rows});
        geometry = scene::geometry_after(*geometry, was, is);
        was = is;
        std::vector<int> used(geometry->slots());
        for (const auto& chunk : geometry->chunk)
            for (std::uint32_t s = 0; s < chunk->slot_room; ++s) ++used[chunk->first_slot + s];
        REQUIRE(std::ranges::all_of(used, [](int count) { return count <= 1; }));
        for (Row row = 0; row < is.places->size(); ++row)
            REQUIRE(geometry->row_of_slot[geometry->slot_of_row[row]] == row);
    }
}

TEST_CASE("a street's band is as wide as the street, also round a corner", "[scene]") {
    const geo::Shape straight = scene::band_along(geo::line_of({{0, 0}, {100, 0}}), 8);
    CHECK(geo::area_m2(straight) == Catch::Approx(800));
    const geo::Shape bent = scene::band_along(geo::line_of({{0, 0}, {100, 0}, {100, 100}}), 8);
    CHECK(geo::area_m2(bent) == Catch::Approx(1600));
    CHECK(geo::contains(bent, {103.9, -3.9}));
    CHECK_FALSE(geo::contains(bent, {95, 5}));
}

TEST_CASE("a click finds the topmost block", "[scene]") {
    CHECK(picked(25, 25) == PlaceId{2});
    CHECK(picked(80, 80) == PlaceId{1});
    CHECK(picked(50, 112) == PlaceId{3});
    CHECK(picked(50, 118) == PlaceId{});
    CHECK(picked(500, 500) == PlaceId{});
}
