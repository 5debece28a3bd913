// model/room_rows.h — the real plan of a building: levels, rooms and openings.
//
// After IMDF (OGC 20-094), as far as a neighbourhood needs: a level is known by its ordinal, and
// what stands on the lift's button is a text beside it.
#pragma once

#include "geo/shape.h"
#include "model/ids.h"

#include <string>
#include <vector>

namespace model {

struct LevelRow {
    LevelId id{};
    PlaceId place{};   // a building
    int ordinal = 0;   // 0 at the ground, -1 below it
    std::string name;  // "B1", "1F", "3A"
    std::string source;

    friend bool operator==(const LevelRow&, const LevelRow&) = default;
};

struct RoomRow {
    RoomId id{};
    LevelId level{};
    std::string kind;  // K43: room shop office corridor stairs lift toilet hall parking void
    std::string name;
    geo::Shape shape;  // polygons, in the store's plane
    UnitId unit{};     // the home it is part of
    PlaceId front{};   // or the shop front
    std::string source;

    friend bool operator==(const RoomRow&, const RoomRow&) = default;
};

/// A line of the plan that is not the edge of a room alone.
struct OpeningRow {
    OpeningId id{};
    LevelId level{};
    std::string kind;  // door entrance window wall detail
    geo::Shape shape;  // lines
    std::string source;

    friend bool operator==(const OpeningRow&, const OpeningRow&) = default;
};

/// What is drawn of one building, read when it is opened.
struct FloorPlan {
    PlaceId place{};
    std::vector<LevelRow> levels;  // from the lowest up
    std::vector<RoomRow> rooms;    // by level, in the order of `levels`
    std::vector<OpeningRow> openings;

    friend bool operator==(const FloorPlan&, const FloorPlan&) = default;
};

}  // namespace model
