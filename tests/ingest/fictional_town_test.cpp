#include "ingest/fictional_town.h"
#include "derive/state.h"
#include "fiction.h"
#include "geo/box_index.h"
#include "ingest/fictional_residents.h"
#include "support/outline.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include <catch_amalgamated.hpp>

namespace {

using model::PlaceId;
using model::PlaceRow;
using support::community_of;
using support::place_of;

std::vector<const PlaceRow*> of_kind(const model::Rows& rows, std::string_view kind) {
    std::vector<const PlaceRow*> found;
    for (const PlaceRow& place : rows.places)
        if (place.kind == kind) found.push_back(&place);
    return found;
}

/// Within a tenth of what domain.md 10.3 says.
void expect_about(std::size_t found, double wanted, std::string_view what) {
    INFO(what << ": " << found << ", wanted " << wanted);
    CHECK(std::abs(static_cast<double>(found) - wanted) <= wanted / 10);
}

bool corners_apart(const geo::Shape& a, const geo::Shape& b) {
    const auto inside = [](const geo::Shape& area, const geo::Shape& other) {
        return std::ranges::any_of(other.parts[0],
                                   [&](geo::Point p) { return geo::contains(area, p); });
    };
    return !inside(a, b) && !inside(b, a);
}

}  // namespace

