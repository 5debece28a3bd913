// route/costs.h — how long each edge takes somebody at some moment.
#pragma once

#include "route/network.h"

#include <limits>
#include <optional>
#include <vector>

namespace route {

/// Who walks (domain.md 9).
struct Profile {
    double metres_per_min = 80;
    double crossing_s = 20;      // a street to cross
    double stairs_factor = 1.3;  // so much longer than on the level
    bool stairs = true;
    bool needs_step_free = false;

    friend bool operator==(const Profile&, const Profile&) = default;
};
inline constexpr Profile kAdult{};
inline constexpr Profile kElderly{.metres_per_min = 60};
inline constexpr Profile kWheelchair{
    .metres_per_min = 50, .stairs = false, .needs_step_free = true};

/// Longer than any limit.
inline constexpr double kUnreached = std::numeric_limits<double>::infinity();

struct Costs {
    std::vector<double> seconds;  // by edge; kUnreached: barred
    double s_per_m = 0.75;        // beside the edges
};

/// Without a moment gates stand open that open at any time; those with hours that nobody can read
/// always do.
Costs costs_of(const Network& net, const Profile& profile, std::optional<Moment> at = {});

}  // namespace route
