// scene/strip.h — a street unrolled: its two rows of shopfronts in walking order, each as wide as
// it is (domain.md C11). Positions along the street by linear referencing (ISO 19148).
#pragma once

#include "model/places.h"

#include <vector>

namespace scene {

enum class Side : std::uint8_t { Left, Right };  // looking along the street

struct StripFront {
    model::Row place = model::kNoRow;
    Side side = Side::Left;
    double from_m = 0;  // along the street
    double to_m = 0;
    bool corner = false;  // reaches over an end of the street
};

/// A segment of the street, from crossing to crossing.
struct StripSegment {
    model::Row place = model::kNoRow;
    double from_m = 0;
    double to_m = 0;
};

struct Strip {
    double length_m = 0;
    std::vector<StripSegment> segments;  // in walking order; between them what the line leaves out
    std::vector<StripFront> fronts;      // the left side first, each side along the street
    geo::Point heading;                  // from the first to the last point, of length 1
};

/// All segments of the street that `segment` belongs to, those that follow each other without a
/// gap of more than a crossing, in walking order: from the west, or from the north where the
/// street runs that way. Alone when it has no name.
std::vector<model::Row> street_of(const model::Places& places, model::Row segment);

/// Walked in the direction in which the fronts are numbered, where they are. Fronts stand as wide
/// as their shape is along the line, on the side of the line they lie on. Two that overlap share
/// the border in the middle; the narrowest is kept a metre wide.
Strip strip_of(const model::Places& places, const std::vector<model::Row>& segments);

}  // namespace scene
