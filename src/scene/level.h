// scene/level.h — which place a view is in: zooming goes through the tree, and the tree zooms.
//
// District › Subdistrict › Community › Yard, Street, Site › Building, Front. A view is in a place
// when that place would about fill it; so flying to a place is being in it, and wheeling out of
// it is being in the place above.
#pragma once

#include "model/places.h"
#include "scene/camera.h"
#include "scene/geometry.h"

#include <vector>

namespace scene {

/// 0 for a district … 4 for a building or front.
int level_of(model::Kind kind);

/// Free pixels around a place that is flown to.
inline constexpr double kPlaceMargin_px = 160;

/// The camera that shows a place whole with room around it, and no nearer than that a shopfront
/// still has neighbours. A place without a shape changes nothing.
Camera facing(const Camera& camera, const model::Places& places, model::Row row, double ratio);

/// The deepest place at a point: a block, else the community or what is above it. kNoRow outside.
model::Row deepest_at(const Geometry& geometry, const model::Places& places, geo::Point world);

/// The place and all above it, the top first. Empty for kNoRow.
std::vector<model::Row> chain_of(const model::Places& places, model::Row row);

/// The place the view is in, by its scale and what lies in its middle. kNoRow above all.
model::Row place_of_view(const Geometry& geometry, const model::Places& places,
                         const Camera& camera, double ratio);

/// One level nearer: of what lies at `world`, the first place below the level of the view that
/// would be shown larger. kNoRow when nothing lies there.
model::Row one_down(const Geometry& geometry, const model::Places& places, const Camera& camera,
                    double ratio, geo::Point world);

/// One level farther: above the place the view is in, the first that would be shown smaller.
/// kNoRow when that is everything.
model::Row one_up(const Geometry& geometry, const model::Places& places, const Camera& camera,
                  double ratio);

}  // namespace scene
