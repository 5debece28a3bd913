// scene/piece.h — one thing to be drawn, before it is put into a chunk.
#pragma once

#include "geo/shape.h"
#include "model/snapshot.h"
#include "scene/geometry.h"

#include <cstdint>
#include <vector>

namespace scene {

/// A place, a grid, or a row of the surroundings.
struct Piece {
    model::Row place = model::kNoRow;
    model::Row ground = model::kNoRow;
    model::Row grid = model::kNoRow;
    Layer layer = Layer::Block;
    std::uint8_t klass = 0;      // of the surroundings
    std::uint32_t vertices = 0;  // at most
    float area_m2 = 0;
    geo::Box box;

    bool block() const { return layer == Layer::Block; }
};

/// All that has a shape, in an order that only the rows decide.
std::vector<Piece> pieces_of(const model::Snapshot& is);

/// What it covers; for a line, the band it makes. `made` holds it when it has to be made.
const geo::Shape& area_of(const Piece& piece, const model::Snapshot& is, geo::Shape& made);

/// The middle line and its width; nothing for an area.
struct MiddleLine {
    const geo::Shape* line = nullptr;
    double width_m = 0;
};
MiddleLine line_of(const Piece& piece, const model::Snapshot& is);

/// Across the band of a street that is a place.
double street_width_m(const model::PlaceRow& place);

/// A number that stays the thing's own whatever rows are added.
std::int64_t identity_of(const Piece& piece, const model::Snapshot& is);

/// Whether both are the same thing and stand the same way.
bool same(const Piece& a, const model::Snapshot& in_a, const Piece& b, const model::Snapshot& in_b);

}  // namespace scene
