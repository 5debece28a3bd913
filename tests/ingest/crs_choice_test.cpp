#include "ingest/crs_choice.h"

#include "geo/crs.h"

#include <catch_amalgamated.hpp>

#include <utility>
#include <vector>

using base::Word;
using geo::Point;
using ingest::choose_crs;
using ingest::CrsChoice;
using ingest::Layer;

namespace {

Layer layer_of(std::string crs, std::vector<Point> points, bool from_osm = false) {
    Layer layer{.file = "a.shp", .name = "a", .crs = std::move(crs), .from_osm = from_osm};
    for (const Point p : points) layer.features.push_back({.shape = geo::point_of(p)});
    return layer;
}

const std::vector<Point> kWudaokou{{116.326, 40.003}, {116.33, 39.992}};
const std::vector<Point> kNorthFirst{{40.003, 116.326}, {39.992, 116.33}};
const std::vector<Point> kMetres{{442'446, 4'430'079}, {442'700, 4'430'500}};
const std::vector<Point> kPrefixed{{39'442'446, 4'430'079}, {39'442'700, 4'430'500}};

}  // namespace

TEST_CASE("what a file declares is honoured", "[ingest]") {
    const auto choice = choose_crs(layer_of("EPSG:4548", kMetres), "");
    REQUIRE(choice);
    CHECK(choice->from == "EPSG:4548");
    CHECK(choice->known == CrsChoice::Known::Declared);
    CHECK_FALSE(choice->swapped);
    // The user's word is for files that need it.
    CHECK(choose_crs(layer_of("EPSG:4548", kMetres), "EPSG:4547")->from == "EPSG:4548");
}

TEST_CASE("degrees that nobody declares are WGS 84, and it is said", "[ingest]") {
    const auto china = choose_crs(layer_of("", kWudaokou), "");
    REQUIRE(china);
    CHECK(china->from == geo::kDegrees);
    CHECK(china->known == CrsChoice::Known::AssumedInChina);
    CHECK(choose_crs(layer_of("", {{9.5, 47.1}}), "")->known == CrsChoice::Known::Assumed);
}

TEST_CASE("latitude written first is noticed, declared or not", "[ingest]") {
    for (const char* crs : {"", "EPSG:4326", "EPSG:4490"}) {
        CAPTURE(crs);
        const auto choice = choose_crs(layer_of(crs, kNorthFirst), "");
        REQUIRE(choice);
        CHECK(choice->swapped);
    }
    // Kashgar: both numbers could be latitudes, but only one way is on land.
    CHECK(choose_crs(layer_of("", {{39.47, 75.99}}), "")->swapped);
    CHECK_FALSE(choose_crs(layer_of("", {{75.99, 39.47}}), "")->swapped);
}

TEST_CASE("a zone before the easting names the system", "[ingest]") {
    const auto choice = choose_crs(layer_of("", kPrefixed), "");
    REQUIRE(choice);
    CHECK(choice->from == "EPSG:4527");  // zone 39, 117 E
    CHECK_FALSE(choice->swapped);
    std::vector<Point> north_first;
    for (const Point p : kPrefixed) north_first.push_back({p.y, p.x});
    const auto turned = choose_crs(layer_of("", north_first), "");
    REQUIRE(turned);
    CHECK(turned->from == "EPSG:4527");
    CHECK(turned->swapped);
}

TEST_CASE("metres without a zone are asked about, and taken when the user says", "[ingest]") {
    const auto refused = choose_crs(layer_of("", kMetres), "");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == Word::CrsAsk);
    CHECK(refused.error().parts[1].find("GK") != std::string::npos);

    const auto said = choose_crs(layer_of("", kMetres), "EPSG:4548");
    REQUIRE(said);
    CHECK(said->from == "EPSG:4548");
    CHECK(choose_crs(layer_of("", kMetres), "4548")->from == "EPSG:4548");
    const auto north_first = choose_crs(layer_of("", {{4'430'079, 442'446}}), "EPSG:4548");
    REQUIRE(north_first);
    CHECK(north_first->swapped);
}

TEST_CASE("web mercator is recognised and asked about", "[ingest]") {
    const auto refused = choose_crs(layer_of("", {{12'949'351, 4'866'378}}), "");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == Word::CrsAskLike);
    CHECK(refused.error().parts == std::vector<std::string>{"a.shp", "EPSG:3857"});
}

TEST_CASE("a declaration that the numbers deny is refused, until the user says better",
          "[ingest]") {
    const auto metres = choose_crs(layer_of("EPSG:4326", kPrefixed), "");
    REQUIRE_FALSE(metres);
    CHECK(metres.error().word == Word::CrsWrong);
    CHECK(metres.error().parts == std::vector<std::string>{"a.shp", "EPSG:4326", "EPSG:4527"});
    CHECK(choose_crs(layer_of("EPSG:4326", kPrefixed), "EPSG:4527")->from == "EPSG:4527");

    const auto degrees = choose_crs(layer_of("EPSG:4547", kWudaokou), "");
    REQUIRE_FALSE(degrees);
    CHECK(degrees.error().parts[2] == "EPSG:4326");
    // The zone prefix, declared as a zone without one.
    const auto zone = choose_crs(layer_of("EPSG:4548", kPrefixed), "");
    REQUIRE_FALSE(zone);
    CHECK(zone.error().parts[2] == "EPSG:4527");
    // What the user says is weighed too.
    CHECK(choose_crs(layer_of("", kWudaokou), "EPSG:4547").error().word == Word::CrsWrong);
}

TEST_CASE("systems with local parameters are never guessed", "[ingest]") {
    for (const char* crs : {"EPSG:4214", "EPSG:2431", "EPSG:4610", "EPSG:2383"}) {
        CAPTURE(crs);
        const auto refused = choose_crs(layer_of(crs, kMetres), "");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().word == Word::CrsLocal);
    }
    CHECK(choose_crs(layer_of("EPSG:2431", kMetres), "EPSG:4548")->from == "EPSG:4548");
}

TEST_CASE("a shifted system is taken only when said, and never for OpenStreetMap", "[ingest]") {
    for (const char* crs : {"", "EPSG:4326"}) {
        CHECK(choose_crs(layer_of(crs, kWudaokou), "GCJ-02")->shift == CrsChoice::Shift::Gcj02);
        CHECK(choose_crs(layer_of(crs, kWudaokou), "bd09")->shift == CrsChoice::Shift::Bd09);
        CHECK(choose_crs(layer_of(crs, kWudaokou), "")->shift == CrsChoice::Shift::None);
    }
    CHECK(choose_crs(layer_of("EPSG:4326", kWudaokou, true), "GCJ-02")->shift ==
          CrsChoice::Shift::None);
    CHECK(choose_crs(layer_of("EPSG:4548", kMetres), "GCJ-02")->shift == CrsChoice::Shift::None);
}

TEST_CASE("a few stray points do not change what a layer looks like", "[ingest]") {
    std::vector<Point> points(200, kWudaokou[0]);
    points.push_back({0, 0});
    points.push_back({1e9, 1e9});
    const auto choice = choose_crs(layer_of("EPSG:4326", points), "");
    REQUIRE(choice);
    CHECK_FALSE(choice->swapped);
}

TEST_CASE("an undefined system counts as none, an unknown text is no system", "[ingest]") {
    CHECK(choose_crs(layer_of("LOCAL_CS[\"Undefined SRS\"]", kWudaokou), "")->from ==
          geo::kDegrees);
    CHECK(choose_crs(layer_of("", kWudaokou), "EPSG:999999").error().word == Word::CrsUnknown);
    CHECK(choose_crs(layer_of("", {}), ""));
}
