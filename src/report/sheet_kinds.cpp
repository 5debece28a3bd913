#include "report/sheet_kinds.h"

#include "base/text.h"
#include "derive/duty.h"
#include "derive/reading_order.h"
#include "report/sheet_look.h"
#include "report/sheet_names.h"
#include "scene/theme_words.h"

#include <algorithm>
#include <array>

namespace report {

using base::Word;
using model::kNoRow;

TitleBlock block_for(const MapSheet& map) {
    TitleBlock block;
    block.kind = map.page.say(word_of(map.wish.kind));
    block.title = map.places().row[map.wish.place].name;
    block.path = path_above(map.places(), map.wish.place);
    block.scale = map.page.say(Word::SheetScale);
    return block;
}

MapSheet ground_for(const SheetSource& source, const SheetWish& wish, Page& page) {
    const geo::Box& box = source.snapshot.places->box[wish.place];
    choose_scale(page.sheet, box.width(), box.height(), 16 * page.unit);
    MapSheet map = map_of(source, wish, page);
    draw_surroundings(map);
    return map;
}

std::uint32_t draw_classes(MapSheet& map) {
    const derive::Theme theme = map.source.scene.theme;
    map.page.sheet.legend = class_entries(theme, map.wish.language);
    return draw_leaves(map, [&](model::Row row) {
        return entry_of_class(theme, class_of_leaf(map.source, row).value_or(derive::kNotKnown));
    });
}

void name_communities(Naming& names) {
    const model::Places& places = names.map.places();
    const scene::Colour ink = community_edge().line.value_or(kPen);
    for (model::Row row = names.map.wish.place + 1; row < places.size(); ++row) {
        const geo::Shape& shape = places.row[row].shape;
        const bool inside = names.map.focus[row] && places.kind[row] == model::Kind::Community;
        if (!inside || shape.kind != geo::ShapeKind::Area) continue;
        name_area(names, names.map.view.on_page(shape), {places.row[row].name},
                  names.hand(15, ink, true), true);
    }
}

void draw_communities(MapSheet& map) {
    const model::Places& places = map.places();
    Drawing borders{community_edge(), {}};
    for (model::Row row = map.wish.place + 1; row < places.size(); ++row)
        if (map.focus[row] && places.kind[row] == model::Kind::Community)
            borders.shapes.push_back(map.view.on_page(places.row[row].shape));
    map.page.sheet.over.push_back(std::move(borders));
}

namespace {

/// By kind, how many places lie at or below the place of the sheet.
std::array<std::uint32_t, model::kKindCount> kinds_in(const MapSheet& map) {
    std::array<std::uint32_t, model::kKindCount> number{};
    for (model::Row row = 0; row < map.places().size(); ++row)
        if (map.focus[row]) number.at(static_cast<std::size_t>(map.places().kind[row])) += 1;
    return number;
}

void add_work(TitleBlock& block, const MapSheet& map, const std::string& before = {}) {
    const derive::Tally& total = map.source.derived.total[map.wish.place];
    std::string text = before + (before.empty() ? "" : " · ") +
                       map.page.say(Word::SheetHomes, {std::to_string(total.counts.units)}) +
                       " · " + map.page.say(Word::MapOpen, {std::to_string(total.open)});
    if (total.overdue > 0)
        text += " · " + map.page.say(Word::MapOverdue, {std::to_string(total.overdue)});
    block.head.push_back({"", text});
}

void add_samples(TitleBlock& block, const Page& page, bool doors, std::size_t facilities) {
    if (doors)
        block.samples.push_back({page.say(Word::SheetDoor), {.fill = kPen}, Sample::As::Door});
    if (facilities > 0)
        block.samples.push_back({page.say(Word::StatFacilities) + "  " + std::to_string(facilities),
                                 {.fill = scene::palette_of(scene::Look::Light).badge},
                                 Sample::As::Disc});
    block.samples.push_back({page.say(Word::SheetNeighbour), neighbour_paint(), Sample::As::Area});
}

/// What lies in the place, with its buildings, homes and open issues, in the order of the names:
/// yards and sites of a community, the communities of what is above one.
std::vector<SheetTable::Line> place_table(const MapSheet& map) {
    using model::Kind;
    const model::Places& places = map.places();
    const derive::Subtrees trees = derive::subtrees_of(places);
    const bool of_yards = places.kind[map.wish.place] == Kind::Community;
    std::vector<model::Row> listed;
    for (const model::Row row : trees.under(map.wish.place)) {
        const Kind kind = places.kind[row];
        if (of_yards ? kind == Kind::Yard || kind == Kind::Site : kind == Kind::Community)
            listed.push_back(row);
    }
    std::ranges::stable_sort(listed, [&](model::Row a, model::Row b) {
        return derive::less_by_number(places.row[a].name, places.row[b].name);
    });
    const Page& page = map.page;
    const std::string head =
        of_yards ? std::string{base::trimmed(page.say(Word::CountYards, {""}))} : std::string{};
    std::vector<SheetTable::Line> table{{head, page.say(Word::StatBuildings),
                                         page.say(Word::StatUnits), page.say(Word::OpenIssues)}};
    for (const model::Row row : listed) {
        const auto buildings = std::ranges::count_if(trees.under(row), [&](model::Row below) {
            return places.kind[below] == Kind::Building;
        });
        const derive::Tally& total = map.source.derived.total[row];
        table.push_back({places.row[row].name, std::to_string(buildings),
                         std::to_string(total.counts.units), std::to_string(total.open)});
    }
    return table;
}

std::string worker_of(const model::Snapshot& is, const model::GridRow& grid, base::Instant now) {
    for (const model::AssignmentRow& duty : *is.assignments) {
        if (duty.grid != grid.id || !derive::is_current(duty, now)) continue;
        for (const model::StaffRow& person : *is.staff)
            if (person.id == duty.staff) return person.name;
    }
    return {};
}

/// Rows of the grids of a community that have something in them, in the order of their names, and
/// the entry of each; the last entry is of what lies in no grid.
struct GridEntries {
    std::vector<model::Row> grid;
    std::size_t entry_of(model::Row of_leaf) const {
        return static_cast<std::size_t>(std::ranges::find(grid, of_leaf) - grid.begin());
    }
};

/// A colour for each grid that none of its neighbours has, as long as there are enough.
std::vector<std::size_t> colours_of(const MapSheet& map, const GridEntries& grids) {
    constexpr double kApart_m = 40;
    std::vector<geo::Box> reach(grids.grid.size() + 1);
    for (model::Row row = 0; row < map.places().size(); ++row)
        if (map.focus[row] && model::is_leaf(map.places().kind[row]))
            reach[grids.entry_of(map.places().grid[row])].add(map.places().box[row]);
    std::vector<std::size_t> colour;
    for (std::size_t g = 0; g < grids.grid.size(); ++g) {
        std::array<bool, kAreaPaints> used{};
        std::size_t neighbours = 0;
        for (std::size_t other = 0; other < g; ++other) {
            const bool near = !reach[other].empty() && !reach[g].empty() &&
                              reach[other].grown(kApart_m).intersects(reach[g]);
            neighbours += near ? 1 : 0;
            if (near || g < kAreaPaints) used.at(colour[other]) = true;
        }
        const auto* const free = std::ranges::find(used, false);
        colour.push_back(free == used.end() ? neighbours % kAreaPaints
                                            : static_cast<std::size_t>(free - used.begin()));
    }
    return colour;
}

GridEntries draw_in_grids(MapSheet& map, std::uint32_t& undrawn) {
    const model::Snapshot& is = map.source.snapshot;
    GridEntries grids;
    std::vector<bool> used(is.grids->row.size() + 1, false);
    for (model::Row row = 0; row < map.places().size(); ++row) {
        const model::Row grid = map.places().grid[row];
        if (map.focus[row] && grid != kNoRow) used[grid] = true;
    }
    for (model::Row g = 0; g < is.grids->row.size(); ++g)
        if (is.grids->community[g] == map.wish.place || used[g]) grids.grid.push_back(g);
    std::ranges::stable_sort(grids.grid, [&](model::Row a, model::Row b) {
        const model::GridRow& one = is.grids->row[a];
        const model::GridRow& other = is.grids->row[b];
        if (one.code != other.code) return one.code < other.code;
        return derive::less_by_number(one.name, other.name);
    });
    const std::vector<std::size_t> colour = colours_of(map, grids);
    std::vector<LegendEntry>& legend = map.page.sheet.legend;
    for (std::size_t g = 0; g < grids.grid.size(); ++g)
        legend.push_back(
            {.text = is.grids->row[grids.grid[g]].name, .paint = paint_of_area(colour[g])});
    legend.push_back({.text = map.page.say(Word::ClassNoGrid),
                      .paint = paint_of_class(derive::Theme::Duty, derive::kNotKnown)});
    undrawn =
        draw_leaves(map, [&](model::Row row) { return grids.entry_of(map.places().grid[row]); });
    if (legend.back().count == 0) legend.pop_back();
    return grids;
}

void tell_grids(MapSheet& map, const GridEntries& grids) {
    const model::Snapshot& is = map.source.snapshot;
    for (std::size_t g = 0; g < grids.grid.size(); ++g) {
        LegendEntry& entry = map.page.sheet.legend[g];
        const model::GridRow& row = is.grids->row[grids.grid[g]];
        const derive::Tally& tally = map.source.derived.of_grid[grids.grid[g]];
        const std::string worker = worker_of(is, row, map.wish.now);
        entry.detail = {row.code + (row.code.empty() ? "" : " · ") +
                            (worker.empty() ? map.page.say(Word::ClassVacant) : worker),
                        map.page.say(Word::SheetGridCounts, {std::to_string(entry.count),
                                                             std::to_string(tally.counts.units),
                                                             std::to_string(tally.open)})};
    }
}

/// The name, the worker and the number of each grid, large, where it has room.
void name_grids(Naming& names, const GridEntries& grids) {
    const model::Snapshot& is = names.map.source.snapshot;
    const scene::Colour ink = grid_edge().line.value_or(kPen);
    for (const model::Row g : grids.grid) {
        const model::GridRow& row = is.grids->row[g];
        if (row.shape.kind != geo::ShapeKind::Area) continue;
        const geo::Shape shape = names.map.view.on_page(row.shape);
        const std::string worker = worker_of(is, row, names.map.wish.now);
        const std::vector<std::string> lines{
            row.name, worker.empty() ? names.map.page.say(Word::ClassVacant) : worker};
        const std::vector<std::string> one{lines[0] + " " + lines[1]};
        bool named = false;
        for (const double size : {11.0, 9.0, 7.5})
            named = named || name_area(names, shape, lines, names.hand(size, ink, true), false) ||
                    name_area(names, shape, one, names.hand(size, ink, true), false);
        if (!named) name_area(names, shape, lines, names.hand(9, ink, true), true);
    }
}

}  // namespace

base::Result<Sheet> courtyard_sheet(const SheetSource& source, const SheetWish& wish,
                                    const TextWidth& width) {
    Page page = page_of(wish, width);
    MapSheet map = ground_for(source, wish, page);
    const std::uint32_t undrawn = draw_classes(map);
    draw_border(map);
    const std::vector<DoorMark> doors = draw_doors(map);
    Naming names = naming_of(map, doors);
    const std::vector<FacilityMark> facilities = draw_facilities(names);
    name_blocks(names, Detail::Whole);
    name_facilities(names, facilities);
    name_doors(names, doors);
    name_ways(names);
    name_yards(names, false);
    name_ground(names);
    TitleBlock block = block_for(map);
    const auto kinds = kinds_in(map);
    add_work(block, map,
             page.say(Word::CountBuildings,
                      {std::to_string(kinds.at(static_cast<std::size_t>(model::Kind::Building)))}));
    add_facts(block, page, wish);
    add_legend(block, page, page.say(scene::word_of(source.scene.theme)), undrawn);
    block.samples.push_back({page.say(Word::SheetYardEdge), yard_edge()});
    add_samples(block, page, !doors.empty(), facilities.size());
    block.locator = [&](Page& to, const geo::Box& box) {
        draw_locator(source, {wish.place}, to, box);
    };
    furnish(page, block, wish);
    return std::move(page.sheet);
}

base::Result<Sheet> community_sheet(const SheetSource& source, const SheetWish& wish,
                                    const TextWidth& width) {
    Page page = page_of(wish, width);
    MapSheet map = ground_for(source, wish, page);
    const std::uint32_t undrawn = draw_classes(map);
    draw_border(map);
    draw_grids(map);
    draw_communities(map);
    Naming names = naming_of(map, {});
    const std::vector<FacilityMark> facilities = draw_facilities(names);
    name_communities(names);
    name_yards(names, true);
    name_facilities(names, facilities);
    name_ways(names);
    name_blocks(names, Detail::Whole);
    name_yards(names, false);
    name_ground(names);
    TitleBlock block = block_for(map);
    const auto kinds = kinds_in(map);
    const auto number = [&](model::Kind kind) {
        return std::to_string(kinds.at(static_cast<std::size_t>(kind)));
    };
    block.head.push_back(
        {"", page.say(Word::CountYards, {number(model::Kind::Yard)}) + " · " +
                 page.say(Word::CountBuildings, {number(model::Kind::Building)}) + " · " +
                 page.say(Word::CountFronts, {number(model::Kind::Front)}) + " · " +
                 page.say(Word::CountStreets, {number(model::Kind::Street)})});
    add_work(block, map);
    add_facts(block, page, wish);
    add_legend(block, page, page.say(scene::word_of(source.scene.theme)), undrawn);
    block.samples.push_back({page.say(Word::SheetCommunityEdge), community_edge()});
    block.samples.push_back({page.say(Word::SheetGridEdge), grid_edge()});
    add_samples(block, page, false, facilities.size());
    block.tables.push_back({place_table(map)});
    furnish(page, block, wish);
    return std::move(page.sheet);
}

base::Result<Sheet> grid_sheet(const SheetSource& source, const SheetWish& wish,
                               const TextWidth& width) {
    Page page = page_of(wish, width);
    MapSheet map = ground_for(source, wish, page);
    std::uint32_t undrawn = 0;
    const GridEntries grids = draw_in_grids(map, undrawn);
    tell_grids(map, grids);
    draw_border(map);
    draw_grids(map);
    Naming names = naming_of(map, {});
    name_grids(names, grids);
    name_ways(names);
    name_blocks(names, Detail::Numbers);
    name_yards(names, true);
    TitleBlock block = block_for(map);
    block.head.push_back({"", page.say(Word::SheetGrids, {std::to_string(grids.grid.size())})});
    add_work(block, map);
    add_facts(block, page, wish);
    add_legend(block, page, page.say(Word::ThemeDuty), undrawn);
    block.samples.push_back({page.say(Word::SheetCommunityEdge), community_edge()});
    block.samples.push_back({page.say(Word::SheetGridEdge), grid_edge()});
    add_samples(block, page, false, 0);
    furnish(page, block, wish);
    return std::move(page.sheet);
}

}  // namespace report
