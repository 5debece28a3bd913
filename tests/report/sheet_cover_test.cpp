// The sheets of planners: coverage of a service, and a community before and after a re-division.
#include "report/sheet_cover.h"
#include "derive/planned.h"
#include "report/sheet_place.h"
#include "report/sheet_write.h"
#include "sheet_town.h"
#include "support/folder.h"
#include "support/process.h"
#include "support/town.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch_amalgamated.hpp>

using derive::Theme;
using report::Label;
using report::Sheet;
using report::SheetKind;

namespace {

constexpr const char* kDefinition = "按户数计；成年人步行每分钟 80 米，5 分钟内；沿库中步行路段。";

/// Coverage of the first service that is lacking somewhere within five minutes.
struct PaperCover {
    const sheet_town::Town& town = sheet_town::town();
    std::shared_ptr<const derive::WalkNet> walk = derive::walk_net(town.snapshot);
    derive::WalkReach reach;
    derive::Coverage coverage;
    std::vector<derive::CoverGap> gaps;
    std::vector<geo::Shape> outlines;
    std::vector<derive::WalkBand> bands;
    derive::Derived derived = town.derived;
    scene::Scene scene;

    PaperCover() {
        constexpr int kMinutes = 5;
        for (const derive::Service& service : derive::services()) {
            reach = derive::reach_of(town.snapshot, *walk, {.services = {service}});
            gaps = derive::gaps_of(town.snapshot, *walk, reach, kMinutes, support::kNow);
            if (!gaps.empty() && !reach.suppliers.empty()) break;
        }
        REQUIRE(!gaps.empty());
        coverage = derive::coverage_of(town.snapshot, *walk, reach, kMinutes, support::kNow);
        for (const derive::CoverGap& gap : gaps)
            outlines.push_back(derive::outline_of(town.snapshot, gap));
        bands = derive::bands_of(*walk, reach);
        derived.planned = std::make_shared<const derive::PlannedClasses>(derive::PlannedClasses{
            town.snapshot.places, derive::minute_classes(town.snapshot, *walk, reach), {}});
        scene = scene::scene_told(town.scene, town.snapshot, derived, Theme::Minutes);
    }
    Sheet sheet(model::Row place, report::Paper paper = report::Paper::A1,
                derive::CoverBy by = derive::CoverBy::Households) const {
        const report::CoverOf cover{.reach = reach,
                                    .coverage = coverage,
                                    .by = by,
                                    .gaps = gaps,
                                    .outlines = outlines,
                                    .bands = bands,
                                    .service = "服务",
                                    .definition = kDefinition};
        report::SheetWish wish = town.wish(SheetKind::Cover, place);
        wish.paper = paper;
        auto made = report::sheet_of({town.snapshot, derived, scene, nullptr, &cover}, wish,
                                     sheet_town::typewriter);
        REQUIRE(made);
        return std::move(*made);
    }
};

/// The largest community with some leaves of one of its grids moved into another.
struct PaperDivision {
    const sheet_town::Town& town = sheet_town::town();
    model::Row community = town.largest(model::Kind::Community);
    derive::Division was = derive::division_now(town.snapshot);
    derive::Division will = was;
    std::set<model::PlaceId> moved;
    derive::Redivision change;
    std::vector<derive::GridOutline> outlines;

