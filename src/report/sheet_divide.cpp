// A community before and after a re-division: two maps of one scale side by side, every leaf in the
// colour of its grid, and below them what each grid has of all, with the sums that stay equal.
#include "report/sheet_cover.h"
#include "report/sheet_kinds.h"
#include "report/sheet_look.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace report {

using base::Word;
using derive::Division;
using derive::GridChange;
using geo::Box;
using model::kNoRow;

namespace {

constexpr std::size_t kSumColumns = 9;
using SumLine = std::array<std::string, kSumColumns>;

/// A community in two divisions, while its sheet is made.
struct DivideSheet {
    const SheetSource& source;
    const SheetWish& wish;
    const DivideOf& of;

    const model::Grids& grids() const { return *source.snapshot.grids; }
    std::string grid_name(model::Row grid) const {
        const model::GridRow& row = grids().row[grid];
        return row.name.empty() ? row.code : row.name;
    }
    /// In the order of the table; the last is of what lies in none of them.
    std::size_t entry_of(model::Row grid) const {
        const auto at = std::ranges::find(of.change.grids, grid, &GridChange::grid);
        return static_cast<std::size_t>(at - of.change.grids.begin());
    }
};

std::vector<LegendEntry> grid_entries(const DivideSheet& to, const Page& page) {
    std::vector<LegendEntry> entries;
    for (std::size_t i = 0; i < to.of.change.grids.size(); ++i)
        entries.push_back(
            {.text = to.grid_name(to.of.change.grids[i].grid), .paint = paint_of_area(i)});
    entries.push_back({.text = page.say(Word::ClassNoGrid),
                       .paint = paint_of_class(derive::Theme::Duty, derive::kNotKnown)});
    return entries;
}

/// Outlines as they are drawn now fit the division that holds; of the other those that were found
/// for it. Of one before the present nobody keeps them.
geo::Shape outline_in(const DivideSheet& to, model::Row grid, bool after) {
    if (after == to.of.holds) return to.grids().row[grid].shape;
    if (!after) return {};
    const auto at = std::ranges::find(to.of.outlines, grid, &derive::GridOutline::grid);
    return at == to.of.outlines.end() ? to.grids().row[grid].shape : at->shape;
}

/// Borders of the grids, and what changes hands outlined.
void draw_division(MapSheet& map, const DivideSheet& to, bool after) {
    Drawing borders{grid_edge(), {}}, moved{{.line = kPen, .line_pt = 1.5, .round = true}, {}};
    for (const GridChange& change : to.of.change.grids) {
        const geo::Shape shape = outline_in(to, change.grid, after);
        if (shape.kind == geo::ShapeKind::Area) borders.shapes.push_back(map.view.on_page(shape));
    }
    for (std::size_t i = 0; i < map.leaf_rows.size(); ++i) {
        const model::Row row = map.leaf_rows[i];
        if (to.of.was.grid[row] != to.of.will.grid[row])
            moved.shapes.push_back(map.page.sheet.leaves[i].shape);
    }
    map.page.sheet.over.push_back(std::move(borders));
    map.page.sheet.over.push_back(std::move(moved));
}

void name_division(MapSheet& map, const DivideSheet& to, bool after) {
    Naming names = naming_of(map, {});
    const Hand hand = names.hand(10, grid_edge().line.value_or(kPen), true);
    for (const GridChange& change : to.of.change.grids) {
        const geo::Shape shape = outline_in(to, change.grid, after);
        if (shape.kind == geo::ShapeKind::Area)
            name_area(names, map.view.on_page(shape), {to.grid_name(change.grid)}, hand, true);
    }
    name_ways(names);
    name_blocks(names, Detail::Numbers);
}

/// One of the two maps, on the box of the page that is the sheet's map. Answers how many leaves
/// have no outline.
std::uint32_t draw_half(Page& page, const DivideSheet& to, bool after) {
    const Division& division = after ? to.of.will : to.of.was;
    MapSheet map = ground_for(to.source, to.wish, page);
    page.sheet.legend = grid_entries(to, page);
    const std::uint32_t undrawn =
        draw_leaves(map, [&](model::Row row) { return to.entry_of(division.grid[row]); });
    draw_border(map);
    draw_division(map, to, after);
    name_division(map, to, after);
    return undrawn;
}

/// One number where nothing changes, but in the sums, which show that they stay.
std::string change_of(std::uint32_t was, std::uint32_t will, bool sum) {
    if (was == will && !sum) return std::to_string(was);
    return fmt::format("{} → {}", was, will);
}

SumLine sum_line(std::string name, const derive::WorkAmount& was, const derive::WorkAmount& will,
                 std::string workers, std::string index, bool sum) {
    return {std::move(name),
            change_of(was.leaves, will.leaves, sum),
            change_of(was.households, will.households, sum),
            change_of(was.units, will.units, sum),
            change_of(was.shops, will.shops, sum),
            change_of(was.open, will.open, sum),
            change_of(was.issues, will.issues, sum),
            std::move(workers),
            std::move(index)};
}

std::vector<SumLine> sums_of(const DivideSheet& to, const Page& page) {
    std::vector<SumLine> lines{
        {page.say(Word::DivideGrid), page.say(Word::DivideLeaves), page.say(Word::DivideHouseholds),
         page.say(Word::DivideUnits), page.say(Word::DivideShops), page.say(Word::DivideOpen),
         page.say(Word::DivideEvents), page.say(Word::DivideWorkers), page.say(Word::DivideIndex)}};
    derive::WorkAmount was, will;
    std::uint32_t workers = 0;
    for (const GridChange& grid : to.of.change.grids) {
        was += grid.was.amount;
        will += grid.will.amount;
        workers += grid.will.held.workers;
        const std::string before = fmt::format("{:.0f}", grid.was.index);
        const std::string after = fmt::format("{:.0f}", grid.will.index);
        lines.push_back(sum_line(to.grid_name(grid.grid), grid.was.amount, grid.will.amount,
                                 std::to_string(grid.will.held.workers),
                                 before == after ? before : before + " → " + after, false));
    }
    lines.push_back(
        sum_line(page.say(Word::CoverAll), was, will, std::to_string(workers), {}, true));
    return lines;
}

/// Names at the left edge, numbers under their headings, the sums below a rule.
void draw_sums(Page& page, const std::vector<SumLine>& lines, const Box& box) {
    const double u = page.unit, high = box.height() / static_cast<double>(lines.size());
    const double name = box.width() * 0.18;
    const double number = (box.width() - name) / static_cast<double>(kSumColumns - 1);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double y = box.y0 + high * static_cast<double>(i);
        const bool head = i == 0, sum = i + 1 == lines.size();
        const WordType type{.size = 7.8, .bold = sum, .ink = head ? kQuietPen : kPen};
        put_word(page, lines[i][0], {box.x0, y, box.x0 + name, y + high}, Align::Left, type);
        for (std::size_t c = 1; c < kSumColumns; ++c) {
            const double right = box.x0 + name + number * static_cast<double>(c);
            put_word(page, lines[i].at(c), {right - number + 3 * u, y, right, y + high},
                     Align::Right, type);
        }
        if (head || i + 2 == lines.size())
            page.sheet.furniture.push_back(
                {{.line = kHairPen, .line_pt = 0.5 * u},
                 {geo::line_of({{box.x0, y + high}, {box.x1, y + high}})}});
    }
}

