// Geometry of a GeoPackage written by anybody: never read outside, and what was understood is
// understood the same way after we have written it ourselves.
#include "fuzz/taken.h"
#include "geo/gpkg_blob.h"

#include <cmath>

namespace {

bool finite(const geo::Shape& shape) {
    for (const geo::Ring& part : shape.parts)
        for (const geo::Point p : part)
            if (!std::isfinite(p.x) || !std::isfinite(p.y)) return false;
    return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const geo::Bytes blob{reinterpret_cast<const std::byte*>(data), size};
    (void)geo::gpkg_header(blob);
    (void)geo::gpkg_box(blob);
    const auto shape = geo::shape_from_gpkg(blob);
    if (!shape || shape->kind == geo::ShapeKind::None) return 0;
    const auto again = geo::shape_from_gpkg(geo::gpkg_from_shape(*shape, 4547));
    if (!finite(*shape)) return 0;
    fuzz::require(again && *again == *shape);
    if (shape->kind == geo::ShapeKind::Area) {
        fuzz::require(!shape->first_ring.empty() && shape->first_ring.front() == 0);
        (void)geo::area_m2(*shape);
    }
    (void)geo::label_point(*shape);
    return 0;
}
