// derive/siting.h — where one more of a service would help most (domain.md 9): greedy, never
// automatic.
//
// Greedy choice of what gains most gives at least 1 − 1/e of the best choice of as many sites, with
// capacities too, for what some sites serve together is a largest flow, and its gain only shrinks.
#pragma once

#include "derive/coverage.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace derive {

/// The problem without a map.
struct SiteCase {
    std::vector<std::uint32_t> households;           // by demand: still without the service
    std::vector<std::vector<std::uint32_t>> covers;  // by candidate: the demands in its reach
    std::vector<std::uint32_t> capacity;  // by candidate: households; 0 as many as there are
};
struct SitePick {
    std::uint32_t candidate = 0;
    std::uint32_t gained = 0;  // households more than with those before

    friend bool operator==(const SitePick&, const SitePick&) = default;
};
/// At most `count`, the most gain first, none that gains nothing; of equals the first.
std::vector<SitePick> best_sites(const SiteCase& problem, std::size_t count);

/// Shops that stand empty, and public rooms to let.
std::vector<Supplier> site_candidates(const model::Snapshot& is);

struct SiteAsk {
    Service service;
    WalkProfile profile = WalkProfile::Adult;
    std::optional<route::Moment> moment;
    int minutes = 15;
    std::uint32_t capacity = 0;  // households that one site serves; 0 any number
    std::size_t count = 5;
};
struct Site {
    Supplier candidate;
    std::uint32_t gained = 0;  // households more than with the sites before it
    std::uint32_t in_reach =
        0;  // households without the service in its reach, whatever it can serve
    std::vector<model::Row> rows;  // the blocks of these
};
struct SitePlan {
    WalkMeasure measure = WalkMeasure::Straight;
    std::uint32_t without = 0;     // households that are not covered now, of known minutes
    std::uint32_t candidates = 0;  // looked at
    std::vector<Site> sites;
};
SitePlan best_sites(const model::Snapshot& is, const WalkNet& walk, const SiteAsk& ask);
/// The same for somebody who may stop it: asked before each candidate, with the share that is done;
/// nothing once the answer was no.
std::optional<SitePlan> best_sites(const model::Snapshot& is, const WalkNet& walk,
                                   const SiteAsk& ask, const std::function<bool(double)>& goes_on);

}  // namespace derive
