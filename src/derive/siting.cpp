#include "derive/siting.h"

#include "derive/round.h"
#include "geo/box_index.h"
#include "model/codes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace derive {

using geo::Point;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::uint32_t kNoSite = 0xFFFF'FFFF;
constexpr std::string_view kPublicRoom = "47";  // K16

/// How households are served by the sites chosen so far: always as many as these can serve
/// together.
class Serving {
  public:
    explicit Serving(const SiteCase& problem)
        : problem_{&problem},
          left_{problem.households},
          by_{std::vector<std::vector<Share>>(problem.households.size())} {}

    /// Adds a site; answers how many households more are served.
    std::uint32_t add(std::uint32_t site) {
        const std::uint32_t capacity = problem_->capacity[site];
        std::uint32_t spare = capacity == 0 ? std::numeric_limits<std::uint32_t>::max() : capacity;
        std::uint32_t gained = 0;
        while (spare > 0) {
            const std::uint32_t more = push_one(site, spare);
            if (more == 0) break;
            spare -= more;
            gained += more;
        }
        return gained;
    }

  private:
    struct Share {
        std::uint32_t site = 0;
        std::uint32_t households = 0;
    };
    /// `site` may take over households of `demand` from the next one on the path.
    struct Visit {
        std::uint32_t site = 0;
        std::uint32_t before = kNoSite;  // the visit from which it was come to
        std::uint32_t demand = kNoSite;  // of which that one takes over what this one serves
    };

    std::uint32_t served(std::uint32_t demand, std::uint32_t site) const {
        for (const Share& share : by_[demand])
            if (share.site == site) return share.households;
        return 0;
    }

    void change(std::uint32_t demand, std::uint32_t site, std::uint32_t more, std::uint32_t less) {
        for (Share& share : by_[demand])
            if (share.site == site) {
                share.households = share.households + more - less;
                return;
            }
        by_[demand].push_back({site, more});
    }

    /// The shortest chain: the new site takes over households from a site that in return serves
    /// others that nobody serves yet (or from nobody at all).
    std::uint32_t push_one(std::uint32_t site, std::uint32_t spare) {
        std::vector<Visit> visits{{.site = site}};
        std::vector<std::uint32_t> seen{site};
        for (std::uint32_t v = 0; v < visits.size(); ++v)
            for (const std::uint32_t demand : problem_->covers[visits[v].site]) {
                if (left_[demand] > 0) return move(visits, v, demand, spare);
                for (const Share& share : by_[demand]) {
                    if (share.households == 0 || std::ranges::find(seen, share.site) != seen.end())
                        continue;
                    seen.push_back(share.site);
                    visits.push_back({.site = share.site, .before = v, .demand = demand});
                }
            }
        return 0;
    }

    std::uint32_t move(const std::vector<Visit>& visits, std::uint32_t last, std::uint32_t free,
                       std::uint32_t spare) {
        std::uint32_t amount = std::min(spare, left_[free]);
        for (std::uint32_t v = last; visits[v].before != kNoSite; v = visits[v].before)
            amount = std::min(amount, served(visits[v].demand, visits[v].site));
        left_[free] -= amount;
        std::uint32_t takes = free;
        for (std::uint32_t v = last;; v = visits[v].before) {
            change(takes, visits[v].site, amount, 0);
            if (visits[v].before == kNoSite) break;
            change(visits[v].demand, visits[v].site, 0, amount);
            takes = visits[v].demand;
        }
        return amount;
    }

    const SiteCase* problem_;
    std::vector<std::uint32_t> left_;     // by demand: households that nobody serves
    std::vector<std::vector<Share>> by_;  // by demand: who serves how many
};

/// At most so many can be gained by a candidate, whatever was chosen before.
std::vector<std::uint32_t> upper_bounds(const SiteCase& problem) {
    std::vector<std::uint32_t> bounds;
    for (std::size_t c = 0; c < problem.covers.size(); ++c) {
        std::uint32_t sum = 0;
        for (const std::uint32_t demand : problem.covers[c]) sum += problem.households[demand];
        bounds.push_back(problem.capacity[c] == 0 ? sum : std::min(sum, problem.capacity[c]));
    }
    return bounds;
}

/// A block with households that are not covered, by one of its doors.
struct DemandDoor {
    std::uint32_t demand = 0;
    Point at;
    std::optional<route::Snap> snap;  // none as the crow flies
};

class SiteFinder {
  public:
    SiteFinder(const model::Snapshot& is, const WalkNet& walk, const SiteAsk& ask)
        : is_{is},
          walk_{walk},
          ask_{ask},
          reach_{reach_of(is, walk,
                          {.services = {ask.service},
                           .profile = ask.profile,
                           .moment = ask.moment,
                           .limit_min = ask.minutes})} {
        add_demands();
    }

