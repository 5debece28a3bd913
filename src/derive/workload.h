// derive/workload.h — how much work a grid is, and how evenly a community shares it out
// (domain.md 7.4, C03).
//
//   load  = households + 0.3 let homes + 0.5 shops + 1.5 cared for + 2 issues of 30 days
//           + 10 km of street
//   index = load / full-time posts
//
// Amounts are sums of those of the leaves, so that they can be told of a division that does not
// hold yet: of a draft (derive/redivision.h).
#pragma once

#include "derive/derived.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace derive {

/// What one of each counts. Parameters: "workload.household", "workload.rented", "workload.shop",
/// "workload.cared", "workload.issue", "workload.patrol_km"; 0 leaves it out. "workload.part_time":
/// what share of a post somebody is who works part-time.
struct WorkWeights {
    double household = 1;
    double rented = 0.3;
    double shop = 0.5;
    double cared = 1.5;
    double issue = 2;
    double patrol_km = 10;
    double part_time = 0.5;

    friend bool operator==(const WorkWeights&, const WorkWeights&) = default;
};

/// As set for this store; what is not set, or cannot be meant, is as above.
WorkWeights work_weights(const model::Snapshot& is);

struct WorkAmount {
    std::uint32_t leaves = 0;
    std::uint32_t buildings = 0;
    std::uint32_t units = 0;
    std::uint32_t households = 0;
    std::uint32_t rented = 0;  // homes
    std::uint32_t shops = 0;
    std::uint32_t open = 0;    // issues
    std::uint32_t issues = 0;  // reported in the last kWorkIssues, whatever became of them
    double cared = 0;          // persons; see leaf_work
    double patrol_km = 0;      // of street segments

    WorkAmount& operator+=(const WorkAmount& other);
    friend bool operator==(const WorkAmount&, const WorkAmount&) = default;
};
inline constexpr base::Seconds kWorkIssues = std::chrono::hours{24 * 30};

double load_of(const WorkAmount& amount, const WorkWeights& weights);

/// By row of Places; of what is no leaf nothing. Who is cared for is told of communities alone, and
/// not in small numbers (domain.md 3.6): it is shared out to the leaves by their households.
/// Requires that `derived` is of `is`.
std::vector<WorkAmount> leaf_work(const model::Snapshot& is, const Derived& derived,
                                  base::Instant now);

/// Who works in one grid now; who only leads those who do (is_grid_leader) is no post. Somebody
/// with several grids is a share of a post in each; a role with 兼职 or "part" in it is part-time.
struct GridPosts {
    std::uint32_t workers = 0;
    double posts = 0;

    friend bool operator==(const GridPosts&, const GridPosts&) = default;
};
/// By row of Grids.
std::vector<GridPosts> grid_posts(const model::Snapshot& is, const WorkWeights& weights,
                                  base::Instant now);

/// All that does not depend on the division.
struct WorkBook {
    WorkWeights weights;
    std::vector<WorkAmount> leaf;  // by row of Places
    std::vector<GridPosts> posts;  // by row of Grids
};
WorkBook work_book(const model::Snapshot& is, const Derived& derived, base::Instant now);

struct GridWork {
    model::Row grid = model::kNoRow;
    WorkAmount amount;
    GridPosts held;
    double load = 0;
    double index = 0;  // load to a post; of a grid in which nobody works to one post

    bool vacant() const { return held.workers == 0; }
    friend bool operator==(const GridWork&, const GridWork&) = default;
};

/// By row of Grids. `grid_of` tells by row of Places in which grid a leaf is, or kNoRow.
std::vector<GridWork> grid_work(const WorkBook& book, std::span<const model::Row> grid_of);
/// Of the division that holds.
std::vector<GridWork> grid_work(const model::Snapshot& is, const WorkBook& book);

/// The coefficient of variation: standard deviation to mean, 0 when all are equal. Nothing for
/// fewer than two, or when there is no work.
std::optional<double> variation_of(std::span<const double> values);

struct CommunityLoad {
    model::Row community = model::kNoRow;
    std::vector<model::Row> grids;  // basic ones, in the order of basic_grids_of
    WorkAmount amount;              // in them
    double posts = 0;
    std::uint32_t vacant = 0;       // grids
    double mean = 0;                // of the indices
    std::optional<double> balance;  // of the indices: variation_of

    friend bool operator==(const CommunityLoad&, const CommunityLoad&) = default;
};
/// Of one community. Requires `work` by row of Grids.
CommunityLoad community_load(const model::Snapshot& is, std::span<const GridWork> work,
                             model::Row community);
/// Of all, in the order of communities_of.
std::vector<CommunityLoad> community_loads(const model::Snapshot& is,
                                           std::span<const GridWork> work);

/// Of the mean, the upper bounds of the classes 0 to 3.
inline constexpr std::array kWorkBounds{0.85, 1.15, 1.4, 1.8};
/// A class for the map: the index of a grid against the mean of its community. 0 less than 0.85 of
/// it, 1 about as much, 2 more than 1.15, 3 more than 1.4, 4 more than 1.8; 5 (kNotKnown) where
/// there is no work in the community.
std::uint8_t work_class(double index, double mean);

}  // namespace derive
