#include "ingest/fictional_plan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ingest::town {

using base::Random;
using geo::Point;

namespace {

constexpr double kFrontsPerSubdistrict = 2500;
constexpr double kFrontsPerMetre = 0.15;  // of a side with shops, gaps and gates taken off

/// How many lots of a sub-district have each use; the rest are slabs.
struct Quota {
    Use use;
    int lots;
};

std::vector<Quota> quotas_of(Flavour flavour) {
    std::vector<Quota> quotas{{Use::Park, 5},    {Use::Square, 1},   {Use::Market, 1},
                              {Use::Mall, 1},    {Use::Hospital, 1}, {Use::School, 5},
                              {Use::Offices, 5}, {Use::Sports, 2}};
    const auto homes = [&](int old, int work, int towers, int mid) {
        quotas.insert(quotas.end(), {{Use::OldLanes, old},
                                     {Use::WorkUnit, work},
                                     {Use::Towers, towers},
                                     {Use::MidRise, mid}});
    };
    switch (flavour) {
        case Flavour::Mixed:
            homes(5, 8, 5, 8);
            break;
        case Flavour::Old:
            homes(12, 7, 2, 5);
            break;
        case Flavour::Industrial:
            homes(3, 20, 2, 4);
            break;
        case Flavour::NewTown:
            homes(1, 3, 9, 14);
            break;
        case Flavour::Learned:
            homes(4, 8, 6, 9);
            for (Quota& quota : quotas)
                if (quota.use == Use::School) quota.lots = 8;
            break;
    }
    return quotas;
}

double away(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// What chance decides about a sub-district: where it is old, where it is new, where the works
/// were built.
struct Anchors {
    Point centre, old, works, fresh;
};

Anchors anchors_of(const Subdistrict& s, const River& river, Random& random) {
    const auto inside = [&](double x, double y) {
        return Point{s.cell.x0 + x * s.cell.width(), s.cell.y0 + y * s.cell.height()};
    };
    Anchors a;
    a.centre = inside(0.4 + 0.2 * random.unit(), 0.4 + 0.2 * random.unit());
    a.old = inside(0.25 + 0.5 * random.unit(), 0.3 + 0.4 * random.unit());
    // The oldest houses stand at the river, where there is one.
    if (river.y0 > s.cell.y0 && river.y1 < s.cell.y1) a.old.y = river.y1 + 220;
    const bool east = random.chance(0.5);
    const bool north = random.chance(0.5);
    a.works = inside(east ? 0.9 : 0.1, north ? 0.9 : 0.1);
    a.fresh = inside(east ? 0.1 : 0.9, north ? 0.15 : 0.85);
    return a;
}

/// Hands out the lots of one sub-district.
class Zoner {
  public:
    Zoner(Plan& plan, std::vector<std::size_t> lots, Random& random)
        : plan_{plan}, free_{std::move(lots)}, random_{random} {}

    /// To the free lots with the lowest score.
    template <class Score>
    void give(Use use, int count, Score score) {
        for (; count > 0 && !free_.empty(); --count) {
            std::size_t best = 0;
            double lowest = std::numeric_limits<double>::infinity();
            for (std::size_t i = 0; i < free_.size(); ++i) {
                const double s = score(plan_.lots[free_[i]]);
                if (s >= lowest) continue;
                lowest = s;
                best = i;
            }
            plan_.lots[free_[best]].use = use;
            given_.push_back(free_[best]);
            free_.erase(free_.begin() + static_cast<std::ptrdiff_t>(best));
        }
    }

    /// Near a point, but not in a neat circle around it.
    void give_near(Use use, int count, Point anchor) {
        std::vector<double> luck(plan_.lots.size(), 1.0);
        for (const std::size_t lot : free_) luck[lot] = 0.55 + 0.9 * random_.unit();
        give(use, count, [&](const Lot& lot) {
            return away(lot.box.centre(), anchor) *
                   luck[static_cast<std::size_t>(&lot - plan_.lots.data())];
        });
    }

    /// Far from all others of the same use, on ground that is large enough.
    void spread(Use use, int count) {
        give(use, count, [&](const Lot& lot) {
            double nearest = 900;
            for (const std::size_t other : given_)
                if (plan_.lots[other].use == use)
                    nearest =
                        std::min(nearest, away(plan_.lots[other].box.centre(), lot.box.centre()));
            const double narrow = std::min(lot.box.width(), lot.box.height());
            return -nearest - 2.2 * std::min(narrow, 220.0) - 150 * random_.unit();
        });
    }

  private:
    Plan& plan_;
    std::vector<std::size_t> free_;
    std::vector<std::size_t> given_;
    Random& random_;
};

void zone_subdistrict(Plan& plan, std::size_t number, Random& random) {
    std::vector<std::size_t> lots;
    for (std::size_t i = 0; i < plan.lots.size(); ++i)
        if (plan.communities[plan.lots[i].community].subdistrict == number) lots.push_back(i);
    const Anchors anchors = anchors_of(plan.subdistricts[number], plan.river, random);
    Zoner zoner{plan, std::move(lots), random};
    for (const Quota& quota : quotas_of(plan.subdistricts[number].flavour)) {
        switch (quota.use) {
            case Use::Park:
            case Use::School:
            case Use::Sports:
            case Use::Hospital:
                zoner.spread(quota.use, quota.lots);
                break;
            case Use::Square:
            case Use::Mall:
            case Use::Offices:
                zoner.give_near(quota.use, quota.lots, anchors.centre);
                break;
            case Use::Market:
            case Use::OldLanes:
                zoner.give_near(quota.use, quota.lots, anchors.old);
                break;
            case Use::WorkUnit:
                zoner.give_near(quota.use, quota.lots, anchors.works);
                break;
            case Use::Towers:
            case Use::MidRise:
                zoner.give_near(quota.use, quota.lots, anchors.fresh);
                break;
            case Use::Slabs:
                break;
        }
    }
}

int liking_for_shops(Use use) {
    switch (use) {
        case Use::Park:
        case Use::Sports:
        case Use::Square:
        case Use::School:
        case Use::Hospital:
            return -1000;
        case Use::Mall:
        case Use::Offices:
            return -30;
        case Use::Market:
        case Use::OldLanes:
            return 25;
        case Use::Slabs:
        case Use::WorkUnit:
            return 10;
        case Use::MidRise:
        case Use::Towers:
            return 0;
    }
    return 0;
}

/// The busiest sides get shops until there are as many as there should be.
void place_shops(Plan& plan, std::size_t subdistrict, const Bend& bend, Random& random) {
    struct Candidate {
        std::size_t lot;
        std::size_t side;
        int rank;
        double fronts;
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < plan.lots.size(); ++i) {
        const Lot& lot = plan.lots[i];
        if (plan.communities[lot.community].subdistrict != subdistrict) continue;
        for (std::size_t side = 0; side < 4; ++side) {
            if (lot.side.at(side).segment == kNone) continue;
            const Line line = line_of(lot.box, side);
            const double drawn = line.vertical ? lot.box.height() : lot.box.width();
            const double middle = line.vertical ? lot.box.centre().y : lot.box.centre().x;
            const int rank = plan.segments[lot.side.at(side).segment].bustle +
                             liking_for_shops(lot.use) + random.between(-12, 12);
            if (rank < -200) continue;
            const double fronts =
                std::max(0.0, drawn * bend.stretch(line, middle) - 70) * kFrontsPerMetre;
            candidates.push_back({i, side, rank, fronts});
        }
    }
    std::ranges::stable_sort(candidates, std::greater{}, &Candidate::rank);
    double wanted = kFrontsPerSubdistrict;
    for (const Candidate& candidate : candidates) {
        if (wanted <= 0) break;
        wanted -= candidate.fronts;
        plan.lots[candidate.lot].side.at(candidate.side).shops = true;
    }
}

}  // namespace

void zone(Plan& plan, const Bend& bend, Random& random) {
    for (std::size_t s = 0; s < plan.subdistricts.size(); ++s) {
        zone_subdistrict(plan, s, random);
        place_shops(plan, s, bend, random);
    }
}

}  // namespace ingest::town
