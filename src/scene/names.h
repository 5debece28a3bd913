// scene/names.h — what has a name on the map, and the ground it may be written on.
//
// Everything here is found once and kept: where in a block there is room, which pieces of a road
// make one line. Only what a picture asks for is computed.
#pragma once

#include "derive/derived.h"
#include "geo/box_index.h"
#include "geo/shape.h"
#include "model/snapshot.h"
#include "scene/surroundings.h"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace scene {

/// Where a name stands in an area, and how far it reaches there without a break.
struct Spot {
    geo::Point at;
    geo::Room room;
    geo::Point corner;  // where the sign of a block's state stands
};

/// The best place for a name in an area: as much room across as a line of text wants, and above
/// and below it.
Spot spot_in(const geo::Shape& area);

/// Pieces of roads, streets or waters with one name, joined end to end.
struct NamedLine {
    std::string name;
    geo::Ring line;
    double length_m = 0;
    WayClass is = WayClass::Residential;  // the greatest of its pieces
    bool water = false;
};

/// All of them, in an order that does not depend on where the camera is: great ones first, then
/// long ones. The middle line of a long water that is an area counts too.
std::vector<NamedLine> named_lines(const model::Places& places,
                                   const std::vector<model::GroundRow>& ground);

/// The line halfway between the banks of an area that is longer than wide; empty for others.
geo::Ring spine_of(const geo::Shape& area);

/// What was found so far about one snapshot's places, ground and facilities. Owned by whoever
/// draws the map; `names_of` begins it anew when the tables are others.
struct NameCache {
    std::shared_ptr<const model::Places> places;
    std::shared_ptr<const std::vector<model::GroundRow>> ground;
    std::shared_ptr<const std::vector<model::FacilityRow>> facilities;
    std::shared_ptr<const std::vector<model::ComponentRow>> components;
    std::shared_ptr<const std::vector<model::EntranceRow>> entrances;
    geo::BoxIndex component_index, entrance_index;  // of those with a point
    std::shared_ptr<const model::Grids> grids;
    base::Pages<model::ShopRow> shops;

    std::unordered_map<model::Row, Spot> of_place;
    std::unordered_map<std::size_t, Spot> of_ground;
    std::vector<model::Row> region;  // districts, sub-districts, communities, in this order
    std::vector<model::Row> yard;    // yards and sites
    geo::BoxIndex yard_index;        // of `yard`
    std::vector<std::size_t> green;  // rows of the ground that are areas with a name, and no river
    geo::BoxIndex green_index;       // of `green`
    std::vector<NamedLine> line;
    geo::BoxIndex line_index;
    std::vector<geo::Point> facility_at;
    std::unordered_map<model::PlaceId, model::Row> shop_at;  // the first open one of a place
    std::vector<geo::Box> grid_box;
    std::vector<Spot> grid_spot;
};

/// Makes the cache one of this snapshot.
void renew(NameCache& cache, const model::Snapshot& snapshot);

/// Whether names are written anew for this snapshot although all else stays as it was.
bool tables_differ(const NameCache& cache, const model::Snapshot& snapshot);

/// Of a place or a row of the ground that is an area; remembered.
const Spot& spot_of_place(NameCache& cache, model::Row row);
const Spot& spot_of_ground(NameCache& cache, std::size_t row);

}  // namespace scene
