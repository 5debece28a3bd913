#include "derive/assessment_radar.h"
#include "support/outline.h"
#include "support/town.h"

#include <array>
#include <optional>

#include <fmt/format.h>

#include <catch_amalgamated.hpp>

using Catch::Approx;
using derive::AssessedCommunity;
using derive::AssessedValue;
using derive::Assessment;
using derive::Evidence;
using derive::IndicatorKey;
using derive::RankRange;
using model::IndicatorId;
using model::IssueId;
using model::PlaceId;
using model::StaffId;
using support::kDay;
using support::kNow;

namespace {

using Totals = std::vector<std::optional<double>>;

/// Four communities, ids 2 to 5, each with a house (12 to 15) in a grid of its own (2 to 5).
struct AssessedTown {
    model::Batch batch;

    AssessedTown() {
        model::Rows rows;
        rows.places.push_back({.id = PlaceId{1}, .kind = "SUBD", .name = "subdistrict"});
        for (std::int64_t id = 2; id <= 5; ++id) {
            rows.places.push_back({.id = PlaceId{id}, .parent = PlaceId{1}, .kind = "COMM"});
            rows.grids.push_back(
                {.id = model::GridId{id}, .community = PlaceId{id}, .kind = "basic"});
        }
        for (std::int64_t id = 2; id <= 5; ++id)
            rows.places.push_back({.id = PlaceId{id + 10},
                                   .parent = PlaceId{id},
                                   .kind = "BLDG",
                                   .name = "house",
                                   .grid = model::GridId{id}});
        batch = support::batch_of(rows);
    }
    void indicator(std::int64_t id, const char* key, double weight, double worst = 0,
                   double best = 100) {
        batch.indicators.push_back(
            {.id = IndicatorId{id}, .key = key, .weight = weight, .worst = worst, .best = best});
    }
    void score(std::int64_t indicator, std::int64_t place, double value, int year = 2026) {
        batch.scores.push_back(
            {.id = model::ScoreId{static_cast<std::int64_t>(batch.scores.size()) + 1},
             .indicator = IndicatorId{indicator},
             .place = PlaceId{place},
             .year = year,
             .value = value});
    }
    void closed(std::int64_t place, int count, bool on_time) {
        for (int i = 0; i < count; ++i)
            batch.issues.push_back({.id = static_cast<IssueId>(batch.issues.size() + 1),
                                    .place = PlaceId{place},
                                    .state = "CLOSED",
                                    .reported = kNow - 9 * kDay,
                                    .due = on_time ? kNow - 2 * kDay : kNow - 4 * kDay,
                                    .closed = kNow - 3 * kDay});
    }
    model::Snapshot snapshot() const { return model::apply({}, batch); }
    Assessment assessed(int year = 2026) const {
        const model::Snapshot is = snapshot();
        return derive::assessment_of(is, derive::derive_all(is, kNow),
                                     derive::subtrees_of(*is.places), year, kNow);
    }
    AssessedValue value(std::size_t indicator, std::size_t community = 0) const {
        return assessed().communities.at(community).values.at(indicator);
    }
};

std::vector<int> ranks_in(const Assessment& assessment) {
    std::vector<int> ranks;
    for (const AssessedCommunity& one : assessment.communities) ranks.push_back(one.rank);
    return ranks;
}

}  // namespace

TEST_CASE("points lie between worst and best, whichever is larger", "[derive]") {
    CHECK(derive::points_of(90, 80, 100) == 50);
    CHECK(derive::points_of(70, 80, 100) == 0);
    CHECK(derive::points_of(120, 80, 100) == 100);
    CHECK(derive::points_of(12, 15, 5) == Approx(30));  // fewer is better
    CHECK(derive::points_of(3, 15, 5) == 100);
    CHECK(derive::points_of(20, 15, 5) == 0);
    CHECK(derive::points_of(10, 10, 10) == 100);
    CHECK(derive::points_of(9, 10, 10) == 0);
}

TEST_CASE("equal totals share a rank, and the next comes after as many", "[derive]") {
    CHECK(derive::ranks_of(Totals{90.0, 85.5, 85.5, 70.0}) == std::vector{1, 2, 2, 4});
    CHECK(derive::ranks_of(Totals{70.0, std::nullopt, 90.0}) == std::vector{2, 0, 1});
    CHECK(derive::ranks_of(Totals{}).empty());
    // What differs by less than can be shown does not differ.
    CHECK(derive::ranks_of(Totals{85.5, 85.5 + 1e-9}) == std::vector{1, 1});
}

