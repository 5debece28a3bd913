// ingest/fictional_planning_build.h — what the parts of add_planning know of the town. Only for
// fictional_planning*.cpp.
#pragma once

#include "base/random.h"
#include "ingest/fictional_planning.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

namespace ingest::planning {

/// What is wrong with which community, by its number in its sub-district.
inline constexpr std::size_t kBadlyTrained = 1;
inline constexpr std::size_t kUnpublished = 2;
inline constexpr std::size_t kUncoveredDay = 3;
inline constexpr std::size_t kFewCertificates = 4;
inline constexpr std::size_t kSmallSample = 6;
inline constexpr std::size_t kPublishedLate = 7;
inline constexpr std::size_t kLittleRoom = 8;
inline constexpr std::size_t kUnsafe = 9;

struct Community {
    std::size_t row = 0;     // in Rows::places
    std::size_t number = 0;  // in its sub-district, from 0
    int households = 0;
    std::vector<std::size_t> buildings;  // rows
    std::vector<std::size_t> grids;      // basic ones, in Rows::grids
    std::vector<model::StaffId> staff;   // without the police and those who look after a yard
};

struct Town {
    model::Rows& rows;
    base::Instant now;  // whole seconds
    std::uint64_t seed = 1;
    std::vector<Community> communities;
    std::map<model::PlaceId, std::size_t> row_of;        // in Rows::places
    std::map<model::PlaceId, std::size_t> community_of;  // in `communities`
    std::vector<int> households;                         // by row of Rows::places

    const model::PlaceRow& place(std::size_t row) const { return rows.places[row]; }
    const model::PlaceRow& place(const Community& community) const {
        return rows.places[community.row];
    }
};

/// An id for the next row.
template <class Row>
auto next_id(const std::vector<Row>& rows) {
    std::int64_t last = 0;
    for (const Row& row : rows) last = std::max(last, static_cast<std::int64_t>(row.id));
    return static_cast<decltype(Row::id)>(last + 1);
}

/// That hour of a day of Beijing's calendar.
base::Instant at_hour(int year, int month, int day, int hour);
int month_of_year(base::Instant at);

void add_suppliers(Town& town);
void add_team(Town& town);
void add_rosters(Town& town);
void add_surveys(Town& town);
void add_assessment(Town& town);
void add_division(Town& town);

}  // namespace ingest::planning
