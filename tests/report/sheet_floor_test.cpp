// One floor of a building on paper.
#include "report/sheet_make.h"
#include "report/sheet_place.h"
#include "sheet_town.h"
#include "support/outline.h"
#include "support/town.h"

#include <algorithm>
#include <set>

#include <catch_amalgamated.hpp>

using model::LevelId;
using model::UnitId;
using report::Label;
using report::Sheet;
using report::SheetKind;
using support::kNow;
using namespace support::place;

namespace {

/// A floor of b1, 20 by 12 m: home 101 with something overdue, a room of nobody, a corridor.
struct PaperFloor {
    model::Snapshot town = support::snapshot_of(support::bare_town());
    derive::Derived derived = derive::derive_all(town, kNow);
    scene::Scene scene = scene::scene_from(town, derived);
    model::FloorPlan plan;
    model::Homes homes;
    std::vector<derive::HomeWork> work;

    PaperFloor() {
        plan.place = homes.place = kB1;
        plan.levels = {{LevelId{1}, kB1, 0, "1F", {}}};
        room("room", support::block(0, 0, 10, 8)).unit = UnitId{5};
        room("room", support::block(10, 0, 20, 8)).name = "shed";
        room("corridor", support::block(0, 8, 20, 12)).name = "hall";
        plan.openings.push_back({.id = {},
                                 .level = LevelId{1},
                                 .kind = "door",
                                 .shape = geo::line_of({{4, 8}, {5, 8}})});
        model::Home& home = homes.home.emplace_back();
        home.unit = {.id = UnitId{5}, .place = kB1, .floor = 1};
        home.unit.door = "101";
        home.unit.use = "01";
        work.push_back({.state = derive::State::Overdue, .open = 1});
    }
    model::RoomRow& room(const char* kind, geo::Shape shape) {
        model::RoomRow& row = plan.rooms.emplace_back();
        row.level = LevelId{1};
        row.kind = kind;
        row.shape = std::move(shape);
        return row;
    }
    base::Result<Sheet> sheet(int ordinal = 0, model::PlaceId place = kB1) const {
        const report::FloorOf floor{plan, homes, work, ordinal};
        return report::sheet_of({town, derived, scene, &floor},
                                {.kind = SheetKind::Floor,
                                 .place = model::row_of(*town.places, place),
                                 .office = {},
                                 .crs = {},
                                 .source = {},
                                 .now = kNow},
                                sheet_town::typewriter);
    }
};

std::uint32_t counted(const Sheet& sheet) {
    std::uint32_t all = 0;
    for (const report::LegendEntry& entry : sheet.legend) all += entry.count;
    return all;
}

}  // namespace

TEST_CASE("a floor's sheet draws its rooms in their classes, and counts them", "[report]") {
    const auto sheet = PaperFloor{}.sheet();
    REQUIRE(sheet);
    REQUIRE(sheet->leaves.size() == 2);  // a corridor is nobody's matter
    CHECK(counted(*sheet) == 2);
    CHECK(sheet->legend[sheet->leaves[0].entry].sign == report::Sign::Square);
    CHECK(sheet->leaves[0].sign);
    CHECK(sheet->leaves[1].entry + 1 == sheet->legend.size());  // of nobody
    CHECK(sheet->title == "b1 1F 楼层平面图");
}

TEST_CASE("a floor is drawn to a round scale, with every room where it belongs", "[report]") {
    const auto sheet = PaperFloor{}.sheet();
    REQUIRE(sheet);
    CHECK(report::SheetWish{}.paper == report::Paper::A3);
    CHECK(sheet->scale.denominator <= 100);
    CHECK(sheet->scale.denominator >= 60);  // 20 m on less than the breadth of an A3
    const geo::Box home = geo::box_of(sheet->leaves[0].shape);
    const geo::Box shed = geo::box_of(sheet->leaves[1].shape);
    CHECK(home.width() == Catch::Approx(10 * sheet->scale.pt_per_m));
    CHECK(home.x1 == Catch::Approx(shed.x0));
    CHECK(sheet->map.contains({home.x0, home.y0}));
    CHECK(sheet->map.contains({shed.x1, shed.y1}));
}

TEST_CASE("on paper a home is called by its door, other rooms by their names", "[report]") {
    const auto sheet = PaperFloor{}.sheet();
    REQUIRE(sheet);
    const auto inside = [&](const std::string& text, const geo::Shape& shape) {
        return std::ranges::any_of(sheet->labels, [&](const Label& label) {
            return label.text == text && geo::contains(shape, label.at);
        });
    };
    CHECK(inside("101", sheet->leaves[0].shape));
    CHECK(inside("shed", sheet->leaves[1].shape));
    CHECK(sheet->left_out == 0);
    for (std::size_t a = 0; a < sheet->labels.size(); ++a)
        for (std::size_t b = a + 1; b < sheet->labels.size(); ++b)
            CHECK_FALSE(report::overlap(report::tag_of(sheet->labels[a]),
                                        report::tag_of(sheet->labels[b])));
}

TEST_CASE("names of a floor have letters of one size; who stands empty is told so once",
          "[report]") {
    PaperFloor floor;
    model::Rows rows = support::bare_town();
    rows.shops = {{model::ShopId{1}, kFront2, "(empty)", "", "3"}};
    floor.town = support::snapshot_of(rows);
    floor.derived = derive::derive_all(floor.town, kNow);
    floor.scene = scene::scene_from(floor.town, floor.derived);
    model::RoomRow& stall = floor.room("shop", support::block(20, 0, 26, 8));
    stall.name = "(empty)";  // as the register calls its shop
    stall.front = kFront2;
    floor.room("room", support::block(26, 0, 28, 2)).name = "a long name for it";
    const auto sheet = floor.sheet();
    REQUIRE(sheet);
    std::size_t vacant = 0;
    std::set<double> sizes;
    for (const Label& label : sheet->labels) {
        vacant += label.text == base::say(base::Language::Chinese, base::Word::UseVacant) ? 1U : 0U;
        CHECK(label.text != "(empty)");
        const bool in_room = std::ranges::any_of(sheet->leaves, [&](const report::Leaf& leaf) {
            return geo::contains(leaf.shape, label.at);
        });
        if (!in_room) continue;
        sizes.insert(label.size_pt);
        CHECK((label.halo || label.plate));
    }
    CHECK(vacant == 1);
    CHECK(sizes.size() == 1);
    CHECK(sheet->left_out == 1);
}

TEST_CASE("no sheet of a floor that is not there, nor of what is no building", "[report]") {
    const PaperFloor floor;
    CHECK(floor.sheet(3).error().word == base::Word::SheetWrongPlace);
    CHECK(floor.sheet(0, kStreet).error().word == base::Word::SheetWrongPlace);
    const auto without = report::sheet_of({floor.town, floor.derived, floor.scene},
                                          {.kind = SheetKind::Floor,
                                           .place = model::row_of(*floor.town.places, kB1),
                                           .office = {},
                                           .crs = {},
                                           .source = {},
                                           .now = kNow},
                                          sheet_town::typewriter);
    CHECK(without.error().word == base::Word::SheetWrongPlace);
}
