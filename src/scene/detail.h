// scene/detail.h — how much of the town one picture shows, and in which form.
//
// Everything fades with the scale and with how much there is to draw, and nothing else: the same
// camera gives the same picture, no level pops, and there is no animation to come to rest.
#pragma once

#include "scene/camera.h"
#include "scene/geometry.h"

#include <array>
#include <cstdint>

namespace scene {

/// From 0, not drawn, to 1. A nearer form is drawn over the farther one until it is whole; then
/// the farther one is left out.
struct Detail {
    float polygons = 1;  // blocks as they are
    float outlines = 1;  // of polygons
    float bricks = 0;    // blocks as rectangles
    float cells = 0;     // ground built up, by cells and state
    float bands = 1;     // streets and roads as wide as they are; else lines
    float lines = 0;
    float signs = 1;
    std::array<float, kLayerCount> fill{};     // by Layer
    std::array<float, kLayerCount> outline{};  // by Layer
    std::array<float, kCuts> way{};            // by WayClass
    std::size_t smallest_way = kCuts - 1;      // classes after it are left out
    std::size_t cut = 0;                       // areas less than 2^cut metres across are specks

    /// 1 polygons, 2 bricks, 3 cells: whichever the eye sees. (0 is left for rooms.)
    int level() const;
};

/// What a picture of this camera shows when about `budget` triangles of blocks may be drawn.
/// `ratio` is device pixels to design pixels.
Detail detail_at(const Geometry& geometry, const Camera& camera, double ratio,
                 std::uint64_t budget);

/// About how many buildings and fronts a view has: chunks partly in it count for that part.
std::uint64_t blocks_in(const Geometry& geometry, const geo::Box& view);

}  // namespace scene
