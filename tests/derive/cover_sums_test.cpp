#include "walk_street.h"

#include "derive/cover_sums.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <utility>
#include <vector>

using derive::CoverBy;
using walk_street::Street;

namespace {

model::Batch with_shops(const std::vector<std::pair<const char*, const char*>>& trades) {
    model::Batch rows = walk_street::batch();
    const Street bare{rows};
    for (std::size_t i = 0; i < trades.size(); ++i)
        rows.shops.push_back(walk_street::shop(static_cast<int>(i) + 1,
                                               walk_street::id_of(bare.is, trades[i].first),
                                               trades[i].second));
    return rows;
}

struct Summed {
    derive::WalkReach reach;
    derive::Coverage coverage;
    derive::CoverSums sums;

    Summed(const Street& street, int minutes)
        : reach{street.reach("06")},
          coverage{
              derive::coverage_of(street.is, *street.walk, reach, minutes, walk_street::kMorning)},
          sums{derive::cover_sums(street.is, *street.walk, reach, coverage)} {}
};

}  // namespace

TEST_CASE("households stand in the bar of their minutes", "[derive]") {
    const Street street{with_shops({{"f1", "06"}})};
    const Summed found{street, 5};
    const auto& bars = found.sums.minutes;
    CHECK(bars.at(0).households == 0);
    CHECK(bars.at(1).households == 20);  // a2 in 72 s
    CHECK(bars.at(2).households == 10);  // a1 in 132 s
    CHECK(bars.at(3).households == 30);  // b1 in 192 s
    CHECK(bars.at(4).households == 5);   // b2 in 252 s
    CHECK(bars.at(18).households == 7);  // b3 in 18 minutes and 12 seconds
    CHECK(bars.at(18).rows == std::vector<model::Row>{street.row("b3")});
    CHECK(found.sums.unknown.households == 0);
    std::uint32_t all = 0;
    for (const derive::MinuteBar& bar : bars) all += bar.households;
    CHECK(all == found.sums.whole.at(CoverBy::Households).whole);
    CHECK(found.sums.whole.at(CoverBy::Households).covered == 65);
}

TEST_CASE("what is farther than any bar, or not known, has its own", "[derive]") {
    model::Batch rows = with_shops({{"f1", "06"}});
    // The way breaks off before b3, which is left on a piece of its own.
    std::erase_if(rows.walk_edges,
                  [](const model::WalkEdgeRow& edge) { return edge.id == model::WalkEdgeId{19}; });
    const Street street{rows};
    const Summed found{street, 15};
    CHECK(found.sums.minutes.at(18).households == 0);
    CHECK(found.sums.unknown.households == 7);
    CHECK(found.sums.unknown.rows == std::vector<model::Row>{street.row("b3")});
    // Closed, it is only too far: everybody knows that there is a way.
    model::Batch barred = with_shops({{"f1", "06"}});
    for (model::WalkEdgeRow& edge : barred.walk_edges)
        edge.closed = edge.id == model::WalkEdgeId{19};
    const Street closed{barred};
    const Summed far{closed, 15};
    CHECK(far.sums.minutes.back().households == 7);
    CHECK(far.sums.unknown.households == 0);
}

TEST_CASE("the community that is served worst stands first", "[derive]") {
    const Street street{with_shops({{"f1", "06"}})};
    const Summed found{street, 3};
    // West 30 of 30, east none of 42.
    CHECK(found.sums.communities ==
          std::vector<model::Row>{street.row("east"), street.row("west")});
    CHECK(derive::covered_share(found.coverage.total[street.row("west")].at(CoverBy::Households)) ==
          1.0);
    CHECK(derive::covered_share({.covered = 0, .whole = 4, .unknown = 4}) == std::nullopt);
    CHECK(derive::covered_share({.covered = 1, .whole = 4, .unknown = 2}) == 0.5);
}

