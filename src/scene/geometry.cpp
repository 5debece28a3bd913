#include "scene/geometry.h"

#include "geo/triangulate.h"
#include "scene/band.h"
#include "scene/surroundings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace scene {

using geo::Box;
using geo::Point;
using model::Kind;
using model::Row;

namespace {

constexpr std::size_t kMostVertices = 65'535;
constexpr double kReach_units = 32'000;  // of int16, a little held back

Layer layer_of(Kind kind) {
    if (kind == Kind::Yard || kind == Kind::Site) return Layer::Ground;
    return kind == Kind::Street ? Layer::Band : Layer::Block;
}

/// One place, or one row of the surroundings, ready to be put into a chunk.
struct Piece {
    Row row = model::kNoRow;
    const model::GroundRow* ground = nullptr;
    Row bordered = model::kNoRow;  // the place whose border it is; borders have no state
    Layer layer = Layer::Block;
    std::uint8_t klass = 0;
    std::size_t number = 0;  // in the order of making: tells big ones apart
    geo::Shape area;
    Box box;
    std::size_t vertices = 0;
};

void measure(Piece& piece) {
    piece.box = geo::box_of(piece.area);
    for (const geo::Ring& ring : piece.area.parts) piece.vertices += ring.size();
}

Piece piece_of(const model::Places& places, Row row) {
    Piece piece{.row = row, .layer = layer_of(places.kind[row])};
    const model::PlaceRow& place = places.row[row];
    piece.area = place.shape;
    if (place.shape.kind == geo::ShapeKind::Line)
        piece.area = band_along(place.shape, std::max(place.width_m, 2.0), Ends::Round);
    measure(piece);
    return piece;
}

bool has_border(Kind kind) {
    return kind == Kind::Community || kind == Kind::Subdistrict || kind == Kind::District;
}

Piece border_of(const model::Places& places, Row row) {
    Piece piece{.bordered = row,
                .layer = Layer::Border,
                .klass = static_cast<std::uint8_t>(places.kind[row])};
    piece.area = places.row[row].shape;
    measure(piece);
    return piece;
}

Piece piece_of(const model::GroundRow& row) {
    Piece piece{.ground = &row};
    if (row.shape.kind == geo::ShapeKind::Area) {
        const AreaClass is = area_class(row);
        piece.layer = lies_under_yards(is) ? Layer::Area : Layer::Garden;
        piece.klass = static_cast<std::uint8_t>(is);
        piece.area = row.shape;
    } else {
        const WayClass is = way_class(row);
        piece.layer = is == WayClass::Stream ? Layer::Garden : Layer::Way;
        piece.klass = static_cast<std::uint8_t>(
            is == WayClass::Stream ? static_cast<int>(AreaClass::Water) : static_cast<int>(is));
        piece.area = is == WayClass::Rail
                         ? rails_along(row.shape, way_width_m(row))
                         : band_along(row.shape, way_width_m(row),
                                      is == WayClass::Wall ? Ends::Square : Ends::Round);
    }
    measure(piece);
    return piece;
}

/// From the ground up; of ways, the small ones under the great ones.
std::pair<Layer, int> height_of(const Piece& piece) {
    return {piece.layer, piece.layer == Layer::Way ? -piece.klass : 0};
}

/// Chunks by square; what reaches too far out of its square gets one of its own, in a coarser
/// unit. A square too full is cut into four.
using Key = std::tuple<std::int64_t, std::int64_t, double, std::int64_t>;

void assign(const std::vector<const Piece*>& pieces, double size_m,
            std::map<Key, std::vector<const Piece*>>& out) {
    std::map<Key, std::vector<const Piece*>> squares;
    for (const Piece* piece : pieces) {
        const Point c = piece->box.centre();
        const auto column = static_cast<std::int64_t>(std::floor(c.x / size_m));
        const auto row = static_cast<std::int64_t>(std::floor(c.y / size_m));
        const Point middle{(static_cast<double>(column) + 0.5) * size_m,
                           (static_cast<double>(row) + 0.5) * size_m};
        const double reach = std::max({middle.x - piece->box.x0, piece->box.x1 - middle.x,
                                       middle.y - piece->box.y0, piece->box.y1 - middle.y});
        const bool fits = reach <= kReach_units * kUnit_m;
        squares[{column, row, size_m, fits ? -1 : static_cast<std::int64_t>(piece->number)}]
            .push_back(piece);
    }
    for (auto& [key, inside] : squares) {
        std::size_t vertices = 0;
        for (const Piece* piece : inside) vertices += piece->vertices;
        const bool splits = (vertices > kMostVertices || inside.size() > kMostVertices) &&
                            inside.size() > 1 && size_m > 16;
        if (splits)
            assign(inside, size_m / 2, out);
        else
            out.emplace(key, std::move(inside));
    }
}

std::int16_t units(double metres, double unit_m) {
    return static_cast<std::int16_t>(std::lround(std::clamp(metres / unit_m, -32767.0, 32767.0)));
}

class ChunkMaker {
  public:
    explicit ChunkMaker(const std::vector<const Piece*>& pieces) {
        for (const Piece* piece : pieces) chunk_.box.add(piece->box);
        chunk_.origin = chunk_.box.centre();
        const double reach = std::max(chunk_.box.width(), chunk_.box.height()) / 2;
        while (reach > kReach_units * chunk_.unit_m) chunk_.unit_m *= 2;
    }

