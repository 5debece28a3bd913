#include "scene/chunk_maker.h"

#include "geo/overlay.h"
#include "geo/triangulate.h"
#include "scene/brick.h"
#include "scene/thin_line.h"

#include <algorithm>
#include <cmath>

namespace scene {

using geo::Box;
using geo::Point;

namespace {

constexpr double kReach_units = 32'000;  // of int16, a little held back
constexpr double kStretch_m = 128;
constexpr double kLineTolerance_m = 1.5;
constexpr double kGridTolerance_m = 0.4;  // never seen closer than 0.9 m a pixel
constexpr double kMostWidth_dm = 2047;

/// The number of a stretch in its square, neighbours near each other (Morton order).
std::uint32_t stretch_of(const Piece& piece, const Chunk::Key& key) {
    const auto& [column, row, size_m, alone] = key;
    const Point c = piece.box.centre();
    const auto along = [](double m) {
        return static_cast<std::uint32_t>(std::clamp(m / kStretch_m, 0.0, 15.0));
    };
    const std::uint32_t x = along(c.x - static_cast<double>(column) * size_m);
    const std::uint32_t y = along(c.y - static_cast<double>(row) * size_m);
    std::uint32_t number = 0;
    for (std::uint32_t bit = 0; bit < 4; ++bit)
        number |= (x >> bit & 1U) << (2 * bit) | (y >> bit & 1U) << (2 * bit + 1);
    return number;
}

/// The cut a piece of this area just reaches.
std::size_t cut_of(float area_m2) {
    const double across = std::sqrt(static_cast<double>(area_m2));
    std::size_t cut = 0;
    while (cut + 1 < kCuts && std::ldexp(1.0, static_cast<int>(cut) + 1) <= across) ++cut;
    return cut;
}

struct Arrays {
    std::vector<Vertex> vertex;
    std::vector<std::uint16_t> corner;
    std::vector<Brick> brick;
};

std::uint32_t count_of(const auto& values) {
    return static_cast<std::uint32_t>(values.size());
}

class ChunkMaker {
  public:
    ChunkMaker(const std::vector<const Piece*>& pieces, const model::Snapshot& is) : is_{is} {
        for (const Piece* piece : pieces) chunk_.box.add(piece->box);
        chunk_.origin = chunk_.box.centre();
        const double reach = std::max(chunk_.box.width(), chunk_.box.height()) / 2;
        while (reach > kReach_units * chunk_.unit_m) chunk_.unit_m *= 2;
        std::size_t vertices = 0;
        for (const Piece* piece : pieces) vertices += piece->vertices;
        arrays_->vertex.reserve(std::min<std::size_t>(vertices, kMostVertices));
    }

    void add_area(const Piece& piece, std::uint16_t feature) {
        geo::Shape made;
        const geo::Shape* area = &area_of(piece, is_, made);
        geo::Shape coarser;
        for (double by_m = 0.25; room_left() < vertices_in(*area); by_m *= 2) {
            if (by_m > 1000) return;
            coarser = geo::simplified(*area, by_m);  // a lake with more corners than a chunk has
            area = &coarser;
        }
        if (piece.layer == Layer::Grid) return add_border(*area, feature);
        const std::uint32_t base = count_of(arrays_->vertex);
        std::vector<std::uint32_t> ring_of;  // for each point, how many rings were closed before
        std::uint32_t ring_number = 0;
        for (const geo::Ring& ring : area->parts) {
            add_ring(ring, feature, piece.layer);
            ring_of.insert(ring_of.end(), ring.size(), ring_number++);
        }
        for (const std::uint32_t c : geo::triangles_of(*area))
            arrays_->corner.push_back(static_cast<std::uint16_t>(base + c + ring_of[c]));
        if (piece.block())
            arrays_->brick.push_back(brick_of(*area, chunk_.origin, chunk_.unit_m, feature));
    }

