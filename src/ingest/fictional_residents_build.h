// ingest/fictional_residents_build.h — what the parts of add_residents know of the place. Only
// for fictional_residents*.cpp.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "ingest/fictional_residents.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace ingest::residents {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// The place as rows, with what is asked of it again and again. Numbers are of `rows.places`.
struct Place {
    model::Rows& rows;
    base::Random random;
    base::Instant now;  // whole seconds
    int days = 90;
    std::vector<base::Error>* refused = nullptr;  // what the rules did not allow

    std::map<model::PlaceId, std::size_t> row_of;
    std::vector<std::size_t> community;  // of each place, itself included; kNone above
    std::vector<std::size_t> leaves;
    std::vector<std::vector<std::size_t>> below;  // children of each place
    std::vector<int> households;                  // of each place itself
    std::map<model::GridId, model::StaffId> worker;
    std::map<std::size_t, model::StaffId> secretary;  // by community

    Place(model::Rows& all, const FictionalOptions& options);

    int all_households() const;
    /// Who answers for a leaf: the worker of its grid, else the community's secretary.
    model::StaffId answers_for(std::size_t leaf) const;
    /// The nine digits of the sub-district a place lies in.
    std::string subdistrict_code(std::size_t place) const;
};

template <class Row>
std::int64_t largest_id(const std::vector<Row>& rows) {
    std::int64_t largest = 0;
    for (const Row& row : rows) largest = std::max(largest, static_cast<std::int64_t>(row.id));
    return largest;
}

void add_homes(Place& place);
void add_shops(Place& place);
void add_staff(Place& place);
void add_facilities(Place& place);
void add_issues(Place& place);
void add_visits(Place& place);

}  // namespace ingest::residents