    std::optional<SitePlan> plan(const std::function<bool(double)>& goes_on) {
        SitePlan plan{.measure = reach_.measure, .without = 0, .candidates = 0, .sites = {}};
        plan.without = std::accumulate(problem_.households.begin(), problem_.households.end(), 0U);
        std::vector<Supplier> candidates = site_candidates(is_);
        for (const Supplier& candidate : candidates) {
            const auto done = static_cast<double>(problem_.covers.size());
            if (!goes_on(done / static_cast<double>(candidates.size()))) return std::nullopt;
            problem_.covers.push_back(demands_near(candidate));
            problem_.capacity.push_back(ask_.capacity);
        }
        plan.candidates = static_cast<std::uint32_t>(candidates.size());
        for (const SitePick& pick : best_sites(problem_, ask_.count)) {
            Site site{.candidate = std::move(candidates[pick.candidate]),
                      .gained = pick.gained,
                      .in_reach = 0,
                      .rows = {}};
            for (const std::uint32_t demand : problem_.covers[pick.candidate]) {
                site.in_reach += problem_.households[demand];
                site.rows.push_back(row_[demand]);
            }
            plan.sites.push_back(std::move(site));
        }
        return plan;
    }

  private:
    void add_demands() {
        std::vector<geo::Box> boxes;
        const auto add = [&](const DemandDoor& door) {
            geo::Box box;
            box.add(door.at);
            boxes.push_back(box);
            door_.push_back(door);
        };
        for (Row row = 0; row < is_.places->size(); ++row) {
            if (is_.counts[row].households == 0 || reach_.within(row, ask_.minutes) ||
                !minutes_known(answer_of(is_, walk_, reach_, row)))
                continue;
            const auto demand = static_cast<std::uint32_t>(row_.size());
            row_.push_back(row);
            problem_.households.push_back(is_.counts[row].households);
            if (walk_.net->empty())
                add({demand, geo::label_point(is_.places->row[row].shape), std::nullopt});
            for (const WalkDoor& door : walk_.doors(row)) add({demand, door.door, door.at});
        }
        index_ = geo::BoxIndex{std::move(boxes)};
    }

    /// Ascending, each once.
    std::vector<std::uint32_t> demands_near(const Supplier& candidate) {
        std::vector<std::uint32_t> found;
        const double s_per_m = 60 / reach_.walks.metres_per_min;
        const double limit_s = ask_.minutes * 60.0;
        std::vector<route::Source> sources;
        for (const route::Snap& at : snaps_of(is_, walk_, candidate)) sources.push_back({.at = at});
        if (sources.empty() && !walk_.net->empty()) return found;
        if (reach_.costs) route::search(*walk_.net, *reach_.costs, sources, limit_s, work_);
        geo::Box around;
        around.add(candidate.at);
        // Nobody walks farther than as the crow flies; a wide ground lies around its middle.
        const double wide_m = sources.size() > 1 ? 1'000 : kDoorToWay_m;
        for (const std::uint32_t i : index_.touching(around.grown(limit_s / s_per_m + wide_m))) {
            const DemandDoor& door = door_[i];
            const double seconds =
                door.snap ? route::seconds_at(*walk_.net, *reach_.costs, work_, *door.snap)
                          : std::hypot(door.at.x - candidate.at.x, door.at.y - candidate.at.y) *
                                s_per_m * kWayRound;
            if (seconds <= limit_s) found.push_back(door.demand);
        }
        std::ranges::sort(found);
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    const model::Snapshot& is_;
    const WalkNet& walk_;
    const SiteAsk& ask_;
    WalkReach reach_;
    SiteCase problem_;
    std::vector<Row> row_;  // by demand
    std::vector<DemandDoor> door_;
    geo::BoxIndex index_;  // of `door_`
    route::Reach work_;
};

}  // namespace

std::vector<SitePick> best_sites(const SiteCase& problem, std::size_t count) {
    std::vector<std::uint32_t> bound = upper_bounds(problem);
    Serving serving{problem};
    std::vector<SitePick> picks;
    while (picks.size() < count && !bound.empty()) {
        // What was gained once is a bound from then on: only the best bounds are looked at again.
        for (;;) {
            const auto best =
                static_cast<std::uint32_t>(std::ranges::max_element(bound) - bound.begin());
            if (bound[best] == 0) return picks;
            Serving with = serving;
            const std::uint32_t gained = with.add(best);
            if (gained < bound[best]) {
                bound[best] = gained;
                continue;
            }
            picks.push_back({best, gained});
            serving = std::move(with);
            bound[best] = 0;  // chosen
            break;
        }
    }
    return picks;
}

std::vector<Supplier> site_candidates(const model::Snapshot& is) {
    std::vector<Supplier> candidates;
    for (Row row = 0; row < is.shops.size(); ++row) {
        const model::ShopRow& shop = is.shops[row];
        if (number(shop.id) == 0 || !is_vacant(shop)) continue;
        Supplier candidate = supplier_of(is, shop, row);
        if (candidate.placed) candidates.push_back(std::move(candidate));
    }
    for (Row row = 0; row < is.facilities->size(); ++row) {
        if ((*is.facilities)[row].kind != kPublicRoom) continue;
        Supplier candidate = supplier_of(is, (*is.facilities)[row], row);
        if (candidate.placed) candidates.push_back(std::move(candidate));
    }
    return candidates;
}

SitePlan best_sites(const model::Snapshot& is, const WalkNet& walk, const SiteAsk& ask) {
    return SiteFinder{is, walk, ask}.plan([](double) { return true; }).value();
}

std::optional<SitePlan> best_sites(const model::Snapshot& is, const WalkNet& walk,
                                   const SiteAsk& ask, const std::function<bool(double)>& goes_on) {
    return SiteFinder{is, walk, ask}.plan(goes_on);
}

}  // namespace derive
