// scene/camera.h — which part of the ground a picture shows.
#pragma once

#include "geo/point.h"

namespace scene {

/// Pixels count from the top left corner, y down; the ground has y north.
struct Camera {
    geo::Point centre;         // in the middle of the picture
    double metres_per_px = 1;  // greater than zero
    int width_px = 1;
    int height_px = 1;

    friend bool operator==(const Camera&, const Camera&) = default;
};

geo::Point screen_from_world(const Camera& camera, geo::Point world);
geo::Point world_from_screen(const Camera& camera, geo::Point screen_px);

/// The ground the picture shows.
geo::Box view_box(const Camera& camera);

/// The camera that shows all of `box` with `margin_px` free on each side. An empty box changes
/// nothing.
Camera fitted(const Camera& camera, const geo::Box& box, double margin_px);

/// Nearer (factor > 1) or farther, the ground under `screen_px` staying where it is. Stays
/// between 1 cm and 1 km a pixel.
Camera zoomed(const Camera& camera, geo::Point screen_px, double factor);

/// Moved as if the ground was dragged by so many pixels.
Camera dragged(const Camera& camera, geo::Point by_px);

/// Moved by less than a pixel, so that the origin of the ground lies on the corner of a pixel. A
/// camera at rest is snapped: whole pixels of panning then move the picture and change nothing in
/// it, and no letter shimmers.
Camera snapped(const Camera& camera);

}  // namespace scene
