#include "geo/control_points.h"

#include <cmath>
#include <limits>

#include <catch_amalgamated.hpp>

using geo::Affine;
using geo::Box;
using geo::ControlPair;
using geo::FitRefusal;
using geo::Point;
using geo::YAxis;

namespace {

constexpr Point kHaidian{447'000, 4'400'000};  // somewhere in a CGCS2000 zone

void check_at(Point is, Point should, double within = 1e-6) {
    CHECK(std::abs(is.x - should.x) < within);
    CHECK(std::abs(is.y - should.y) < within);
}

geo::ControlFit fit_of(const std::vector<ControlPair>& pairs, YAxis y) {
    const auto fit = geo::fitted(pairs, y);
    REQUIRE(fit);
    return *fit;
}

FitRefusal refusal_of(const std::vector<ControlPair>& pairs, YAxis y = YAxis::Up) {
    const auto fit = geo::fitted(pairs, y);
    REQUIRE(!fit);
    return fit.error();
}

/// Pairs that a known map makes, each ground point off by what `off` says.
std::vector<ControlPair> pairs_by(const Affine& map, const std::vector<Point>& drawing,
                                  const std::vector<Point>& off = {}) {
    std::vector<ControlPair> pairs;
    for (std::size_t i = 0; i < drawing.size(); ++i) {
        pairs.push_back({drawing[i], geo::mapped(map, drawing[i])});
        if (i < off.size()) pairs.back().ground = pairs.back().ground + off[i];
    }
    return pairs;
}

}  // namespace

TEST_CASE("two pairs of a scan lay it upright, with its top to the north") {
    // 1000 × 500 pixels over 100 × 50 metres: a pixel is a decimetre, y counts down.
    const auto fit = fit_of(
        {{{0, 0}, kHaidian + Point{0, 50}}, {{1000, 500}, kHaidian + Point{100, 0}}}, YAxis::Down);
    CHECK(fit.similarity);
    CHECK(fit.residuals_m.size() == 2);
    CHECK(fit.rms_m < 1e-9);
    check_at(geo::mapped(fit.ground_from_drawing, {1000, 0}), kHaidian + Point{100, 50});
    check_at(geo::mapped(fit.ground_from_drawing, {0, 500}), kHaidian);
}

TEST_CASE("two pairs of a vector drawing turn it by a quarter") {
    // 2 m to the unit; what points east in the drawing points north on the ground.
    const auto fit = fit_of({{{10, 10}, {100, 200}}, {{15, 10}, {100, 210}}}, YAxis::Up);
    check_at(geo::mapped(fit.ground_from_drawing, {10, 12}), {96, 200});
    check_at(geo::mapped(fit.ground_from_drawing, {12, 10}), {100, 204});
}

TEST_CASE("three pairs stretch and shear a crooked scan") {
    const Affine truth{447'120, 0.11, 0.01, 4'400'080, 0.005, -0.09};
    const auto fit = fit_of(pairs_by(truth, {{0, 0}, {3000, 100}, {200, 2000}}), YAxis::Down);
    CHECK(!fit.similarity);
    CHECK(fit.rms_m < 1e-8);
    CHECK(std::abs(fit.ground_from_drawing.xx - 0.11) < 1e-12);
    CHECK(std::abs(fit.ground_from_drawing.yy + 0.09) < 1e-12);
    check_at(geo::mapped(fit.ground_from_drawing, {3000, 2000}), geo::mapped(truth, {3000, 2000}));
}

TEST_CASE("four pairs share out what does not fit, and each says how far it is off") {
    // Corners of a square are off by a pattern that no affine map can follow: all of it remains.
    const Affine truth{447'000, 0.1, 0, 4'400'000, 0, -0.1};
    const auto fit = fit_of(pairs_by(truth, {{0, 0}, {100, 0}, {100, 100}, {0, 100}},
                                     {{0.3, 0}, {-0.3, 0}, {0.3, 0}, {-0.3, 0}}),
                            YAxis::Down);
    for (const double residual : fit.residuals_m) CHECK(std::abs(residual - 0.3) < 1e-9);
    CHECK(std::abs(fit.rms_m - 0.3) < 1e-9);
    check_at(geo::mapped(fit.ground_from_drawing, {50, 50}), {447'005, 4'399'995});
}

TEST_CASE("a drawing in metres of the zone loses no millimetre") {
    // A DXF that stands in another zone's numbers: both sides have seven digits before the point.
    const Affine truth{-20'000'000, 1, 0, 12.5, 0, 1};
    const auto fit = fit_of(pairs_by(truth, {{20'447'000, 4'400'000},
                                             {20'447'080, 4'400'010},
                                             {20'447'020, 4'400'060},
                                             {20'447'090, 4'400'070}}),
                            YAxis::Up);
    CHECK(fit.rms_m < 1e-7);
    check_at(geo::mapped(fit.ground_from_drawing, {20'447'040, 4'400'030}), {447'040, 4'400'042.5},
             1e-6);
}

TEST_CASE("pairs along one wall turn and scale, but do not shear") {
    const Affine truth{1000, 0.1, 0, 2000, 0, -0.1};
    const auto fit = fit_of(
        pairs_by(truth, {{0, 0}, {500, 4}, {1000, 0}}, {{0, 0}, {0, 0.2}, {0, 0}}), YAxis::Down);
    CHECK(fit.similarity);
    const Affine& map = fit.ground_from_drawing;
    CHECK(map.xx == Catch::Approx(-map.yy));
    CHECK(map.xy == Catch::Approx(map.yx));
    CHECK(fit.rms_m > 0.05);
}

TEST_CASE("pairs that say nothing are refused") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    CHECK(refusal_of({}) == FitRefusal::TooFew);
    CHECK(refusal_of({{{1, 1}, {2, 2}}}) == FitRefusal::TooFew);
    CHECK(refusal_of({{{1, nan}, {2, 2}}, {{3, 3}, {4, 4}}}) == FitRefusal::NotFinite);
    CHECK(refusal_of({{{1, 1}, {inf, 2}}, {{3, 3}, {4, 4}}}) == FitRefusal::NotFinite);
    CHECK(refusal_of({{{1, 1}, {2, 2}}, {{1, 1}, {4, 4}}}) == FitRefusal::Coincident);
    CHECK(refusal_of({{{1, 1}, {2, 2}}, {{3, 3}, {2, 2}}}) == FitRefusal::Coincident);
    // A building written into two lists: all in one spot, only the last digit differs.
    CHECK(refusal_of({{{4e6, 4e6}, {0, 0}}, {{4e6 + 1e-9, 4e6}, {9, 9}}}) ==
          FitRefusal::Coincident);
}

TEST_CASE("corners taken for each other do not turn the drawing over") {
    const Point east{10, 0}, north{0, 10};
    CHECK(refusal_of({{{0, 0}, {0, 0}}, {{1, 0}, north}, {{0, 1}, east}}) == FitRefusal::Mirrored);
    // The same three are right when y counts down.
    const auto fit = fit_of({{{0, 0}, {0, 0}}, {{1, 0}, north}, {{0, 1}, east}}, YAxis::Down);
    check_at(geo::mapped(fit.ground_from_drawing, {1, 1}), {10, 10});
}

TEST_CASE("pairs that would press the drawing flat are refused") {
    CHECK(refusal_of({{{0, 0}, {0, 0}}, {{10, 0}, {10, 0}}, {{0, 10}, {5, 0}}}) ==
          FitRefusal::Degenerate);
    // Along one line, there and back: no turn and no scale serves both.
    CHECK(
        refusal_of({{{-1, 0}, {-5, 0}}, {{1, 0}, {5, 0}}, {{-1, 0}, {5, 0}}, {{1, 0}, {-5, 0}}}) ==
        FitRefusal::Degenerate);
}

TEST_CASE("the way back leads to the same pixel") {
    const Affine map{447'120, 0.11, 0.01, 4'400'080, 0.005, -0.09};
    const auto back = geo::inverse(map);
    REQUIRE(back);
    check_at(geo::mapped(*back, geo::mapped(map, {1234.5, 678.25})), {1234.5, 678.25});
    const Affine same = geo::composed(*back, map);
    check_at({same.xx, same.yy}, {1, 1});
    check_at({same.xy, same.yx}, {0, 0});
    CHECK(!geo::inverse({0, 1, 2, 0, 2, 4}));
    CHECK(!geo::inverse({0, 0, 0, 0, 0, 0}));
    CHECK(!geo::inverse({0, std::numeric_limits<double>::quiet_NaN(), 0, 0, 0, 1}));
}

TEST_CASE("one map after another is one map") {
    const Affine twice{1, 2, 0, 0, 0, 2};
    const Affine turned{10, 0, -1, 20, 1, 0};
    const Point p{3, 4};
    CHECK(geo::mapped(geo::composed(turned, twice), p) ==
          geo::mapped(turned, geo::mapped(twice, p)));
}

TEST_CASE("a map is written as six numbers and read as the same doubles") {
    const Affine map{447'120.123456789, 0.1, 1.0 / 3, 4'400'080.000000001, -1e-9, -0.09};
    CHECK(geo::affine_from(geo::text_from(map)) == map);
    CHECK(geo::text_from({1, 2, 0, -3.5, 0, 4}) == "1 2 0 -3.5 0 4");
    CHECK(geo::affine_from("  1 2 0  -3.5 0 4 ") == Affine{1, 2, 0, -3.5, 0, 4});
    for (const char* bad :
         {"", "1 2 0 0 0", "1 2 0 0 0 4 5", "1 2 0 0 0 x", "1,2,0,0,0,4", "nan 1 0 0 0 1",
          "0 1e999 0 0 0 1", "0 inf 0 0 0 1", "0 0 0 0 0 0", "1 2 0 0 0 4x", "-"})
        CHECK(!geo::affine_from(bad));
}

TEST_CASE("a drawing lies first in the middle of its yard, as large as fits") {
    const Box yard{447'000, 4'400'000, 447'100, 4'400'100};
    const auto map = geo::fit_box({0, 0, 2000, 1000}, yard, YAxis::Down);
    REQUIRE(map);
    check_at(geo::mapped(*map, {0, 0}), {447'000, 4'400'075});
    check_at(geo::mapped(*map, {2000, 1000}), {447'100, 4'400'025});
    const auto up = geo::fit_box({0, 0, 2000, 1000}, yard, YAxis::Up);
    REQUIRE(up);
    check_at(geo::mapped(*up, {0, 0}), {447'000, 4'400'025});
    const auto wall = geo::fit_box({5, 7, 5, 17}, yard, YAxis::Up);  // one upright line
    REQUIRE(wall);
    check_at(geo::mapped(*wall, {5, 17}), {447'050, 4'400'100});

    CHECK(!geo::fit_box({}, yard, YAxis::Up));
    CHECK(!geo::fit_box({0, 0, 1, 1}, {}, YAxis::Up));
    CHECK(!geo::fit_box({3, 3, 3, 3}, yard, YAxis::Up));
    CHECK(!geo::fit_box({0, 0, 1, 1}, {5, 5, 5, 5}, YAxis::Up));
}

TEST_CASE("the first two pairs say what the first placement says") {
    const Box scan{0, 0, 2000, 1000};
    const auto map = geo::fit_box(scan, {0, 0, 100, 100}, YAxis::Down);
    REQUIRE(map);
    const auto pairs = geo::guess_pairs(*map, scan);
    CHECK(pairs[0].drawing == Point{500, 250});
    CHECK(pairs[1].drawing == Point{1500, 750});
    const auto fit = geo::fitted(pairs, YAxis::Down);
    REQUIRE(fit);
    check_at(geo::mapped(fit->ground_from_drawing, {2000, 0}), {100, 75});
}