TEST_CASE("what was entered by hand is weighed, and a value that lacks is left out and told",
          "[derive]") {
    AssessedTown town;
    town.indicator(1, "manual", 30);
    town.indicator(2, "manual", 10, 50, 100);
    town.indicator(3, "something new", 60);
    town.score(1, 2, 80);
    town.score(2, 2, 75);  // 50 points
    town.score(3, 2, 90);
    town.score(1, 3, 86);
    town.score(3, 3, 86);
    town.score(1, 4, 86);
    town.score(2, 4, 93);
    town.score(3, 4, 86);
    town.score(1, 5, 99, 2025);  // of another year
    const Assessment all = town.assessed();
    CHECK(all.communities[0].total == Approx((30 * 80 + 10 * 50 + 60 * 90) / 100.0));  // 83
    CHECK(all.communities[0].told_weight == 1);
    CHECK(all.communities[1].total == 86);
    CHECK(all.communities[1].told_weight == Approx(0.9));
    CHECK(all.communities[1].missing() == std::vector<std::size_t>{1});
    CHECK(all.communities[2].total == 86);
    CHECK_FALSE(all.communities[3].total);
    CHECK(all.communities[3].missing().size() == 3);
    CHECK(ranks_in(all) == std::vector{3, 1, 1, 0});
    CHECK(all.ranking() == std::vector<std::size_t>{1, 2, 0, 3});
    CHECK(all.communities[0].values[1].evidence.of == Evidence::Of::Score);
    CHECK(all.communities[0].values[1].evidence.row == 1);
    CHECK(derive::class_of_total(83) == 1);
    CHECK(derive::class_of_total(90) == 0);
    CHECK(derive::class_of_total(59.99) == 4);
    CHECK(derive::class_of_total(std::nullopt) == 5);
}

TEST_CASE("what the program counts itself is taken from where it is counted", "[derive]") {
    AssessedTown town;
    town.indicator(1, "on_time", 1);
    town.indicator(2, "closed", 1);
    town.indicator(3, "responsible", 1);
    town.indicator(4, "fresh", 1);
    town.indicator(5, "certified", 1, 0, 15);
    town.indicator(6, "staffing", 1);
    town.indicator(7, "safety", 1, 0, 95);
    town.indicator(8, "complete", 1);
    town.closed(12, 15, true);
    town.closed(12, 5, false);
    town.closed(13, 1, true);
    town.batch.staff = {{StaffId{1}, "Li", "社区工作者", PlaceId{2}},
                        {StaffId{2}, "Wang", "社区工作者", PlaceId{2}}};
    town.batch.certificates = {{model::CertificateId{1}, StaffId{1}, "1", kNow - kDay}};
    town.batch.assignments = {
        {.id = model::AssignmentId{1}, .staff = StaffId{1}, .grid = model::GridId{2}}};
    town.batch.counts = {{PlaceId{12}, {.households = 900, .last_visit = kNow - 89 * kDay}},
                         {PlaceId{13}, {.last_visit = kNow - 90 * kDay}}};
    town.batch.surveys = {{.id = model::SurveyId{1},
                           .place = PlaceId{2},
                           .kind = "safety",
                           .at = kNow - kDay,
                           .sample = 200,
                           .positive = 190},
                          {.id = model::SurveyId{2},
                           .place = PlaceId{3},
                           .kind = "safety",
                           .at = kNow - 300 * kDay,
                           .sample = 200,
                           .positive = 190}};

    CHECK(town.value(0).value == Approx(75));
    CHECK(town.value(0).sample == 20);
    CHECK_FALSE(town.value(0).small);
    CHECK(town.value(0, 1).value == Approx(100));
    CHECK(town.value(0, 1).small);  // one issue says little
    CHECK_FALSE(town.value(0, 2).value);
    CHECK(town.value(1).evidence ==
          Evidence{.of = Evidence::Of::Measure, .measure = derive::Measure::Closed});
    CHECK(town.value(2).value == Approx(100));
    CHECK(town.value(2, 1).value == Approx(0));
    CHECK(town.value(3).value == Approx(100));
    CHECK(town.value(3, 1).value == Approx(0));
    CHECK(town.value(4).value == Approx(50));
    CHECK(town.value(4).points == 100);  // 15 is enough
    CHECK_FALSE(town.value(5).value);    // nobody has set a standard
    CHECK(town.value(6).points == Approx(100));
    CHECK(town.value(6).evidence == Evidence{.of = Evidence::Of::Survey, .row = 0});
    CHECK_FALSE(town.value(6, 1).value);  // last year's
    CHECK(*town.value(7).value > 0);
    CHECK(*town.value(7).value < 100);

    town.batch.parameters = {{model::ParameterId{1}, "households_per_worker", 300}};
    CHECK(town.value(5).value == Approx(100.0 * 2 / 3));
    town.batch.parameters[0].value = 100'000;
    CHECK(town.value(5).value == 100);
}

