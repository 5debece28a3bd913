#include "scene/geometry.h"

#include "scene/chunk_maker.h"
#include "scene/piece.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace scene {

using geo::Box;
using geo::Point;
using model::kNoRow;
using model::Row;
using model::Snapshot;

namespace {

using Squares = std::map<Chunk::Key, std::vector<const Piece*>>;

Chunk::Key key_of(const Piece& piece, double size_m, const Snapshot& is) {
    const Point c = piece.box.centre();
    const double column = std::floor(c.x / size_m);
    const double row = std::floor(c.y / size_m);
    const bool fits = fits_square(piece, {(column + 0.5) * size_m, (row + 0.5) * size_m});
    return {static_cast<std::int64_t>(column), static_cast<std::int64_t>(row), size_m,
            fits ? -1 : identity_of(piece, is)};
}

/// By square; what reaches too far out of its square gets one of its own. A square too full is
/// cut into four.
void assign(const std::vector<const Piece*>& pieces, const Snapshot& is, double size_m,
            Squares& out) {
    Squares squares;
    auto last = squares.end();
    for (const Piece* piece : pieces) {
        const Chunk::Key key = key_of(*piece, size_m, is);
        if (last == squares.end() || last->first != key) last = squares.try_emplace(key).first;
        last->second.push_back(piece);
    }
    for (auto& [key, inside] : squares) {
        std::size_t vertices = 0;
        for (const Piece* piece : inside) vertices += piece->vertices;
        const bool full = vertices > kMostVertices || inside.size() > kMostVertices;
        if (full && inside.size() > 1 && size_m > 16)
            assign(inside, is, size_m / 2, out);
        else
            out.emplace(key, std::move(inside));
    }
}

/// What a slot of `geometry` stood for.
Piece piece_at(const Geometry& geometry, std::uint32_t slot) {
    return {.place = geometry.row_of_slot[slot],
            .ground = geometry.ground_of_slot[slot],
            .grid = geometry.grid_of_slot[slot],
            .layer = geometry.layer_of_slot[slot],
            .klass = geometry.class_of_slot[slot]};
}

struct Before {
    const Geometry* geometry = nullptr;
    const Snapshot* snapshot = nullptr;

    /// The chunk of a square, or nothing.
    std::shared_ptr<const Chunk> chunk(const Chunk::Key& key) const {
        if (geometry == nullptr) return nullptr;
        const auto at = std::ranges::lower_bound(geometry->chunk, key, {},
                                                 [](const auto& chunk) { return chunk->key; });
        return at != geometry->chunk.end() && (*at)->key == key ? *at : nullptr;
    }

    bool stands(const Chunk& chunk, const std::vector<const Piece*>& pieces,
                const Snapshot& is) const {
        if (chunk.slot_count != pieces.size()) return false;
        for (std::uint32_t i = 0; i < chunk.slot_count; ++i)
            if (!same(piece_at(*geometry, chunk.first_slot + i), *snapshot, *pieces[i], is))
                return false;
        return true;
    }
};

/// Runs of slots: those of kept chunks stay, others are found where there is room.
class Slots {
  public:
    void take(std::uint32_t first, std::uint32_t room) { taken_.emplace(first, room); }

    std::uint32_t find(std::uint32_t room) {
        std::uint32_t at = 0;
        for (const auto& [first, taken] : taken_) {
            if (first - at >= room) break;
            at = first + taken;
        }
        take(at, room);
        return at;
    }

    /// Behind the last one: quicker than looking for a gap when there can be none.
    std::uint32_t append(std::uint32_t room) {
        const std::uint32_t at = end();
        taken_.emplace_hint(taken_.end(), at, room);
        return at;
    }

    std::uint32_t end() const {
        return taken_.empty() ? 0 : taken_.rbegin()->first + taken_.rbegin()->second;
    }

