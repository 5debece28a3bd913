// app/wall_tour.h — what a wall shows next by itself: a function of what is urgent and of the
// moment.
//
//   whole place --(rest)--> most urgent --(rest)--> next … --(all were shown)--> whole place
//   anywhere --(a new alarm)--> that one at once, and for longer
//   anywhere --(a touch)--> stays, until nobody has touched anything for a while
#pragma once

#include "base/time.h"
#include "model/ids.h"

#include <vector>

namespace app {

/// One that is worth being shown.
struct TourStop {
    model::IssueId issue{};
    bool alarm = false;  // is shown at once when it is new
};

struct TourPace {
    base::Millis rest{20'000};     // at an issue
    base::Millis whole{30'000};    // at the whole place, between two rounds
    base::Millis alarm{60'000};    // at an alarm that has just come
    base::Millis hurried{10'000};  // … while others wait
    base::Millis pause{120'000};   // after a touch
    base::Millis hand{10'000};     // so long after a touch not even an alarm moves the map
    std::size_t most = 12;         // in a round, but for alarms, of which none is left out
};

struct Tour {
    bool on = false;
    model::IssueId shown{};               // 0: the whole place
    base::Instant since{};                // it is shown
    base::Instant until = base::kNever;   // it is shown, if nothing comes
    base::Instant paused_until{};         // by a touch
    base::Instant hand_until{};           // likewise, even for alarms
    bool alarmed = false;                 // what is shown is an alarm that has just come
    std::vector<model::IssueId> round;    // still to be shown in this round, the most urgent first
    std::vector<model::IssueId> waiting;  // alarms that were not shown yet, the oldest first
    std::vector<model::IssueId> known;    // alarms there are, ascending: not news

    friend bool operator==(const Tour&, const Tour&) = default;
};

/// Begins at the whole place, or where it was; alarms that are there already are no news.
Tour tour_begun(const std::vector<TourStop>& queue, model::IssueId shown, base::Instant now,
                const TourPace& pace = {});

/// The tour at that moment. `queue` is what is worth being shown, the most urgent first, no issue
/// twice. Nothing grows: what has left the queue is forgotten.
Tour toured(Tour tour, const std::vector<TourStop>& queue, base::Instant now,
            const TourPace& pace = {});

/// Somebody has touched the wall.
Tour touched(Tour tour, base::Instant now, const TourPace& pace = {});

/// … and wants to see that one, or with 0 the whole place.
Tour chosen_by_hand(Tour tour, model::IssueId issue, base::Instant now, const TourPace& pace = {});

/// When it must be looked at again though nothing else happens; kNever when it need not.
base::Instant tour_wakes(const Tour& tour, const TourPace& pace = {});

}  // namespace app
