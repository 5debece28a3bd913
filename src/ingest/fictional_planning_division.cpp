// Another division of the community whose work is shared out worst, and what was divided otherwise
// before.
#include "ingest/fictional_planning_build.h"

#include <chrono>
#include <cmath>
#include <optional>
#include <utility>

namespace ingest::planning {

namespace {

using std::chrono::hours;

constexpr std::size_t kLeastGrids = 4;
constexpr std::size_t kMostMoved = 8;
constexpr std::size_t kMovedBefore = 5;

struct GridLoad {
    std::size_t grid = 0;  // in Rows::grids
    double load = 0;       // households
    std::vector<std::size_t> buildings;
};

std::vector<GridLoad> loads_of(const Town& town, const Community& community) {
    std::vector<GridLoad> loads;
    for (const std::size_t grid : community.grids) loads.push_back({.grid = grid, .buildings = {}});
    for (const std::size_t building : community.buildings)
        for (GridLoad& one : loads) {
            if (town.place(building).grid != town.rows.grids[one.grid].id) continue;
            one.load += town.households[building];
            one.buildings.push_back(building);
        }
    return loads;
}

/// The coefficient of variation; 0 of few.
double unevenness(const std::vector<GridLoad>& loads) {
    if (loads.size() < kLeastGrids) return 0;
    double sum = 0, squares = 0;
    for (const GridLoad& one : loads) {
        sum += one.load;
        squares += one.load * one.load;
    }
    const double n = static_cast<double>(loads.size());
    const double mean = sum / n;
    return mean > 0 ? std::sqrt(std::max(0.0, squares / n - mean * mean)) / mean : 0;
}

bool are_neighbours(const geo::Shape& a, const geo::Shape& b) {
    constexpr int kSharedPoints = 2;
    int shared = 0;
    for (const geo::Point p : a.parts.front())
        shared += std::ranges::find(b.parts.front(), p) != b.parts.front().end() ? 1 : 0;
    return shared >= kSharedPoints;
}

struct Step {
    std::size_t from = 0;  // of the loads
    std::size_t to = 0;
};

/// From a grid to a neighbour that has much less to do: where most is gained.
std::optional<Step> best_step(const Town& town, const std::vector<GridLoad>& loads) {
    std::optional<Step> best;
    double most = 0;
    for (std::size_t from = 0; from < loads.size(); ++from)
        for (std::size_t to = 0; to < loads.size(); ++to) {
            const double gap = loads[from].load - loads[to].load;
            if (gap <= most || loads[to].buildings.empty() ||
                !are_neighbours(town.rows.grids[loads[from].grid].shape,
                                town.rows.grids[loads[to].grid].shape))
                continue;
            most = gap;
            best = Step{from, to};
        }
    return best;
}

/// Of the buildings of a grid those nearest to another, the nearest first.
std::vector<std::size_t> nearest_to(const Town& town, const GridLoad& from, const GridLoad& to) {
    const geo::Shape& target = town.rows.grids[to.grid].shape;
    std::vector<std::pair<double, std::size_t>> away;
    for (const std::size_t building : from.buildings)
        away.emplace_back(geo::distance(target, geo::label_point(town.place(building).shape)),
                          building);
    std::ranges::sort(away);
    std::vector<std::size_t> order;
    for (const auto& [metres, building] : away) order.push_back(building);
    return order;
}

void draft_moves(Town& town, const std::vector<GridLoad>& loads, const Step& step,
                 model::DraftId draft) {
    const GridLoad& from = loads[step.from];
    const GridLoad& to = loads[step.to];
    const double wanted = (from.load - to.load) / 2;
    double moved = 0;
    std::size_t count = 0;
    for (const std::size_t building : nearest_to(town, from, to)) {
        const double load = town.households[building];
        if (count >= kMostMoved || (count > 0 && moved + load > wanted)) break;
        moved += load;
        ++count;
        town.rows.draft_moves.push_back(
            {.id = model::DraftMoveId{static_cast<std::int64_t>(town.rows.draft_moves.size()) + 1},
             .draft = draft,
             .place = town.place(building).id,
             .grid = town.rows.grids[to.grid].id,
             .from = town.rows.grids[from.grid].id});
    }
}

/// Some houses were their neighbour's until last year.
void remember_before(Town& town, const std::vector<GridLoad>& loads, const Step& step) {
    constexpr int kDaysAgo = 230;
    const base::Instant until = base::midnight_before(town.now) - hours{24 * kDaysAgo};
    std::size_t count = 0;
    for (const std::size_t building : nearest_to(town, loads[step.to], loads[step.from])) {
        if (++count > kMovedBefore) break;
        town.rows.grid_history.push_back(
            {.id =
                 model::GridHistoryId{static_cast<std::int64_t>(town.rows.grid_history.size()) + 1},
             .place = town.place(building).id,
             .grid = town.rows.grids[loads[step.from].grid].id,
             .until = until});
    }
}

}  // namespace

void add_division(Town& town) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < town.communities.size(); ++i)
        order.emplace_back(-unevenness(loads_of(town, town.communities[i])), i);
    std::ranges::sort(order);
    bool drafted = false;
    for (const auto& [uneven, number] : order) {
        const std::vector<GridLoad> loads = loads_of(town, town.communities[number]);
        const std::optional<Step> step = best_step(town, loads);
        if (!step) continue;
        if (drafted) {
            remember_before(town, loads, *step);
            return;
        }
        town.rows.drafts.push_back({.id = model::DraftId{1},
                                    .name = town.place(town.communities[number]).name + "均衡方案",
                                    .author = "街道规划组",
                                    .at = town.now - hours{29}});
        draft_moves(town, loads, *step, model::DraftId{1});
        drafted = true;
    }
}

}  // namespace ingest::planning
