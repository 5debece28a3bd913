#include "lettered.h"
#include "scene/labels_parts.h"
#include "support/outline.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

using geo::Point;
using lettered::middles;
using model::PlaceId;
using support::block;
using support::snapshot_of;

namespace {

model::Snapshot row_of_buildings(int count, double width_m) {
    std::vector<model::PlaceRow> rows;
    for (int i = 0; i < count; ++i) {
        const double x = i * (width_m + 1);
        rows.push_back({.id = PlaceId{i + 1},
                        .kind = "BLDG",
                        .name = std::to_string(i + 1) + "号楼",
                        .shape = block(x, 0, x + width_m, 20)});
    }
    return snapshot_of({.places = rows});
}

model::PlaceRow broad_street(int id, const char* name, geo::Ring line) {
    return {.id = PlaceId{id},
            .kind = "STRT",
            .name = name,
            .shape = geo::line_of(std::move(line)),
            .width_m = 12};
}

struct Picture {
    Point centre{0, 0};
    double metres_per_px = 1;
    int width_px = 1200, height_px = 800;
};

scene::Labels labels(const model::Snapshot& town, const Picture& picture, scene::NameCache& cache) {
    const scene::Camera camera{.centre = picture.centre,
                               .metres_per_px = picture.metres_per_px,
                               .width_px = picture.width_px,
                               .height_px = picture.height_px};
    return lettered::labels(town, camera, {}, cache);
}

scene::Labels labels(const model::Snapshot& town, const Picture& picture) {
    scene::NameCache cache;
    return labels(town, picture, cache);
}

std::size_t letters_at(const model::Snapshot& town, double metres_per_px) {
    return labels(town, {{60, 10}, metres_per_px}).corner->size() / 4;
}

bool same(const scene::Labels& a, const scene::Labels& b) {
    return std::ranges::equal(*a.corner, *b.corner, [](const auto& p, const auto& q) {
        return p.x == q.x && p.y == q.y && p.u == q.u && p.v == q.v && p.slot == q.slot;
    });
}

}  // namespace

TEST_CASE("a name is shortened to its number before it is left out", "[scene]") {
    CHECK(scene::short_name("7号楼") == "7");
    CHECK(scene::short_name("人民路101号") == "101");
    CHECK(scene::short_name("社区服务站") == "社区服务站");
    CHECK(scene::without_brackets("惠民超市（人民路店）") == "惠民超市");
    CHECK(scene::without_brackets("（暂名）") == "（暂名）");
    const model::Snapshot town = row_of_buildings(4, 30);
    CHECK(letters_at(town, 0.5) == 4 * 3);  // "1号楼"
    CHECK(letters_at(town, 1.2) == 4 * 1);  // "1"
    CHECK(letters_at(town, 20) == 0);
}

TEST_CASE("a front is called by its shop, and by its door when that is empty", "[scene]") {
    model::Batch batch;
    batch.whole = true;
    batch.places = {
        {.id = PlaceId{1}, .kind = "FRNT", .name = "人民路8号", .shape = block(0, 0, 20, 12)}};
    batch.shops = {{.id = model::ShopId{1}, .place = PlaceId{1}, .name = "兰州面馆", .state = "1"}};
    const model::Snapshot open = model::apply({}, batch);
    const Picture near{{10, 6}, 0.2};
    scene::NameCache cache;
    CHECK(middles(labels(open, near, cache)).size() == 4 + 2);  // and "8号" below
    CHECK_FALSE(scene::tables_differ(cache, open));

    model::Batch change;
    change.position = {0, 1};
    change.shops = {batch.shops[0]};
    change.shops[0].name = "面馆";
    const model::Snapshot renamed = model::apply(open, change);
    CHECK(scene::tables_differ(cache, renamed));
    CHECK(middles(labels(renamed, near, cache)).size() == 2 + 2);
    change.position = {0, 2};
    change.shops[0].state = "3";
    CHECK(middles(labels(model::apply(renamed, change), near, cache)).size() == 2);
}

TEST_CASE("the same picture has the same labels, whatever was shown before", "[scene]") {
    const model::Snapshot town = row_of_buildings(12, 30);
    scene::NameCache cache;
    const auto first = labels(town, {{180, 10}, 0.5}, cache);
    (void)labels(town, {{100, 10}, 0.2}, cache);
    CHECK(same(first, labels(town, {{180, 10}, 0.5}, cache)));
    CHECK(same(first, labels(town, {{180, 10}, 0.5})));
}

TEST_CASE("names travel with the ground", "[scene]") {
    const model::Snapshot town =
        snapshot_of({.places = {broad_street(1, "人民路", {{-2000, 0}, {0, 40}, {2000, 0}})}});
    const auto here = middles(labels(town, {{0, 0}, 1}));
    const auto there = middles(labels(town, {{50, 0}, 1}));
    REQUIRE_FALSE(here.empty());
    // Fifty pixels to the west; nothing else has moved.
    for (const Point letter : here) {
        if (letter.x < 150 || letter.x > 1050) continue;
        CHECK(std::ranges::any_of(there, [&](Point p) {
            return std::abs(p.x + 50 - letter.x) < 1.01 && std::abs(p.y - letter.y) < 1.01;
        }));
    }
}

