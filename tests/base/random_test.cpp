#include "base/random.h"

#include <array>

#include <catch_amalgamated.hpp>

TEST_CASE("the same seed gives the same numbers on every machine", "[base]") {
    // The reference values of SplitMix64 for the seed 1234567.
    base::Random random{1'234'567};
    CHECK(random.next() == 6'457'827'717'110'365'317U);
    CHECK(random.next() == 3'203'168'211'198'807'973U);
    CHECK(random.next() == 9'817'491'932'198'370'423U);
}

TEST_CASE("a number stays within its bounds and reaches both", "[base]") {
    base::Random random{1};
    std::array<int, 6> thrown{};
    for (int i = 0; i < 6000; ++i) {
        const int eyes = random.between(1, 6);
        REQUIRE(eyes >= 1);
        REQUIRE(eyes <= 6);
        ++thrown.at(static_cast<std::size_t>(eyes - 1));
    }
    for (const int count : thrown) CHECK((count > 850 && count < 1150));
    for (int i = 0; i < 1000; ++i) {
        const double u = random.unit();
        REQUIRE(u >= 0);
        REQUIRE(u < 1);
    }
    CHECK_FALSE(random.chance(0));
    CHECK(random.chance(1));
    CHECK(random.below(1) == 0);
}
