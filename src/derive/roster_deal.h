// derive/roster_deal.h — a proposal for what a roster still lacks: people look it over and change
// it before it is made known.
#pragma once

#include "derive/roster.h"

#include <cstdint>
#include <vector>

namespace derive {

struct DealtShift {
    model::StaffId staff{};
    std::int64_t day = 0;
    ShiftKind kind{};

    friend bool operator==(const DealtShift&, const DealtShift&) = default;
};

/// On each working day those of `staff` who have no shift yet come; of those who come and have no
/// extra half hour on that day, whoever has had the fewest in the month comes early where nobody
/// does, and the next one stays late. Of equal ones it is the turn of whoever has had fewer of that
/// half, then of the one whose last was longest ago. Nobody who is off is called, no day of rest is
/// touched, and where there is but one, one does both.
std::vector<DealtShift> dealt_shifts(const RosterSheet& sheet,
                                     const std::vector<model::StaffId>& staff);

/// The code of a kind (K45); empty for none.
const char* code_of(ShiftKind kind);

}  // namespace derive
