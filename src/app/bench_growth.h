// app/bench_growth.h — what a process holds as time goes on. Only for bench*.cpp and its test.
#pragma once

#include <chrono>
#include <vector>

namespace app {

struct MemoryLook {
    double at_s = 0;
    double heap_mb = 0;
    double resident_mb = 0;
};

/// By how much a quantity grows in an hour: the line that lies nearest to all looks. 0 of fewer
/// than two.
double slope_per_hour(const std::vector<MemoryLook>& looks, double MemoryLook::*quantity);

/// Looks once a second. Room for all looks is taken at the start: what measures does not grow.
class Growth {
  public:
    explicit Growth(int seconds);

    /// To be called often.
    void look();
    const std::vector<MemoryLook>& looks() const { return looks_; }
    double most_resident_mb() const;
    double span_s() const { return looks_.empty() ? 0 : looks_.back().at_s - looks_.front().at_s; }

  private:
    std::chrono::steady_clock::time_point begun_;
    double next_s_ = 0;
    std::vector<MemoryLook> looks_;
};

}  // namespace app
