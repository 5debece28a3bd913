#include "report/sheet_make.h"
#include "report/sheet_place.h"
#include "sheet_town.h"
#include "support/town.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <catch_amalgamated.hpp>

using derive::Theme;
using report::Label;
using report::Sheet;
using report::SheetKind;

namespace {

constexpr std::array kAll{SheetKind::Courtyard, SheetKind::Street, SheetKind::Community,
                          SheetKind::Grid};

/// The first two labels that lie over each other, as texts; empty when none do.
std::string overlapping(const std::vector<Label>& labels) {
    for (std::size_t a = 0; a < labels.size(); ++a)
        for (std::size_t b = a + 1; b < labels.size(); ++b) {
            const geo::Point apart = labels[a].at - labels[b].at;
            const double reach =
                labels[a].width_pt + labels[b].width_pt + labels[a].height_pt + labels[b].height_pt;
            if (std::hypot(apart.x, apart.y) > reach) continue;
            if (report::overlap(report::tag_of(labels[a]), report::tag_of(labels[b])))
                return labels[a].text + " / " + labels[b].text;
        }
    return {};
}

}  // namespace

TEST_CASE("a paper is known by its name, and no other", "[report]") {
    using report::Paper;
    for (const Paper paper : {Paper::A4, Paper::A3, Paper::A1})
        CHECK(report::paper_named(report::name_of(paper)) == paper);
    for (const char* name : {"A2", "A44", "a4", "A", ""}) {
        CAPTURE(name);
        CHECK_FALSE(report::paper_named(name));
    }
}

TEST_CASE("a legend counts the leaves that the sheet draws", "[report]") {
    for (const SheetKind kind : kAll)
        for (const Theme theme : {Theme::Work, Theme::Use}) {
            CAPTURE(report::name_of(kind), derive::name_of(theme));
            const Sheet sheet = sheet_town::town().sheet(kind, theme);
            REQUIRE(!sheet.leaves.empty());
            std::vector<std::uint32_t> drawn(sheet.legend.size());
            std::set<model::PlaceId> places;
            for (const report::Leaf& leaf : sheet.leaves) {
                drawn.at(leaf.entry) += 1;
                places.insert(leaf.place);
            }
            CHECK(places.size() == sheet.leaves.size());
            for (std::size_t i = 0; i < drawn.size(); ++i) CHECK(sheet.legend[i].count == drawn[i]);
        }
}

TEST_CASE("a courtyard's sheet draws each of its buildings in the class of the map", "[report]") {
    const sheet_town::Town& is = sheet_town::town();
    const Sheet sheet = is.sheet(SheetKind::Courtyard);
    const model::Row yard = is.largest(model::Kind::Yard);
    std::size_t buildings = 0;
    for (model::Row row = 0; row < is.places().size(); ++row) {
        if (is.places().parent[row] != yard) continue;
        ++buildings;
        const model::PlaceId id = is.places().row[row].id;
        const auto leaf = std::ranges::find(sheet.leaves, id, &report::Leaf::place);
        REQUIRE(leaf != sheet.leaves.end());
        const std::uint8_t klass = is.scene.state[is.scene.geometry->slot_of_row[row]];
        CHECK(derive::classes_of(Theme::Work)[leaf->entry] == klass);
    }
    CHECK(sheet.leaves.size() == buildings);
}

TEST_CASE("no name lies over another, all lie on the map, and all can be read", "[report]") {
    for (const SheetKind kind : kAll) {
        CAPTURE(report::name_of(kind));
        const Sheet sheet = sheet_town::town().sheet(kind);
        CHECK(sheet.labels.size() > 20);
        CHECK(overlapping(sheet.labels).empty());
        for (const Label& label : sheet.labels) {
            CAPTURE(label.text);
            CHECK(label.size_pt >= report::kSmallestText_pt);
            for (const geo::Point corner : report::corners_of(report::tag_of(label)))
                CHECK(sheet.map.contains(corner));
        }
    }
}