TEST_CASE("a store in which nothing was done yet is not ranked by its register", "[derive]") {
    AssessedTown town;
    town.indicator(1, "complete", 1);
    town.indicator(2, "responsible", 1);
    CHECK(town.assessed().ranked());  // nobody asks for more
    town.indicator(3, "on_time", 1);
    town.indicator(4, "manual", 0);
    const Assessment empty = town.assessed();
    CHECK_FALSE(empty.ranked());
    for (const AssessedCommunity& one : empty.communities) {
        CHECK_FALSE(one.total);
        CHECK(one.range.best == one.range.worst);
        CHECK(one.values[0].points);  // each indicator is told all the same
        CHECK(one.told_weight == Approx(2.0 / 3));
    }
    town.closed(12, 20, true);
    CHECK(town.assessed().ranked());
    CHECK(town.assessed().communities[0].rank == 1);
    CHECK(town.assessed().communities[3].total);
}

TEST_CASE("every indicator that a new store has is one the program counts", "[derive]") {
    for (std::size_t i = 0; i < derive::kIndicatorKeys; ++i) {
        const auto key = static_cast<IndicatorKey>(i);
        CHECK(derive::indicator_key(derive::name_of(key)) == key);
    }
    for (const char* key :
         {"on_time", "closed", "in_grid", "satisfied", "fresh", "complete", "responsible",
          "staffing", "certified", "trained", "safety", "satisfaction"})
        CHECK(derive::indicator_key(key) != IndicatorKey::Manual);
    CHECK(derive::indicator_key("cleanliness") == IndicatorKey::Manual);
}

TEST_CASE("ranks are held against those of the year before", "[derive]") {
    AssessedTown town;
    town.indicator(1, "manual", 1);
    for (const auto& [place, value] : {std::pair{2, 90}, {3, 80}, {4, 70}, {5, 60}})
        town.score(1, place, value);
    for (const auto& one : town.assessed().communities) CHECK_FALSE(one.climbed());
    for (const auto& [place, value] : {std::pair{2, 50}, {3, 80}, {4, 95}})
        town.score(1, place, value, 2025);
    const Assessment all = town.assessed();
    CHECK(all.communities[0].climbed() == 2);
    CHECK(all.communities[1].climbed() == 0);
    CHECK(all.communities[2].climbed() == -2);
    CHECK_FALSE(all.communities[3].climbed());  // had none
    CHECK(ranks_in(town.assessed(2025)) == std::vector{3, 2, 1, 0});
}

TEST_CASE("what was counted is kept as scores, from which a past year is told", "[derive]") {
    AssessedTown town;
    town.indicator(1, "on_time", 1);
    town.indicator(2, "manual", 1);
    town.closed(12, 20, true);
    town.closed(13, 10, true);
    town.closed(13, 10, false);
    town.score(2, 2, 70);
    town.score(1, 3, 1);  // kept before
    const model::Snapshot is = town.snapshot();
    const auto kept = derive::scores_to_keep(is, town.assessed());
    REQUIRE(kept.size() == 2);
    CHECK(kept[0] ==
          model::ScoreRow{
              .indicator = IndicatorId{1}, .place = PlaceId{2}, .year = 2026, .value = 100});
    CHECK(kept[1].id == model::ScoreId{2});
    CHECK(kept[1].value == Approx(50));
    // A year later, when the issues are long gone.
    const Assessment live = town.assessed();
    town.batch.issues.clear();
    town.batch.scores[1] = kept[1];
    town.batch.scores.push_back(kept[0]);
    town.batch.scores.back().id = model::ScoreId{3};
    const model::Snapshot later = town.snapshot();
    const Assessment past =
        derive::assessment_of(later, derive::derive_all(later, kNow + 365 * kDay),
                              derive::subtrees_of(*later.places), 2026, kNow + 365 * kDay);
    CHECK(past.communities[0].total == live.communities[0].total);
    CHECK(past.communities[1].total == live.communities[1].total);
    CHECK(ranks_in(past) == ranks_in(live));
}

