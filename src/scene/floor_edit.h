// scene/floor_edit.h — changes of a floor plan by hand, as edits of its rows: draw, split, merge,
// end, move. What comes of it is one command, which can be taken back.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "model/edit.h"
#include "model/room_rows.h"
#include "scene/floor.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace scene {

using RowEdits = std::vector<model::RowEdit>;

/// What a point was drawn to.
enum class SnapTo : std::uint8_t { Nothing, Corner, Edge, Line };
struct FloorSnap {
    geo::Point at;
    SnapTo to = SnapTo::Nothing;
};

/// The nearest corner within reach; else the nearest point of an edge; else, after `before`, where
/// a right angle with the walls begins that run nearest to it.
FloorSnap snapped(const FloorLayout& floor, geo::Point at, double reach_m,
                  std::optional<geo::Point> before = std::nullopt);

/// A new room on a level, without what is other rooms' already. LevelCrossed, LevelNoSpace.
base::Result<RowEdits> room_drawn(const model::FloorPlan& plan, model::LevelId level,
                                  const geo::Ring& outline);

/// Cut along a line from one wall to another. The largest part stays the room; the others are new,
/// of the same home, and without its name and front. LevelNotCut.
base::Result<RowEdits> room_split(const model::FloorPlan& plan, model::RoomId room,
                                  const geo::Ring& line);

/// The second becomes part of the first; a wall between them goes. LevelApart, LevelTwoOwners.
base::Result<RowEdits> rooms_merged(const model::FloorPlan& plan, model::RoomId first,
                                    model::RoomId second, base::Instant at);

/// Turned about a point, counter-clockwise, and then moved.
struct FloorMove {
    geo::Point about;
    double turn_rad = 0;
    geo::Point by;
};
geo::Point moved(const FloorMove& move, geo::Point at);
geo::Shape moved(const FloorMove& move, geo::Shape shape);
/// All rooms and lines of all levels.
RowEdits plan_moved(const model::FloorPlan& plan, const FloorMove& move);

}  // namespace scene
