// ingest/fictional_residents_matters.h — what comes up in a neighbourhood, where, and how often.
// How long one may take over it is said by the rules of work. For fictional*.cpp, and for whoever
// goes on with a fictional town.
#pragma once

#include "base/random.h"

#include <cstdint>
#include <string_view>

namespace ingest::residents {

enum class Where : std::uint8_t { Building, Front, Street, Yard };

struct Matter {
    const char* code = "";
    const char* title = "";
    Where where = Where::Building;
    double weight = 0;
    bool wet = false;  // comes with heavy rain
};

/// The three most frequent are two thirds, as in real registers.
const Matter& any_matter(base::Random& random);
/// The first of that code; the code stands in the list.
const Matter& matter_of(std::string_view code);
/// What heavy rain brings.
const Matter& wet_matter(base::Random& random);

}  // namespace ingest::residents
