#include "geo/overlay.h"
#include "ingest/names.h"
#include "ingest/survey.h"
#include "small_town.h"
#include "support/outline.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <map>
#include <set>

using Catch::Matchers::WithinRel;
using model::PlaceId;
using model::PlaceRow;
using model::Rows;
using support::community_of;
using support::place_named;
using support::place_of;

namespace {

std::map<std::string, int> kinds(const Rows& rows) {
    std::map<std::string, int> count;
    for (const PlaceRow& place : rows.places) ++count[place.kind];
    return count;
}

const PlaceRow& home_of(const Rows& rows, const std::string& shop) {
    const auto found = std::ranges::find(rows.shops, shop, &model::ShopRow::name);
    REQUIRE(found != rows.shops.end());
    return place_of(rows, found->place);
}

void check_sound(const Rows& rows) {
    std::set<std::string> codes;
    for (std::size_t i = 0; i < rows.places.size(); ++i) {
        const PlaceRow& p = rows.places[i];
        CAPTURE(p.kind, p.name, p.code);
        CHECK(static_cast<std::size_t>(p.id) == i + 1);
        CHECK(p.parent < p.id);
        CHECK((p.kind == "DIST") == (p.parent == PlaceId{}));
        CHECK_FALSE(p.name.empty());
        CHECK(codes.insert(p.kind + p.code).second);
        if (p.kind != "BLDG" && p.kind != "FRNT" && p.kind != "STRT") continue;
        REQUIRE(p.grid != model::GridId{});
        const model::GridRow& grid = rows.grids.at(static_cast<std::size_t>(p.grid) - 1);
        CHECK(grid.kind == "basic");
        CHECK(grid.community == community_of(rows, p).id);
    }
    for (const model::ShopRow& shop : rows.shops) CHECK(shop.place != PlaceId{});
}

/// The grids of a community cover it without gap or overlap.
void check_tiled(const Rows& rows) {
    for (const PlaceRow& community : rows.places) {
        if (community.kind != "COMM") continue;
        std::vector<geo::Shape> grids;
        double sum = 0;
        for (const model::GridRow& grid : rows.grids) {
            if (grid.community != community.id) continue;
            grids.push_back(grid.shape);
            sum += geo::area_m2(grid.shape);
        }
        const auto all = geo::united(grids);
        REQUIRE(all);
        CHECK_THAT(sum, WithinRel(geo::area_m2(*all), 1e-6));
        CHECK_THAT(sum, WithinRel(geo::area_m2(community.shape), 1e-6));
    }
}

/// A town of many blocks, eight slabs of 36 homes in each.
ingest::Survey large_town(int columns, int rows) {
    ingest::Survey survey;
    for (int c = 0; c <= columns; ++c)
        survey.roads.push_back(small_town::road(
            "南北" + std::to_string(c) + "路",
            {small_town::at(c * 200, -20), small_town::at(c * 200, rows * 160 + 20)},
            c % 3 == 0 ? "primary" : "residential", c % 3 == 0 ? 16 : 6));
    for (int r = 0; r <= rows; ++r)
        survey.roads.push_back(small_town::road(
            "东西" + std::to_string(r) + "路",
            {small_town::at(-20, r * 160), small_town::at(columns * 200 + 20, r * 160)},
            "residential", 6));
    for (int c = 0; c < columns; ++c)
        for (int r = 0; r < rows; ++r)
            small_town::add_slabs(survey, c * 200 + 30, r * 160 + 20, 2, 4);
    return survey;
}

}  // namespace

TEST_CASE("the small town becomes two trees", "[divide]") {
    const Rows rows = ingest::divide(small_town::town(), {.name = "长青街道"});
    check_sound(rows);
    check_tiled(rows);
    const auto count = kinds(rows);
    CHECK(count.at("DIST") == 1);
    CHECK(count.at("SUBD") == 1);
    CHECK(count.at("COMM") == 1);  // 1152 homes are no two communities
    CHECK(count.at("SITE") == 1);
    CHECK(count.at("BLDG") == 35);
    CHECK(rows.grids.size() == 4);
    CHECK(place_named(rows, "长青街道").code == "990101001");
    CHECK(place_named(rows, "幸福里社区").code == "990101001001");
    CHECK(place_named(rows, "幸福里社区").proposed);
    CHECK(rows.grids[0].code == "990101001001001");

    CHECK_FALSE(place_named(rows, "幸福里小区").proposed);
    CHECK(place_of(rows, place_named(rows, "教学楼").parent).name == "第一小学");
    CHECK(home_of(rows, "药店").kind == "FRNT");
    CHECK(place_of(rows, home_of(rows, "药店").parent).name == "人民路");
    CHECK(home_of(rows, "菜市场").name == "和平路8号");
    CHECK(home_of(rows, "小卖部").name == "幸福里小区");
    CHECK(place_of(rows, rows.facilities[0].place).kind != "DIST");
    CHECK(std::ranges::count(rows.facilities, "06:00-22:00", &model::FacilityRow::hours) == 1);
    CHECK(std::ranges::count(rows.ground, "road", &model::GroundRow::kind) == 5);
}

