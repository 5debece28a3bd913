// model/lock.h — locks on service targets (C17): a rule, and whom it means while it holds.
//
// A lock keeps its rule, never those it means: who that is, is found anew each time somebody who
// may know looks, and each time is one line of the audit.
#pragma once

#include "base/time.h"
#include "model/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// Homes where somebody lives who fits all that is told of persons; or, when something is told of
/// lettings, homes that are let so. Written as "G01 G02 age>=80 need>=2 due", "unregistered group".
struct LockRule {
    std::vector<std::string> categories;  // K35, any of them; empty: whoever
    int age_from = 0;                     // reached in the year; 0 any
    int need_from = 0;                    // 1 to 3; 0 any
    bool due = false;                     // the visit that was planned is over its time
    bool unregistered = false;            // let without being registered
    bool group_let = false;

    bool of_lettings() const { return unregistered || group_let; }
    friend bool operator==(const LockRule&, const LockRule&) = default;
};

/// Nothing of a text that says nobody, mixes persons with lettings, or has a word that is none.
std::optional<LockRule> rule_from(std::string_view text);
std::string text_of(const LockRule& rule);

/// A rule under a name; those without an author came with the program.
struct KeptRule {
    std::string name;
    std::string name_en;
    std::string rule;
    std::string author;

    friend bool operator==(const KeptRule&, const KeptRule&) = default;
};

struct Lock {
    LockId id{};
    std::string name;
    std::string rule;
    PlaceId place{};      // at and below it; 0: the whole store
    std::string purpose;  // K32
    std::string by;       // name of the account
    base::Instant at = base::kNever;
    base::Instant until = base::kNever;
    base::Instant ended = base::kNever;  // before that, by hand

    friend bool operator==(const Lock&, const Lock&) = default;
};

/// Whether it holds at that moment: it ends by itself.
inline bool holds(const Lock& lock, base::Instant now) {
    return lock.ended == base::kNever && now < lock.until;
}

/// A home that a lock means. No name: who lives there is read there, for a purpose.
struct LockedHome {
    UnitId unit{};
    int stair = 1;
    int floor = 1;
    std::string door;
    base::Instant visited = base::kNever;  // the last time, by anybody
    base::Instant planned = base::kNever;  // the next one, as planned with the person
    bool met = false;                      // somebody was met there since the lock
    bool sent = false;                     // a visit task was sent

    friend bool operator==(const LockedHome&, const LockedHome&) = default;
};

/// What of a lock lies in one building.
struct LockedPlace {
    PlaceId place{};
    std::uint32_t targets = 0;  // persons; of lettings, homes
    std::uint32_t homes = 0, met = 0, sent = 0;
    std::uint32_t left = 0;  // homes neither met nor sent
    // For roles that may list targets; for others none of it is told.
    base::Instant visited = base::kNever;  // the home that waited longest; never when one was never
    base::Instant planned = base::kNever;  // the earliest
    std::vector<LockedHome> home;

    friend bool operator==(const LockedPlace&, const LockedPlace&) = default;
};

/// A lock and what it means now, within what the reader answers for; places by id.
struct Locked {
    Lock lock;
    std::vector<LockedPlace> place;

    friend bool operator==(const Locked&, const Locked&) = default;
};

}  // namespace model