TEST_CASE("a street's name follows its bend and is read from left to right", "[scene]") {
    geo::Ring arc;
    for (int i = 0; i <= 40; ++i) {
        const double angle = M_PI * (0.2 + 0.6 * i / 40);
        arc.push_back({300 * std::cos(angle), 300 * std::sin(angle)});
    }
    for (const bool backwards : {false, true}) {
        if (backwards) std::ranges::reverse(arc);
        const auto at = middles(
            labels(snapshot_of({.places = {broad_street(1, "环城弯弯路", arc)}}), {{0, 200}, 1}));
        REQUIRE(at.size() == 5);
        for (std::size_t i = 0; i < at.size(); ++i) {
            const Point ground{at[i].x - 600, 200 + 400 - at[i].y};
            CHECK(std::hypot(ground.x, ground.y) == Catch::Approx(300).margin(2.5));
            if (i > 0) CHECK(at[i].x > at[i - 1].x + 10);
        }
    }
}

TEST_CASE("a street that runs up the picture is named upright, from the top down", "[scene]") {
    const auto all = labels(
        snapshot_of({.places = {broad_street(1, "解放路", {{0, -300}, {10, 300}})}}), {{0, 0}, 1});
    const auto at = middles(all);
    REQUIRE(at.size() == 3);
    CHECK(at[0].y < at[1].y);
    CHECK(at[1].y < at[2].y);
    for (std::size_t i = 0; i < all.corner->size(); i += 4)  // not turned
        CHECK((*all.corner)[i].y == (*all.corner)[i + 1].y);
}

TEST_CASE("two carriageways are named once, a long road again and again", "[scene]") {
    const auto named = [](double length_m, bool both) {
        std::vector<model::PlaceRow> rows{
            broad_street(1, "建设路", {{-length_m / 2, 0}, {length_m / 2, 0}})};
        if (both)
            rows.push_back(broad_street(2, "建设路", {{-length_m / 2, 30}, {length_m / 2, 30}}));
        return labels(snapshot_of({.places = rows}), {{0, 0}, 1, 4000}).count;
    };
    CHECK(named(500, false) == 1);
    CHECK(named(500, true) == 1);
    CHECK(named(3000, false) == 5);
    CHECK(named(3000, true) == 5);
    CHECK(named(30, false) == 0);  // shorter than its name
}

TEST_CASE("no letter lies on another, and none is cut by the edge", "[scene]") {
    std::vector<model::PlaceRow> rows;
    int id = 0;
    for (int column = 0; column < 12; ++column) {
        rows.push_back(
            broad_street(++id, "第一大街", {{column * 60.0, -50}, {column * 60.0 + 9, 700}}));
        rows.push_back(
            broad_street(++id, "和平路", {{-50, column * 60.0}, {700, column * 60.0 + 9}}));
        for (int row = 0; row < 12; ++row) {
            const double x = column * 60.0 + 14;
            const double y = row * 60.0 + 14;
            rows.push_back({.id = PlaceId{++id},
                            .kind = "YARD",
                            .name = "幸福小区",
                            .shape = block(x, y, x + 44, y + 44)});
            rows.push_back({.id = PlaceId{++id},
                            .kind = "BLDG",
                            .name = std::to_string(row) + "号楼",
                            .shape = block(x + 2, y + 2, x + 40, y + 16)});
        }
    }
    const model::Snapshot town = snapshot_of({.places = rows});
    for (const double scale : {0.2, 0.4, 0.8, 1.2}) {
        const auto all = labels(town, {{350, 350}, scale, 900, 700});
        REQUIRE(all.count > 0);
        std::vector<geo::Box> ink;
        for (std::size_t i = 0; i < all.corner->size(); i += 4) {
            geo::Box box;
            for (std::size_t c = 0; c < 4; ++c)
                box.add(Point{(*all.corner)[i + c].x, (*all.corner)[i + c].y});
            CHECK(geo::Box{-3, -3, 903, 703}.contains({box.x0, box.y0}));
            CHECK(geo::Box{-3, -3, 903, 703}.contains({box.x1, box.y1}));
            ink.push_back(box.grown(-2.6));  // halos may touch, and a turned box has empty corners
        }
        int over = 0;
        for (std::size_t a = 0; a < ink.size(); ++a)
            for (std::size_t b = a + 1; b < ink.size(); ++b)
                over += !ink[a].empty() && !ink[b].empty() && ink[a].intersects(ink[b]) ? 1 : 0;
        CAPTURE(scale);
        CHECK(over == 0);
    }
}

