// model/locate.h — where a report with nothing but a point belongs.
#pragma once

#include "geo/box_index.h"
#include "model/places.h"

#include <vector>

namespace model {

/// How far from the middle line of a street its points lie.
inline constexpr double kStreetReach_m = 30;

/// Finds the place of a point. Built once for a set of places, then only asked.
class Locator {
  public:
    explicit Locator(const Places& places);

    /// The front or building the point lies in, else the nearest street segment within 30 m of
    /// its middle line, else the yard or site, else the community; kNoRow (界外) when outside
    /// all. Requires the places it was built from.
    Row place_at(const Places& places, geo::Point point) const;

  private:
    geo::BoxIndex index_;  // boxes of streets are grown by the 30 m
};

}  // namespace model
