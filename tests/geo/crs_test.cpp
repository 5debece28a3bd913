#include "geo/crs.h"

#include <catch_amalgamated.hpp>

using Catch::Approx;
using geo::epsg_at;
using geo::Point;

TEST_CASE("a store takes the 3-degree zone of its centre, outside China the UTM zone", "[geo]") {
    CHECK(epsg_at(114.0, 30.6) == 4547);  // Wuhan: central meridian 114 E
    CHECK(epsg_at(116.4, 39.9) == 4548);  // Beijing: 117 E
    CHECK(epsg_at(75.0, 39.5) == 4534);   // Kashgar: 75 E
    CHECK(epsg_at(135.0, 48.0) == 4554);  // 135 E
    CHECK(epsg_at(112.5, 30.0) == 4547);  // a border belongs to the zone east of it
    CHECK(epsg_at(112.4999, 30.0) == 4546);
    CHECK(epsg_at(73.5, 30.0) == 4534);
    CHECK(epsg_at(73.4999, 30.0) == 32643);
    CHECK(epsg_at(136.5, 30.0) == 32653);
    CHECK(epsg_at(114.0, -1.0) == 32750);   // the same longitude south of the equator
    CHECK(epsg_at(-0.1, 51.5) == 32630);    // London
    CHECK(epsg_at(151.2, -33.9) == 32756);  // Sydney
    CHECK(epsg_at(-180.0, 10.0) == 32601);
    CHECK(epsg_at(180.0, 10.0) == 32601);
}

TEST_CASE("one known point of each coordinate system", "[geo]") {
    // On the central meridian the northing is the length of the meridian from the equator,
    // 3 320 113.398 m at 30 degrees (GRS 80), by UTM's scale of 0.9996 for UTM.
    struct Known {
        int epsg;
        Point degrees;
        Point metres;
    };
    const Known known = GENERATE(Known{4534, {75, 30}, {500'000, 3'320'113.398}},
                                 Known{4547, {114, 30}, {500'000, 3'320'113.398}},
                                 Known{4554, {135, 30}, {500'000, 3'320'113.398}},
                                 Known{4547, {114, 0}, {500'000, 0}},
                                 Known{4547, {115, 30}, {596'488.75, 3'320'534.4}},
                                 Known{32630, {-3, 30}, {500'000, 3'318'785.353}},
                                 Known{32722, {-51, -30}, {500'000, 10'000'000 - 3'318'785.353}});
    CAPTURE(known.epsg, known.degrees.x);
    const auto projection = geo::Projection::to(known.epsg);
    REQUIRE(projection);
    const Point metres = projection->projected_from_degrees(known.degrees);
    CHECK(metres.x == Approx(known.metres.x).margin(0.02));
    CHECK(metres.y == Approx(known.metres.y).margin(0.2));
    const Point back = projection->degrees_from_projected(metres);
    CHECK(back.x == Approx(known.degrees.x).margin(1e-9));
    CHECK(back.y == Approx(known.degrees.y).margin(1e-9));
}

TEST_CASE("every zone of China is known by name and text", "[geo]") {
    for (int epsg = 4534; epsg <= 4554; ++epsg) {
        const auto text = geo::crs_text(epsg);
        REQUIRE(text);
        CHECK(text->name.find("CGCS2000") != std::string::npos);
        CHECK(text->wkt.starts_with("PROJCS["));
    }
    CHECK(geo::crs_text(4326)->wkt.starts_with("GEOGCS["));
}

TEST_CASE("a code nobody knows is refused", "[geo]") {
    const auto text = geo::crs_text(999'999);
    REQUIRE_FALSE(text);
    CHECK(text.error().word == base::Word::CrsUnknown);
    CHECK(text.error().parts == std::vector<std::string>{"999999"});
    CHECK_FALSE(geo::Projection::to(999'999));
    CHECK_FALSE(geo::Projection::to(0));
}
