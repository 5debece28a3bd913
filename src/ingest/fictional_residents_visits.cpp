#include "ingest/fictional_residents_build.h"
#include "ingest/fictional_residents_lots.h"

#include <algorithm>
#include <array>

namespace ingest::residents {

using base::Instant;
using base::Seconds;
using std::chrono::hours;

namespace {

constexpr double kVisitsPerHouseholdAndDay = 150'000.0 / 24'000 / 365;
constexpr double kNeverVisited = 0.014;  // of all leaves: their state is 未采集

struct PlannedVisit {
    Instant at;
    std::size_t leaf;
};

/// Between half past eight and seven in the evening, on a day of the history.
Instant any_working_hour(Place& place) {
    const auto today = base::midnight_before(place.now);
    for (;;) {
        const Instant at = today - hours{24 * place.random.between(0, std::max(place.days, 1))} +
                           Seconds{place.random.between(8 * 3600 + 1800, 19 * 3600)};
        if (at < place.now) return at;
    }
}

std::vector<PlannedVisit> planned_visits(Place& place) {
    std::vector<PlannedVisit> visits;
    Lots doors;
    for (const std::size_t leaf : place.leaves) {
        if (place.random.chance(kNeverVisited)) continue;
        visits.push_back({any_working_hour(place), leaf});
        doors.add(leaf, 1.5 + place.households[leaf]);
    }
    if (doors.empty()) return visits;
    const auto wanted =
        static_cast<std::size_t>(place.all_households() * place.days * kVisitsPerHouseholdAndDay);
    while (visits.size() < wanted)
        visits.push_back({any_working_hour(place), doors.draw(place.random)});
    std::ranges::stable_sort(visits, {}, &PlannedVisit::at);
    return visits;
}

}  // namespace

void add_visits(Place& place) {
    std::map<model::PlaceId, std::vector<model::UnitId>> units;
    for (const model::UnitRow& unit : place.rows.units) units[unit.place].push_back(unit.id);
    static constexpr std::array<const char*, 10> kResults{"1", "1", "1", "1", "1",
                                                          "1", "2", "2", "3", "5"};
    std::int64_t id = 0;
    for (const PlannedVisit& visit : planned_visits(place)) {
        const model::PlaceId at = place.rows.places[visit.leaf].id;
        const auto homes = units.find(at);
        place.rows.visits.push_back(
            {.id = model::VisitId{++id},
             .staff = place.answers_for(visit.leaf),
             .place = at,
             .unit = homes == units.end() ? model::UnitId{} : place.random.pick(homes->second),
             .at = visit.at,
             .kind = "走访",
             .result = place.random.pick(kResults)});
    }
}

}  // namespace ingest::residents
