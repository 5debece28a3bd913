#include "store/rtree_pack.h"

#include "geo/gpkg_blob.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace store {

using base::refusal;
using base::Result;

namespace {

constexpr std::size_t kMostCells = 51;  // RTREE_MAXCELLS of SQLite
constexpr std::size_t kFill = 48;       // some room for rows to come
constexpr std::size_t kCellBytes = 24;
constexpr std::size_t kHeaderBytes = 4;

/// A row's box, or a node's, in the order of the table's columns: x0, x1, y0, y1.
struct Cell {
    std::int64_t id = 0;
    std::array<float, 4> side{};

    float x() const { return side[0] + side[1]; }
    float y() const { return side[2] + side[3]; }
};

/// The nearest float on the outer side, so that a box is never smaller than its row.
float rounded(double value, float towards) {
    const auto near = static_cast<float>(value);
    const bool outside = towards < 0 ? near <= value : near >= value;
    return outside ? near : std::nextafter(near, towards);
}

Cell cell_of(std::int64_t id, const geo::Box& box) {
    constexpr float kUp = std::numeric_limits<float>::infinity();
    return {
        id,
        {rounded(box.x0, -kUp), rounded(box.x1, kUp), rounded(box.y0, -kUp), rounded(box.y1, kUp)}};
}

Result<std::vector<Cell>> cells_of(const Database& db, const std::string& layer) {
    std::vector<Cell> cells;
    Statement rows = db.prepare("SELECT id,geom FROM " + layer + " WHERE geom IS NOT NULL");
    while (rows.next())
        if (const auto box = geo::gpkg_box(rows.blob(1)))
            cells.push_back(cell_of(rows.integer(0), *box));
    if (!rows.ok()) return tl::unexpected<base::Error>(rows.error());
    return cells;
}

/// Orders cells so that each run of kFill of them is a compact tile.
void sort_into_tiles(std::vector<Cell>& cells) {
    const double nodes = std::ceil(static_cast<double>(cells.size()) / kFill);
    const auto slice = static_cast<std::ptrdiff_t>(std::ceil(std::sqrt(nodes)) * kFill);
    const auto by_x = [](const Cell& a, const Cell& b) { return a.x() < b.x(); };
    const auto by_y = [](const Cell& a, const Cell& b) { return a.y() < b.y(); };
    std::ranges::stable_sort(cells, by_x);
    for (auto from = cells.begin(); from != cells.end();) {
        const auto to = from + std::min(slice, cells.end() - from);
        std::stable_sort(from, to, by_y);
        from = to;
    }
}

class NodeWriter {
  public:
    NodeWriter(const Database& db, const std::string& layer, std::size_t node_bytes)
        : node_{db.prepare("INSERT OR REPLACE INTO rtree_" + layer + "_geom_node VALUES(?1,?2)")},
          parent_{db.prepare("INSERT INTO rtree_" + layer + "_geom_parent VALUES(?1,?2)")},
          bytes_(node_bytes) {}

    Result<void> write(std::int64_t number, int depth, const Cell* first, std::size_t count) {
        std::ranges::fill(bytes_, std::byte{0});
        put(0, static_cast<std::uint64_t>(depth), 2);
        put(2, count, 2);
        for (std::size_t c = 0; c < count; ++c) {
            const std::size_t at = kHeaderBytes + c * kCellBytes;
            put(at, static_cast<std::uint64_t>(first[c].id), 8);
            for (std::size_t s = 0; s < 4; ++s)
                put(at + 8 + 4 * s, std::bit_cast<std::uint32_t>(first[c].side[s]), 4);
        }
        node_.reset();
        node_.bind(1, number).bind(2, std::span<const std::byte>{bytes_});
        return node_.run();
    }

    Result<void> adopt(std::int64_t child, std::int64_t parent) {
        return parent_.with(child, parent).run();
    }

  private:
    /// Big endian, as SQLite has it.
    void put(std::size_t at, std::uint64_t value, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i)
            bytes_[at + i] = static_cast<std::byte>(value >> (8 * (size - 1 - i)) & 0xFFU);
    }

    Statement node_;
    Statement parent_;
    std::vector<std::byte> bytes_;
};

Cell around(std::int64_t number, const Cell* first, std::size_t count) {
    Cell all{number, first->side};
    for (std::size_t c = 1; c < count; ++c) {
        for (const std::size_t low : {0U, 2U}) {
            all.side[low] = std::min(all.side[low], first[c].side[low]);
            all.side[low + 1] = std::max(all.side[low + 1], first[c].side[low + 1]);
        }
    }
    return all;
}

using HomeOfRow = std::vector<std::pair<std::int64_t, std::int64_t>>;  // row, node

/// Writes the levels from the leaves up; the root is node 1 and alone knows the depth.
Result<void> write_levels(NodeWriter& writer, std::vector<Cell> level, HomeOfRow& homes) {
    std::int64_t next = 2;
    for (int depth = 0;; ++depth) {
        const bool root = level.size() <= kMostCells;
        if (!root) sort_into_tiles(level);
        std::vector<Cell> above;
        for (std::size_t from = 0; from < level.size(); from += root ? level.size() : kFill) {
            const std::size_t count = root ? level.size() : std::min(kFill, level.size() - from);
            const std::int64_t number = root ? 1 : next++;
            if (auto done = writer.write(number, root ? depth : 0, &level[from], count); !done)
                return done;
            for (std::size_t c = from; c < from + count; ++c) {
                if (depth == 0) {
                    homes.emplace_back(level[c].id, number);
                } else if (auto done = writer.adopt(level[c].id, number); !done) {
                    return done;
                }
            }
            above.push_back(around(number, &level[from], count));
        }
        if (root) return {};
        level = std::move(above);
    }
}

}  // namespace

Result<void> pack_rtree(const Database& db, const std::string& layer) {
    auto cells = cells_of(db, layer);
    if (!cells) return refusal(cells);
    if (cells->empty()) return {};
    const std::int64_t node_bytes =
        db.integer("SELECT length(data) FROM rtree_" + layer + "_geom_node WHERE nodeno=1");
    if (node_bytes < static_cast<std::int64_t>(kHeaderBytes + kMostCells * kCellBytes)) {
        // Pages smaller than SQLite's default: rare, and then the slow way is good enough.
        return db.run("INSERT INTO rtree_" + layer +
                      "_geom SELECT id, ST_MinX(geom), ST_MaxX(geom), ST_MinY(geom), ST_MaxY(geom) "
                      "FROM " +
                      layer + " WHERE geom NOT NULL AND NOT ST_IsEmpty(geom)");
    }
    NodeWriter writer{db, layer, static_cast<std::size_t>(node_bytes)};
    HomeOfRow homes;
    homes.reserve(cells->size());
    if (auto done = write_levels(writer, std::move(*cells), homes); !done) return done;
    std::ranges::sort(homes);
    Statement home = db.prepare("INSERT INTO rtree_" + layer + "_geom_rowid VALUES(?1,?2)");
    for (const auto& [row, node] : homes)
        if (auto done = home.with(row, node).run(); !done) return done;
    return {};
}

}  // namespace store
