// Coverage on paper: every block in the class of its minutes, how far one comes in so many, who
// offers the service, and where it is lacking, numbered on the map and in the table.
#include "report/sheet_cover.h"

#include "derive/cover_sums.h"
#include "report/sheet_kinds.h"
#include "report/sheet_look.h"
#include "scene/theme_words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace report {

using base::Word;
using derive::CoverBy;
using derive::CoverGap;
using geo::Point;
using model::kNoRow;
using scene::Colour;

namespace {

constexpr Colour kGapInk{0xB4, 0x23, 0x18}, kSiteInk{0x1D, 0x4E, 0x9E};

/// A gap of the place of the sheet, and its outline.
struct PaperGap {
    const CoverGap* gap = nullptr;
    const geo::Shape* outline = nullptr;
};

std::vector<PaperGap> gaps_in(const MapSheet& map, const CoverOf& cover) {
    std::vector<PaperGap> found;
    for (std::size_t i = 0; i < cover.gaps.size(); ++i)
        if (map.focus[cover.gaps[i].rows.front()])
            found.push_back({&cover.gaps[i], &cover.outlines[i]});
    return found;
}

Paint band_paint(std::size_t band) {
    const Colour fill = scene::block_fill(scene::Look::Light, derive::Theme::Minutes, band);
    return {.line = scene::mixed(fill, kPen, 0.35), .line_pt = 1.2, .round = true};
}

Paint gap_paint() {
    return {.line = kGapInk, .line_pt = 1.3, .dash_pt = {5, 2}, .round = false};
}

Paint supplier_paint() {
    return {.fill = kSiteInk, .line = kPaperWhite, .line_pt = 0.6};
}

void draw_bands(MapSheet& map, const CoverOf& cover) {
    for (std::size_t i = 0; i < cover.bands.size(); ++i)
        map.page.sheet.over.push_back({band_paint(i), {map.view.on_page(cover.bands[i].area)}});
}

void draw_gap_outlines(MapSheet& map, const std::vector<PaperGap>& gaps) {
    Drawing outlines{gap_paint(), {}};
    for (const PaperGap& gap : gaps) outlines.shapes.push_back(map.view.on_page(*gap.outline));
    map.page.sheet.over.push_back(std::move(outlines));
}

/// Short texts on discs, each as near to its point as there is room.
struct Marks {
    Naming& names;
    Drawing discs;

    void put(Point ground, const std::string& text) {
        const Point at = names.map.view.on_page(ground);
        if (!names.map.page.sheet.map.contains(at)) return;
        const Hand hand = names.hand(6.6, kPaperWhite, true, false);
        const double radius = hand.size_pt * 0.95;
        constexpr int kDirections = 8;
        for (const double off : {0.0, 2.2, 3.6})
            for (int d = 0; d < (off == 0 ? 1 : kDirections); ++d) {
                const double turn = d * 2 * 3.14159265358979 / kDirections;
                const Point middle = at + Point{std::cos(turn), -std::sin(turn)} * (off * radius);
                if (!names.room.free({middle, 2 * radius, 2 * radius, 0})) continue;
                add_disc(names, discs, middle, radius);
                const std::array<std::string, 1> line{text};
                std::vector<Label> label = stacked(line, middle, 0, hand, names.width());
                names.labels().push_back(std::move(label[0]));
                return;
            }
        names.map.page.sheet.left_out += 1;
    }
};

void mark_gaps(Naming& names, const std::vector<PaperGap>& gaps) {
    Marks marks{names, {{.fill = kGapInk, .line = kPaperWhite, .line_pt = 0.6}, {}}};
    for (std::size_t i = 0; i < gaps.size(); ++i) marks.put(gaps[i].gap->at, std::to_string(i + 1));
    names.map.page.sheet.over.push_back(std::move(marks.discs));
}

/// "A" is the first of the sites.
std::string site_sign(std::size_t site) {
    return std::string(1, static_cast<char>('A' + site % 26));
}

/// Sites that are proposed, and spots that somebody supposed.
void mark_sites(Naming& names, const CoverOf& cover) {
    Marks marks{names, {{.fill = kSiteInk, .line = kPaperWhite, .line_pt = 0.6}, {}}};
    if (cover.sites != nullptr)
        for (std::size_t i = 0; i < cover.sites->sites.size(); ++i)
            marks.put(cover.sites->sites[i].candidate.at, site_sign(i));
    for (const Point spot : cover.reach.ask.also) marks.put(spot, "+");
    names.map.page.sheet.over.push_back(std::move(marks.discs));
}

/// Answers how many are on the map.
std::size_t draw_suppliers(Naming& names, const CoverOf& cover) {
    Drawing discs{supplier_paint(), {}};
    const double radius = 2.4 * std::sqrt(names.unit);
    std::size_t drawn = 0;
    for (const derive::Supplier& one : cover.reach.suppliers)
        if (one.is != derive::Supplier::Is::Spot && one.placed &&
            names.map.page.sheet.map.contains(names.map.view.on_page(one.at)) &&
            add_disc(names, discs, names.map.view.on_page(one.at), radius))
            ++drawn;
    names.map.page.sheet.over.push_back(std::move(discs));
    return drawn;
}

/// "幸福里小区 3号楼"
std::string place_title(const model::Places& places, model::Row row) {
    const model::Row above = places.parent[row];
    const bool yard = above != kNoRow && places.kind[above] == model::Kind::Yard;
    return (yard ? places.row[above].name + " " : "") + places.row[row].name;
}

std::string number_of(std::size_t n) {
    return std::to_string(n);
}

SheetTable gap_table(const MapSheet& map, const std::vector<PaperGap>& gaps) {
    const Page& page = map.page;
    SheetTable table{{{page.say(Word::ReachGapsTitle), "", page.say(Word::ReachUnitBuildings),
                       page.say(Word::ReachUnitHouseholds)}},
                     {}};
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const CoverGap& gap = *gaps[i].gap;
        table.lines.push_back(
            {fmt::format("{}  {}", i + 1, place_title(map.places(), gap.rows.front())), "",
             number_of(gap.rows.size()), number_of(gap.households)});
    }
    table.rest = [&page, gaps](std::size_t from) {
        std::size_t blocks = 0, households = 0;
        for (std::size_t i = from - 1; i < gaps.size(); ++i) {
            blocks += gaps[i].gap->rows.size();
            households += gaps[i].gap->households;
        }
        const std::size_t left = gaps.size() - (from - 1);
        return SheetTable::Line{page.say(Word::SheetGapsMore, {number_of(left)}), "",
                                number_of(blocks), number_of(households)};
    };
    return table;
}

