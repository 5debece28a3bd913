// report/sheet_kinds.h — one function for each kind of sheet. Only for report/sheet_*.cpp.
#pragma once

#include "derive/subtree.h"
#include "report/sheet_make.h"
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

/// What stands above a place, the top first: "南湖区 › 长青街道".
std::string path_above(const model::Places& places, model::Row row);
/// The lines that every sheet has: as of, coordinates, source.
void add_facts(TitleBlock& block, const Page& page, const SheetWish& wish);
/// "图例 · 工作状态", and under the entries how many blocks there are in all.
void add_legend(TitleBlock& block, const Page& page, const std::string& theme,
                std::uint32_t undrawn);

}  // namespace report
