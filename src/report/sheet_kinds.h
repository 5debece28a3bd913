// report/sheet_kinds.h — one function for each kind of sheet. Only for report/sheet_*.cpp.
#pragma once

#include "derive/subtree.h"
#include "report/sheet_make.h"
#include "report/sheet_names.h"
#include "report/sheet_page.h"

namespace report {

base::Result<Sheet> courtyard_sheet(const SheetSource& source, const SheetWish& wish,
                                    const TextWidth& width);
base::Result<Sheet> community_sheet(const SheetSource& source, const SheetWish& wish,
                                    const TextWidth& width);
base::Result<Sheet> grid_sheet(const SheetSource& source, const SheetWish& wish,
                               const TextWidth& width);
base::Result<Sheet> street_sheet(const SheetSource& source, const SheetWish& wish,
                                 const TextWidth& width);

/// Requires a floor in the source.
base::Result<Sheet> floor_sheet(const SheetSource& source, const SheetWish& wish,
                                const TextWidth& width);

/// Requires coverage in the source, and a scene that tells minutes on foot or the nine items.
base::Result<Sheet> cover_sheet(const SheetSource& source, const SheetWish& wish,
                                const TextWidth& width);
/// Requires two divisions in the source, and a scene that tells of work.
base::Result<Sheet> division_sheet(const SheetSource& source, const SheetWish& wish,
                                   const TextWidth& width);

// Parts of several sheets.

/// Kind, place and scale; what is told of it is still to come.
TitleBlock block_for(const MapSheet& map);
/// The place at a round scale in the middle of the map, and what lies around it.
MapSheet ground_for(const SheetSource& source, const SheetWish& wish, Page& page);
/// Every leaf in its class of the scene; how many leaves have no outline.
std::uint32_t draw_classes(MapSheet& map);
/// Borders of the communities in what is above them, and their names, large.
void draw_communities(MapSheet& map);
void name_communities(Naming& names);

/// What stands above a place, the top first: "南湖区 › 长青街道".
std::string path_above(const model::Places& places, model::Row row);
/// The lines that every sheet has: as of, coordinates, source.
void add_facts(TitleBlock& block, const Page& page, const SheetWish& wish);
/// "图例 · 工作状态", and under the entries how many blocks there are in all.
void add_legend(TitleBlock& block, const Page& page, const std::string& theme,
                std::uint32_t undrawn);

}  // namespace report
