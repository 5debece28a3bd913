#include "scene/packed.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace scene {

namespace {

constexpr std::size_t kAlign = 16;

/// Arrays one after the other, each behind its length, all at multiples of 16 bytes.
class Packer {
  public:
    explicit Packer(const std::function<void(std::span<const std::byte>)>& put) : put_{put} {}

    template <class T>
    void array(std::span<const T> values) {
        static_assert(std::is_trivially_copyable_v<T>);
        const std::array<std::uint64_t, 2> head{values.size(), sizeof(T)};
        bytes(std::as_bytes(std::span{head}));
        bytes(std::as_bytes(values));
    }
    template <class T>
    void array(const std::vector<T>& values) {
        array(std::span<const T>{values});
    }
    template <class T>
    void one(const T& value) {
        array(std::span<const T>{&value, 1});
    }

  private:
    void bytes(std::span<const std::byte> values) {
        static constexpr std::array<std::byte, kAlign> kNothing{};
        put_(values);
        const std::size_t over = values.size() % kAlign;
        if (over > 0) put_(std::span{kNothing}.first(kAlign - over));
    }

    const std::function<void(std::span<const std::byte>)>& put_;
};

class Unpacker {
  public:
    explicit Unpacker(std::span<const std::byte> bytes) : bytes_{bytes} {}

    bool good() const { return good_; }

    template <class T>
    std::span<const T> array() {
        const auto head = take<std::uint64_t>(2);
        if (head.size() != 2 || head[1] != sizeof(T)) {
            good_ = false;
            return {};
        }
        return take<T>(head[0]);
    }
    template <class T>
    std::vector<T> vector() {
        const std::span<const T> values = array<T>();
        return {values.begin(), values.end()};
    }
    template <class T>
    T one() {
        const std::span<const T> values = array<T>();
        good_ = good_ && values.size() == 1;
        return good_ ? values[0] : T{};
    }

