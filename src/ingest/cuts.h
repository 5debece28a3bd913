// ingest/cuts.h — a block too full for one grid, cut between its buildings.
#pragma once

#include "geo/shape.h"

#include <cstdint>
#include <vector>

namespace ingest {

/// A building, as far as cuts are concerned.
struct Mass {
    geo::Ring outline;
    double weight = 0;
    int yard = -1;  // what should stay together; negative for nothing
};

struct CutLimits {
    double weight = 100;      // above it a face is cut
    double area_m2 = 40'000;  // and above this, when it has many buildings
    std::size_t many = 8;
};

/// Straight lines inside `face`, from border to border or to an earlier cut, a little beyond so
/// that noding meets them. They run through gaps, rather across the long way than along it, and
/// leave yards whole where they can.
std::vector<geo::Ring> cuts_of(const geo::Shape& face, std::vector<Mass> masses,
                               const CutLimits& limits);

}  // namespace ingest
