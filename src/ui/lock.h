// ui/lock.h — locks on service targets as this seat sees them, and what can be wished of them.
#pragma once

#include "derive/lock_round.h"
#include "model/lock.h"

#include <memory>
#include <string>
#include <vector>

namespace ui {

struct LockDesk {
    bool open = false;  // the card of a new one, and of those that hold
    std::vector<model::KeptRule> rules;
    std::vector<model::Lock> holding;                // the newest first
    std::shared_ptr<const derive::LockRound> shown;  // on the map; null for none
    bool waits = false;                              // for an answer
    std::string refused;                             // why the last wish of the card was
};

struct ToggleLocks {};
/// At and below the place the card tells of.
struct MakeLock {
    std::string name, rule, purpose;  // K32
    int hours = 24;
};
/// 0 shows the map without one; the lock goes on.
struct ShowLock {
    model::LockId lock{};
};
struct EndLock {
    model::LockId lock{};
};
/// Of the lock that is shown, to whoever answers for the buildings.
struct SendVisits {};
struct KeepLockRule {
    std::string name, rule;
};

}  // namespace ui