SheetTable site_table(const MapSheet& map, const derive::SitePlan& plan) {
    const Page& page = map.page;
    SheetTable table{
        {{page.say(Word::CoverSitesTitle), "", "", page.say(Word::ReachUnitHouseholds)}}, {}};
    for (std::size_t i = 0; i < plan.sites.size(); ++i) {
        const derive::Supplier& site = plan.sites[i].candidate;
        const std::string where =
            site.place == kNoRow ? std::string{} : place_title(map.places(), site.place);
        const std::string name = site.name.empty() ? where : where + " " + site.name;
        table.lines.push_back({fmt::format("{}  {}", site_sign(i), name), "", "",
                               fmt::format("+{}", plan.sites[i].gained)});
    }
    return table;
}

std::string percent_of(const derive::CoverShare& share) {
    const auto part = derive::covered_share(share);
    return part ? fmt::format("{:.1f}%", *part * 100) : std::string{"—"};
}

/// The share of the place, what spots and sites change of it, and how all of it is counted.
void tell_cover(TitleBlock& block, const MapSheet& map, const CoverOf& cover) {
    const Page& page = map.page;
    const model::Row place = map.wish.place;
    const derive::CoverShare& is = cover.coverage.total[place].at(cover.by);
    const std::string unit = page.say(scene::unit_of(cover.by));
    block.head.push_back({page.say(Word::ReachService), cover.service});
    block.head.push_back(
        {"", page.say(Word::SheetCoverShare, {percent_of(is), number_of(is.covered),
                                              number_of(is.whole - is.unknown - is.covered),
                                              number_of(is.unknown), unit})});
    if (cover.before != nullptr) {
        const derive::CoverShare& was = cover.before->total[place].at(cover.by);
        const auto more =
            static_cast<std::int64_t>(is.covered) - static_cast<std::int64_t>(was.covered);
        block.head.push_back({"", page.say(Word::ReachChange, {percent_of(was), percent_of(is),
                                                               fmt::format("{:+}", more), unit})});
    }
    block.head.push_back({"", cover.definition});
}

void add_cover_samples(TitleBlock& block, const MapSheet& map, const CoverOf& cover,
                       std::size_t gaps, std::size_t suppliers) {
    const Page& page = map.page;
    const auto with = [](const std::string& text, std::size_t number) {
        return text + "  " + std::to_string(number);
    };
    block.samples.push_back(
        {with(page.say(Word::ReachSuppliersTitle), suppliers), supplier_paint(), Sample::As::Disc});
    block.samples.push_back({with(page.say(Word::ReachGapsTitle), gaps), gap_paint()});
    std::string minutes;
    for (const derive::WalkBand& band : cover.bands)
        minutes += fmt::format("{}{}", minutes.empty() ? "" : "/", band.minutes);
    if (!cover.bands.empty())
        block.samples.push_back({page.say(Word::SheetBand, {minutes}), band_paint(0)});
    block.samples.push_back({page.say(Word::SheetCommunityEdge), community_edge()});
    block.samples.push_back({page.say(Word::SheetNeighbour), neighbour_paint(), Sample::As::Area});
}

}  // namespace

base::Result<Sheet> cover_sheet(const SheetSource& source, const SheetWish& wish,
                                const TextWidth& width) {
    const CoverOf& cover = *source.cover;
    Page page = page_of(wish, width);
    MapSheet map = ground_for(source, wish, page);
    const std::uint32_t undrawn = draw_classes(map);
    const std::vector<PaperGap> gaps = gaps_in(map, cover);
    draw_bands(map, cover);
    draw_border(map);
    draw_communities(map);
    draw_gap_outlines(map, gaps);
    Naming names = naming_of(map, {});
    mark_gaps(names, gaps);
    mark_sites(names, cover);
    const std::size_t suppliers = draw_suppliers(names, cover);
    name_communities(names);
    name_yards(names, true);
    name_ways(names);
    name_blocks(names, Detail::Numbers);
    name_yards(names, false);
    name_ground(names);
    TitleBlock block = block_for(map);
    tell_cover(block, map, cover);
    add_facts(block, page, wish);
    add_legend(block, page, page.say(scene::word_of(source.scene.theme)), undrawn);
    add_cover_samples(block, map, cover, gaps.size(), suppliers);
    if (cover.sites != nullptr && !cover.sites->sites.empty())
        block.tables.push_back(site_table(map, *cover.sites));
    if (!gaps.empty()) block.tables.push_back(gap_table(map, gaps));
    furnish(page, block, wish);
    return std::move(page.sheet);
}

}  // namespace report
