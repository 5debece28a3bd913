// ingest/repair.h — areas as files bring them into polygons that can be drawn, counted and cut.
#pragma once

#include "geo/shape.h"

#include <array>
#include <cstdint>
#include <vector>

namespace ingest {

struct Repaired {
    std::vector<geo::Shape> polygons;  // each valid, outline first and counter-clockwise
    bool was_invalid = false;
};

/// Takes an area apart and mends what crosses itself; none are left when there was no area.
Repaired sound_polygons(const geo::Shape& area);

/// The same as one shape of one or more polygons; None when no area is left.
geo::Shape sound_area(const geo::Shape& area, bool& was_invalid);

/// Equal for shapes of the same points to the centimetre, wherever their rings begin and whichever
/// way they run; different for different ones, as far as 128 bits go.
using Fingerprint = std::array<std::uint64_t, 2>;
Fingerprint fingerprint_of(const geo::Shape& shape);

/// Without points that repeat the one before; less than two points when nothing is left.
geo::Ring without_repeats(const geo::Ring& line);

}  // namespace ingest
