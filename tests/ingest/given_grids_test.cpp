// Grids that a file brings.
#include "ingest/given_grids.h"

#include "small_town.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

namespace {

ingest::SurveyedBoundary grid(double x0, double x1, std::string name) {
    return {.level = ingest::SurveyedBoundary::Level::Grid,
            .area = small_town::box(x0, -200, x1, 600),
            .name = std::move(name),
            .code = {},
            .source = {}};
}

ingest::Survey two_fields_of_slabs() {
    ingest::Survey survey = small_town::streets();
    small_town::add_slabs(survey, 30, 40, 4, 10);
    small_town::add_slabs(survey, 430, 40, 4, 10);
    return survey;
}

}  // namespace

TEST_CASE("given grids take the place of proposed ones, and every leaf is in one", "[ingest]") {
    ingest::Survey survey = two_fields_of_slabs();
    survey.boundaries = {grid(400, 1000, "东网格"), grid(-200, 400, "西网格")};
    model::Rows rows = ingest::divide(survey, {.name = "街道"});
    REQUIRE(std::ranges::count(rows.places, "COMM", &model::PlaceRow::kind) == 1);
    ingest::use_given_grids(rows, survey);
    REQUIRE(rows.grids.size() == 2);
    CHECK(rows.grids[0].name == "西网格");
    CHECK(rows.grids[0].code.ends_with("001"));
    CHECK_FALSE(rows.grids[0].proposed);
    CHECK(rows.grids[1].name == "东网格");
    for (const model::PlaceRow& place : rows.places) {
        if (place.kind != "BLDG") continue;
        const bool west = geo::label_point(place.shape).x < small_town::at(400, 0).x;
        CHECK(place.grid == rows.grids[west ? 0 : 1].id);
    }
    for (const model::PlaceRow& place : rows.places)
        if (place.kind == "STRT")
            CHECK((place.grid == rows.grids[0].id || place.grid == rows.grids[1].id));
}

TEST_CASE("without given grids the proposed ones stay", "[ingest]") {
    const ingest::Survey survey = two_fields_of_slabs();
    model::Rows rows = ingest::divide(survey, {.name = "街道"});
    const std::size_t before = rows.grids.size();
    ingest::use_given_grids(rows, survey);
    CHECK(rows.grids.size() == before);
    CHECK(before >= 8);  // 80 slabs of 36 homes
}
