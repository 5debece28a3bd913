#include "ingest/fictional_build.h"

#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include <fmt/format.h>

namespace ingest {

using geo::Point;
using geo::Ring;
using model::GridId;
using model::PlaceId;

namespace {

constexpr double kSouthHalfWidth = 8;
constexpr double kEastHalfWidth = 7;
constexpr double kSidewalk = 3;
constexpr double kShopDepth = 10;

Point at(double x, double y) {
    return kDrawnOrigin + Point{x, y};
}

/// The middle of 人民路, which swings gently.
double south_y(double x) {
    return -24 + 9 * std::sin((x + 60) / 460 * std::numbers::pi);
}

/// The middle of 新华路, which leans.
double east_x(double y) {
    return 356 - 0.05 * y;
}

Ring box(double x0, double y0, double x1, double y1) {
    return {at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)};
}

/// A box turned about its middle.
Ring turned(double cx, double cy, double width, double depth, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    Ring ring;
    for (const auto& [sx, sy] : {std::pair{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}) {
        const double x = sx * width / 2;
        const double y = sy * depth / 2;
        ring.push_back(at(cx + x * std::cos(angle) - y * std::sin(angle),
                          cy + x * std::sin(angle) + y * std::cos(angle)));
    }
    return ring;
}

/// A tower's plan: a square with a bay on two sides.
Ring tower(double cx, double cy) {
    return {at(cx - 12, cy - 10), at(cx - 4, cy - 10),  at(cx - 4, cy - 13),  at(cx + 4, cy - 13),
            at(cx + 4, cy - 10),  at(cx + 12, cy - 10), at(cx + 12, cy + 10), at(cx + 4, cy + 10),
            at(cx + 4, cy + 13),  at(cx - 4, cy + 13),  at(cx - 4, cy + 10),  at(cx - 12, cy + 10)};
}

void add_upper_places(model::Rows& rows) {
    const geo::Shape ground = geo::area_of(box(-70, -60, 400, 330));
    const auto add = [&](std::int64_t id, std::int64_t parent, const char* kind, const char* code,
                         const char* name, geo::Shape shape) {
        rows.places.push_back({.id = PlaceId{id},
                               .parent = PlaceId{parent},
                               .kind = kind,
                               .code = code,
                               .name = name,
                               .shape = std::move(shape)});
    };
    add(xs::kDistrict, 0, "DIST", "990101", "南湖区", ground);
    add(xs::kSubdistrict, xs::kDistrict, "SUBD", "990101001", "长青街道", ground);
    add(xs::kCommunity, xs::kSubdistrict, "COMM", "990101001001", "和平社区", ground);

    Ring yard;
    for (double x = 0; x <= 316; x += 15.8)
        yard.push_back(at(x, south_y(x) + kSouthHalfWidth + kSidewalk + kShopDepth + 2));
    yard.push_back(at(east_x(290) - kEastHalfWidth - kSidewalk - kShopDepth - 2, 290));
    yard.push_back(at(6, 296));
    add(xs::kYard, xs::kCommunity, "YARD", "990101001001001", "幸福里小区",
        geo::area_of(std::move(yard)));
}

void add_streets(model::Rows& rows) {
    Ring south;
    for (double x = -70; x <= 400; x += 10) south.push_back(at(x, south_y(x)));
    rows.places.push_back({.id = PlaceId{xs::kSouthStreet},
                           .parent = PlaceId{xs::kCommunity},
                           .kind = "STRT",
                           .code = "990101001001101",
                           .name = "人民路",
                           .grid = GridId{3},
                           .shape = geo::line_of(std::move(south)),
                           .width_m = 2 * kSouthHalfWidth});
    rows.places.push_back({.id = PlaceId{xs::kEastStreet},
                           .parent = PlaceId{xs::kCommunity},
                           .kind = "STRT",
                           .code = "990101001001102",
                           .name = "新华路",
                           .grid = GridId{3},
                           .shape = geo::line_of({at(east_x(-15), -15), at(east_x(330), 330)}),
                           .width_m = 2 * kEastHalfWidth});
}

void add_building(model::Rows& rows, int number, Ring outline, int storeys, int stairs,
                  std::int64_t grid, const std::string& name) {
    rows.places.push_back({.id = PlaceId{xs::kFirstBuilding + number - 1},
                           .parent = PlaceId{xs::kYard},
                           .kind = "BLDG",
                           .code = fmt::format("990101001001{:05}", number),
                           .name = name.empty() ? fmt::format("{}号楼", number) : name,
                           .grid = GridId{grid},
                           .shape = geo::area_of(std::move(outline)),
                           .storeys = storeys,
                           .stairs = stairs});
}

void add_buildings(model::Rows& rows) {
    int number = 0;
    for (int row = 0; row < 6; ++row) {  // slabs in two columns, turned a little to the sun
        const double y = 264 - row * 38;
        add_building(rows, ++number, turned(48, y, 62, 13, -3), 6, 3, 1, "");
        add_building(rows, ++number, turned(126, y - 4, 62, 13, -3), 6, 3, 2, "");
    }
    for (const auto& [x, y] :
         {std::pair{230.0, 250.0}, {288.0, 250.0}, {230.0, 120.0}, {288.0, 120.0}})
        add_building(rows, ++number, tower(x, y), 11, 1, 3, "");
    add_building(rows, ++number, turned(252, 62, 70, 9, 2), 1, 1, 3, "");
    add_building(rows, ++number, turned(190, 40, 26, 16, 2), 2, 1, 3, "社区服务站");
}

void add_fronts(model::Rows& rows) {
    int made = 0;
    const auto add = [&](std::int64_t street, const std::string& road, int door, Ring outline) {
        rows.places.push_back({.id = PlaceId{xs::kFirstFront + made},
                               .parent = PlaceId{street},
                               .kind = "FRNT",
                               .code = fmt::format("990101001001{:05}", 201 + made),
                               .name = fmt::format("{}{}号", road, door),
                               .grid = GridId{3},
                               .shape = geo::area_of(std::move(outline)),
                               .order_in_walk = made + 1});
        ++made;
    };
    static constexpr std::array<double, 7> kWidths{9, 7.5, 11, 8, 7, 13, 8.5};
    const double inner = kSouthHalfWidth + kSidewalk;
    double x = 4;
    for (int i = 0; i < 20; ++i) {
        const double width = kWidths.at(static_cast<std::size_t>(i) % kWidths.size()) + 3.5;
        if (i == 12) x += 16;  // the gate
        const double end = x + width - 0.6;
        add(xs::kSouthStreet, "人民路", 101 + 2 * i,
            {at(x, south_y(x) + inner), at(end, south_y(end) + inner),
             at(end, south_y(end) + inner + kShopDepth), at(x, south_y(x) + inner + kShopDepth)});
        x += width;
    }
    const double side = kEastHalfWidth + kSidewalk;
    double y = 24;
    for (int i = 0; i < 13; ++i) {
        const double width = kWidths.at(static_cast<std::size_t>(i + 3) % kWidths.size()) + 7;
        const double end = y + width - 0.6;
        add(xs::kEastStreet, "新华路", 12 + 2 * i,
            {at(east_x(y) - side, y), at(east_x(end) - side, end),
             at(east_x(end) - side - kShopDepth, end), at(east_x(y) - side - kShopDepth, y)});
        y += width;
    }
}

void add_grids_and_facilities(model::Rows& rows) {
    struct Strip {
        double x0, x1;
        const char* name;
    };
    int number = 0;
    for (const Strip& strip :
         {Strip{-70, 87, "第1网格"}, Strip{87, 172, "第2网格"}, Strip{172, 400, "第3网格"}}) {
        ++number;
        rows.grids.push_back({.id = GridId{number},
                              .community = PlaceId{xs::kCommunity},
                              .kind = "basic",
                              .code = fmt::format("990101001001{:03}", number),
                              .name = strip.name,
                              .shape = geo::area_of(box(strip.x0, -60, strip.x1, 330))});
    }
    struct Spot {
        const char* kind;
        const char* name;
        double x, y;
    };
    std::int64_t id = 0;
    for (const Spot& spot :
         {Spot{"01", "和平社区一站式服务大厅", 186, 40}, Spot{"02", "和平警务室", 196, 42},
          Spot{"03", "幸福里调解室", 192, 36}, Spot{"05", "幸福里微型消防站", 172, 24},
          Spot{"06", "消火栓1号", 90, 150}, Spot{"06", "消火栓2号", 256, 185},
          Spot{"07", "电动车充电棚", 300, 80}, Spot{"08", "中心健身场", 250, 190},
          Spot{"10", "快递柜", 176, 12}, Spot{"12", "垃圾分类点", 168, 150}}) {
        rows.facilities.push_back({.id = model::FacilityId{++id},
                                   .place = PlaceId{xs::kYard},
                                   .kind = spot.kind,
                                   .name = spot.name,
                                   .shape = geo::point_of(at(spot.x, spot.y))});
    }
}

}  // namespace

void add_places(model::Rows& rows) {
    add_upper_places(rows);
    add_streets(rows);
    add_buildings(rows);
    add_fronts(rows);
    add_grids_and_facilities(rows);
}

}  // namespace ingest
