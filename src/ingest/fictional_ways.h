// ingest/fictional_ways.h — which ways issues take, and how often (domain.md 5.2, 10.2). Only for
// fictional*.cpp.
#pragma once

#include "base/random.h"
#include "ingest/fictional_course.h"

#include <string_view>

namespace ingest {

/// Who deals with an issue.
struct Hands {
    model::StaffId worker{};  // of the grid; takes down what was seen on the way
    model::StaffId desk{};    // accepts, files, sends, calls back
    model::DepartmentId lead{};
    model::DepartmentId assist{};  // beside it; 0 nobody
    model::DepartmentId wrong{};   // where it goes by mistake
};

/// The units a matter goes to by the usual rules; now and then a second one.
Hands hands_for(std::string_view matter, model::StaffId worker, model::StaffId desk,
                base::Random& random);

struct Noticed {
    std::string_view matter;
    bool by_resident = false;  // not seen by staff: somebody has a look first
    bool may_wait = true;      // for weather, material, somebody else
};

/// A whole course by lot, without its issue: the steps, their time, whether it is sampled.
/// Nearly half are settled in the grid, one in thirty is late.
Course any_course(const Noticed& noticed, base::Instant reported, const Hands& hands,
                  base::Random& random);

/// Found to be the same as `into`; nothing where that is over for too long, or nothing itself.
std::optional<Course> duplicate_of(const model::IssueRow& into, base::Instant reported,
                                   const Hands& hands);

/// A course that now stands in this state, of those that are open.
Course course_to(model::Status goal, base::Instant reported, base::Instant now,
                 std::string_view matter, const Hands& hands);

}  // namespace ingest
