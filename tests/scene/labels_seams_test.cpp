#include "lettered.h"
#include "support/outline.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

TEST_CASE("no letter lies where two screens of a wall meet, and no name is lost for it",
          "[scene]") {
    model::Rows rows;
    rows.places = {{.id = model::PlaceId{1},
                    .kind = "COMM",
                    .name = "和平社区",
                    .shape = support::block(-800, -600, 800, 600)},
                   {.id = model::PlaceId{2},
                    .parent = model::PlaceId{1},
                    .kind = "YARD",
                    .name = "幸福里小区",
                    .shape = support::block(-300, 200, 300, 500)}};
    const model::Snapshot town = support::snapshot_of(rows);
    const scene::Camera camera{.metres_per_px = 2, .width_px = 1200, .height_px = 800};
    const auto laid = [&](const scene::LabelOptions& options) {
        scene::NameCache cache;
        return lettered::labels(town, camera, options, cache);
    };
    const auto letters_in = [](const scene::Labels& all, const geo::Box& box) {
        return std::ranges::count_if(lettered::middles(all),
                                     [&](geo::Point p) { return box.contains(p); });
    };
    const geo::Box seam{590, 0, 610, 800};
    const scene::Labels whole = laid({});
    REQUIRE(whole.count == 2);
    REQUIRE(letters_in(whole, seam) > 0);
    const scene::Labels split = laid({.seams = {seam}});
    CHECK(split.count == 2);
    CHECK(letters_in(split, seam) == 0);
    // A sign moves the name of a yard.
    const geo::Box yard{500, 200, 700, 250};
    const auto here = letters_in(whole, yard);
    REQUIRE(here > 0);
    const scene::Labels signed_over = laid({.signs = {geo::Box{588, 213, 612, 237}}});
    CHECK(signed_over.count == 2);
    CHECK(letters_in(signed_over, geo::Box{588, 213, 612, 237}) == 0);
    CHECK(letters_in(signed_over, geo::Box{500, 380, 700, 420}) ==
          letters_in(whole, geo::Box{500, 380, 700, 420}));
    // And that of a community, while it has room within its borders; else it is named all the same.
    const geo::Box middle{580, 380, 620, 420};
    REQUIRE(letters_in(whole, middle) > 0);
    const scene::Labels beside = laid({.signs = {middle}});
    CHECK(beside.count == 2);
    CHECK(letters_in(beside, middle) == 0);
    const scene::Labels full = laid({.signs = {geo::Box{0, 0, 1200, 800}}});
    CHECK(letters_in(full, middle) == letters_in(whole, middle));
}

TEST_CASE("a sign elsewhere takes nothing from a region that is narrower than what it tells",
          "[scene]") {
    model::Rows rows;
    rows.places = {{.id = model::PlaceId{1},
                    .kind = "COMM",
                    .name = "和平社区",
                    .shape = support::block(-80, -600, 80, 600)}};
    const model::Snapshot town = support::snapshot_of(rows);
    const scene::Camera camera{.metres_per_px = 2, .width_px = 1200, .height_px = 800};
    const auto told = std::make_shared<const std::function<std::string(model::Row)>>(
        [](model::Row) { return std::string{"步行十五分钟内有养老服务的户 75.2 %"}; });
    const auto letters = [&](std::vector<geo::Box> signs) {
        scene::NameCache cache;
        scene::LabelOptions options;
        options.told = told;
        options.signs = std::move(signs);
        return lettered::middles(lettered::labels(town, camera, options, cache)).size();
    };
    const std::size_t all = letters({});
    CHECK(letters({geo::Box{1100, 760, 1190, 790}}) == all);
    // One in the middle leaves it some other place, or its name.
    CHECK(letters({geo::Box{590, 390, 610, 410}}) > 0);
}