  private:
    std::map<std::uint32_t, std::uint32_t> taken_;
};

std::uint32_t room_for(std::size_t pieces) {
    return static_cast<std::uint32_t>(pieces + std::max<std::size_t>(pieces / 10, 4));
}

struct Laid {
    std::vector<const Piece*> pieces;
    std::shared_ptr<const Chunk> chunk;  // when it is kept
    std::uint32_t first_slot = 0;
    std::uint32_t room = 0;
};

/// Each square with its pieces in order, its chunk if that can be kept, and its run of slots.
std::vector<std::pair<Chunk::Key, Laid>> laid_out(Squares squares, const Before& before,
                                                  const Snapshot& is, std::uint32_t& slots_end) {
    std::vector<std::pair<Chunk::Key, Laid>> all;
    Slots slots;
    std::vector<Laid*> homeless;
    all.reserve(squares.size());
    for (auto& [key, inside] : squares) {
        Laid& laid = all.emplace_back(key, Laid{std::move(inside), nullptr, 0, 0}).second;
        sort_for_drawing(laid.pieces, is, key);
        const auto old = before.chunk(key);
        if (old && old->slot_room >= laid.pieces.size()) {
            laid.first_slot = old->first_slot;
            laid.room = old->slot_room;
            if (before.stands(*old, laid.pieces, is)) laid.chunk = old;
            slots.take(laid.first_slot, laid.room);
        } else {
            laid.room = room_for(laid.pieces.size());
            homeless.push_back(&laid);
        }
    }
    for (Laid* laid : homeless)
        laid->first_slot =
            before.geometry == nullptr ? slots.append(laid->room) : slots.find(laid->room);
    slots_end = slots.end();
    return all;
}

void name_slots(Geometry& geometry, const Laid& laid, std::vector<Box>& boxes) {
    for (std::uint32_t i = 0; i < laid.pieces.size(); ++i) {
        const Piece& piece = *laid.pieces[i];
        const std::uint32_t slot = laid.first_slot + i;
        geometry.row_of_slot[slot] = piece.place;
        geometry.ground_of_slot[slot] = piece.ground;
        geometry.grid_of_slot[slot] = piece.grid;
        geometry.layer_of_slot[slot] = piece.layer;
        geometry.class_of_slot[slot] = piece.klass;
        boxes[slot] = piece.box;
        if (piece.place == kNoRow) continue;
        geometry.slot_of_row[piece.place] = slot;
        const bool block = piece.layer == Layer::Block || piece.layer == Layer::Band ||
                           piece.layer == Layer::Ground;
        if (block) geometry.extent.add(piece.box);
    }
}

void index_slots(Geometry& geometry, const std::vector<Box>& boxes) {
    std::vector<Box> of_blocks;
    std::vector<Box> of_others;
    for (std::uint32_t slot = 0; slot < boxes.size(); ++slot) {
        if (boxes[slot].empty()) continue;
        const bool block = geometry.layer_of_slot[slot] == Layer::Block;
        (block ? of_blocks : of_others).push_back(boxes[slot]);
        (block ? geometry.blocks : geometry.others).slot.push_back(slot);
        if (is_region(geometry.layer_of_slot[slot])) geometry.regions.push_back(slot);
    }
    geometry.blocks.slot.shrink_to_fit();
    geometry.others.slot.shrink_to_fit();
    of_blocks.shrink_to_fit();  // kept by the index
    of_others.shrink_to_fit();
    geometry.blocks.index = geo::BoxIndex{std::move(of_blocks)};
    geometry.others.index = geo::BoxIndex{std::move(of_others)};
}

double middling_m(const std::vector<Piece>& pieces) {
    std::vector<float> areas;
    for (const Piece& piece : pieces)
        if (piece.block()) areas.push_back(piece.area_m2);
    if (areas.empty()) return Geometry{}.block_m;
    const auto middle = areas.begin() + static_cast<std::ptrdiff_t>(areas.size() / 2);
    std::ranges::nth_element(areas, middle);
    return std::max(std::sqrt(static_cast<double>(*middle)), 1.0);
}

std::shared_ptr<const Geometry> made(const Before& before, const Snapshot& is) {
    const std::vector<Piece> pieces = pieces_of(is);
    std::vector<const Piece*> all;
    all.reserve(pieces.size());
    for (const Piece& piece : pieces) all.push_back(&piece);
    Squares squares;
    assign(all, is, kChunkSize_m, squares);
    std::uint32_t slots = 0;
    const auto layout = laid_out(std::move(squares), before, is, slots);

    auto geometry = std::make_shared<Geometry>();
    geometry->generation = is.generation;
    geometry->block_m = middling_m(pieces);
    geometry->slot_of_row.assign(is.places->size(), kNoSlot);
    for (auto* column :
         {&geometry->row_of_slot, &geometry->ground_of_slot, &geometry->grid_of_slot})
        column->assign(slots, kNoRow);
    geometry->layer_of_slot.assign(slots, Layer::Area);
    geometry->class_of_slot.assign(slots, 0);
    std::vector<Box> boxes(slots);
    for (const auto& [key, laid] : layout) {
        name_slots(*geometry, laid, boxes);
        geometry->chunk.push_back(
            laid.chunk ? laid.chunk : chunk_of(laid.pieces, is, key, laid.first_slot, laid.room));
    }
    for (std::uint32_t c = 0; c < geometry->chunk.size(); ++c)
        geometry->run.emplace_back(geometry->chunk[c]->first_slot, c);
    std::ranges::sort(geometry->run);
    if (geometry->extent.empty())
        for (const Box& box : boxes) geometry->extent.add(box);
    index_slots(*geometry, boxes);
    return geometry;
}

}  // namespace

std::vector<std::uint32_t> SlotIndex::touching(const Box& query) const {
    std::vector<std::uint32_t> found = index.touching(query);
    for (std::uint32_t& number : found) number = slot[number];
    return found;
}

Box Geometry::box(std::uint32_t of_slot) const {
    const SlotIndex& in = layer_of_slot[of_slot] == Layer::Block ? blocks : others;
    const auto at = std::ranges::lower_bound(in.slot, of_slot);
    if (at == in.slot.end() || *at != of_slot) return {};
    return in.index.box(static_cast<std::size_t>(at - in.slot.begin()));
}

std::uint32_t Geometry::chunk_number(std::uint32_t of_slot) const {
    const auto after =
        std::ranges::upper_bound(run, of_slot, {}, &std::pair<std::uint32_t, std::uint32_t>::first);
    return std::prev(after)->second;
}

const Brick& brick_at(const Chunk& chunk, std::uint32_t slot) {
    const std::size_t feature = slot - chunk.first_slot;
    return chunk.brick[feature - (chunk.slot_count - chunk.brick.size())];
}

std::shared_ptr<const Geometry> geometry_from(const Snapshot& is) {
    return made({}, is);
}

std::shared_ptr<const Geometry> geometry_after(const Geometry& before, const Snapshot& was,
                                               const Snapshot& is) {
    return made({&before, &was}, is);
}

}  // namespace scene
