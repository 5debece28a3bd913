#include "derive/workload.h"

#include "derive/communities.h"
#include "derive/duty.h"
#include "derive/responsibility.h"
#include "derive/services.h"
#include "derive/theme.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>

namespace derive {

using base::Instant;
using model::Kind;
using model::kNoRow;
using model::number;
using model::Row;

namespace {

constexpr double kMetresInKm = 1'000;

/// 0 of a number that is not told as one.
std::uint32_t number_told(const std::string& shown) {
    std::uint32_t told = 0;
    const auto [end, bad] = std::from_chars(shown.data(), shown.data() + shown.size(), told);
    return bad == std::errc{} && end == shown.data() + shown.size() ? told : 0;
}

/// By row of Places, of communities: how many are cared for to one household.
std::vector<double> cared_by_household(const model::Snapshot& is,
                                       const std::vector<Row>& community) {
    std::vector<std::uint32_t> households(is.places->size());
    for (Row row = 0; row < is.places->size(); ++row)
        if (community[row] != kNoRow && model::is_leaf(is.places->kind[row]))
            households[community[row]] += is.counts[row].households;
    std::vector<double> cared(is.places->size());
    for (const model::CareCount& count : *is.care) {
        const Row row = model::row_of(*is.places, count.place);
        if (row == kNoRow || households[row] == 0 || !count.category.starts_with("G")) continue;
        cared[row] += static_cast<double>(number_told(count.shown)) / households[row];
    }
    return cared;
}

WorkAmount amount_at(const model::Snapshot& is, const Derived& derived, Row leaf,
                     double cared_by_one) {
    const model::Counts& counts = is.counts[leaf];
    WorkAmount amount{.leaves = 1,
                      .buildings = is.places->kind[leaf] == Kind::Building ? 1U : 0U,
                      .units = counts.units,
                      .households = counts.households,
                      .rented = counts.units_rented,
                      .shops = counts.shops,
                      .open = derived.own[leaf].open};
    amount.cared = cared_by_one * counts.households;
    if (is.places->kind[leaf] == Kind::Street)
        amount.patrol_km = geo::length_m(is.places->row[leaf].shape) / kMetresInKm;
    return amount;
}

bool is_part_time(const std::string& role) {
    return role.find("兼职") != std::string::npos || role.find("part") != std::string::npos;
}

}  // namespace

WorkWeights work_weights(const model::Snapshot& is) {
    WorkWeights weights;
    const auto take = [&](const char* key, double& weight, double most) {
        const std::optional<double> set = parameter(is, key);
        if (set && std::isfinite(*set) && *set >= 0 && *set <= most) weight = *set;
    };
    constexpr double kMost = 1'000;
    take("workload.household", weights.household, kMost);
    take("workload.rented", weights.rented, kMost);
    take("workload.shop", weights.shop, kMost);
    take("workload.cared", weights.cared, kMost);
    take("workload.issue", weights.issue, kMost);
    take("workload.patrol_km", weights.patrol_km, kMost);
    double part_time = weights.part_time;
    take("workload.part_time", part_time, 1);
    if (part_time > 0) weights.part_time = part_time;
    return weights;
}

WorkAmount& WorkAmount::operator+=(const WorkAmount& other) {
    leaves += other.leaves;
    buildings += other.buildings;
    units += other.units;
    households += other.households;
    rented += other.rented;
    shops += other.shops;
    open += other.open;
    issues += other.issues;
    cared += other.cared;
    patrol_km += other.patrol_km;
    return *this;
}

double load_of(const WorkAmount& amount, const WorkWeights& weights) {
    return weights.household * amount.households + weights.rented * amount.rented +
           weights.shop * amount.shops + weights.cared * amount.cared +
           weights.issue * amount.issues + weights.patrol_km * amount.patrol_km;
}

std::vector<WorkAmount> leaf_work(const model::Snapshot& is, const Derived& derived, Instant now) {
    const std::vector<Row> community = community_by_row(*is.places);
    const std::vector<double> cared = cared_by_household(is, community);
    std::vector<WorkAmount> work(is.places->size());
    for (Row row = 0; row < is.places->size(); ++row)
        if (model::is_leaf(is.places->kind[row]))
            work[row] =
                amount_at(is, derived, row, community[row] == kNoRow ? 0 : cared[community[row]]);
    for (Row row = 0; row < derived.issue.size(); ++row) {
        const IssueMark& mark = derived.issue[row];
        if (!mark.there || mark.at == kNoRow || work[mark.at].leaves == 0) continue;
        const Instant reported = is.issues[row].row.reported;
        if (reported <= now && reported > now - kWorkIssues) work[mark.at].issues += 1;
    }
    return work;
}

std::vector<GridPosts> grid_posts(const model::Snapshot& is, const WorkWeights& weights,
                                  Instant now) {
    std::map<model::StaffId, std::map<Row, double>> posts_of;  // of each of the staff, by grid
    for (const model::AssignmentRow& duty : *is.assignments) {
        if (number(duty.grid) == 0 || !is_current(duty, now) || is_grid_leader(duty.role)) continue;
        const Row grid = model::row_of(*is.grids, duty.grid);
        if (grid == kNoRow) continue;
        double& post = posts_of[duty.staff][grid];
        post = std::max(post, is_part_time(duty.role) ? weights.part_time : 1.0);
    }
    std::vector<GridPosts> held(is.grids->row.size());
    for (const auto& [staff, grids] : posts_of)
        for (const auto& [grid, post] : grids) {
            held[grid].workers += 1;
            held[grid].posts += post / static_cast<double>(grids.size());
        }
    return held;
}

WorkBook work_book(const model::Snapshot& is, const Derived& derived, Instant now) {
    WorkBook book;
    book.weights = work_weights(is);
    book.leaf = leaf_work(is, derived, now);
    book.posts = grid_posts(is, book.weights, now);
    return book;
}

std::vector<GridWork> grid_work(const WorkBook& book, std::span<const Row> grid_of) {
    std::vector<GridWork> work(book.posts.size());
    for (Row grid = 0; grid < work.size(); ++grid) {
        work[grid].grid = grid;
        work[grid].held = book.posts[grid];
    }
    for (std::size_t leaf = 0; leaf < grid_of.size(); ++leaf)
        if (grid_of[leaf] != kNoRow) work[grid_of[leaf]].amount += book.leaf[leaf];
    for (GridWork& one : work) {
        one.load = load_of(one.amount, book.weights);
        one.index = one.load / (one.held.posts > 0 ? one.held.posts : 1);
    }
    return work;
}

std::vector<GridWork> grid_work(const model::Snapshot& is, const WorkBook& book) {
    return grid_work(book, is.places->grid);
}

std::optional<double> variation_of(std::span<const double> values) {
    if (values.size() < 2) return std::nullopt;
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    if (mean <= 0) return std::nullopt;
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / count) / mean;
}

CommunityLoad community_load(const model::Snapshot& is, std::span<const GridWork> work,
                             Row community) {
    CommunityLoad sum{.community = community, .grids = basic_grids_of(*is.grids, community)};
    std::vector<double> indices;
    for (const Row grid : sum.grids) {
        sum.amount += work[grid].amount;
        sum.posts += work[grid].held.posts;
        sum.vacant += work[grid].vacant() ? 1U : 0U;
        indices.push_back(work[grid].index);
    }
    if (!indices.empty())
        sum.mean = std::accumulate(indices.begin(), indices.end(), 0.0) /
                   static_cast<double>(indices.size());
    sum.balance = variation_of(indices);
    return sum;
}

std::vector<CommunityLoad> community_loads(const model::Snapshot& is,
                                           std::span<const GridWork> work) {
    std::vector<CommunityLoad> all;
    for (const Row community : communities_of(*is.places))
        all.push_back(community_load(is, work, community));
    return all;
}

std::uint8_t work_class(double index, double mean) {
    if (mean <= 0) return kNotKnown;
    std::uint8_t klass = 0;
    for (const double bound : kWorkBounds)
        if (index > bound * mean) ++klass;
    return klass;
}

}  // namespace derive
