// derive/planned.h — classes of the planner's themes, which take a walk through the whole network
// to find: made in the background (app/planner.h), carried by `Derived`, told by derive/theme.h.
#pragma once

#include "derive/coverage.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace derive {

struct PlannedClasses {
    std::shared_ptr<const model::Places> of;  // rows are those of these places
    std::vector<std::uint8_t> minutes;        // Theme::Minutes; empty while nobody has asked
    std::vector<std::uint8_t> nine;           // Theme::Nine; likewise
};

/// By minutes on foot: 0 within the first of kWalkBands, … 3 within the last, 4 beyond it,
/// kNotKnown where nobody can tell, kNotMeant of what is no leaf.
std::vector<std::uint8_t> minute_classes(const model::Snapshot& is, const WalkNet& walk,
                                         const WalkReach& reach);

/// Of courtyards and the buildings in them, by the nine everyday items: 0 all nine, 1 from seven,
/// 2 from five, 3 from three, 4 fewer, kNotKnown, kNotMeant outside courtyards.
std::vector<std::uint8_t> nine_classes(const model::Snapshot& is,
                                       const std::vector<YardScore>& yards);

}  // namespace derive
