#include "walk_street.h"

#include <catch_amalgamated.hpp>

using Catch::Approx;
using derive::kNotReached;
using derive::WalkMeasure;
using derive::WalkReach;
using walk_street::Street;

namespace {

double seconds(const Street& street, const WalkReach& reach, const char* name) {
    return static_cast<double>(reach.seconds[street.row(name)]);
}

/// A shop of trade 06 in the front at x 160, another at x 1520.
model::Batch with_laundries() {
    model::Batch rows = walk_street::batch();
    const Street bare{rows};
    rows.shops = {walk_street::shop(1, walk_street::id_of(bare.is, "f1"), "06"),
                  walk_street::shop(2, walk_street::id_of(bare.is, "f2"), "06"),
                  walk_street::shop(3, walk_street::id_of(bare.is, "f1"), "06", "2")};
    return rows;
}

}  // namespace

TEST_CASE("minutes to the nearest laundry from every building", "[derive]") {
    const Street street{with_laundries()};
    const WalkReach reach = street.reach("06");
    CHECK(reach.measure == WalkMeasure::Ways);
    CHECK(reach.suppliers.size() == 2);  // one has closed down
    // Twice six seconds from the door to the way, a minute for 80 m.
    CHECK(seconds(street, reach, "a1") == Approx(132));
    CHECK(seconds(street, reach, "a2") == Approx(72));
    CHECK(seconds(street, reach, "b1") == Approx(192));
    CHECK(seconds(street, reach, "b3") == Approx(72));
    CHECK(reach.supplier[street.row("b2")] == 0);
    CHECK(reach.supplier[street.row("b3")] == 1);
    CHECK(reach.suppliers[1].name == "shop2");
    CHECK(reach.seconds[street.row("w")] == kNotReached);
    CHECK(reach.within(street.row("a2"), 2));
    CHECK_FALSE(reach.within(street.row("a1"), 2));
    // Beyond the limit nothing is said.
    CHECK(seconds(street, street.reach("06", {}, 2), "a1") == static_cast<double>(kNotReached));
}

TEST_CASE("old people and wheelchairs take longer", "[derive]") {
    const Street street{with_laundries()};
    const auto at = [&](derive::WalkProfile profile) {
        return seconds(street,
                       derive::reach_of(street.is, *street.walk,
                                        {.services = {*derive::service_of(street.is, "06")},
                                         .profile = profile,
                                         .moment = {}}),
                       "a2");
    };
    CHECK(at(derive::WalkProfile::Elderly) == Approx(96));
    CHECK(at(derive::WalkProfile::Wheelchair) == Approx(115.2));
}

TEST_CASE("the way to the nearest can be drawn", "[derive]") {
    const Street street{with_laundries()};
    const WalkReach reach = street.reach("06");
    const geo::Ring way = derive::way_to_supplier(street.is, *street.walk, reach, street.row("a1"));
    CHECK(way == geo::Ring{{0, 8}, {0, 0}, {80, 0}, {160, 0}, {160, 8}});
    CHECK(derive::way_to_supplier(street.is, *street.walk, reach, street.row("w")).empty());
}

TEST_CASE("what is closed at the moment is left out, unknown hours are told", "[derive]") {
    model::Batch rows = with_laundries();
    rows.facilities = {walk_street::facility(1, {0, -8}, "11", "Mo-Fr 08:00-17:00"),
                       walk_street::facility(2, {400, -8}, "11", "by appointment"),
                       walk_street::facility(3, {1600, -8}, "11", "周一至周日 8:00-20:00")};
    const Street street{rows};
    const WalkReach any = street.reach("K16.11");
    CHECK(any.suppliers.size() == 3);
    CHECK(any.hours_unknown == 0);
    CHECK(seconds(street, any, "a1") == Approx(12));
    const WalkReach sunday = street.reach("K16.11", route::Moment{6, 600});
    CHECK(sunday.suppliers.size() == 2);
    CHECK(sunday.shut == 1);
    CHECK(sunday.hours_unknown == 1);
    CHECK(seconds(street, sunday, "a1") == Approx(312));
    CHECK(street.reach("06", route::Moment{6, 600}).hours_unknown == 2);  // shops have no hours
}

TEST_CASE("an opened gate is seen at once, and shut at night", "[derive]") {
    model::Batch rows = with_laundries();
    rows.walk_edges[1].kind = "gate";  // x 80 to 160
    rows.walk_edges[1].hours = "06:00-22:00";
    rows.walk_edges[1].closed = true;
    const Street shut{rows};
    CHECK(seconds(shut, shut.reach("06"), "a1") == static_cast<double>(kNotReached));
    rows.walk_edges[1].closed = false;
    const Street open{rows};
    CHECK(seconds(open, open.reach("06"), "a1") == Approx(132));
    CHECK(seconds(open, open.reach("06", route::Moment{0, 23 * 60}), "a1") ==
          static_cast<double>(kNotReached));
}

