// ingest/floor_walls.h — rooms from the lines of a drawing that has no rooms, only walls. Only for
// floor_*.cpp.
//
// Walls are drawn as two lines, as bodies, or as one line; doors as a leaf with its swing, whose
// opening leaves a gap in the walls. What the lines enclose and is no wall itself is a room.
#pragma once

#include "geo/shape.h"

#include <optional>
#include <vector>

namespace ingest {

/// All in metres.
struct WallDrawing {
    std::vector<geo::Ring> walls;  // a closed one returns to where it began
    std::vector<geo::Ring> windows;
    std::vector<std::vector<geo::Ring>> doors;  // the lines of one symbol together
    std::vector<geo::Point> labels;             // names of rooms
    std::vector<geo::Shape> door_bodies;        // the gap in a wall, as an area
    std::vector<geo::Shape> solids;             // no room lies in them: hatched walls, columns
};

struct WallOptions {
    double snap_m = 0.01;
    double least_m2 = 1;
    double least_width_m = 0.45;  // of the mean of a room; what is thinner is a wall
};

/// Rooms by area, the largest first; nothing when the lines are too many or too thick together.
std::optional<std::vector<geo::Shape>> rooms_between(const WallDrawing& drawing,
                                                     const WallOptions& options);

/// The straight way across an opening, from jamb to jamb, of the symbol of a door: as far as
/// `walls` shows where it stands. None for what touches no wall.
std::vector<geo::Ring> thresholds_of(const std::vector<std::vector<geo::Ring>>& doors,
                                     const std::vector<geo::Ring>& walls, double snap_m);

/// The swing of a door leaf: an arc of 25 to 120 degrees, 0.35 to 1.6 m about its hinge.
struct DoorSwing {
    geo::Point hinge;
    geo::Point one_end;
    geo::Point other_end;
};
std::optional<DoorSwing> swing_of(const geo::Ring& line);

}  // namespace ingest