    PaperDivision() {
        const auto book = derive::work_book(town.snapshot, town.derived, support::kNow);
        change = derive::redivision_in(town.snapshot, book, was, was, community);
        REQUIRE(change.grids.size() > 1);
        std::ranges::sort(change.grids, std::ranges::greater{},
                          [&](const derive::GridChange& one) { return buildings_in(one.grid); });
        const model::Row from = change.grids[0].grid, to = change.grids[1].grid;
        for (model::Row row = 0; row < will.grid.size() && moved.size() < 3; ++row)
            if (will.grid[row] == from && town.places().kind[row] == model::Kind::Building) {
                will.grid[row] = to;
                moved.insert(town.places().row[row].id);
            }
        REQUIRE(moved.size() == 3);
        change = derive::redivision_in(town.snapshot, book, was, will, community);
        outlines = derive::outlines_after(town.snapshot, was, will);
    }
    std::size_t buildings_in(model::Row grid) const {
        std::size_t count = 0;
        for (model::Row row = 0; row < was.grid.size(); ++row)
            count += was.grid[row] == grid && town.places().kind[row] == model::Kind::Building;
        return count;
    }
    Sheet sheet(report::Paper paper = report::Paper::A3) const {
        report::SheetWish wish = town.wish(SheetKind::Division, community);
        wish.paper = paper;
        const report::DivideOf divide{.was = was,
                                      .will = will,
                                      .change = change,
                                      .outlines = outlines,
                                      .codes = {},
                                      .name = "七月方案",
                                      .definition = kDefinition};
        auto made =
            report::sheet_of({town.snapshot, town.derived, town.scene, nullptr, nullptr, &divide},
                             wish, sheet_town::typewriter);
        REQUIRE(made);
        return std::move(*made);
    }
};

std::string all_words(const Sheet& sheet) {
    std::string text;
    for (const Label& word : sheet.words) text += word.text;
    std::erase(text, ' ');
    return text;
}

std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

bool has_word(const Sheet& sheet, const std::string& text) {
    return std::ranges::find(sheet.words, text, &Label::text) != sheet.words.end();
}

void check_counts(const Sheet& sheet) {
    std::vector<std::uint32_t> drawn(sheet.legend.size());
    for (const report::Leaf& leaf : sheet.leaves) drawn.at(leaf.entry) += 1;
    for (std::size_t i = 0; i < drawn.size(); ++i) CHECK(sheet.legend[i].count == drawn[i]);
}

/// The first two that lie over each other, as texts; empty when none do.
std::string first_overlap(const std::vector<Label>& labels) {
    for (std::size_t a = 0; a < labels.size(); ++a)
        for (std::size_t b = a + 1; b < labels.size(); ++b)
            if (report::overlap(report::tag_of(labels[a]), report::tag_of(labels[b])))
                return labels[a].text + " / " + labels[b].text;
    return {};
}

}  // namespace

TEST_CASE("planners' sheets are read line by line on every paper", "[report]") {
    const PaperCover cover;
    const PaperDivision division;
    for (const report::Paper paper : {report::Paper::A4, report::Paper::A3, report::Paper::A1}) {
        CAPTURE(static_cast<int>(paper));
        for (const Sheet& sheet :
             {cover.sheet(cover.gaps.front().community, paper), division.sheet(paper)}) {
            CHECK(first_overlap(sheet.words) == "");
            CHECK(first_overlap(sheet.labels) == "");
            for (const Label& word : sheet.words) {
                CAPTURE(word.text);
                CHECK(word.size_pt >= report::kSmallestText_pt);
                CHECK(report::box_of(report::tag_of(word)).x1 < sheet.width_pt - 15);
                CHECK(word.at.y < sheet.height_pt - 10);
            }
            for (const Sheet& other : sheet.beside) CHECK(first_overlap(other.labels) == "");
        }
    }
}

TEST_CASE("a sheet of coverage counts its blocks, and prints its definition whole", "[report]") {
    const PaperCover is;
    for (const report::Paper paper : {report::Paper::A3, report::Paper::A1}) {
        const Sheet sheet = is.sheet(0, paper);
        REQUIRE(!sheet.leaves.empty());
        check_counts(sheet);
        CHECK(all_words(sheet).find(without_blanks(kDefinition)) != std::string::npos);
        for (const report::Leaf& leaf : sheet.leaves) {
            const model::Row row = model::row_of(is.town.places(), leaf.place);
            CHECK(derive::classes_of(Theme::Minutes)[leaf.entry] ==
                  is.derived.planned->minutes[row]);
        }
    }
}

TEST_CASE("gaps of a sheet have the numbers of its table, with their households", "[report]") {
    const PaperCover is;
    const Sheet sheet = is.sheet(0);
    // Where there is no room for a mark it is counted among the names left out.
    for (std::size_t i = 0; i < std::min<std::size_t>(is.gaps.size(), 3); ++i) {
        CAPTURE(i);
        const std::string number = std::to_string(i + 1);
        CHECK(std::ranges::any_of(
            sheet.labels, [&](const Label& label) { return label.text == number && label.bold; }));
        const auto line = std::ranges::find_if(
            sheet.words, [&](const Label& word) { return word.text.starts_with(number + "  "); });
        REQUIRE(line != sheet.words.end());
        const std::string households = std::to_string(is.gaps[i].households);
        CHECK(std::ranges::any_of(sheet.words, [&](const Label& word) {
            return word.text == households && std::abs(word.at.y - line->at.y) < 0.5;
        }));
    }
    for (const Label& label : sheet.labels) CHECK(label.size_pt >= report::kSmallestText_pt);
}

