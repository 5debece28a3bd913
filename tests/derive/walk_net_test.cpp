#include "walk_street.h"

#include <catch_amalgamated.hpp>

using Catch::Approx;
using derive::WalkAnswer;
using derive::WalkMeasure;
using derive::WalkNet;
using derive::WalkProfile;
using walk_street::Street;

namespace {

model::GroundRow road(int id, geo::Ring line, double width_m, const char* klass = "residential") {
    return {.id = model::GroundId{id},
            .kind = "road",
            .klass = klass,
            .name = {},
            .shape = geo::line_of(std::move(line)),
            .width_m = width_m,
            .source = {}};
}

}  // namespace

TEST_CASE("every leaf has a door on the way before it", "[derive]") {
    const Street street{walk_street::batch()};
    const WalkNet& walk = *street.walk;
    CHECK(walk.measure == WalkMeasure::Ways);
    CHECK(walk.drawn_edges == 20);
    CHECK(walk.derived_edges == 0);
    CHECK(walk.unsnapped.empty());
    CHECK(walk.islanded.empty());
    REQUIRE(walk.doors(street.row("a2")).size() == 1);
    CHECK(static_cast<double>(walk.doors(street.row("a2"))[0].at.aside_m) == Approx(8));
    CHECK(walk.doors(street.row("w")).empty());
    CHECK(walk.doors(street.row("lane")).size() == 1);
    CHECK(derive::walk_edge_at(walk, {100, 3}, 10) == model::WalkEdgeId{2});
    CHECK(derive::walk_edge_at(walk, {100, 30}, 10) == model::WalkEdgeId{});
}

TEST_CASE("entrances come before the label point, all of them", "[derive]") {
    model::Batch rows = walk_street::batch();
    const Street bare{rows};
    const auto entrance = [&](int id, geo::Point at) {
        rows.entrances.push_back({.id = model::EntranceId{id},
                                  .place = walk_street::id_of(bare.is, "b1"),
                                  .source = {},
                                  .has_point = true,
                                  .point = at});
    };
    entrance(1, {396, 3});
    entrance(2, {404, 3});
    const Street street{rows};
    const auto doors = street.walk->doors(street.row("b1"));
    REQUIRE(doors.size() == 2);
    CHECK(static_cast<double>(doors[0].at.aside_m) == Approx(3));
    CHECK(doors[1].door == geo::Point{404, 3});
}

TEST_CASE("what stands far from every way, or on an island, is listed", "[derive]") {
    model::Batch rows = walk_street::batch();
    for (model::PlaceRow& place : rows.places) {
        if (place.name == "a1") place.shape = support::box(0, 200, 10, 10);
        if (place.name == "b1") place.shape = support::box(400, 495, 10, 10);
    }
    rows.walk_edges.push_back(walk_street::edge(90, {{400, 480}, {420, 480}}));
    const Street street{rows};
    CHECK(street.walk->unsnapped == std::vector{street.row("a1")});
    CHECK(street.walk->islanded == std::vector{street.row("b1")});
    const auto reach = street.reach("K16.04");
    CHECK(answer_of(street.is, *street.walk, reach, street.row("a1")) == WalkAnswer::NoWay);
    CHECK(answer_of(street.is, *street.walk, reach, street.row("b1")) == WalkAnswer::Island);
    CHECK(answer_of(street.is, *street.walk, reach, street.row("b2")) == WalkAnswer::TooFar);
    CHECK(answer_of(street.is, *street.walk, reach, street.row("w")) == WalkAnswer::NoLeaf);
}

TEST_CASE("nobody walks in a tunnel for cars below the river", "[derive]") {
    model::Batch rows = walk_street::batch();
    rows.walk_edges.clear();
    rows.ground = {road(1, {{0, 0}, {1600, 0}}, 8), road(2, {{400, -300}, {400, 300}}, 20)};
    rows.ground.back().name = "江底隧道";
    CHECK(Street{rows}.walk->derived_edges == 1);
}

TEST_CASE("without walking edges people walk in the roads around", "[derive]") {
    model::Batch rows = walk_street::batch();
    rows.walk_edges.clear();
    rows.ground = {road(1, {{0, 0}, {1600, 0}}, 8), road(2, {{400, -300}, {400, 300}}, 20),
                   road(3, {{0, 30}, {1600, 30}}, 30, "motorway"),
                   road(4, {{800, 0}, {800, 40}}, 2, "steps")};
    const Street street{rows};
    CHECK(street.walk->measure == WalkMeasure::Streets);
    CHECK(street.walk->drawn_edges == 0);
    CHECK(street.walk->derived_edges == 6);  // the lane in three, the avenue in two, the steps
    CHECK(street.walk->unsnapped.empty());
    CHECK(std::ranges::count(street.walk->net->kind, route::WayKind::Stairs) == 1);
    CHECK(street.walk->net->parts.size() == 1);

    // Where somebody has drawn edges along a road, it is not walked in a second time.
    rows.walk_edges = walk_street::batch().walk_edges;
    const Street drawn{rows};
    CHECK(drawn.walk->drawn_edges == 20);  // avenue and steps cross them at joints
    CHECK(drawn.walk->derived_edges == 3);
    CHECK(drawn.walk->measure == WalkMeasure::Streets);
    CHECK(drawn.walk->net->parts.size() == 1);

    // Edges that were made from the roads once are all there is.
    for (model::WalkEdgeRow& edge : rows.walk_edges) edge.derived = true;
    const Street made{rows};
    CHECK(made.walk->drawn_edges == 0);
    CHECK(made.walk->derived_edges == 20);
}