TEST_CASE("a spot where one might be counts beside those that are", "[derive]") {
    const Street street{with_laundries()};
    derive::WalkAsk ask{.services = {*derive::service_of(street.is, "06")}, .moment = {}};
    ask.also = {{80, -8}};
    const WalkReach reach = derive::reach_of(street.is, *street.walk, ask);
    CHECK(seconds(street, reach, "a2") == Approx(12));
    CHECK(reach.suppliers[reach.supplier[street.row("a2")]].is == derive::Supplier::Is::Spot);
    const WalkReach alone = derive::reach_from(street.is, *street.walk, {{80, -8}}, {});
    CHECK(alone.suppliers.size() == 1);
    CHECK(seconds(street, alone, "b3") == Approx(12 + 19 * 60));
    // A spot far from every way serves nobody, and is told.
    const WalkReach nowhere = derive::reach_from(street.is, *street.walk, {{80, -800}}, {});
    CHECK(nowhere.suppliers.empty());
    CHECK(nowhere.lost.size() == 1);
}

TEST_CASE("a wide ground is reached at its border", "[derive]") {
    model::Batch rows = walk_street::batch();
    rows.facilities = {walk_street::facility(1, {}, "17")};
    rows.facilities[0].shape = support::block(400, -400, 800, -8);
    const Street street{rows};
    CHECK(seconds(street, street.reach("K16.17"), "b1") == Approx(12));
    CHECK(seconds(street, street.reach("K16.17"), "a2") == Approx(12 + 240));
}

TEST_CASE("without any network minutes go as the crow flies, a third longer, and say so",
          "[derive]") {
    model::Batch rows = with_laundries();
    rows.walk_edges.clear();
    for (model::PlaceRow& place : rows.places)
        if (place.name == "lane") place.shape = {};
    const Street street{rows};
    CHECK(street.walk->measure == WalkMeasure::Straight);
    const WalkReach reach = street.reach("06");
    CHECK(reach.measure == WalkMeasure::Straight);
    CHECK(seconds(street, reach, "a1") == Approx(160 * 1.3 / 80 * 60));
    CHECK(seconds(street, reach, "b3") == Approx(80 * 1.3 / 80 * 60));
    CHECK(derive::way_to_supplier(street.is, *street.walk, reach, street.row("a1")) ==
          geo::Ring{{0, 8}, {160, 8}});
    const auto bands = derive::bands_of(*street.walk, reach);
    REQUIRE(bands.size() == 4);
    CHECK(bands[0].minutes == 5);
    CHECK(geo::contains(bands[0].area, {160, 300}));
    CHECK_FALSE(geo::contains(bands[0].area, {160, 320}));
}

TEST_CASE("bands are drawn around the ways", "[derive]") {
    const Street street{with_laundries()};
    const int limits_min[] = {2, 5};
    const auto bands = derive::bands_of(*street.walk, street.reach("06"), limits_min);
    REQUIRE(bands.size() == 2);
    CHECK(geo::contains(bands[0].area, {40, 0}));
    CHECK_FALSE(geo::contains(bands[0].area, {480, 0}));
    CHECK(geo::contains(bands[1].area, {480, 0}));
    CHECK_FALSE(geo::contains(bands[1].area, {480, 60}));
}

TEST_CASE("services have the names of codes that the stores know", "[derive]") {
    std::vector<std::string> keys;
    std::vector<int> items;
    for (const derive::Service& service : derive::services()) {
        keys.push_back(service.key);
        if (service.item > 0) items.push_back(service.item);
    }
    auto each_once = keys;
    std::ranges::sort(each_once);
    CHECK(std::ranges::adjacent_find(each_once) == each_once.end());
    CHECK(items == std::vector{1, 2, 3, 4, 5, 6, 7, 7, 8, 9});
    CHECK(derive::services_of(derive::ServiceGroup::Everyday).size() == 10);
    CHECK(derive::services_of(derive::ServiceGroup::Utility).size() == 8);
    CHECK(derive::services_of(derive::ServiceGroup::Standard).size() == 11);
    model::Snapshot is;
    CHECK(derive::service_of(is, "02")->trades == std::vector<std::string>{"02", "11", "12"});
    CHECK(derive::service_of(is, "K16.43")->key == "K16.43");
    CHECK_FALSE(derive::service_of(is, "17"));
    CHECK_FALSE(derive::service_of(is, "K02.01"));
    is.codes = std::make_shared<const std::vector<model::CodeItem>>(
        std::vector<model::CodeItem>{{"K10", "17", "五金", "Hardware"}});
    CHECK(derive::service_of(is, "17")->trades == std::vector<std::string>{"17"});
}

TEST_CASE("minutes and norms of a service can be set", "[derive]") {
    model::Batch rows = walk_street::batch();
    rows.parameters = {{model::ParameterId{1}, "minutes.K10.06", 12},
                       {model::ParameterId{2}, "persons_per.K10.06", 2000}};
    const Street street{rows};
    const derive::Service laundry = *derive::service_of(street.is, "06");
    CHECK(laundry.minutes == 8);
    CHECK(derive::minutes_of(street.is, laundry) == 12);
    CHECK(derive::persons_per(street.is, laundry) == 2000.0);
    CHECK_FALSE(derive::persons_per(street.is, *derive::service_of(street.is, "05")));
}