TEST_CASE("each number is the length of its list", "[derive]") {
    const Street street{with_shops({{"f1", "06"}})};
    const Summed found{street, 4};
    for (const model::Row place : {model::kNoRow, street.row("west"), street.row("east")}) {
        const derive::CoverRows rows = derive::cover_rows(
            street.is, *street.walk, found.reach, found.coverage, CoverBy::Buildings, place);
        const derive::CoverShare& share = place == model::kNoRow
                                              ? found.sums.whole.at(CoverBy::Buildings)
                                              : found.coverage.total[place].at(CoverBy::Buildings);
        CHECK(rows.covered.size() == share.covered);
        CHECK(rows.unknown.size() == share.unknown);
        CHECK(rows.covered.size() + rows.beyond.size() + rows.unknown.size() == share.whole);
    }
    const derive::CoverRows east =
        derive::cover_rows(street.is, *street.walk, found.reach, found.coverage,
                           CoverBy::Households, street.row("east"));
    CHECK(east.covered == std::vector<model::Row>{street.row("b1")});
    CHECK(east.beyond == std::vector<model::Row>{street.row("b2"), street.row("b3")});
}

TEST_CASE("what is missing at a house is what it does not reach in its minutes", "[derive]") {
    // Laundry (8 minutes) and a convenience shop (5) in the west, nothing else anywhere.
    const Street street{with_shops({{"f1", "06"}, {"f1", "11"}})};
    const auto everyday =
        derive::everyday_reaches(street.is, *street.walk, derive::WalkProfile::Adult, {});
    const auto listed = derive::services_of(derive::ServiceGroup::Everyday);
    const auto lacks = [&](const char* place, const char* key) {
        const auto missing =
            derive::missing_everyday(street.is, *street.walk, everyday, street.row(place));
        REQUIRE(missing);
        return std::ranges::any_of(*missing, [&](std::size_t s) { return listed[s].key == key; });
    };
    CHECK_FALSE(lacks("a1", "K10.06"));
    CHECK_FALSE(lacks("a1", "K10.02"));
    CHECK_FALSE(lacks("b2", "K10.02"));
    CHECK(lacks("b3", "K10.06"));
    CHECK(lacks("a1", "K10.04"));
    // Of a yard: what most of its houses lack; two of three in the east do reach a shop.
    CHECK_FALSE(lacks("e", "K10.02"));
    // Nobody can tell of a yard without houses.
    model::Batch bare = walk_street::batch();
    bare.walk_edges.clear();
    for (model::PlaceRow& place : bare.places)
        if (place.kind != "COMM") place.shape = {};
    const Street nowhere{bare};
    const auto none =
        derive::everyday_reaches(nowhere.is, *nowhere.walk, derive::WalkProfile::Adult, {});
    CHECK(derive::missing_everyday(nowhere.is, *nowhere.walk, none, nowhere.row("e")) ==
          std::nullopt);
}

TEST_CASE("sites that are supposed are reached like shops that are", "[derive]") {
    const Street street{with_shops({{"f1", "06"}, {"f2", "99"}})};
    const derive::Supplier site = derive::supplier_of(street.is, street.is.shops[1], 1);
    const auto service = derive::service_of(street.is, "06").value();
    const derive::WalkReach with =
        derive::reach_of(street.is, *street.walk, {.services = {service}, .sites = {site}});
    CHECK(static_cast<double>(with.seconds[street.row("b3")]) == Catch::Approx(72));
    CHECK(with.suppliers.size() == 2);
    CHECK(static_cast<double>(street.reach("06").seconds[street.row("b3")]) == Catch::Approx(1092));
}

TEST_CASE("those that are shut at a moment can be named", "[derive]") {
    model::Batch rows = walk_street::batch();
    rows.facilities = {walk_street::facility(1, {0, -8}, "11", "Mo-Fr 08:00-17:00"),
                       walk_street::facility(2, {400, -8}, "11", "24/7")};
    const Street street{rows};
    const auto service = derive::service_of(street.is, "K16.11").value();
    const auto shut = derive::shut_at(street.is, service, {.weekday = 6, .minute = 20 * 60});
    REQUIRE(shut.size() == 1);
    CHECK(shut.front().name == "facility1");
    CHECK(derive::shut_at(street.is, service, {.weekday = 0, .minute = 600}).empty());
}
