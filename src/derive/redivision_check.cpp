#include "derive/redivision_check.h"

#include "derive/communities.h"

#include <algorithm>
#include <optional>

namespace derive {

using model::kNoRow;
using model::Row;

namespace {

std::optional<Flaw> flaw_of(const model::Grids& grids, Row grid, Row community) {
    if (community == kNoRow) return Flaw::Elsewhere;
    if (grid == kNoRow) return Flaw::InNone;
    if (grids.community[grid] != community) return Flaw::Elsewhere;
    if (!is_basic(grids.row[grid])) return Flaw::NotBasic;
    return std::nullopt;
}

/// Leaves of the net that are in one grid, as numbers.
std::vector<std::uint32_t> leaves_in(const LeafNet& net, const Division& division, Row grid) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < net.leaf.size(); ++i)
        if (division.grid[net.leaf[i]] == grid) numbers.push_back(i);
    return numbers;
}

/// Rows of the leaves that are apart from most of the grid.
std::vector<Row> torn_off(const LeafNet& net, std::span<const std::uint32_t> members) {
    std::vector<Row> apart;
    const auto parts = parts_of(net, members);
    for (std::size_t part = 1; part < parts.size(); ++part)
        for (const std::uint32_t number : parts[part]) apart.push_back(net.leaf[number]);
    std::ranges::sort(apart);
    return apart;
}

}  // namespace

std::vector<DivisionFlaw> leaf_flaws(const model::Snapshot& is, const Division& division) {
    const std::vector<Row> community_of = community_by_row(*is.places);
    std::vector<DivisionFlaw> flaws;
    for (Row leaf = 0; leaf < is.places->size(); ++leaf) {
        if (!model::is_leaf(is.places->kind[leaf])) continue;
        const Row grid = division.grid[leaf];
        if (const auto flaw = flaw_of(*is.grids, grid, community_of[leaf]))
            flaws.push_back({*flaw, grid, {leaf}, is.places->grid[leaf] == grid});
    }
    return flaws;
}

std::vector<DivisionFlaw> division_flaws(const model::Snapshot& is, const LeafNet& net,
                                         const Division& division) {
    std::vector<DivisionFlaw> flaws;
    for (const Row leaf : net.leaf) {
        const Row grid = division.grid[leaf];
        if (const auto flaw = flaw_of(*is.grids, grid, net.community))
            flaws.push_back({*flaw, grid, {leaf}, is.places->grid[leaf] == grid});
    }
    const Division now = division_now(is);
    for (const Row grid : basic_grids_of(*is.grids, net.community)) {
        const auto members = leaves_in(net, division, grid);
        const auto before = leaves_in(net, now, grid);
        if (members.empty()) flaws.push_back({Flaw::Empty, grid, {}, before.empty()});
        std::vector<Row> apart = torn_off(net, members);
        if (!apart.empty())
            flaws.push_back({Flaw::Torn, grid, std::move(apart), !torn_off(net, before).empty()});
    }
    return flaws;
}

}  // namespace derive
