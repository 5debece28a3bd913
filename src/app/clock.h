// app/clock.h — the only place that asks the time.
#pragma once

#include "base/time.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

namespace app {

/// Milliseconds of UTC that somebody moves by hand: a day passes in a minute.
using MovedTime = std::atomic<std::int64_t>;

/// The system's clock, one that stands still (`--at`), or one that is moved.
class Clock {
  public:
    Clock() = default;
    explicit Clock(std::optional<base::Instant> fixed) : fixed_{fixed} {}
    explicit Clock(std::shared_ptr<const MovedTime> moved) : moved_{std::move(moved)} {}

    /// Seconds since anywhen, never set and never standing still: for what moves on the page.
    static double steady_s() {
        const std::chrono::duration<double> since =
            std::chrono::steady_clock::now().time_since_epoch();
        return since.count();
    }

    bool stands() const { return fixed_.has_value(); }

    base::Instant now() const {
        if (moved_) return base::Instant{base::Millis{moved_->load()}};
        if (fixed_) return *fixed_;
        return std::chrono::floor<base::Millis>(std::chrono::system_clock::now());
    }

  private:
    std::optional<base::Instant> fixed_;
    std::shared_ptr<const MovedTime> moved_;
};

}  // namespace app
