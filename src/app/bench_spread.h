// app/bench_spread.h — how values in milliseconds are spread, in memory that does not grow with
// their number. Only for bench*.cpp and its test.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace app {

/// To a tenth of a millisecond up to 20 s; what is later counts as 20 s, but for `most`. What is
/// below 0, as where a clock was set, counts as 0.
class Spread {
  public:
    Spread() : count_(kSteps + 1) {}

    void add(double ms) {
        const double step = std::ceil(std::max(ms, 0.0) * kStepsPerMs - 1e-9);
        count_[std::min(static_cast<std::size_t>(step), kSteps)] += 1;
        most_ = size_ == 0 ? ms : std::max(most_, ms);
        size_ += 1;
    }
    std::size_t size() const { return size_; }
    double most() const { return most_; }
    /// `share` of the values are at or below the answer; 0 when there are none.
    double at(double share) const {
        const double rank = std::ceil(share * static_cast<double>(size_));
        std::size_t passed = 0;
        for (std::size_t step = 0; step <= kSteps && size_ > 0; ++step) {
            passed += count_[step];
            if (static_cast<double>(passed) >= rank && passed > 0)
                return std::min(static_cast<double>(step) / kStepsPerMs, most_);
        }
        return most_;
    }
    /// How many are at or below so many milliseconds.
    std::size_t up_to(double ms) const {
        const double step = std::min(std::floor(ms * kStepsPerMs), static_cast<double>(kSteps));
        std::size_t passed = 0;
        for (std::size_t i = 0; i <= static_cast<std::size_t>(std::max(step, 0.0)); ++i)
            passed += count_[i];
        return passed;
    }

  private:
    static constexpr double kStepsPerMs = 10;
    static constexpr std::size_t kSteps = 200'000;

    std::vector<std::uint32_t> count_;
    std::size_t size_ = 0;
    double most_ = 0;
};

}  // namespace app
