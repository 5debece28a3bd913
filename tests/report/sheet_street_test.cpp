#include "report/sheet_street.h"
#include "report/sheet_hatch.h"
#include "sheet_town.h"
#include "support/town.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

using report::Fold;
using scene::Side;
using scene::StripFront;

namespace {

/// A street of 100 m with fronts of 7 m on its left and of 11 m on its right.
scene::Strip street() {
    scene::Strip strip{.length_m = 100, .segments = {}, .fronts = {}, .heading = {1, 0}};
    model::Row row = 0;
    for (double m = 0; m + 7 <= 100; m += 7) strip.fronts.push_back({row++, Side::Left, m, m + 7});
    for (double m = 0; m + 11 <= 100; m += 11)
        strip.fronts.push_back({row++, Side::Right, m, m + 11});
    return strip;
}

}  // namespace

TEST_CASE("a street is folded without a gap, and no row is too long", "[report]") {
    const scene::Strip strip = street();
    for (const double most : {12.0, 25.0, 33.0, 99.0, 100.0, 500.0}) {
        CAPTURE(most);
        const std::vector<Fold> folds = report::folds_of(strip, most);
        CHECK(folds.front().from_m == 0);
        CHECK(folds.back().to_m == 100);
        for (std::size_t i = 0; i < folds.size(); ++i) {
            CHECK(folds[i].to_m - folds[i].from_m <= most);
            if (i > 0) CHECK(folds[i].from_m == folds[i - 1].to_m);
        }
    }
    CHECK(report::folds_of(strip, 500).size() == 1);
    // At 77 m a front ends on both sides.
    CHECK(report::folds_of(strip, 80).front().to_m == 77);
}

TEST_CASE("row by row, the fronts of each side stand in walking order", "[report]") {
    const scene::Strip strip = street();
    const std::vector<Fold> folds = report::folds_of(strip, 30);
    for (const Side side : {Side::Left, Side::Right}) {
        std::vector<std::pair<std::size_t, double>> at;
        for (const StripFront& front : strip.fronts)
            if (front.side == side) at.emplace_back(report::fold_of(folds, front), front.from_m);
        CHECK(std::ranges::is_sorted(at));
        CHECK(at.front().first == 0);
        CHECK(at.back().first == folds.size() - 1);
    }
}

TEST_CASE("on the sheet of a street fronts are read as one walks", "[report]") {
    const sheet_town::Town& is = sheet_town::town();
    const report::Sheet sheet = is.sheet(report::SheetKind::Street);
    const model::Row place = is.largest(model::Kind::Street);
    const scene::Strip strip = scene::strip_of(is.places(), scene::street_of(is.places(), place));
    REQUIRE(strip.fronts.size() > 20);
    for (const Side side : {Side::Left, Side::Right}) {
        geo::Point before{0, -1e9};
        for (const StripFront& front : strip.fronts) {
            if (front.side != side) continue;
            const auto leaf = std::ranges::find(sheet.leaves, is.places().row[front.place].id,
                                                &report::Leaf::place);
            REQUIRE(leaf != sheet.leaves.end());
            const geo::Box box = geo::box_of(leaf->shape);
            const bool same_row = std::abs(box.y0 - before.y) < 1;
            CHECK((same_row ? box.x0 > before.x : box.y0 > before.y));
            CHECK(box.width() == Catch::Approx((front.to_m - front.from_m) * sheet.scale.pt_per_m));
            before = {box.x0, box.y0};
        }
    }
}

TEST_CASE("strokes of a hatch lie inside their shape, holes left free", "[report]") {
    geo::Shape ring = support::block(0, 0, 100, 60);
    ring.parts.push_back(support::block(40, 20, 60, 40).parts[0]);
    for (const report::Hatch hatch :
         {report::Hatch::Level, report::Hatch::Cross, report::Hatch::Dense}) {
        const auto strokes = report::hatch_strokes(ring, hatch);
        CHECK(strokes.size() > 15);
        for (const auto& [from, to] : strokes) {
            const geo::Point middle = (from + to) * 0.5;
            CHECK(geo::contains(ring, middle));
        }
    }
    CHECK(report::hatch_strokes(ring, report::Hatch::None).empty());
}
