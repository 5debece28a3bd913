#include "geo/triangulate.h"

#include <span>

#include <mapbox/earcut.hpp>

namespace mapbox::util {
template <>
struct nth<0, geo::Point> {
    static double get(const geo::Point& p) { return p.x; }
};
template <>
struct nth<1, geo::Point> {
    static double get(const geo::Point& p) { return p.y; }
};
}  // namespace mapbox::util

namespace geo {

std::vector<std::uint32_t> triangles_of(const Shape& area) {
    std::vector<std::uint32_t> corners;
    std::uint32_t base = 0;
    for (std::size_t p = 0; p < area.first_ring.size(); ++p) {
        const std::size_t first = area.first_ring[p];
        const std::size_t end =
            p + 1 < area.first_ring.size() ? area.first_ring[p + 1] : area.parts.size();
        const std::span<const Ring> rings{area.parts.data() + first, end - first};
        for (const std::uint32_t corner : mapbox::earcut<std::uint32_t>(rings))
            corners.push_back(base + corner);
        for (const Ring& ring : rings) base += static_cast<std::uint32_t>(ring.size());
    }
    return corners;
}

}  // namespace geo
