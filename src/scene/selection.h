// scene/selection.h — many blocks at once: what a box or a lasso takes in, and what it sums to.
#pragma once

#include "derive/derived.h"
#include "model/places.h"
#include "scene/geometry.h"

#include <array>
#include <span>
#include <vector>

namespace scene {

geo::Shape area_of_box(const geo::Box& box);
/// A polygon of 180 sides: its edge is never farther from the circle than a sixth of a per mille of
/// the radius.
geo::Ring ring_of_circle(geo::Point centre, double radius_m);

/// Where a block counts as standing: the point its name is written at.
geo::Point standing_point(const model::PlaceRow& place);

/// The blocks that stand in `area`, whatever is drawn at the moment, ascending by row. Holes and
/// lines that cross themselves count by the even-odd rule.
std::vector<model::Row> blocks_within(const Geometry& geometry, const model::Places& places,
                                      const geo::Shape& area);

/// What a set of blocks sums to. Each counts only what is attached to itself, so a yard and its
/// buildings together count nothing twice.
struct Sum {
    derive::Tally tally;
    std::array<std::uint32_t, model::kKindCount> of_kind{};
    std::uint32_t blocks = 0;
};
/// Ids that are gone are passed over.
Sum sum_of(const model::Places& places, const derive::Derived& derived,
           std::span<const model::PlaceId> chosen);

}  // namespace scene