TEST_CASE("no community and no yard is named after a tunnel", "[divide]") {
    ingest::Survey survey = small_town::town();
    survey.yards.clear();
    for (ingest::SurveyedRoad& road : survey.roads) road.name = "江底隧道";
    for (const model::PlaceRow& place : ingest::divide(survey, {.name = "长青街道"}).places)
        if (place.kind == "COMM" || place.kind == "YARD")
            CHECK(place.name.find("隧道") == std::string::npos);
}

TEST_CASE("a street named after a tunnel is none", "[divide]") {
    for (const char* tunnel : {"江底隧道", "隧道", "滨江隧道东线"}) {
        CAPTURE(tunnel);
        CHECK(ingest::is_tunnel_name(tunnel));
    }
    for (const char* street : {"隧道路", "隧道街", "老隧道巷", "隧道大道", "人民路", ""}) {
        CAPTURE(street);
        CHECK_FALSE(ingest::is_tunnel_name(street));
    }
}

TEST_CASE("fronts of a street are numbered as one walks along it", "[divide]") {
    const Rows rows = ingest::divide(small_town::town(), {.name = "长青街道"});
    CHECK(home_of(rows, "早点铺").order_in_walk < home_of(rows, "理发店").order_in_walk);
    CHECK(home_of(rows, "理发店").order_in_walk < home_of(rows, "药店").order_in_walk);
}

TEST_CASE("yards keep off the streets and off one another", "[divide]") {
    const Rows rows = ingest::divide(small_town::town(), {.name = "长青街道"});
    std::vector<geo::Shape> yards;
    for (const PlaceRow& p : rows.places)
        if (p.kind == "YARD" || p.kind == "SITE") yards.push_back(p.shape);
    REQUIRE(yards.size() >= 3);
    for (std::size_t i = 0; i < yards.size(); ++i) {
        for (const model::GroundRow& road : rows.ground)
            CHECK_FALSE(geo::intersection(yards[i], *geo::buffered(road.shape, road.width_m / 2)));
        for (std::size_t k = i + 1; k < yards.size(); ++k) {
            const auto both = geo::intersection(yards[i], yards[k]);
            CHECK((!both || geo::area_m2(*both) < 1));
        }
    }
}

