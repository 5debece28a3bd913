// ingest/regions.h — the upper part of the tree: what boundaries give, and the ground left over.
#pragma once

#include "ingest/survey.h"

#include <string>
#include <vector>

namespace ingest {

struct District {
    std::string name;
    std::string code;  // 6 digits
    geo::Shape area;   // None when no boundary gives it
    std::string source;
};

struct Subdistrict {
    int district = 0;
    std::string name;
    std::string code;  // 9 digits
    geo::Shape area;   // None when no boundary gives it
    std::string source;
};

/// Ground of one sub-district: a community that is given, or ground still to be divided.
struct Region {
    int subdistrict = 0;
    geo::Shape area;
    bool given = false;
    std::string name;  // of a given community
    std::string code;  // 12 digits, when known
    std::string source;
};

struct Regions {
    std::vector<District> districts;        // at least one
    std::vector<Subdistrict> subdistricts;  // at least one
    std::vector<Region> regions;            // do not overlap
};

/// Points at which people live, trade or work decide which boundaries matter and how far the
/// ground reaches that nobody gives a boundary of.
Regions regions_of(const Survey& survey, const std::vector<geo::Point>& lived_at,
                   const DivideOptions& options);

}  // namespace ingest
