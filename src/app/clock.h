// app/clock.h — the only place that asks the time.
#pragma once

#include "base/time.h"

#include <optional>

namespace app {

/// The system's clock, or one that stands still (`--at`).
class Clock {
  public:
    Clock() = default;
    explicit Clock(std::optional<base::Instant> fixed) : fixed_{fixed} {}

    /// Seconds since anywhen, never set and never standing still: for what moves on the page.
    static double steady_s() {
        const std::chrono::duration<double> since =
            std::chrono::steady_clock::now().time_since_epoch();
        return since.count();
    }

    base::Instant now() const {
        if (fixed_) return *fixed_;
        return std::chrono::floor<base::Millis>(std::chrono::system_clock::now());
    }

  private:
    std::optional<base::Instant> fixed_;
};

}  // namespace app
