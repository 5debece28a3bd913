// route/crossings.h — lines that cross on paper become ways that meet.
#pragma once

#include "route/network.h"

#include <span>
#include <vector>

namespace route {

/// A way, or what lies of it between two joints.
struct Piece {
    Way way;
    std::uint32_t of = 0;  // which of the ways it comes from
};

/// Cuts ways where they cross and where an end lies on them to `tolerance_m`; ends move onto what
/// they nearly touch. Two noded ways meet at their ends only, and those do not move. A bridge (or
/// what passes below) is met at its ends only.
std::vector<Piece> split_crossings(std::span<const Way> ways, double tolerance_m);

/// A street as a map has it: its middle line, and how wide it is.
struct Street {
    geo::Ring line;
    double width_m = 0;
    WayKind kind = WayKind::Road;
    bool step_free = true;
    std::int64_t id = 0;
};

/// What ends this little beside a street still ends on it.
inline constexpr double kBesideStreet_m = 1.0;
/// How far the ends of streets may miss one another.
inline constexpr double kStreetEnds_m = 0.5;

/// Ways along the middle of streets, cut at crossings and marked as derived; first those of
/// `drawn`, as they are. What ends at the kerb of a street, drawn or not, leads on to its middle.
std::vector<Way> ways_from_streets(std::span<const Street> streets,
                                   std::span<const Way> drawn = {});

}  // namespace route