    void add(const Piece& piece, std::uint16_t feature, Point mark) {
        const auto layer = static_cast<std::uint16_t>(piece.layer);
        if (chunk_.vertex.size() + piece.vertices > kMostVertices) return;  // one monster alone
        const auto base = static_cast<std::uint32_t>(chunk_.vertex.size());
        for (const geo::Ring& ring : piece.area.parts) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const auto [ax, ay] = local(ring[i]);
                const auto [bx, by] = local(ring[(i + 1) % ring.size()]);
                chunk_.vertex.push_back({ax, ay, feature, layer});
                chunk_.edge.push_back({ax, ay, bx, by, feature, layer});
            }
        }
        if (piece.layer == Layer::Border) return;
        for (const std::uint32_t corner : geo::triangles_of(piece.area))
            chunk_.corner.push_back(static_cast<std::uint16_t>(base + corner));
        if (piece.layer != Layer::Block) return;
        const auto [x, y] = local(mark);
        chunk_.mark.push_back({x, y, feature, layer});
    }

    void end_layer(Layer layer) {
        const auto index = static_cast<std::size_t>(layer);
        const auto corners = static_cast<std::uint32_t>(chunk_.corner.size());
        const auto edges = static_cast<std::uint32_t>(chunk_.edge.size());
        chunk_.corners_of.at(index) = {corners_done_, corners - corners_done_};
        chunk_.edges_of.at(index) = {edges_done_, edges - edges_done_};
        corners_done_ = corners;
        edges_done_ = edges;
    }

    Chunk& chunk() { return chunk_; }

  private:
    std::pair<std::int16_t, std::int16_t> local(Point p) const {
        const Point from = p - chunk_.origin;
        return {units(from.x, chunk_.unit_m), units(from.y, chunk_.unit_m)};
    }

    Chunk chunk_;
    std::uint32_t corners_done_ = 0;
    std::uint32_t edges_done_ = 0;
};

/// The mark of a turned or jagged block stands on its own corner, not on its box's.
Point mark_corner(const geo::Shape& area) {
    Point best = area.parts[0][0];
    for (const Point p : area.parts[0])
        if (p.x + p.y > best.x + best.y) best = p;
    return best;
}

