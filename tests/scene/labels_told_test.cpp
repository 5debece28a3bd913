// What stands with names where a map does not tell of work.
#include "scene/labels.h"
#include "support/outline.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

TEST_CASE("who plans reads under a region what he counts, and nothing of its work", "[scene]") {
    std::vector<model::PlaceRow> rows{{.id = model::PlaceId{1},
                                       .kind = "COMM",
                                       .name = "和平社区",
                                       .shape = support::block(0, 0, 800, 800)}};
    for (int i = 0; i < 100; ++i)
        rows.push_back({.id = model::PlaceId{i + 10},
                        .parent = model::PlaceId{1},
                        .kind = "BLDG",
                        .name = "1号楼",
                        .shape = support::block(i * 8, 10, i * 8 + 6, 20)});
    const model::Snapshot town = support::snapshot_of({.places = rows});
    const auto derived = derive::derive_all(town, base::instant_from_seconds(1'772'323'200));
    const auto geometry = scene::geometry_from(town);
    const scene::Camera camera{
        .centre = {400, 400}, .metres_per_px = 6, .width_px = 1200, .height_px = 800};
    const auto font = scene::cjk_font();
    REQUIRE(font);
    auto letters = scene::Lettering::with(*font);
    REQUIRE(letters);
    scene::NameCache cache;
    const auto with = [&](const scene::LabelOptions& options) {
        return scene::labels_for({*geometry, town, derived}, camera, 1, options, cache, *letters);
    };
    scene::LabelOptions options;
    const auto work = with(options);
    REQUIRE_FALSE(work.figure.empty());
    options.work = false;
    const auto bare = with(options);
    CHECK(bare.figure.empty());
    CHECK(bare.plain == 0);
    options.told = std::make_shared<const std::function<std::string(model::Row)>>(
        [](model::Row row) { return row == 0 ? "覆盖 83 %" : ""; });
    const auto told = with(options);
    CHECK(told.figure.empty());
    CHECK(told.plain == 1);  // the plate under it
    CHECK(told.corner->size() > bare.corner->size());
    CHECK(told.count == work.count);
}
