// ingest/lines.h — positions along a line: where one stands, which side, what lies between.
#pragma once

#include "geo/shape.h"

namespace ingest {

/// Where a point stands in respect of a line.
struct Footing {
    double along_m = 0;     // of the nearest point of the line, from its beginning
    double distance_m = 0;  // infinity when the line is empty
    bool left = false;      // of the line, looking along it
    bool at_end = false;    // nearest is the first or last point of the line
    geo::Point at;          // the nearest point of the line
    geo::Point direction;   // of the line there, of length 1
};
Footing footing_on(const geo::Ring& line, geo::Point point);

double length_of(const geo::Ring& line);

/// The point `along_m` from the beginning; the ends beyond them.
geo::Point point_along(const geo::Ring& line, double along_m);

/// The stretch between two positions, in the line's own sense; at least two points.
geo::Ring part_between(const geo::Ring& line, double from_m, double to_m);

double distance_between(geo::Point a, geo::Point b);
double dot(geo::Point a, geo::Point b);
double cross(geo::Point a, geo::Point b);

/// `v` with length 1; (1, 0) when it has none.
geo::Point unit(geo::Point v);

/// To the left of `direction`.
geo::Point left_of(geo::Point direction);

}  // namespace ingest
