// ingest/chains.h — the many ways of one street, strung together.
#pragma once

#include "ingest/survey.h"

#include <string>
#include <vector>

namespace ingest {

/// Metres between vertices that are one.
inline constexpr double kSamePlace = 0.02;

/// Ways that follow one another, straight on where there is a choice.
struct Chain {
    geo::Ring line;
    double width_m = 0;  // mean of the ways, by length
    std::string source;  // of the longest way
};

/// Chains of ways that belong together, longest first.
std::vector<Chain> chains_of(const std::vector<const SurveyedRoad*>& ways);

}  // namespace ingest