Name name_of(const model::Places& places, const Piece& piece, std::uint32_t slot) {
    if (piece.ground != nullptr)
        return {.text = piece.layer == Layer::Way ? "" : piece.ground->name,
                .at = piece.box.centre(),
                .room_m = piece.box.width(),
                .kind = Kind::Other,
                .slot = slot};
    const Row row = piece.row == model::kNoRow ? piece.bordered : piece.row;
    const model::PlaceRow& place = places.row[row];
    Name name{.text = place.name,
              .at = geo::label_point(place.shape),
              .room_m = piece.box.width(),
              .kind = places.kind[row],
              .slot = slot};
    if (piece.layer == Layer::Block) {
        const geo::Room room = geo::room_around(place.shape, name.at);
        name.room_m = room.across_m;
        name.height_m = room.down_m;
    }
    if (place.shape.kind == geo::ShapeKind::Line) {
        name.repeat_m = geo::length_m(place.shape);
        name.angle_rad = angle_halfway(place.shape);
        name.room_m = 0;
    }
    return name;
}

void make_chunk(const model::Places& places, const std::vector<const Piece*>& pieces,
                Geometry& geometry) {
    ChunkMaker maker{pieces};
    const auto first = static_cast<std::uint32_t>(geometry.row_of_slot.size());
    for (int l = 0; l < kLayerCount; ++l) {
        const auto layer = static_cast<Layer>(l);
        for (const Piece* piece : pieces) {
            if (piece->layer != layer) continue;
            const auto slot = static_cast<std::uint32_t>(geometry.row_of_slot.size());
            maker.add(*piece, static_cast<std::uint16_t>(slot - first), mark_corner(piece->area));
            if (piece->row != model::kNoRow) {
                geometry.slot_of_row[piece->row] = slot;
                geometry.extent.add(piece->box);
            }
            geometry.row_of_slot.push_back(piece->row);
            geometry.class_of_slot.push_back(piece->klass);
            geometry.box_of_slot.push_back(piece->box);
            geometry.name.push_back(name_of(places, *piece, slot));
        }
        maker.end_layer(layer);
    }
    maker.chunk().first_slot = first;
    maker.chunk().slot_count = static_cast<std::uint32_t>(geometry.row_of_slot.size()) - first;
    geometry.chunk.push_back(std::make_shared<const Chunk>(std::move(maker.chunk())));
}

}  // namespace

std::shared_ptr<const Geometry> geometry_from(const model::Places& places,
                                              const std::vector<model::GroundRow>& ground,
                                              std::uint64_t generation) {
    auto geometry = std::make_shared<Geometry>();
    geometry->generation = generation;
    geometry->slot_of_row.assign(places.size(), kNoSlot);
    std::vector<Piece> pieces;
    for (Row row = 0; row < places.size(); ++row) {
        const geo::ShapeKind shape = places.row[row].shape.kind;
        const bool drawable = shape == geo::ShapeKind::Area || shape == geo::ShapeKind::Line;
        if (model::is_block(places.kind[row]) && drawable) pieces.push_back(piece_of(places, row));
        if (has_border(places.kind[row]) && shape == geo::ShapeKind::Area)
            pieces.push_back(border_of(places, row));
    }
    for (const model::GroundRow& row : ground)
        if (row.shape.kind == geo::ShapeKind::Area || row.shape.kind == geo::ShapeKind::Line)
            pieces.push_back(piece_of(row));
    std::erase_if(pieces, [](const Piece& piece) { return piece.box.empty(); });
    std::ranges::stable_sort(pieces, {}, height_of);
    std::vector<const Piece*> all;
    for (Piece& piece : pieces) {
        piece.number = all.size();
        all.push_back(&piece);
    }
    std::map<Key, std::vector<const Piece*>> squares;
    assign(std::move(all), kChunkSize_m, squares);
    for (const auto& [key, inside] : squares) make_chunk(places, inside, *geometry);
    if (geometry->extent.empty())
        for (const Box& box : geometry->box_of_slot) geometry->extent.add(box);
    geometry->index = geo::BoxIndex{geometry->box_of_slot};
    return geometry;
}

}  // namespace scene