TEST_CASE("the title block is read line by line, inside the page", "[report]") {
    for (const SheetKind kind : kAll)
        for (const report::Paper paper :
             {report::Paper::A4, report::Paper::A3, report::Paper::A1}) {
            CAPTURE(report::name_of(kind), static_cast<int>(paper));
            const sheet_town::Town& is = sheet_town::town();
            report::SheetWish wish = is.wish(kind, is.largest(model::Kind::Community));
            if (kind == SheetKind::Street) wish.place = is.largest(model::Kind::Street);
            if (kind == SheetKind::Courtyard) wish.place = is.largest(model::Kind::Yard);
            wish.paper = paper;
            const auto sheet =
                report::sheet_of({is.snapshot, is.derived, is.scene}, wish, sheet_town::typewriter);
            REQUIRE(sheet);
            CHECK(overlapping(sheet->words) == "");
            for (const Label& word : sheet->words) {
                CAPTURE(word.text);
                CHECK(word.size_pt >= report::kSmallestText_pt);
                CHECK(report::box_of(report::tag_of(word)).x1 < sheet->width_pt - 15);
                CHECK(word.at.y < sheet->height_pt - 10);
            }
        }
}

TEST_CASE("the scale bar is as long as it says, at a round scale", "[report]") {
    for (const SheetKind kind : kAll) {
        CAPTURE(report::name_of(kind));
        const Sheet sheet = sheet_town::town().sheet(kind);
        const report::SheetScale& scale = sheet.scale;
        constexpr double kInch_m = 0.0254, kPoints = 72;
        const double paper_m = (scale.to.x - scale.from.x) / kPoints * kInch_m;
        CHECK(paper_m * scale.denominator == Catch::Approx(scale.bar_m));
        const double digits =
            scale.denominator / std::pow(10, std::floor(std::log10(scale.denominator)));
        CHECK(digits * 10 == Catch::Approx(std::round(digits * 10)));
    }
}

TEST_CASE("a building on the map is as large as the scale says", "[report]") {
    const sheet_town::Town& is = sheet_town::town();
    const Sheet sheet = is.sheet(SheetKind::Community);
    for (const report::Leaf& leaf : sheet.leaves) {
        const model::Row row = model::row_of(is.places(), leaf.place);
        if (is.places().kind[row] != model::Kind::Building) continue;
        const double wide = geo::box_of(leaf.shape).width() / sheet.scale.pt_per_m;
        CHECK(wide == Catch::Approx(is.places().box[row].width()));
        CHECK(sheet.map.contains(geo::box_of(leaf.shape).centre()));
    }
}

TEST_CASE("nobody who lives there is on a sheet", "[report]") {
    const sheet_town::Town& is = sheet_town::town();
    REQUIRE(!is.rows.people.empty());
    std::set<std::string> names;
    for (const model::PersonRow& person : is.rows.people) names.insert(person.name);
    for (const model::StaffRow& worker : is.rows.staff) names.erase(worker.name);
    for (const SheetKind kind : kAll) {
        const Sheet sheet = is.sheet(kind);
        for (const std::vector<Label>* texts : {&sheet.labels, &sheet.words})
            for (const Label& label : *texts) CHECK(!names.contains(label.text));
    }
}

TEST_CASE("a place without such a sheet is refused, one inside it stands for it", "[report]") {
    const sheet_town::Town& is = sheet_town::town();
    const model::Places& places = is.places();
    const model::Row yard = is.largest(model::Kind::Yard);
    const model::Row community = is.largest(model::Kind::Community);
    for (model::Row row = 0; row < places.size(); ++row)
        if (places.parent[row] == yard)
            CHECK(report::sheet_place(places, SheetKind::Courtyard, row) == yard);
    CHECK(report::sheet_place(places, SheetKind::Courtyard, community) == model::kNoRow);
    const auto refused =
        report::sheet_of({is.snapshot, is.derived, is.scene},
                         is.wish(SheetKind::Courtyard, community), sheet_town::typewriter);
    REQUIRE(!refused);
    CHECK(refused.error().word == base::Word::SheetWrongPlace);
}
