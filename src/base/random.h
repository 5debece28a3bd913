// base/random.h — numbers that look random and are the same on every machine.
//
// The standard library's distributions differ between implementations; the fictional town must
// not. Generator: SplitMix64 (Steele, Lea and Flood 2014).
#pragma once

#include <cassert>
#include <cstdint>

namespace base {

class Random {
  public:
    explicit Random(std::uint64_t seed) : state_{seed} {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E37'79B9'7F4A'7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D0'49BB'1331'11EBU;
        return z ^ (z >> 31U);
    }

    /// A whole number in [0, bound). The bias below 2^-40 for every bound we use is accepted.
    std::uint32_t below(std::uint32_t bound) {
        assert(bound > 0);
        return static_cast<std::uint32_t>((next() >> 32U) * bound >> 32U);
    }

    /// A whole number in [low, high].
    int between(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low + 1)));
    }

    /// In [0, 1).
    double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

    bool chance(double probability) { return unit() < probability; }

    template <class List>
    const auto& pick(const List& list) {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }

  private:
    std::uint64_t state_;
};

}  // namespace base
