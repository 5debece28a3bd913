// report/sheet_map.h — the map part of a sheet, before its names. Only for report/sheet_*.cpp.
#pragma once

#include "report/sheet_make.h"
#include "report/sheet_page.h"
#include "scene/piece.h"

#include <vector>

namespace report {

/// From metres of the ground, y north, to points of the page, y down.
struct MapView {
    geo::Point ground;  // stands at
    geo::Point page;
    double pt_per_m = 1;

    geo::Point on_page(geo::Point p) const {
        return {page.x + (p.x - ground.x) * pt_per_m, page.y - (p.y - ground.y) * pt_per_m};
    }
    geo::Shape on_page(const geo::Shape& shape) const;
    /// The ground that a box of the page shows.
    geo::Box ground_of(const geo::Box& box) const;
};

/// The place in the middle of the map at the scale of the sheet.
MapView view_of(const Sheet& sheet, const geo::Box& ground);

/// Everything drawn of one place, and what became of it.
struct MapSheet {
    const SheetSource& source;
    const SheetWish& wish;
    Page& page;
    MapView view;
    std::vector<scene::Piece> pieces;   // of what the map shows
    std::vector<bool> focus;            // by row of Places: whether it lies at or below the place
    std::vector<model::Row> leaf_rows;  // of Sheet::leaves

    const model::Places& places() const { return *source.snapshot.places; }
};

MapSheet map_of(const SheetSource& source, const SheetWish& wish, Page& page);

/// Land, water, green, ways, yards and the blocks of neighbours: fills Sheet::under.
void draw_surroundings(MapSheet& to);

/// The class that the scene gives to a leaf that is drawn in it; nothing for others.
std::optional<std::uint8_t> class_of_leaf(const SheetSource& source, model::Row row);

/// Every leaf of the place that is drawn, in the entry that `entry_of` says: fills Sheet::leaves
/// and counts them in the legend. Answers how many leaves there are without an outline.
std::uint32_t draw_leaves(MapSheet& to, const std::function<std::size_t(model::Row)>& entry_of);

/// Everything outside the place under a veil, its border over all: fills Sheet::over.
void draw_border(MapSheet& to);
/// Borders of the grids of a community, or of communities.
void draw_grids(MapSheet& to);

/// Doors of the stairs of the buildings of the place, with their numbers.
struct DoorMark {
    geo::Point at, outside;
    int stair = 0;
};
std::vector<DoorMark> draw_doors(MapSheet& to);

/// One entry for each class of the theme.
std::vector<LegendEntry> class_entries(derive::Theme theme, base::Language language);
/// Where in it a class stands.
std::size_t entry_of_class(derive::Theme theme, std::uint8_t klass);

/// A little map of the community in which the places lie, with them in dark; its name at the top.
void draw_locator(const SheetSource& source, const std::vector<model::Row>& shown, Page& page,
                  const geo::Box& box);

Paint yard_edge();
Paint grid_edge();
Paint community_edge();

}  // namespace report