TEST_CASE("ranks are told with how far they hang on the weights", "[derive]") {
    AssessedTown town;
    town.indicator(1, "manual", 50);
    town.indicator(2, "manual", 50);
    // 80.1 and 80.0: close, from opposite sides; then far behind, and alone.
    for (const auto& [place, first, second] :
         {std::tuple{2, 90.2, 70.0}, {3, 70.0, 90.0}, {4, 20.0, 20.0}})
        for (const auto& [indicator, value] : {std::pair{1, first}, {2, second}})
            town.score(indicator, place, value);
    const Assessment all = town.assessed();
    CHECK(ranks_in(all) == std::vector{1, 2, 3, 0});
    CHECK(all.communities[0].range == RankRange{1, 2});
    CHECK(all.communities[1].range == RankRange{1, 2});
    CHECK(all.communities[2].range == RankRange{3, 3});
    CHECK(all.communities[3].range == RankRange{0, 0});
}

TEST_CASE("totals are means of what is there", "[derive]") {
    const std::array values{AssessedValue{.points = 50}, AssessedValue{},
                            AssessedValue{.points = 100}};
    CHECK(derive::total_of(values, std::array{1.0, 5.0, 3.0}) == Approx(87.5));
    CHECK_FALSE(derive::total_of(values, std::array{0.0, 5.0, 0.0}));
    CHECK(derive::total_of(values, std::array{1.0, 0.0, 2.0}) == Approx(83.33));
}

TEST_CASE("few indicators stand for themselves in the radar, against the mean", "[derive]") {
    AssessedTown town;
    for (std::int64_t id = 1; id <= 4; ++id) town.indicator(id, "manual", id == 3 ? 0 : 10);
    for (const auto& [place, value] : {std::pair{2, 90}, {3, 60}}) town.score(1, place, value);
    town.score(2, 2, 40);
    town.score(3, 2, 70);  // weighs nothing
    const auto axes = derive::radar_of(*town.snapshot().places, town.assessed(), 0);
    REQUIRE(axes.size() == 2);  // of the fourth there is no value
    CHECK(axes[0].indicators == std::vector<std::size_t>{0});
    CHECK(axes[0].own == 90);
    CHECK(axes[0].mean == 75);  // of the two that have points
    CHECK(axes[1].own == 40);
    CHECK(axes[1].mean == 40);
    CHECK(derive::radar_of(*town.snapshot().places, town.assessed(), 3).empty());
}

TEST_CASE("many indicators share the axes of the radar by their lines", "[derive]") {
    AssessedTown town;
    for (std::int64_t id = 1; id <= 12; ++id) {
        town.indicator(id, "manual", id == 1 ? 30 : 10);
        town.batch.indicators.back().line = id <= 3 ? "a" : "b" + std::to_string(id);
        town.score(id, 2, id == 1 ? 100 : 20);
    }
    const auto axes = derive::radar_of(*town.snapshot().places, town.assessed(), 0);
    REQUIRE(axes.size() == derive::kMostAxes);
    CHECK(axes[0].line == "a");
    CHECK(axes[0].indicators == std::vector<std::size_t>{0, 1, 2});
    CHECK(axes[0].own == Approx((30 * 100 + 10 * 20 + 10 * 20) / 50.0));
    CHECK(axes[1].line.empty());
    CHECK(axes[1].single());
    CHECK(axes[7].line.empty());  // what is left over
    CHECK(axes[7].indicators == std::vector<std::size_t>{9, 10, 11});
}