TEST_CASE("without roads people walk in the streets that are places", "[derive]") {
    model::Batch rows = walk_street::batch();
    rows.walk_edges.clear();
    const Street street{rows};
    CHECK(street.walk->measure == WalkMeasure::Streets);
    CHECK(street.walk->of_places);
    CHECK(street.walk->derived_edges == 1);
    CHECK(street.walk->net->length_m[0] == Approx(240));
}

TEST_CASE("a network is made anew only when something of it has changed", "[derive]") {
    const Street street{walk_street::batch()};
    CHECK(derive::walk_net(street.is, street.walk) == street.walk);
    model::Batch more;
    more.position = {0, 2};
    more.walk_edges = {walk_street::edge(99, {{0, 0}, {0, -90}})};
    const model::Snapshot with_edge = model::apply(street.is, more);
    const auto walk = derive::walk_net(with_edge, street.walk);
    CHECK(walk->net != street.walk->net);
    CHECK(walk->drawn_edges == 21);
    // A new door alone leaves the ways as they are.
    model::Batch door;
    door.position = {0, 3};
    door.entrances = {{.id = model::EntranceId{1},
                       .place = walk_street::id_of(street.is, "a1"),
                       .source = {},
                       .has_point = true,
                       .point = {0, 2}}};
    const auto with_door = derive::walk_net(model::apply(with_edge, door), walk);
    CHECK(with_door != walk);
    CHECK(with_door->net == walk->net);
    // An issue, a shop: nothing.
    model::Batch shop;
    shop.position = {0, 4};
    shop.shops = {walk_street::shop(1, walk_street::id_of(street.is, "f1"), "02")};
    CHECK(derive::walk_net(model::apply(street.is, shop), street.walk) == street.walk);
}

TEST_CASE("a way that is shut leaves all others as they are", "[derive]") {
    model::Batch rows = walk_street::batch();
    rows.walk_edges[1].kind = "gate";  // x 80 to 160
    const Street street{rows};
    const auto shut = [&](std::size_t edge, const derive::WalkNet& as) {
        model::Batch batch;
        batch.position = {0, 2};
        batch.walk_edges = {rows.walk_edges[edge]};
        batch.walk_edges[0].closed = true;
        const model::Snapshot is = model::apply(street.is, batch);
        const auto next = derive::walk_net(is, street.walk);
        const auto anew = derive::walk_net(is);
        const auto seconds = [&](const derive::WalkNet& walk) {
            return derive::reach_from(is, walk, {{1600, 0}}, {.services = {}, .moment = {}})
                .seconds;
        };
        CHECK(seconds(*next) == seconds(*anew));
        CHECK(seconds(*next) != seconds(as));
        CHECK(next->net->node == street.walk->net->node);
        CHECK(next->islanded == anew->islanded);
        return next;
    };
    // No door leads onto a gate; the door before a path that is shut goes round to another.
    const auto gate = shut(1, *street.walk);
    CHECK(gate->door.size() == street.walk->door.size());
    shut(5, *street.walk);
}

TEST_CASE("how fast people walk can be set", "[derive]") {
    model::Batch rows = walk_street::batch();
    rows.parameters = {{model::ParameterId{1}, "walk.elderly_m_per_min", 45},
                       {model::ParameterId{2}, "walk.crossing_s", 30},
                       {model::ParameterId{3}, "walk.adult_m_per_min", 0}};  // nobody stands still
    const Street street{rows};
    CHECK(derive::profile_of(street.is, WalkProfile::Elderly).metres_per_min == Approx(45));
    CHECK(derive::profile_of(street.is, WalkProfile::Adult).metres_per_min == Approx(80));
    CHECK(derive::profile_of(street.is, WalkProfile::Wheelchair).crossing_s == Approx(30));
    CHECK(derive::profile_of(street.is, WalkProfile::Wheelchair).needs_step_free);
}

TEST_CASE("a moment is a minute of a weekday in Beijing", "[derive]") {
    const model::Snapshot is;
    CHECK(derive::walk_moment(is, walk_street::kMorning) == route::Moment{6, 8 * 60, false});
    // 1 October 2026 is a Thursday, and a holiday.
    CHECK(derive::walk_moment(is, base::instant_from_iso("2026-10-01T23:59").value()) ==
          route::Moment{3, 23 * 60 + 59, true});
}