    void add_line(const Piece& piece, std::uint16_t feature) {
        const MiddleLine middle = line_of(piece, is_);
        const auto width_dm = static_cast<std::uint16_t>(
            std::clamp(std::round(middle.width_m * 10), 1.0, kMostWidth_dm));
        const auto tag = static_cast<std::uint16_t>(static_cast<std::uint16_t>(piece.layer) |
                                                    width_dm << Vertex::kWidthShift);
        for (const geo::Ring& line : middle.line->parts) {
            const geo::Ring thin = thinned(line, kLineTolerance_m);
            if (thin.size() < 2 || room_left() < thin.size()) continue;
            for (const Point p : thin) arrays_->vertex.push_back(at(p, feature, tag));
            arrays_->vertex.back().layer |= Vertex::kEnds;
        }
    }

    std::uint32_t corners() const { return count_of(arrays_->corner); }
    std::uint32_t vertices() const { return count_of(arrays_->vertex); }
    std::uint32_t bricks() const { return count_of(arrays_->brick); }
    Chunk& chunk() { return chunk_; }

    std::shared_ptr<const Chunk> finished() {
        arrays_->vertex.shrink_to_fit();
        arrays_->corner.shrink_to_fit();
        arrays_->brick.shrink_to_fit();
        chunk_.vertex = arrays_->vertex;
        chunk_.corner = arrays_->corner;
        chunk_.brick = arrays_->brick;
        chunk_.owner = arrays_;
        return std::make_shared<const Chunk>(std::move(chunk_));
    }

  private:
    std::size_t room_left() const { return kMostVertices - arrays_->vertex.size(); }

    static std::size_t vertices_in(const geo::Shape& area) {
        std::size_t count = area.parts.size();
        for (const geo::Ring& ring : area.parts) count += ring.size();
        return count;
    }

    Vertex at(Point p, std::uint16_t feature, std::uint16_t layer) const {
        const Point from = p - chunk_.origin;
        return {units_from_metres(from.x, chunk_.unit_m), units_from_metres(from.y, chunk_.unit_m),
                feature, layer};
    }

    /// A grid is only outlined.
    void add_border(const geo::Shape& area, std::uint16_t feature) {
        for (const geo::Ring& ring : area.parts)
            add_ring(thinned(ring, kGridTolerance_m), feature, Layer::Grid);
    }

    void add_ring(const geo::Ring& ring, std::uint16_t feature, Layer layer) {
        for (const Point p : ring)
            arrays_->vertex.push_back(at(p, feature, static_cast<std::uint16_t>(layer)));
        Vertex closing = arrays_->vertex[arrays_->vertex.size() - ring.size()];
        closing.layer |= Vertex::kEnds;
        arrays_->vertex.push_back(closing);
    }

