// report/sheet_names.h — the names on the map of a sheet, placed for its page: the important first,
// none over another. Only for report/sheet_*.cpp.
#pragma once

#include "report/sheet_map.h"
#include "report/sheet_place.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace report {

struct Naming {
    MapSheet& map;
    Room room;
    double unit = 1;  // letters grow a little with the paper

    Hand hand(double size, scene::Colour ink, bool bold = false, bool haloed = true) const;
    std::vector<Label>& labels() { return map.page.sheet.labels; }
    const TextWidth& width() const { return map.page.width; }
};

/// Blocks, signs and doors have their room before any name.
Naming naming_of(MapSheet& map, const std::vector<DoorMark>& doors);

/// How much is written on a building.
enum class Detail : std::uint8_t { Whole, Numbers };

/// On each leaf that is a block what fits of its name, its numbers and its homes; on its level or
/// along its longer side, else beside it with a line to it. What finds no room is counted.
void name_blocks(Naming& to, Detail detail);
void name_doors(Naming& to, const std::vector<DoorMark>& doors);

/// Roads and waters along their lines, again every hand's breadth.
void name_ways(Naming& to);
/// Yards and sites; those of the place first and larger, or only its neighbours.
void name_yards(Naming& to, bool own);
/// Green, water, squares.
void name_ground(Naming& to);
/// A disc for each facility at or below the place.
struct FacilityMark {
    geo::Point at;
    std::string name;
};
std::vector<FacilityMark> draw_facilities(Naming& to);
/// A disc there, or beside others that are; where it came. Nothing off the map.
std::optional<geo::Point> add_disc(Naming& to, Drawing& discs, geo::Point at, double radius);
/// Beside each disc, where there is room.
void name_facilities(Naming& to, const std::vector<FacilityMark>& marks);

/// A title and lines under it in an area, clear of blocks where it can be; false without room.
bool name_area(Naming& to, const geo::Shape& area, const std::vector<std::string>& lines,
               const Hand& hand, bool over_blocks);

}  // namespace report
