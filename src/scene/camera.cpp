#include "scene/camera.h"

#include <algorithm>
#include <cmath>

namespace scene {

using geo::Point;

Point screen_from_world(const Camera& camera, Point world) {
    return {(world.x - camera.centre.x) / camera.metres_per_px + camera.width_px / 2.0,
            (camera.centre.y - world.y) / camera.metres_per_px + camera.height_px / 2.0};
}

Point world_from_screen(const Camera& camera, Point px) {
    return {camera.centre.x + (px.x - camera.width_px / 2.0) * camera.metres_per_px,
            camera.centre.y - (px.y - camera.height_px / 2.0) * camera.metres_per_px};
}

geo::Box view_box(const Camera& camera) {
    geo::Box box;
    box.add(world_from_screen(camera, {0, 0}));
    box.add(world_from_screen(
        camera, {static_cast<double>(camera.width_px), static_cast<double>(camera.height_px)}));
    return box;
}

Camera fitted(const Camera& camera, const geo::Box& box, double margin_px) {
    if (box.empty()) return camera;
    Camera next = camera;
    next.centre = box.centre();
    const double across = std::max(camera.width_px - 2 * margin_px, 1.0);
    const double down = std::max(camera.height_px - 2 * margin_px, 1.0);
    next.metres_per_px = std::max({box.width() / across, box.height() / down, 0.01});
    return next;
}

Camera zoomed(const Camera& camera, Point px, double factor) {
    Camera next = camera;
    next.metres_per_px = std::clamp(camera.metres_per_px / factor, 0.01, 1000.0);
    const Point held = world_from_screen(camera, px);
    const Point moved = world_from_screen(next, px);
    next.centre = camera.centre + (held - moved);
    return next;
}

Camera dragged(const Camera& camera, Point by_px) {
    Camera next = camera;
    next.centre.x -= by_px.x * camera.metres_per_px;
    next.centre.y += by_px.y * camera.metres_per_px;
    return next;
}

Camera snapped(const Camera& camera) {
    const double half_width = camera.width_px / 2.0;
    const double half_height = camera.height_px / 2.0;
    const Point px = camera.centre * (1 / camera.metres_per_px);
    Camera next = camera;
    next.centre.x = (std::round(px.x - half_width) + half_width) * camera.metres_per_px;
    next.centre.y = (std::round(px.y + half_height) - half_height) * camera.metres_per_px;
    return next;
}

}  // namespace scene