std::string balance_of(const std::optional<double>& balance) {
    return balance ? fmt::format("{:.2f}", *balance) : std::string{"—"};
}

TitleBlock block_of_division(const DivideSheet& to, const Page& page, const Sheet& after,
                             std::uint32_t undrawn) {
    const model::Places& places = *to.source.snapshot.places;
    TitleBlock block;
    block.kind = page.say(word_of(SheetKind::Division));
    block.title = places.row[to.wish.place].name;
    block.path = path_above(places, to.wish.place);
    block.scale = page.say(Word::SheetScale);
    block.head.push_back({"", to.of.name});
    block.head.push_back(
        {"", page.say(Word::DivideBalanceChange, {balance_of(to.of.change.balance_was),
                                                  balance_of(to.of.change.balance_will)})});
    block.head.push_back({"", to.of.definition});
    add_facts(block, page, to.wish);
    add_legend(block, page, page.say(Word::SheetBefore), undrawn);
    std::size_t moved = 0;
    for (const Leaf& leaf : after.leaves) {
        const model::Row row = model::row_of(places, leaf.place);
        if (to.of.was.grid[row] != to.of.will.grid[row]) ++moved;
    }
    block.samples.push_back({page.say(Word::SheetMoved, {std::to_string(moved)}),
                             {.line = kPen, .line_pt = 1.5},
                             Sample::As::Area});
    block.samples.push_back({page.say(Word::SheetGridEdge), grid_edge()});
    block.samples.push_back({page.say(Word::SheetCommunityEdge), community_edge()});
    block.samples.push_back({page.say(Word::SheetNeighbour), neighbour_paint(), Sample::As::Area});
    return block;
}

