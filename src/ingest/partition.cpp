#include "ingest/partition.h"

#include "ingest/lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>
#include <set>

namespace ingest {

using geo::Point;

namespace {

constexpr int kSweeps = 12;             // directions from which a cut is tried
constexpr int kRounds = 8;              // of bettering along a border
constexpr double kFair = 0.08;          // share by which a half may miss its weight without remark
constexpr double kUnfair = 0.25;        // and beyond which hardly any border is worth it
constexpr double kNextToNobody = 0.25;  // of a part's fair weight
constexpr double kNobody = -1;

using Numbers = std::vector<std::uint32_t>;

/// One cut in two: of the pieces in `members`, those on side 1 are `second`.
class Halves {
  public:
    Halves(const Neighbourhood& ground, const Numbers& members, double share,
           std::vector<int>& side)
        : ground_{ground}, members_{members}, side_{side} {
        for (const std::uint32_t m : members) total_ += ground.weight[m];
        wanted_ = total_ * share;
        border_scale_ = scale();
    }

    /// Leaves in `side_` the best cut found: 0 or 1 for each member.
    void cut() {
        std::vector<int> best;
        double best_cost = std::numeric_limits<double>::infinity();
        for (int k = 0; k < kSweeps; ++k) {
            const double angle = 2 * std::numbers::pi * k / kSweeps;
            sweep({std::cos(angle), std::sin(angle)});
            better();
            const double cost = border() / border_scale_ + unfair(weight_of_first());
            if (cost >= best_cost - 1e-9) continue;
            best_cost = cost;
            best.clear();
            for (const std::uint32_t m : members_) best.push_back(side_[m]);
        }
        for (std::size_t i = 0; i < members_.size(); ++i) side_[members_[i]] = best[i];
    }

  private:
    // What a member's side is while others, of parts cut before, keep theirs at -1.
    bool inside(std::uint32_t piece) const { return side_[piece] >= 0; }

    double scale() const {
        double sum = 0;
        for (const std::uint32_t m : members_)
            for (const auto& side : ground_.sides[m])
                if (inside(side.to)) sum += side.cost;
        // The border of one half of a square of n pieces runs along about sqrt(n) of 2 n sides.
        return std::max(1.0,
                        sum / 2 / std::max(1.0, std::sqrt(static_cast<double>(members_.size()))));
    }

    double unfair(double first) const {
        if (total_ <= 0) return 0;
        const double off = std::abs(first - wanted_) / std::min(wanted_, total_ - wanted_);
        return std::max(0.0, off - kFair) + 8 * std::max(0.0, off - kUnfair);
    }

    double weight_of_first() const {
        double sum = 0;
        for (const std::uint32_t m : members_)
            if (side_[m] == 0) sum += ground_.weight[m];
        return sum;
    }

    double border() const {
        double sum = 0;
        for (const std::uint32_t m : members_)
            for (const auto& side : ground_.sides[m])
                if (side_[m] == 0 && side_[side.to] == 1) sum += side.cost;
        return sum;
    }

    /// Grows the first half from the farthest piece along `direction`, and goes back to where its
    /// border was cheapest for what it weighs.
    void sweep(Point direction) {
        using Next = std::pair<double, std::uint32_t>;
        std::priority_queue<Next, std::vector<Next>, std::greater<>> front;
        std::uint32_t first = members_[0];
        for (const std::uint32_t m : members_) {
            side_[m] = 1;
            if (dot(ground_.at[m], direction) < dot(ground_.at[first], direction)) first = m;
        }
        double weight = 0;
        double border = 0;
        double cheapest = std::numeric_limits<double>::infinity();
        std::size_t kept = 0;
        Numbers grown;
        front.emplace(0, first);
        while (!front.empty() && grown.size() + 1 < members_.size()) {
            const std::uint32_t piece = front.top().second;
            front.pop();
            if (side_[piece] == 0) continue;
            side_[piece] = 0;
            weight += ground_.weight[piece];
            grown.push_back(piece);
            for (const auto& side : ground_.sides[piece]) {
                if (!inside(side.to)) continue;
                border += side_[side.to] == 1 ? side.cost : -side.cost;
                if (side_[side.to] == 1)
                    front.emplace(dot(ground_.at[side.to], direction), side.to);
            }
            const double cost = border / border_scale_ + unfair(weight);
            if (cost < cheapest - 1e-9) {
                cheapest = cost;
                kept = grown.size();
            }
            if (weight > 1.5 * wanted_ && kept > 0) break;
        }
        for (std::size_t i = kept; i < grown.size(); ++i) side_[grown[i]] = 1;
        gather();
    }

    /// What the sweep has cut off from the main body of the second half joins the first.
    void gather() {
        Numbers body;
        double heaviest = kNobody;
        std::vector<Numbers> bodies;
        for (const std::uint32_t m : members_) {
            if (side_[m] != 1) continue;
            Numbers found{m};
            side_[m] = 2;
            double weight = 0;
            for (std::size_t i = 0; i < found.size(); ++i) {
                weight += ground_.weight[found[i]] + 1e-3;
                for (const auto& side : ground_.sides[found[i]]) {
                    if (side_[side.to] != 1) continue;
                    side_[side.to] = 2;
                    found.push_back(side.to);
                }
            }
            if (weight > heaviest) {
                heaviest = weight;
                body.swap(found);
            }
        }
        for (const std::uint32_t m : members_)
            if (side_[m] == 2) side_[m] = 0;
        for (const std::uint32_t b : body) side_[b] = 1;
    }

