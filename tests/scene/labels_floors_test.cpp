#include "lettered.h"
#include "scene/floor_chunk.h"
#include "support/outline.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

#include <memory>

using geo::Point;
using scene::FloorLabels;
using scene::RoomLabel;

namespace {

/// One building of 40 by 20 m, and what is written on it with these rooms.
scene::Labels room_labels(const std::vector<RoomLabel>& rooms_in, double metres_per_px,
                          bool open = true) {
    model::Rows rows;
    rows.places.push_back({.id = model::PlaceId{1},
                           .kind = "BLDG",
                           .name = "7号楼",
                           .shape = support::block(0, 0, 40, 20)});
    const model::Snapshot town = support::snapshot_of(rows);
    scene::LabelOptions options;
    if (open) options.floors = std::make_shared<const FloorLabels>(FloorLabels{{0}, rooms_in});
    scene::NameCache cache;
    return lettered::labels(
        town,
        {.centre = {20, 10}, .metres_per_px = metres_per_px, .width_px = 800, .height_px = 400},
        options, cache);
}

RoomLabel named(const char* name, double across_m, double down_m) {
    return {.at = Point{20, 10},
            .across_m = across_m,
            .down_m = down_m,
            .name = name,
            .below = {},
            .ink = {},
            .ground = {}};
}

std::size_t glyphs_of(const scene::Labels& written) {
    return written.corner->size() / 4;
}

}  // namespace

TEST_CASE("a building whose rooms are written in says nothing itself", "[scene]") {
    CHECK(room_labels({}, 0.06, false).count == 1);
    CHECK(room_labels({}, 0.06).count == 0);
    CHECK(room_labels({named("302", 6, 4)}, 0.06).count == 1);
}

TEST_CASE("a room is named where its name has room, on two lines where that helps", "[scene]") {
    CHECK(glyphs_of(room_labels({named("302", 6, 4)}, 0.06)) == 3);
    CHECK(glyphs_of(room_labels({named("302", 0.9, 4)}, 0.06)) == 0);
    CHECK(glyphs_of(room_labels({named("302", 6, 0.4)}, 0.06)) == 0);
    // Six Han letters of 10 pixels and more are wider than 50, three are not.
    CHECK(glyphs_of(room_labels({named("城东五金商店", 3.4, 4)}, 0.06)) == 6);
    CHECK(glyphs_of(room_labels({named("城东五金商店", 3.4, 1.2)}, 0.06)) == 0);
    // A number is never cut.
    CHECK(glyphs_of(room_labels({named("1302", 1.6, 4)}, 0.06)) == 0);
}

TEST_CASE("until its floors are all there a building keeps its own name, and no room has one",
          "[scene]") {
    const std::vector<RoomLabel> rooms{named("1302", 30, 15)};
    CHECK(glyphs_of(room_labels(rooms, 0.06)) == 4);
    for (const double far : {0.14, 0.2}) {
        REQUIRE(scene::floor_share(far) < 1);
        const scene::Labels own = room_labels({}, far, false);
        CHECK(own.count == 1);
        CHECK(scene::difference(*room_labels(rooms, far).corner, *own.corner).empty());
    }
}
