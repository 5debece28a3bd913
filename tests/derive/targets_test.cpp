#include "derive/targets.h"
#include "base/random.h"
#include "derive/subtree.h"
#include "support/moment.h"
#include "support/outline.h"
#include "support/rectangle.h"
#include "support/town.h"

#include <cmath>

#include <catch_amalgamated.hpp>

using Catch::Approx;
using derive::CommunityTargets;
using derive::Ratio;
using derive::Targets;
using derive::TargetTheme;
using derive::TargetVerdict;
using model::PlaceId;
using model::StaffId;
using support::at;
using support::kDay;
using support::kNow;
using namespace support::place;

namespace {

constexpr PlaceId kOther{30};
constexpr derive::Period kCallbacks{kNow - 30 * kDay, kNow};

/// The town with a second community that has nothing, and five of the staff.
struct TargetTown {
    model::Batch batch;

    TargetTown() {
        model::Rows rows = support::town();
        rows.places.push_back({.id = kOther, .parent = kSubdistrict, .kind = "COMM"});
        rows.staff = {{StaffId{1}, "Li", "社区书记", kCommunity},
                      {StaffId{2}, "Wang", "社区工作者", kCommunity},
                      {StaffId{3}, "Zhao", "网格员", kCommunity},
                      {StaffId{4}, "Qian", "社区民警", kCommunity},
                      {StaffId{5}, "Sun", "楼院长", kCommunity},
                      {StaffId{6}, "Zhou", "坐席", {}}};
        batch = support::batch_of(rows);
        batch.counts = {{kB1, {.households = 700}}, {kB3, {.households = 301}}};
    }
    void parameter(const std::string& key, double value) {
        batch.parameters.push_back(
            {model::ParameterId{static_cast<std::int64_t>(batch.parameters.size()) + 1}, key,
             value});
    }
    void survey(PlaceId place, const char* kind, base::Instant when, int sample, int positive) {
        batch.surveys.push_back(
            {.id = model::SurveyId{static_cast<std::int64_t>(batch.surveys.size()) + 1},
             .place = place,
             .kind = kind,
             .at = when,
             .sample = sample,
             .positive = positive});
    }
    void train(std::int64_t staff, const char* when, double hours) {
        batch.trainings.push_back(
            {.id = model::TrainingId{static_cast<std::int64_t>(batch.trainings.size()) + 1},
             .staff = StaffId{staff},
             .at = at(when),
             .hours = hours});
    }
    model::Snapshot snapshot() const { return model::apply({}, batch); }
    Targets targets(base::Instant now = kNow) const {
        const model::Snapshot is = snapshot();
        return derive::targets_of(is, derive::derive_all(is, now), kCallbacks, now);
    }
    CommunityTargets first(base::Instant now = kNow) const { return targets(now).communities[0]; }
    int klass(TargetTheme theme, base::Instant now = kNow) const {
        const Targets all = targets(now);
        return derive::class_of(theme, all.communities[0], all.norms);
    }
};

double one_decimal(double share) {
    return std::round(share * 1'000) / 10;
}

}  // namespace

TEST_CASE("190 of 200 is 95 per cent, and anything from 91.0 to 97.3", "[derive]") {
    const derive::Interval interval = derive::wilson95(190, 200);
    CHECK(one_decimal(interval.low) == 91.0);
    CHECK(one_decimal(interval.high) == 97.3);
    // All of ten is not certain: 72.2 is the lower end as textbooks have it.
    CHECK(one_decimal(derive::wilson95(10, 10).low) == 72.2);
    CHECK(derive::wilson95(10, 10).high == Approx(1));
    CHECK(derive::wilson95(0, 10).low == Approx(0).margin(1e-12));
    CHECK(derive::wilson95(0, 0) == derive::Interval{0, 1});
    for (std::uint32_t n = 1; n < 60; ++n)
        for (std::uint32_t k = 0; k <= n; ++k) {
            const derive::Interval one = derive::wilson95(k, n);
            REQUIRE(one.low <= k / static_cast<double>(n) + 1e-12);
            REQUIRE(one.high >= k / static_cast<double>(n) - 1e-12);
            REQUIRE(one.low >= 0);
            REQUIRE(one.high <= 1);
        }
}

TEST_CASE("a survey meets its target only when its lower end does", "[derive]") {
    TargetTown town;
    CHECK_FALSE(town.first().safety);
    CHECK(town.klass(TargetTheme::Safety) == 5);
    town.survey(kCommunity, "safety", kNow - 200 * kDay, 100, 80);
    town.survey(kCommunity, "safety", kNow - 10 * kDay, 200, 190);
    town.survey(kCommunity, "safety", kNow + kDay, 200, 10);  // has not been yet
    town.survey(kOther, "safety", kNow, 200, 10);
    const derive::SurveyFigure figure = town.first().safety.value();
    CHECK(figure.survey == 1);
    CHECK(figure.share == 0.95);
    CHECK(figure.verdict == TargetVerdict::Unsure);
    CHECK_FALSE(figure.small());
    CHECK(figure.before == 0.8);
    CHECK(town.klass(TargetTheme::Safety) == 1);
    CHECK_FALSE(town.first().satisfaction);

    town.survey(kCommunity, "safety", kNow, 2'000, 1'960);
    CHECK(town.first().safety->verdict == TargetVerdict::Met);
    CHECK(town.first().safety->before == 0.95);
    CHECK(town.klass(TargetTheme::Safety) == 0);
    town.survey(kCommunity, "satisfaction", kNow, 2'000, 1'700);
    CHECK(town.first().satisfaction->verdict == TargetVerdict::Missed);
    CHECK(town.klass(TargetTheme::Satisfaction) == 2);  // 85 of 90
    town.survey(kCommunity, "satisfaction", kNow, 12, 12);
    CHECK(town.first().satisfaction->small());
}

TEST_CASE("staff are held against a standard that somebody has to set", "[derive]") {
    TargetTown town;
    CommunityTargets first = town.first();
    CHECK(first.households == 1'001);
    CHECK(first.staff == 3);  // neither police nor who answers for a yard
    CHECK(first.per_worker == Approx(1'001.0 / 3));
    CHECK_FALSE(first.needed);
    CHECK_FALSE(first.shortage());
    CHECK(town.klass(TargetTheme::Staffing) == 5);
    town.parameter("households_per_worker", 250);
    first = town.first();
    CHECK(first.needed == 5U);  // 4.004
    CHECK(first.shortage() == 2);
    CHECK(town.klass(TargetTheme::Staffing) == 4);
    town.batch.parameters[0].value = 500.5;
    CHECK(town.first().shortage() == -1);
    CHECK(town.klass(TargetTheme::Staffing) == 0);
    CHECK(town.targets().communities[1].needed == 0U);
    CHECK_FALSE(town.targets().communities[1].per_worker);
    CHECK(derive::community_staff(town.snapshot(), kCommunity) ==
          std::vector{StaffId{1}, StaffId{2}, StaffId{3}});
    CHECK(derive::community_staff(town.snapshot(), {}).size() == 3);
}

TEST_CASE("certificates count while they are valid, one for each of the staff", "[derive]") {
    TargetTown town;
    const auto certificate = [&](std::int64_t id, std::int64_t staff, base::Instant issued,
                                 base::Instant expires) {
        town.batch.certificates.push_back(
            {model::CertificateId{id}, StaffId{staff}, "2", issued, expires});
    };
    CHECK(town.first().certified == Ratio{0, 3});
    CHECK(town.first().certificates_lacking == 1);  // 15 % of three is one
    CHECK(town.klass(TargetTheme::Certified) == 4);
    certificate(1, 1, kNow - 900 * kDay, kNow + kDay);
    certificate(2, 1, kNow - 100 * kDay, base::kNever);
    certificate(3, 2, kNow + kDay, base::kNever);        // not yet
    certificate(4, 3, kNow - 900 * kDay, kNow);          // no longer
    certificate(5, 4, kNow - 900 * kDay, base::kNever);  // of the police
    CHECK(town.first().certified == Ratio{1, 3});
    CHECK(town.first().certificates_lacking == 0);
    CHECK(town.klass(TargetTheme::Certified) == 0);
    CHECK(town.first(kNow + kDay).certified == Ratio{2, 3});
    CHECK(town.klass(TargetTheme::Certified, kNow + kDay) == 0);
    CHECK(derive::is_valid({.issued = base::kNever, .expires = base::kNever}, kNow));
}

TEST_CASE("training is held against the share of the year that is gone", "[derive]") {
    TargetTown town;
    town.train(1, "2026-01-10T09:00", 10);
    town.train(1, "2026-02-10T09:00", 30);
    town.train(2, "2026-02-01T09:00", 6.5);
    town.train(2, "2025-12-31T23:59", 40);  // of last year
    town.train(3, "2026-02-01T09:00", 6);
    town.train(3, "2026-03-02T09:00", 30);               // tomorrow
    const base::Instant march = at("2026-03-01T00:00");  // 59 of 365 days: 6.47 hours
    const derive::Training training = town.first(march).training;
    CHECK(training.due_hours == Approx(40.0 * 59 / 365));
    CHECK(training.trained == 1);
    CHECK(training.on_plan == 2);
    CHECK(training.behind == std::vector{StaffId{3}});
    CHECK(town.klass(TargetTheme::Training, march) == 4);
    CHECK(derive::training_hours(town.snapshot(), StaffId{2}, march) == 6.5);
    CHECK(town.first(at("2026-03-02T10:00")).training.behind == std::vector{StaffId{2}});
    // On the first moment of a year nobody is behind, at its end who has less than forty is.
    CHECK(town.first(at("2026-01-01T00:00")).training.behind.empty());
    CHECK(town.first(at("2026-12-31T23:59")).training.on_plan == 1);
    CHECK(town.targets(march).communities[1].training.behind.empty());
}

TEST_CASE("premises are told in square metres to a hundred households", "[derive]") {
    TargetTown town;
    const auto facility = [&](std::int64_t id, PlaceId place, const char* kind, geo::Shape shape) {
        town.batch.facilities.push_back(
            {.id = model::FacilityId{id}, .place = place, .kind = kind, .shape = std::move(shape)});
    };
    CHECK(town.first().premises.per_100 == 0.0);
    CHECK(town.klass(TargetTheme::Premises) == 4);
    facility(2, kYard, "01", geo::point_of({50, 50}));
    CHECK(town.first().premises.unmeasured == 1);
    CHECK(town.klass(TargetTheme::Premises) == 5);
    facility(3, kYard, "42", support::box(20, 20, 20, 10));
    facility(4, {}, "11", support::box(150, 20, 10, 10.3));  // by where it lies
    facility(5, kYard, "42", support::box(60, 20, 5, 1));
    facility(6, kYard, "08", support::box(0, 0, 100, 100));       // a fitness ground has no rooms
    facility(7, {}, "01", support::box(5'000, 5'000, 100, 100));  // elsewhere
    const derive::Premises premises = town.first().premises;
    CHECK(premises.area_m2 == Approx(308));
    CHECK(premises.measured == 3);
    CHECK(premises.by_kind.size() == 2);
    CHECK(premises.by_kind[0].first == "42");
    CHECK(premises.by_kind[0].second == Approx(205));
    CHECK(premises.per_100 == Approx(308 / 10.01));
    CHECK(town.klass(TargetTheme::Premises) == 0);
    CHECK_FALSE(town.targets().communities[1].premises.per_100);
}

TEST_CASE("demonstration communities are a share, of a target that may not be set", "[derive]") {
    TargetTown town;
    Targets targets = town.targets();
    CHECK(targets.provincial.have == 0);
    CHECK(targets.provincial.of == 2);
    CHECK(targets.provincial.lacking == 1U);  // 40 % of two
    CHECK_FALSE(targets.national.target);
    CHECK_FALSE(targets.national.lacking);
    CHECK(town.klass(TargetTheme::Demonstration) == 6);
    town.parameter(derive::demonstration_key(kCommunity), 2);
    town.parameter("national_share", 100);
    targets = town.targets();
    CHECK(targets.communities[0].demonstration == derive::Demonstration::National);
    CHECK(targets.provincial.have == 1);
    CHECK(targets.provincial.lacking == 0U);
    CHECK(targets.national.lacking == 1U);
    CHECK(town.klass(TargetTheme::Demonstration) == 0);
}

TEST_CASE("norms are as they are set, shares in per cent", "[derive]") {
    TargetTown town;
    CHECK(derive::target_norms(town.snapshot()) == derive::TargetNorms{});
    town.parameter("certified_share", 20);
    town.parameter("safety_share", 120);  // cannot be
    town.parameter("training_hours", -1);
    CHECK(derive::target_norms(town.snapshot()) == derive::TargetNorms{.certified = 0.2});
}

TEST_CASE("measures of many places in one pass are those of each", "[derive]") {
    TargetTown town;
    town.batch.places.push_back(
        {.id = PlaceId{31}, .parent = kOther, .kind = "BLDG", .name = "b31"});
    base::Random random{11};
    const PlaceId places[] = {kB1, kB2, kB3, kFront1, kYard, PlaceId{31}, kDistrict, PlaceId{}};
    const char* const states[] = {"CLOSED", "WORKING", "ANSWERED", "MERGED", "HANDLED"};
    town.batch.issues.clear();
    for (int i = 1; i <= 200; ++i) {
        const base::Instant reported = kNow - std::chrono::hours{random.between(1, 1'300)};
        model::IssueRow issue{.id = model::IssueId{i},
                              .place = places[random.between(0, 7)],
                              .matter = random.between(0, 1) == 0 ? "a" : "b",
                              .state = states[random.between(0, 4)],
                              .reported = reported,
                              .due = reported + std::chrono::hours{random.between(1, 200)}};
        if (issue.state != "WORKING" && issue.state != "HANDLED")
            issue.closed = reported + std::chrono::hours{random.between(0, 300)};
        issue.satisfaction = std::to_string(random.between(1, 4));
        issue.level = random.between(2, 5);
        town.batch.issues.push_back(issue);
    }
    const model::Snapshot is = town.snapshot();
    const derive::Derived derived = derive::derive_all(is, kNow);
    const derive::Subtrees trees = derive::subtrees_of(*is.places);
    const std::vector rows{model::row_of(*is.places, kOther),
                           model::row_of(*is.places, kCommunity)};
    const auto all = derive::measures_by(is, derived, rows, kCallbacks);
    REQUIRE(all.size() == 2);
    for (std::size_t i = 0; i < 2; ++i)
        CHECK(all[i] ==
              derive::measures_of(is, derived, derive::Scope{trees, rows[i]}, kCallbacks));
    CHECK(all[1].at(derive::Measure::Satisfied).denominator > 5);
}