TEST_CASE("a community's sheet has its own gaps alone", "[report]") {
    const PaperCover is;
    const model::Row community = is.gaps.front().community;
    REQUIRE(community != model::kNoRow);
    const Sheet sheet = is.sheet(community, report::Paper::A3);
    const auto own = std::ranges::count(is.gaps, community, &derive::CoverGap::community);
    CHECK(has_word(sheet, fmt::format("缺口  {}", own)));
}

TEST_CASE("a re-division is two maps of the same leaves, and sums that stay", "[report]") {
    const PaperDivision is;
    const Sheet sheet = is.sheet();
    REQUIRE(sheet.beside.size() == 1);
    const Sheet& after = sheet.beside.front();
    check_counts(sheet);
    check_counts(after);
    CHECK(sheet.scale.pt_per_m == after.scale.pt_per_m);
    CHECK(!sheet.map.grown(-1).intersects(after.map));
    REQUIRE(sheet.leaves.size() == after.leaves.size());
    for (std::size_t i = 0; i < sheet.leaves.size(); ++i) {
        REQUIRE(sheet.leaves[i].place == after.leaves[i].place);
        CHECK((sheet.leaves[i].entry != after.leaves[i].entry) ==
              is.moved.contains(sheet.leaves[i].place));
    }
    derive::WorkAmount all;
    for (const derive::GridChange& grid : is.change.grids) all += grid.was.amount;
    CHECK(has_word(sheet, fmt::format("{0} → {0}", all.leaves)));
    CHECK(has_word(sheet, fmt::format("{0} → {0}", all.households)));
    CHECK(has_word(sheet, "七月方案"));
    CHECK(all_words(sheet).find(without_blanks(kDefinition)) != std::string::npos);
}

TEST_CASE("a sheet tells its share in what is counted", "[report]") {
    const PaperCover is;
    const model::Row community = is.gaps.front().community;
    const auto told = [&](derive::CoverBy by, const char* unit) {
        const auto covered = is.coverage.total[community].at(by).covered;
        return all_words(is.sheet(community, report::Paper::A1, by))
                   .find(fmt::format("已覆盖{}{}", covered, unit)) != std::string::npos;
    };
    CHECK(told(derive::CoverBy::Households, "户"));
    CHECK(told(derive::CoverBy::Buildings, "楼栋"));
}

TEST_CASE("planners' sheets are files whose words can be searched", "[report]") {
    support::need_program("pdftotext");
    const support::Folder folder;
    const PaperCover cover;
    const PaperDivision division;
    REQUIRE(report::write_sheet(folder.file("cover.pdf"), cover.sheet(0, report::Paper::A3),
                                report::SheetFormat::Pdf));
    REQUIRE(report::write_sheet(folder.file("division.pdf"), division.sheet(),
                                report::SheetFormat::Pdf));
    const auto text_of = [&](const char* name) {
        const support::Outcome out =
            support::run("pdftotext -layout '" + folder.file(name) + "' -");
        REQUIRE(out.code == 0);
        return without_blanks(out.said);
    };
    CHECK(text_of("cover.pdf").find("服务覆盖图") != std::string::npos);
    CHECK(text_of("cover.pdf").find("步行5/8/10/15分钟范围") != std::string::npos);
    CHECK(text_of("division.pdf").find("网格调整对照图") != std::string::npos);
    CHECK(text_of("division.pdf").find("调整后") != std::string::npos);
}

TEST_CASE("a planner's sheet is refused without what was found, or of another place", "[report]") {
    const PaperCover is;
    const sheet_town::Town& town = is.town;
    for (const SheetKind kind : {SheetKind::Cover, SheetKind::Division})
        CHECK(!report::sheet_of({town.snapshot, town.derived, town.scene},
                                town.wish(kind, town.largest(model::Kind::Community)),
                                sheet_town::typewriter));
    const model::Places& places = town.places();
    const model::Row yard = town.largest(model::Kind::Yard);
    CHECK(report::sheet_place(places, SheetKind::Cover, yard) != yard);
    CHECK(report::sheet_place(places, SheetKind::Division, 0) == model::kNoRow);
}