    /// Whether its half still hangs together without `piece`: its neighbours there are one chain
    /// around it, or are found from one another within a few steps.
    bool can_leave(std::uint32_t piece) {
        const int half = side_[piece];
        Numbers around;
        for (const auto& side : ground_.sides[piece])
            if (side_[side.to] == half) around.push_back(side.to);
        if (around.empty()) return false;
        Numbers found{around[0]};
        std::set<std::uint32_t> seen{piece, around[0]};
        std::size_t missing = around.size() - 1;
        for (std::size_t i = 0; i < found.size() && missing > 0 && found.size() < 400; ++i)
            for (const auto& side : ground_.sides[found[i]])
                if (side_[side.to] == half && seen.insert(side.to).second) {
                    found.push_back(side.to);
                    if (std::ranges::find(around, side.to) != around.end()) --missing;
                }
        return missing == 0;
    }

    /// Pieces at the border change sides as long as that makes the cut cheaper.
    void better() {
        double first = weight_of_first();
        for (int round = 0; round < kRounds; ++round) {
            bool moved = false;
            for (const std::uint32_t m : members_) {
                double with = 0;
                double against = 0;
                for (const auto& side : ground_.sides[m]) {
                    if (!inside(side.to)) continue;
                    (side_[side.to] == side_[m] ? with : against) += side.cost;
                }
                if (against <= 0) continue;
                const double after = first + (side_[m] == 0 ? -1 : 1) * ground_.weight[m];
                const double gain =
                    (against - with) / border_scale_ + unfair(first) - unfair(after);
                if (gain <= 1e-6 || !can_leave(m)) continue;
                side_[m] = 1 - side_[m];
                first = after;
                moved = true;
            }
            if (!moved) break;
        }
    }

    const Neighbourhood& ground_;
    const Numbers& members_;
    std::vector<int>& side_;
    double total_ = 0;
    double wanted_ = 0;
    double border_scale_ = 1;
};

void divide_among(const Neighbourhood& ground, Numbers members, int first, int parts,
                  std::vector<int>& part, std::vector<int>& side) {
    if (parts <= 1 || members.size() < 2) {
        for (const std::uint32_t m : members) part[m] = first;
        return;
    }
    const int half = parts / 2;
    for (const std::uint32_t m : members) side[m] = 0;
    Halves{ground, members, static_cast<double>(half) / parts, side}.cut();
    std::array<Numbers, 2> halves;
    std::array<double, 2> weight{};
    for (const std::uint32_t m : members) {
        const auto which = static_cast<std::size_t>(side[m]);
        halves.at(which).push_back(m);
        weight.at(which) += ground.weight[m];
    }
    for (const std::uint32_t m : members) side[m] = -1;
    const double total = weight[0] + weight[1];
    // Where one piece outweighs all others, a cut would leave a part with next to nobody.
    if (std::min(weight[0], weight[1]) < kNextToNobody * total / parts) {
        for (const std::uint32_t m : members) part[m] = first;
        return;
    }
    const int share = static_cast<int>(std::lround(parts * weight[0] / total));
    const int of_first = std::clamp(share, 1, parts - 1);
    divide_among(ground, std::move(halves[0]), first, of_first, part, side);
    divide_among(ground, std::move(halves[1]), first + of_first, parts - of_first, part, side);
}

}  // namespace

void connect(Neighbourhood& ground) {
    const std::size_t size = ground.weight.size();
    std::vector<int> body(size, -1);
    std::vector<Numbers> bodies;
    for (std::uint32_t i = 0; i < size; ++i) {
        if (body[i] >= 0) continue;
        const int number = static_cast<int>(bodies.size());
        Numbers found{i};
        body[i] = number;
        for (std::size_t k = 0; k < found.size(); ++k)
            for (const auto& side : ground.sides[found[k]])
                if (body[side.to] < 0) {
                    body[side.to] = number;
                    found.push_back(side.to);
                }
        bodies.push_back(std::move(found));
    }
    // Each small body joins whatever is nearest, the largest last; so one way leads to all.
    std::ranges::stable_sort(bodies, {}, &Numbers::size);
    for (std::size_t b = 0; b + 1 < bodies.size(); ++b) {
        double nearest = std::numeric_limits<double>::infinity();
        std::pair<std::uint32_t, std::uint32_t> bridge{};
        for (std::size_t c = b + 1; c < bodies.size(); ++c)
            for (const std::uint32_t i : bodies[b])
                for (const std::uint32_t k : bodies[c]) {
                    const double apart = distance_between(ground.at[i], ground.at[k]);
                    if (apart >= nearest) continue;
                    nearest = apart;
                    bridge = {i, k};
                }
        ground.sides[bridge.first].push_back({bridge.second, 1});
        ground.sides[bridge.second].push_back({bridge.first, 1});
        // The smaller body is part of the larger one from now on.
        for (std::size_t c = b + 1; c < bodies.size(); ++c)
            if (std::ranges::find(bodies[c], bridge.second) != bodies[c].end()) {
                bodies[c].insert(bodies[c].end(), bodies[b].begin(), bodies[b].end());
                break;
            }
    }
}

std::vector<int> partition(const Neighbourhood& ground, int parts) {
    std::vector<int> part(ground.weight.size(), 0);
    std::vector<int> side(ground.weight.size(), -1);
    Numbers all(ground.weight.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
    divide_among(ground, std::move(all), 0, parts, part, side);
    // A piece too heavy to be cut leaves some parts empty.
    std::set<int> used{part.begin(), part.end()};
    for (int& p : part) p = static_cast<int>(std::distance(used.begin(), used.find(p)));
    return part;
}

}  // namespace ingest
