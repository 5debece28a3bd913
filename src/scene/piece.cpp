#include "scene/piece.h"

#include "scene/band.h"
#include "scene/surroundings.h"

#include <algorithm>
#include <optional>

namespace scene {

using geo::Shape;
using geo::ShapeKind;
using model::Kind;
using model::Row;

namespace {

constexpr double kLeastWidth_m = 2;

std::optional<Layer> layer_of(Kind kind) {
    switch (kind) {
        case Kind::Yard:
        case Kind::Site:
            return Layer::Ground;
        case Kind::Street:
            return Layer::Band;
        case Kind::Building:
        case Kind::Front:
            return Layer::Block;
        case Kind::Community:
            return Layer::Community;
        case Kind::Subdistrict:
            return Layer::Subdistrict;
        case Kind::District:
            return Layer::District;
        case Kind::Other:
            return std::nullopt;
    }
    return std::nullopt;
}

bool drawable(const Shape& shape, Layer layer) {
    if (shape.kind == ShapeKind::Area) return true;
    return shape.kind == ShapeKind::Line && layer != Layer::Grid && !is_region(layer);
}

/// Each ring is closed by one more vertex; a band has both sides and two round ends.
void measure(Piece& piece, const Shape& shape, double width_m) {
    piece.box = geo::box_of(shape);
    std::size_t points = 0;
    for (const geo::Ring& ring : shape.parts) points += ring.size();
    if (shape.kind == ShapeKind::Line) {
        piece.box = piece.box.grown(width_m);  // a mitre reaches twice the half width
        piece.vertices = static_cast<std::uint32_t>(3 * points + 7 * shape.parts.size());
    } else {
        piece.area_m2 = static_cast<float>(geo::area_m2(shape));
        piece.vertices = static_cast<std::uint32_t>(points + shape.parts.size());
    }
}

Piece piece_of_ground(const std::vector<model::GroundRow>& ground, Row index) {
    const model::GroundRow& row = ground[index];
    Piece piece{.ground = index};
    if (row.shape.kind == ShapeKind::Area) {
        const AreaClass is = area_class(row);
        piece.layer = lies_under_yards(is) ? Layer::Area : Layer::Garden;
        piece.klass = static_cast<std::uint8_t>(is);
        measure(piece, row.shape, 0);
    } else {
        const WayClass is = way_class(row);
        piece.layer = is == WayClass::Stream ? Layer::Garden : Layer::Way;
        piece.klass = static_cast<std::uint8_t>(
            is == WayClass::Stream ? static_cast<int>(AreaClass::Water) : static_cast<int>(is));
        measure(piece, row.shape, way_width_m(row));
        if (is == WayClass::Rail) piece.vertices += rail_vertices(row.shape);
    }
    return piece;
}

}  // namespace

double street_width_m(const model::PlaceRow& place) {
    return std::max(place.width_m, kLeastWidth_m);
}

std::vector<Piece> pieces_of(const model::Snapshot& is) {
    std::vector<Piece> pieces;
    const model::Places& places = *is.places;
    pieces.reserve(places.size() + is.ground->size() + is.grids->row.size());
    for (Row row = 0; row < places.size(); ++row) {
        const auto layer = layer_of(places.kind[row]);
        const model::PlaceRow& place = places.row[row];
        if (!layer || !drawable(place.shape, *layer)) continue;
        Piece piece{.place = row, .layer = *layer};
        measure(piece, place.shape, street_width_m(place));
        pieces.push_back(piece);
    }
    for (Row g = 0; g < is.grids->row.size(); ++g) {
        const Shape& shape = is.grids->row[g].shape;
        if (!drawable(shape, Layer::Grid)) continue;
        Piece piece{.grid = g, .layer = Layer::Grid};
        measure(piece, shape, 0);
        pieces.push_back(piece);
    }
    for (Row g = 0; g < is.ground->size(); ++g)
        if (drawable((*is.ground)[g].shape, Layer::Way))
            pieces.push_back(piece_of_ground(*is.ground, g));
    std::erase_if(pieces, [](const Piece& piece) { return piece.box.empty(); });
    return pieces;
}

MiddleLine line_of(const Piece& piece, const model::Snapshot& is) {
    if (piece.place != model::kNoRow) {
        const model::PlaceRow& place = is.places->row[piece.place];
        if (place.shape.kind == ShapeKind::Line) return {&place.shape, street_width_m(place)};
    } else if (piece.ground != model::kNoRow) {
        const model::GroundRow& row = (*is.ground)[piece.ground];
        if (row.shape.kind == ShapeKind::Line) return {&row.shape, way_width_m(row)};
    }
    return {};
}

const Shape& area_of(const Piece& piece, const model::Snapshot& is, Shape& made) {
    if (const MiddleLine middle = line_of(piece, is); middle.line != nullptr) {
        const auto way = static_cast<WayClass>(piece.klass);
        if (piece.layer == Layer::Way && way == WayClass::Rail) {
            made = rails_along(*middle.line, middle.width_m);
            return made;
        }
        const bool upright = piece.layer == Layer::Way && way == WayClass::Wall;
        made = band_along(*middle.line, middle.width_m, upright ? Ends::Square : Ends::Round);
        return made;
    }
    if (piece.place != model::kNoRow) return is.places->row[piece.place].shape;
    if (piece.grid != model::kNoRow) return is.grids->row[piece.grid].shape;
    return (*is.ground)[piece.ground].shape;
}

std::int64_t identity_of(const Piece& piece, const model::Snapshot& is) {
    constexpr std::int64_t kKinds = 3;
    if (piece.place != model::kNoRow) return model::number(is.places->row[piece.place].id) * kKinds;
    if (piece.grid != model::kNoRow)
        return model::number(is.grids->row[piece.grid].id) * kKinds + 1;
    return model::number((*is.ground)[piece.ground].id) * kKinds + 2;
}

bool same(const Piece& a, const model::Snapshot& in_a, const Piece& b,
          const model::Snapshot& in_b) {
    if (a.layer != b.layer || a.klass != b.klass || identity_of(a, in_a) != identity_of(b, in_b))
        return false;
    if (a.place != model::kNoRow) {
        const model::PlaceRow& one = in_a.places->row[a.place];
        const model::PlaceRow& other = in_b.places->row[b.place];
        return one.width_m == other.width_m && one.shape == other.shape;
    }
    if (a.grid != model::kNoRow)
        return in_a.grids->row[a.grid].shape == in_b.grids->row[b.grid].shape;
    const model::GroundRow& one = (*in_a.ground)[a.ground];
    const model::GroundRow& other = (*in_b.ground)[b.ground];
    return way_width_m(one) == way_width_m(other) && one.shape == other.shape;
}

}  // namespace scene
