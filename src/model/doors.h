// model/doors.h — the homes that somebody should look in at again.
#pragma once

#include "model/rows.h"

#include <string>

namespace model {

/// So long after its last visit a home is due again; one that is let sooner.
inline constexpr base::Seconds kVisitHolds = std::chrono::hours{24 * 90};
inline constexpr base::Seconds kLetVisitHolds = std::chrono::hours{24 * 30};

/// One door to knock at. Never a person: who lives there is asked for at the door.
struct DoorDue {
    UnitId unit{};
    PlaceId place{};  // its building
    int stair = 1;
    int floor = 1;
    std::string door;
    std::string use;                          // K02
    bool let = false;                         // K02 02
    base::Instant last_visit = base::kNever;  // kNever: nobody was ever there
    std::string last_result;                  // K18, of that visit
    base::Instant due = base::kNever;         // since then; kNever where nobody was ever there

    friend bool operator==(const DoorDue&, const DoorDue&) = default;
};

}  // namespace model
