// model/homes.h — the homes of one building, read on demand: no snapshot holds them.
#pragma once

#include "model/rows.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace model {

struct Home {
    UnitRow unit;
    std::vector<HouseholdId> households;
    base::Instant last_visit = base::kNever;
    std::string last_result;  // K18
    std::optional<RentalRow> rental;

    friend bool operator==(const Home&, const Home&) = default;
};

struct Homes {
    PlaceId place{};
    std::vector<Home> home;  // by stair, floor and door
};

}  // namespace model