TEST_CASE("A sub-district has about as much of everything as the real ones") {
    const model::Rows& rows = fiction::town();
    CHECK(of_kind(rows, "SUBD").size() == 1);
    CHECK(of_kind(rows, "COMM").size() == 10);
    CHECK(std::abs(geo::area_m2(of_kind(rows, "SUBD")[0]->shape) / 1e6 - 5) < 0.5);
    expect_about(of_kind(rows, "YARD").size(), 80, "yards");
    expect_about(of_kind(rows, "STRT").size(), 120, "street segments");
    expect_about(of_kind(rows, "BLDG").size(), 1100, "buildings");
    expect_about(of_kind(rows, "FRNT").size(), 2500, "fronts");
    expect_about(rows.shops.size(), 2500, "shops");
    // More than there: the rooms that planners look for.
    expect_about(rows.facilities.size(), 305, "facilities");
    expect_about(rows.staff.size(), 230, "staff");
    expect_about(rows.visits.size(), 37'500, "visits");
    expect_about(rows.issues.size(), 18'500, "issues");
    const auto exclusive = std::ranges::count(rows.grids, "exclusive", &model::GridRow::kind);
    expect_about(rows.grids.size() - static_cast<std::size_t>(exclusive), 100, "basic grids");
    CHECK(exclusive == 15);
}

TEST_CASE("Homes are let, empty and unknown as often as they are") {
    const model::Rows& rows = fiction::town();
    std::map<std::string, int> uses;
    for (const model::UnitRow& unit : rows.units) ++uses[unit.use];
    const double homes = uses["00"] + uses["01"] + uses["02"] + uses["03"];
    expect_about(static_cast<std::size_t>(homes), 26'000, "homes");
    expect_about(rows.households.size(), 24'000, "households");
    CHECK(uses["02"] / homes > 0.08);
    CHECK(uses["02"] / homes < 0.2);
    CHECK(uses["03"] / homes > 0.04);
    CHECK(uses["03"] / homes < 0.12);
    CHECK(uses["00"] / homes < 0.03);
    const auto closed = std::ranges::count_if(rows.shops, [](const model::ShopRow& shop) {
        return shop.state == "2" || shop.state == "3";
    });
    const double share = static_cast<double>(closed) / static_cast<double>(rows.shops.size());
    CHECK(share > 0.03);
    CHECK(share < 0.06);
}

TEST_CASE("The same seed makes the same town, another seed another") {
    const model::Rows& again = fiction::town_again();
    const model::Rows& rows = fiction::town();
    REQUIRE(again.places.size() == rows.places.size());
    for (std::size_t i = 0; i < rows.places.size(); ++i) {
        REQUIRE(again.places[i].shape == rows.places[i].shape);
        REQUIRE(again.places[i].name == rows.places[i].name);
        REQUIRE(again.places[i].code == rows.places[i].code);
    }
    REQUIRE(again.issues.size() == rows.issues.size());
    for (std::size_t i = 0; i < rows.issues.size(); ++i) {
        REQUIRE(again.issues[i].no == rows.issues[i].no);
        REQUIRE(again.issues[i].place == rows.issues[i].place);
        REQUIRE(again.issues[i].state == rows.issues[i].state);
    }
    const model::Rows other =
        ingest::fictional_ground({.seed = 2, .now = fiction::kNow}, ingest::TownSize::S);
    CHECK(other.places[0].shape != rows.places[0].shape);
}

TEST_CASE("Every place has a known parent, a shape, a name and a code of its own") {
    const model::Rows& rows = fiction::town();
    std::set<std::string> codes;
    for (const PlaceRow& place : rows.places) {
        INFO(place.kind << " " << place.name);
        REQUIRE(place.shape.kind != geo::ShapeKind::None);
        REQUIRE_FALSE(place.name.empty());
        REQUIRE(place.code.starts_with("990101"));
        REQUIRE(codes.insert(place.code).second);
        if (place.kind == "DIST") continue;
        REQUIRE(number(place.parent) >= 1);
        REQUIRE(number(place.parent) < number(place.id));
        REQUIRE(place.code.starts_with(place.kind == "SUBD" || place.kind == "COMM"
                                           ? place_of(rows, place.parent).code
                                           : community_of(rows, place).code));
    }
}

TEST_CASE("Every leaf is in one basic grid of its own community, and stands in it") {
    const model::Rows& rows = fiction::town();
    std::map<model::GridId, const model::GridRow*> grids;
    for (const model::GridRow& grid : rows.grids) grids[grid.id] = &grid;
    int outside = 0;
    int leaves = 0;
    for (const PlaceRow& place : rows.places) {
        if (place.kind != "BLDG" && place.kind != "FRNT" && place.kind != "STRT") continue;
        INFO(place.kind << " " << place.name << " " << place.code);
        const auto grid = grids.find(place.grid);
        REQUIRE(grid != grids.end());
        REQUIRE(grid->second->kind == "basic");
        REQUIRE(grid->second->community == community_of(rows, place).id);
        ++leaves;
        if (place.kind != "STRT" &&
            !geo::contains(grid->second->shape, geo::label_point(place.shape)))
            ++outside;
    }
    CHECK(leaves > 3500);
    CHECK(outside == 0);
}

TEST_CASE("Grids tile their community, communities their sub-district") {
    const model::Rows& rows = fiction::town();
    std::map<PlaceId, double> of_grids;
    for (const model::GridRow& grid : rows.grids)
        if (grid.kind == "basic") of_grids[grid.community] += geo::area_m2(grid.shape);
    double all = 0;
    for (const PlaceRow* community : of_kind(rows, "COMM")) {
        const double area = geo::area_m2(community->shape);
        CHECK(std::abs(of_grids[community->id] - area) < 1e-6 * area);
        all += area;
    }
    const double subdistrict = geo::area_m2(of_kind(rows, "SUBD")[0]->shape);
    CHECK(std::abs(all - subdistrict) < 1e-6 * subdistrict);
    // Shared borders are the same points: each point of a grid's outline on a border is one of
    // the community's, or of another grid's.
    std::map<std::pair<double, double>, int> met;
    for (const model::GridRow& grid : rows.grids)
        if (grid.kind == "basic")
            for (const geo::Point p : grid.shape.parts[0]) ++met[{p.x, p.y}];
    for (const PlaceRow* community : of_kind(rows, "COMM"))
        for (const geo::Point p : community->shape.parts[0]) REQUIRE(met[{p.x, p.y}] >= 1);
}

TEST_CASE("No shopfront stands in a carriageway") {
    const model::Rows& rows = fiction::town();
    std::vector<const model::GroundRow*> roads;
    std::vector<geo::Box> boxes;
    for (const model::GroundRow& ground : rows.ground) {
        if (ground.kind != "road" || ground.klass == "service" || ground.klass == "foot") continue;
        roads.push_back(&ground);
        boxes.push_back(geo::box_of(ground.shape).grown(ground.width_m));
    }
    const geo::BoxIndex index{boxes};
    for (const PlaceRow* front : of_kind(rows, "FRNT")) {
        for (const std::uint32_t r : index.touching(geo::box_of(front->shape)))
            for (const geo::Point p : front->shape.parts[0]) {
                INFO(front->name << " and " << roads[r]->name);
                REQUIRE(geo::distance(roads[r]->shape, p) > roads[r]->width_m / 2 + 1);
            }
        const auto& ring = front->shape.parts[0];
        const double width = std::hypot(ring[1].x - ring[0].x, ring[1].y - ring[0].y);
        const double depth = std::hypot(ring[2].x - ring[1].x, ring[2].y - ring[1].y);
        REQUIRE(std::min(width, depth) > 3.2);
        REQUIRE(std::min(width, depth) < 13);
    }
}

TEST_CASE("Buildings and fronts stand apart, each within what it belongs to") {
    const model::Rows& rows = fiction::town();
    std::vector<const PlaceRow*> standing = of_kind(rows, "BLDG");
    for (const PlaceRow* building : standing) {
        const PlaceRow& yard = place_of(rows, building->parent);
        for (const geo::Point p : building->shape.parts[0]) {
            INFO(yard.name << " " << building->name);
            REQUIRE(geo::contains(yard.shape, p));
        }
    }
    for (const PlaceRow* front : of_kind(rows, "FRNT")) standing.push_back(front);
    std::vector<geo::Box> boxes;
    for (const PlaceRow* place : standing) boxes.push_back(geo::box_of(place->shape));
    const geo::BoxIndex index{boxes};
    for (std::size_t i = 0; i < standing.size(); ++i)
        for (const std::uint32_t j : index.touching(boxes[i])) {
            if (j <= i) continue;
            INFO(standing[i]->name << " in " << place_of(rows, standing[i]->parent).name << " and "
                                   << standing[j]->name);
            REQUIRE(corners_apart(standing[i]->shape, standing[j]->shape));
        }
}

TEST_CASE("Fronts of a street come in walking order, with numbers of their own") {
    const model::Rows& rows = fiction::town();
    std::map<PlaceId, int> last;
    std::set<std::pair<PlaceId, std::string>> names;
    for (const PlaceRow* front : of_kind(rows, "FRNT")) {
        REQUIRE(front->order_in_walk == last[front->parent] + 1);
        last[front->parent] = front->order_in_walk;
        CHECK(names.insert({front->parent, front->name}).second);
    }
}

TEST_CASE("A district is fifteen sub-districts, no two alike") {
    const model::Rows& rows = fiction::district_ground();
    CHECK(of_kind(rows, "SUBD").size() == 15);
    CHECK(of_kind(rows, "COMM").size() == 150);
    CHECK(std::abs(geo::area_m2(of_kind(rows, "DIST")[0]->shape) / 1e6 - 75) < 5);
    expect_about(of_kind(rows, "YARD").size(), 1200, "yards");
    expect_about(of_kind(rows, "STRT").size(), 1800, "street segments");
    expect_about(of_kind(rows, "BLDG").size(), 16'500, "buildings");
    expect_about(of_kind(rows, "FRNT").size(), 37'500, "fronts");
    std::set<std::string> names;
    for (const PlaceRow* place : of_kind(rows, "COMM")) CHECK(names.insert(place->name).second);
    std::set<std::size_t> sizes;
    std::map<PlaceId, std::size_t> buildings;
    for (const PlaceRow* building : of_kind(rows, "BLDG"))
        ++buildings[community_of(rows, *building).parent];
    for (const auto& [subdistrict, count] : buildings) sizes.insert(count);
    CHECK(sizes.size() > 10);
    for (const PlaceRow& place : rows.places)
        if (place.kind == "BLDG" || place.kind == "FRNT" || place.kind == "STRT")
            REQUIRE(number(place.grid) > 0);
}
