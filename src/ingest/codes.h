// ingest/codes.h — the order in which places are numbered, and their codes.
#pragma once

#include "geo/point.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace ingest {

/// Numbers of the points as one reads a page: rows of the height that the points are apart from
/// one another, the northern row first, each from west to east.
std::vector<std::uint32_t> reading_order(const std::vector<geo::Point>& points);

/// Codes below one another: a prefix and a running number. Given codes are kept, and passed over.
class Codes {
  public:
    Codes(std::string prefix, int digits) : prefix_{std::move(prefix)}, digits_{digits} {}

    void keep(const std::string& given) { kept_.insert(given); }
    std::string next();

  private:
    std::string prefix_;
    int digits_;
    int last_ = 0;
    std::set<std::string> kept_;
};

}  // namespace ingest
