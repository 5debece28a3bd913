// Where people walk in a town that does not exist.
#include "derive/reach.h"
#include "fiction.h"
#include "geo/box_index.h"
#include "ingest/fictional_town.h"
#include "support/outline.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <catch_amalgamated.hpp>

namespace {

using model::WalkEdgeRow;

struct Walked {
    model::Snapshot is = support::snapshot_of(fiction::town());
    std::shared_ptr<const derive::WalkNet> net = derive::walk_net(is);
};
const Walked& walked() {
    static const Walked made;
    return made;
}

/// Minutes on foot to any food shop, on a Wednesday.
derive::WalkReach to_food(int hour) {
    return derive::reach_of(walked().is, *walked().net,
                            {.services = {*derive::service_of(walked().is, "K10.03")},
                             .moment = route::Moment{.weekday = 2, .minute = hour * 60}});
}

std::size_t edges_that(bool (*wanted)(const WalkEdgeRow&)) {
    const auto& edges = fiction::town().walk_edges;
    return static_cast<std::size_t>(std::ranges::count_if(edges, wanted));
}

}  // namespace

TEST_CASE("a town has ways of every kind for those who walk", "[ingest]") {
    const auto& edges = fiction::town().walk_edges;
    INFO(edges.size() << " edges");
    CHECK(edges.size() > 2000);
    CHECK(edges.size() < 12'000);
    std::map<std::string, int> kinds;
    std::set<model::WalkEdgeId> ids;
    for (const WalkEdgeRow& edge : edges) {
        ++kinds[edge.kind];
        REQUIRE(ids.insert(edge.id).second);
        REQUIRE(edge.shape.kind == geo::ShapeKind::Line);
        REQUIRE(edge.shape.parts.size() == 1);
        REQUIRE(geo::length_m(edge.shape) < 1000);
        REQUIRE(edge.step_free == (edge.kind != "stairs"));
        REQUIRE_FALSE(edge.derived);
    }
    CHECK(kinds["pavement"] > 300);
    CHECK(kinds["crossing"] > 120);
    CHECK(kinds["path"] > 500);
    CHECK(kinds["gate"] > 60);
    CHECK(kinds["stairs"] > 5);
    CHECK(kinds["bridge"] >= 1);
    CHECK(kinds.size() == 6);
}

TEST_CASE("its ways hang together and lead to nearly every door", "[ingest]") {
    const derive::WalkNet& net = *walked().net;
    std::size_t leaves = 0;
    for (const model::Kind kind : walked().is.places->kind)
        leaves += model::is_leaf(kind) ? 1U : 0U;
    INFO(net.drawn_edges << " edges drawn, " << net.derived_edges << " derived, "
                         << net.unsnapped.size() << " leaves without a way, " << net.islanded.size()
                         << " on islands");
    CHECK(net.unsnapped.empty());
    CHECK(net.islanded.size() * 50 < leaves);
    // Hardly a street is walked in for want of a pavement.
    CHECK(net.derived_edges * 20 < net.drawn_edges);
    REQUIRE_FALSE(net.net->parts.empty());
    CHECK(net.net->parts.front().nodes * 10 > net.net->nodes() * 9);
}

TEST_CASE("nobody walks through a house", "[ingest]") {
    const model::Rows& rows = fiction::town();
    std::vector<const geo::Shape*> houses;
    std::vector<geo::Box> boxes;
    for (const model::PlaceRow& place : rows.places) {
        if (place.kind != "BLDG") continue;
        houses.push_back(&place.shape);
        boxes.push_back(geo::box_of(place.shape));
    }
    const geo::BoxIndex index{boxes};
    std::size_t ways = 0, through = 0;
    for (const WalkEdgeRow& edge : rows.walk_edges) {
        if (edge.kind != "path") continue;
        const geo::Ring& line = edge.shape.parts.front();
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            const geo::Point middle = (line[i] + line[i + 1]) * 0.5;
            geo::Box at;
            at.add(middle);
            ++ways;
            for (const std::uint32_t h : index.touching(at))
                through += geo::contains(*houses[h], middle) ? 1U : 0U;
        }
    }
    INFO(through << " of " << ways);
    CHECK(through * 100 <= ways);
}

TEST_CASE("one estate is shut at night, and its back gate is barred", "[ingest]") {
    CHECK(edges_that([](const WalkEdgeRow& edge) { return edge.closed; }) == 1);
    CHECK(edges_that([](const WalkEdgeRow& edge) { return edge.hours == "06:00-22:00"; }) == 1);
    const auto& edges = fiction::town().walk_edges;
    const auto gate = std::ranges::find(edges, "06:00-22:00", &WalkEdgeRow::hours);
    REQUIRE(gate != edges.end());
    CHECK(gate->kind == "gate");
    const geo::Point inside = gate->shape.parts.front().back();
    const model::Places& places = *walked().is.places;
    const derive::WalkReach day = to_food(12);
    const derive::WalkReach night = to_food(23);
    int houses = 0, by_day = 0, by_night = 0;
    for (model::Row row = 0; row < places.size(); ++row) {
        const model::Row yard = places.parent[row];
        if (places.kind[row] != model::Kind::Building || yard == model::kNoRow ||
            places.kind[yard] != model::Kind::Yard ||
            !geo::contains(places.row[yard].shape, inside))
            continue;
        ++houses;
        by_day += day.within(row, 30) ? 1 : 0;
        by_night += night.within(row, 30) ? 1 : 0;
    }
    INFO(houses << " houses, by day " << by_day << ", by night " << by_night);
    CHECK(houses >= 6);
    CHECK(by_day == houses);
    CHECK(by_night * 4 < houses);
}

TEST_CASE("ways are the same for the same seed, and a ground alone has none", "[ingest]") {
    const model::Rows& again = fiction::town_again();
    CHECK(again.walk_edges == fiction::town().walk_edges);
    CHECK(ingest::fictional_ground(fiction::kOptions, ingest::TownSize::S).walk_edges.empty());
}
