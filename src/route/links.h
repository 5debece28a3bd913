// route/links.h — ways of a map that end short of one another, though people walk across.
#pragma once

#include "route/network.h"

#include <span>
#include <vector>

namespace route {

/// Joins islands that have derived ways to what lies nearest, by a derived link of at most `most_m`
/// that crosses no barrier: across a yard to the gate, not over its wall. Islands of drawn ways
/// alone stay what they are. Requires noded ways; gives noded ways, cut where links meet them.
std::vector<Way> with_islands_linked(std::vector<Way> ways, std::span<const geo::Ring> barriers,
                                     double most_m);

}  // namespace route
