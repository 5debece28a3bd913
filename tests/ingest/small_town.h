// tests/ingest/small_town.h — three streets each way, two estates, a school, and shops of every
// kind. Metres from the crossing in the south-west.
#pragma once

#include "ingest/survey.h"

#include <string>

namespace small_town {

inline geo::Point at(double x, double y) {
    return geo::Point{500'000, 4'000'000} + geo::Point{x, y};
}

inline geo::Shape box(double x0, double y0, double x1, double y1) {
    return geo::area_of({at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)});
}

inline ingest::SurveyedBuilding house(double x0, double y0, double x1, double y1, int storeys) {
    return {.area = box(x0, y0, x1, y1),
            .name = {},
            .number = {},
            .street = {},
            .storeys = storeys,
            .estimated = false,
            .dwelling = true,
            .source = {}};
}

inline ingest::SurveyedRoad road(std::string name, geo::Ring line, std::string klass,
                                 double width_m) {
    return {.line = std::move(line),
            .klass = std::move(klass),
            .name = std::move(name),
            .width_m = width_m,
            .covered = false,
            .source = {}};
}

/// Slabs of 60 by 12 m and 36 homes each, in rows 30 m apart.
inline void add_slabs(ingest::Survey& survey, double x0, double y0, int columns, int rows) {
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c)
            survey.buildings.push_back(
                house(x0 + c * 75, y0 + r * 30, x0 + c * 75 + 60, y0 + r * 30 + 12, 6));
}

/// 人民路 (y 0), 解放路 (y 400) run east; 新华路 (x 0), 建设路 (x 400), 和平路 (x 800) run north.
inline ingest::Survey streets() {
    ingest::Survey survey;
    survey.epsg = 4548;
    for (const auto& [name, y] : {std::pair{"人民路", 0.0}, {"解放路", 400.0}})
        survey.roads.push_back(
            road(name, {at(-100, y), at(0, y), at(400, y), at(800, y), at(900, y)}, "primary", 20));
    for (const auto& [name, x] : {std::pair{"新华路", 0.0}, {"建设路", 400.0}, {"和平路", 800.0}})
        survey.roads.push_back(
            road(name, {at(x, -100), at(x, 0), at(x, 400), at(x, 500)}, "secondary", 14));
    return survey;
}

inline ingest::SurveyedShop shop(std::string name, double x, double y) {
    return {.at = at(x, y),
            .area = {},
            .name = std::move(name),
            .trade = "03",
            .number = {},
            .street = {},
            .source = {}};
}

/// West of 建设路 幸福里 with 16 slabs (576 homes), drawn as an estate; east of it 16 slabs that
/// nobody has drawn a courtyard around; a school in the north-west corner of the east block.
inline ingest::Survey town() {
    ingest::Survey survey = streets();
    add_slabs(survey, 40, 60, 4, 4);
    add_slabs(survey, 440, 60, 4, 4);
    survey.yards.push_back({.area = box(5, 5, 395, 200),
                            .name = "幸福里小区",
                            .institution = false,
                            .source = "way/1"});
    survey.yards.push_back({.area = box(420, 250, 600, 380),
                            .name = "第一小学",
                            .institution = true,
                            .source = "way/2"});
    ingest::SurveyedBuilding school = house(450, 300, 520, 320, 4);
    school.dwelling = false;
    school.name = "教学楼";
    survey.buildings.push_back(school);

    ingest::SurveyedBuilding arcade = house(40, 14, 340, 30, 2);  // along 人民路
    arcade.dwelling = false;
    survey.buildings.push_back(arcade);
    survey.shops.push_back(shop("早点铺", 60, 20));    // nodes in the arcade
    survey.shops.push_back(shop("理发店", 60.5, 20));  // next door, drawn at the same spot
    survey.shops.push_back(shop("药店", 200, 25));
    survey.shops.push_back(shop("水果摊", 500, 16));        // a node in the open
    ingest::SurveyedShop kiosk = shop("书报亭", 600, -16);  // a polygon, south of the street
    kiosk.area = box(597, -19, 603, -13);
    survey.shops.push_back(kiosk);
    ingest::SurveyedBuilding market = house(780, 100, 790, 130, 1);  // a building that is one
    market.dwelling = false;
    survey.buildings.push_back(market);
    ingest::SurveyedShop in_market = shop("菜市场", 785, 115);
    in_market.area = market.area;
    in_market.number = "8";
    in_market.street = "和平路";
    survey.shops.push_back(in_market);
    survey.shops.push_back(shop("小卖部", 200, 180));  // deep in the estate, at no street
    survey.facilities.push_back({.shape = geo::point_of(at(480, 310)),
                                 .kind = "08",
                                 .name = "操场",
                                 .hours = "06:00-22:00",
                                 .source = {}});
    survey.facilities.push_back(
        {.shape = geo::point_of(at(30, 190)), .kind = "06", .name = "消火栓", .source = {}});
    return survey;
}

}  // namespace small_town
