#include "scene/floor_chunk.h"

#include "base/random.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>

using Catch::Approx;
using geo::Point;
using model::LevelId;
using scene::FloorChunk;
using scene::FloorLevel;
using scene::FloorLine;
using scene::FloorVertex;
using support::block;

namespace {

constexpr Point kFarFromTown{123'456.5, -98'765.25};

model::RoomRow chunk_room(std::int64_t id, std::int64_t level, geo::Shape shape) {
    for (geo::Ring& part : shape.parts)
        for (Point& p : part) p = p + kFarFromTown;
    return {.id = model::RoomId{id},
            .level = LevelId{level},
            .kind = "room",
            .name = std::to_string(id),
            .shape = std::move(shape)};
}

model::OpeningRow chunk_door(std::int64_t level, const std::string& kind, Point from, Point to) {
    return {.id = {},
            .level = LevelId{level},
            .kind = kind,
            .shape = geo::line_of({from + kFarFromTown, to + kFarFromTown})};
}

/// Two floors alike and one that is not, as wide as told.
model::FloorPlan three_floors(double wide) {
    model::FloorPlan plan;
    plan.place = model::PlaceId{7};
    for (const int ordinal : {0, 1, 2})
        plan.levels.push_back({LevelId{ordinal + 1}, plan.place, ordinal, "", {}});
    for (const std::int64_t level : {1, 2}) {
        plan.rooms.push_back(chunk_room(level * 10, level, block(0, 0, wide / 2, 8)));
        plan.rooms.push_back(chunk_room(level * 10 + 1, level, block(wide / 2, 0, wide, 8)));
        plan.openings.push_back(chunk_door(level, "door", {wide / 2, 3}, {wide / 2, 4}));
        plan.openings.push_back(chunk_door(level, "entrance", {2, 0}, {3, 0}));
    }
    plan.rooms.push_back(chunk_room(30, 3, block(0, 0, wide, 6)));
    return plan;
}

Point drawn_at(const FloorChunk& chunk, const FloorVertex& v) {
    return chunk.origin + Point{v.x * chunk.unit_m, v.y * chunk.unit_m};
}

/// How far the farthest corner of the first room is from where it was drawn.
double worst_error_m(const FloorChunk& chunk, const model::FloorPlan& plan) {
    const FloorLevel& level = chunk.level.front();
    double worst = 0;
    for (std::size_t i = 0; i < level.rooms.size(); ++i)
        for (const Point p : plan.rooms[level.rooms[i].room].shape.parts.front()) {
            double nearest = 1e9;
            for (const FloorVertex& v : level.mesh->vertex)
                if (v.room == i)
                    nearest = std::min(nearest, std::hypot(drawn_at(chunk, v).x - p.x,
                                                           drawn_at(chunk, v).y - p.y));
            worst = std::max(worst, nearest);
        }
    return worst;
}

}  // namespace

TEST_CASE("corners of a floor are exact to half of 1/128 m, as far as 256 m from its middle",
          "[scene]") {
    const double half_unit = std::sqrt(2) * scene::kFloorUnit_m / 2 + 1e-9;
    for (const double wide : {20.0, 508.0}) {
        const model::FloorPlan plan = three_floors(wide);
        const auto chunk = scene::floor_chunk(plan);
        REQUIRE(chunk);
        CAPTURE(wide);
        CHECK(chunk->unit_m == scene::kFloorUnit_m);
        CHECK(worst_error_m(*chunk, plan) <= half_unit);
    }
    // A larger one is drawn in a coarser unit, whole.
    const model::FloorPlan plan = three_floors(700);
    const auto chunk = scene::floor_chunk(plan);
    REQUIRE(chunk);
    CHECK(chunk->unit_m == 2 * scene::kFloorUnit_m);
    CHECK(worst_error_m(*chunk, plan) <= 2 * half_unit);
}

TEST_CASE("rooms are triangles with their number, all else lines that end", "[scene]") {
    const auto chunk = scene::floor_chunk(three_floors(20));
    REQUIRE(chunk);
    REQUIRE(chunk->level.size() == 3);
    const FloorLevel& ground = chunk->level.front();
    const scene::FloorMesh& mesh = *ground.mesh;
    REQUIRE(ground.rooms.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        const scene::Span corners = ground.rooms[i].corners;
        CHECK(corners.count == 6);
        for (std::uint32_t c = corners.first; c < corners.first + corners.count; ++c)
            CHECK(mesh.vertex[mesh.corner[c]].room == i);
    }
    for (const std::uint16_t corner : mesh.corner) CHECK(corner < mesh.first_line);
    REQUIRE(mesh.vertex.size() > mesh.first_line);
    CHECK((mesh.vertex.back().line & FloorVertex::kEnds) != 0);
    // One kind is drawn wholly before the next, so that light lines lie on all dark ones.
    std::vector<std::uint16_t> kinds;
    for (std::size_t i = mesh.first_line; i < mesh.vertex.size(); ++i)
        kinds.push_back(static_cast<std::uint16_t>(mesh.vertex[i].line % FloorVertex::kEnds));
    CHECK(std::ranges::is_sorted(kinds));
    const auto gaps = std::ranges::count(kinds, static_cast<std::uint16_t>(FloorLine::Gap));
    CHECK(gaps == 4);  // two doors of two ends
    for (const std::uint16_t kind : kinds) CHECK(kind < scene::kFloorLines);
}

TEST_CASE("floors that are alike are one on the GPU, each with its own rooms", "[scene]") {
    const model::FloorPlan plan = three_floors(20);
    const auto chunk = scene::floor_chunk(plan);
    REQUIRE(chunk);
    CHECK(chunk->level[0].mesh == chunk->level[1].mesh);
    CHECK(chunk->level[0].mesh != chunk->level[2].mesh);
    REQUIRE(chunk->level[1].rooms.size() == 2);
    CHECK(plan.rooms[chunk->level[1].rooms[1].room].name == "21");
    CHECK(scene::level_of(*chunk, 2) == 2);
    CHECK_FALSE(scene::level_of(*chunk, 5));
    CHECK_FALSE(chunk->ghosts.vertex.empty());
    model::FloorPlan one = plan;
    one.levels.resize(1);
    CHECK(scene::floor_chunk(one)->ghosts.vertex.empty());
    CHECK(scene::floor_chunk({}) == nullptr);
}

TEST_CASE("what lies under a point on the map is what the plan has there", "[scene]") {
    const model::FloorPlan plan = three_floors(20);
    const auto chunk = scene::floor_chunk(plan);
    REQUIRE(chunk);
    const scene::FloorLayout floor = scene::floor_layout(plan, 0);
    base::Random random{11};
    int found = 0;
    for (int i = 0; i < 500; ++i) {
        const Point at = kFarFromTown + Point{random.unit() * 24 - 2, random.unit() * 12 - 2};
        const auto room = scene::room_under(*chunk, chunk->level.front(), at);
        CHECK(room == scene::room_under(floor, at));
        found += room ? 1 : 0;
    }
    CHECK(found > 100);
}

TEST_CASE("a floor fades in as the map comes near", "[scene]") {
    CHECK(scene::floor_share(scene::kFloorsUpTo) == 0);
    CHECK(scene::floor_share(1) == 0);
    CHECK(scene::floor_share(0.05) == 1);
    CHECK(scene::floor_share(0.135) == Approx(0.5));
}
