// scene/stairs.h — where the stairs of a building begin, as far as its outline tells.
#pragma once

#include "model/rows.h"

#include <span>
#include <vector>

namespace scene {

struct StairMark {
    int stair = 0;
    geo::Point door;   // on the outline
    geo::Point inner;  // a little inside: where its number is written
};

/// The stairs share the building's long side evenly, and their doors open to the north, as most
/// slabs have it; numbered from the west. None for a building of one stair or without an outline.
std::vector<StairMark> stair_marks(const model::PlaceRow& building);

/// Where somebody has seen the doors, they stand there: those that lead to a stair, or with the
/// number 0 those to the whole building. All are of this building.
std::vector<StairMark> stair_marks(const model::PlaceRow& building,
                                   std::span<const model::EntranceRow> doors);

}  // namespace scene
