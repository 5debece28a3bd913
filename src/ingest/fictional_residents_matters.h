// ingest/fictional_residents_matters.h — what comes up in a neighbourhood, how often, and how
// long one may take over it. Only for fictional_residents*.cpp.
#pragma once

#include "base/random.h"

#include <cstdint>

namespace ingest::residents {

enum class Where : std::uint8_t { Building, Front, Street, Yard };

struct Matter {
    const char* code = "";
    const char* title = "";
    const char* urgency = "";  // K22
    int hours_allowed = 0;
    Where where = Where::Building;
    double weight = 0;
    bool wet = false;  // comes with heavy rain
};

/// The three most frequent are 70 in 100, as in real registers.
const Matter& any_matter(base::Random& random);
/// What heavy rain brings.
const Matter& wet_matter(base::Random& random);

}  // namespace ingest::residents
