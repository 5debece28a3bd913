// ingest/plan.h — a survey divided: what lies in what, before it is named, numbered and written
// down as rows.
#pragma once

#include "ingest/fronts.h"
#include "ingest/regions.h"
#include "ingest/streets.h"
#include "ingest/survey.h"
#include "ingest/tiling.h"
#include "ingest/yards.h"

#include <cstdint>
#include <vector>

namespace ingest {

struct Community {
    int region = 0;
    geo::Shape area;
    double weight = 0;
};

struct BasicGrid {
    int community = 0;
    geo::Shape area;
};

struct Plan {
    Survey survey;  // in an order of its own, whatever the files' was
    Regions upper;
    std::vector<Community> communities;
    std::vector<BasicGrid> grids;
    std::vector<Yard> yards;
    std::vector<Segment> segments;
    Fronts fronts;
    std::vector<geo::Point> building_at;  // label points
    std::vector<int> grid_of_building;
    std::vector<int> grid_of_segment;
    std::vector<int> grid_of_front;
};

Plan plan_of(Survey survey, const DivideOptions& options);

}  // namespace ingest
