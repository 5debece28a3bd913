// model/places.h — every unit of the administrative tree, laid flat, and the grids over it.
#pragma once

#include "model/ids.h"
#include "model/rows.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace model {

/// What a place is. The code text of K01 stays in the row; the program needs to know these.
enum class Kind : std::uint8_t {
    District,
    Subdistrict,
    Community,
    Yard,
    Street,
    Site,
    Building,
    Front,
    Other,  // a code this program does not know: kept, counted, not drawn
};
inline constexpr int kKindCount = 9;

Kind kind_from_code(std::string_view code);

/// A leaf stands for itself on the map and belongs to one basic grid.
constexpr bool is_leaf(Kind kind) {
    return kind == Kind::Building || kind == Kind::Front || kind == Kind::Street;
}

/// Whether a place of this kind is drawn in its own state.
constexpr bool is_block(Kind kind) {
    return is_leaf(kind) || kind == Kind::Yard || kind == Kind::Site;
}

/// Invariants (made true by `places_from`, whatever the rows say):
///   1. All columns have one entry per row; `by_id` has one per row, ascending by id.
///   2. A parent stands before its children: parent[r] < r, or kNoRow.
///   3. A row whose parent is missing, or is its own ancestor, has kNoRow and is in `adrift`.
struct Places {
    std::vector<PlaceRow> row;
    std::vector<Row> parent;
    std::vector<Row> grid;  // row in Grids, or kNoRow
    std::vector<Kind> kind;
    std::vector<geo::Box> box;
    std::vector<std::pair<PlaceId, Row>> by_id;
    std::vector<Row> adrift;

    Row size() const { return static_cast<Row>(row.size()); }
};

struct Grids {
    std::vector<GridRow> row;    // ascending by id
    std::vector<Row> community;  // row in Places, or kNoRow
};

struct PlacesAndGrids {
    std::shared_ptr<const Places> places;
    std::shared_ptr<const Grids> grids;
};

/// Orders the rows parents first and finds each row's neighbours.
PlacesAndGrids places_from(std::vector<PlaceRow> places, std::vector<GridRow> grids);

/// kNoRow when there is none.
Row row_of(const Places& places, PlaceId id);
Row row_of(const Grids& grids, GridId id);

/// The nearest place of `kind` at or above `row`, or kNoRow.
Row above(const Places& places, Row row, Kind kind);

}  // namespace model
