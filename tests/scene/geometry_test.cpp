#include "scene/geometry.h"

#include "scene/band.h"
#include "scene/pick.h"
#include "scene/scene.h"
#include "scene/surroundings.h"

#include <algorithm>
#include <cmath>

#include <catch_amalgamated.hpp>

using model::PlaceId;
using model::Row;

namespace {

geo::Ring box(double x, double y, double width, double depth) {
    return {{x, y}, {x + width, y}, {x + width, y + depth}, {x, y + depth}};
}

model::PlaceRow place(std::int64_t id, const char* kind, geo::Shape shape, double width_m = 0) {
    return {.id = PlaceId{id},
            .kind = kind,
            .name = std::to_string(id),
            .shape = std::move(shape),
            .width_m = width_m};
}

/// A yard with a building in it, and a street beside them.
std::shared_ptr<const model::Places> small_town() {
    return model::places_from(
               {place(1, "YARD", geo::area_of(box(0, 0, 100, 100))),
                place(2, "BLDG", geo::area_of(box(20, 20, 40, 12))),
                place(3, "STRT", geo::line_of({{-20, 110}, {120, 110}}), 10),
                place(4, "COMM", geo::area_of(box(-50, -50, 300, 300))), place(5, "BLDG", {})},
               {})
        .places;
}

PlaceId picked(double x, double y) {
    const auto places = small_town();
    const auto geometry = scene::geometry_from(*places, {}, 1);
    const Row row = scene::place_at(*geometry, *places, {x, y});
    return row == model::kNoRow ? PlaceId{} : places->row[row].id;
}

}  // namespace

TEST_CASE("every block with a shape has one slot, and no other place has", "[scene]") {
    const auto places = small_town();
    const auto geometry = scene::geometry_from(*places, {}, 7);
    CHECK(geometry->generation == 7);
    CHECK(std::ranges::count_if(geometry->row_of_slot,
                                [](Row row) { return row != model::kNoRow; }) == 3);
    for (std::uint32_t slot = 0; slot < geometry->row_of_slot.size(); ++slot)
        if (geometry->row_of_slot[slot] != model::kNoRow)
            CHECK(geometry->slot_of_row[geometry->row_of_slot[slot]] == slot);
    CHECK(geometry->slot_of_row[model::row_of(*places, PlaceId{4})] == scene::kNoSlot);
    CHECK(geometry->slot_of_row[model::row_of(*places, PlaceId{5})] == scene::kNoSlot);
}

TEST_CASE("the surroundings have slots of no place, keep their class, and never widen the map",
          "[scene]") {
    const auto places = small_town();
    const geo::Box town = scene::geometry_from(*places, {}, 1)->extent;
    std::vector<model::GroundRow> ground;
    ground.push_back({.kind = "water", .name = "湖", .shape = geo::area_of(box(500, 500, 90, 90))});
    ground.push_back({.kind = "road",
                      .klass = "service",
                      .name = "巷",
                      .shape = geo::line_of({{10, 10}, {900, 10}}),
                      .width_m = 4});
    const auto geometry = scene::geometry_from(*places, ground, 1);
    CHECK(geometry->extent == town);
    int water = 0;
    int ways = 0;
    for (const auto& chunk : geometry->chunk) {
        water += static_cast<int>(
            chunk->corners_of[static_cast<std::size_t>(scene::Layer::Garden)].count);
        ways +=
            static_cast<int>(chunk->corners_of[static_cast<std::size_t>(scene::Layer::Way)].count);
    }
    CHECK(water == 6);
    CHECK(ways == 24);  // a band with round ends
    for (std::size_t slot = 0; slot < geometry->name.size(); ++slot) {
        if (geometry->name[slot].text != "湖") continue;
        CHECK(geometry->row_of_slot[slot] == model::kNoRow);
        CHECK(geometry->class_of_slot[slot] == static_cast<int>(scene::AreaClass::Water));
    }
    CHECK(scene::place_at(*geometry, *places, {520, 520}) == model::kNoRow);
}

TEST_CASE("a chunk keeps the ground to the centimetre", "[scene]") {
    const auto geometry = scene::geometry_from(*small_town(), {}, 1);
    REQUIRE(geometry->chunk.size() == 1);
    const scene::Chunk& chunk = *geometry->chunk[0];
    CHECK(chunk.unit_m == scene::kUnit_m);
    CHECK(chunk.slot_count == 4);  // with the border of the community
    double nearest = 1e9;
    for (const scene::Vertex& v : chunk.vertex) {
        const double x = chunk.origin.x + v.x * chunk.unit_m;
        const double y = chunk.origin.y + v.y * chunk.unit_m;
        nearest = std::min(nearest, std::hypot(x - 60, y - 32));
    }
    CHECK(nearest <= 0.025);
    // Two triangles for the building, two for the yard, eight for the street with its round ends.
    CHECK(chunk.corner.size() == 36);
    CHECK(chunk.edge.size() == 22);
    CHECK(chunk.mark.size() == 1);
}

TEST_CASE("what is larger than a chunk gets one of its own in a coarser unit", "[scene]") {
    const auto places = model::places_from({place(1, "YARD", geo::area_of(box(0, 0, 9000, 50))),
                                            place(2, "BLDG", geo::area_of(box(10, 10, 20, 10)))},
                                           {})
                            .places;
    const auto geometry = scene::geometry_from(*places, {}, 1);
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
        rows.push_back(
            place(i + 1, "BLDG", geo::area_of(box(i % 200 * 5.0, i / 200 * 10.0, 4, 8))));
    const auto geometry = scene::geometry_from(*model::places_from(rows, {}).places, {}, 1);
    CHECK(geometry->row_of_slot.size() == 20'000);
    CHECK(geometry->chunk.size() >= 2);
    std::uint32_t next = 0;
    for (const auto& chunk : geometry->chunk) {
        CHECK(chunk->first_slot == next);
        CHECK(chunk->vertex.size() <= 65'535);
        next += chunk->slot_count;
    }
    CHECK(next == 20'000);
}

TEST_CASE("a street's band is as wide as the street, also round a corner", "[scene]") {
    const geo::Shape straight = scene::band_along(geo::line_of({{0, 0}, {100, 0}}), 8);
    CHECK(geo::area_m2(straight) == Catch::Approx(800));
    const geo::Shape bent = scene::band_along(geo::line_of({{0, 0}, {100, 0}, {100, 100}}), 8);
    CHECK(geo::area_m2(bent) == Catch::Approx(1600));
    CHECK(geo::contains(bent, {103.9, -3.9}));
    CHECK_FALSE(geo::contains(bent, {95, 5}));
}

TEST_CASE("the name of a street reads from left to right whichever way it was drawn", "[scene]") {
    CHECK(scene::angle_halfway(geo::line_of({{0, 0}, {100, 0}})) == Catch::Approx(0));
    CHECK(scene::angle_halfway(geo::line_of({{100, 0}, {0, 0}})) == Catch::Approx(0).margin(1e-9));
    CHECK(scene::angle_halfway(geo::line_of({{0, 0}, {100, 100}})) ==
          Catch::Approx(std::atan2(1, 1)));
}

TEST_CASE("a click finds the topmost block", "[scene]") {
    CHECK(picked(25, 25) == PlaceId{2});
    CHECK(picked(80, 80) == PlaceId{1});
    CHECK(picked(50, 112) == PlaceId{3});
    CHECK(picked(50, 118) == PlaceId{});
    CHECK(picked(500, 500) == PlaceId{});
}
