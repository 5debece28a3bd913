// ingest/yards.h — courtyards and grounds of institutions: as given, or between the streets.
#pragma once

#include "ingest/bands.h"
#include "ingest/tiling.h"

#include <string>
#include <vector>

namespace ingest {

struct Yard {
    geo::Shape area;
    std::string name;  // empty until `name_yards`
    bool institution = false;
    bool proposed = false;
    std::string source;
    int community = 0;
    std::vector<std::uint32_t> buildings;
};

/// Yards that the survey gives, without the streets in them, none over another (a smaller or
/// named one keeps its ground): not those that are a whole quarter rather than a courtyard.
std::vector<Yard> given_yards(const Survey& survey, const Bands& streets);

/// The number in `yards` each point lies in, or -1.
std::vector<int> yards_at(const std::vector<Yard>& yards, const std::vector<geo::Point>& points);

/// What yards are made from.
struct YardGround {
    const Survey& survey;
    const Tiling& tiling;
    const Bands& streets;
    const std::vector<geo::Point>& building_at;
    const std::vector<int>& community_of_building;
    const std::vector<int>& community_of_cell;
};

/// All yards: the given ones, cut where a community ends, and of each block what streets and given
/// yards leave of it. Every building is in exactly one.
std::vector<Yard> make_yards(const YardGround& ground, std::vector<Yard> given,
                             const std::vector<int>& given_of_building);

}  // namespace ingest
