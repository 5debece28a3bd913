#include "ingest/survey_from.h"

#include "ingest/repair.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <utility>
#include <vector>

using base::Word;
using Catch::Approx;
using geo::Point;
using geo::Ring;
using ingest::Feature;
using ingest::Layer;
using ingest::survey_from;
using ingest::Tag;

namespace {

constexpr const char* kZone = "EPSG:4548";
constexpr Point kOrigin{442'000, 4'430'000};

Ring plot(double x, double y, double width, double height) {
    const Point p = kOrigin + Point{x, y};
    return {p, p + Point{width, 0}, p + Point{width, height}, p + Point{0, height}};
}

Feature house(std::string id, Ring ring, std::vector<Tag> tags = {}) {
    tags.insert(tags.begin(), {"building", "yes"});
    return {.id = std::move(id), .tags = std::move(tags), .shape = geo::area_of(std::move(ring))};
}

Layer town_layer(std::vector<Feature> features, std::string file = "town.gpkg") {
    const auto rows = static_cast<std::int64_t>(features.size());
    return {.file = std::move(file),
            .name = "town",
            .crs = kZone,
            .rows = rows,
            .features = std::move(features)};
}

std::vector<std::string> remarked(const ingest::LayerReport& report, std::string_view reason,
                                  bool repaired) {
    for (const ingest::Remark& remark : report.reasons)
        if (remark.reason == reason && remark.repaired == repaired && !remark.flagged)
            return remark.ids;
    return {};
}

std::vector<std::string> flagged(const ingest::LayerReport& report, std::string_view reason) {
    for (const ingest::Remark& remark : report.reasons)
        if (remark.reason == reason && remark.flagged) return remark.ids;
    return {};
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("houses come out where they stand, in metres of the zone of their middle", "[ingest]") {
    Layer layer = town_layer({house("1", plot(0, 0, 20, 10), {{"building:levels", "6"}})});
    const auto out = survey_from({layer}, {});
    REQUIRE(out);
    CHECK(out->survey.epsg == 4548);
    REQUIRE(out->survey.buildings.size() == 1);
    const ingest::SurveyedBuilding& building = out->survey.buildings[0];
    CHECK(geo::area_m2(building.area) == Approx(200));
    CHECK(building.area.parts[0][0].x == Approx(kOrigin.x).margin(0.001));
    CHECK(building.storeys == 6);
    CHECK_FALSE(building.estimated);
    CHECK(building.source == "1");
    REQUIRE(out->crs_notes.size() == 1);
    CHECK(out->crs_notes[0].layer == "town");
    CHECK(out->crs_notes[0].system == "EPSG:4548");
    CHECK(out->crs_notes[0].known == ingest::CrsChoice::Known::Declared);

    layer.crs = "EPSG:4326";
    layer.features = {house("1", {{9.5, 47.1}, {9.501, 47.1}, {9.501, 47.101}})};
    CHECK(survey_from({layer}, {})->survey.epsg == 32632);
    CHECK(survey_from({layer}, {.epsg = 32633})->survey.epsg == 32633);
}

TEST_CASE("a facility keeps the hours that stand on its door", "[ingest]") {
    const Layer layer =
        town_layer({house("1", plot(0, 0, 20, 10)),
                    {.id = "node/2",
                     .tags = {{"amenity", "library"}, {"opening_hours", "Tu-Su 09:00-17:00"}},
                     .shape = geo::point_of(kOrigin + Point{30, 5})}});
    const auto out = survey_from({layer}, {});
    REQUIRE(out);
    REQUIRE(out->survey.facilities.size() == 1);
    CHECK(out->survey.facilities[0].kind == "24");
    CHECK(out->survey.facilities[0].hours == "Tu-Su 09:00-17:00");
}

TEST_CASE("every row is kept or rejected, and each has its reason", "[ingest]") {
    const Point p = kOrigin;
    Feature bow = house("bow", {p, p + Point{10, 10}, p + Point{10, 0}, p + Point{0, 10}});
    Feature flat = house("flat", {p, p + Point{10, 0}});
    Feature sliver = house("sliver", plot(50, 0, 0.5, 0.5));
    Feature twin_a = house("twin a", plot(100, 0, 20, 10));
    Feature twin_b = house("twin b", plot(100, 0, 20, 10), {{"name", "主楼"}});
    geo::Ring& turned = twin_b.shape.parts[0];
    std::rotate(turned.begin(), turned.begin() + 2, turned.end());
    Feature tree{.id = "tree", .tags = {{"natural", "tree"}}, .shape = geo::point_of(p)};
    Layer layer = town_layer({bow, flat, sliver, twin_a, twin_b, tree});
    layer.rows = 7;  // the reader refused one
    ingest::remark(layer.remarks, "no-geometry", "7");

    const auto out = survey_from({layer}, {});
    REQUIRE(out);
    const ingest::LayerReport& report = out->reports.at(0);
    CHECK(report.as == "building");
    CHECK(report.read == 7);
    CHECK(report.kept == 2);
    CHECK(report.repaired == 1);
    CHECK(report.rejected == 5);
    CHECK(remarked(report, "invalid", true) == Ids{"bow"});
    CHECK(remarked(report, "no-area-left", false) == Ids{"flat"});
    CHECK(remarked(report, "too-small", false) == Ids{"sliver"});
    CHECK(remarked(report, "duplicate", false) == Ids{"twin b"});
    CHECK(remarked(report, "not-used", false) == Ids{"tree"});
    CHECK(remarked(report, "no-geometry", false) == Ids{"7"});
    // The bow is two triangles; what the second twin knew is not lost.
    REQUIRE(out->survey.buildings.size() == 3);
    CHECK(out->survey.buildings[2].name == "主楼");
}

TEST_CASE("a multipolygon of houses is taken apart, however many they are", "[ingest]") {
    Feature many = house("18 m", {}, {{"height", "18"}});
    many.shape = {.kind = geo::ShapeKind::Area, .parts = {}, .first_ring = {}};
    for (int i = 0; i < 4000; ++i) {
        many.shape.first_ring.push_back(static_cast<std::uint32_t>(i));
        many.shape.parts.push_back(plot(i % 80 * 30.0, i / 80 * 30.0, 20, 10));
    }
    const auto out = survey_from({town_layer({many})}, {});
    REQUIRE(out);
    CHECK(out->survey.buildings.size() == 4000);
    CHECK(out->survey.buildings[3999].storeys == 6);
    CHECK(remarked(out->reports[0], "exploded", true) == Ids{"18 m"});
}

TEST_CASE("a house that tiles cut in two is one house again", "[ingest]") {
    const Layer west = town_layer(
        {house("way/7", plot(0, 0, 10, 10)), house("way/8", plot(0, 20, 9, 9))}, "west.geojson");
    const Layer east = town_layer(
        {house("way/7", plot(10, 0, 15, 10)), house("way/8", plot(40, 20, 9, 9))}, "east.geojson");
    const auto out = survey_from({west, east}, {});
    REQUIRE(out);
    REQUIRE(out->survey.buildings.size() == 3);  // the pieces of way/8 do not touch
    CHECK(geo::area_m2(out->survey.buildings[0].area) == Approx(250));
    CHECK(out->reports[0].kept == 2);
    CHECK(out->reports[1].kept == 2);
    CHECK(remarked(out->reports[1], "pieces-joined", true) == Ids{"way/7"});
}

TEST_CASE("the pieces of a street follow each other", "[ingest]") {
    const auto piece = [](double from, double to) {
        return Feature{.id = "way/5",
                       .tags = {{"highway", "primary"}, {"name", "成府路"}},
                       .shape = geo::line_of({kOrigin + Point{from, 0}, kOrigin + Point{to, 0}})};
    };
    const auto out =
        survey_from({town_layer({piece(100, 200), piece(0, 100), piece(300, 400)})}, {});
    REQUIRE(out);
    REQUIRE(out->survey.roads.size() == 2);
    CHECK(out->survey.roads[0].name == "成府路");
    CHECK(out->survey.roads[0].width_m == 16);
    CHECK(geo::length_m(geo::line_of(out->survey.roads[0].line)) == Approx(200));
}

TEST_CASE("a part gives its building a height, and is a building where there is none", "[ingest]") {
    Feature tower = house("tower", plot(2, 2, 5, 5), {{"building:levels", "30"}});
    tower.tags[0].key = "building:part";
    Feature alone = house("alone", plot(200, 0, 10, 10));
    alone.tags[0].key = "building:part";
    const auto out = survey_from({town_layer({house("1", plot(0, 0, 20, 20)), tower, alone})}, {});
    REQUIRE(out);
    REQUIRE(out->survey.buildings.size() == 2);
    CHECK(out->survey.buildings[0].storeys == 30);
    CHECK(out->survey.buildings[1].source == "alone");
    CHECK(remarked(out->reports[0], "building-part", false) == Ids{"tower"});
}

TEST_CASE("what nobody says of a house, the ground around it says", "[ingest]") {
    const auto ground = [](std::string id, Ring ring, Tag use) {
        return Feature{.id = std::move(id),
                       .tags = {std::move(use), {"name", "x"}},
                       .shape = geo::area_of(std::move(ring))};
    };
    const auto out = survey_from(
        {town_layer({ground("campus", plot(0, 0, 500, 500), {"amenity", "university"}),
                     ground("homes", plot(0, 0, 100, 100), {"landuse", "residential"}),
                     house("hall", plot(300, 300, 40, 40)), house("home", plot(10, 10, 20, 10)),
                     house("flats", plot(400, 100, 20, 10), {{"name", "紫荆公寓"}}),
                     house("outside", plot(600, 0, 20, 10))})},
        {});
    REQUIRE(out);
    const auto& houses = out->survey.buildings;
    REQUIRE(houses.size() == 4);
    CHECK_FALSE(houses[0].dwelling);
    CHECK(houses[1].dwelling);
    CHECK(houses[2].dwelling);  // its name knows better
    CHECK(houses[3].dwelling);
    REQUIRE(out->survey.yards.size() == 2);
    CHECK(out->survey.yards[0].institution);
    CHECK_FALSE(out->survey.yards[1].institution);
}

TEST_CASE("a survey drawing's closed lines are houses", "[ingest]") {
    Ring outline = plot(0, 0, 20, 10);
    outline.push_back(outline.front());
    Layer layer =
        town_layer({{.id = "1", .tags = {{"层数", "6"}}, .shape = geo::line_of(outline)}});
    layer.name = "房屋面";
    const auto out = survey_from({layer}, {});
    REQUIRE(out);
    REQUIRE(out->survey.buildings.size() == 1);
    CHECK(out->survey.buildings[0].storeys == 6);
    CHECK(remarked(out->reports[0], "outline-filled", true) == Ids{"1"});
}

TEST_CASE("a building with a shop in it is both", "[ingest]") {
    const auto out = survey_from(
        {town_layer({house("1", plot(0, 0, 20, 10), {{"shop", "convenience"}, {"name", "小店"}})})},
        {});
    REQUIRE(out);
    CHECK(out->survey.buildings.size() == 1);
    REQUIRE(out->survey.shops.size() == 1);
    CHECK(out->survey.shops[0].trade == "11");
    CHECK(geo::contains(out->survey.buildings[0].area, out->survey.shops[0].at));
    CHECK(out->reports[0].kept == 1);
}

TEST_CASE("a shop that stands empty is one, and empty", "[ingest]") {
    const auto out =
        survey_from({town_layer({house("1", plot(0, 0, 20, 10), {{"shop", "vacant"}}),
                                 house("2", plot(30, 0, 50, 10), {{"shop", "bakery"}})})},
                    {});
    REQUIRE(out);
    REQUIRE(out->survey.shops.size() == 2);
    CHECK(out->survey.shops[0].vacant);
    CHECK_FALSE(out->survey.shops[1].vacant);
}

TEST_CASE("what lies far from the houses never widens the map", "[ingest]") {
    std::vector<Feature> rows;
    for (int i = 0; i < 40; ++i)
        rows.push_back(house(std::to_string(i), plot(i * 30.0, 0, 20, 10)));
    rows.push_back(house("lost", plot(60'000, 0, 20, 10)));
    const auto out = survey_from({town_layer(rows)}, {});
    REQUIRE(out);
    CHECK(out->survey.buildings.size() == 40);
    CHECK(remarked(out->reports[0], "far-away", false) == Ids{"lost"});
}

TEST_CASE("of a city's shops those of the neighbourhood are its own, the others outside",
          "[ingest]") {
    std::vector<Feature> rows;
    for (int i = 0; i < 120; ++i)
        rows.push_back(house(std::to_string(i), plot(i * 30.0, 0, 20, 10)));
    const auto cafe = [](std::string id, double x) {
        return Feature{.id = std::move(id),
                       .tags = {{"amenity", "cafe"}},
                       .shape = geo::point_of(kOrigin + Point{x, 0})};
    };
    rows.push_back(cafe("near", 3700));
    rows.push_back(cafe("elsewhere", 9000));
    rows.push_back(cafe("next city", 90'000));
    rows.push_back({.id = "hydrant",
                    .tags = {{"emergency", "fire_hydrant"}},
                    .shape = geo::point_of(kOrigin + Point{9000, 50})});
    rows.push_back({.id = "tree",
                    .tags = {{"natural", "tree"}},
                    .shape = geo::point_of(kOrigin + Point{9000, 60})});
    const auto out = survey_from({town_layer(rows)}, {});
    REQUIRE(out);
    REQUIRE(out->survey.shops.size() == 1);
    CHECK(out->survey.shops[0].source == "near");
    CHECK(flagged(out->reports[0], "outside") == Ids{"elsewhere", "next city", "hydrant"});
    CHECK(remarked(out->reports[0], "not-used", false) == Ids{"tree"});
    CHECK(out->reports[0].kept == 124);
    CHECK(out->reports[0].repaired == 0);
    REQUIRE(out->survey.outside.size() == 3);
    CHECK(out->survey.outside[0].kind == ingest::kShopOutside);
    CHECK(out->survey.outside[2].kind == "06");
    // Into a store all may come: its places will tell which of them are outside.
    CHECK(survey_from({town_layer(rows)}, {.into_store = true})->survey.shops.size() == 3);
}

TEST_CASE("files of two cities are not one place", "[ingest]") {
    Layer wuhan = town_layer({house("1", plot(0, 0, 20, 10))}, "b.gpkg");
    wuhan.crs = "EPSG:4547";
    const auto refused = survey_from({town_layer({house("1", plot(0, 0, 20, 10))}), wuhan}, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == Word::TooFarApart);
}

TEST_CASE("a neighbour that knows its place tells the zone to ask about", "[ingest]") {
    Layer open = town_layer({house("1", plot(100, 0, 20, 10))}, "open.shp");
    open.crs.clear();
    const auto alone = survey_from({open}, {});
    CHECK(alone.error().word == Word::CrsAsk);
    const auto refused = survey_from({open, town_layer({house("2", plot(0, 0, 20, 10))})}, {});
    CHECK(refused.error().word == Word::CrsAskLike);
    CHECK(refused.error().parts == Ids{"open.shp", "EPSG:4548"});
}

TEST_CASE("a shop that two files name is one shop", "[ingest]") {
    const std::vector<Tag> tags{{"amenity", "cafe"}, {"name", "库迪"}};
    const geo::Shape door = geo::point_of(kOrigin + Point{5, -1});
    const Layer osm = town_layer(
        {{.id = "node/9", .tags = tags, .shape = door}, house("way/1", plot(0, 0, 20, 10))});
    const Layer list = town_layer({{.id = "1", .tags = tags, .shape = door}}, "list.geojson");
    const auto out = survey_from({osm, list}, {});
    REQUIRE(out);
    CHECK(out->survey.shops.size() == 1);
    CHECK(remarked(out->reports[1], "duplicate", false) == Ids{"1"});
}

TEST_CASE("latitudes written first are turned round, and every row says so", "[ingest]") {
    Layer layer =
        town_layer({house("1", {{40.003, 116.326}, {40.003, 116.327}, {40.004, 116.327}})});
    layer.crs = "EPSG:4326";
    const auto out = survey_from({layer}, {});
    REQUIRE(out);
    CHECK(out->survey.epsg == 4548);
    CHECK(remarked(out->reports[0], "swapped-axes", true) == Ids{"1"});
}

TEST_CASE("what is declared as GCJ-02 moves back some hundred metres", "[ingest]") {
    Layer layer =
        town_layer({house("1", {{116.326, 40.003}, {116.327, 40.003}, {116.327, 40.004}})});
    layer.crs = "EPSG:4326";
    const auto as_is = survey_from({layer}, {});
    const auto moved = survey_from({layer}, {.crs = "GCJ-02"});
    REQUIRE(as_is);
    REQUIRE(moved);
    const Point a = as_is->survey.buildings[0].area.parts[0][0];
    const Point b = moved->survey.buildings[0].area.parts[0][0];
    CHECK(geo::length_m(geo::line_of({a, b})) > 100);
    CHECK(geo::length_m(geo::line_of({a, b})) < 700);
    CHECK(moved->crs_notes[0].system == "GCJ-02");
    CHECK(moved->crs_notes[0].known == ingest::CrsChoice::Known::Said);
}

TEST_CASE("without anything to stand on there is no store, but there may be shops for one",
          "[ingest]") {
    const Layer cafes = town_layer({{.id = "1",
                                     .tags = {{"amenity", "cafe"}, {"name", "库迪"}},
                                     .shape = geo::point_of(kOrigin)}});
    CHECK(survey_from({cafes}, {}).error().word == Word::NothingToBuild);
    CHECK(survey_from({}, {}).error().word == Word::NothingToBuild);
    const auto more = survey_from({cafes}, {.into_store = true});
    REQUIRE(more);
    CHECK(more->survey.shops.size() == 1);
}

TEST_CASE("one layer of several can be chosen", "[ingest]") {
    Layer other = town_layer({house("2", plot(100, 0, 20, 10))});
    other.name = "other";
    const std::vector<Layer> both{town_layer({house("1", plot(0, 0, 20, 10))}), other};
    CHECK(survey_from(both, {.layer = "other"})->survey.buildings[0].source == "2");
    const auto refused = survey_from(both, {.layer = "third"});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == Word::LayerMissing);
    CHECK(refused.error().parts == Ids{"town.gpkg", "third", "town, other"});
}

TEST_CASE("a row with a point that is nowhere is refused alone", "[ingest]") {
    Layer layer = town_layer({house("1", {{116.326, 40.003}, {116.327, 40.003}, {116.327, 40.004}}),
                              house("2", {{116.326, 40.003}, {116.327, 40.003}, {116.327, 1e30}})});
    layer.crs = "EPSG:4326";
    const auto out = survey_from({layer}, {});
    REQUIRE(out);
    CHECK(out->survey.buildings.size() == 1);
    CHECK(remarked(out->reports[0], "not-on-earth", false) == Ids{"2"});
}

TEST_CASE("two outlines are the same wherever they begin and whichever way they run", "[ingest]") {
    geo::Shape a = geo::area_of(plot(0, 0, 20, 10));
    geo::Shape b = a;
    std::ranges::reverse(b.parts[0]);
    std::rotate(b.parts[0].begin(), b.parts[0].begin() + 1, b.parts[0].end());
    CHECK(ingest::fingerprint_of(a) == ingest::fingerprint_of(b));
    b.parts[0][0].x += 0.02;
    CHECK(ingest::fingerprint_of(a) != ingest::fingerprint_of(b));
}
