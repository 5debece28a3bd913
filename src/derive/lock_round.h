// derive/lock_round.h — what a lock means, courtyard by courtyard, with who answers for each
// building and in the order in which one walks there.
#pragma once

#include "model/lock.h"
#include "model/snapshot.h"

#include <vector>

namespace derive {

struct LockStop {
    model::LockedPlace at;
    model::StaffId staff{};    // who answers for the building now; 0 nobody
    double from_before_m = 0;  // on foot from the stop before in this yard
};

/// What several buildings of a lock sum to.
struct LockSum {
    std::uint32_t targets = 0, homes = 0, met = 0, sent = 0;
    std::uint32_t left = 0;  // homes neither met nor sent

    bool all_met() const { return met == homes; }
    friend bool operator==(const LockSum&, const LockSum&) = default;
};

struct LockYard {
    model::PlaceId yard{};  // or street, or what else the buildings stand in
    LockSum sum;
    double way_m = 0;
    std::vector<LockStop> stop;
};

struct LockRound {
    model::Lock lock;
    LockSum sum;
    std::uint32_t buildings = 0;
    std::uint32_t workers = 0;   // different people who answer for something of it
    std::uint32_t unheld = 0;    // homes for which nobody does
    std::vector<LockYard> yard;  // most homes left first
};

/// The same round with what `locked` counts now; false, and it is as it was, when that is about
/// other buildings.
bool retell(LockRound& round, const model::Locked& locked);

/// Buildings that are gone from the snapshot are left out.
LockRound lock_round(const model::Locked& locked, const model::Snapshot& is, base::Instant now);

}  // namespace derive
