#include "sheet_town.h"

#include "base/text.h"
#include "ingest/fictional_town.h"
#include "support/outline.h"
#include "support/town.h"

#include <algorithm>
#include <vector>

#include <catch_amalgamated.hpp>

namespace sheet_town {

using model::Kind;
using report::SheetKind;

model::Row Town::largest(Kind kind) const {
    std::vector<int> below(places().size());
    for (const model::Row parent : places().parent)
        if (parent != model::kNoRow) below[parent] += 1;
    model::Row best = model::kNoRow;
    for (model::Row row = 0; row < places().size(); ++row)
        if (places().kind[row] == kind && (best == model::kNoRow || below[row] > below[best]))
            best = row;
    return best;
}

report::SheetWish Town::wish(SheetKind kind, model::Row place) const {
    return {.kind = kind,
            .place = place,
            .paper = report::usual_paper(kind),
            .office = "长青街道",
            .crs = "CGCS2000 / 3-degree Gauss-Kruger CM 117E (EPSG:4548)",
            .source = "长青街道",
            .now = support::kNow};
}

report::Sheet Town::sheet(SheetKind kind, derive::Theme theme) const {
    constexpr std::array kPlaces{Kind::Yard, Kind::Street, Kind::Community, Kind::Community};
    const model::Row place = largest(kPlaces.at(static_cast<std::size_t>(kind)));
    const scene::Scene told = scene::scene_told(scene, snapshot, derived, theme);
    auto made = report::sheet_of({snapshot, derived, told}, wish(kind, place), typewriter);
    REQUIRE(made);
    return std::move(*made);
}

const Town& town() {
    static const Town made = [] {
        Town town;
        town.rows = ingest::fictional_town({.seed = 3, .now = support::kNow, .days = 5},
                                           ingest::TownSize::S);
        town.snapshot = model::apply({}, support::batch_of(town.rows));
        town.derived = derive::derive_all(town.snapshot, support::kNow);
        town.scene = scene::scene_from(town.snapshot, town.derived);
        return town;
    }();
    return made;
}

double typewriter(std::string_view text, bool bold) {
    constexpr double kOther = 0.56, kBold = 1.04;
    double width = 0;
    for (const char32_t c : base::characters(text)) width += c > 0x2E80 ? 1 : kOther;
    return bold ? width * kBold : width;
}

}  // namespace sheet_town