    const model::Snapshot& is_;
    Chunk chunk_;
    std::shared_ptr<Arrays> arrays_ = std::make_shared<Arrays>();
};

/// Adds pieces [from, to) of one layer and notes what they cover.
void add_layer(ChunkMaker& maker, const std::vector<const Piece*>& pieces, std::size_t from,
               std::size_t to, const Chunk::Key& key) {
    const Layer layer = pieces[from]->layer;
    Chunk& chunk = maker.chunk();
    Drawn all{{maker.corners(), 0}, {maker.vertices(), 0}};
    const auto since = [&](const Drawn& start) {
        return Drawn{{start.corners.first, maker.corners() - start.corners.first},
                     {start.vertices.first, maker.vertices() - start.vertices.first}};
    };
    for (std::size_t i = from; i < to; ++i) {
        const Piece& piece = *pieces[i];
        const bool opens = layer == Layer::Block &&
                           (i == from || stretch_of(piece, key) != stretch_of(*pieces[i - 1], key));
        if (opens)
            chunk.stretch.push_back(
                {{}, {{maker.corners(), 0}, {maker.vertices(), 0}}, {maker.bricks(), 0}});
        maker.add_area(piece, static_cast<std::uint16_t>(i));
        if (layer == Layer::Block) {
            Stretch& stretch = chunk.stretch.back();
            stretch.box.add(piece.box);
            stretch.drawn = since(stretch.drawn);
            stretch.bricks.count = maker.bricks() - stretch.bricks.first;
        }
        if (layer > Layer::Garden) continue;
        for (std::size_t cut = 0; cut <= cut_of(piece.area_m2); ++cut)
            chunk.at_least.at(index_of(layer)).at(cut) = since(all);
    }
    chunk.layer.at(index_of(layer)) = since(all);
}

/// Small ways, then greater ones, then the streets of places.
void add_lines(ChunkMaker& maker, const std::vector<const Piece*>& pieces) {
    std::array<std::uint32_t, kCuts> begins{};
    begins.fill(kNoSlot);
    const std::uint32_t first = maker.vertices();
    std::uint32_t bands = kNoSlot;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = *pieces[i];
        const bool way = piece.layer == Layer::Way;
        if (!way && piece.layer != Layer::Band) continue;
        if (way && begins.at(piece.klass) == kNoSlot) begins.at(piece.klass) = maker.vertices();
        if (!way && bands == kNoSlot) bands = maker.vertices();
        maker.add_line(piece, static_cast<std::uint16_t>(i));
    }
    const std::uint32_t end = maker.vertices();
    const std::uint32_t ways_end = bands == kNoSlot ? end : bands;
    maker.chunk().street_lines = {ways_end, end - ways_end};
    std::uint32_t from = ways_end;
    for (std::size_t klass = 0; klass < kCuts; ++klass) {
        if (begins.at(klass) != kNoSlot) from = begins.at(klass);
        maker.chunk().lines_from.at(klass) = {from, ways_end - from};
    }
    maker.chunk().lines_from.back() = {first, ways_end - first};
}

}  // namespace

bool fits_square(const Piece& piece, Point middle) {
    const double reach = std::max({middle.x - piece.box.x0, piece.box.x1 - middle.x,
                                   middle.y - piece.box.y0, piece.box.y1 - middle.y});
    return reach <= kReach_units * kUnit_m;
}

void sort_for_drawing(std::vector<const Piece*>& pieces, const model::Snapshot& is,
                      const Chunk::Key& key) {
    struct Place {
        Layer layer;
        std::uint32_t group;  // a stretch of blocks; of ways, the small classes first
        float minus_area;
        std::int64_t identity;
        const Piece* piece;

        auto operator<=>(const Place&) const = default;
    };
    std::vector<Place> order;
    order.reserve(pieces.size());
    for (const Piece* piece : pieces) {
        std::uint32_t group = 0;
        if (piece->block()) group = stretch_of(*piece, key);
        if (piece->layer == Layer::Way) group = kCuts - piece->klass;
        order.push_back({piece->layer, group, -piece->area_m2, identity_of(*piece, is), piece});
    }
    std::ranges::sort(order);
    for (std::size_t i = 0; i < order.size(); ++i) pieces[i] = order[i].piece;
}

std::shared_ptr<const Chunk> chunk_of(const std::vector<const Piece*>& pieces,
                                      const model::Snapshot& is, const Chunk::Key& key,
                                      std::uint32_t first_slot, std::uint32_t slot_room) {
    ChunkMaker maker{pieces, is};
    maker.chunk().key = key;
    maker.chunk().first_slot = first_slot;
    maker.chunk().slot_count = static_cast<std::uint32_t>(pieces.size());
    maker.chunk().slot_room = slot_room;
    for (std::size_t from = 0; from < pieces.size();) {
        std::size_t to = from;
        while (to < pieces.size() && pieces[to]->layer == pieces[from]->layer) ++to;
        add_layer(maker, pieces, from, to, key);
        from = to;
    }
    add_lines(maker, pieces);
    return maker.finished();
}

}  // namespace scene
