// What stands with names where a map does not tell of work.
#include "lettered.h"
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
    const scene::Camera camera{
        .centre = {400, 400}, .metres_per_px = 6, .width_px = 1200, .height_px = 800};
    scene::NameCache cache;
    const auto with = [&](const scene::LabelOptions& options) {
        return lettered::labels(town, camera, options, cache);
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

TEST_CASE("who plans reads the name of a grid from near enough, and where it fits inside",
          "[scene]") {
    model::Rows rows;
    rows.places.push_back({.id = model::PlaceId{1},
                           .kind = "COMM",
                           .name = "和平社区",
                           .shape = support::block(0, 0, 1600, 800)});
    const auto grid = [&](std::int64_t id, const char* name, double x0, double x1) {
        rows.grids.push_back({.id = model::GridId{id},
                              .community = model::PlaceId{1},
                              .kind = "basic",
                              .name = name,
                              .shape = support::block(x0, 0, x1, 800)});
    };
    grid(1, "第一网格", 0, 600);
    grid(2, "第二网格", 1500, 1600);  // its name would stand over both borders, nearly
    const model::Snapshot town = support::snapshot_of(rows);
    scene::NameCache cache;
    const auto grids_named = [&](double metres_per_px, bool work) {
        const scene::Camera camera{.centre = {800, 400},
                                   .metres_per_px = metres_per_px,
                                   .width_px = 1600,
                                   .height_px = 800};
        scene::LabelOptions options;
        options.work = work;
        const auto count = [&] { return lettered::labels(town, camera, options, cache).count; };
        const auto all = count();
        options.grids = false;
        return all - count();
    };
    CHECK(grids_named(2, true) == 2);
    CHECK(grids_named(2, false) == 1);
    CHECK(grids_named(1.4, false) == 2);
    CHECK(grids_named(3, true) == 1);  // wider than its grid
    CHECK(grids_named(3, false) == 0);
}
