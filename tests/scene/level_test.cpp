#include "scene/level.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

using model::PlaceId;
using model::Row;
using scene::Camera;
using support::block;

namespace {

/// A district (1) that is one sub-district (2) of two communities, west (3) and east (4), each a
/// kilometre; in the west a yard (5) of 100 m around (500, 500), and a building (6) in it; a
/// street (7) through the north of the west.
struct TwoCommunities {
    model::Places places;
    std::shared_ptr<const scene::Geometry> geometry;

    TwoCommunities() {
        const auto row = [](int id, int parent, const char* kind, geo::Shape shape) {
            return model::PlaceRow{.id = PlaceId{id},
                                   .parent = PlaceId{parent},
                                   .kind = kind,
                                   .name = std::to_string(id),
                                   .shape = std::move(shape)};
        };
        std::vector<model::PlaceRow> rows;
        rows.push_back(row(1, 0, "DIST", block(0, 0, 2000, 1000)));
        rows.push_back(row(2, 1, "SUBD", block(0, 0, 2000, 1000)));
        rows.push_back(row(3, 2, "COMM", block(0, 0, 1000, 1000)));
        rows.push_back(row(4, 2, "COMM", block(1000, 0, 2000, 1000)));
        rows.push_back(row(5, 3, "YARD", block(450, 450, 550, 550)));
        rows.push_back(row(6, 5, "BLDG", block(480, 490, 520, 500)));
        rows.push_back(row(7, 3, "STRT", geo::line_of({{100, 800}, {900, 800}})));
        rows.back().width_m = 10;
        model::Snapshot town;
        town.places = model::places_from(rows, {}).places;
        places = *town.places;
        geometry = scene::geometry_from(town);
    }
    Row row(int id) const { return model::row_of(places, PlaceId{id}); }
    int id(Row row) const {
        return row == model::kNoRow ? 0 : static_cast<int>(model::number(places.row[row].id));
    }
    Camera on(int place) const {
        return scene::facing({.width_px = 1320, .height_px = 1320}, places, row(place), 1);
    }
    int here(const Camera& camera) const {
        return id(scene::place_of_view(*geometry, places, camera, 1));
    }
    int down(const Camera& camera, geo::Point world) const {
        return id(scene::one_down(*geometry, places, camera, 1, world));
    }
    int up(const Camera& camera) const { return id(scene::one_up(*geometry, places, camera, 1)); }
};

Camera farther(Camera camera, double times) {
    camera.metres_per_px *= times;
    return camera;
}

}  // namespace

TEST_CASE("a place flown to is the place one is in", "[scene]") {
    const TwoCommunities town;
    // 160 px free on each side: 1000 m over 1000 px.
    CHECK(town.on(3).metres_per_px == 1);
    CHECK(town.on(5).metres_per_px == Catch::Approx(0.1));
    CHECK(town.on(6).metres_per_px == Catch::Approx(0.05));  // no nearer than this
    for (const int place : {3, 5, 6}) CHECK(town.here(town.on(place)) == place);
}

TEST_CASE("zooming out of a place leads to what is above it, and out of all to nothing",
          "[scene]") {
    const TwoCommunities town;
    CHECK(town.here(farther(town.on(5), 1.4)) == 5);
    CHECK(town.here(farther(town.on(5), 2)) == 3);
    // The district is the sub-district; the deeper one is told.
    CHECK(town.here(farther(town.on(5), 25)) == 2);
    CHECK(town.here(farther(town.on(5), 100)) == 0);
    const Camera outside{{9000, 9000}, 0.1, 1320, 1320};
    CHECK(town.here(outside) == 0);
}

TEST_CASE("a double click goes one level down, to what is under the cursor", "[scene]") {
    const TwoCommunities town;
    const geo::Point building{500, 495};
    CHECK(town.down(farther(town.on(2), 3), building) == 1);
    CHECK(town.down(town.on(2), building) == 3);
    CHECK(town.down(town.on(3), building) == 5);
    CHECK(town.down(town.on(5), building) == 6);
    CHECK(town.down(town.on(6), building) == 6);
    // From one community into the other, and to a street where there is no yard.
    CHECK(town.down(town.on(2), {1500, 500}) == 4);
    CHECK(town.down(town.on(3), {500, 803}) == 7);
    CHECK(town.down(town.on(3), {-500, -500}) == 0);
}

TEST_CASE("one level up passes over what would look the same", "[scene]") {
    const TwoCommunities town;
    CHECK(town.up(town.on(6)) == 5);
    CHECK(town.up(town.on(5)) == 3);
    CHECK(town.up(town.on(3)) == 2);
    CHECK(town.up(town.on(2)) == 0);
}

TEST_CASE("the chain of a place begins at the top", "[scene]") {
    const TwoCommunities town;
    std::vector<int> ids;
    for (const Row row : scene::chain_of(town.places, town.row(6))) ids.push_back(town.id(row));
    CHECK(ids == std::vector<int>{1, 2, 3, 5, 6});
    CHECK(scene::chain_of(town.places, model::kNoRow).empty());
}
