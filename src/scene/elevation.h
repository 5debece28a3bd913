// scene/elevation.h — a building seen from the front: floor over floor, door beside door
// (domain.md 6.6).
//
// What is known of a home is its stair, its floor and what stands on its door; columns and gaps
// follow from these. A door that is missing stays a gap: only then does one see that it is missing.
#pragma once

#include "model/rows.h"

#include <cstdint>
#include <span>
#include <vector>

namespace scene {

/// One home. Columns count from the left over all stairs, rows from the top.
struct ElevationCell {
    std::uint32_t column = 0;
    std::uint32_t columns = 1;  // it is so wide: shops below homes
    std::uint32_t row = 0;      // the upper one, of a home on two floors
    std::uint32_t rows = 1;

    friend bool operator==(const ElevationCell&, const ElevationCell&) = default;
};

struct ElevationStair {
    int stair = 0;
    std::uint32_t first_column = 0;
    std::uint32_t columns = 0;

    friend bool operator==(const ElevationStair&, const ElevationStair&) = default;
};

struct Elevation {
    std::vector<ElevationStair> stairs;  // from the left
    std::vector<int> floors;             // from the top: 6 … 1 -1; there is no floor 0
    std::uint32_t columns = 0;
    std::vector<int> door;             // of each column: its number on a floor; 0 when not known
    std::vector<ElevationCell> cells;  // one for each unit, in its order
};

/// `storeys` above ground are shown also where nobody is registered; 0 when not known.
Elevation elevation_of(std::span<const model::UnitRow> units, int storeys);

/// Which door on its floor: 3 of "1203" on the 12th, 2 of "B102" below ground, 1 of "12A"; 0 when
/// the text does not tell.
int door_on_floor(const std::string& door, int floor);

/// Places where the rows and columns leave room for a home and none is registered.
struct ElevationGap {
    std::uint32_t column = 0;
    std::uint32_t row = 0;
    int stair = 0;
    int floor = 0;
    std::string door;  // as it is to be read there: "503", "B102"
};
std::vector<ElevationGap> gaps_of(const Elevation& elevation);

/// The cell that lies next to `from` in a direction, each part -1, 0 or 1 (y down): where arrow
/// keys go. `from` itself when there is none.
std::size_t next_cell(const Elevation& elevation, std::size_t from, int right, int down);

}  // namespace scene
