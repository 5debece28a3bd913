#include "route/costs.h"

namespace route {

namespace {

/// By number of the hours: whether somebody gets through.
std::vector<bool> passable(const Network& net, std::optional<Moment> at) {
    std::vector<bool> open;
    for (const Hours& hours : net.opening) open.push_back(!at || open_at(hours, *at) != Open::No);
    return open;
}

}  // namespace

Costs costs_of(const Network& net, const Profile& profile, std::optional<Moment> at) {
    const std::vector<bool> open = passable(net, at);
    Costs costs{.seconds = {}, .s_per_m = 60 / profile.metres_per_min};
    costs.seconds.reserve(net.edges());
    for (Edge e = 0; e < net.edges(); ++e) {
        const WayKind kind = net.kind[e];
        const bool barred = net.is(e, Network::kClosed) || !open[net.hours[e]] ||
                            (profile.needs_step_free && !net.is(e, Network::kStepFree)) ||
                            (!profile.stairs && kind == WayKind::Stairs);
        double seconds = static_cast<double>(net.length_m[e]) * costs.s_per_m;
        if (kind == WayKind::Stairs) seconds *= profile.stairs_factor;
        if (kind == WayKind::Crossing) seconds += profile.crossing_s;
        costs.seconds.push_back(barred ? kUnreached : seconds);
    }
    return costs;
}

}  // namespace route
