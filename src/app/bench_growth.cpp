#include "app/bench_growth.h"

#include "app/bench_follow.h"

#include <algorithm>

namespace app {

double slope_per_hour(const std::vector<MemoryLook>& looks, double MemoryLook::*quantity) {
    if (looks.size() < 2) return 0;
    const auto n = static_cast<double>(looks.size());
    double middle_s = 0;
    double middle = 0;
    for (const MemoryLook& look : looks) {
        middle_s += look.at_s / n;
        middle += look.*quantity / n;
    }
    double both = 0;
    double spread = 0;
    for (const MemoryLook& look : looks) {
        both += (look.at_s - middle_s) * (look.*quantity - middle);
        spread += (look.at_s - middle_s) * (look.at_s - middle_s);
    }
    return spread > 0 ? both / spread * 3'600 : 0;
}

Growth::Growth(int seconds) : begun_{std::chrono::steady_clock::now()} {
    looks_.reserve(static_cast<std::size_t>(std::max(seconds, 1)) * 2 + 60);
}

void Growth::look() {
    const double now_s = ms_since(begun_) / 1'000;
    if (now_s < next_s_ || looks_.size() == looks_.capacity()) return;
    next_s_ = now_s + 1;
    looks_.push_back({now_s, heap_mb(), resident_mb()});
}

double Growth::most_resident_mb() const {
    double most = 0;
    for (const MemoryLook& look : looks_) most = std::max(most, look.resident_mb);
    return most;
}

}  // namespace app
