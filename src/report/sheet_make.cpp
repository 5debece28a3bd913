#include "report/sheet_make.h"

#include "report/cell_text.h"
#include "report/sheet_kinds.h"
#include "report/sheet_look.h"

#include <array>
#include <string>

namespace report {

using base::Word;
using model::kNoRow;

namespace {

constexpr std::array<std::string_view, kSheetKinds> kKindNames{
    "courtyard", "street", "community", "grid", "floor", "cover", "division"};
constexpr std::array<std::string_view, 3> kPaperNames{"A4", "A3", "A1"};

bool has_sheet(SheetKind kind, model::Kind place) {
    switch (kind) {
        case SheetKind::Courtyard:
            return place == model::Kind::Yard || place == model::Kind::Site;
        case SheetKind::Street:
            return place == model::Kind::Street;
        case SheetKind::Community:
        case SheetKind::Cover:
            return place <= model::Kind::Community;
        case SheetKind::Grid:
        case SheetKind::Division:
            return place == model::Kind::Community;
        case SheetKind::Floor:
            return place == model::Kind::Building;
    }
    return false;
}

/// Whether what no snapshot holds came along.
bool has_source(const SheetSource& source, SheetKind kind) {
    if (kind == SheetKind::Floor) return source.floor != nullptr;
    if (kind == SheetKind::Cover) return source.cover != nullptr;
    return kind != SheetKind::Division || source.divide != nullptr;
}

}  // namespace

std::string_view name_of(SheetKind kind) {
    return kKindNames.at(static_cast<std::size_t>(kind));
}

std::optional<SheetKind> sheet_named(std::string_view name) {
    for (std::size_t i = 0; i < kSheetKinds; ++i)
        if (kKindNames.at(i) == name) return static_cast<SheetKind>(i);
    return std::nullopt;
}

std::string_view name_of(Paper paper) {
    return kPaperNames.at(static_cast<std::size_t>(paper));
}

std::optional<Paper> paper_named(std::string_view name) {
    for (std::size_t i = 0; i < kPaperNames.size(); ++i)
        if (kPaperNames.at(i) == name) return static_cast<Paper>(i);
    return std::nullopt;
}

Word word_of(SheetKind kind) {
    constexpr std::array<Word, kSheetKinds> kWords{
        Word::SheetCourtyard, Word::SheetStreet, Word::SheetCommunity, Word::SheetGrid,
        Word::LevelSheet,     Word::SheetCover,  Word::SheetDivision};
    return kWords.at(static_cast<std::size_t>(kind));
}

Paper usual_paper(SheetKind kind) {
    const bool large = kind == SheetKind::Community || kind == SheetKind::Cover;
    return large ? Paper::A1 : Paper::A3;
}

model::Row sheet_place(const model::Places& places, SheetKind kind, model::Row row) {
    while (row != kNoRow && !has_sheet(kind, places.kind[row])) row = places.parent[row];
    return row;
}

std::string path_above(const model::Places& places, model::Row row) {
    std::string path;
    for (model::Row above = places.parent[row]; above != kNoRow; above = places.parent[above]) {
        const std::string& name = places.row[above].name;
        if (!name.empty()) path = name + (path.empty() ? "" : " › ") + path;
    }
    return path;
}

void add_facts(TitleBlock& block, const Page& page, const SheetWish& wish) {
    block.head.push_back({page.say(Word::SheetAsOf), moment_text(wish.now)});
    block.head.push_back({page.say(Word::LabelCrs), wish.crs});
    block.head.push_back({page.say(Word::SheetSource), wish.source});
}

void add_legend(TitleBlock& block, const Page& page, const std::string& theme,
                std::uint32_t undrawn) {
    block.legend = page.say(Word::SheetLegend) + (theme.empty() ? "" : " · " + theme);
    block.in_all.push_back(page.say(Word::BlocksInAll, {std::to_string(page.sheet.leaves.size())}));
    if (undrawn > 0)
        block.in_all.push_back(page.say(Word::LegendUndrawn, {std::to_string(undrawn)}));
}

base::Result<Sheet> sheet_of(const SheetSource& source, const SheetWish& wish,
                             const TextWidth& width) {
    const model::Places& places = *source.snapshot.places;
    const model::Row place = sheet_place(places, wish.kind, wish.place);
    if (place == kNoRow || places.box[place].empty() || !has_source(source, wish.kind)) {
        const std::string name = wish.place == kNoRow ? "" : places.row[wish.place].name;
        return base::fail(base::Fault::Unsupported, Word::SheetWrongPlace,
                          {name, base::say(wish.language, word_of(wish.kind))});
    }
    SheetWish of_place = wish;
    of_place.place = place;
    switch (wish.kind) {
        case SheetKind::Courtyard:
            return courtyard_sheet(source, of_place, width);
        case SheetKind::Street:
            return street_sheet(source, of_place, width);
        case SheetKind::Community:
            return community_sheet(source, of_place, width);
        case SheetKind::Grid:
            return grid_sheet(source, of_place, width);
        case SheetKind::Floor:
            return floor_sheet(source, of_place, width);
        case SheetKind::Cover:
            return cover_sheet(source, of_place, width);
        case SheetKind::Division:
            return division_sheet(source, of_place, width);
    }
    return base::fail(base::Fault::Unsupported, Word::Unexpected);
}

}  // namespace report
