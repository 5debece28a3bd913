#include "ui/wall_layout.h"

#include <algorithm>
#include <set>
#include <string>

#include <catch_amalgamated.hpp>

using geo::Box;
using ui::WallBoxes;
using ui::WallSetting;

namespace {

struct PageOfWall {
    const char* name;
    double width_px, height_px;
    WallSetting setting;

    double ratio() const { return ui::wall_ratio(setting, width_px, height_px); }
    WallBoxes boxes(const ui::WallNeeds& needs = {}) const {
        return ui::wall_boxes(setting, needs, ratio(), width_px, height_px);
    }
};

const std::vector<PageOfWall>& walls() {
    static const std::vector<PageOfWall> kWalls{
        {"full HD", 1920, 1080, {}},
        {"4K", 3840, 2160, {}},
        {"4K read from 10 m", 3840, 2160, {.distance_m = 10, .height_m = 2.7}},
        {"three side by side", 5760, 2160, {}},
        {"two of 4K", 7680, 2160, {.columns = 2}},
        {"very wide", 7680, 2160, {}},
        {"3 by 5 with bezels", 9600, 3240, {.columns = 5, .rows = 3, .seam_px = 24}},
        {"3 by 5, small", 5760, 1944, {.columns = 5, .rows = 3, .seam_px = 10}},
        {"2 by 2", 3840, 2160, {.columns = 2, .rows = 2, .seam_px = 8}},
        {"4 by 4", 7680, 4320, {.columns = 4, .rows = 4, .seam_px = 30}},
    };
    return kWalls;
}

void add_boxes(std::vector<Box>& all, const std::vector<Box>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

/// All that is read and stands beside the map, or below it.
std::vector<Box> beside_map(const WallBoxes& boxes) {
    std::vector<Box> all{boxes.head, boxes.clock, boxes.rates_axis};
    add_boxes(all, {boxes.kpi.begin(), boxes.kpi.end()});
    for (const ui::WallList* list : {&boxes.queue, &boxes.rates, &boxes.hot}) {
        all.push_back(list->title);
        add_boxes(all, list->lines);
    }
    add_boxes(all, boxes.trend);
    add_boxes(all, boxes.ticker);
    std::erase_if(all, [](const Box& box) { return box.empty(); });
    return all;
}

std::vector<Box> read_boxes(const WallBoxes& boxes) {
    std::vector<Box> all = beside_map(boxes);
    add_boxes(all, boxes.spotlight);
    add_boxes(all, {boxes.banner, boxes.message, boxes.chip});
    add_boxes(all, boxes.legend);
    return all;
}

/// Whether something of the seams between `screens` lies between `from` and `to`.
bool on_seam(double from, double to, double length, int screens, double seam_px) {
    for (int i = 1; i < screens; ++i) {
        const double seam = length * i / screens;
        if (from < seam + seam_px / 2 && to > seam - seam_px / 2) return true;
    }
    return false;
}

bool overlap(const Box& a, const Box& b) {
    constexpr double kTouch_px = 0.6;
    return a.x0 < b.x1 - kTouch_px && b.x0 < a.x1 - kTouch_px && a.y0 < b.y1 - kTouch_px &&
           b.y0 < a.y1 - kTouch_px;
}

std::size_t columns_beside(const WallBoxes& boxes) {
    std::set<long> lefts;
    for (const ui::WallList* list : {&boxes.queue, &boxes.rates, &boxes.hot})
        for (const Box& line : list->lines) lefts.insert(std::lround(line.x0));
    for (const Box& box : boxes.trend) lefts.insert(std::lround(box.x0));
    lefts.insert(std::lround(boxes.kpi[0].x0));
    return lefts.size();
}

}  // namespace

TEST_CASE("on every wall the map has three fifths, and numbers, queue and trend have room",
          "[ui]") {
    for (const PageOfWall& wall : walls()) {
        CAPTURE(wall.name);
        const WallBoxes boxes = wall.boxes();
        const double page = wall.width_px * wall.height_px;
        CHECK(boxes.map.width() * boxes.map.height() >= 0.6 * page);
        for (const Box& kpi : boxes.kpi) CHECK_FALSE(kpi.empty());
        CHECK(boxes.queue.lines.size() >= 5);
        CHECK(boxes.rates.lines.size() >= 3);
        CHECK_FALSE(boxes.trend.empty());
        CHECK_FALSE(boxes.spotlight.empty());
        CHECK_FALSE(boxes.rates_axis.empty());
    }
}

TEST_CASE("nothing that is read lies on a seam of a wall, or off the page", "[ui]") {
    for (const PageOfWall& wall : walls()) {
        const Box page{0, 0, wall.width_px, wall.height_px};
        for (const ui::WallNeeds& needs :
             {ui::WallNeeds{}, ui::WallNeeds{.map_alone = true}, ui::WallNeeds{.long_legend = true},
              ui::WallNeeds{.map_alone = true, .long_legend = true}}) {
            for (const Box& box : read_boxes(wall.boxes(needs))) {
                CAPTURE(wall.name, box.x0, box.y0, box.x1, box.y1);
                CHECK(box.width() > 40 * wall.ratio());
                CHECK_FALSE(on_seam(box.x0, box.x1, wall.width_px, wall.setting.columns,
                                    wall.setting.seam_px));
                CHECK_FALSE(on_seam(box.y0, box.y1, wall.height_px, wall.setting.rows,
                                    wall.setting.seam_px));
                CHECK(page.contains({box.x0, box.y0}));
                CHECK(page.contains({box.x1, box.y1}));
            }
        }
    }
}

TEST_CASE("nothing on a wall stands on something else", "[ui]") {
    for (const PageOfWall& wall : walls()) {
        for (const std::size_t communities : {0U, 1U, 3U, 10U, 40U}) {
            const WallBoxes boxes = wall.boxes({.communities = communities});
            const std::vector<Box> all = beside_map(boxes);
            for (std::size_t i = 0; i < all.size(); ++i) {
                CAPTURE(wall.name, communities, i, all[i].x0, all[i].y0, all[i].x1, all[i].y1);
                CHECK_FALSE(overlap(all[i], boxes.map));
                for (std::size_t j = i + 1; j < all.size(); ++j)
                    CHECK_FALSE(overlap(all[i], all[j]));
            }
            CHECK(boxes.rates.lines.size() <= communities);
            CHECK(boxes.queue.lines.size() >= 5);
        }
    }
}

TEST_CASE("a wider wall has more columns, not wider ones", "[ui]") {
    const PageOfWall narrow{"4K", 3840, 2160, {}};
    const PageOfWall wide{"wide", 5760, 2160, {}};
    const PageOfWall widest{"widest", 7680, 2160, {}};
    CHECK(columns_beside(narrow.boxes()) == 2);
    CHECK(columns_beside(wide.boxes()) == 3);
    CHECK(columns_beside(widest.boxes()) == 4);
    for (const PageOfWall& wall : walls()) {
        CAPTURE(wall.name);
        const WallBoxes boxes = wall.boxes();
        for (const Box& line : boxes.queue.lines) CHECK(line.width() <= 380 * wall.ratio());
        CHECK(boxes.kpi[0].width() <= 380 * wall.ratio());
    }
    CHECK(widest.boxes().trend.size() == 2);
    CHECK(widest.boxes().queue.lines.size() > 2 * narrow.boxes().queue.lines.size());
}

TEST_CASE("letters of a wall are a 250th of the distance they are read from", "[ui]") {
    // 40 mm at 10 m, whatever the pixels.
    for (const double height_px : {1080.0, 2160.0, 4320.0}) {
        const WallSetting setting{.distance_m = 10, .height_m = 3};
        const auto letters = ui::wall_letters(setting, height_px * 16 / 9, height_px);
        CHECK(letters.need_mm == 40);
        CHECK(letters.are_mm == Catch::Approx(40));
        CHECK(letters.are_read());
    }
    const WallSetting nearer{.distance_m = 7, .height_m = 3};
    CHECK(ui::wall_letters(nearer, 3840, 2160).need_mm == 28);
    CHECK(ui::wall_letters(nearer, 3840, 2160).are_read());
    CHECK(ui::wall_ratio(nearer, 3840, 2160) <
          ui::wall_ratio({.distance_m = 10, .height_m = 3}, 3840, 2160));
    // From too far nothing of it can be read however it is laid out; that is said, and the numbers
    // still have room.
    const WallSetting far{.distance_m = 10, .height_m = 0.7};
    CHECK_FALSE(ui::wall_letters(far, 1920, 1080).are_read());
    const WallBoxes boxes = ui::wall_boxes(far, {}, ui::wall_ratio(far, 1920, 1080), 1920, 1080);
    for (const Box& kpi : boxes.kpi) CHECK_FALSE(kpi.empty());
    CHECK(boxes.queue.lines.size() >= 3);
    // Without a setting it is the same share of the picture on each.
    CHECK(ui::wall_ratio({}, 3840, 2160) == Catch::Approx(2 * ui::wall_ratio({}, 1920, 1080)));
    CHECK(ui::wall_letters({}, 1920, 1080).need_mm == 0);
}

TEST_CASE("the map alone has the whole page but for the ticker", "[ui]") {
    for (const PageOfWall& wall : walls()) {
        CAPTURE(wall.name);
        const WallBoxes boxes = wall.boxes({.map_alone = true});
        CHECK(boxes.map.width() == wall.width_px);
        CHECK(boxes.map.height() > 0.94 * wall.height_px);
        CHECK(boxes.queue.lines.empty());
        CHECK(boxes.spotlight.empty());
        CHECK(boxes.sides.empty());
        CHECK_FALSE(overlap(boxes.head, boxes.clock));
        CHECK_FALSE(overlap(boxes.head, boxes.banner));
        CHECK_FALSE(overlap(boxes.banner, boxes.chip));
    }
}

TEST_CASE("what lies over the map of a wall stands apart", "[ui]") {
    for (const PageOfWall& wall : walls()) {
        for (const ui::WallNeeds& needs : {ui::WallNeeds{}, ui::WallNeeds{.long_legend = true},
                                           ui::WallNeeds{.map_alone = true, .long_legend = true}}) {
            CAPTURE(wall.name, needs.map_alone, needs.long_legend);
            const WallBoxes boxes = wall.boxes(needs);
            std::vector<Box> over{boxes.banner, boxes.chip, boxes.message};
            CHECK_FALSE(boxes.legend.empty());
            add_boxes(over, boxes.legend);
            if (needs.map_alone) add_boxes(over, {boxes.head, boxes.clock});
            for (std::size_t i = 0; i < over.size(); ++i) {
                CHECK(boxes.map.contains({over[i].x0, over[i].y0}));
                CHECK(boxes.map.contains({over[i].x1, over[i].y1}));
                for (std::size_t j = i + 1; j < over.size(); ++j)
                    CHECK_FALSE(overlap(over[i], over[j]));
            }
        }
    }
}

TEST_CASE("a long legend has two lines", "[ui]") {
    for (const PageOfWall& wall : walls()) {
        CAPTURE(wall.name);
        const WallBoxes calm = wall.boxes();
        const WallBoxes hot = wall.boxes({.long_legend = true});
        REQUIRE(hot.legend.size() == 2 * calm.legend.size());
        // The upper line of a screen comes before the lower one, which is where it always was.
        for (std::size_t i = 0; i < calm.legend.size(); ++i) {
            const Box& upper = hot.legend[2 * i];
            const Box& lower = hot.legend[2 * i + 1];
            CHECK(upper.y1 <= lower.y0 + 0.5);
            CHECK(lower.y0 == Catch::Approx(calm.legend[i].y0));
            CHECK(lower.x0 == calm.legend[i].x0);
            CHECK(upper.x1 == calm.legend[i].x1);
        }
    }
}
