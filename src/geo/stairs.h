// geo/stairs.h — where the stairs of a slab begin, as far as its outline tells.
#pragma once

#include "geo/shape.h"

#include <vector>

namespace geo {

struct StairDoor {
    int stair = 0;   // from 1
    Point door;      // on the outline
    Point outwards;  // of length 1, from the building
};

/// The stairs share the building's long side evenly, and their doors open to the north, as most
/// slabs have it; numbered from the west. None without an outline, or for less than one stair.
std::vector<StairDoor> stair_doors(const Shape& building, int stairs);

}  // namespace geo
