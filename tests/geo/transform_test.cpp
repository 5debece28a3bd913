#include "geo/crs.h"

#include <catch_amalgamated.hpp>

#include <cmath>
#include <vector>

using Catch::Approx;
using geo::Point;

TEST_CASE("one known point of each system that files come in", "[geo]") {
    // Expected values by gdaltransform of Debian 12 (GDAL 3.6.2, PROJ 9.1.1).
    struct Known {
        const char* crs;
        Point degrees;
        Point there;
    };
    const Known known =
        GENERATE(Known{"EPSG:4547", {114.305, 30.593}, {529'251.846, 3'385'891.496}},
                 Known{"EPSG:4548", {116.326, 40.003}, {442'446.826, 4'430'079.746}},
                 Known{"EPSG:4527", {116.326, 40.003}, {39'442'446.826, 4'430'079.746}},
                 Known{"EPSG:4498", {116.326, 40.003}, {20'442'446.826, 4'430'079.746}},
                 Known{"EPSG:3857", {116.326, 40.003}, {12'949'351.086, 4'866'378.241}},
                 Known{"EPSG:32650", {116.326, 40.003}, {442'469.847, 4'428'307.714}},
                 Known{"EPSG:3826", {121.5654, 25.033}, {307'056.819, 2'769'551.837}},
                 Known{"EPSG:32632", {9.5215, 47.141}, {539'542.874, 5'220'965.038}},
                 Known{"EPSG:4490", {116.326, 40.003}, {116.326, 40.003}},
                 Known{"EPSG:4326", {116.326, 40.003}, {116.326, 40.003}});
    CAPTURE(known.crs);
    const auto there = geo::Transform::between(geo::kDegrees, known.crs);
    const auto back = geo::Transform::between(known.crs, geo::kDegrees);
    REQUIRE(there);
    REQUIRE(back);
    std::vector<Point> points{known.degrees, known.degrees};
    there->apply(points);
    CHECK(points[1].x == Approx(known.there.x).margin(0.002));
    CHECK(points[1].y == Approx(known.there.y).margin(0.002));
    back->apply(points);
    CHECK(points[0].x == Approx(known.degrees.x).margin(1e-9));
    CHECK(points[0].y == Approx(known.degrees.y).margin(1e-9));
}

TEST_CASE("a point that no map can show becomes infinity, and spoils no other", "[geo]") {
    const auto transform = geo::Transform::between("EPSG:4326", "EPSG:4547");
    REQUIRE(transform);
    std::vector<Point> points{{114, 30}, {114, 300}, {114, 31}};
    transform->apply(points);
    CHECK(std::isfinite(points[0].x));
    CHECK_FALSE(std::isfinite(points[1].y));
    CHECK(points[2].x == Approx(500'000));
    transform->apply({});
}

TEST_CASE("a coordinate system tells what it is", "[geo]") {
    const auto gk = geo::crs_facts("EPSG:4547");
    REQUIRE(gk);
    CHECK(gk->epsg == 4547);
    CHECK_FALSE(gk->degrees);
    CHECK(gk->use.contains({114, 30}));
    CHECK_FALSE(gk->use.contains({120, 30}));

    const auto wgs = geo::crs_facts("EPSG:4326");
    REQUIRE(wgs);
    CHECK(wgs->degrees);

    const auto beijing = geo::crs_facts(geo::crs_text(2431)->wkt);  // by its WKT
    REQUIRE(beijing);
    CHECK(beijing->datum.find("Beijing") != std::string::npos);
    CHECK_FALSE(beijing->own_shift);

    const auto plane = geo::crs_facts("LOCAL_CS[\"drawing\",UNIT[\"metre\",1]]");
    REQUIRE(plane);
    CHECK_FALSE(plane->earth);
    CHECK_FALSE(geo::crs_facts("nonsense"));
}
