#include "app/bench_spread.h"
#include "app/bench_growth.h"

#include "app/bench.h"

#include <catch_amalgamated.hpp>

#include <random>
#include <vector>

TEST_CASE("a spread says what all its values say, to a tenth of a millisecond", "[app]") {
    std::mt19937 random{7};
    std::lognormal_distribution<double> late{2.5, 1.3};
    app::Spread spread;
    std::vector<double> all;
    for (int i = 0; i < 20'000; ++i) {
        all.push_back(late(random));
        spread.add(all.back());
    }
    CHECK(spread.size() == all.size());
    for (const double share : {0.01, 0.5, 0.9, 0.99, 1.0}) {
        CAPTURE(share);
        const double exact = app::percentile(all, share);
        CHECK(spread.at(share) >= exact - 1e-6);
        CHECK(spread.at(share) <= exact + 0.1 + 1e-6);
    }
    CHECK(spread.most() == app::percentile(all, 1));
    std::size_t below = 0;
    for (const double ms : all) below += ms <= 10 ? 1U : 0U;
    CHECK(spread.up_to(10) == below);
    CHECK(spread.up_to(1e9) == all.size());
}

TEST_CASE("a spread of nothing is nothing, and what is very late is told as late as it was",
          "[app]") {
    app::Spread spread;
    CHECK(spread.at(0.99) == 0);
    CHECK(spread.most() == 0);
    spread.add(90'000);
    CHECK(spread.most() == 90'000);
    CHECK(spread.at(0.5) == 20'000);
    spread.add(-3);  // a clock that was set
    CHECK(spread.at(0.5) == 0);
    CHECK(spread.size() == 2);
}

TEST_CASE("what grows by a megabyte a minute grows by sixty an hour", "[app]") {
    std::vector<app::MemoryLook> looks;
    for (int second = 0; second < 300; ++second) {
        // Now and then something is held for a moment: that is no growth.
        const double moment = second % 10 == 5 ? 4 : 0;
        looks.push_back({static_cast<double>(second), 100 + second / 60.0 + moment, 300});
    }
    CHECK(app::slope_per_hour(looks, &app::MemoryLook::heap_mb) == Catch::Approx(60).margin(1));
    CHECK(app::slope_per_hour(looks, &app::MemoryLook::resident_mb) ==
          Catch::Approx(0).margin(1e-9));
    CHECK(app::slope_per_hour({}, &app::MemoryLook::heap_mb) == 0);
    CHECK(app::slope_per_hour({{1, 5, 5}}, &app::MemoryLook::heap_mb) == 0);
}

TEST_CASE("growth is looked at once a second, however often it is asked", "[app]") {
    app::Growth growth{5};
    for (int i = 0; i < 1'000; ++i) growth.look();
    REQUIRE(growth.looks().size() == 1);
#ifndef __SANITIZE_ADDRESS__  // whose allocator tells nothing of its heap
    CHECK(growth.looks()[0].heap_mb > 0);
#endif
    CHECK(growth.looks()[0].resident_mb > growth.looks()[0].heap_mb / 10);
    CHECK(growth.most_resident_mb() == growth.looks()[0].resident_mb);
    CHECK(growth.span_s() == 0);
}
