#include "scene/strip.h"
#include "support/outline.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

using model::PlaceId;
using model::PlaceRow;
using scene::Side;
using scene::Strip;
using scene::StripFront;
using support::block;

namespace {

PlaceRow street(std::int64_t id, const std::string& name, geo::Ring line) {
    return {
        .id = PlaceId{id}, .kind = "STRT", .name = name, .shape = geo::line_of(std::move(line))};
}

PlaceRow front(std::int64_t id, std::int64_t of, geo::Shape shape) {
    return {.id = PlaceId{id},
            .parent = PlaceId{of},
            .kind = "FRNT",
            .name = std::to_string(id),
            .shape = std::move(shape)};
}

struct Streets {
    model::PlacesAndGrids made;
    const model::Places& places;

    explicit Streets(std::vector<PlaceRow> rows)
        : made{model::places_from(std::move(rows), {})}, places{*made.places} {}

    model::Row row(std::int64_t id) const { return model::row_of(places, PlaceId{id}); }
    Strip strip(std::int64_t id) const {
        return scene::strip_of(places, scene::street_of(places, row(id)));
    }
    std::vector<std::string> names(const Strip& strip, Side side) const {
        std::vector<std::string> names;
        for (const StripFront& one : strip.fronts)
            if (one.side == side) names.push_back(places.row[one.place].name);
        return names;
    }
};

}  // namespace

TEST_CASE("fronts stand in walking order on their sides, as wide as they are", "[scene]") {
    const Streets town{{street(1, "人民路", {{0, 0}, {100, 0}}), front(12, 1, block(30, 6, 42, 14)),
                        front(11, 1, block(10, 6, 18, 14)), front(21, 1, block(50, -14, 55, -6))}};
    const Strip strip = town.strip(1);
    CHECK(strip.length_m == Catch::Approx(100));
    CHECK(town.names(strip, Side::Left) == std::vector<std::string>{"11", "12"});
    CHECK(town.names(strip, Side::Right) == std::vector<std::string>{"21"});
    CHECK(strip.fronts[1].from_m == Catch::Approx(30));
    CHECK(strip.fronts[1].to_m == Catch::Approx(42));
    CHECK(strip.heading.x == Catch::Approx(1));
}

TEST_CASE("a street drawn from the east is walked from the west", "[scene]") {
    const Streets town{
        {street(1, "人民路", {{100, 0}, {0, 0}}), front(11, 1, block(10, 6, 18, 14))}};
    const Strip strip = town.strip(1);
    CHECK(strip.fronts[0].from_m == Catch::Approx(10));
    CHECK(strip.fronts[0].side == Side::Left);
}

TEST_CASE("round a bend, the way along the street counts", "[scene]") {
    const Streets town{
        {street(1, "弯街", {{0, 0}, {60, 0}, {60, -60}}), front(11, 1, block(66, -40, 74, -30))}};
    const Strip strip = town.strip(1);
    CHECK(strip.length_m == Catch::Approx(120));
    CHECK(strip.fronts[0].from_m == Catch::Approx(90));
    CHECK(strip.fronts[0].to_m == Catch::Approx(100));
    CHECK(strip.fronts[0].side == Side::Left);
}

TEST_CASE("segments of one street follow each other over the crossings", "[scene]") {
    const Streets town{
        {street(3, "人民路", {{230, 0}, {330, 0}}), street(1, "人民路", {{0, 0}, {100, 0}}),
         street(2, "人民路", {{120, 0}, {210, 0}}), street(4, "人民路", {{2'000, 0}, {2'100, 0}}),
         street(5, "解放路", {{110, 10}, {110, 90}}), front(11, 2, block(130, 6, 140, 14))}};
    const std::vector<model::Row> chain = scene::street_of(town.places, town.row(2));
    CHECK(chain == std::vector<model::Row>{town.row(1), town.row(2), town.row(3)});
    const Strip strip = town.strip(3);
    CHECK(strip.length_m == Catch::Approx(330));
    CHECK(strip.segments[1].from_m == Catch::Approx(120));
    CHECK(strip.fronts[0].from_m == Catch::Approx(130));
}

