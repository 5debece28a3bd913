#include "ingest/fronts.h"
#include "geo/overlay.h"
#include "small_town.h"

#include <catch_amalgamated.hpp>

using Catch::Matchers::WithinAbs;
using ingest::laid_out;

namespace {

ingest::Fronts fronts_in(const ingest::Survey& survey) {
    ingest::Bands carriageways;
    for (const auto& road : survey.roads) carriageways.add(road.line, road.width_m, 0);
    carriageways.close();
    return ingest::fronts_of(survey, ingest::segments_of(survey.roads), carriageways);
}

}  // namespace

TEST_CASE("shops share the wall between them and are neither narrow nor wide", "[fronts]") {
    const auto one = laid_out({50}, 100);
    CHECK_THAT(one[0].from_m, WithinAbs(45, 1e-9));
    CHECK_THAT(one[0].to_m, WithinAbs(55, 1e-9));
    const auto two = laid_out({50, 56}, 100);
    CHECK_THAT(two[0].to_m, WithinAbs(53, 1e-9));
    CHECK_THAT(two[1].from_m, WithinAbs(53, 1e-9));
    const auto spot = laid_out({50, 50, 50}, 100);  // three drawn at one spot
    CHECK_THAT(spot[1].to_m - spot[1].from_m, WithinAbs(3.5, 1e-9));
    CHECK(spot[0].to_m <= spot[1].from_m + 1e-9);
    const auto corner = laid_out({0, 0}, 100);
    CHECK(corner[0].from_m >= 0);
    const auto tight = laid_out({1, 2, 3, 4}, 10);  // a short wall is shared evenly
    CHECK_THAT(tight[0].to_m, WithinAbs(2.5, 1e-9));
    CHECK_THAT(tight[3].to_m, WithinAbs(10, 1e-9));
    CHECK(laid_out({}, 10).empty());
}

TEST_CASE("every shop of the town faces its street", "[fronts]") {
    const ingest::Survey survey = small_town::town();
    const auto segments = ingest::segments_of(survey.roads);
    const ingest::Fronts made = fronts_in(survey);
    const auto front_of = [&](const char* name) -> const ingest::Front* {
        for (std::size_t s = 0; s < survey.shops.size(); ++s)
            if (survey.shops[s].name == name && made.homes[s].front >= 0)
                return &made.fronts[static_cast<std::size_t>(made.homes[s].front)];
        return nullptr;
    };
    for (const char* name : {"早点铺", "理发店", "药店", "水果摊", "书报亭"}) {
        CAPTURE(name);
        REQUIRE(front_of(name) != nullptr);
        CHECK(segments[front_of(name)->segment].name == "人民路");
    }
    REQUIRE(front_of("菜市场") != nullptr);
    CHECK(segments[front_of("菜市场")->segment].name == "和平路");
    CHECK(front_of("小卖部") == nullptr);
    CHECK(front_of("药店")->left);  // north of a street that runs east
    CHECK_FALSE(front_of("书报亭")->left);

    // In the arcade: at its southern wall, no deeper than half of it.
    const geo::Box box = geo::box_of(front_of("药店")->area);
    CHECK_THAT(box.y0, WithinAbs(small_town::at(0, 14).y, 1e-6));
    CHECK_THAT(box.height(), WithinAbs(8, 1e-6));
    CHECK_THAT(box.width(), WithinAbs(10, 1e-6));
    CHECK_FALSE(geo::intersection(front_of("早点铺")->area, front_of("理发店")->area));
}

TEST_CASE("no front reaches into a carriageway or over another", "[fronts]") {
    ingest::Survey survey = small_town::streets();
    for (int i = 0; i < 60; ++i)  // on the very line of the street, and close together
        survey.shops.push_back(small_town::shop("店", 20 + i * 6.0, (i % 5 - 2) * 6.0));
    const ingest::Fronts made = fronts_in(survey);
    CHECK(made.fronts.size() > 40);
    for (std::size_t i = 0; i < made.fronts.size(); ++i) {
        for (const auto& road : survey.roads) {
            const auto band = geo::buffered(geo::line_of(road.line), road.width_m / 2);
            CHECK_FALSE(geo::intersection(*band, made.fronts[i].area));
        }
        for (std::size_t k = i + 1; k < made.fronts.size(); ++k) {
            const auto both = geo::intersection(made.fronts[i].area, made.fronts[k].area);
            CHECK((!both || geo::area_m2(*both) < 0.01));
        }
    }
}
