// derive/responsibility.h — who answers for each leaf, and where nobody does or two do: each list
// must come to nothing (domain.md C03, C32).
//
// The register decides in which grid a leaf is; the polygons of grids are held against it.
#pragma once

#include "base/time.h"
#include "model/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace derive {

enum class Answer : std::uint8_t {
    Held,    // somebody works in its basic grid now
    Vacant,  // nobody does
    NoGrid,  // it is in no basic grid of its community
    NotMeant,
};

/// A leaf whose label point lies in the polygon of a basic grid that is not its own, and not on its
/// border.
struct LeafInTwo {
    model::Row leaf = model::kNoRow;
    model::Row own = model::kNoRow;  // row of Grids; kNoRow in none
    model::Row other = model::kNoRow;
    bool in_own = false;  // in the polygon of its own as well: the two overlap

    friend bool operator==(const LeafInTwo&, const LeafInTwo&) = default;
};

/// A basic grid that more than one work in with the same role at once.
struct CrowdedGrid {
    model::Row grid = model::kNoRow;
    std::string role;
    std::vector<model::Row> held;  // rows of assignments

    friend bool operator==(const CrowdedGrid&, const CrowdedGrid&) = default;
};

/// A grid worker who has no grid of any kind, or several basic ones. Who leads others (网格长) may
/// have many.
struct WorkerGrids {
    model::StaffId staff{};
    model::Row community = model::kNoRow;  // the worker's own
    std::vector<model::Row> grids;         // ascending; empty, or at least two

    friend bool operator==(const WorkerGrids&, const WorkerGrids&) = default;
};

/// Of one community; all but the first three must reach 0.
struct CommunityDuty {
    model::Row community = model::kNoRow;
    std::uint32_t leaves = 0;
    std::uint32_t held = 0;  // of these: somebody answers for them
    std::uint32_t grids = 0;
    std::uint32_t no_grid = 0;     // leaves
    std::uint32_t nobody = 0;      // leaves in a vacant grid
    std::uint32_t households = 0;  // at leaves of either kind
    std::uint32_t vacant = 0;      // grids
    std::uint32_t in_two = 0;      // leaves
    std::uint32_t crowded = 0;     // grids and roles
    std::uint32_t no_grid_workers = 0;
    std::uint32_t several_workers = 0;  // workers with several grids

    bool at_zero() const {
        return no_grid + nobody + vacant + in_two + crowded + no_grid_workers + several_workers ==
               0;
    }
    friend bool operator==(const CommunityDuty&, const CommunityDuty&) = default;
};

/// Of all of them together; its community is kNoRow.
CommunityDuty sum_of(const std::vector<CommunityDuty>& communities);

struct Responsibility {
    base::Instant as_of = base::kNever;
    base::Instant until = base::kNever;  // somebody begins or ends then
    std::vector<Answer> answer;          // by row of Places; NotMeant of what is no leaf
    std::vector<model::Row> no_grid;     // leaves
    std::vector<model::Row> nobody;      // leaves
    std::vector<model::Row> vacant;      // basic grids
    std::vector<LeafInTwo> in_two;       // by leaf, then by the other grid
    std::vector<CrowdedGrid> crowded;
    std::vector<WorkerGrids> workers;
    std::vector<CommunityDuty> communities;  // in the order of communities_of
};

Responsibility responsibility_of(const model::Snapshot& is, base::Instant now);

/// Who works in a grid, and who leads those who do, by the text of a post or a role.
bool is_grid_worker(const std::string& post);
bool is_grid_leader(const std::string& role);

}  // namespace derive