TEST_CASE("communities and grids of a large town are balanced", "[divide]") {
    const ingest::Survey survey = large_town(12, 10);  // 120 blocks of 288 homes
    const Rows rows = ingest::divide(survey, {.name = "大镇"});
    check_sound(rows);
    check_tiled(rows);
    std::map<PlaceId, int> communities;
    std::map<model::GridId, int> grids;
    for (const PlaceRow& p : rows.places) {
        if (p.kind != "BLDG") continue;
        communities[community_of(rows, p).id] += 36;
        grids[p.grid] += 36;
    }
    CHECK(communities.size() == 12);
    CHECK(grids.size() == rows.grids.size());
    for (const auto& [id, homes] : communities) {
        CHECK(homes > 0.6 * 34'560 / 12);
        CHECK(homes < 1.4 * 34'560 / 12);
        CHECK(place_of(rows, id).shape.first_ring.size() == 1);  // in one piece
    }
    for (const auto& [id, homes] : grids) {
        CHECK(homes >= 180);
        CHECK(homes <= 420);
    }
}

TEST_CASE("the order of the files does not matter", "[divide]") {
    ingest::Survey survey = small_town::town();
    const Rows once = ingest::divide(survey, {.name = "长青街道"});
    std::ranges::reverse(survey.buildings);
    std::ranges::reverse(survey.roads);
    std::ranges::reverse(survey.shops);
    std::ranges::reverse(survey.yards);
    const Rows again = ingest::divide(survey, {.name = "长青街道"});
    REQUIRE(once.places.size() == again.places.size());
    for (std::size_t i = 0; i < once.places.size(); ++i) {
        CHECK(once.places[i].name == again.places[i].name);
        CHECK(once.places[i].code == again.places[i].code);
        CHECK(once.places[i].shape == again.places[i].shape);
        CHECK(once.places[i].grid == again.places[i].grid);
    }
}

TEST_CASE("boundaries that are given are kept, with their names and codes", "[divide]") {
    using Level = ingest::SurveyedBoundary::Level;
    ingest::Survey survey = small_town::town();
    survey.boundaries = {
        {Level::District, small_town::box(-500, -500, 2000, 1000), "南湖区", "110108", "r/1"},
        {Level::Subdistrict, small_town::box(-300, -300, 1500, 700), "长青街道", "110108011",
         "r/2"},
        {Level::Community, small_town::box(-200, -200, 400, 600), "和平社区", "110108011005",
         "r/3"},
        {Level::Community, small_town::box(400, -200, 1200, 600), "前进社区", "", "r/4"}};
    const Rows rows = ingest::divide(survey, {.name = "不用"});
    check_sound(rows);
    check_tiled(rows);
    CHECK(kinds(rows).at("COMM") == 2);
    CHECK(place_named(rows, "和平社区").code == "110108011005");
    CHECK(place_named(rows, "前进社区").code == "110108011001");
    CHECK_FALSE(place_named(rows, "和平社区").proposed);
    CHECK(place_of(rows, place_named(rows, "和平社区").parent).name == "长青街道");
    CHECK(place_named(rows, "南湖区").code == "110108");
    CHECK(community_of(rows, place_named(rows, "教学楼")).name == "前进社区");
}

TEST_CASE("a few houses without any street are still a place", "[divide]") {
    ingest::Survey survey;
    survey.buildings = {small_town::house(0, 0, 10, 10, 1), small_town::house(30, 0, 40, 10, 1)};
    const Rows rows = ingest::divide(survey, {.name = "山村"});
    check_sound(rows);
    check_tiled(rows);
    CHECK(kinds(rows).at("BLDG") == 2);
    CHECK(rows.grids.size() == 1);
    CHECK(kinds(ingest::divide({}, {.name = "空"})).at("SUBD") == 1);
}

TEST_CASE("homes follow from storeys and ground", "[divide]") {
    CHECK(ingest::likely_households(small_town::house(0, 0, 60, 12, 6)) == 36);
    CHECK(ingest::likely_households(small_town::house(0, 0, 6, 5, 1)) == 1);  // a bungalow
    CHECK(ingest::likely_households(small_town::house(0, 0, 3, 3, 1)) == 0);  // its shed
    ingest::SurveyedBuilding office = small_town::house(0, 0, 60, 12, 6);
    office.dwelling = false;
    CHECK(ingest::likely_households(office) == 0);
}

TEST_CASE("a point beyond the last house is kept, and lies in no place", "[divide]") {
    ingest::Survey survey = small_town::town();
    const std::size_t shops = ingest::divide(survey, {}).shops.size();
    const auto far = small_town::at(5000, 5000);
    survey.facilities.push_back({.shape = geo::point_of(far), .kind = "06", .source = "hydrant"});
    survey.addresses.push_back(
        {.at = far, .number = "7", .street = "远路", .source = "door", .layer = 2});
    survey.outside.push_back({.shape = geo::point_of(small_town::at(90'000, 0)),
                              .kind = ingest::kShopOutside,
                              .source = "known"});
    std::vector<ingest::Origin> outside;
    const Rows rows = ingest::divide(survey, {}, &outside);
    CHECK(rows.shops.size() == shops);
    std::vector<std::string> homeless;
    for (const model::FacilityRow& row : rows.facilities)
        if (row.place == PlaceId{}) homeless.push_back(row.source);
    CHECK(homeless == std::vector<std::string>{"hydrant", "known", "door"});
    REQUIRE(outside.size() == 2);  // the third was known before
    CHECK(outside[0].source == "hydrant");
    CHECK(outside[1].layer == 2);
    geo::Box map;
    for (const PlaceRow& place : rows.places) map.add(geo::box_of(place.shape));
    CHECK_FALSE(map.contains(far));
}
