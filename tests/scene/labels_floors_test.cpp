#include "scene/labels.h"
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
    const auto font = scene::cjk_font();
    REQUIRE(font);
    auto lettering = scene::Lettering::with(*font);
    REQUIRE(lettering);
    model::Rows rows;
    rows.places.push_back({.id = model::PlaceId{1},
                           .kind = "BLDG",
                           .name = "7号楼",
                           .shape = support::block(0, 0, 40, 20)});
    const model::Snapshot town = support::snapshot_of(rows);
    const auto geometry = scene::geometry_from(town);
    const auto derived = derive::derive_all(town, base::instant_from_seconds(1'772'323'200));
    scene::LabelOptions options;
    if (open) options.floors = std::make_shared<const FloorLabels>(FloorLabels{{0}, rooms_in});
    scene::NameCache cache;
    scene::Labels written = scene::labels_for(
        {*geometry, town, derived},
        {.centre = {20, 10}, .metres_per_px = metres_per_px, .width_px = 800, .height_px = 400}, 1,
        options, cache, *lettering);
    written.atlas = nullptr;  // it ends here
    return written;
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
    // From afar none.
    CHECK(glyphs_of(room_labels({named("302", 60, 40)}, 0.2)) == 0);
}