/// Under each entry what is drawn of it on the other map, and its code where that changes.
void tell_after(Sheet& sheet, const Sheet& after, const DivideSheet& to, const Page& page) {
    for (std::size_t i = 0; i < sheet.legend.size(); ++i) {
        std::vector<std::string>& detail = sheet.legend[i].detail;
        detail.push_back(page.say(Word::SheetAfter) + " " + std::to_string(after.legend[i].count));
        if (i >= to.of.change.grids.size()) continue;
        const auto code =
            std::ranges::find(to.of.codes, to.of.change.grids[i].grid, &derive::GridCode::grid);
        if (code != to.of.codes.end() && code->was != code->will)
            detail.push_back(code->was + " → " + code->will);
    }
}

}  // namespace

base::Result<Sheet> division_sheet(const SheetSource& source, const SheetWish& wish,
                                   const TextWidth& width) {
    const DivideSheet to{source, wish, *source.divide};
    Page page = page_of(wish, width);
    const double u = page.unit, caption = 18 * u;
    const Box whole = page.sheet.map;
    const std::vector<SumLine> sums = sums_of(to, page);
    const double table =
        std::min(13 * u * static_cast<double>(sums.size()) + 12 * u, whole.height() * 0.4);
    const double middle = whole.centre().x, split = whole.y1 - table;
    Page right = page_of(wish, width);
    right.sheet.furniture.clear();
    page.sheet.map = {whole.x0, whole.y0 + caption, middle, split};
    right.sheet.map = {middle, whole.y0 + caption, whole.x1, split};
    const std::uint32_t undrawn = draw_half(page, to, false);
    draw_half(right, to, true);
    if (page.sheet.legend.back().count + right.sheet.legend.back().count == 0) {
        page.sheet.legend.pop_back();
        right.sheet.legend.pop_back();
    }
    tell_after(page.sheet, right.sheet, to, page);
    const Paint line{.line = kPen, .line_pt = 0.5 * u};
    page.sheet.furniture.push_back({line, {rectangle(page.sheet.map)}});
    page.sheet.furniture.push_back({line, {rectangle(right.sheet.map)}});
    put_word(page, page.say(Word::SheetBefore),
             {whole.x0 + 8 * u, whole.y0, middle, whole.y0 + caption}, Align::Left,
             {.size = 10, .bold = true});
    put_word(page, page.say(Word::SheetAfter),
             {middle + 8 * u, whole.y0, whole.x1, whole.y0 + caption}, Align::Left,
             {.size = 10, .bold = true});
    draw_sums(page, sums, {whole.x0 + 8 * u, split + 6 * u, whole.x1 - 8 * u, whole.y1 - 6 * u});
    furnish(page, block_of_division(to, page, right.sheet, undrawn), wish);
    page.sheet.left_out += right.sheet.left_out;
    page.sheet.beside.push_back(std::move(right.sheet));
    return std::move(page.sheet);
}

}  // namespace report