  private:
    template <class T>
    std::span<const T> take(std::uint64_t count) {
        if (!good_ || count > (bytes_.size() - at_) / sizeof(T)) {
            good_ = false;
            return {};
        }
        const auto* first = reinterpret_cast<const T*>(bytes_.data() + at_);
        const std::size_t size = count * sizeof(T);
        at_ = std::min(bytes_.size(), at_ + (size + kAlign - 1) / kAlign * kAlign);
        return {first, static_cast<std::size_t>(count)};
    }

    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
    bool good_ = true;
};

/// What a chunk has beside its arrays.
struct ChunkHead {
    std::int64_t column, row;
    double size_m;
    std::int64_t alone;
    geo::Point origin;
    double unit_m;
    geo::Box box;
    std::uint32_t first_slot, slot_count, slot_room;
    std::array<Drawn, kLayerCount> layer;
    std::array<std::array<Drawn, kCuts>, 3> at_least;
    std::array<Span, kCuts> lines_from;
    Span street_lines;
    std::uint32_t spare;  // named, so that no stray byte gets into the file
};
static_assert(offsetof(ChunkHead, spare) + sizeof(std::uint32_t) == sizeof(ChunkHead));

struct GeometryHead {
    std::uint64_t generation;
    std::uint64_t chunks;
    geo::Box extent;
    double block_m;
};

struct CellsHead {
    geo::Point origin;
    double cell_m;
    std::uint64_t levels;
};

struct LevelHead {
    std::uint32_t tiles_across, tiles_down;
};

void pack_chunk(Packer& out, const Chunk& chunk) {
    const auto& [column, row, size_m, alone] = chunk.key;
    out.one(ChunkHead{column, row, size_m, alone, chunk.origin, chunk.unit_m, chunk.box,
                      chunk.first_slot, chunk.slot_count, chunk.slot_room, chunk.layer,
                      chunk.at_least, chunk.lines_from, chunk.street_lines, 0});
    out.array(chunk.vertex);
    out.array(chunk.corner);
    out.array(chunk.brick);
    out.array(chunk.stretch);
}

std::shared_ptr<const Chunk> unpacked_chunk(Unpacker& in,
                                            const std::shared_ptr<const void>& owner) {
    const auto head = in.one<ChunkHead>();
    auto chunk = std::make_shared<Chunk>();
    chunk->key = {head.column, head.row, head.size_m, head.alone};
    chunk->origin = head.origin;
    chunk->unit_m = head.unit_m;
    chunk->box = head.box;
    chunk->first_slot = head.first_slot;
    chunk->slot_count = head.slot_count;
    chunk->slot_room = head.slot_room;
    chunk->layer = head.layer;
    chunk->at_least = head.at_least;
    chunk->lines_from = head.lines_from;
    chunk->street_lines = head.street_lines;
    chunk->vertex = in.array<Vertex>();
    chunk->corner = in.array<std::uint16_t>();
    chunk->brick = in.array<Brick>();
    chunk->stretch = in.vector<Stretch>();
    chunk->owner = owner;
    return chunk;
}

void pack_index(Packer& out, const SlotIndex& index) {
    std::vector<geo::Box> boxes;
    boxes.reserve(index.index.size());
    for (std::size_t i = 0; i < index.index.size(); ++i) boxes.push_back(index.index.box(i));
    out.array(index.slot);
    out.array(boxes);
}

SlotIndex unpacked_index(Unpacker& in) {
    SlotIndex index;
    index.slot = in.vector<std::uint32_t>();
    index.index = geo::BoxIndex{in.vector<geo::Box>()};
    return index;
}

void pack_cells(Packer& out, const Cells& cells) {
    out.one(CellsHead{cells.origin, cells.cell_m, cells.level.size()});
    for (const CellLevel& level : cells.level) {
        out.one(LevelHead{level.tiles_across, level.tiles_down});
        std::vector<std::uint32_t> held;
        for (std::uint32_t t = 0; t < level.tile.size(); ++t)
            if (level.tile[t]) held.push_back(t);
        out.array(held);
        for (const std::uint32_t t : held) out.one(*level.tile[t]);
    }
}

std::shared_ptr<const Cells> unpacked_cells(Unpacker& in,
                                            const std::shared_ptr<const void>& owner) {
    const auto head = in.one<CellsHead>();
    auto cells = std::make_shared<Cells>();
    cells->origin = head.origin;
    cells->cell_m = head.cell_m;
    for (std::uint64_t l = 0; l < head.levels && in.good(); ++l) {
        const auto size = in.one<LevelHead>();
        CellLevel level{size.tiles_across, size.tiles_down, {}};
        const std::span<const std::uint32_t> held = in.array<std::uint32_t>();
        const std::uint64_t tiles = std::uint64_t{size.tiles_across} * size.tiles_down;
        if (!in.good() || tiles < held.size() || (!held.empty() && held.back() >= tiles)) return {};
        level.tile.resize(tiles);
        for (const std::uint32_t t : held) {
            const std::span<const CellLevel::Tile> tile = in.array<CellLevel::Tile>();
            if (tile.size() != 1) return {};
            level.tile[t] = {owner, tile.data()};
        }
        cells->level.push_back(std::move(level));
    }
    return cells;
}

void pack_geometry(Packer& out, const Geometry& geometry) {
    out.one(GeometryHead{geometry.generation, geometry.chunk.size(), geometry.extent,
                         geometry.block_m});
    for (const auto& chunk : geometry.chunk) pack_chunk(out, *chunk);
    out.array(geometry.slot_of_row);
    out.array(geometry.row_of_slot);
    out.array(geometry.ground_of_slot);
    out.array(geometry.grid_of_slot);
    out.array(geometry.layer_of_slot);
    out.array(geometry.class_of_slot);
    pack_index(out, geometry.blocks);
    pack_index(out, geometry.others);
    out.array(geometry.regions);
}

std::shared_ptr<const Geometry> unpacked_geometry(Unpacker& in,
                                                  const std::shared_ptr<const void>& owner) {
    const auto head = in.one<GeometryHead>();
    auto geometry = std::make_shared<Geometry>();
    geometry->generation = head.generation;
    geometry->extent = head.extent;
    geometry->block_m = head.block_m;
    for (std::uint64_t c = 0; c < head.chunks && in.good(); ++c) {
        geometry->run.emplace_back(0, static_cast<std::uint32_t>(c));
        geometry->chunk.push_back(unpacked_chunk(in, owner));
        geometry->run.back().first = geometry->chunk.back()->first_slot;
    }
    std::ranges::sort(geometry->run);
    geometry->slot_of_row = in.vector<std::uint32_t>();
    geometry->row_of_slot = in.vector<model::Row>();
    geometry->ground_of_slot = in.vector<model::Row>();
    geometry->grid_of_slot = in.vector<model::Row>();
    geometry->layer_of_slot = in.vector<Layer>();
    geometry->class_of_slot = in.vector<std::uint8_t>();
    geometry->blocks = unpacked_index(in);
    geometry->others = unpacked_index(in);
    geometry->regions = in.vector<std::uint32_t>();
    return geometry;
}

/// Lengths that belong together agree; what lies in the arrays is the hash's business.
bool adds_up(const Scene& scene) {
    const Geometry& g = *scene.geometry;
    const std::size_t slots = g.row_of_slot.size();
    return g.ground_of_slot.size() == slots && g.grid_of_slot.size() == slots &&
           g.layer_of_slot.size() == slots && g.class_of_slot.size() == slots &&
           scene.state.size() == slots && g.blocks.slot.size() == g.blocks.index.size() &&
           g.others.slot.size() == g.others.index.size() &&
           std::ranges::all_of(g.chunk, [&](const auto& chunk) {
               return std::size_t{chunk->first_slot} + chunk->slot_room <= slots;
           });
}

}  // namespace

void pack(const Scene& scene, const std::function<void(std::span<const std::byte>)>& put) {
    Packer out{put};
    pack_geometry(out, *scene.geometry);
    std::vector<std::uint8_t> state;
    state.reserve(scene.state.size());
    for (std::size_t page = 0; page < scene.state.page_count(); ++page)
        state.insert(state.end(), scene.state.page(page)->begin(), scene.state.page(page)->end());
    out.array(state);
    pack_cells(out, *scene.cells);
}

std::optional<Scene> unpacked(std::span<const std::byte> bytes,
                              const std::shared_ptr<const void>& owner) {
    Unpacker in{bytes};
    Scene scene;
    scene.geometry = unpacked_geometry(in, owner);
    const std::span<const std::uint8_t> state = in.array<std::uint8_t>();
    base::PagesEdit<std::uint8_t> edit{base::Pages<std::uint8_t>(state.size(), 0)};
    constexpr std::size_t kRows = base::Pages<std::uint8_t>::kRows;
    for (std::size_t at = 0; at < state.size(); at += kRows)
        std::ranges::copy(state.subspan(at, std::min(kRows, state.size() - at)),
                          edit.page(at / kRows).begin());
    scene.state = std::move(edit).freeze();
    scene.cells = unpacked_cells(in, owner);
    if (!in.good() || !scene.cells || !adds_up(scene)) return std::nullopt;
    return scene;
}

}  // namespace scene
