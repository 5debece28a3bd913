// ingest/streets.h — named streets, cut where others cross them.
#pragma once

#include "ingest/survey.h"

#include <string>
#include <vector>

namespace ingest {

/// A street between two crossings, or between a crossing and its end.
struct Segment {
    std::string name;
    std::string between;  // 甲路—乙路; empty when the street is not cut or nobody knows
    geo::Ring line;       // begins in the west, or in the north when it runs that way
    double width_m = 0;   // of the whole street, both carriageways
    std::string source;   // of the longest road in it
};

/// Segments of all named streets, by name, then along the street. The two carriageways of one
/// street count once; a stretch shorter than 40 m belongs to its neighbour.
std::vector<Segment> segments_of(const std::vector<SurveyedRoad>& roads);

/// Whether people see it as the border between two blocks: wide enough for cars to pass through.
bool is_street(const SurveyedRoad& road);

/// Whether it is so much of a street that a name makes it a place.
bool can_be_place(const SurveyedRoad& road);

}  // namespace ingest