TEST_CASE("a street that turns back on itself is one street", "[scene]") {
    const Streets town{
        {street(1, "环路", {{0, 0}, {100, 0}}), street(2, "环路", {{120, 0}, {120, -90}}),
         street(3, "环路", {{0, -110}, {110, -110}}), front(11, 3, block(40, -104, 50, -96))}};
    const std::vector<model::Row> chain = scene::street_of(town.places, town.row(1));
    CHECK(chain == std::vector<model::Row>{town.row(1), town.row(2), town.row(3)});
    const Strip strip = town.strip(1);
    REQUIRE(strip.fronts.size() == 1);
    CHECK(strip.fronts[0].side == Side::Right);  // walked westwards, inside the bend
    CHECK(strip.segments[2].from_m > strip.segments[1].to_m);
}

TEST_CASE("a street is walked the way its fronts are numbered", "[scene]") {
    std::vector<PlaceRow> rows{
        street(1, "人民路", {{0, 0}, {100, 0}}), front(11, 1, block(10, 6, 18, 14)),
        front(12, 1, block(30, 6, 42, 14)), front(13, 1, block(60, 6, 70, 14))};
    rows[1].order_in_walk = 3;
    rows[2].order_in_walk = 2;
    rows[3].order_in_walk = 1;
    const Streets town{rows};
    const Strip strip = town.strip(1);
    CHECK(town.names(strip, Side::Right) == std::vector<std::string>{"13", "12", "11"});
    CHECK(strip.fronts[0].from_m == Catch::Approx(30));
    CHECK(strip.fronts[0].to_m == Catch::Approx(40));
    CHECK(strip.heading.x == Catch::Approx(-1));
}

TEST_CASE("corners, overlaps, and pieces in disorder", "[scene]") {
    SECTION("a front that reaches over the end") {
        const Streets town{
            {street(1, "人民路", {{0, 0}, {100, 0}}), front(11, 1, block(-6, 6, 8, 14))}};
        const Strip strip = town.strip(1);
        CHECK(strip.fronts[0].corner);
        CHECK(strip.fronts[0].from_m == Catch::Approx(-6));
    }
    SECTION("two that overlap meet in the middle") {
        const Streets town{{street(1, "人民路", {{0, 0}, {100, 0}}),
                            front(11, 1, block(10, 6, 22, 14)),
                            front(12, 1, block(18, 6, 30, 14))}};
        const Strip strip = town.strip(1);
        CHECK(strip.fronts[0].to_m == Catch::Approx(20));
        CHECK(strip.fronts[1].from_m == Catch::Approx(20));
    }
    SECTION("two on the same spot both keep a metre") {
        const Streets town{{street(1, "人民路", {{0, 0}, {100, 0}}),
                            front(11, 1, block(10, 6, 12, 14)),
                            front(12, 1, block(10, 6, 12, 14))}};
        const Strip strip = town.strip(1);
        REQUIRE(strip.fronts.size() == 2);
        CHECK(strip.fronts[0].to_m - strip.fronts[0].from_m >= 1);
        CHECK(strip.fronts[1].from_m >= strip.fronts[0].to_m);
    }
    SECTION("a street in three pieces, one of them turned") {
        PlaceRow row = street(1, "人民路", {{0, 0}, {40, 0}});
        row.shape.parts = {{{80, 0}, {120, 0}}, {{0, 0}, {40, 0}}, {{80, 0}, {41, 0}}};
        const Streets town{{row, front(11, 1, block(100, 6, 110, 14))}};
        const Strip strip = town.strip(1);
        CHECK(strip.length_m == Catch::Approx(120));
        CHECK(strip.fronts[0].from_m == Catch::Approx(100));
    }
    SECTION("a street without a line") {
        const Streets town{{street(1, "人民路", {}), front(11, 1, block(0, 0, 1, 1))}};
        CHECK(town.strip(1).fronts.empty());
        CHECK(town.strip(1).length_m == 0);
    }
}
