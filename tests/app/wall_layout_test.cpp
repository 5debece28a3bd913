#include "ui/layout.h"
#include "ui/wall_flow.h"

#include <algorithm>
#include <cmath>
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
        {"six beside each other", 11'520, 2160, {}},
        {"3 by 5 with bezels", 9600, 3240, {.columns = 5, .rows = 3, .seam_px = 24}},
        {"3 by 5, small", 5760, 1944, {.columns = 5, .rows = 3, .seam_px = 10}},
        {"3 by 5, smallest", 3840, 2160, {.columns = 5, .rows = 3, .seam_px = 24}},
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
    add_boxes(all, {boxes.banner, boxes.chip});
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
            std::vector<Box> over{boxes.banner, boxes.chip};
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

TEST_CASE("a long legend grows upwards, and stands in the corner of a wide map", "[ui]") {
    const auto union_of = [](const std::vector<Box>& parts) {
        Box all;
        for (const Box& part : parts) all.add(part);
        return all;
    };
    for (const PageOfWall& wall : walls()) {
        CAPTURE(wall.name);
        const Box calm = union_of(wall.boxes().legend);
        const Box hot = union_of(wall.boxes({.long_legend = true}).legend);
        CHECK(hot.y0 < calm.y0 - 40 * wall.ratio());
        CHECK(hot.y1 == calm.y1);
        CHECK(hot.x0 == calm.x0);
        CHECK(hot.x1 == calm.x1);
    }
    const PageOfWall widest{"widest", 7680, 2160, {}};
    const WallBoxes boxes = widest.boxes();
    CHECK(union_of(boxes.legend).width() < 0.25 * boxes.map.width());
    CHECK(union_of(walls()[0].boxes().legend).width() > 0.7 * walls()[0].boxes().map.width());
}

TEST_CASE("on screens too small for a strip the legend has lines in two of them", "[ui]") {
    const PageOfWall wall{"3 by 5", 3840, 2160, {.columns = 5, .rows = 3, .seam_px = 24}};
    for (const bool alone : {false, true}) {
        std::size_t lines = 0;
        for (const bool longer : {false, true}) {
            const WallBoxes boxes = wall.boxes({.map_alone = alone, .long_legend = longer});
            CAPTURE(alone, longer);
            std::set<double> from;
            double room = 0;
            for (const Box& line : boxes.legend) {
                from.insert(line.x0);
                room += line.width() / wall.ratio();
                CHECK(std::floor(line.x0 / 768) == std::floor(line.x1 / 768));
                CHECK(line.y0 > 2 * 720);
            }
            CHECK(from.size() == 2);
            CHECK(room > (longer ? 1'400 : 900));  // for switches and classes
            CHECK(boxes.legend.size() > lines);
            lines = boxes.legend.size();
        }
    }
}

TEST_CASE("the map of a wall knows where its screens meet", "[ui]") {
    for (const PageOfWall& wall : walls()) {
        CAPTURE(wall.name);
        const WallBoxes boxes = wall.boxes();
        for (const Box& seam : boxes.seams) {
            const bool upright = seam.height() > seam.width();
            const double middle = upright ? seam.centre().x : seam.centre().y;
            const double screen =
                upright ? wall.width_px / wall.setting.columns : wall.height_px / wall.setting.rows;
            CHECK(std::abs(middle / screen - std::round(middle / screen)) < 1e-9);
            CHECK(std::min(seam.width(), seam.height()) > wall.setting.seam_px);
        }
        CHECK(boxes.seams.empty() == (wall.setting.columns * wall.setting.rows == 1));
    }
    const Box room{0, 0, 100, 100};
    const std::vector<Box> seams{{48, 0, 52, 100}, {0, 78, 100, 82}};
    CHECK(ui::off_seams({10, 10, 20, 20}, seams, room) == Box{10, 10, 20, 20});
    CHECK(ui::off_seams({40, 10, 60, 20}, seams, room).x1 < 48);
    CHECK(ui::off_seams({46, 10, 66, 20}, seams, room).x0 > 52);
    CHECK(ui::off_seams({45, 70, 65, 80}, seams, room).y1 < 78);
    // Where it has room on one side only it goes there; where on none it stays.
    CHECK(ui::off_seams({20, 10, 66, 20}, {{58, 0, 62, 100}}, {15, 0, 100, 100}) ==
          Box{20, 10, 66, 20});
    CHECK(ui::off_seams({8, 10, 50, 20}, {{40, 0, 44, 100}}, {5, 0, 100, 100}).x0 > 44);
}

TEST_CASE("what comes and goes over the map of a wall never moves it", "[ui]") {
    const Box town{0, 0, 1'800, 1'400};
    for (const PageOfWall& wall : walls()) {
        for (const bool alone : {false, true}) {
            CAPTURE(wall.name, alone);
            ui::Session session;
            session.workspace = ui::Workspace::Wall;
            session.wall.setting = wall.setting;
            session.wall.map_alone = alone;
            session.ratio = wall.ratio();
            const auto seen = [&](Box* on_page = nullptr) {
                const ui::Layout layout = ui::layout_of(session, wall.width_px, wall.height_px);
                const scene::Camera camera =
                    ui::clear_of_legend({.width_px = static_cast<int>(layout.map.width()),
                                         .height_px = static_cast<int>(layout.map.height())},
                                        town, session.ratio, layout);
                if (on_page == nullptr) return camera;
                const geo::Point corner{layout.map.x0, layout.map.y0};
                on_page->add(scene::screen_from_world(camera, {town.x0, town.y0}) + corner);
                on_page->add(scene::screen_from_world(camera, {town.x1, town.y1}) + corner);
                for (const Box& part : layout.wall.legend) CHECK_FALSE(overlap(*on_page, part));
                CHECK_FALSE(overlap(*on_page, layout.wall.banner));
                return camera;
            };
            Box shown;
            const scene::Camera calm = seen(&shown);
            session.dispatch.majors = {model::IssueId{1}};
            session.wall.message = "请全体到齐";
            session.wall.message_until = base::kNever;
            CHECK(seen() == calm);
        }
    }
}

TEST_CASE("a long message is broken before seams, and what finds no room is told", "[ui]") {
    // Letters of Latin are 1 wide, others 2.
    const auto wide = [](std::string_view text) {
        float all = 0;
        for (const char byte : text) {
            const auto is = static_cast<unsigned char>(byte);
            if ((is & 0xC0U) != 0x80U) all += is < 0x80U ? 1.0F : 2.0F;
        }
        return all;
    };
    const ui::Flowed one = ui::flowed("今晚大风", {8, 8}, wide);
    CHECK(one.whole);
    CHECK(one.line == std::vector<std::string>{"今晚大风"});
    const ui::Flowed two = ui::flowed("今晚大风，请收好花盆", {8, 20}, wide);
    CHECK(two.whole);
    // No line begins with a comma.
    CHECK(two.line == std::vector<std::string>{"今晚大", "风，请收好花盆"});
    const ui::Flowed latin = ui::flowed("storm tonight at nine", {10, 10, 10}, wide);
    CHECK(latin.line == std::vector<std::string>{"storm ", "tonight at", "nine"});
    const ui::Flowed cut = ui::flowed("今晚大风请收好花盆", {6, 6}, wide);
    CHECK_FALSE(cut.whole);
    CHECK(cut.line == std::vector<std::string>{"今晚大", "风请…"});
    // A word that no line has room for is broken all the same.
    const ui::Flowed word = ui::flowed("abcdefgh", {3, 5, 5}, wide);
    CHECK(word.whole);
    CHECK(word.line == std::vector<std::string>{"", "abcde", "fgh"});
}
