// What files add to a place that is there: where it goes, and what is not added.
#include "ingest/additions.h"

#include "model/snapshot.h"
#include "on_site.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

using model::GridId;
using model::PlaceId;
using on_site::place;
using on_site::told;
using support::box;

namespace {

/// A community of two grids side by side, with a yard, a building in it, and a street south of it.
model::Snapshot two_grids() {
    model::Batch batch;
    batch.whole = true;
    batch.places = {place(1, 0, "COMM", box(0, 0, 400, 300)),
                    place(2, 1, "YARD", box(10, 60, 180, 200)),
                    place(3, 2, "BLDG", box(20, 100, 60, 12), 1),
                    place(4, 1, "STRT", geo::line_of({{0, 30}, {400, 30}}), 1, 12)};
    batch.grids = {
        {.id = GridId{1}, .community = PlaceId{1}, .kind = "basic", .shape = box(0, 0, 200, 300)},
        {.id = GridId{2},
         .community = PlaceId{1},
         .kind = "basic",
         .shape = box(200, 0, 200, 300)}};
    batch.ground.push_back(
        {.id = model::GroundId{1}, .kind = "water", .shape = box(300, 200, 50, 50)});
    return model::apply({}, batch);
}

ingest::SurveyedBuilding building(double x, double y, const char* name) {
    return {.area = box(x, y, 30, 12), .name = name, .storeys = 6, .source = name};
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a building goes into the yard and the grid it stands in", "[ingest]") {
    ingest::Survey survey;
    survey.buildings = {building(100, 150, "in the yard"), building(250, 150, "in the open")};
    const ingest::Additions added = ingest::additions_to(two_grids(), survey);
    REQUIRE(added.rows.places.size() == 2);
    CHECK(added.rows.places[0].id == PlaceId{-1});
    CHECK(added.rows.places[0].parent == PlaceId{2});
    CHECK(added.rows.places[0].grid == GridId{1});
    CHECK(added.rows.places[1].id == PlaceId{-2});
    CHECK(added.rows.places[1].parent == PlaceId{1});
    CHECK(added.rows.places[1].grid == GridId{2});
    CHECK(told(added, "", true) == Ids{"in the yard", "in the open"});
}

TEST_CASE("what stands there already, or lies outside, is remarked and not added", "[ingest]") {
    ingest::Survey survey;
    survey.buildings = {building(30, 100, "twice"), building(900, 900, "far")};
    survey.ground.push_back({.kind = "water", .shape = box(300, 200, 50, 50), .source = "pond"});
    survey.ground.push_back({.kind = "green", .shape = box(300, 200, 50, 50), .source = "lawn"});
    survey.yards.push_back({.area = box(20, 80, 100, 100), .name = "same", .source = "same"});
    const ingest::Additions added = ingest::additions_to(two_grids(), survey);
    CHECK(added.rows.places.empty());
    REQUIRE(added.rows.ground.size() == 1);
    CHECK(added.rows.ground[0].source == "lawn");
    CHECK(told(added, "already-there", false) == Ids{"same", "twice", "pond"});
    CHECK(told(added, "no-community", false) == Ids{"far"});
    CHECK(told(added, "", true) == Ids{"lawn"});
}

TEST_CASE("a shop in a building is the building's; one on the street gets a front off the road",
          "[ingest]") {
    ingest::Survey survey;
    survey.shops.push_back({.at = {40, 105}, .area = {}, .name = "inside", .trade = "11"});
    survey.shops.push_back({.at = {120, 42}, .area = {}, .name = "north side", .trade = "03"});
    survey.shops.push_back({.at = {120, 18}, .area = {}, .name = "south side", .trade = "03"});
    survey.shops.push_back({.at = {300, 280}, .area = {}, .name = "off street", .trade = "03"});
    const ingest::Additions added = ingest::additions_to(two_grids(), survey);
    REQUIRE(added.rows.shops.size() == 4);
    CHECK(added.rows.shops[3].place == PlaceId{1});  // no street is near: the community's
    CHECK(added.rows.shops[0].place == PlaceId{3});
    REQUIRE(added.rows.places.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        const model::PlaceRow& front = added.rows.places[i];
        CHECK(front.kind == "FRNT");
        CHECK(front.parent == PlaceId{4});
        CHECK(front.grid == GridId{1});
        CHECK(added.rows.shops[i + 1].place == front.id);
        const geo::Box ground = geo::box_of(front.shape);
        CHECK((i == 0 ? ground.y0 >= 36 : ground.y1 <= 24));  // the road is 12 m wide
    }
}

TEST_CASE("a new yard takes the new buildings in it", "[ingest]") {
    ingest::Survey survey;
    survey.yards.push_back({.area = box(210, 80, 100, 100), .name = "new", .source = "y"});
    survey.buildings = {building(250, 120, "b")};
    const ingest::Additions added = ingest::additions_to(two_grids(), survey);
    REQUIRE(added.rows.places.size() == 2);
    CHECK(added.rows.places[0].kind == "YARD");
    CHECK(added.rows.places[0].parent == PlaceId{1});
    CHECK(added.rows.places[1].parent == added.rows.places[0].id);
}

TEST_CASE("a point outside every community is kept, in no place", "[ingest]") {
    ingest::Survey survey;
    survey.shops.push_back(
        {.at = {900, 900}, .area = {}, .name = "far", .trade = "03", .source = "shop"});
    survey.facilities.push_back({.shape = geo::point_of({-500, 0}),
                                 .kind = "06",
                                 .name = "hydrant",
                                 .hours = "06:00-22:00",
                                 .source = "hydrant",
                                 .layer = 1});
    const ingest::Additions added = ingest::additions_to(two_grids(), survey);
    CHECK(added.rows.shops.empty());
    REQUIRE(added.rows.facilities.size() == 2);
    CHECK(added.rows.facilities[0].place == PlaceId{});
    CHECK(added.rows.facilities[0].kind == ingest::kShopOutside);
    CHECK(added.rows.facilities[1].place == PlaceId{});
    CHECK(added.rows.facilities[1].hours == "06:00-22:00");
    CHECK(told(added, "outside", true) == Ids{"shop", "hydrant"});
    CHECK(added.outcomes[1].of.layer == 1);
}

TEST_CASE("shops and facilities that are there are not added again", "[ingest]") {
    ingest::Survey survey;
    survey.shops.push_back(
        {.at = {40, 105}, .area = {}, .name = "小店", .trade = "11", .source = "node/1"});
    survey.facilities.push_back(
        {.shape = geo::point_of({40, 40}), .kind = "06", .name = "", .source = "node/2"});
    model::Batch more;
    more.facilities.push_back(
        {.id = model::FacilityId{1}, .kind = "06", .name = "", .shape = geo::point_of({40, 40.1})});
    const model::Snapshot there = model::apply(two_grids(), more);
    const std::vector<model::ShopRow> shops{
        {.id = model::ShopId{1}, .name = "小店", .trade = "11", .source = "node/1"}};
    const ingest::Additions added = ingest::additions_to(there, survey, shops);
    CHECK(added.rows.shops.empty());
    CHECK(added.rows.facilities.empty());
    CHECK(told(added, "already-there", false) == Ids{"node/1", "node/2"});
}