TEST_CASE("a bar shows every state that is there, and is as long as it should be", "[scene]") {
    derive::Tally tally;
    tally.blocks = {995, 0, 1, 0, 4, 0};
    const auto parts = scene::bar_parts(tally, 72);
    CHECK(parts == std::array<int, 6>{70, 0, 1, 0, 1, 0});
    CHECK(scene::bar_parts({}, 72) == std::array<int, 6>{});
    tally.blocks = {1, 1, 1, 1, 1, 1};
    const auto even = scene::bar_parts(tally, 45);
    CHECK(std::accumulate(even.begin(), even.end(), 0) == 45);
}

TEST_CASE("numbers on the map are known to be stale when they change, and only then", "[scene]") {
    std::vector<model::PlaceRow> rows{
        {.id = PlaceId{1}, .kind = "COMM", .name = "和平社区", .shape = block(0, 0, 800, 800)}};
    for (int i = 0; i < 100; ++i)
        rows.push_back({.id = PlaceId{i + 10},
                        .parent = PlaceId{1},
                        .kind = "BLDG",
                        .name = "1号楼",
                        .shape = block(i * 8, 10, i * 8 + 6, 20)});
    const model::Snapshot town = snapshot_of({.places = rows});
    const base::Instant now = lettered::kNow;
    const auto far = labels(town, {{400, 400}, 6});
    const auto near = labels(town, {{400, 400}, 1});
    REQUIRE_FALSE(far.figure.empty());
    CHECK(near.figure.empty());

    model::Batch batch;
    batch.issues.push_back(
        {.id = model::IssueId{1}, .place = PlaceId{12}, .state = "HANDLING", .reported = now});
    const model::Snapshot later = model::apply(town, batch);
    CHECK(scene::still_true(far, derive::derive_all(town, now)));
    CHECK_FALSE(scene::still_true(far, derive::derive_all(later, now)));
    CHECK(scene::still_true(near, derive::derive_all(later, now)));
}

TEST_CASE("facilities have badges, the important ones from farther away", "[scene]") {
    model::Batch batch;
    batch.whole = true;
    batch.places = {{.id = PlaceId{1}, .kind = "BLDG", .shape = block(-50, -50, -40, -40)}};
    batch.facilities = {{.id = model::FacilityId{1},
                         .kind = "16",
                         .name = "区医院",
                         .shape = geo::point_of({0, 0})},
                        {.id = model::FacilityId{2},
                         .kind = "12",
                         .name = "分类点",
                         .shape = geo::point_of({60, 0})}};
    const model::Snapshot town = model::apply({}, batch);
    const auto count = [&](double scale) { return labels(town, {{0, 0}, scale}).count; };
    CHECK(count(2) == 0);
    CHECK(count(0.9) == 1);
    CHECK(count(0.4) == 2);   // with its name
    CHECK(count(0.15) == 4);  // both, with their names
}

TEST_CASE("what is closed in by a jagged block stays inside it", "[scene]") {
    // A comb: a bar of 12 m with three teeth.
    const geo::Shape comb = geo::area_of({{0, 40},
                                          {100, 40},
                                          {100, 0},
                                          {90, 0},
                                          {90, 28},
                                          {55, 28},
                                          {55, 0},
                                          {45, 0},
                                          {45, 28},
                                          {10, 28},
                                          {10, 0},
                                          {0, 0}});
    const scene::Spot spot = scene::spot_in(comb);
    CHECK(spot.at.y == Catch::Approx(34).margin(2));
    CHECK(spot.room.across_m > 80);
    CHECK(spot.room.down_m == Catch::Approx(12).margin(1));
}

TEST_CASE("when only numbers change, only their labels differ", "[scene]") {
    std::vector<scene::LabelVertex> was;
    const auto add = [](std::vector<scene::LabelVertex>& to, float x, float y, float u) {
        for (int c = 0; c < 4; ++c)
            to.push_back(
                {.x = x + ((c & 1) == 0 ? 0.0F : 8.0F), .y = y + (c < 2 ? 0.0F : 10.0F), .u = u});
    };
    for (int i = 0; i < 50; ++i) add(was, static_cast<float>(i) * 30, 100, 0);
    std::vector<scene::LabelVertex> is = was;
    CHECK(scene::difference(was, is).empty());
    add(was, 500, 300, 1);  // "31" becomes "32 4"
    add(was, 508, 300, 2);
    add(is, 500, 300, 1);
    add(is, 508, 300, 3);
    add(is, 522, 300, 4);
    CHECK(scene::difference(was, is) == std::vector<geo::Box>{{508, 300, 530, 310}});
    std::rotate(is.begin(), is.begin() + 40, is.end());  // whatever order they come in
    CHECK(scene::difference(was, is) == std::vector<geo::Box>{{508, 300, 530, 310}});
}
