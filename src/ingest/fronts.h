// ingest/fronts.h — shops as fronts: on the proper side of their street, beside one another.
#pragma once

#include "ingest/bands.h"
#include "ingest/streets.h"

#include <cstdint>
#include <vector>

namespace ingest {

/// A stretch of a street's side that one shop takes, or several above one another.
struct Front {
    geo::Shape area;
    std::uint32_t segment = 0;
    bool left = false;   // of the segment, looking along it
    double along_m = 0;  // from its beginning
    std::vector<std::uint32_t> shops;
};

/// Where a shop is: in a front, else in a building, else (both negative) at no street at all.
struct ShopHome {
    int front = -1;
    int building = -1;
};

struct Fronts {
    std::vector<Front> fronts;    // by segment, its left side first, along it
    std::vector<ShopHome> homes;  // of each shop
};

/// A shop faces the street of its address if that is near, else the nearest. In a building its
/// front is cut from the building along the façade that faces the street; in the open it stands
/// beside the pavement. No front reaches into a carriageway or over another front.
Fronts fronts_of(const Survey& survey, const std::vector<Segment>& segments,
                 const Bands& carriageways);

/// Where `wanted` positions along a façade of this length become stretches, 3.5 to 10 m wide
/// where there is room, that do not overlap. Positions ascend, and so do the stretches.
struct Frontage {
    double from_m, to_m;
};
std::vector<Frontage> laid_out(const std::vector<double>& wanted, double length_m);

}  // namespace ingest
