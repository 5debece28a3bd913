#include "derive/lock_round.h"

#include "derive/duty.h"
#include "derive/round.h"

#include <algorithm>
#include <map>
#include <set>

namespace derive {

using model::kNoRow;
using model::PlaceId;
using model::Row;

namespace {

/// The nearest who answers for a building.
model::StaffId held_by(const model::Snapshot& is, Row place, base::Instant now) {
    for (const Duty& duty : duty_chain(is, place, now))
        if (!duty.held.empty()) return (*is.assignments)[duty.held.front()].staff;
    return {};
}

void add(LockSum& sum, const model::LockedPlace& place) {
    sum.targets += place.targets;
    sum.homes += place.homes;
    sum.met += place.met;
    sum.sent += place.sent;
    sum.left += place.left;
}

/// Puts the buildings of a yard into the order of a walk.
void walk(LockYard& yard, const model::Places& places) {
    std::vector<model::DoorDue> doors;
    for (const LockStop& stop : yard.stop) doors.push_back({.place = stop.at.place});
    const Round round = round_of(std::move(doors), places);
    std::map<PlaceId, std::pair<std::size_t, double>> order;
    for (std::size_t i = 0; i < round.stops.size(); ++i)
        order[round.stops[i].place] = {i, round.stops[i].from_before_m};
    for (LockStop& stop : yard.stop) stop.from_before_m = order[stop.at.place].second;
    std::ranges::sort(yard.stop, {},
                      [&](const LockStop& stop) { return order[stop.at.place].first; });
    yard.way_m = round.length_m;
}

}  // namespace

bool retell(LockRound& round, const model::Locked& locked) {
    std::map<PlaceId, const model::LockedPlace*> known;
    for (const model::LockedPlace& place : locked.place) known[place.place] = &place;
    std::size_t stops = 0;
    for (const LockYard& yard : round.yard)
        for (const LockStop& stop : yard.stop) {
            if (!known.contains(stop.at.place)) return false;
            ++stops;
        }
    if (stops != known.size() || round.lock.id != locked.lock.id) return false;
    round.lock = locked.lock;
    round.sum = {};
    round.unheld = 0;
    for (LockYard& yard : round.yard) {
        yard.sum = {};
        for (LockStop& stop : yard.stop) {
            stop.at = *known[stop.at.place];
            if (model::number(stop.staff) == 0) round.unheld += stop.at.homes;
            add(yard.sum, stop.at);
            add(round.sum, stop.at);
        }
    }
    return true;
}

LockRound lock_round(const model::Locked& locked, const model::Snapshot& is, base::Instant now) {
    const model::Places& places = *is.places;
    LockRound round{.lock = locked.lock};
    std::map<PlaceId, LockYard> yards;
    std::set<model::StaffId> workers;
    for (const model::LockedPlace& place : locked.place) {
        const Row row = model::row_of(places, place.place);
        if (row == kNoRow) continue;
        const Row above = places.parent[row];
        const PlaceId in = above == kNoRow ? place.place : places.row[above].id;
        const model::StaffId staff = held_by(is, row, now);
        LockYard& yard = yards[in];
        yard.yard = in;
        yard.stop.push_back({place, staff, 0});
        add(yard.sum, place);
        add(round.sum, place);
        round.buildings += 1;
        if (model::number(staff) == 0)
            round.unheld += place.homes;
        else
            workers.insert(staff);
    }
    round.workers = static_cast<std::uint32_t>(workers.size());
    for (auto& [id, yard] : yards) {
        walk(yard, places);
        round.yard.push_back(std::move(yard));
    }
    std::ranges::stable_sort(round.yard, std::ranges::greater{},
                             [](const LockYard& yard) { return yard.sum.homes - yard.sum.met; });
    return round;
}

}  // namespace derive
