// ingest/keepers.h — to which place a thing belongs: a door to its building, a lamp to its street.
#pragma once

#include "geo/box_index.h"
#include "ingest/survey.h"
#include "model/places.h"

#include <vector>

namespace ingest {

/// Doors are drawn on the outline of their building, or not far from it.
inline constexpr double kDoorReach_m = 3;

/// What nobody calls an entrance leads into a building only when it is drawn on its outline.
inline double reach_of(const SurveyedEntrance& door) {
    constexpr double kOnOutline_m = 0.3;
    return door.told ? kDoorReach_m : kOnOutline_m;
}

/// Both as rows of the store.
model::ComponentRow component_row(const SurveyedComponent& component, model::PlaceId place,
                                  std::int64_t id);
model::EntranceRow entrance_row(const SurveyedEntrance& door, model::PlaceId building,
                                std::int64_t id);

/// The outlines of buildings, to be asked by the doors. The shapes must stay where they are.
class Outlines {
  public:
    explicit Outlines(std::vector<const geo::Shape*> buildings);

    /// The number of the nearest outline within reach, -1 when there is none.
    int at(geo::Point door, double reach_m = kDoorReach_m) const;

  private:
    std::vector<const geo::Shape*> buildings_;
    geo::BoxIndex index_;
};

/// Places to which things may belong. The rows must stay where they are.
class Keepers {
  public:
    explicit Keepers(std::vector<const model::PlaceRow*> places);

    /// The building a door belongs to; none (id 0) when there is no outline within its reach.
    model::PlaceId building_at(geo::Point door, double reach_m = kDoorReach_m) const;

    /// The building, front, street or yard that a thing lies in; else the street or yard that is
    /// nearest, within 25 m; else the community around it; else none.
    model::PlaceId keeper_of(geo::Point thing) const;

  private:
    std::vector<const model::PlaceRow*> places_;
    std::vector<model::Kind> kind_;
    Outlines outlines_;
    geo::BoxIndex index_;
};

}  // namespace ingest
